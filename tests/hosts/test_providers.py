"""Who offers something: called, visited, trusted by a second person, or refused with all of it."""

import pytest

from portal.accounts.models import Member
from portal.listings.models import Listing
from portal.vetting import checking
from portal.vetting.dealings import was_visited
from portal.vetting.models import Provider, Visit
from tests import make
from tests.hosts.making import HOME, offered, provider, visit

SAW = {f"see_{key}": "yes" for key in HOME} | {"see_alone": "no", "see_papers": "unseen"}
DAY = "2026-01-05"


@pytest.fixture
def house(db):
    return make.house(db).id


@pytest.fixture
def elif_(db, house):
    return make.member(db, "elif", role="caseworker", house_id=house)


@pytest.fixture
def nur(db, house):
    return make.member(db, "nur", role="coordinator", house_id=house)


def state(db, one):
    return db.get(Provider, one.id).state


def test_trust_takes_a_good_visit_and_a_second_person(db, sign_in, elif_, nur):
    one = provider(db, phone="0532 111 22 33")
    home = offered(db, one, tied_to_job=True)
    first, second = sign_in(elif_), sign_in(nur)
    at = f"/desk/providers/{one.id}"
    early = second.post(f"{at}/trust")
    first.post(f"{at}/call")
    called = state(db, one)
    form = first.get(f"{at}/visit")
    wrong = [
        first.post(f"{at}/visit", on="2999-01-01", said="x", went_well="yes", **SAW),
        first.post(f"{at}/visit", on=DAY, said="Clean", went_well="yes"),
        first.post(f"{at}/visit", on=DAY, said="", went_well="yes", **SAW),
        first.post(f"{at}/visit", on=DAY, said="x", went_well="yes", **SAW | {"see_papers": "yes"}),
    ]
    told = {"on": DAY, "said": "Clean, <b>two</b> doors", "went_well": "yes", **SAW}
    token = first.token()
    kept = [first.post(f"{at}/visit", token=token, **told).status_code for _ in range(2)]
    visited, own = state(db, one), first.post(f"{at}/trust")
    known = db.ask(was_visited, home.id)
    agreed = second.post(f"{at}/trust")
    page = second.get(at).text

    assert (early.status_code, called, own.status_code, agreed.status_code) == (
        409,
        "called",
        409,
        303,
    )
    assert form.text.count('type="radio"') == 3 * len(HOME) + 2
    assert " checked" not in form.text
    assert [answer.status_code for answer in wrong] == [422] * 4
    assert (kept, visited, state(db, one), known) == ([303, 303], "visited", "trusted", True)
    assert len(db.every(Visit)) == 1
    assert "Clean, &lt;b&gt;two" in page
    assert "Home and job hang together" in page
    first.post(f"{at}/visit", on=DAY, said="Now a lock is gone", went_well="no", **SAW)
    assert (state(db, one), db.ask(was_visited, home.id)) == ("visited", False)
    assert second.post(f"{at}/trust").status_code == 409


def test_refusing_takes_everything_away_also_of_the_same_phone_or_name(db, sign_in, elif_, nur):
    one = provider(db, phone="0532 111 22 33", mail="Rooms@example.org")
    same_phone = provider(db, "Lodging Inc", phone="+90 532 111 22 33")
    same_name = provider(db, "AYLIN HANIM")
    other = provider(db, "Somebody else", phone="0532 111 22 34")
    same_mail = provider(db, "Rooms of Ankara", mail="rooms@example.org")
    gone = [offered(db, each) for each in (one, one, same_phone, same_name, same_mail)]
    stays = offered(db, other)
    browser = sign_in(elif_)
    at = f"/desk/providers/{one.id}"
    said = browser.get(at).text
    empty = browser.post(f"{at}/refusal", said="")
    done = browser.post(f"{at}/refusal", said="Asked for a passport")
    page = browser.get(done.headers["location"]).text
    again = browser.post(f"{at}/refusal", said="Twice")
    left = [row.id for row in db.every(Listing) if row.withdrawn_at is None]

    assert "At once 5 offers are taken away" in said
    assert (empty.status_code, again.status_code, state(db, one)) == (422, 303, "refused")
    assert "5 offers were taken away." in page
    assert "Asked for a passport" in page
    assert (left, len(gone)) == ([stays.id], 5)
    assert (
        "was refused, so nothing of this one is shown"
        in browser.get(f"/desk/providers/{same_phone.id}").text
    )
    new = offered(db, same_phone, assured=False)
    barred = [db.ask(checking.is_of_refused, listing) for listing in (new, stays)]
    assert barred == [True, False]
    own = browser.post(f"{at}/beginning")
    leads = sign_in(nur).post(f"{at}/beginning")
    assert (own.status_code, leads.status_code, state(db, one)) == (409, 303, "new")


def test_finding_somebody_by_a_piece_of_the_name_or_the_phone(db, sign_in, elif_):
    wanted = provider(db, "Işıl Tekstil", phone="0532 111 22 33")
    provider(db, "Another %", state="refused")
    browser = sign_in(elif_)

    def found(**asked):
        return browser.get("/desk/providers", params=asked).text.count('<div class="card">')

    asked = [{"q": "isil"}, {"q": "111 22 33"}, {"q": "%"}, {"q": "12"}, {"state": "refused"}]
    assert [found(**one) for one in asked] == [1, 1, 1, 0, 1]
    assert (found(), found(q="IŞIL", state="refused")) == (2, 0)
    assert wanted.folded == "isil tekstil"
    assert browser.get("/desk/providers?after=x").status_code == 400


def test_members_find_nothing_of_it(db, sign_in, elif_, house):
    one = provider(db)
    visit(db, one, elif_)
    browser = sign_in(make.member(db, house_id=house))
    at = f"/desk/providers/{one.id}"
    pages = [browser.get(page).status_code for page in ("/desk/providers", at, f"{at}/visit")]

    assert pages == [404] * 3
    assert browser.post(f"{at}/refusal", said="x").status_code == 404
    assert len(db.every(Member)) == 2
