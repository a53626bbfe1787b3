"""What I agreed to: each purpose for itself, given and taken back in my own visit only."""

from starlette.responses import Response

from portal.consent import actions, forms, partners, queries
from portal.consent.models import Purpose
from portal.consent.texts import Matter
from portal.web import access
from portal.web.errors import NotFound
from portal.web.paging import cut, read_id_key
from portal.web.rendering import after_post, render
from portal.web.request import Request
from portal.web.routing import get, post

PLAIN = {purpose.value: Matter(purpose) for purpose in Purpose if purpose is not Purpose.SHARING}


def show(request: Request) -> Response:
    states = queries.states_for(request.db, request.member, request.member.id)
    return render(request, "consent/consents.html", states=states[:2], partners=states[2:])


def answers(request: Request) -> Response:
    before = read_id_key(request.asked("before")) or queries.BEGINNING
    found = queries.answers_for(request.db, request.member, before)
    page = cut(found, lambda given: str(given.id))
    return render(request, "consent/answers.html", page=page)


def purpose(request: Request) -> Response:
    return partners.page(request, _matter(request))


def agree(request: Request) -> Response:
    matter, me = _matter(request), request.member
    if not request.typed("kept"):  # kept aside it came without its words: she reads them again
        actions.agree(request.db, me, me.id, matter, forms.read(request.fields))
    return after_post(request, "consent.purpose", purpose=matter.purpose)


def decline(request: Request) -> Response:
    matter, me = _matter(request), request.member
    actions.decline(request.db, me, me.id, matter, forms.read(request.fields))
    return after_post(request, "consent.purpose", purpose=matter.purpose)


def _matter(request: Request) -> Matter:
    word = request.path_params["purpose"]
    if word not in PLAIN:
        raise NotFound
    return PLAIN[word]


routes = [
    get("/account/consent", show, access=access.member, private=True),
    get("/account/consent/answers", answers, access=access.member, private=True),
    *partners.routes,
    get("/account/consent/{purpose:word}", purpose, access=access.member, private=True),
    post("/account/consent/{purpose:word}/agreement", agree, access=access.member, private=True),
    post("/account/consent/{purpose:word}/refusal", decline, access=access.member, private=True),
]
