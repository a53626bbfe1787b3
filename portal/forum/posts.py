"""One post: where it stands, and everything that can be done with it."""

from collections.abc import Sequence

from starlette.responses import RedirectResponse, Response

from portal.finding.found import Found
from portal.forum import changing, following, queries, reading, rules, taking_back
from portal.forum.checking import finds
from portal.forum.forms import Change, Language
from portal.forum.markup import marked
from portal.forum.models import Post
from portal.forum.writing import is_new, looked_at, may_insist, words_of
from portal.i18n import lazy as _
from portal.refusal import Refused, require
from portal.web import access
from portal.web.errors import there
from portal.web.paths import path
from portal.web.rendering import after_post, render
from portal.web.request import Request
from portal.web.routing import get, post


def show_post(request: Request) -> Response:
    """Lead to the post among the others; also where “Back” goes from its pages."""
    found = _post(request)
    thread = path("forum.thread", id=found.thread_id, after=found.id - 1)
    return RedirectResponse(f"{thread}#p{found.id}", 303)


def more(request: Request) -> Response:
    """What a line of a thread has no room for."""
    found = _post(request)
    return render(
        request,
        "forum/post.html",
        post=found,
        form=Language(data={"language": found.language}),
        is_muted=following.is_muted(request.db, request.member, found),
        rules=rules,
        marked=marked,
    )


def change_page(request: Request) -> Response:
    own = _own_post(request)
    if not rules.may_change(request.member, own):
        raise Refused(changing.why_fixed(own))
    return _change_form(request, own, Change(obj=own))


def change(request: Request) -> Response:
    own = _own_post(request)
    form = Change(request.fields)
    if not form.validate():
        return _change_form(request, own, form)
    may = may_insist(request, own.thread.room)
    if found := finds(request, form, may_insist=may):
        return _change_form(request, own, form, found)
    words = words_of(request, form, own.thread.language, other_name=own.alias_id is not None)
    changing.change(request.db, request.member, own, words)
    return after_post(
        request, "forum.thread", anchor=f"p{own.id}", id=own.thread_id, after=own.id - 1
    )


def correct_language(request: Request) -> Response:
    found, form = _post(request), Language(request.fields)
    require(rules.may_correct_language(request.member, found))
    if not form.validate():
        raise Refused(_("Please choose one."))
    changing.correct_language(request.db, request.member, found, form.language.data)
    return after_post(request, "forum.more", id=found.id)


def take_back(request: Request) -> Response:
    """Twice is once: what is gone leads to the thread as well, or to the rooms with it."""
    own = _own_post(request)
    thread_id = own.thread_id
    taking_back.take_back(request.db, request.member, own)
    if queries.thread_for(request.db, request.member, thread_id):
        return after_post(request, "forum.thread", id=thread_id)
    return after_post(request, "forum.rooms")


def mute_author(request: Request) -> Response:
    found = _of_others(request)
    following.mute_author(request.db, request.member, found)
    return after_post(request, "forum.more", id=found.id)


def unmute_author(request: Request) -> Response:
    found = _of_others(request)
    following.unmute_author(request.db, request.member, found)
    return after_post(request, "forum.more", id=found.id)


def _post(request: Request) -> Post:
    return there(reading.post_for(request.db, request.member, request.path_params["id"]))


def _own_post(request: Request) -> Post:
    found = _post(request)
    require(rules.is_own(request.member, found))
    return found


def _of_others(request: Request) -> Post:
    found = _post(request)
    require(rules.may_be_muted(request.member, found))
    return found


def _change_form(
    request: Request, own: Post, form: Change, found: Sequence[Found] = ()
) -> Response:
    may = bool(found) and may_insist(request, own.thread.room)
    return render(
        request,
        "forum/change.html",
        post=own,
        form=form,
        is_new=is_new(request),
        rules=rules,
        status=422 if found else 0,
        **looked_at(found, may_insist=may),
    )


routes = [
    get("/forum/posts/{id:id}", show_post, access=access.people),
    get("/forum/posts/{id:id}/more", more, access=access.people),
    get("/forum/posts/{id:id}/change", change_page, access=access.people),
    post("/forum/posts/{id:id}/change", change, access=access.people),
    post("/forum/posts/{id:id}/language", correct_language, access=access.people),
    post("/forum/posts/{id:id}/removal", take_back, access=access.people),
    post("/forum/posts/{id:id}/muting", mute_author, access=access.people),
    post("/forum/posts/{id:id}/unmuting", unmute_author, access=access.people),
]
