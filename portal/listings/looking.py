"""Looking at listings: the list and the page that jobs and homes have in common."""

from collections.abc import Callable, Sequence

from starlette.responses import Response

from portal.listings import labels, queries, rules
from portal.listings.forms import Filter
from portal.listings.models import Listing
from portal.listings.queries import HomeLine, JobLine, Place
from portal.web.paging import ROWS, cut, moment_key, read_moment_key
from portal.web.rendering import render
from portal.web.request import Request

Find = Callable[[Place | None, int], Sequence[JobLine | HomeLine]]


def list_page(request: Request, template: str, form: Filter, find: Find) -> Response:
    """What was asked for, newest first; nothing where the form has errors."""
    after = read_moment_key(request.asked("after"))
    found = find(after, ROWS + 1) if form.validate() else []
    return render(
        request,
        template,
        form=form,
        page=cut(found, lambda line: moment_key(line.assured_at, line.id)),
        labels=labels,
        may_save=rules.may_save(request.member),
    )


def listing_page(request: Request, shown: Listing, *, saving: str, unsaving: str) -> Response:
    """One listing; `saving` and `unsaving` are the addresses of the two deeds."""
    return render(
        request,
        "listings/listing.html",
        listing=shown,
        labels=labels,
        is_saved=queries.is_saved(request.db, request.member, shown.id),
        may_save=rules.may_save(request.member),
        saving=saving,
        unsaving=unsaving,
    )
