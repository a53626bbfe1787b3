"""What is sealed cannot be read where the database lies: file, WAL, backup, logs, temp folder.

A thousand marked secrets go through every sealed column there is and through the fields that are
only ever hashed; then every byte that was written anywhere is searched for them.
"""

import logging
import re
import secrets
import sqlite3
from itertools import count, cycle
from pathlib import Path

import pytest
from sqlalchemy import text

from portal import clock, tables
from portal.accounts import cards, pin, printing
from portal.accounts.models import BreakGlass, Card, Countersign, Unsent
from portal.checkins.models import Checkin
from portal.consent.models import Answer, Purpose, Receipt
from portal.cv.models import CV
from portal.db import Base
from portal.duty.models import Concern
from portal.forum.models import Draft
from portal.interest.models import Interest
from portal.interest.models import Turn as InterestTurn
from portal.letters.models import Message
from portal.listings.models import Report as OfferReport
from portal.my_data.models import DataRequest
from portal.notes.models import Note
from portal.plan.models import Change, Goal, Question, Step, Translation
from portal.proof import codes
from portal.proof.models import Authenticator
from portal.referrals.models import Referral, Turn
from portal.reminders.models import Contact
from portal.safety.models import SafetyPlan
from portal.seal.box import Unreadable, box_for
from portal.seal.column import SealedText, place_of
from portal.trail.actions import record
from portal.trail.deeds import Deed
from portal.trail.models import TrailEntry
from portal.way.models import Choice, Way
from tests import make
from tests.checkins.making import checkin
from tests.interest.making import interested
from tests.referrals.making import refer
from tests.reminders.making import contact

pytestmark = pytest.mark.gate
MANY = 1000
MARK = "canary"


def sealed_columns():
    """Every (table, text) that the code declares sealed."""
    assert tables.seal
    return [
        (mapper.class_, name)
        for mapper in sorted(Base.registry.mappers, key=lambda m: m.class_.__name__)
        for name, part in vars(mapper.class_).items()
        if isinstance(part, SealedText)
    ]


def now():
    return {"at": clock.now()}


def written():
    return {"language": "en", "written_at": clock.now()}


_numbers = count(1)
MAKERS = {  # what a row of each table needs besides its sealed texts
    Goal: lambda s: {"type": "health", "is_own": True, **written()},
    Step: lambda s: {"goal_id": s["goal"].id, "doer": "me", "is_own": True, **written()},
    Question: lambda s: {
        "step_id": s["step"].id,
        "owed_on": make.today(),
        "asked_at": clock.now(),
        "answered_at": clock.now(),
    },
    Change: lambda s: {
        "goal_id": s["goal"].id,
        "number": next(_numbers),
        "happened": "goal",
        "by_name": "elif",
        "is_own": False,
        **now(),
    },
    Translation: lambda s: {"goal_id": s["goal"].id, "language": str(next(_numbers)), **now()},
    BreakGlass: lambda s: {
        "staff_id": s["elif"].id,
        "purpose": "other",
        "until": clock.now(),
        **now(),
    },
    Countersign: lambda s: {
        "deal": "unmask",
        "asked_by_id": s["elif"].id,
        "asked_at": clock.now(),
        "until": clock.now(),
    },
    Card: lambda s: {"language": "en", "opened_at": clock.now(), "expires_at": clock.now()},
    Draft: lambda s: {"place": str(next(_numbers)), "kept_at": clock.now()},
    Unsent: lambda s: {"path": "/plan", "kept_at": clock.now()},
    Receipt: lambda s: {
        "purpose": Purpose.SHARING,
        "partner_key": "b" * 32,
        "answer": Answer.GIVEN,
        "version": 1,
        "language": "en",
        **now(),
    },
    DataRequest: lambda s: {"rights": [], "filed_at": clock.now(), "due_on": make.today()},
    Referral: lambda s: {
        "language": "en",
        "state": "asked",
        "made_by_name": "elif",
        "made_at": clock.now(),
        "changed_at": clock.now(),
    },
    Turn: lambda s: {
        "referral_id": s["referral"].id,
        "state": "asked",
        "by_name": "elif",
        "is_own": False,
        "language": "en",
        **now(),
    },
    Interest: lambda s: {
        "listing_key": str(next(_numbers)),
        "language": "en",
        "state": "asked",
        "made_at": clock.now(),
        "changed_at": clock.now(),
    },
    InterestTurn: lambda s: {
        "interest_id": s["interest"].id,
        "state": "asked",
        "by_name": "elif",
        "is_own": False,
        "is_relayed": False,
        "language": "en",
        **now(),
    },
    Note: lambda s: {"language": "en", "by_name": "elif", **now()},
    Concern: lambda s: {
        "house_id": s["amina"].house_id,
        "kind": "worried",
        "raised_at": clock.now(),
    },
    Message: lambda s: {"letter_id": s["letter"].id, "from_team": False, **now()},
    OfferReport: lambda s: {"listing_id": s["jobs"].pop().id, "reason": "gone", **now()},
    Choice: lambda s: {"chosen_at": clock.now(), "thinks_until": make.today()},
}
BY_DEED = {  # one a person, or only at the end of a transaction
    TrailEntry,
    Authenticator,
    SafetyPlan,
    Way,
    Contact,
    CV,
    Checkin,
}


