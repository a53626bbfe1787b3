"""The page for one answer of somebody who offers something: public, neutral, without an account."""

from starlette.responses import Response

from portal import clock, i18n
from portal.accounts.throttle import seconds_left
from portal.i18n import LANGUAGES
from portal.vetting import links
from portal.vetting.link_forms import Answering
from portal.vetting.links import Asked
from portal.web import access, cookies
from portal.web.addresses import household
from portal.web.errors import NotFound
from portal.web.rendering import after_post, render
from portal.web.request import Request
from portal.web.routing import get, post

FREE_TRIES = 20  # wrong addresses from one place before the first wait


def ask(request: Request) -> Response:
    asked = _asked(request)
    return _busy(request) if asked is None else _page(request, asked, Answering())


def give_answer(request: Request) -> Response:
    asked = _asked(request)
    if asked is None:
        return _busy(request)
    form = Answering(request.fields)
    if not form.validate():
        return _page(request, asked, form)
    if not links.answer(request.db, asked.link, form.said.data):
        raise NotFound
    return after_post(request, "vetting.thanks", **{"in": asked.link.language})


def thanks(request: Request) -> Response:
    """The same for everybody who comes here, in the language of the question."""
    _speak(request, request.asked("in"))
    return render(request, "vetting/thanks.html")


def _asked(request: Request) -> Asked | None:
    """What is asked at this address; None for somebody who tried too many. Raises `NotFound`, the
    same for whatever is not there."""
    portal, now = request.portal, clock.now()
    place = f"{household(request.client.host if request.client else '')} answer"
    if portal.addresses.take(place, now, seconds_left, FREE_TRIES):
        return None
    found = links.behind(request.db, portal.settings.secret, request.path_params["token"])
    if found is None:
        raise NotFound
    portal.addresses.forgive(place)
    _speak(request, found.link.language)
    return found


def _speak(request: Request, language: str) -> None:
    """The language that was chosen for them, unless they chose one here."""
    if cookies.read(request, cookies.LANGUAGE) not in LANGUAGES and language in LANGUAGES:
        request.language = LANGUAGES[language]
        i18n.use(language)


def _busy(request: Request) -> Response:
    response = render(request, "errors/busy.html", status=429)
    response.headers["retry-after"] = "60"
    return response


def _page(request: Request, asked: Asked, form: Answering) -> Response:
    return render(request, "vetting/answer.html", asked=asked, form=form)


routes = [
    get("/answer", thanks, access=access.anyone),
    get("/answer/{token}", ask, access=access.anyone),
    post("/answer/{token}", give_answer, access=access.anyone),
]
