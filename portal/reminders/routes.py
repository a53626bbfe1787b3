"""My reminders: off until I switch them on, one page for each way out."""

from sqlalchemy.orm import Session
from starlette.responses import RedirectResponse, Response

from portal.i18n import LANGUAGES
from portal.i18n import lazy as _
from portal.refusal import Refused
from portal.reminders import choosing, stopping
from portal.reminders.channels import name_of, offered, sender_of
from portal.reminders.forms import Reminding, form_for
from portal.reminders.models import Channel, Kind
from portal.reminders.queries import contact_of, ways_of
from portal.reminders.rules import FROM, TO
from portal.reminders.words import text_of
from portal.settings import Settings
from portal.web import access
from portal.web.errors import NotFound
from portal.web.inbound import Told, inbound
from portal.web.paths import path
from portal.web.rendering import after_post, render
from portal.web.request import Request
from portal.web.routing import get, post


def show(request: Request) -> Response:
    settings = request.portal.settings
    ways = ways_of(request.db, request.member)
    return render(
        request,
        "reminders/reminders.html",
        ways=ways,
        offered=offered(settings),
        used={way.channel for way in ways if way.standing != "off"},
        names={channel: name_of(channel, settings) for channel in Channel},
        hours=(FROM, TO),
        can_stop=bool(settings.stop_secret),
        stop_to=settings.stop_to,
    )


def choose(request: Request) -> Response:
    channel = _channel(request)
    if channel not in offered(request.portal.settings):
        return RedirectResponse(path("reminders.show"), 303)
    asked = request.asked("language")
    contact = contact_of(request.db, request.member, channel)
    language = asked if asked in LANGUAGES else contact.language if contact else ""
    country = request.portal.pack.code
    form = form_for(channel, contact, country, language=language or request.language.code)
    return _page(request, channel, form)


def keep(request: Request) -> Response:
    channel = _offered(request)
    contact = contact_of(request.db, request.member, channel)
    form = form_for(channel, contact, request.portal.pack.code, typed=request.fields)
    if not form.validate():
        return _page(request, channel, form)
    choosing.keep(request.db, request.member, channel, form.wishes)
    return after_post(request, "reminders.show")


def send_again(request: Request) -> Response:
    choosing.send_again(request.db, request.member, _offered(request))
    return after_post(request, "reminders.show")


def say_it_came(request: Request) -> Response:
    choosing.say_it_came(request.db, request.member, _channel(request))
    return after_post(request, "reminders.show")


def say_it_is_safe(request: Request) -> Response:
    choosing.say_it_is_safe(request.db, request.member, _channel(request))
    return after_post(request, "reminders.show")


def switch_off(request: Request) -> Response:
    choosing.switch_off(request.db, request.member, _channel(request))
    return after_post(request, "reminders.show")


def stop(db: Session, settings: Settings, told: Told) -> None:
    """A gateway passes on what somebody answered to a message."""
    if stopping.is_stop(told.get(settings.stop_text, "")):
        stopping.stop(db, told.get(settings.stop_from, ""), settings.country)


def _channel(request: Request) -> Channel:
    try:
        return Channel(request.path_params["channel"])
    except ValueError:
        raise NotFound from None


def _offered(request: Request) -> Channel:
    channel = _channel(request)
    if channel not in offered(request.portal.settings):
        raise Refused(_("No messages are sent from here at the moment."))
    return channel


def _page(request: Request, channel: Channel, form: Reminding) -> Response:
    settings = request.portal.settings
    spoken = LANGUAGES.get(form.language.data or "", request.language)
    contact = contact_of(request.db, request.member, channel)
    return render(
        request,
        "reminders/choose.html",
        form=form,
        channel=channel,
        name=name_of(channel, settings),
        sender=sender_of(channel, settings),
        spoken=spoken,
        is_proven=contact is not None and contact.proven_at is not None,
        first=text_of(Kind.FIRST, "", spoken.code),
        can_stop=bool(settings.stop_secret),
        stop_to=settings.stop_to,
    )


PLACE = "/account/reminders/{channel:word}"
routes = [
    get("/account/reminders", show, access=access.member, private=True),
    get(PLACE, choose, access=access.member, private=True),
    post(PLACE, keep, access=access.member, private=True, alone=True),
    post(f"{PLACE}/first", send_again, access=access.member, private=True, alone=True),
    post(f"{PLACE}/arrival", say_it_came, access=access.member, private=True, alone=True),
    post(f"{PLACE}/safety", say_it_is_safe, access=access.member, private=True, alone=True),
    post(f"{PLACE}/ending", switch_off, access=access.member, private=True, alone=True),
    inbound("/reminders/stop/{secret}", stop, secret=lambda settings: settings.stop_secret),
]
