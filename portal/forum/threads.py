"""One thread: reading it, starting one, replying."""

from functools import partial

from starlette.responses import Response

from portal.forum import actions, queries, rules
from portal.forum.forms import NewThread, Reply
from portal.forum.models import Room
from portal.forum.queries import PostLine, ThreadHead
from portal.web import access
from portal.web.errors import there
from portal.web.paging import Slice, cut, read_id_key
from portal.web.rendering import after_post, render
from portal.web.request import Request
from portal.web.routing import get, post


def thread(request: Request) -> Response:
    after = read_id_key(request.asked("after"))
    head = _thread(request)
    rows = queries.posts_for(request.db, request.member, head.id, after)
    page = cut(rows, lambda line: str(line.id), queries.POSTS)
    _follow_up(request, head, page)
    form = _reply_form(request, head, page)
    return render(
        request,
        "forum/thread.html",
        thread=head,
        page=page,
        after=after,
        form=form,
        is_read_first=form is not None and _is_read_first(request),
        rules=rules,
    )


def reply(request: Request) -> Response:
    head = _thread(request)
    form = Reply(request.fields, data={"language": request.member.language})
    if not form.validate():
        is_first = _is_read_first(request)
        return render(request, "forum/reply.html", thread=head, form=form, is_read_first=is_first)
    made = actions.reply(request.db, request.member, head.id, **form.data)
    page = queries.last_page_for(request.db, request.member, head.id)
    return after_post(request, "forum.thread", anchor=f"p{made.id}", id=head.id, after=page)


def new_thread(request: Request) -> Response:
    form = NewThread(data={"language": request.member.language})
    return _new_thread_form(request, _room(request), form)


def start(request: Request) -> Response:
    room = _room(request)
    form = NewThread(request.fields, data={"language": request.member.language})
    if not form.validate():
        return _new_thread_form(request, room, form)
    made = actions.start(request.db, request.member, room.id, **form.data)
    return after_post(request, "forum.thread", id=made.thread_id)


def _thread(request: Request) -> ThreadHead:
    return there(queries.thread_for(request.db, request.member, request.path_params["id"]))


def _room(request: Request) -> Room:
    return there(queries.room_named(request.db, request.path_params["room"]))


def _reply_form(request: Request, head: ThreadHead, page: Slice[PostLine]) -> Reply | None:
    """The form under the newest post; none on the pages before."""
    if page.after or not rules.may_reply(request.member, head.shown, head.author_id):
        return None
    return Reply(data={"language": request.member.language})


def _new_thread_form(request: Request, room: Room, form: NewThread) -> Response:
    is_first = _is_read_first(request)
    return render(request, "forum/new_thread.html", room=room, form=form, is_read_first=is_first)


def _is_read_first(request: Request) -> bool:
    """Whether what this person writes now waits for a mentor."""
    shown = queries.shown_posts_of(request.db, request.member)
    return rules.is_read_first(request.member, shown)


def _follow_up(request: Request, head: ThreadHead, page: Slice[PostLine]) -> None:
    """Who follows the thread has now seen this page."""
    newest = page.rows[-1].id if page.rows else 0
    if head.seen is not None and newest > head.seen:
        member_id = request.member.id
        request.later.append(
            partial(actions.see, member_id=member_id, thread_id=head.id, post_id=newest)
        )


routes = [
    get("/forum/threads/{id:id}", thread, access=access.people),
    post("/forum/threads/{id:id}/reply", reply, access=access.people),
    get("/forum/{room:word}/new", new_thread, access=access.people),
    post("/forum/{room:word}/threads", start, access=access.people),
]
