"""Check-ins that I chose after a start, and what I answered."""

from sqlalchemy.orm import Session

from portal.checkins.queries import checkins_for, read
from portal.checkins.questions import QUESTIONS, SAYS
from portal.checkins.rules import AFTER, SEES
from portal.i18n import lazy as _
from portal.my_data.holdings.shape import WORK, Entry, Fact, Section, entry
from portal.viewer import Viewer


def checkins(db: Session, viewer: Viewer) -> list[Entry]:
    found = []
    for line in checkins_for(db, viewer):
        row, answers = line.row, read(line.row)
        said = [Fact(key.value, QUESTIONS[key], SAYS[a]) for key, a in answers.said_to.items()]
        found.append(
            entry(
                Fact("about", _("What it is about"), line.offer.get("title")),
                Fact("after", _("When"), AFTER[row.after]),
                Fact("due_at", _("Asked on"), row.due_at),
                Fact("sees", _("Who can read it"), SEES[row.sees]),
                Fact("answered_at", _("Answered"), row.answered_at),
                *said,
                Fact("words", _("What you wrote"), answers.words, answers.language),
                Fact("asked_help_at", _("You asked for help"), row.asked_help_at),
                more=("checkins.show", row.id),
            )
        )
    return found


SECTIONS = (
    Section(
        "checkins",
        _("How it is where you began"),
        ("checkins",),
        frozenset(("checkins.member_id",)),
        checkins,
        "checkins.index",
    ),
)
NOT_SHOWN = {"providers.state_by_id": WORK, "visits_to_providers.by_id": WORK}
