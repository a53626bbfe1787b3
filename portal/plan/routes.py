"""My plan: what stands in it, what I tick, agree to and have seen."""

from starlette.responses import Response

from portal.i18n import lazy as _
from portal.plan import (
    actions,
    answering,
    goals,
    history,
    owed,
    own_steps,
    past,
    queries,
    steps,
    telling,
    topics,
    unread,
)
from portal.plan.forms import TYPES, shown_versions, ticked_steps
from portal.refusal import Refused
from portal.text import is_number
from portal.web import access
from portal.web.rendering import after_post, render
from portal.web.request import Request
from portal.web.routing import get, post


def show(request: Request) -> Response:
    me, language = request.member, request.language.code
    found = queries.plan_for(request.db, me, me.id, language)
    aims = [goal for goal in found if not goal.reached_at]
    lines = [step for goal in aims for step in goal.steps]
    return render(
        request,
        "plan/plan.html",
        parts=[
            (_("Planned together with the house"), [goal for goal in aims if not goal.is_own]),
            (_("In your own words"), [goal for goal in aims if goal.is_own]),
        ],
        reached=[goal for goal in found if goal.reached_at],
        tickable=[step.id for goal in aims for step in goal.mine],
        unanswered=[step for step in lines if step.waits_for_her],
        is_foreign=any(goal.has_foreign_words for goal in aims),
        news=telling.tell(history.new_for(request.db, me)),
        most_news=history.NEWS,
        **queries.head_for(request.db, me)._asdict(),
        types=TYPES,
    )


def keep_progress(request: Request) -> Response:
    actions.keep_progress(request.db, request.member, *ticked_steps(request.fields))
    return after_post(request, "plan.show")


def agree_to_shown(request: Request) -> Response:
    if not answering.agree_to_shown(request.db, request.member, shown_versions(request)):
        raise Refused(_("Something was changed just now. Please read it again before you agree."))
    return after_post(request, "plan.show")


def have_seen(request: Request) -> Response:
    typed = request.typed("number")
    if is_number(typed):
        actions.have_seen(request.db, request.member, int(typed))
    return after_post(request, "plan.show")


routes = [
    get("/plan", show, access=access.member, private=True),
    post("/plan/progress", keep_progress, access=access.member, private=True),
    post("/plan/agreement", agree_to_shown, access=access.member, private=True),
    post("/plan/news", have_seen, access=access.member, private=True),
    *goals.routes,
    *steps.routes,
    *own_steps.routes,
    *past.routes,
    *topics.routes,
    *owed.routes,
    *unread.routes,
]
