"""What I look for among jobs and homes, and what I ticked that I can do."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.i18n import lazy as _
from portal.listings.models import Listing, Skill
from portal.listings.skills import SKILLS
from portal.my_data.holdings.shape import Entry, Fact, Section, entry
from portal.searches.models import Match, Search
from portal.searches.reading import form_of, said
from portal.viewer import Viewer


def searches(db: Session, viewer: Viewer) -> list[Entry]:
    """Each search, and then each offer that waits for her to look."""
    own = select(Search).where(Search.member_id == viewer.id).order_by(Search.id.desc())
    found = select(Listing.title, Listing.language, Match.at)
    found = found.join(Match, Match.listing_id == Listing.id)
    found = found.join(Search, Search.id == Match.search_id).where(Search.member_id == viewer.id)
    return [
        *(
            entry(
                Fact("asked", _("What you look for"), _words(search)),
                Fact("made_at", _("Since"), search.made_at),
                Fact("looked_at", _("You looked last"), search.looked_at),
                more=("searches.show", search.id),
            )
            for search in db.scalars(own)
        ),
        *(
            entry(Fact("new", _("New for you"), title, language), Fact("at", _("When"), at))
            for title, language, at in db.execute(found.order_by(Match.id.desc()))
        ),
    ]


def everything(db: Session, viewer: Viewer) -> list[Entry]:
    return [*searches(db, viewer), *skills(db, viewer)]


def skills(db: Session, viewer: Viewer) -> list[Entry]:
    own = select(Skill.key).where(Skill.member_id == viewer.id).order_by(Skill.id)
    keys = [key for key in db.scalars(own) if key in SKILLS]
    return [entry(Fact("skill", _("I can do this"), str(SKILLS[key]))) for key in keys]


def _words(search: Search) -> str:
    return " · ".join(str(word) for word in said(form_of(search.kind, search.asked)))


SECTIONS = (
    Section(
        "searches",
        _("What you look for, and what you can do"),
        ("searches", "skills"),
        frozenset({"saved_searches.member_id", "skills.member_id"}),
        everything,
        "searches.index",
    ),
)
