"""The page of one offer: all that is known, what was asked, where its addresses lead."""

from datetime import date, timedelta

import brotli
import pytest

from portal import clock
from portal.flags.indicators import Indicator
from portal.listings.models import Check, Saved
from tests import make
from tests.listings.reading import titles
from tests.statements import counted

NASTY = (
    "<script>alert(1)</script> [Apply](http://evil.example/x) javascript:alert(1)\n\n"
    "\u202egnp.exe\u202c https://pаypal.com/login <img src=x onerror=y>"
)


def check(db, listing, turn=2, version=1, words=None, **answers):
    every = {indicator.value: "fine" for indicator in Indicator} | answers
    at = clock.now() - timedelta(days=9 - turn)
    row = {"answers": every, "words": words or {}, "language": "tr", "turn": turn, "at": at}
    return db.add(Check(listing_id=listing.id, version=version, **row))


def keep(db, member, *listings):
    kept = {"member_id": member.id, "saved_at": clock.now()}
    db.add(*(Saved(listing_id=listing.id, **kept) for listing in listings))


def test_a_job_tells_all_its_fields_and_warns(db, sign_in):
    job = make.job(
        db,
        job_start_date=date(2031, 5, 2),
        job_benefits="Lunch",
        eligibility="Work permit",
        housing_with_it=True,
        pay_min=0,
        pay_max=0,
        address_known=True,
    )
    page = sign_in(make.member(db)).get(f"/jobs/{job.id}").text

    for said in ("2 May 2031", "<bdi>Lunch</bdi>", "<bdi>Work permit</bdi>"):
        assert f"<dd>{said}" in page
    warned = page.split('<dd class="note warm">')[1:]
    assert [part.partition("<br>")[0] for part in warned] == [
        "Not said.",
        "You would live there. Whoever loses the job loses the bed.",
    ]
    assert "Ask: how much, on which day, into my own account?" in page
    assert "The house knows exactly where." in page


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({}, "The exact address is not known yet."),
        ({"address_known": True}, "Where exactly is told when you agreed to a visit."),
        ({"address_known": True, "visibility": "never"}, "Nobody is told where exactly"),
        ({"tied_to_job": True}, "It comes with a job. Whoever loses one loses the other."),
    ],
)
def test_a_home_says_who_learns_where_it_is(db, sign_in, values, said):
    home = make.home(db, **values)

    assert said in sign_in(make.member(db)).get(f"/housing/{home.id}").text


def test_the_answers_are_the_worse_of_both_looks_at_these_words(db, sign_in):
    job = make.job(db, version=2)
    check(db, job, turn=2, version=1, debt="flag", words={"debt": "of the old words"})
    check(db, job, turn=1, version=2, wages="unknown", words={"wages": "of the first person"})
    check(
        db, job, turn=2, version=2, overtime="unknown", debt="flag",
        words={"debt": "\u202eÖnce <b>para</b>", "violence": "Iyi"},
    )  # fmt: skip

    page = sign_in(make.member(db)).get(f"/jobs/{job.id}").text

    asked = page.partition("What was asked about it")[2]
    first, paid, second, fine = asked.split("<details")[1:]
    assert "open><summary>Would you have to pay or owe something first?" in first
    assert "There is something" in first
    assert '<div lang="tr"><p dir="auto">' in first
    assert "&lt;b&gt;para&lt;/b&gt;" in first
    assert "Ask: does anything cost me money?" in first
    assert "open><summary>Is it clear how long you work" in second
    assert "Nobody could say" in second
    assert "open>" not in fine.partition("<summary>")[0]
    assert fine.count("<dt>") == 8
    assert "of the old words" not in asked
    assert "of the first person" in paid
    assert "Two people of the house checked it, on" in page
    assert "\u202e" not in page


def test_nobody_wrote_down_what_was_asked(db, sign_in):
    job = make.job(db)

    assert "Nobody wrote down yet" in sign_in(make.member(db)).get(f"/jobs/{job.id}").text


def test_it_stands_until_whichever_day_is_first(db, sign_in):
    job = make.job(db, assured_until=date(2031, 3, 1), valid_through=date(2031, 3, 9))

    assert (
        "It stands here until 1 March 2031." in sign_in(make.member(db)).get(f"/jobs/{job.id}").text
    )


def test_a_nasty_text_is_words_and_its_addresses_lead_to_a_notice(db, sign_in):
    home = make.home(db, "\u202eRoom<b>", description=NASTY, lives_there="<script>x</script>")
    browser = sign_in(make.member(db))
    page = browser.get(f"/housing/{home.id}").text

    links = [browser.get(f"/housing/{home.id}/links/{n}") for n in (1, 2, 3)]

    assert page.count("<script") == 2  # ours
    assert "<img" not in page
    assert "\u202e" not in page
    assert 'href="http' not in page
    assert "Room&lt;b&gt;" in page
    assert [answer.status_code for answer in links] == [200, 200, 404]
    assert (
        'href="http://evil.example/x" rel="noreferrer noopener external nofollow"' in links[0].text
    )
    assert '<b dir="ltr">xn--pypal-4ve.com</b>' in links[1].text
    assert "mixes letters of different scripts" in links[1].text
    assert browser.get(f"/jobs/{home.id}/links/1").status_code == 404


