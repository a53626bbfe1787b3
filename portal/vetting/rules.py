"""When an offer can be looked at anew, and when that is due."""

from datetime import timedelta

from portal.formats import today
from portal.listings.models import Listing
from portal.vetting.models import Provider, State

SOON = timedelta(days=7)


def is_due(listing: Listing) -> bool:
    """Whether what two people found has ended, or will within days."""
    return listing.assured_until is not None and listing.assured_until < today() + SOON


def may_look_anew(listing: Listing) -> bool:
    return listing.assured_at is None or listing.hidden_at is not None or is_due(listing)


def may_show(provider: Provider | None) -> bool:
    """Nothing of somebody refused is shown to anybody."""
    return provider is None or provider.state is not State.REFUSED
