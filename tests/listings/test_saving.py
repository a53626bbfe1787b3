"""One job or home: reading it, keeping it for later, and who must not."""

import pytest

from portal import clock
from portal.listings import actions
from portal.listings.models import Listing, Saved
from tests import make
from tests.listings.reading import more, titles
from tests.statements import counted

KINDS = [("/jobs", make.job), ("/housing", make.home)]


@pytest.mark.parametrize(("path", "maker"), KINDS)
def test_a_hidden_one_is_as_good_as_none(db, sign_in, path, maker):
    shown, browser = maker(db), sign_in(make.member(db))
    hidden = [{"assured": False}, {"days_left": -2}, {"withdrawn_at": clock.now()}]

    assert browser.get(f"{path}/{shown.id}").status_code == 200
    for values in hidden:
        secret = maker(db, **values).id
        none = browser.get(f"{path}/999999").text.replace("999999", str(secret))
        assert browser.get(f"{path}/{secret}").status_code == 404
        assert browser.get(f"{path}/{secret}").text == none
        assert browser.post(f"{path}/{secret}/saving").status_code == 404
        assert browser.post(f"{path}/{secret}/unsaving").status_code == 404
    assert db.every(Saved) == []


def test_a_job_is_no_home(db, sign_in):
    job, home = make.job(db), make.home(db)
    browser = sign_in(make.member(db))

    assert browser.get(f"/housing/{job.id}").status_code == 404
    assert browser.get(f"/jobs/{home.id}").status_code == 404
    assert browser.post(f"/housing/{job.id}/saving").status_code == 404


def test_malformed_numbers_are_no_pages(db, sign_in):
    browser = sign_in(make.member(db))
    for number in ("0", "-1", "x", "1.5", "٣", "9" * 20, "2147483648", "1%00"):
        for path in (f"/jobs/{number}", f"/housing/{number}"):
            assert browser.get(path).status_code == 404
            assert browser.post(f"{path}/saving").status_code == 404


def test_a_job_says_everything_and_what_is_missing(db, sign_in):
    job = make.job(db, language="tr", work_hours="", insured=False, languages_needed=["tr", "ar"])
    page = sign_in(make.member(db)).get(f"/jobs/{job.id}").text

    assert "Checked by the house on" in page
    assert "It stands here until" in page
    assert "₺30,000–33,000 a month" in page
    assert (
        '<bdi class="tag" lang="tr">Türkçe</bdi> <bdi class="tag" lang="ar">العربية</bdi>' in page
    )
    assert "Full time<br>Not said.<br><small>Ask: from when to when" in page
    assert "Insurance is not promised." in page
    assert "The exact address is not known yet." in page
    assert "Real work never costs you money and nobody keeps your passport." in page
    assert "Do not go to meet anyone alone; ask at the house first." in page


def test_a_home_says_everything_and_what_is_missing(db, sign_in):
    home = make.home(db, deposit=0, transport=" ", lives_there="<b>Two</b> women", pets=True)
    page = sign_in(make.member(db)).get(f"/housing/{home.id}").text

    assert "₺9,500 a month" in page
    assert "<dd>No deposit</dd>" in page
    assert '<dd class="note warm">Not said.<br><small>Ask at the house.</small></dd>' in page
    assert "&lt;b&gt;Two&lt;/b&gt; women" in page
    assert "You can bring an animal." in page
    assert "Do not go to meet anyone alone; ask at the house first." in page


@pytest.mark.parametrize(("path", "maker"), KINDS)
def test_saved_twice_is_once_and_undone(db, sign_in, path, maker):
    kept = maker(db, "kept")
    amina = make.member(db)
    browser = sign_in(amina)
    page = f"{path}/{kept.id}"

    first = browser.post(f"{page}/saving")
    again = browser.post(f"{page}/saving")
    rows = [(row.member_id, row.listing_id) for row in db.every(Saved)]
    saved = titles(browser.get("/jobs/saved"))
    undone = [browser.post(f"{page}/unsaving").headers["location"] for _ in range(2)]

    assert first.headers["location"] == again.headers["location"] == page
    assert rows == [(amina.id, kept.id)]
    assert saved == ["kept"]
    assert undone == [page, page]
    assert db.every(Saved) == []


