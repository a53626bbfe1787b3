"""Reading whole offers: one, some that were picked, all that were saved."""

from collections.abc import Iterable

from sqlalchemy import ColumnElement, select, true
from sqlalchemy.orm import Session

from portal.formats import today
from portal.listings.models import HOME, JOB, Home, Job, Listing, Saved
from portal.listings.queries import visible_to
from portal.viewer import Viewer

MODELS: dict[str, type[Job] | type[Home]] = {JOB: Job, HOME: Home}
MOST = 40  # on one paper


def listing_for(db: Session, viewer: Viewer, kind: str, listing_id: int) -> Listing | None:
    """One job or home, if it may be shown."""
    model = MODELS[kind]
    one = select(model).where(model.id == listing_id, visible_to(viewer))
    return db.scalars(one, {"today": today()}).first()


def listing_to_report(db: Session, viewer: Viewer, kind: str, listing_id: int) -> Listing | None:
    """Also one that is hidden, withdrawn or over since its page was opened."""
    model = MODELS[kind]
    one = select(model).where(model.id == listing_id, Listing.assured_at.is_not(None))
    return db.scalars(one).first()


def saved_ones(db: Session, viewer: Viewer, kind: str, ids: Iterable[int]) -> list[Listing]:
    """Those of these that she saved and that are shown, in the order in which she saved them."""
    return _saved(db, viewer, kind, MODELS[kind].id.in_(ids))


def every_saved(db: Session, viewer: Viewer) -> list[Listing]:
    """What she saved and is shown, jobs first."""
    return [one for kind in MODELS for one in _saved(db, viewer, kind, true())]


def _saved(db: Session, viewer: Viewer, kind: str, which: ColumnElement[bool]) -> list[Listing]:
    model = MODELS[kind]
    found = select(model).join(Saved, Saved.listing_id == model.id)
    mine = found.where(Saved.member_id == viewer.id, which, visible_to(viewer))
    return list(db.scalars(mine.order_by(Saved.id).limit(MOST), {"today": today()}))
