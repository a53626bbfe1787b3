"""Writing an offer down: every field, what is refused, the desk's part stays at the desk."""

import re

import pytest

from portal.listings.models import Home, Job, Listing
from portal.packs import load
from portal.packs.flags import FACTS
from portal.vetting.forms import ENTRIES
from portal.vetting.guessing import guess
from portal.vetting.models import Provider, Source
from portal.vetting.offer import mark_of
from tests import make
from tests.vetting.offers import HOME, JOB


@pytest.fixture
def elif_(db):
    return make.member(db, role="caseworker")


def test_everything_is_kept_and_the_contact_stays_at_the_desk(db, sign_in, elif_):
    desk = sign_in(elif_)

    answer = desk.post("/desk/offers", **JOB, skills=["sewing"], job_start_date="2026-12-01")

    (job,), (source,), (provider,) = db.every(Job), db.every(Source), db.every(Provider)
    assert answer.headers["location"] == f"/desk/offers/{job.id}"
    assert (job.title, job.pay_min, job.pay_max, job.skills) == (
        JOB["title"],
        30000,
        33000,
        ["sewing"],
    )
    assert (job.posted_by_id, job.version, job.assured_at) == (elif_.id, 1, None)
    assert (job.address_known, job.women_only, job.insured) == (True, False, False)
    assert (source.listing_id, source.provider_id, source.way) == (job.id, provider.id, "hand")
    assert source.mark == mark_of("TAILOR’S HELP", JOB["description"].upper())
    assert (provider.name, provider.who, provider.digits) == ("Küçük Terzi", "Ayşe", "3120000011")
    page = desk.get(f"/desk/offers/{job.id}").text
    kept = (
        "Küçük Terzi",
        "Ayşe",
        "0312 000 00 11",
        "terzi@example.org",
        "Gül Sokak 12",
        "Tuesdays",
    )
    assert [words for words in kept if words not in page] == []
    preview = desk.get(f"/desk/offers/{job.id}/preview").text
    assert [words for words in kept if words in preview] == []
    assert JOB["title"].replace("'", "&#39;") in preview
    assert sign_in(make.member(db)).get(f"/jobs/{job.id}").status_code == 404


def test_who_offers_it_is_found_again_however_it_is_written(db, sign_in, elif_):
    desk = sign_in(elif_)
    again = {"provider": "KÜÇÜK  TERZİ", "phone": "+90 (٣١٢) ٠٠٠ ٠٠ ١١", "who": "Someone"}

    desk.post("/desk/offers", **JOB)
    desk.post("/desk/offers", **(JOB | again))
    firm = {
        "provider": "K\u00fc\u00e7\u00fck T\u0435rzi San. ve Tic. Ltd. \u015eti."
    }  # one letter is Cyrillic
    desk.post("/desk/offers", **(JOB | firm))
    desk.post("/desk/offers", **(JOB | {"phone": "0312 000 00 12"}))
    desk.post("/desk/offers", **HOME)
    desk.post("/desk/offers", **(HOME | {"phone": "0312 000 00 13"}))  # nameless, not unknown

    first, other, nameless = db.every(Provider)
    numbers = [first.id, first.id, first.id, other.id, None, nameless.id]
    assert [one.provider_id for one in db.every(Source)] == numbers
    assert (nameless.name, nameless.digits) == ("0312 000 00 13", "3120000013")
    assert (first.name, first.who) == ("Küçük Terzi", "Ayşe")
    home = db.every(Home)[0]
    assert (home.rent, home.deposit, home.address_known) == (9500, 0, False)


WRONG = {
    "title": "",
    "description": "Call 0532 000 11 22 now",
    "district": "x" * 61,
    "work_hours": "write to boss@gmail.com",
    "language": "xx",
    "pay_max": "2",
    "pay_min": "much",
    "phone": "12",
    "mail": "nobody",
    "valid_through": "2020-01-01",
    "skills": "flying",
}


def test_what_is_wrong_is_said_and_nothing_is_kept(db, sign_in, elif_):
    desk = sign_in(elif_)

    answer = desk.post("/desk/offers", **(JOB | WRONG))
    home = desk.post("/desk/offers", **(HOME | {"deposit": ""}))

    assert (answer.status_code, home.status_code) == (422, 422)
    assert answer.text.count('class="error"') == len(WRONG) - 1  # of no least there is no most
    assert "0532 000 11 22" in answer.text
    assert home.text.count('class="error"') == 1
    assert db.every(Listing) == db.every(Source) == db.every(Provider) == []


def test_what_cannot_be_seen_is_taken_out_and_nothing_is_markup(db, sign_in, elif_):
    desk = sign_in(elif_)
    odd = {
        "title": "𝐆𝐨𝐨𝐝\u202e job\u200b",
        "description": "<b>x</b>\x07\r\n\r\n\r\n\r\nنمی\u200cخواهم",
    }

    desk.post("/desk/offers", **(JOB | odd))

    (job,) = db.every(Job)
    assert (job.title, job.description) == ("Good job", "<b>x</b>\n\nنمی\u200cخواهم")
    assert "<b>x</b>" not in desk.get(f"/desk/offers/{job.id}").text


def test_the_same_form_twice_is_one_offer(db, sign_in, elif_):
    desk = sign_in(elif_)
    token = desk.token()

    first = desk.post("/desk/offers", token=token, **JOB)
    second = desk.post("/desk/offers", token=token, **JOB)

    assert first.headers["location"] == second.headers["location"]
    assert len(db.every(Listing)) == 1


@pytest.mark.parametrize(
    "said",
    [
        "Çankaya'da 1+1, kira 15.000 TL, depozito 15.000 TL",
        "Oda. Depozito 15.000  TL, kira 15.000 TL",
        "غرفة، اجار 15000 ليرة، عربون 15000 ليرة",
    ],
)
def test_a_deposit_as_high_as_the_rent_is_both(said):
    read = guess(said, "home", load("tr")).values

    assert (read["rent"], read["deposit"]) == (15000, 15000)


def test_every_fact_that_a_pasted_text_can_say_is_a_field():
    assert [
        fact for fact in FACTS if not any(hasattr(form, fact) for form in ENTRIES.values())
    ] == []


def test_a_pasted_text_becomes_fields_to_correct(db, sign_in, elif_):
    desk = sign_in(elif_)
    said = (
        "🔥 Bulaşıkçı aranıyor 🔥\nMaaş 30-35 bin TL\n09:00-18:00 arası, pazar tatil\n"
        "İrtibat 0532 000 11 22, Keçiören'de, sigortalı iş, eşyalı"
    )
    make.job(db, city="Ankara", district="Keçiören")

    page = desk.post("/desk/offers/paste", kind="job", said=said)
    empty = desk.post("/desk/offers/paste", kind="job", said=" \u200b")

    assert (page.status_code, empty.status_code) == (200, 422)
    for name, value in {
        "title": "Bulaşıkçı aranıyor",
        "pay_min": "30000",
        "pay_max": "35000",
        "work_hours": "09:00-18:00",
        "phone": "0532 000 11 22",
        "city": "Ankara",
        "district": "Keçiören",
    }.items():
        assert f'name="{name}"' in page.text
        assert f'value="{value}"' in page.text
    assert '<option value="tr" selected>' in page.text
    ticked = re.findall(r'type="checkbox"[^>]*name="(\w+)"[^>]* checked', page.text)
    assert ticked == ["insured"], "what says nothing about a job is not asked"
    told = page.text.partition('name="description"')[2].partition("</textarea>")[0]
    assert "İrtibat …" in told
    assert len(db.every(Listing)) == 1, "nothing is stored by reading"
