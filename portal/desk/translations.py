"""Translating goals and steps of the people one looks after, and asking a colleague to."""

from typing import Any, NamedTuple

from starlette.responses import Response

from portal.accounts.models import Member
from portal.accounts.queries import colleagues_for
from portal.i18n import LANGUAGES
from portal.i18n import lazy as _
from portal.plan import actions, queries, translating
from portal.plan.forms import version_of
from portal.plan.models import Goal, Step
from portal.plan.translation_form import Translating, edition_of, form_for, language_for
from portal.plan.translations import Original, translation_of
from portal.refusal import Refused
from portal.web import access
from portal.web.errors import NotFound, there
from portal.web.rendering import after_post, render
from portal.web.request import Request
from portal.web.routing import get, post

READY = _("These are ready words. Everybody reads them in their own language.")


class Page(NamedTuple):
    """The words, whose they are, and into which language they are put."""

    written: Goal | Step
    person: Member
    language: str


def step_translation(request: Request) -> Response:
    return _show(request, _page_of(request, there(_step(request)), request.asked("to")))


def goal_translation(request: Request) -> Response:
    return _show(request, _page_of(request, there(_goal(request)), request.asked("to")))


def translate_step(request: Request) -> Response:
    return _translate(request, _step(request, locked=True))


def translate_goal(request: Request) -> Response:
    return _translate(request, _goal(request, locked=True))


def ask_step_translation(request: Request) -> Response:
    return _ask(request, there(_step(request, locked=True)))


def ask_goal_translation(request: Request) -> Response:
    return _ask(request, there(_goal(request, locked=True)))


def unask_step_translation(request: Request) -> Response:
    return _unask(request, there(_step(request, locked=True)))


def unask_goal_translation(request: Request) -> Response:
    return _unask(request, there(_goal(request, locked=True)))


def gone(request: Request) -> Response:
    """What is not there and what never was look the same; what was typed is shown again."""
    text, bring = request.typed("text").strip(), request.typed("bring").strip()
    if not text and not bring:
        raise NotFound
    return render(
        request, "desk/translation_gone.html", status=404, here="/", text=text, bring=bring
    )


def _translate(request: Request, written: Goal | Step | None) -> Response:
    if written is None:
        return gone(request)
    page, form = _page_of(request, written, request.typed("to")), form_for(written, request.fields)
    if not form.validate():
        return _show(request, page, form)
    known = {"version": version_of(request), "edition": edition_of(request)}
    if request.typed("to") != page.language or not translating.translate(
        request.db, request.member, written, page.language, form.words, **known
    ):
        return _show(request, page, form, is_outdated=True)
    return after_post(request, "desk.plan", id=written.member_id)


def _ask(request: Request, written: Goal | Step) -> Response:
    page = _page_of(request, written, request.typed("to"))
    for number, _name in _colleagues(request, page.person):
        if request.typed("staff") == str(number):
            translating.ask(request.db, request.member, written, page.language, number)
            return after_post(request, "desk.plan", id=written.member_id)
    raise Refused(_("Please choose a colleague of this house."))


def _unask(request: Request, written: Goal | Step) -> Response:
    language = _page_of(request, written, request.typed("to")).language
    translating.unask(request.db, request.member, written, language)
    return after_post(request, "desk.plan", id=written.member_id)


def _step(request: Request, *, locked: bool = False) -> Step | None:
    number = request.path_params["id"]
    return queries.step_for(request.db, request.member, number, locked=locked)


def _goal(request: Request, *, locked: bool = False) -> Goal | None:
    number = request.path_params["id"]
    return queries.goal_for(request.db, request.member, number, locked=locked)


def _page_of(request: Request, written: Goal | Step, asked: str) -> Page:
    """Into her language, unless the words are in it: then into that of whoever translates."""
    if written.phrase:
        raise Refused(READY)
    person = there(queries.person_for(request.db, request.member, written.member_id))
    own = request.language.code
    return Page(written, person, language_for(written, asked, person.language, own))


def _colleagues(request: Request, person: Member) -> list[tuple[int, str]]:
    found = colleagues_for(request.db, person.house_id)
    return [colleague for colleague in found if colleague[0] != request.member.id]


def _show(
    request: Request, page: Page, form: Translating | None = None, *, is_outdated: bool = False
) -> Response:
    """Also with errors in it this is a look at the plan. A translation of the words before is
    offered as a start."""
    actions.open_plan(request.db, request.member, page.person.id)
    written, row = page.written, translation_of(request.db, page.written, page.language)
    known: dict[str, Any] = {"text": row.text, "bring": row.bring} if row else {}
    colleagues = _colleagues(request, page.person)
    return render(
        request,
        "desk/translation.html",
        status=409 if is_outdated else 0,
        kind="goal" if isinstance(written, Goal) else "step",
        id=written.id,
        person=page.person,
        original=Original.of(written),
        into=page.language,
        others=[code for code in LANGUAGES if code not in {page.language, written.language}],
        row=row,
        is_done=row is not None and translating.fits(row, written),
        form=form or form_for(written, **known),
        is_outdated=is_outdated,
        colleagues=colleagues,
        asked=dict(colleagues).get(row.asked_id or 0, "") if row else "",
    )


routes = [
    get("/desk/steps/{id:id}/translation", step_translation, access=access.caseworker, writes=True),
    post("/desk/steps/{id:id}/translation", translate_step, access=access.caseworker),
    post("/desk/steps/{id:id}/translation/request", ask_step_translation, access=access.caseworker),
    post(
        "/desk/steps/{id:id}/translation/cancellation",
        unask_step_translation,
        access=access.caseworker,
    ),
    get("/desk/goals/{id:id}/translation", goal_translation, access=access.caseworker, writes=True),
    post("/desk/goals/{id:id}/translation", translate_goal, access=access.caseworker),
    post("/desk/goals/{id:id}/translation/request", ask_goal_translation, access=access.caseworker),
    post(
        "/desk/goals/{id:id}/translation/cancellation",
        unask_goal_translation,
        access=access.caseworker,
    ),
]
