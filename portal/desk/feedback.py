"""What people say about courses, at the desk, and telling them what was changed for it."""

from starlette.responses import Response

from portal.feedback import actions, queries
from portal.feedback.forms import HELPED, Changed
from portal.feedback.rules import ENOUGH, together
from portal.formats import today
from portal.training.models import Course
from portal.web import access
from portal.web.errors import there
from portal.web.rendering import after_post, render
from portal.web.request import Request
from portal.web.routing import get, post


def feedback(request: Request) -> Response:
    courses = queries.courses_for(request.db, request.member)
    return render(request, "desk/feedback.html", courses=courses)


def course_feedback(request: Request) -> Response:
    form = Changed(data={"language": request.language.code})
    return _page(request, _course(request), form)


def tell_change(request: Request) -> Response:
    course, form = _course(request), Changed(request.fields)
    if not form.validate():
        return _page(request, course, form)
    actions.tell_change(
        request.db,
        course.id,
        said=form.you_said.data,
        changed_to=form.changed.data,
        language=form.language.data,
    )
    return after_post(request, "desk.course_feedback", id=course.id)


def remove_change(request: Request) -> Response:
    number = request.path_params["id"]
    change = there(queries.change_for(request.db, request.member, number))
    course_id = change.course_id
    actions.remove_change(request.db, change)
    return after_post(request, "desk.course_feedback", id=course_id)


def _course(request: Request) -> Course:
    return there(queries.course_for(request.db, request.member, request.path_params["id"]))


def _page(request: Request, course: Course, form: Changed) -> Response:
    return render(
        request,
        "desk/course_feedback.html",
        course=course,
        quarters=together(queries.voices_of(request.db, course.id), today()),
        changes=queries.changes_of(request.db, course.id),
        helped=HELPED,
        enough=ENOUGH,
        form=form,
    )


routes = [
    get("/desk/feedback", feedback, access=access.caseworker),
    get("/desk/feedback/{id:id}", course_feedback, access=access.caseworker),
    post("/desk/feedback/{id:id}/change", tell_change, access=access.caseworker),
    post("/desk/feedback/changes/{id:id}/removal", remove_change, access=access.caseworker),
]
