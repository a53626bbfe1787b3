"""Who may keep, assure and withdraw a listing."""

from portal.listings.models import Listing
from portal.viewer import MEMBERS, Role, Viewer

VETS = frozenset({Role.CASEWORKER, Role.COORDINATOR})


def may_save(viewer: Viewer) -> bool:
    """Keeping something for later is for those who look for work or a home themselves."""
    return viewer.role in MEMBERS


def may_assure(viewer: Viewer, listing: Listing) -> bool:
    """A second person checks: never the one who wrote it."""
    return viewer.role in VETS and viewer.id != listing.posted_by_id


def may_withdraw(viewer: Viewer, listing: Listing) -> bool:
    """In doubt a listing goes, and any one of those who vet is enough for that."""
    return viewer.role in VETS
