"""`create_app(settings)`: the only place where everything meets."""

from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.body_limit import RequestBodyLimitMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.routing import Mount, Route, Router
from starlette.types import Receive, Scope, Send

from portal import packs
from portal.accounts import entrance
from portal.accounts import routes as accounts
from portal.calendars import routes as calendars
from portal.certificates import routes as certificates
from portal.checkins import routes as checkins
from portal.consent import routes as consent
from portal.cv import routes as cv
from portal.db import THREADS, Database
from portal.desk import routes as desk
from portal.feedback import routes as feedback
from portal.forum import routes as forum
from portal.home import routes as home
from portal.home.planned import planned_on
from portal.interest import routes as interest
from portal.letters import routes as letters
from portal.listings import routes as listings
from portal.moderation import routes as moderation
from portal.my_data import routes as my_data
from portal.notes import routes as notes
from portal.plan import routes as plan
from portal.polls import routes as polls
from portal.proof import routes as proof
from portal.referrals import routes as referrals
from portal.reminders import routes as reminders
from portal.safety import routes as safety
from portal.seal.keys import Keys
from portal.searches import routes as searches
from portal.settings import Settings
from portal.take_along import routes as take_along
from portal.trail.keycheck import require_right_keys
from portal.training import routes as training
from portal.translating import routes as translating
from portal.vetting import routes as vetting
from portal.vetting.dealings import was_visited
from portal.way import routes as way
from portal.web import static
from portal.web.addresses import Addresses
from portal.web.errors import outside_routes
from portal.web.headers import SafetyHeaders
from portal.web.request import Portal
from portal.web.routing import MAX_BODY

FEATURES = [home, plan, training, moderation, forum, listings, accounts, proof, consent, desk]
FEATURES += [notes, my_data, take_along, referrals, safety, way, reminders]
FEATURES += [certificates, calendars, feedback, polls, translating, letters, vetting]
FEATURES += [searches, cv, interest, checkins]


def create_app(settings: Settings) -> Starlette:
    """The portal as an ASGI application. Opens no connection before the first request."""
    portal = Portal(
        settings=settings,
        database=open_database(settings),
        pack=packs.load(settings.country),
        threads=ThreadPoolExecutor(THREADS, thread_name_prefix="page"),
        addresses=Addresses(),
        recognise=accounts.recognise,
        is_known=entrance.is_known,
        set_aside=accounts.set_aside,
        after_visit=accounts.after_visit,
        planned_on=planned_on,
        was_visited=was_visited,
    )
    app = Starlette(
        routes=[Mount("", app=ByFirstWord(all_routes()))],
        exception_handlers={HTTPException: outside_routes, Exception: outside_routes},
        middleware=[
            Middleware(SafetyHeaders, is_https=settings.is_https),
            Middleware(TrustedHostMiddleware, allowed_hosts=settings.hosts, www_redirect=False),
            Middleware(RequestBodyLimitMiddleware, max_body_size=MAX_BODY),
        ],
        lifespan=_closing,
    )
    app.state.portal = portal
    return app


def open_database(settings: Settings) -> Database:
    """The database with the keys of its sealed records. Raises `WrongKeyFile`."""
    keys = Keys(Path(settings.key_file))
    return Database(settings.database, keys, Path(settings.heads_file))


def all_routes() -> list[Route]:
    """Every route of the portal, in one flat list."""
    pages = [route for feature in FEATURES for route in feature.routes]
    return [*pages, Route("/static/{name}", static.serve)]


class ByFirstWord:
    """Chooses among routes by the first word of the address: sixty patterns tried one after the
    other would cost as much as a small query."""

    def __init__(self, routes: list[Route]) -> None:
        by_word: dict[str, list[Route]] = {}
        for route in routes:
            by_word.setdefault(_first_word(route.path), []).append(route)
        self.routers = {
            word: Router(members, redirect_slashes=False) for word, members in by_word.items()
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        router = self.routers.get(_first_word(scope["path"]))
        if router is None:
            raise HTTPException(404)
        await router(scope, receive, send)


def _first_word(path: str) -> str:
    return path.split("/", 2)[1] if "/" in path else ""


@asynccontextmanager
async def _closing(app: Starlette) -> AsyncIterator[None]:
    with app.state.portal.database.transaction(writing=False) as db:
        require_right_keys(db)
    yield
    app.state.portal.close()
