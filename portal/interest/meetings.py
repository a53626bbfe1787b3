"""When and where she goes there: an interview, or a look at a home. Sealed; read for one person."""

import json
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import bindparam, or_, select
from sqlalchemy.orm import Session

from portal import clock
from portal.calendar_file import Hours
from portal.interest.models import Interest, State
from portal.listings.models import JOB
from portal.seal.box import Box, box_for, keys_of
from portal.seal.column import place_of
from portal.types import UTCMoment

LASTS = timedelta(hours=1)
STAND = frozenset({State.INTERVIEW, State.OFFERED})
_PLACES = place_of(Interest, "meeting"), place_of(Interest, "listing")


class When(NamedTuple):
    """As staff wrote it down. `moves` counts how often it became another one."""

    at: datetime
    where: str
    language: str
    moves: int = 0

    def dumped(self) -> str:
        said = self._asdict() | {"at": self.at.isoformat()}
        return json.dumps(said, ensure_ascii=False)


class Meeting(NamedTuple):
    """One date of a person, with what it is about."""

    interest_id: int
    listing_id: int
    when: When
    is_job: bool
    title: str
    language: str
    is_off: bool

    @property
    def is_coming(self) -> bool:
        return not self.is_off and self.when.at + LASTS > clock.now()


COLUMNS = (Interest.id, Interest.meeting_sealed, Interest.listing_sealed, Interest.state)
HAS_ONE = (
    Interest.member_id == bindparam("viewer"),
    Interest.meeting_sealed != b"",
    or_(Interest.state.in_(STAND), Interest.changed_at > bindparam("earliest", type_=UTCMoment)),
)
_OF_ONE = select(*COLUMNS).where(*HAS_ONE).order_by(Interest.id)


def meetings_of(db: Session, member_id: int, told_for: timedelta = timedelta(0)) -> list[Meeting]:
    """Those that stand, and for a while those that came to nothing; earliest first. One statement,
    and her key if nobody read it yet."""
    rows = db.execute(_OF_ONE, {"viewer": member_id, "earliest": clock.now() - told_for}).all()
    box = box_for(db, member_id) if rows else None
    found = [meeting_in(box, row) for row in rows if box]
    return sorted(found, key=lambda meeting: meeting.when.at)


def meeting_in(box: Box, row: Any) -> Meeting:
    """From the columns above."""
    number, meeting, listing, state = row
    offer = json.loads(box.open(_PLACES[1], number, listing))
    when = read(box.open(_PLACES[0], number, meeting))
    named = (offer["kind"] == JOB, offer["title"], offer["language"])
    return Meeting(number, offer["id"], when, *named, State(state) not in STAND)


def when_of(interest: Interest) -> When | None:
    return read(interest.meeting) if interest.meeting else None


def read(text: str) -> When:
    found = json.loads(text)
    return When(**found | {"at": datetime.fromisoformat(found["at"])})


def meeting_of(interest: Interest) -> Meeting | None:
    when = when_of(interest)
    if when is None:
        return None
    offer, is_off = interest.offer, interest.state not in STAND
    named = (offer["kind"] == JOB, offer["title"], offer["language"])
    return Meeting(interest.id, offer["id"], when, *named, is_off)


def hours_of(db: Session, member_id: int, meeting: Meeting, title: str) -> Hours:
    """For a calendar: the hours and the words she chose, never where or what for."""
    return Hours(
        uid=keys_of(db).index("calendar entry", f"{member_id} interest {meeting.interest_id}"),
        starts_at=meeting.when.at,
        ends_at=meeting.when.at + LASTS,
        title=title,
        sequence=meeting.when.moves + meeting.is_off,
        is_cancelled=meeting.is_off,
    )
