"""One job or home: reading it, keeping it for later, its addresses, words to pass on, paper."""

from starlette.responses import Response

from portal.finding.found import without
from portal.finding.queries import checker_for
from portal.listings import actions, labels, queries, reading, rules, sharing
from portal.listings.checking import checks_of
from portal.listings.facts import facts_of
from portal.listings.kinds import Kind, deeds, pages
from portal.listings.models import Listing
from portal.listings.skills import NONE, fits, own_of
from portal.web import access
from portal.web.attachment import attachment
from portal.web.errors import NotFound, there
from portal.web.leaving import addresses_in, going, with_doors
from portal.web.rendering import after_post, render
from portal.web.request import Request


def show(request: Request, kind: Kind) -> Response:
    shown = shown_one(request, kind)
    return render(
        request,
        "listings/listing.html",
        listing=shown,
        kind=kind,
        labels=labels,
        until=rules.until(shown),
        facts=facts_of(shown),
        fitting=fits(shown, own_of(request.db, request.member) if shown.skills else NONE),
        words=with_doors(shown.description, lambda n: kind.path("link_of", id=shown.id, number=n)),
        checked=checks_of(request.db, shown),
        was_visited=request.portal.was_visited(request.db, shown.id),
        is_saved=queries.is_saved(request.db, request.member, shown.id),
        may_save=rules.may_save(request.member),
        may_report=rules.may_report(request.member),
    )


def save(request: Request, kind: Kind) -> Response:
    shown = shown_one(request, kind)
    actions.save(request.db, request.member, shown)
    return after_post(request, kind.name(), id=shown.id)


def unsave(request: Request, kind: Kind) -> Response:
    shown = shown_one(request, kind)
    actions.unsave(request.db, request.member, shown)
    return after_post(request, kind.name(), id=shown.id)


def link(request: Request, kind: Kind) -> Response:
    """Before somebody goes out of here: where to, and what that means."""
    shown = shown_one(request, kind)
    addresses = addresses_in(shown.description)
    number = request.path_params["number"]
    if number > len(addresses):
        raise NotFound
    back = kind.path(id=shown.id)
    return render(request, "listings/link.html", back=back, going=going(addresses[number - 1]))


def share(request: Request, kind: Kind) -> Response:
    """Words to pass on. Nothing in them says where they come from."""
    shown = shown_one(request, kind)
    lines = _lines(request, shown)
    return render(request, "listings/share.html", listing=shown, kind=kind, lines=lines)


def file(request: Request, kind: Kind) -> Response:
    text = "\r\n".join(_lines(request, shown_one(request, kind)))
    return attachment(f"{text}\r\n".encode(), "text/plain; charset=utf-8", sharing.FILE)


def paper(request: Request, kind: Kind) -> Response:
    shown = shown_one(request, kind)
    return on_paper(request, [shown], kind.path(id=shown.id))


def on_paper(request: Request, listings: list[Listing], back: str) -> Response:
    """What is known of them, without where it comes from."""
    return render(
        request,
        "listings/paper.html",
        listings=listings,
        labels=labels,
        facts=facts_of,
        back=back,
    )


def shown_one(request: Request, kind: Kind) -> Listing:
    """The offer of this address; a hidden one is as good as none."""
    number = request.path_params["id"]
    return there(reading.listing_for(request.db, request.member, kind.key, number))


def _lines(request: Request, shown: Listing) -> list[str]:
    find = checker_for(request.db, request.portal.pack.code)
    return sharing.neutral_lines(shown, lambda text: without(text, find(text)))


routes = [
    *pages("/{id:id}", show, "", access.people),
    *deeds("/{id:id}/saving", save, "save", access.member),
    *deeds("/{id:id}/unsaving", unsave, "unsave", access.member),
    *pages("/{id:id}/links/{number:id}", link, "link_of", access.people),
    *pages("/{id:id}/words", share, "share", access.people),
    *pages("/{id:id}/words/file", file, "file_of", access.people),
    *pages("/{id:id}/paper", paper, "paper_of", access.people),
]
