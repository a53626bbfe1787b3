"""Starting a thread, replying, and keeping what is not finished."""

from collections.abc import Sequence
from typing import Any

from starlette.responses import Response

from portal.finding.explanations import EXPLANATIONS
from portal.finding.found import Found
from portal.forum import actions, drafts, queries, reading, rules
from portal.forum.actions import Words
from portal.forum.aliases import alias_of
from portal.forum.checking import finds
from portal.forum.forms import LONGEST_TITLE, MOST, NewThread, Reply, Writing
from portal.forum.language import spoken
from portal.forum.models import Post, PostState, Room
from portal.forum.queries import ThreadHead
from portal.forum.standing import standing_of
from portal.text import is_number
from portal.web import access
from portal.web.errors import there
from portal.web.paths import path
from portal.web.rendering import after_post, render
from portal.web.request import Request
from portal.web.routing import get, post

KEEP = "keep"  # the button that keeps a text for later instead of sending it


def new_thread(request: Request) -> Response:
    room = _room(request)
    form = NewThread(data=draft_of(request, path("forum.start", room=room.slug)))
    return _new_thread_form(request, room, form)


def start(request: Request) -> Response:
    room, form = _room(request), NewThread(request.fields)
    if keeps(request, form):
        return after_post(request, "forum.new_thread", room=room.slug)
    if not form.validate():
        return _new_thread_form(request, room, form)
    if found := finds(request, form, may_insist=may_insist(request, room)):
        return _new_thread_form(request, room, form, found)
    words = words_of(request, form, room.language)
    made = actions.start(request.db, request.member, room, words)
    drafts.throw_away(request.db, request.member, request.url.path)
    return after_post(request, "forum.thread", id=made.thread_id)


def reply_page(request: Request) -> Response:
    """Answering one post, or the thread as a whole."""
    head = thread_of(request)
    form = Reply(data=draft_of(request, path("forum.reply", id=head.id)))
    return _reply_page(request, head, form, request.asked("to"))


def reply(request: Request) -> Response:
    head, form = thread_of(request), Reply(request.fields)
    if keeps(request, form):
        return after_post(request, "forum.thread", anchor="reply", id=head.id)
    if not form.validate():
        return _reply_page(request, head, form, request.typed("to"))
    if found := finds(request, form, may_insist=may_insist(request, head)):
        return _reply_page(request, head, form, request.typed("to"), found)
    quotes_id = _number(request.typed("to"))
    words = words_of(request, form, head.language)
    made = actions.reply(request.db, request.member, head, words, quotes_id)
    drafts.throw_away(request.db, request.member, request.url.path)
    return after_post(request, "forum.thread", anchor=f"p{made.id}", id=head.id)


def thread_of(request: Request) -> ThreadHead:
    return there(queries.thread_for(request.db, request.member, request.path_params["id"]))


def draft_of(request: Request, place: str) -> dict[str, Any]:
    """What she wrote there before, for the fields of the form."""
    found = drafts.draft_for(request.db, request.member, place)
    return {"title": found.title, "body": found.body} if found else {}


def keeps(request: Request, form: Writing) -> bool:
    """Whether the text is to wait; then it is kept, as long as it may be sent."""
    if request.typed("do") != KEEP:
        return False
    title, body = request.typed("title").strip()[:LONGEST_TITLE], form["body"].data or ""
    drafts.keep(request.db, request.member, request.url.path, title, body[:MOST])
    return True


def words_of(
    request: Request, form: Writing, place: str | None, *, other_name: bool = False
) -> Words:
    """What a form that holds says. Too few words to tell their language are in hers; under another
    name in that of the place, or they would tell in which language she reads."""
    given, hers = form.data, request.member.language
    as_alias = given["as_alias"] or other_name
    language = spoken(given["body"], given["language"], (as_alias and place) or hers)
    title = given.get("title", "")
    return Words(given["body"], language, given["note"], given["as_alias"], title)


def is_new(request: Request) -> bool:
    """Whether what this person writes now waits for a mentor."""
    return rules.is_new(request.member, standing_of(request.db, request.member))


def may_insist(request: Request, room: Room | ThreadHead) -> bool:
    """Whether what was found in her text may stay in it all the same."""
    return room.takes_contacts and not is_new(request)


def looked_at(found: Sequence[Found], *, may_insist: bool) -> dict[str, Any]:
    """What `forum/_found.html` needs."""
    return {"found": found, "may_insist": may_insist, "explanations": EXPLANATIONS}


def _new_thread_form(
    request: Request, room: Room, form: NewThread, found: Sequence[Found] = ()
) -> Response:
    own = alias_of(request.db, request.member, room.id) if room.takes_aliases else None
    alias = own.name if own else None
    kept = bool(form.body.data) and not form.errors and not found
    return render(
        request,
        "forum/new_thread.html",
        status=422 if found else 0,
        **looked_at(found, may_insist=bool(found) and may_insist(request, room)),
        room=room,
        form=form,
        is_new=is_new(request),
        alias=alias,
        kept=kept,
    )


def _reply_page(
    request: Request, head: ThreadHead, form: Reply, to: str, found: Sequence[Found] = ()
) -> Response:
    number = _number(to)
    answered = reading.post_for(request.db, request.member, number) if number else None
    if answered is not None and not _is_answerable(answered, head):
        answered = None
    return render(
        request,
        "forum/reply.html",
        status=422 if found else 0,
        **looked_at(found, may_insist=bool(found) and may_insist(request, head)),
        thread=head,
        form=form,
        answered=answered,
        is_new=is_new(request),
        kept=bool(form.body.data) and not form.errors and not found,
    )


def _is_answerable(found: Post, head: ThreadHead) -> bool:
    """What everybody here reads; of anything else the page says nothing, not even the name."""
    return found.thread_id == head.id and found.state is PostState.SHOWN


def _room(request: Request) -> Room:
    found = queries.room_for(request.db, request.member, request.path_params["room"])
    return there(found)


def _number(typed: str) -> int | None:
    return int(typed) if is_number(typed) else None


routes = [
    get("/forum/threads/{id:id}/reply", reply_page, access=access.people),
    post("/forum/threads/{id:id}/reply", reply, access=access.people),
    get("/forum/{room:word}/new", new_thread, access=access.people),
    post("/forum/{room:word}/threads", start, access=access.people),
]
