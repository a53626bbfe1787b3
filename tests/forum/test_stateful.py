"""Whatever people do in the forum, in whatever order: a hidden post, one that waits, one of a room
that is not hers is read by nobody who may not."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from portal import clock
from portal.accounts.models import Member
from portal.forum import sight
from tests import make
from tests.forum.people import tried
from tests.forum.talking import Talking
from tests.thorough import tries
from tests.walks import walk


@pytest.fixture
def people(db):
    amina, far = tried(db, "amina"), make.house(db).id
    here = amina.house_id
    members = {
        "amina": amina,
        "newcomer": make.member(db, "newcomer", house_id=here),
        "neighbour": tried(db, "neighbour", house_id=here),
        "stranger": tried(db, "stranger", house_id=far),
        "mentor": make.member(db, "mentor", role="peer_mentor", house_id=here),
        "elif": make.member(db, "elif", role="caseworker", house_id=far),
    }
    lately = {"joined_at": clock.now() - timedelta(days=1)}
    joined = update(Member).where(Member.name == "newcomer").values(lately)
    db.do(lambda session: session.execute(joined))
    return {name: make.viewer(member) for name, member in members.items()}


@pytest.fixture
def rooms(db, people):
    here, names = people["amina"].house_id, {"takes_aliases": True}
    made = {
        "open": make.room(db, **names),
        "house": make.room(db, house_id=here, **names),
        "let in": make.room(db, by_entry=True, **names),
        "graduates": make.room(db, roles=" graduate peer_mentor "),
    }
    for name in ("open", "house", "let in"):
        make.alias(db, made[name], people["amina"])
    make.alias(db, made["open"], people["stranger"])
    return made


def test_nobody_reads_what_is_not_for_her(db, people, rooms, database_url):
    """Fewer orders on PostgreSQL, where each costs more for the same rules."""
    walks = tries(60, 20) if database_url.startswith("sqlite") else tries(20, 4)
    walk(Talking, walks, 8, db=db, people=people, rooms=rooms)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("fault", ["hidden posts are read", "rooms have no rules"])
def test_a_leak_would_be_found(db, people, rooms, monkeypatch, fault):
    """The controls: everybody counts as a moderator; everybody is of the house she looks at."""
    honest = sight.sight
    lies = {"moderates": True} if fault == "hidden posts are read" else {"role": "%"}

    def careless(viewer):
        return honest(viewer) | lies

    for module in ("queries", "reading", "searching", "following"):
        monkeypatch.setattr(f"portal.forum.{module}.sight", careless)
    with pytest.raises((AssertionError, pytest.fail.Exception)):
        walk(Talking, 60, 8, simplify=False, db=db, people=people, rooms=rooms)
