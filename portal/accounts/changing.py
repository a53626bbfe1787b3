"""Other secret words, chosen by somebody who knows the old ones."""

from typing import NamedTuple

from starlette.responses import Response

from portal.accounts import actions, queries, throttle, visits, words
from portal.accounts.forms import NewWords
from portal.i18n import lazy as _
from portal.seal.box import keys_of
from portal.web import access, cookies, csrf
from portal.web.rendering import after_post, render
from portal.web.request import Request
from portal.web.routing import get, post


class Checked(NamedTuple):
    """What the hashing thread found out."""

    is_right: bool
    wait: int  # seconds until the next try counts
    hash: str | None  # of the new words; None when they are refused anyway


def words_page(request: Request) -> Response:
    return render(request, "accounts/words.html", form=NewWords())


def check_old_words(request: Request) -> Checked | None:
    """Runs in a hashing thread. Tries are counted for this person, before they are checked."""
    csrf.check_origin(request)
    portal = request.portal
    with portal.database.transaction(writing=True) as db:
        visit = visits.find(db, cookies.read(request, cookies.VISIT))
        if visit is None or visit.is_over:
            return None
        key = keys_of(db).index("words tries", str(visit.viewer.id))
        if wait := throttle.take(db, key, throttle.FREE):
            return Checked(False, wait, None)
        stored = queries.words_hash_of_member(db, visit.viewer.id)
    if not words.match(request.typed("words"), stored):
        return Checked(False, 0, None)
    with portal.database.transaction(writing=True) as db:
        throttle.forgive(db, key)
    typed = request.typed("new_words").strip()
    fits = words.are_long_enough(typed) and len(typed) <= words.MOST
    return Checked(True, 0, words.hash_of(typed) if fits else None)


def change_words(request: Request) -> Response:
    form, checked = NewWords(request.fields), request.hashed
    is_good = form.validate()
    if checked is None or not checked.is_right:
        form.words.errors = [_("These are not your secret words.")]
        status = 429 if checked and checked.wait else 422
        response = render(request, "accounts/words.html", form=form, status=status)
        if status == 429:
            response.headers["retry-after"] = str(checked.wait)
        return response
    if not is_good or checked.hash is None:
        return render(request, "accounts/words.html", form=form, status=422)
    this = request.visit.key if request.visit else ""
    actions.change_words(request.db, request.member, checked.hash, this)
    return after_post(request, "accounts.account")


routes = [
    get("/account/words", words_page, access=access.signed_in),
    post("/account/words", change_words, access=access.signed_in, hashing=check_old_words),
]
