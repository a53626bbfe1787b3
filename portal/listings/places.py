"""What a list page asks for besides its rows, in one statement: the places in which something is to
be had, and what the viewer ticked that she can do."""

from typing import Any, NamedTuple

from sqlalchemy import bindparam, exists, literal, select
from sqlalchemy.orm import Session, aliased

from portal.formats import today
from portal.listings.models import Listing, Skill
from portal.listings.queries import visible_to
from portal.text import fold
from portal.viewer import Viewer

MOST = 300  # places


class Around(NamedTuple):
    places: list[tuple[str, str]]  # city and district, as a reader looks for them
    skills: frozenset[str]


def _first(column: Any, *where: Any) -> Any:
    """The smallest value: one look into the index, however many rows there are."""
    of_kind = column.class_.kind == bindparam("kind")
    lasts = column.class_.valid_through >= bindparam("today")
    return select(column).where(of_kind, lasts, *where).order_by(column).limit(1)


_any = aliased(Listing, flat=True)
_cities = select(_first(_any.city).scalar_subquery().label("city")).cte("cities", recursive=True)
_cities = _cities.union_all(
    select(
        _first(_any.city, _any.city > _cities.c.city).correlate(_cities).scalar_subquery()
    ).where(_cities.c.city.is_not(None))
)
_places = (
    select(
        _cities.c.city,
        _first(_any.district, _any.city == _cities.c.city)
        .correlate(_cities)
        .scalar_subquery()
        .label("district"),
    )
    .where(_cities.c.city.is_not(None))
    .cte("places", recursive=True)
)
_places = _places.union_all(
    select(
        _places.c.city,
        _first(_any.district, _any.city == _places.c.city, _any.district > _places.c.district)
        .correlate(_places)
        .scalar_subquery(),
    ).where(_places.c.district.is_not(None))
)
_SHOWN = (
    select(literal(False).label("is_skill"), _places.c.city, _places.c.district)
    .where(
        _places.c.district.is_not(None),
        exists(
            select(1).where(
                Listing.kind == bindparam("kind"),
                Listing.city == _places.c.city,
                Listing.district == _places.c.district,
                visible_to(),
            )
        ),
    )
    .limit(MOST)
    .subquery()
)
_AROUND = select(_SHOWN).union_all(
    select(literal(True), Skill.key, literal("")).where(Skill.member_id == bindparam("viewer"))
)


def around_for(db: Session, viewer: Viewer, kind: str) -> Around:
    asked = {"kind": kind, "viewer": viewer.id, "today": today()}
    rows = db.execute(_AROUND, asked).all()
    places = [(city, district) for is_skill, city, district in rows if not is_skill]
    places.sort(key=lambda at: (fold(at[0]), fold(at[1])))
    return Around(places, frozenset(key for is_skill, key, _ in rows if is_skill))
