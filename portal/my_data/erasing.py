"""Having one's account erased: in one transaction, for ever.

Her key goes first, so that copies of the database that somebody still has lose her texts together
with the old key file. The row of the person stays, empty: her number is never given to somebody
else, and the trail, which nobody can change, still adds up.
"""

from datetime import UTC, datetime

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from portal import search
from portal.accounts.models import ACTIVE, ENDED, Member
from portal.db import after_commit, changed, forget_deleted
from portal.forum import taking_back
from portal.forum.counting import WORDS
from portal.moderation import actions as moderation
from portal.my_data import rules
from portal.my_data.people import places
from portal.polls import actions as polls
from portal.refusal import require
from portal.seal.models import PersonKey
from portal.trail import heads
from portal.training import actions as training
from portal.translating import actions as translating
from portal.viewer import Role, Viewer

STAYS = {  # columns whose rows stay as they are, and why
    "trail_entries.member_id": "the law wants it; the reasons in it cannot be opened any more",
    "trail_entries.by_id": "links of the chains of others",
}
LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


def erase(db: Session, member: Viewer) -> None:
    """Nothing of hers is left afterwards but an empty row. Twice is once.

    Other deeds of hers end before this one goes on, and none begins any more.
    """
    require(rules.may_erase(member))
    here = select(Member).where(Member.id == member.id, Member.state == ACTIVE)
    person = db.scalars(here.with_for_update()).one_or_none()
    if person is None:
        return
    db.execute(delete(PersonKey).where(PersonKey.member_id == member.id))
    moderation.forget_person(db, member)
    taking_back.erase(db, member)
    polls.forget_person(db, member.id)
    translating.let_go(db)
    training.forget_person(db, member.id)
    _forget_everywhere(db, member.id)
    _empty(person)
    search.merge(db, WORDS)
    forget_deleted(db)
    after_commit(db, lambda done: heads.note(done.info["heads"], f"erased {member.id}"))


def _forget_everywhere(db: Session, member_id: int) -> None:
    """Rows that belong to her go; where she is only named, the name goes. New tables as well."""
    for place in places():
        if place.name in STAYS:
            continue
        hers = place.column == member_id
        if place.is_owner:
            changed(db, delete(place.table).where(hers))
        else:
            changed(db, update(place.table).where(hers).values({place.column.name: None}))


def _empty(person: Member) -> None:
    """A row that says nothing. No name that is typed has a hyphen in its key."""
    person.name, person.name_key = "", f"-{person.id}"
    person.state, person.role, person.language = ENDED, Role.RESIDENT, "en"
    person.words_hash = person.pin_digest = person.invited_by_id = None
    person.asks_pin = person.asks_code = False
    person.joined_at = LONG_AGO