def test_the_same_form_twice_is_one_deed(db, sign_in):
    job = make.job(db)
    browser = sign_in(make.member(db))
    token = browser.token()

    once = browser.post(f"/jobs/{job.id}/saving", token=token)
    browser.post(f"/jobs/{job.id}/unsaving")
    twice = browser.post(f"/jobs/{job.id}/saving", token=token)

    assert once.headers["location"] == twice.headers["location"] == f"/jobs/{job.id}"
    assert db.every(Saved) == []


def test_a_post_without_our_form_is_refused(db, sign_in):
    job = make.job(db)
    answer = sign_in(make.member(db)).post(f"/jobs/{job.id}/saving", token="x")

    assert answer.status_code == 403
    assert db.every(Saved) == []


@pytest.mark.parametrize(("path", "maker"), KINDS)
def test_htmx_gets_only_the_changed_block(db, sign_in, path, maker):
    kept = maker(db)
    browser = sign_in(make.member(db))

    saved = browser.fragment(f"{path}/{kept.id}/saving", "saving", on="1")
    unsaved = browser.fragment(f"{path}/{kept.id}/unsaving", "saving", on="1")

    assert "Saved. Only you can see that." in saved.text
    assert "Save for later" in unsaved.text
    assert "<h1" not in saved.text + unsaved.text


def test_staff_keep_nothing(db, sign_in):
    job = make.job(db)
    for role in ("caseworker", "coordinator", "administrator"):
        browser = sign_in(make.member(db, role=role))

        assert browser.post(f"/jobs/{job.id}/saving").status_code == 404
        assert browser.get("/jobs/saved").status_code == 404
        assert "Save for later" not in browser.get(f"/jobs/{job.id}").text
    assert db.every(Saved) == []


def test_nobody_sees_what_somebody_else_saved(db, sign_in):
    job = make.job(db, "kept")
    amina, lale = make.member(db), make.member(db)
    hers, others = sign_in(amina), sign_in(lale)
    hers.post(f"/jobs/{job.id}/saving")

    others.post(f"/jobs/{job.id}/unsaving")
    others.post("/jobs/saved/clearing")

    assert titles(hers.get("/jobs/saved")) == ["kept"]
    assert titles(others.get("/jobs/saved")) == []
    assert "Save for later" in others.get(f"/jobs/{job.id}").text


def test_what_has_ended_is_told_without_a_link_and_can_be_taken_out(db, sign_in):
    job, home = make.job(db, "ended job"), make.home(db, "home that stands")
    browser = sign_in(make.member(db))
    browser.post(f"/jobs/{job.id}/saving")
    browser.post(f"/housing/{home.id}/saving")
    boss = make.viewer(make.member(db, role="coordinator"))
    db.do(lambda session: actions.withdraw(session, session.get_one(Listing, job.id), boss))

    page = browser.get("/jobs/saved")
    cleared = browser.post("/jobs/saved/clearing")

    assert titles(page) == ["home that stands"]
    assert "ended job</bdi> <span" in page.text
    assert f'href="/jobs/{job.id}"' not in page.text
    assert cleared.headers["location"] == "/jobs/saved"
    assert [row.listing_id for row in db.every(Saved)] == [home.id]


def test_the_saved_list_is_paged_and_costs_two_statements(db, sign_in):
    amina = make.member(db)
    jobs = [make.job(db, f"no {n}") for n in range(21)]
    db.add(*(Saved(member_id=amina.id, listing_id=job.id, saved_at=clock.now()) for job in jobs))
    browser = sign_in(amina)

    with counted(db) as seen:
        first = browser.get("/jobs/saved")
    second = browser.get(more(first))

    assert titles(first) == [f"no {n}" for n in range(20, 0, -1)]
    assert titles(second) == ["no 0"]
    assert len(seen) == 2
    assert browser.get("/jobs/saved?before=x").status_code == 400
    assert browser.get("/jobs/saved?before=99999999999").status_code == 400


def test_a_page_of_one_costs_five_statements(db, sign_in):
    job = make.job(db)
    browser = sign_in(make.member(db))

    with counted(db) as seen:
        browser.get(f"/jobs/{job.id}")

    assert len(seen) == 5  # the last asks whether the house was there