def test_words_to_pass_on_name_nobody(db, sign_in, app):
    house = make.house(db, "House Lavender")
    amina = make.member(db, house_id=house.id)
    job = make.job(
        db,
        "Tailor at House Lavender, call 0532 123 45 67",
        work_hours="Mon-Fri 9-17, write to boss@sewing.com or https://x.example",
        hiring_organization="Secret Tailors",
    )
    browser = sign_in(amina)
    page, file = browser.get(f"/jobs/{job.id}/words"), browser.get(f"/jobs/{job.id}/words/file")

    text = file.content.decode()
    assert file.headers["content-type"] == "text/plain; charset=utf-8"
    assert file.headers["content-disposition"] == 'attachment; filename="note.txt"'
    shown = page.text.partition("readonly")[2].partition("</textarea>")[0]
    assert shown.partition(">")[2].splitlines() == text.splitlines()
    assert text.splitlines()[1:4] == [
        "Where: Çankaya, Ankara",
        "Pay: ₺30,000–33,000 a month",
        "Working hours: Full time · Mon-Fri 9-17, write to … or …",
    ]
    site = app.state.portal.settings.name
    for never in ("Lavender", "0532", "boss", "http", "Secret", "house", site, "/jobs"):
        assert never not in text, never


def test_the_paper_says_nothing_of_where_it_comes_from(db, sign_in):
    amina = make.member(db)
    job, home = make.job(db, "Tailor", work_hours=""), make.home(db, "Quiet room")
    make.job(db, "not saved")
    gone = make.job(db, "put away", hidden_at=clock.now())
    keep(db, amina, home, job, gone)
    browser = sign_in(amina)

    one, all_ = (browser.get(path).text for path in (f"/jobs/{job.id}/paper", "/jobs/saved/paper"))

    assert "<title>My list</title>" in one
    sought = ("Tailor<", "Quiet room<", "not saved", "put away")
    assert [all_.count(title) for title in sought] == [1, 1, 0, 0]
    hidden, printed = (
        all_.partition('class="print-hide"')[2].partition("</main>")[0].split("</div>", 1)
    )
    assert "house" not in printed
    assert ("href" in hidden, "href" in printed) == (True, False)


def test_saved_ones_are_compared_fact_by_fact(db, sign_in):
    amina = make.member(db)
    jobs = [make.job(db, f"job {n}", pay_min=n * 1000 + 1000, pay_max=0) for n in range(5)]
    home = make.home(db)
    keep(db, amina, *jobs[:4], home)
    browser = sign_in(amina)
    saved = browser.get("/jobs/saved").text
    picks = "&".join(f"pick={x.id}" for x in [jobs[2], jobs[0], jobs[4], home])

    with counted(db) as seen:
        page = browser.get(f"/jobs/compare?{picks}").text
    pay = page.partition("<h2>Pay</h2>")[2].partition("</dl>")[0]

    assert saved.count('name="pick"') == 4
    assert [f"job {n}<" in pay for n in range(5)] == [True, False, True, False, False]
    assert pay.index("₺1,000 a month") < pay.index("₺3,000 a month")
    assert len(seen) == 2
    for query in ("", f"?pick={jobs[0].id}", f"?pick={home.id}&pick={jobs[4].id}"):
        assert "Tick two or more" in browser.get(f"/jobs/compare{query}").text
    for query in ("?pick=x", "?pick=", "?pick=-1", "?pick=" + "9" * 30):
        assert browser.get(f"/housing/compare{query}").status_code == 400
    five = "&".join(["pick=999999999"] * 5)
    assert "Only the first 4 fit" in browser.get(f"/jobs/compare?{five}").text


def test_one_offer_is_light_with_all_eleven_answers(db, sign_in):
    job = make.job(db, "Dikişçi", language="tr", description="Pantolon paçası dikersiniz. " * 20)
    words = {
        indicator.value: f"{indicator.value} sorduk, böyle dediler." for indicator in Indicator
    }
    check(db, job, turn=1)
    check(db, job, words=words, debt="unknown", wages="flag")
    page = sign_in(make.member(db, language="ar")).get(
        f"/jobs/{job.id}", headers={"accept-encoding": "identity"}
    )

    assert len(brotli.compress(page.content, quality=5)) < 6_000


def test_nothing_of_a_hidden_one_is_shown(db, sign_in):
    amina = make.member(db)
    job = make.job(db, "kept", description="https://a.example", hidden_at=clock.now())
    keep(db, amina, job)
    browser = sign_in(amina)
    for page in ("", "/links/1", "/words", "/words/file", "/paper", "/report"):
        assert browser.get(f"/jobs/{job.id}{page}").status_code == 404, page

    saved = browser.get("/jobs/saved")
    browser.post("/jobs/saved/clearing")

    assert titles(saved) == []
    assert 'kept</bdi> <span class="tag warm">Is being looked at</span>' in saved.text
    assert [row.listing_id for row in db.every(Saved)] == [job.id]