@pytest.fixture
def scene(db):
    amina = make.member(db, "amina")
    elif_ = make.member(db, "elif", role="caseworker", house_id=amina.house_id)
    goal = make.goal(db, amina)
    return {
        "amina": amina,
        "elif": elif_,
        "goal": goal,
        "step": make.step(db, goal),
        "referral": refer(db, amina),
        "interest": interested(db, amina),
        "letter": make.letter(db, amina, "x"),
        "jobs": [make.job(db) for _ in range(MANY // 30)],  # one report of each
    }


def write_secrets(db, scene, how_many):
    """So many secrets, in turn through every sealed column and every hashed field."""
    amina, by = scene["amina"], make.viewer(scene["elif"])
    columns = [pair for pair in sealed_columns() if pair[0] not in BY_DEED]
    assert {table for table, _ in columns} == set(MAKERS)
    found = [f"{MARK}{secrets.token_hex(8)}" for _ in range(how_many - 10)]
    reasons, texts = found[:30], found[30:]
    pairs = zip(texts, cycle(columns), strict=False)
    db.add(
        *(
            table(member_id=amina.id, **{name: secret}, **MAKERS[table](scene))
            for secret, (table, name) in pairs
        )
    )
    for secret in reasons:
        db.do(record, amina.id, by, Deed.PLAN_OPENED, reason=secret)
    secret = f"{MARK}{secrets.token_hex(8)}"
    db.add(Authenticator(member_id=amina.id, secret=secret, added_at=clock.now()))
    sheet = f"{MARK}{secrets.token_hex(8)}"
    db.add(SafetyPlan(member_id=amina.id, sheet=sheet, written_at=clock.now()))
    db.add(Way(member_id=amina.id, sheet=secret, remark=secret, written_at=clock.now()))
    db.add(CV(member_id=amina.id, written=secret, changed_at=clock.now()))
    after = f"{MARK}{secrets.token_hex(8)}"
    checkin(db, amina, said={"words": after})
    address = contact(db, amina, f"{MARK}{secrets.token_hex(8)}").address
    db.do(pin.keep, amina.id, "73910482", asks=True)
    paper = db.ask(printing.printed, db.do(cards.open_card, amina.id, by))
    return [
        *found,
        secret,
        sheet,
        after,
        address,
        "73910482",
        paper.code.replace(" ", "").lower(),
        *made_codes(db, amina),
    ]


def made_codes(db, amina):
    return [code.replace(" ", "") for code in db.do(codes.make, amina.id)][:7]


def everything_on_disk(db, database_url, folder):
    """Every byte the portal left anywhere: database, WAL, backup, heads, temporary files."""
    if database_url.startswith("sqlite"):
        with sqlite3.connect(folder / "portal.db") as connection:
            connection.execute(f"VACUUM INTO '{folder / 'backup.db'}'")
        return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
    database = db.database
    with database.engine.connect() as connection:
        connection = connection.execution_options(isolation_level="AUTOCOMMIT")
        connection.execute(text("CHECKPOINT"))
        data = Path(connection.execute(text("SHOW data_directory")).scalar_one())
        plain = [
            str(row).encode()
            for table in Base.metadata.sorted_tables
            for row in connection.execute(table.select())
        ]  # as a dump would hold it
    files = [p for sub in ("base", "pg_wal", "global") for p in (data / sub).rglob("*")]
    plain += [path.read_bytes() for path in files if path.is_file()]
    return b"".join(plain) + b"".join(p.read_bytes() for p in folder.rglob("*") if p.is_file())


def readable(texts, bytes_):
    """Which of these texts stand there. All marked ones are looked for in one pass: PostgreSQL has
    written a hundred megabytes."""
    marked = set(re.findall(MARK.encode() + rb"[0-9a-f]{16}", bytes_))
    return [
        each for each in texts if (each.encode() in (marked if each.startswith(MARK) else bytes_))
    ]


def test_a_thousand_secrets_are_nowhere_to_be_read(
    db, scene, sign_in, database_url, tmp_path, caplog
):
    caplog.set_level(logging.DEBUG)
    marked = write_secrets(db, scene, MANY)
    shown = f"{MARK}{secrets.token_hex(8)}"  # the control: a forum post is not sealed
    make.thread(db, scene["amina"], body=shown)
    sign_in(scene["amina"]).get("/plan")  # whose page holds many of them

    bytes_ = everything_on_disk(db, database_url, tmp_path) + caplog.text.encode()

    assert len(marked) >= MANY
    assert readable([*marked, shown], bytes_) == [shown]
    assert make.WORDS.encode() not in bytes_


def test_a_text_moved_to_another_place_does_not_open(db, scene):
    """Row, column, table and person are part of the seal."""
    goals = [make.goal(db, scene["amina"], f"goal {number}") for number in range(2)]
    other = make.goal(db, make.member(db), "hers")
    place = place_of(Goal, "title")

    def tries(session):
        box = box_for(session, scene["amina"].id)
        mine = goals[0].title_sealed
        yield box.open(place, goals[0].id, mine)
        for place_, row, sealed in (
            (place, goals[1].id, mine),
            (place_of(Step, "text"), goals[0].id, mine),
            (place, other.id, other.title_sealed),
            (place, goals[0].id, mine[:-1] + bytes([mine[-1] ^ 1])),
        ):
            with pytest.raises(Unreadable):
                box.open(place_, row, sealed)
            yield "closed"

    assert db.ask(lambda session: list(tries(session))) == ["goal 0", *["closed"] * 4]
