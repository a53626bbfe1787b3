"""My account, my phones, my trail, my language; and what the request plumbing asks of accounts."""

from collections.abc import Callable
from functools import partial

from sqlalchemy.orm import Session
from starlette.responses import RedirectResponse, Response

from portal.accounts import actions, changing, entrance, news, opening, queries, unsent, visits
from portal.accounts.forms import Speaking
from portal.i18n import LANGUAGES
from portal.i18n import lazy as _
from portal.refusal import Refused
from portal.trail.deeds import PURPOSES, words_for
from portal.trail.queries import BEGINNING, own_trail
from portal.viewer import Visit
from portal.web import access, cookies
from portal.web.paging import cut, read_id_key
from portal.web.paths import is_ours
from portal.web.rendering import after_post, leave_fragment, render
from portal.web.request import Request
from portal.web.routing import ASIDE, get, post


def language(request: Request) -> Response:
    """A link, not a form: it changes nothing but a cookie, and public pages stay free of tokens."""
    chosen, back = request.asked("to"), request.asked("next")
    if chosen not in LANGUAGES:
        back = back if is_ours(back) else "/"
        return render(request, "accounts/language.html", here=back)
    response = RedirectResponse(back if is_ours(back) else "/", 303)
    cookies.write(request, response, cookies.LANGUAGE, chosen, _language_cookie_life(request))
    return response


def account(request: Request) -> Response:
    phones = queries.phones_of(request.db, request.member)
    this = request.visit.key if request.visit else ""
    form = Speaking(data={"language": request.language.code})
    return render(request, "accounts/account.html", phones=phones, this=this, speaking=form)


def speak(request: Request) -> Response:
    form = Speaking(request.fields)
    if not form.validate():
        raise Refused(_("Please choose one of the languages."))
    actions.speak(request.db, request.member, form.language.data)
    response = after_post(request, "accounts.account")
    cookies.write(
        request, response, cookies.LANGUAGE, form.language.data, _language_cookie_life(request)
    )
    return response


def end_phone(request: Request) -> Response:
    visits.end_own(request.db, request.member.id, request.typed("phone"))
    return after_post(request, "accounts.account")


def end_other_phones(request: Request) -> Response:
    this = request.visit.key if request.visit else ""
    visits.end_all(request.db, request.member.id, but=this)
    return after_post(request, "accounts.account")


def trail(request: Request) -> Response:
    before = read_id_key(request.asked("before")) or BEGINNING
    page = cut(own_trail(request.db, request.member, before), lambda line: str(line.id))
    return render(request, "accounts/trail.html", page=page, words_for=words_for, purposes=PURPOSES)


def news_page(request: Request) -> Response:
    """What she should know about her account; from now on she does."""
    visit = request.visit
    lines = news.newest_for(request.db, visit) if visit else []
    if visit and visit.has_news:
        request.later.append(partial(news.see, viewer=visit.viewer, phone=visit.key))
    return render(request, "accounts/news.html", lines=lines, said=news.said)


def kept(request: Request) -> Response:
    """What was written when the visit ran out."""
    text = unsent.waiting_for(request.db, request.member.id)
    if text is None:
        return RedirectResponse("/", 303)
    return render(request, "accounts/kept.html", text=text)


def throw_away(request: Request) -> Response:
    unsent.throw_away(request.db, request.member.id)
    return after_post(request, "home.show")


def _language_cookie_life(request: Request) -> int | None:
    """A shared phone forgets the language with the browser's window."""
    return cookies.YEAR if request.visit and request.visit.own_phone else None


def recognise(request: Request) -> Visit | None:
    """Who this browser's cookie belongs to. Was it left without a network, its visit ends now.

    Nobody can be erased while a deed of hers is done.
    """
    visit = visits.find(request.db, cookies.read(request, cookies.VISIT))
    if visit is None:
        return None
    if cookies.has_left(request):
        request.later.append(partial(visits.end, key=visit.key))
        request.later.append(partial(unsent.throw_away, member_id=visit.viewer.id))
        return visit._replace(is_over=True)
    if request.method != "POST":
        return visit
    is_here = queries.hold(request.db, visit.viewer.id, alone=request.state.alone)
    return visit if is_here else None


def set_aside(request: Request, visit: Visit, door: str) -> Response:
    """Keep what a person was sending before a closed door, and lead her to that door's page.

    A page that nobody touched for long sends its unsent words by itself: that ends the visit.
    """
    fields = [(name, str(value)) for name, value in request.fields.multi_items()]
    behind_pin = request.state.behind_pin
    unsent.keep(request.db, visit.viewer.id, request.url.path, fields, behind_pin=behind_pin)
    if request.typed(ASIDE):
        visits.end(request.db, visit.key)
    return leave_fragment(request, door)


def after_visit(request: Request, visit: Visit) -> list[Callable[[Session], None]]:
    """Small writes after a page: this phone was seen; what had been set aside is sent now."""
    writes = visits.after_visit(visit)
    if getattr(request.state, "is_private", False) and visit.is_private:
        writes += visits.note_privacy(visit)
    if request.typed("kept") and getattr(request.state, "is_done", False):
        writes.append(partial(unsent.throw_away, member_id=visit.viewer.id))
    return writes


routes = [
    *entrance.routes,
    *opening.routes,
    *changing.routes,
    get("/language", language, access=access.anyone),
    get("/account", account, access=access.signed_in),
    post("/account/language", speak, access=access.signed_in),
    post("/account/phone-ending", end_phone, access=access.signed_in),
    post("/account/other-phones-ending", end_other_phones, access=access.signed_in),
    get("/account/trail", trail, access=access.signed_in, private=True),
    get("/account/news", news_page, access=access.signed_in, private=True),
    get("/kept", kept, access=access.signed_in, private=True),
    post("/kept/removal", throw_away, access=access.signed_in),
]
