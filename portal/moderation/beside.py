"""Beside a decision: a note about behaviour, a word about somebody, telling the staff on duty."""

from starlette.responses import Response

from portal.duty.receipts import reader_in
from portal.forum.models import Post
from portal.moderation import actions, remarks, shifts, staff
from portal.moderation.forms import Noting, Passing
from portal.moderation.items import invitation, post_of, show
from portal.web import access
from portal.web.rendering import after_post, render
from portal.web.request import Request
from portal.web.routing import get, post


def note(request: Request) -> Response:
    found, form = post_of(request), Noting(request.fields)
    if not form.validate():
        return show(request, found, noting=form)
    remarks.note(request.db, request.member, found, form.kind.data, form.said.data)
    return after_post(request, "moderation.one_post", id=found.id)


def say_word(request: Request) -> Response:
    """`trusts` is y: nobody reads her posts first any more; otherwise a mentor does again."""
    found = post_of(request)
    remarks.say(request.db, request.member, found, trusts=request.typed("trusts") == "y")
    return after_post(request, "moderation.one_post", id=found.id)


def staff_page(request: Request) -> Response:
    found = post_of(request)
    if shifts.shift_of(request.db, request.member) is None:
        return invitation(request)
    return _staff_form(request, found, Passing())


def tell_staff(request: Request) -> Response:
    found, form = post_of(request), Passing(request.fields)
    if not form.validate():
        return _staff_form(request, found, form)
    actions.pass_on(request.db, request.member, found, form.said.data)
    return after_post(request, "moderation.one_post", id=found.id)


def _staff_form(request: Request, found: Post, form: Passing) -> Response:
    house_id = staff.house_of(request.member, found)
    reader = reader_in(request.db, house_id, frozenset({request.member.id}))
    return render(request, "moderation/staff.html", post=found, form=form, reader=reader)


routes = [
    get("/moderation/posts/{id:id}/staff", staff_page, access=access.moderator),
    post("/moderation/posts/{id:id}/staff", tell_staff, access=access.moderator),
    post("/moderation/posts/{id:id}/note", note, access=access.moderator),
    post("/moderation/posts/{id:id}/word", say_word, access=access.moderator),
]
