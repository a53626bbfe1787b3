"""Her yes to what goes out, her no at any time, and what the house writes down.

Without her own yes to these very words nothing goes out, and nothing does when the offer is hidden
or gone. What goes out never changes: for other words she takes it back and asks anew.
"""

from sqlalchemy.orm import Session

from portal import clock
from portal.accounts.house_names import house_names, names_one
from portal.accounts.models import News
from portal.accounts.news import tell
from portal.accounts.queries import is_assigned
from portal.consent import particular
from portal.consent.particular import Thing
from portal.consent.texts import Read
from portal.cv.leaving import Look, slips_in
from portal.i18n import lazy as _
from portal.interest import queries, rules, texts
from portal.interest.labels import WHY_NOT, WHY_NOT_HERS
from portal.interest.letter import Offer, Outgoing
from portal.interest.meetings import When, when_of
from portal.interest.models import OVER, Interest, State
from portal.interest.standing import require_for
from portal.interest.turns import Said, turn
from portal.refusal import Refused, require
from portal.trail.actions import record
from portal.trail.deeds import Deed
from portal.viewer import Viewer

MOST_OPEN = 10  # of one person at a time
RELAY_IS_HOUSE = _(
    "Nothing can be sent now, because the address for answers holds the name of one of the houses. "
    "Whoever runs this site can change PORTAL_RELAY."
)


def ask(
    db: Session, by: Viewer, offer: Offer, outgoing: Outgoing, read: Read, look: Look
) -> Interest:
    """She says yes to the words she read: from now on they may go out. Raises `Refused` when they
    are others by now, hold what must not leave, or she asked about this already."""
    require(rules.may_ask(by))
    if names_one(outgoing.contact, house_names(db)):
        raise Refused(RELAY_IS_HOUSE)
    if slips := slips_in(look, outgoing.own_words):
        raise Refused(slips[0])
    open_ones = queries.count_open(db, by.id)
    if queries.open_about(db, by, offer.id):
        raise Refused(
            _("You asked about this already. It stands among what you are interested in.")
        )
    if open_ones >= MOST_OPEN:
        raise Refused(_("You are interested in very many things already. Please end some first."))
    shown = texts.that_was(offer, outgoing, read)
    if shown is None:
        raise Refused(_("This text was changed just now. Please read it again before you answer."))
    now = clock.now()
    asked = Interest(
        member_id=by.id,
        listing_key=queries.key_of(db, by.id, offer.id),
        listing=offer.dumped(),
        told=outgoing.told(offer),
        language=outgoing.language,
        state=State.ASKED,
        made_at=now,
        changed_at=now,
    )
    db.add(asked)
    db.flush()
    asked.receipt_id = particular.agree(db, by, by.id, _thing(asked), shown).id
    turn(db, by, asked)
    return asked


def withdraw(db: Session, by: Viewer, interest: Interest) -> None:
    """She takes her yes back: nothing more may be told. Twice is once."""
    require(rules.may_answer(by, interest.member_id))
    if interest.state is State.WITHDRAWN:
        return
    if not rules.she_may_move(interest.state, State.WITHDRAWN):
        raise Refused(WHY_NOT_HERS[interest.state])
    particular.decline(db, by, interest.member_id, _thing(interest))
    _move(db, by, interest, State.WITHDRAWN)


def say(db: Session, by: Viewer, interest: Interest, state: State) -> None:
    """That she began there, or that it is over. Twice is once."""
    require(rules.may_answer(by, interest.member_id), state in rules.HERS)
    if interest.state is state:
        return
    if not rules.she_may_move(interest.state, state):
        raise Refused(WHY_NOT_HERS.get(interest.state) or WHY_NOT[interest.state])
    _move(db, by, interest, state)


def open_interest(db: Session, by: Viewer, interest: Interest, deed: Deed) -> None:
    """Staff look at it, or take what goes out: she sees that they did."""
    record(db, interest.member_id, by, deed)


def pass_on(db: Session, by: Viewer, interest: Interest) -> None:
    """Somebody of the house sent it. Twice is once."""
    require(_looks_after(db, by, interest))
    if interest.state is State.SENT:
        return
    _require(db, by, interest, State.SENT)
    _move(db, by, interest, State.SENT)
    _told(db, by, interest)


def write_down(db: Session, by: Viewer, interest: Interest, state: State, said: Said) -> None:
    """What came of it, with words for her, or of those who offer it."""
    _require(db, by, interest, state)
    _move(db, by, interest, state, said)
    _told(db, by, interest)


def relay(db: Session, by: Viewer, interest: Interest, said: Said) -> None:
    """What those who offer it said, in their words; nothing else changes."""
    require(_looks_after(db, by, interest))
    if interest.state not in rules.TALKS or not may_still(db, interest):
        raise Refused(WHY_NOT[interest.state])
    turn(db, by, interest, said._replace(is_relayed=True))
    interest.changed_at = clock.now()
    _told(db, by, interest)


def arrange(db: Session, by: Viewer, interest: Interest, when: When) -> None:
    """A date to go there, or another one in its place."""
    _require(db, by, interest, State.INTERVIEW)
    before = when_of(interest)
    interest.meeting = when._replace(moves=before.moves + 1 if before else 0).dumped()
    _move(db, by, interest, State.INTERVIEW)
    _told(db, by, interest)


def may_still(db: Session, interest: Interest) -> bool:
    """Whether her own yes stands."""
    return particular.has_agreed(db, interest.member_id, _name(interest))


def _require(db: Session, by: Viewer, interest: Interest, state: State) -> None:
    """That this is the next thing the house can write down."""
    require(_looks_after(db, by, interest))
    if not rules.house_may_move(interest.state, state):
        raise Refused(WHY_NOT[interest.state])
    if state is not State.ENDED and not may_still(db, interest):
        raise Refused(WHY_NOT[State.WITHDRAWN])
    require_for(db, interest.offer["id"], state)


def _looks_after(db: Session, by: Viewer, interest: Interest) -> bool:
    return rules.may_pass_on(by, looks_after=is_assigned(db, by, interest.member_id))


def _told(db: Session, by: Viewer, interest: Interest) -> None:
    record(db, interest.member_id, by, Deed.INTEREST_WRITTEN)
    tell(db, interest.member_id, News.INTEREST)


def _move(
    db: Session, by: Viewer, interest: Interest, state: State, said: Said | None = None
) -> None:
    interest.state, interest.changed_at = state, clock.now()
    if state in OVER:
        key = queries.key_of(db, interest.member_id, interest.offer["id"], interest.id)
        interest.listing_key = key
    turn(db, by, interest, said)


def _name(interest: Interest) -> str:
    return f"interest {interest.id}"


def _thing(interest: Interest) -> Thing:
    return Thing(_name(interest), interest.offer["title"])
