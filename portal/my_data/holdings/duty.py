"""What I told those on duty, what I asked the mentors, and when I was on duty myself."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.accounts.models import Member
from portal.duty.models import Concern, Shift
from portal.duty.rules import ABOUT, OUTCOMES
from portal.i18n import lazy as _
from portal.letters.models import Letter, Message
from portal.my_data.holdings.shape import WORK, Entry, Fact, Section, entry
from portal.viewer import Viewer


def concerns(db: Session, viewer: Viewer) -> list[Entry]:
    own = select(Concern).where(Concern.member_id == viewer.id).order_by(Concern.id.desc())
    return [
        entry(
            Fact("number", _("Number"), row.id),
            Fact("about", _("What it is about"), ABOUT.get(row.about)),
            Fact("words", _("What you wrote"), row.words),
            Fact("with_post", _("With a post"), row.post_id is not None or None),
            Fact(
                "with_message", _("With a message of a letter"), row.message_id is not None or None
            ),
            Fact("raised_at", _("When"), row.raised_at),
            Fact("seen_at", _("Read"), row.seen_at),
            Fact("closed_at", _("Closed"), row.closed_at),
            Fact("outcome", _("What came of it"), OUTCOMES.get(row.outcome)),
            more=("home.told", row.id),
        )
        for row in db.scalars(own)
    ]


def letters(db: Session, viewer: Viewer) -> list[Entry]:
    """Every message of every letter, the answers too."""
    found = (
        select(Letter, Message, Member.name)
        .join(Message, Message.letter_id == Letter.id)
        .outerjoin(Member, Member.id == Message.by_id)
        .where(Letter.member_id == viewer.id)
        .order_by(Letter.id.desc(), Message.id)
    )
    return [
        entry(
            Fact("said", _MENTOR if message.from_team else _YOU, message.said),
            Fact("by", _("Who answered"), name if message.from_team else None),
            Fact("other_houses", _("Not the mentors of my house"), letter.other_houses or None),
            Fact("at", _("When"), message.at),
            Fact("closed_at", _("Closed"), letter.closed_at),
            more=("letters.show", letter.id),
        )
        for letter, message, name in db.execute(found)
    ]


def shifts(db: Session, viewer: Viewer) -> list[Entry]:
    own = select(Shift).where(Shift.member_id == viewer.id).order_by(Shift.since.desc())
    return [
        entry(
            Fact("since", _("On duty from"), row.since),
            Fact("until", _("On duty until"), row.until),
        )
        for row in db.scalars(own)
    ]


_YOU, _MENTOR = _("What you wrote"), _("What a mentor answered")

SECTIONS = (
    Section(
        "concerns",
        _("What you told those on duty"),
        ("concerns",),
        frozenset(("concerns.member_id",)),
        concerns,
        "home.worried",
    ),
    Section(
        "letters",
        _("What you asked the mentors"),
        ("letters",),
        frozenset(("letters.member_id", "letter_messages.member_id")),
        letters,
        "letters.index",
    ),
    Section(
        "shifts",
        _("When you were on duty"),
        ("shifts",),
        frozenset(("staff_shifts.member_id",)),
        shifts,
    ),
)
NOT_SHOWN = {
    "staff_shifts.by_id": WORK,
    "concerns.to_id": WORK,
    "concerns.seen_by_id": WORK,
    "concerns.closed_by_id": WORK,
    "concern_turns.to_id": WORK,
    "concern_turns.by_id": WORK,
    "letters.claimed_by_id": WORK,
    "letter_messages.by_id": WORK,
    "letter_passes.mentor_id": WORK,
}
