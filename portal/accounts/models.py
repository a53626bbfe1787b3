"""Houses, the people in them, who may look at whom, their cards and signed-in phones."""

import json
from datetime import date
from enum import StrEnum

from sqlalchemy import CheckConstraint, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from portal.db import Base
from portal.seal.column import Sealed, SealedText
from portal.types import Moment, PrimaryKey, anchor, mention, one_of, owner
from portal.viewer import STAFF, Role

WRITTEN_FROM = 40  # letters
INVITED, ACTIVE, ENDED = "invited", "active", "ended"


class Deal(StrEnum):
    """What two staff people must do together."""

    REISSUE = "reissue"  # a new card for somebody who lost her words
    ROLE = "role"  # another role for somebody
    RESTORE = "restore"  # a backup is put back
    UNMASK = "unmask"  # who writes under another name in the forum


class News(StrEnum):
    """What a person is told about her account on her next page."""

    CARD = "card"  # a new card was opened for her
    WORDS = "words"  # words or PIN were changed
    BREAK_GLASS = "break_glass"  # somebody looked who does not look after her
    SECOND = "second"  # a passkey or another second step was added or taken away
    ROLE = "role"  # her role is another one
    CONSENT = "consent"  # something was told to her, and she is asked to confirm it
    QUESTION = "question"  # she is asked whether something may be shared
    ANSWER = "answer"  # a request about her data was answered
    PLAN = "plan"  # somebody answered her in her plan
    REFERRAL_ASKED = "referral_asked"  # she is asked whether a service may be told something
    REFERRAL = "referral"  # a service answered, or the house took its question back
    INTEREST = "interest"  # something came of a job or a home she asked about
    TRANSLATION = "translation"  # words that she asked for are translated
    CARE = "care"  # somebody looks after her from now on
    CARE_CHANGED = "care_changed"  # the same instead of somebody else
    CARE_BOTH = "care_both"  # the same, and somebody else too until a day
    CARE_UNTIL = "care_until"  # somebody looks after her until a day
    CARE_ENDED = "care_ended"  # somebody does so no longer, others do
    CARE_NOBODY = "care_nobody"  # and nobody else does
    CERTIFICATE = "certificate"  # there is one for her
    CERTIFICATE_GONE = "certificate_gone"  # the house took one back
    CALENDAR = "calendar"  # an address was made at which a calendar reads her sessions
    REMINDERS_ON = "reminders_on"  # messages to a phone or mailbox begin
    REMINDERS_ASK = "reminders_ask"  # she is asked whether they are still safe
    UNMASKED = "unmasked"  # two of the staff learned that another name in the forum is hers
    REMINDERS_STOPPED = "reminders_stopped"  # somebody answered one with STOP
    DUTY = "duty"  # a coordinator put her on duty
    DUTY_OVER = "duty_over"  # and ended it
    CONCERN = "concern"  # something waits for her, who is on duty
    CONCERN_PASSED = "concern_passed"  # somebody else has it now
    CONCERN_NEWS = "concern_news"  # of what she told those on duty
    LETTER = "letter"  # the mentors answered her
    OFFER_ANSWERED = "offer_answered"  # somebody who offers something answered her question


class House(Base):
    """One shelter. Its address is never stored."""

    __tablename__ = "houses"

    id: Mapped[PrimaryKey]
    name: Mapped[str] = mapped_column(String(60), unique=True)
    city: Mapped[str] = mapped_column(String(60))
    is_demo: Mapped[bool] = mapped_column(default=False)


