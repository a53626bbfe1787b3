"""A portal with a translation server on this machine, and a Turkish post that Amina reads."""

import pytest

from portal.forum.models import Post
from portal.translating.fetching import fetch_due, tidy
from portal.translating.servers import chosen
from tests import keyfile, make
from tests.translating.server import listening

BODY = "Merhaba, yarın gelirim."


@pytest.fixture
def server():
    with listening() as server:
        yield server


@pytest.fixture
def settings(database_url, tmp_path, server):
    heads = str(tmp_path / "trail.heads")
    return keyfile.settings(database_url, heads_file=heads, translate_url=f"{server.address}/")


@pytest.fixture
def amina(db):
    return make.member(db, "amina")


@pytest.fixture
def author(db, amina):
    return make.member(db, "lale", house_id=amina.house_id, language="tr")


@pytest.fixture
def room(db):
    return make.room(db)


@pytest.fixture
def post(db, author, room):
    thread = make.thread(db, author, room.id, "Selam", "Nasılsınız?")
    return make.post(db, thread, author, BODY, language="tr")


@pytest.fixture
def change(db):
    """`change(row, name=value)` in the database."""

    def changing(row, **values):
        def write(session):
            stored = session.get(type(row), row.id)
            for name, value in values.items():
                setattr(stored, name, value)

        db.do(write)

    return changing


@pytest.fixture
def work(db, settings):
    """One round of the worker; how many translations were made."""
    machine = chosen(settings)

    def working():
        tidy(db.database)
        return fetch_due(db.database, machine)

    return working


def here(post):
    assert isinstance(post, Post)
    return f"/forum/posts/{post.id}/translation"
