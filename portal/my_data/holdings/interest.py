"""My CV, and the jobs and homes I was interested in, with all that came of it."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.cv.models import CV
from portal.cv.parts import Stretch, Written, read
from portal.cv.sheet import as_text, read_kept, years_of
from portal.i18n import WRITTEN
from portal.i18n import lazy as _
from portal.interest.labels import HERS, happened
from portal.interest.meetings import when_of
from portal.interest.models import Interest, State, Turn
from portal.my_data.holdings.shape import WORK, Entry, Fact, Section, entry
from portal.viewer import Viewer


def cv(db: Session, viewer: Viewer) -> list[Entry]:
    row = db.scalars(select(CV).where(CV.member_id == viewer.id)).first()
    return _written(read(row.parts), row, viewer.language) if row else []


def interests(db: Session, viewer: Viewer) -> list[Entry]:
    """Each with what may go out, followed by all that came of it."""
    own = select(Interest).where(Interest.member_id == viewer.id).order_by(Interest.id.desc())
    later = (Turn.member_id == viewer.id, Turn.state != State.ASKED)
    of_one: dict[int, list[Entry]] = {}
    for turn in db.scalars(select(Turn).where(*later).order_by(Turn.id)):
        of_one.setdefault(turn.interest_id, []).append(_turn(turn))
    found: list[Entry] = []
    for row in db.scalars(own):
        found += [_interest(row), *of_one.get(row.id, [])]
    return found


def _written(written: Written, row: CV, language: str) -> list[Entry]:
    codes = list(written.languages)
    said = [
        Fact(name, label, texts[code], code)
        for name, label, texts in (
            ("headline", _("In a few words: what you do"), written.headline),
            ("about", _("About me"), written.about),
        )
        for code in texts
    ]
    first = entry(
        Fact("name", _("The name that stands in it"), written.name),
        Fact("languages", _("Languages"), ", ".join(WRITTEN.get(code, code) for code in codes)),
        *said,
        Fact("speaks", _("Languages I speak"), ", ".join(written.speaks)),
        Fact("skills", _("What I can do"), ", ".join(written.skills)),
        Fact("courses", _("Courses"), ", ".join(map(str, written.courses))),
        Fact("codes", _("With the code of the paper"), ", ".join(map(str, written.codes))),
        Fact("changed_at", _("Changed"), row.changed_at),
    )
    return [first, *(_years(one, codes, language) for one in written.in_order)]


def _years(one: Stretch, codes: list[str], language: str) -> Entry:
    """In every language it was written in."""
    spoken = codes or [language]
    lines = [(code, " · ".join(filter(None, years_of(one, code)))) for code in spoken]
    return entry(*(Fact("years", _("Work and other times"), line, code) for code, line in lines))


def _interest(row: Interest) -> Entry:
    when = when_of(row)
    return entry(
        Fact("offer", _("Job or home"), row.offer["title"], row.offer["language"]),
        Fact("told", _("Exactly this may go out"), row.letter, row.language),
        *(
            Fact("cv", _("The CV that goes with it"), as_text(read_kept(leaf)), leaf["language"])
            for leaf in row.leaves
        ),
        Fact("state", _("How it stands"), HERS[row.state]),
        Fact("asked_at", _("When"), row.made_at),
        Fact("date", _("Date to go there"), when.at if when else None),
        Fact("where", _("Where"), when.where if when else "", when.language if when else ""),
        more=("interest.show", row.id),
    )


def _turn(turn: Turn) -> Entry:
    return entry(
        Fact("happened", _("What happened"), happened(turn)),
        Fact("by", _("By"), turn.by_name),
        Fact("at", _("When"), turn.at),
        Fact("words", _("What was said"), turn.words, turn.language),
    )


SECTIONS = (
    Section("cv", _("My CV"), ("cv",), frozenset({"cvs.member_id"}), cv, "cv.show"),
    Section(
        "interests",
        _("What I am interested in"),
        ("interests",),
        frozenset({"interests.member_id", "interest_turns.member_id"}),
        interests,
        "interest.index",
    ),
)
NOT_SHOWN = {"interest_turns.by_id": WORK}
