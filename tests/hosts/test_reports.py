"""What members reported: oldest first, words only in their own house, one decision."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from portal.listings.models import Listing, Report
from portal.trail.models import TrailEntry
from portal.vetting.similar import similar_to
from tests import make
from tests.hosts.making import offered, provider, report

AT = "/desk/offers/reports"


@pytest.fixture
def amina(db):
    return make.member(db, "amina")


@pytest.fixture
def elif_(db, amina):
    return make.member(db, "elif", role="caseworker", house_id=amina.house_id)


@pytest.fixture
def kerem(db):
    return make.member(db, "kerem", role="caseworker")


def standing(db):
    return [row.id for row in db.every(Listing) if row.withdrawn_at is None]


def like(db, listing):
    def look(session):
        found = similar_to(session, session.get(Listing, listing.id))
        return [(one.id, [why.value for why in one.why]) for one in found]

    return db.ask(look)


def test_words_are_for_her_house_and_reasons_for_everybody(db, sign_in, amina, elif_, kerem):
    first, second = offered(db), offered(db)
    report(db, amina, first, "papers", "He wanted my <b>card</b>")
    report(db, make.member(db), second)
    mine, other = sign_in(elif_), sign_in(kerem)
    queue = mine.get(AT).text
    pages = [browser.get(f"{AT}/{first.id}").text for browser in (mine, other)]

    assert queue.index(first.title) < queue.index(second.title)
    assert ["They want my papers" in page for page in pages] == [True, True]
    assert ["He wanted my &lt;b&gt;card" in page for page in pages] == [True, False]
    assert "of that person’s house can read them" in pages[1]
    assert [page.count("amina") for page in pages] == [0, 0]
    looks = [(e.member_id, e.by_id, e.deed) for e in db.every(TrailEntry)]
    assert looks == [(amina.id, elif_.id, "listings.report.opened")]
    assert sign_in(amina).get(f"{AT}/{first.id}").status_code == 404
    assert mine.get(f"{AT}/{offered(db).id}").status_code == 404


def test_what_is_alike_is_said_why(db):
    one, twin = provider(db, "Ada", phone="0532 1112233"), provider(db, "Bora", phone="05321112233")
    text = "A nice room with a large window, a warm stove and a garden, for one woman alone."
    mine = offered(db, one, "Room", description=text)
    same_name = offered(db, one, description="Something else altogether, far away from all.")
    same_phone = offered(db, twin)
    same_text = offered(db, title="ROOM", description=f"  {text}")
    nearly = offered(db, title="Room", description=text.replace("nice", "lovely"))
    unlike = offered(db, title="Flat", description="Three rooms above a bakery in the old town.")
    make.job(db, "Room", description=text)  # of another kind

    assert like(db, mine) == [
        (nearly.id, ["nearly"]),
        (same_text.id, ["text"]),
        (same_phone.id, ["phone"]),
        (same_name.id, ["phone", "name"]),
    ]
    assert like(db, unlike) == []


def test_taking_away_all_that_were_listed_and_each_once(db, sign_in, amina, elif_):
    one = provider(db, phone="0532 111 22 33")
    bad, listed, reported = (offered(db, one) for _ in range(3))
    other = offered(db)
    report(db, amina, bad)
    report(db, make.member(db), reported)
    browser = sign_in(elif_)
    page = browser.get(f"{AT}/{bad.id}").text
    late = offered(db, one)  # she has not seen this one
    also = [str(row.id) for row in (listed, reported, other)]
    none = browser.post(f"{AT}/{bad.id}/decision", also=also)
    done = browser.post(f"{AT}/{bad.id}/decision", outcome="withdrawn_all", also=also)
    again = browser.post(f"{AT}/{bad.id}/decision", outcome="shown")

    assert page.count('name="also"') == 2
    assert (none.status_code, done.headers["location"], again.status_code) == (422, AT, 409)
    assert "A colleague has decided about this already." in again.text
    assert standing(db) == [other.id, late.id]
    assert {row.outcome for row in db.every(Report)} == {"withdrawn"}
    assert "Nothing is waiting here." in browser.get(AT).text


def test_showing_again_is_not_for_its_writer_nor_for_what_is_refused(db, sign_in, amina, elif_):
    own = offered(db, posted_by_id=elif_.id)
    refused = offered(db, provider(db, state="refused"))
    good = offered(db)
    for listing in (own, refused, good):
        report(db, amina, listing)
    browser = sign_in(elif_)
    pages = [browser.get(f"{AT}/{row.id}").text for row in (own, refused, good)]
    done = [
        browser.post(f"{AT}/{row.id}/decision", outcome="shown").status_code
        for row in (own, refused, good)
    ]
    hidden = [row.id for row in db.every(Listing) if row.hidden_at]

    assert ["Show it again" in page for page in pages] == [False, False, True]
    assert (done, hidden) == ([403, 409, 303], [own.id, refused.id])


def test_two_decide_at_once_and_one_is_told(db, sign_in, amina, elif_, kerem):
    browsers = [sign_in(elif_), sign_in(kerem)]
    for _ in range(3):
        bad = offered(db)
        report(db, amina, bad)
        ready = Barrier(2)

        def press(browser, outcome, number=bad.id, ready=ready):
            ready.wait()
            return browser.post(f"{AT}/{number}/decision", outcome=outcome).status_code

        with ThreadPoolExecutor(2) as pool:
            answers = list(pool.map(press, browsers, ("shown", "withdrawn")))
        row = db.get(Listing, bad.id)

        assert sorted(answers) == [303, 409]
        assert (row.withdrawn_at is None) == (answers[0] == 303)
