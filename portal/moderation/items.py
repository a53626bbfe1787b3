"""One post that waits: its labels, taking it, reading it, giving it on."""

from typing import Any

from starlette.responses import Response

from portal import clock
from portal.forum.models import Post
from portal.forum.reading import post_for
from portal.forum.rules import may_be_hidden, may_be_revised, may_judge, words_for
from portal.moderation import appeals, claims, facts, hints, queries, remarks, shifts, staff
from portal.moderation.forms import Hiding, Noting, Quieting, Revising
from portal.moderation.queries import Item
from portal.moderation.rules import BEHAVIOUR, DONE, KINDS, RULES
from portal.refusal import require
from portal.text import is_number
from portal.web import access
from portal.web.errors import there
from portal.web.rendering import after_post, render
from portal.web.request import Request
from portal.web.routing import get, post


def one_post(request: Request) -> Response:
    """Labels first; the words for whoever took it, and nothing at all outside of a shift."""
    return show(request, post_of(request))


def take(request: Request) -> Response:
    found = post_of(request)
    claims.take(request.db, request.member, found)
    return after_post(request, "moderation.one_post", id=found.id)


def leave(request: Request) -> Response:
    claims.leave(request.db, request.member, post_of(request))
    return after_post(request, "moderation.queue")


def hand_over(request: Request) -> Response:
    to = request.typed("to")
    found = post_of(request)
    claims.hand_over(request.db, request.member, found, int(to) if is_number(to) else 0)
    return after_post(request, "moderation.queue")


def post_of(request: Request) -> Post:
    """The post of the address, if it is in her sight and hers to decide about."""
    found = there(post_for(request.db, request.member, request.path_params["id"]))
    require(may_judge(request.member, found))
    return found


def show(request: Request, found: Post, **forms: Any) -> Response:
    """The page of a post; with a form that was not accepted, if there is one."""
    if shifts.shift_of(request.db, request.member) is None:
        return invitation(request)
    item = there(queries.item_for(request.db, request.member, found.id))
    (label,) = hints.labelled(request.db, [item], request.portal.settings.country)
    is_hers = item.holder_id == request.member.id
    if not is_hers and (item.holder_id is not None or not forms):
        return render(request, "moderation/folded.html", label=label, kinds=KINDS)
    context: dict[str, Any] = {"post": found, "label": label, "kinds": KINDS, "form": None}
    context |= _beside(request, found, item) | _forms(forms)
    return render(request, "moderation/one_post.html", **context)


def invitation(request: Request) -> Response:
    """Outside of a shift: whether something waits, and nothing of it."""
    return render(
        request,
        "moderation/begin.html",
        lengths=shifts.lengths_for(request.db, request.member),
        has_been=shifts.has_just_been(request.db, request.member),
        waiting=queries.count_waiting(request.db, request.member),
    )


def _beside(request: Request, found: Post, item: Item) -> dict[str, Any]:
    """What helps to decide about a post."""
    db, member, now = request.db, request.member, clock.now()
    slow_until = found.thread.slow_until
    return {
        "notes": facts.notes_of(db, found.id),
        "done": facts.done_with(db, found.id),
        "appeal": appeals.of_post(db, found.id) if item.due_at else None,
        "remarks": remarks.notes_about(db, member, found),
        "passed": staff.passed_on(db, found.id),
        "word": remarks.word_about(db, found),
        "colleagues": claims.colleagues_for(db, member, found),
        "deeds": DONE,
        "rules": RULES,
        "behaviour": BEHAVIOUR,
        "words_for": words_for,
        "may_be_hidden": may_be_hidden(found),
        "may_be_revised": may_be_revised(found),
        "is_slow": slow_until is not None and slow_until > now,
    }


def _forms(sent: dict[str, Any]) -> dict[str, Any]:
    """The forms of the page; the one that was sent stands for its empty one, and is `form`."""
    empty = {
        "hiding": Hiding(),
        "revising": Revising(),
        "locking": Quieting(),
        "slowing": Quieting(),
        "noting": Noting(),
    }
    return empty | sent | {"form": next(iter(sent.values()), None)}


routes = [
    get("/moderation/posts/{id:id}", one_post, access=access.moderator),
    post("/moderation/posts/{id:id}/claim", take, access=access.moderator),
    post("/moderation/posts/{id:id}/passing", leave, access=access.moderator),
    post("/moderation/posts/{id:id}/handover", hand_over, access=access.moderator),
]
