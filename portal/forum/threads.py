"""One thread: reading it from where she stopped, following it, not reading it any more."""

from functools import partial

from starlette.responses import Response

from portal import clock
from portal.forum import following, reading, rules
from portal.forum.forms import Reply
from portal.forum.markup import marked
from portal.forum.queries import ThreadHead
from portal.forum.reading import POSTS, PostLine
from portal.forum.writing import draft_of, is_new, thread_of
from portal.web import access
from portal.web.paging import cut, read_id_key
from portal.web.paths import path
from portal.web.rendering import after_post, render
from portal.web.request import Request
from portal.web.routing import get, post

END = 10**9  # no post has this number


def thread(request: Request) -> Response:
    head = thread_of(request)
    rows, earlier, later = _page(request, head)
    if rows and head.seen is not None and rows[-1].id > head.seen:
        seen = partial(following.see, member=request.member, thread_id=head.id, post_id=rows[-1].id)
        request.later.append(seen)
    form = _reply_form(request, head) if not later else None
    return render(
        request,
        "forum/thread.html",
        thread=head,
        posts=rows,
        earlier=earlier,
        later=later,
        form=form,
        kept=form is not None and bool(form.body.data),
        found=(),
        is_new=form is not None and is_new(request),
        translates=head.by_machine and bool(request.portal.settings.translate_url),
        rules=rules,
        marked=marked,
        now=clock.now(),
    )


def follow(request: Request) -> Response:
    head = thread_of(request)
    newest = reading.posts_before(request.db, request.member, head.id, END)
    following.follow(request.db, request.member, head.id, newest[-1].id if newest else 0)
    return after_post(request, "forum.thread", anchor="more", id=head.id)


def unfollow(request: Request) -> Response:
    head = thread_of(request)
    following.unfollow(request.db, request.member, head.id)
    return after_post(request, "forum.thread", anchor="more", id=head.id)


def mute(request: Request) -> Response:
    head = thread_of(request)
    following.mute(request.db, request.member, head.id)
    return after_post(request, "forum.thread", anchor="more", id=head.id)


def unmute(request: Request) -> Response:
    head = thread_of(request)
    following.unmute(request.db, request.member, head.id)
    return after_post(request, "forum.thread", anchor="more", id=head.id)


def _page(request: Request, head: ThreadHead) -> tuple[list[PostLine], int, int]:
    """The posts to show, and the keys of the pages before and after them; 0 when there is none.

    Without a place in the address: where she stopped, if she follows the thread; the newest, if
    there is nothing new; the beginning for everybody else.
    """
    asked = request.query_params
    if "before" in asked:
        return _ending(request, head, read_id_key(request.asked("before")))
    if "after" in asked or head.seen is None:
        return _beginning(request, head, read_id_key(request.asked("after")))
    found = _beginning(request, head, head.seen)
    return found if found[0] else _ending(request, head, END)


def _beginning(request: Request, head: ThreadHead, after: int) -> tuple[list[PostLine], int, int]:
    rows = reading.posts_after(request.db, request.member, head.id, after)
    page = cut(rows, lambda line: str(line.id), POSTS)
    earlier = page.rows[0].id if page.rows and after else 0
    return list(page.rows), earlier, int(page.after or 0)


def _ending(request: Request, head: ThreadHead, before: int) -> tuple[list[PostLine], int, int]:
    rows = reading.posts_before(request.db, request.member, head.id, before)
    shown = rows[-POSTS:]
    earlier = shown[0].id if len(rows) > POSTS else 0
    if not shown or before == END:
        return shown, earlier, 0
    newest = shown[-1].id
    is_last = reading.is_newest(request.db, request.member, head.id, newest)
    return shown, earlier, 0 if is_last else newest


def _reply_form(request: Request, head: ThreadHead) -> Reply | None:
    """The form under the newest post."""
    if not rules.may_reply(request.member, head.shown, head.is_own, head.locked_at):
        return None
    return Reply(data=draft_of(request, path("forum.reply", id=head.id)))


routes = [
    get("/forum/threads/{id:id}", thread, access=access.people),
    post("/forum/threads/{id:id}/following", follow, access=access.people),
    post("/forum/threads/{id:id}/unfollowing", unfollow, access=access.people),
    post("/forum/threads/{id:id}/muting", mute, access=access.people),
    post("/forum/threads/{id:id}/unmuting", unmute, access=access.people),
]
