"""Whatever is done in whatever order: each mentor sees what waits for her, and nothing twice."""

import pytest

from portal.forum.models import Post
from portal.moderation import claims, queries
from tests import make
from tests.moderation.people import under_alias
from tests.moderation.working import Working
from tests.thorough import tries
from tests.walks import walk


@pytest.fixture
def world(db):
    """A room of one house, in which a mentor writes under her name and under another one."""
    here = make.house(db).id
    roles = {"deniz": "peer_mentor", "canan": "peer_mentor", "elif": "caseworker"}
    members = {
        name: make.member(db, name, roles.get(name, "resident"), here)
        for name in ("amina", "bea", *roles)
    }
    members["far"] = make.member(db, "far", "peer_mentor")
    room = make.room(db, house_id=here)
    thread = make.thread(db, members["amina"], room.id)
    posts = [
        make.post(db, thread, members["bea"]),
        make.post(db, thread, members["bea"], state="waiting"),
        make.post(db, thread, members["canan"]),
        under_alias(db, members["canan"], thread),
        under_alias(db, members["bea"], thread, name="Glow"),
    ]
    rows = [
        {"id": p.id, "author_id": p.author_id, "alias_id": p.alias_id, "state": p.state}
        for p in (db.get(Post, post.id) for post in posts)
    ]
    people = {name: make.viewer(member) for name, member in members.items()}
    inside = {"amina", "bea", "deniz", "canan", "elif"}
    return {"people": people, "posts": rows, "inside": inside}


def test_everything_waits_for_whom_it_should(db, world, database_url):
    walks = tries(40, 6) if database_url.startswith("sqlite") else tries(6, 1)
    walk(Working, walks, 14, db=db, **world)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("fault", ["own words", "claims of others"])
def test_a_fault_would_be_found(db, world, monkeypatch, fault):
    """The controls: own words under another name wait; nobody asks who looks at a post."""
    if fault == "own words":
        honest = queries.sight
        monkeypatch.setattr(queries, "sight", lambda viewer: honest(viewer) | {"mine": ""})
    else:
        monkeypatch.setattr(claims, "holder_of", lambda db, post_id: None)
    with pytest.raises((AssertionError, pytest.fail.Exception)):
        walk(Working, 30, 14, simplify=False, db=db, **world)