class Member(Base):
    """One person of a house, resident or staff, under the name used here and no other."""

    __tablename__ = "members"
    __table_args__ = (
        CheckConstraint("state IN ('invited', 'active', 'ended')", name="state"),
        Index(None, "house_id", "role"),
        {"sqlite_autoincrement": True},  # no number is given twice: the trail knows people by it
    )

    id: Mapped[PrimaryKey]
    house_id: Mapped[int] = mapped_column(anchor("houses.id"))
    name: Mapped[str] = mapped_column(String(40))
    name_key: Mapped[str] = mapped_column(String(80), unique=True)
    role: Mapped[Role] = mapped_column(one_of(Role, 20))
    state: Mapped[str] = mapped_column(String(10), default=INVITED)
    language: Mapped[str] = mapped_column(String(10))
    words_hash: Mapped[str | None] = mapped_column(String(200))
    pin_digest: Mapped[str | None] = mapped_column(String(64))
    asks_pin: Mapped[bool] = mapped_column(default=False)  # her private pages want the PIN
    asks_code: Mapped[bool] = mapped_column(default=False)  # she wants one-use codes at sign-in
    invited_by_id: Mapped[int | None] = mapped_column(mention("members.id"), index=True)
    joined_at: Mapped[Moment]

    @property
    def has_second_step(self) -> bool:
        """Whether her words alone do not let her in."""
        return self.asks_code or self.role in STAFF


class Assignment(Base):
    """A caseworker or coordinator who looks after a member, and may see the plan."""

    __tablename__ = "assignments"
    __table_args__ = (UniqueConstraint("staff_id", "member_id"),)

    id: Mapped[PrimaryKey]
    staff_id: Mapped[int] = mapped_column(owner("members.id"))
    member_id: Mapped[int] = mapped_column(owner("members.id"), index=True)
    since: Mapped[Moment]
    until: Mapped[Moment | None]  # after a hand-over with days in which both look after her


class BreakGlass(Base):
    """A staff person who looks at a member that nobody assigned to her: why, and how long."""

    __tablename__ = "break_glass"
    __table_args__ = (Index(None, "staff_id", "member_id", "until"),)

    id: Mapped[PrimaryKey]
    staff_id: Mapped[int] = mapped_column(owner("members.id"))
    member_id: Mapped[int] = mapped_column(owner("members.id"), index=True)
    purpose: Mapped[str] = mapped_column(String(20))  # one of trail.deeds.Purpose
    reason_sealed: Mapped[Sealed]
    at: Mapped[Moment]
    until: Mapped[Moment]
    seen_at: Mapped[Moment | None]  # by a coordinator of the house

    reason = SealedText("reason_sealed")


class Countersign(Base):
    """A deed that needs two staff people: one asks, another one signs, the first one does it."""

    __tablename__ = "countersigns"
    __table_args__ = (Index(None, "member_id", "deal"),)

    id: Mapped[PrimaryKey]
    deal: Mapped[Deal] = mapped_column(one_of(Deal, 20))
    member_id: Mapped[int] = mapped_column(owner("members.id"))  # whom it is about
    detail: Mapped[str] = mapped_column(String(60), default="")  # the new role, a blind index
    asked_by_id: Mapped[int] = mapped_column(owner("members.id"), index=True)
    asked_at: Mapped[Moment]
    signed_by_id: Mapped[int | None] = mapped_column(mention("members.id"), index=True)
    signed_at: Mapped[Moment | None]
    used_at: Mapped[Moment | None]
    until: Mapped[Moment]
    subject_sealed: Mapped[Sealed]  # what is meant, in words: another name, and the room it is in
    reason_sealed: Mapped[Sealed]  # why, where a reason is wanted

    subject = SealedText("subject_sealed")
    reason = SealedText("reason_sealed")


class Card(Base):
    """A printed card: one use, 72 hours. Its words and its code come from the keys and the salt,
    which goes when the card is used; neither is stored."""

    __tablename__ = "cards"

    id: Mapped[PrimaryKey]
    member_id: Mapped[int] = mapped_column(owner("members.id"), index=True)
    opened_by_id: Mapped[int | None] = mapped_column(mention("members.id"), index=True)
    opened_at: Mapped[Moment]
    expires_at: Mapped[Moment]
    used_at: Mapped[Moment | None]
    voided_at: Mapped[Moment | None]
    language: Mapped[str] = mapped_column(String(10))  # of the words printed on it
    salt: Mapped[str] = mapped_column(String(40), default="")
    code_index: Mapped[str | None] = mapped_column(String(32), unique=True)
    note_sealed: Mapped[Sealed]  # for whoever opened it: "room 3, blue scarf"; never a name

    note = SealedText("note_sealed")


