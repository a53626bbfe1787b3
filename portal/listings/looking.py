"""Looking at listings: the list that jobs and homes have in common."""

from collections.abc import Callable, Sequence
from functools import partial

from starlette.responses import Response

from portal.listings import labels, rules
from portal.listings.forms import Filter
from portal.listings.lists import HomeLine, JobLine
from portal.listings.orders import Order, Place
from portal.listings.skills import NONE, fits
from portal.web.paging import ROWS, cut
from portal.web.rendering import render
from portal.web.request import Request

Find = Callable[[Place | None, int], Sequence[JobLine | HomeLine]]


def list_page(
    request: Request,
    template: str,
    form: Filter,
    find: Find,
    *,
    orders: dict[str, Order],
    skills: frozenset[str] = NONE,
) -> Response:
    """What was asked for, in the order that was asked for; nothing where the form has errors."""
    is_right = form.validate()
    order = orders[form.order.data if is_right else ""]
    after = order.read(request.asked("after"))
    found = find(after, ROWS + 1) if is_right else []
    return render(
        request,
        template,
        form=form,
        page=cut(found, order.key),
        labels=labels,
        fits=partial(fits, own=skills),
        may_save=rules.may_save(request.member),
    )
