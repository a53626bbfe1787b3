"""Sharing, partner by partner; and the page on which every matter is read and answered."""

from starlette.responses import Response

from portal.consent import actions, forms, queries, texts
from portal.consent.texts import Matter
from portal.web import access
from portal.web.errors import there
from portal.web.rendering import after_post, render
from portal.web.request import Request
from portal.web.routing import get, post


def partner(request: Request) -> Response:
    return page(request, _matter(request))


def new_partner(request: Request) -> Response:
    return render(request, "consent/new_partner.html", form=forms.Partner())


def name_partner(request: Request) -> Response:
    form, me = forms.Partner(request.fields), request.member
    if not form.validate():
        return render(request, "consent/new_partner.html", form=form)
    number = actions.name_partner(request.db, me, me.id, form.partner.data)
    return after_post(request, "consent.partner", id=number)


def agree_partner(request: Request) -> Response:
    matter, me = _matter(request), request.member
    if not request.typed("kept"):  # kept aside it came without its words: she reads them again
        actions.agree(request.db, me, me.id, matter, forms.read(request.fields))
    return after_post(request, "consent.partner", id=request.path_params["id"])


def decline_partner(request: Request) -> Response:
    matter, me = _matter(request), request.member
    actions.decline(request.db, me, me.id, matter, forms.read(request.fields))
    return after_post(request, "consent.partner", id=request.path_params["id"])


def page(request: Request, matter: Matter) -> Response:
    """The words, how it stands, and the answers that are possible now."""
    state = queries.state_for(request.db, request.member, request.member.id, matter)
    shown = texts.shown(there(state).matter)
    return render(request, "consent/consent.html", state=state, shown=shown, base=request.url.path)


def _matter(request: Request) -> Matter:
    return there(queries.partner_for(request.db, request.member, request.path_params["id"]))


routes = [
    get("/account/consent/partners/new", new_partner, access=access.member, private=True),
    post("/account/consent/partners", name_partner, access=access.member, private=True),
    get("/account/consent/partners/{id:id}", partner, access=access.member, private=True),
    post(
        "/account/consent/partners/{id:id}/agreement",
        agree_partner,
        access=access.member,
        private=True,
    ),
    post(
        "/account/consent/partners/{id:id}/refusal",
        decline_partner,
        access=access.member,
        private=True,
    ),
]
