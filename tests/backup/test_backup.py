"""A backup holds everything, opens with the key file only, and says when it was damaged."""

import io
from itertools import islice

import pytest
from sqlalchemy import select

from portal.backup import envelope, rows
from portal.db import Base
from portal.plan.models import Goal
from portal.seal import keyfile
from portal.seal.keys import Keys
from portal.trail.actions import record
from portal.trail.deeds import Deed
from portal.trail.verifying import verify
from tests import keyfile as test_keys
from tests import make

LINES = [f"line {number} " + "çöğ " * (number % 50) for number in range(30_000)]


def sealed(lines, keys=None):
    file = io.BytesIO()
    envelope.write(file, lines, keys or test_keys.keys())
    return file.getvalue()


def opened(data, keys=None):
    return list(envelope.read(io.BytesIO(data), keys or test_keys.keys()))


@pytest.mark.parametrize("count", [0, 1, 2, 30_000])
def test_what_goes_in_comes_out(count):
    assert opened(sealed(LINES[:count])) == LINES[:count]


def test_nothing_can_be_read_without_the_keys(tmp_path):
    keyfile.write(tmp_path / "other.key", keyfile.new(), anew=True)
    data = sealed(LINES)

    assert b"line" not in data
    with pytest.raises(envelope.Damaged):
        opened(data, Keys(tmp_path / "other.key"))


def test_every_kind_of_damage_is_seen(monkeypatch):
    monkeypatch.setattr(envelope, "PIECE", 20_000)
    data = sealed(LINES)
    pieces = list(split(data))
    assert len(pieces) > 3
    join = envelope.MAGIC.__add__
    damaged = {
        "cut": join(b"".join(pieces[:-1])),
        "left out": join(b"".join([pieces[0], *pieces[2:]])),
        "swapped": join(b"".join([pieces[1], pieces[0], *pieces[2:]])),
        "changed": data[:5000] + bytes([data[5000] ^ 1]) + data[5001:],
        "no backup": b"PK" + data,
        "empty": envelope.MAGIC,
    }

    for data in damaged.values():
        with pytest.raises(envelope.Damaged):
            opened(data)


def split(data):
    rest = data[len(envelope.MAGIC) :]
    while rest:
        length = 4 + int.from_bytes(rest[:4])
        yield rest[:length]
        rest = rest[length:]


def contents(session):
    """Sorted: PostgreSQL moves a row when it is changed."""
    return {
        table.name: sorted((tuple(row) for row in session.execute(select(table))), key=repr)
        for table in Base.metadata.sorted_tables
        if table.name not in rows.PASSING
    }


def test_all_rows_come_back_as_they_were(db):
    amina = make.member(db, "amina")
    elif_ = make.member(db, "elif", role="caseworker", house_id=amina.house_id)
    make.step(db, make.goal(db, amina, "Bake bread"))
    make.thread(db, amina)
    make.job(db)
    db.do(record, amina.id, make.viewer(elif_), Deed.PLAN_OPENED, reason="for Thursday")
    before = db.ask(contents)
    lines = list(db.ask(lambda session: list(rows.lines_of(session))))
    make.member(db, "came later")

    count = db.do(rows.replace_all, lines)

    assert count == len(lines)
    assert db.ask(contents) == before
    assert [goal.title for goal in db.every(Goal)] == ["Bake bread"]
    assert db.ask(verify, test_keys.keys().trail_root, []) == []
    assert make.member(db, "new one").id > elif_.id


def test_half_a_backup_changes_nothing(db):
    make.member(db, "amina")
    before = db.ask(contents)
    lines = db.ask(lambda session: list(rows.lines_of(session)))

    def broken():
        yield from islice(lines, 1)
        raise envelope.Damaged("cut")

    with pytest.raises(envelope.Damaged):
        db.do(rows.replace_all, broken())
    assert db.ask(contents) == before