class SignedInPhone(Base):
    """A visit: the hash of its cookie's random text. No address, no kind of phone."""

    __tablename__ = "phones"

    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    member_id: Mapped[int] = mapped_column(owner("members.id"), index=True)
    own_phone: Mapped[bool]
    since: Mapped[Moment]
    seen_at: Mapped[Moment] = mapped_column(index=True)
    strong_at: Mapped[Moment | None]  # when a second step was passed last
    private_at: Mapped[Moment | None]  # when the private pages were used last
    pin_at: Mapped[Moment | None]  # when the PIN was typed last
    unhidden_at: Mapped[Moment | None]  # when hidden topics were asked for on this phone
    challenge: Mapped[str] = mapped_column(String(100), default="")  # for a passkey, used once
    told_at: Mapped[Moment | None]  # up to when this phone was told of arrivals elsewhere


class Arrival(Base):
    """One sign-in: when, and on which kind of phone. Not from where."""

    __tablename__ = "arrivals"
    __table_args__ = (Index(None, "member_id", "at"),)

    id: Mapped[PrimaryKey]
    member_id: Mapped[int] = mapped_column(owner("members.id"))
    at: Mapped[Moment] = mapped_column(index=True)
    own_phone: Mapped[bool]


class Notice(Base):
    """Something a person must learn about her account, until she has seen it."""

    __tablename__ = "notices"
    __table_args__ = (Index(None, "member_id", "seen_at"),)

    id: Mapped[PrimaryKey]
    member_id: Mapped[int] = mapped_column(owner("members.id"))
    news: Mapped[News] = mapped_column(one_of(News, 20))
    name: Mapped[str] = mapped_column(String(40), default="")  # who looks after her from now on
    other: Mapped[str] = mapped_column(String(40), default="")  # who does so no longer
    until: Mapped[date | None]  # the last day on which the other one does
    at: Mapped[Moment]
    seen_at: Mapped[Moment | None] = mapped_column(index=True)


class Tries(Base):
    """How often sign-in failed for a name, known or not. The name itself is not stored."""

    __tablename__ = "tries"

    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    count: Mapped[int]
    last_at: Mapped[Moment]


class Unsent(Base):
    """What somebody was sending when the visit ran out; only the same person gets it back."""

    __tablename__ = "unsent"

    id: Mapped[PrimaryKey]
    member_id: Mapped[int] = mapped_column(owner("members.id"), index=True)
    path: Mapped[str] = mapped_column(String(300))  # of a page that asks the PIN; else it is sealed
    fields_sealed: Mapped[Sealed]
    kept_at: Mapped[Moment]
    behind_pin: Mapped[bool] = mapped_column(
        default=False
    )  # shown on its own page and nowhere else

    typed = SealedText("fields_sealed")  # JSON of [[name, value], …]; without a name: where to

    @property
    def fields(self) -> list[list[str]]:
        """What was typed, in the order of the form."""
        return [field for field in json.loads(self.typed) if field[0]]

    @property
    def where(self) -> str:
        """Where it was being sent to: the address alone can say too much, such as which job."""
        return next((value for name, value in json.loads(self.typed) if not name), self.path)

    @property
    def written(self) -> list[list[str]]:
        """What she wrote herself: texts with a blank in them, or long ones."""
        return [field for field in self.fields if _is_written(field[1])]

    @property
    def unwritten(self) -> list[list[str]]:
        """The rest of the form: choices, ticks, numbers."""
        return [field for field in self.fields if not _is_written(field[1])]


def _is_written(text: str) -> bool:
    return len(text) > WRITTEN_FROM or (" " in text and not text.replace(" ", "").isdigit())
