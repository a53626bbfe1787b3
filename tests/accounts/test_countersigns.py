"""Two of the staff: one asks, another one agrees, the first one does it, once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from itertools import pairwise

import pytest
import time_machine
from sqlalchemy import select

from portal import clock
from portal.accounts import countersigns
from portal.accounts.models import ENDED, Countersign, Deal, Member
from portal.refusal import Forbidden
from portal.trail.models import TrailEntry
from tests import make


@pytest.fixture
def staff(db):
    """The people of two houses, by name."""
    here, there = make.house(db).id, make.house(db).id
    roles = {
        "amina": ("resident", here),
        "elif": ("caseworker", here),
        "selin": ("caseworker", here),
        "nur": ("coordinator", here),
        "far": ("coordinator", there),
        "far_off": ("caseworker", there),
        "admin": ("administrator", there),
        "boss": ("administrator", here),
    }
    return {n: make.member(db, n, role=role, house_id=house) for n, (role, house) in roles.items()}


def ask(db, staff, by="nur", about="amina", deal=Deal.REISSUE, detail=""):
    return db.do(countersigns.ask, make.viewer(staff[by]), deal, staff[about], detail)


def sign(db, staff, by, asked):
    return db.do(countersigns.sign, make.viewer(staff[by]), asked.id)


def use(db, staff, by="nur", about="amina", deal=Deal.REISSUE, detail=""):
    return db.do(countersigns.use, make.viewer(staff[by]), deal, staff[about].id, detail)


def test_what_a_colleague_agreed_to_can_be_used_once(db, staff):
    before = use(db, staff)
    asked = ask(db, staff)
    unsigned = use(db, staff)
    signed = sign(db, staff, "elif", asked)
    used = [use(db, staff) for _ in range(3)]

    assert (before, unsigned, signed, used) == (False, False, True, [True, False, False])


def test_only_exactly_what_was_agreed_and_by_the_one_who_asked(db, staff):
    neighbour = make.member(db, "neighbour", house_id=staff["amina"].house_id)
    sign(db, staff, "elif", ask(db, staff, deal=Deal.ROLE, detail="caseworker"))
    others = {**staff, "amina": neighbour}

    missed = [
        use(db, staff, deal=Deal.ROLE, detail="coordinator"),
        use(db, staff, deal=Deal.REISSUE, detail="caseworker"),
        use(db, others, deal=Deal.ROLE, detail="caseworker"),
        use(db, staff, by="elif", deal=Deal.ROLE, detail="caseworker"),
        use(db, staff, by="selin", deal=Deal.ROLE, detail="caseworker"),
    ]

    assert missed == [False] * 5
    assert use(db, staff, deal=Deal.ROLE, detail="caseworker")


def test_it_is_good_for_a_day(db, staff):
    with time_machine.travel(clock.now(), tick=False) as now:
        asked = ask(db, staff)
        now.shift(timedelta(hours=23, minutes=59))
        in_time = sign(db, staff, "elif", asked)
        now.shift(timedelta(minutes=1))
        too_late = use(db, staff)
        anew = ask(db, staff)
        now.shift(timedelta(hours=24))
        signed_late = sign(db, staff, "elif", anew)

    assert (in_time, too_late, signed_late) == (True, False, False)
    assert anew.id != asked.id


SIGNERS = {
    "nur": {"elif", "selin", "boss"},
    "elif": {"selin", "nur", "boss"},
    "admin": {"nur", "far", "boss"},
}


@pytest.mark.parametrize("asker", SIGNERS)
def test_who_may_agree(db, staff, asker):
    about = "elif" if asker == "admin" else "amina"
    asked = ask(db, staff, by=asker, about=about)
    able, listed = set(), set()
    for name, person in staff.items():
        waiting = db.ask(countersigns.waiting_for, make.viewer(person))
        listed |= {name for request in waiting if request.id == asked.id}
        counted = db.one(select(countersigns.how_many(make.viewer(person))))
        assert counted == len(waiting)
    for name in staff:
        try:
            able |= {name} if sign(db, staff, name, asked) else set()
        except Forbidden:
            continue
        db.do(lambda s: s.get(Countersign, asked.id).__setattr__("signed_by_id", None))

    assert able == SIGNERS[asker]
    assert listed == SIGNERS[asker]


def test_neither_the_person_concerned_nor_the_asker_agrees(db, staff):
    about_elif = ask(db, staff, about="elif", deal=Deal.ROLE, detail="resident")

    for name in ("elif", "nur", "amina", "far"):
        with pytest.raises(Forbidden):
            sign(db, staff, name, about_elif)
    assert sign(db, staff, "selin", about_elif)


def test_who_is_no_longer_here_asks_for_nothing(db, staff):
    asked = ask(db, staff)
    db.do(lambda session: setattr(session.get(Member, staff["nur"].id), "state", ENDED))

    with pytest.raises(Forbidden):
        sign(db, staff, "elif", asked)
    assert db.ask(countersigns.waiting_for, make.viewer(staff["elif"])) == []


@pytest.mark.parametrize(
    ("by", "about", "deal", "may"),
    [
        ("elif", "amina", Deal.REISSUE, True),
        ("far", "amina", Deal.REISSUE, False),
        ("admin", "amina", Deal.REISSUE, False),
        ("admin", "elif", Deal.REISSUE, True),
        ("elif", "elif", Deal.REISSUE, False),
        ("nur", "nur", Deal.ROLE, True),
        ("amina", "amina", Deal.ROLE, False),
        ("amina", "elif", Deal.REISSUE, False),
    ],
)
def test_who_may_ask_for_whom(db, staff, by, about, deal, may):
    try:
        asked = ask(db, staff, by=by, about=about, deal=deal)
    except Forbidden:
        asked = None

    assert (asked is not None) == may


def test_asking_and_agreeing_leave_one_row_each_and_twice_is_once(db, staff):
    asked = [ask(db, staff) for _ in range(2)]
    signed = [sign(db, staff, "elif", asked[0]) for _ in range(2)]
    late = sign(db, staff, "selin", asked[0])
    use(db, staff)

    assert asked[0].id == asked[1].id
    assert (signed, late) == ([True, True], False)
    assert [(e.member_id, e.by_name, e.deed) for e in db.every(TrailEntry)] == [
        (staff["amina"].id, "nur", "person.card.request"),
        (staff["amina"].id, "elif", "person.card.agreement"),
    ]


def test_of_many_at_the_same_moment_one_uses_it_and_one_agrees(db, staff):
    asked = ask(db, staff)
    with ThreadPoolExecutor(8) as pool:
        signed = list(pool.map(lambda name: sign(db, staff, name, asked), ["elif", "selin"] * 3))
        used = list(pool.map(lambda _: use(db, staff), range(8)))

    signer = db.get(Countersign, asked.id).signed_by_id
    assert sorted(signed) == [False] * 3 + [True] * 3
    assert signer in {staff["elif"].id, staff["selin"].id}
    assert sorted(used) == [False] * 7 + [True]
    assert len(db.every(TrailEntry)) == 2


def test_what_one_asked_for_is_listed_until_it_is_done(db, staff):
    nur = make.viewer(staff["nur"])
    asked = [ask(db, staff), ask(db, staff, deal=Deal.ROLE, detail="caseworker")]
    sign(db, staff, "elif", asked[0])
    before = db.ask(countersigns.asked_by, nur)
    use(db, staff)
    after = db.ask(countersigns.asked_by, nur)

    assert [(r.id, r.signed_by_name) for r in before] == [
        (asked[1].id, None),
        (asked[0].id, "elif"),
    ]
    assert [r.id for r in after] == [asked[1].id]
    assert all(one.id > other.id for one, other in pairwise(before))
