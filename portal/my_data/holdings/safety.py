"""A safety plan, for the file that a person takes along."""

from sqlalchemy.orm import Session

from portal.my_data.holdings.shape import Entry, Fact, entry
from portal.safety.queries import sheet_for
from portal.viewer import Viewer


def sheet(db: Session, viewer: Viewer) -> list[Entry]:
    """Her answers in one entry; none without a plan."""
    facts = [
        Fact(line.question.key, line.question.label, line.text) for line in sheet_for(db, viewer)
    ]
    return [entry(*facts)] if facts else []
