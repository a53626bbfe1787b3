"""What I prove with: my passkeys, my app, my codes on paper; and taking them away."""

from starlette.responses import Response

from portal.proof import actions, apps, passkeys, queries
from portal.viewer import Visit
from portal.web import access
from portal.web.errors import there
from portal.web.rendering import after_post, render
from portal.web.request import Request
from portal.web.routing import get, post


def factors(request: Request) -> Response:
    me = request.member
    return render(
        request,
        "proof/factors.html",
        passkeys=passkeys.of(request.db, me.id),
        app=apps.in_use(request.db, me.id),
        ways=queries.ways_of(request.db, me.id),
        asks=there(request.visit).needs_second,
    )


def remove_passkey(request: Request) -> Response:
    me, number = request.member, request.path_params["id"]
    passkey = there(passkeys.one_of(request.db, me.id, number))
    actions.remove_passkey(request.db, _visit(request), passkey)
    return after_post(request, "proof.factors")


def remove_app(request: Request) -> Response:
    actions.remove_app(request.db, _visit(request))
    return after_post(request, "proof.factors")


def stop_asking(request: Request) -> Response:
    actions.stop_asking(request.db, _visit(request))
    return after_post(request, "proof.factors")


def _visit(request: Request) -> Visit:
    return there(request.visit)


routes = [
    get("/account/second", factors, access=access.signed_in),
    post(
        "/account/second/passkeys/{id:id}/removal",
        remove_passkey,
        access=access.staff,
        fresh=True,
    ),
    post("/account/second/app/removal", remove_app, access=access.staff, fresh=True),
    post("/account/second/asking/removal", stop_asking, access=access.member, fresh=True),
]
