"""Sharing, partner by partner: named by her or by the house, and readable by nobody else."""

from pathlib import Path

import pytest
from sqlalchemy import text

from portal.accounts.models import Notice
from portal.consent import actions
from portal.consent.models import Purpose, Receipt
from portal.consent.queries import count_agreed, has_agreed
from portal.db import Base
from portal.trail.models import TrailEntry
from tests import make
from tests.consent.pages import NO, YES, answer, read, tags_on

NAME = "Sun Clinic"


def test_naming_a_partner_is_no_yes(sign_in, scene, partner, agreed, answers):
    browser, page = partner
    seen = browser.get(page).text

    assert "<h1>Sharing with \u2068Sun Clinic\u2069</h1>" in seen
    assert tags_on(seen) == ["Not answered"]
    assert answers() == [("sharing", "asked")]
    assert agreed(Purpose.SHARING, NAME) is False


def test_a_yes_is_for_this_partner_only(sign_in, scene, partner, agreed):
    browser, page = partner
    other = browser.post("/account/consent/partners", partner="Moon Office").headers["location"]
    answer(browser, page, YES)
    with_sun = [agreed(Purpose.SHARING, name) for name in (NAME, "sun  CLINIC", "Moon Office")]
    answer(browser, other, YES)
    answer(browser, page, NO)

    assert with_sun == [True, True, False]
    assert [agreed(Purpose.SHARING, name) for name in (NAME, "Moon Office")] == [False, True]


def test_a_name_in_another_spelling_is_the_same_partner(partner, answers):
    browser, page = partner
    again = browser.post("/account/consent/partners", partner=" SUN-clinic ")

    assert again.headers["location"] == page
    assert answers() == [("sharing", "asked")]


def test_the_house_asks_once_and_she_decides(db, sign_in, scene, agreed, answers):
    desk, staff = f"/desk/people/{scene.amina.id}/consent", sign_in(scene.elif_)
    asked = staff.post(f"{desk}/question", partner=NAME)
    again = staff.post(f"{desk}/question", partner="sun clinic")
    (receipt,) = db.every(Receipt)
    page, mine = f"/account/consent/partners/{receipt.id}", sign_in(scene.amina)
    seen = mine.get(page).text
    answer(mine, page, NO)
    later = staff.post(f"{desk}/question", partner=NAME)

    assert [a.status_code for a in (asked, again, later)] == [303, 409, 409]
    assert "<bdi>elif</bdi> from your house asks you this." in seen
    assert [n.news for n in db.every(Notice)] == ["question"]
    assert [e.deed for e in db.every(TrailEntry)] == ["consent.question"]
    assert answers() == [("sharing", "asked"), ("sharing", "refused")]
    assert agreed(Purpose.SHARING, NAME) is False
    assert tags_on(staff.get(desk).text) == ["Not answered", "Not answered", "Not agreed"]


@pytest.mark.parametrize("name", ["", "  ", "...", "x" * 81, "Sun\u2066Clinic", "\u3164", "a\nb"])
def test_names_that_cannot_be_read_are_asked_again(sign_in, scene, answers, name):
    said = sign_in(scene.amina).post("/account/consent/partners", partner=name)

    assert (said.status_code, said.text.count('aria-invalid="true"')) == (422, 1)
    assert answers() == []


def test_there_are_not_more_partners_than_one_can_look_over(db, sign_in, scene, partner):
    browser, _ = partner
    me = make.viewer(scene.amina)
    for number in range(actions.MOST_PARTNERS - 1):
        db.do(actions.name_partner, me, me.id, f"Office {number}")
    refused = browser.post("/account/consent/partners", partner="One more")
    desk = f"/desk/people/{me.id}/consent"
    staff = sign_in(scene.elif_)
    asked = staff.post(f"{desk}/question", partner="One more")
    told = staff.post(f"{desk}/statement", purpose="sharing", shared_with="One more")

    assert [a.status_code for a in (refused, asked, told)] == [409] * 3
    assert len(db.every(Receipt)) == actions.MOST_PARTNERS
    assert db.every(TrailEntry) == []


def test_the_page_of_a_partner_is_hers_alone(sign_in, scene, partner, answers):
    browser, page = partner
    typed = read(browser, page)
    found = set()
    for person in (scene.neighbour, scene.elif_):
        other = sign_in(person)
        found.add(other.get(page).status_code)
        found |= {other.post(f"{page}/{kind}", **typed).status_code for kind in (YES, NO)}

    assert browser.get(page).status_code == 200
    assert found == {404}
    assert answers() == [("sharing", "asked")]


def test_the_number_of_another_receipt_is_no_partner(db, sign_in, scene):
    browser = sign_in(scene.amina)
    answer(browser, "/account/consent/services", YES)
    (receipt,) = db.every(Receipt)

    assert browser.get(f"/account/consent/partners/{receipt.id}").status_code == 404


def test_names_of_partners_are_nowhere_to_be_read(db, settings, sign_in, scene, partner, tmp_path):
    """The control: the name of her house, which is no secret, is found."""
    browser, page = partner
    answer(browser, page, YES)
    sign_in(scene.elif_).get(f"/desk/people/{scene.amina.id}/consent")
    stored = everything(db)
    for path in Path(tmp_path).iterdir():
        stored += path.read_bytes() if path.is_file() else b""

    assert b"colleague" in stored
    assert b"Sun Clinic" not in stored
    assert b"sunclinic" not in stored
    assert b"Your house may tell" not in stored


def everything(db):
    """All rows of all tables, as they are stored."""
    with db.database.transaction(writing=False) as session:
        rows = [
            row
            for table in Base.metadata.tables
            for row in session.execute(text(f'SELECT * FROM "{table}"'))  # noqa: S608
        ]
    cells = [cell for row in rows for cell in row]
    return b"\0".join(
        bytes(c) if isinstance(c, bytes | memoryview) else f"{c}".encode() for c in cells
    )


def test_equal_partners_of_two_people_do_not_look_equal(db, scene):
    for person in (scene.amina, scene.neighbour):
        db.do(actions.name_partner, make.viewer(person), person.id, NAME)
    one, other = db.every(Receipt)

    assert (one.partner, other.partner) == (NAME, NAME)
    assert one.partner_key != other.partner_key


@pytest.mark.parametrize(
    ("purpose", "partner"),
    [(Purpose.SHARING, None), (Purpose.SHARING, " - "), (Purpose.SERVICES, NAME)],
)
def test_sharing_is_with_somebody_and_nothing_else_is(db, scene, purpose, partner):
    with pytest.raises(ValueError, match="one named partner"):
        db.ask(has_agreed, scene.amina.id, purpose, partner)


def test_people_who_agreed_are_counted_once(db, sign_in, scene, partner):
    browser, page = partner
    other = browser.post("/account/consent/partners", partner="Moon Office").headers["location"]
    near = sign_in(scene.neighbour)
    counts = [db.ask(count_agreed, Purpose.SHARING)]
    for one, address in ((browser, page), (browser, other), (near, "/account/consent/reporting")):
        answer(one, address, YES)
        counts.append(db.ask(count_agreed, Purpose.SHARING))
    answer(browser, other, NO)
    answer(browser, "/account/consent/reporting", YES)
    answer(near, "/account/consent/reporting", NO)

    assert counts == [0, 1, 1, 1]
    assert [db.ask(count_agreed, purpose) for purpose in Purpose] == [0, 1, 1]
