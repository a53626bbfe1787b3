"""Courses at the desk: the list, a new one, its facts, its texts language by language."""

from typing import Any

from starlette.responses import Response

from portal.desk.course_forms import CourseForm, FactsForm, TextsForm
from portal.i18n import WRITTEN
from portal.i18n import lazy as _
from portal.plan.forms import version_for, version_of
from portal.refusal import require
from portal.training import courses as made
from portal.training import schedule, staff
from portal.training.models import Course
from portal.web import access
from portal.web.errors import there
from portal.web.rendering import after_post, render
from portal.web.request import Request
from portal.web.routing import get, post

EVERYBODY = "all"  # as the form calls all houses


def courses(request: Request) -> Response:
    found = schedule.courses_for(request.db, request.member)
    return render(request, "desk/courses.html", courses=found)


def new_course(request: Request) -> Response:
    begins = {"language": request.language.code, "taught_in": request.language.code}
    form = CourseForm(data=begins | {"house": str(request.member.house_id), "level": "any"})
    return render(request, "desk/course_new.html", form=_offered(request, form))


def add_course(request: Request) -> Response:
    form = _offered(request, CourseForm(request.fields))
    if not form.validate():
        return render(request, "desk/course_new.html", form=form)
    house_id = None if form.house.data == EVERYBODY else request.member.house_id
    course = made.make(request.db, request.member, house_id, form.facts(), form.texts())
    return after_post(request, "desk.course", id=course.id)


def course(request: Request) -> Response:
    found = _asked_for(request)
    return _page(request, found, FactsForm(data=_facts(found)))


def change_course(request: Request) -> Response:
    found, form = _asked_for(request, held=True), FactsForm(request.fields)
    if not form.validate():
        return _page(request, found, form)
    version = version_of(request)
    if not made.change(request.db, request.member, found, form.facts(), version):
        return _page(request, found, form, is_outdated=True)
    return after_post(request, "desk.course", id=found.id)


def course_texts(request: Request) -> Response:
    found, language = _asked_for(request), _language(request, request.asked("to"))
    require(staff.may_write(request.member, found))
    texts = made.texts_in(found, language)
    return _texts_page(request, found, TextsForm(data=texts._asdict()), language)


def write_course_texts(request: Request) -> Response:
    found, form = _asked_for(request, held=True), TextsForm(request.fields)
    language = _language(request, request.typed("language"))
    require(staff.may_write(request.member, found))
    if not form.validate():
        return _texts_page(request, found, form, language)
    version = version_of(request)
    if not made.write(request.db, request.member, found, form.texts(), version):
        return _texts_page(request, found, form, language, is_outdated=True)
    return after_post(request, "desk.course", id=found.id)


def retire_course(request: Request) -> Response:
    found = _asked_for(request, held=True)
    made.retire(request.db, request.member, found)
    return after_post(request, "desk.course", id=found.id)


def bring_course_back(request: Request) -> Response:
    found = _asked_for(request, held=True)
    made.bring_back(request.db, request.member, found)
    return after_post(request, "desk.course", id=found.id)


def _asked_for(request: Request, *, held: bool = False) -> Course:
    number = request.path_params["id"]
    return there(schedule.course_for(request.db, request.member, number, held=held))


def _language(request: Request, code: str) -> str:
    """The language that was asked for, or the one of the page."""
    return code if code in WRITTEN else request.language.code


def _page(
    request: Request, found: Course, form: FactsForm, *, is_outdated: bool = False
) -> Response:
    return render(
        request,
        "desk/course.html",
        status=409 if is_outdated else 0,
        course=found,
        form=form,
        may_write=staff.may_write(request.member, found),
        missing=[code for code in WRITTEN if code not in found.title],
        is_outdated=is_outdated,
        version=version_for(request, found.version, is_outdated=is_outdated),
    )


def _texts_page(
    request: Request, found: Course, form: TextsForm, language: str, *, is_outdated: bool = False
) -> Response:
    return render(
        request,
        "desk/course_texts.html",
        status=409 if is_outdated else 0,
        course=found,
        form=form,
        into=language,
        stands=made.texts_in(found, language),
        is_outdated=is_outdated,
        version=version_for(request, found.version, is_outdated=is_outdated),
    )


def _facts(found: Course) -> dict[str, Any]:
    return {
        "taught_in": found.language,
        "level": found.level,
        "childcare": found.childcare,
        "women_only": found.women_only,
        "travel_paid": found.travel_paid,
        "skills": found.skills,
    }


def _offered(request: Request, form: CourseForm) -> CourseForm:
    houses: list[tuple[str, Any]] = [(str(request.member.house_id), _("For this house"))]
    if staff.may_plan_for(request.member, None):
        houses.append((EVERYBODY, _("For all houses")))
    return form.offer(houses)


routes = [
    get("/desk/courses", courses, access=access.caseworker),
    get("/desk/courses/new", new_course, access=access.caseworker),
    post("/desk/courses", add_course, access=access.caseworker),
    get("/desk/courses/{id:id}", course, access=access.caseworker),
    post("/desk/courses/{id:id}/change", change_course, access=access.caseworker),
    get("/desk/courses/{id:id}/texts", course_texts, access=access.caseworker),
    post("/desk/courses/{id:id}/texts", write_course_texts, access=access.caseworker),
    post("/desk/courses/{id:id}/retirement", retire_course, access=access.caseworker),
    post("/desk/courses/{id:id}/return", bring_course_back, access=access.caseworker),
]
