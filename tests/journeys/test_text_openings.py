"""Openings in w3m, beyond the main job: a CV, a check-in, and the desk with two people at it."""

import pytest
from sqlalchemy import select

from portal.checkins.models import Checkin
from portal.checkins.queries import read as answered
from portal.checkins.questions import QUESTIONS as HOW_IS_IT
from portal.checkins.questions import Said
from portal.cv.models import CV
from portal.cv.parts import read
from portal.duty.models import Concern
from portal.flags.indicators import Indicator
from portal.flags.labels import QUESTIONS
from portal.i18n import LANGUAGES, speaking
from portal.listings.models import Listing
from tests.journeys.text_person import Person

ADVERT = """Terzide yardımcı aranıyor
Ankara Çankaya'da küçük bir terzide tadilat ve ütü işi. Hafta içi 09:00-18:00,
aylık 32.000 TL net, sigorta var. Deneyim şart değil. Bilgi: 0555 000 00 17"""
TITLE = "Terzide yardımcı aranıyor"


@pytest.mark.parametrize(("name", "language"), [("lale", "ar"), ("menekşe", "tr")])
def test_a_cv_is_written_in_parts_and_deleted(open_browser, rows, name, language):
    person = Person(open_browser(language), rows, name, language)
    person.sign_in()
    person.tab("Work and home")
    person.choose("What I am interested in")
    person.choose("My CV")

    person.choose("Begin")
    person.fill("The name that stands in it", "Lale A.")
    person.choose("Keep", from_the_end=True)
    person.choose("Add work")
    person.fill("What you did", "Sewing")
    person.fill("From the year", "2019")
    page = person.choose("Keep", from_the_end=True)

    assert "Lale A." in page
    assert "Sewing" in page
    (kept,) = person.all(select(CV).where(CV.member_id == person.id))
    written = read(kept.parts)
    assert (written.name, [one.since for one in written.stretches]) == ("Lale A.", [2019])
    person.choose("Delete it for good")
    assert person.all(select(CV).where(CV.member_id == person.id)) == []


def test_a_check_in_is_answered_and_help_is_asked_for(open_browser, rows):
    person = Person(open_browser("ar"), rows, "gul", "ar")
    person.sign_in()
    person.choose("A few questions wait for you")
    person.choose("One week after the start")

    person.browser.pick_first(question(person, HOW_IS_IT[Indicator.WAGES]))
    person.browser.write(
        person.words("What else you want to say. You can leave this empty."), "w3m"
    )
    person.choose("Keep my answers")

    person.sees("Nobody but you can read this.", "What you can do")
    own = select(Checkin).where(Checkin.member_id == person.id, Checkin.answered_at.is_not(None))
    kept = answered(person.rows.one(own))
    assert (kept.said_to, kept.words) == ({Indicator.WAGES: Said.YES}, "w3m")
    person.choose("I want help")
    person.choose("Tell who is on duty")
    told = select(Concern.words_sealed).where(Concern.member_id == person.id)
    assert len(person.all(told)) == 1


def test_two_people_at_the_desk_put_a_pasted_job_in(open_browser, rows, site):
    elif_ = Person(open_browser("tr"), rows, "elif", "tr")
    selin = Person(open_browser("en"), rows, "selin", "en")
    elif_.sign_in()
    listing = paste_a_job(elif_, site)

    look_at_it(elif_, "Look at it as the first person")
    assert rows.get(Listing, listing.id).assured_at is None
    selin.sign_in()
    selin.browser.go(f"{site}/desk/offers/{listing.id}")
    look_at_it(selin, "Look at it as the second person")

    assert rows.get(Listing, listing.id).assured_at is not None


def paste_a_job(person, site):
    person.browser.go(f"{site}/desk/offers/paste")
    person.browser.tick(person.words("A job"))
    person.browser.write(person.words("The text, as you found it"), ADVERT)
    assert "0555 000 00 17" in person.choose("Read it into fields")
    for label in ("Kind of work", "Working hours"):
        person.browser.take_second(person.words(label))

    person.choose("Keep this offer")

    listing = person.rows.one(select(Listing).where(Listing.title == TITLE))
    assert (listing.city, listing.district) == ("Ankara", "Çankaya")
    return listing


def look_at_it(person, words):
    """The address is not in the advert: whoever says that this is fine has to say why."""
    person.choose(words)
    for one in Indicator:
        person.browser.pick_first(question(person, QUESTIONS[one]))
    person.choose("Keep my answers")
    person.sees("Something was found here. Please say why there is nothing.")

    person.fill("Something was found here. Please say why there is nothing.", "Ulus 7, I was there")
    person.choose("Keep my answers")


def question(person, asked):
    with speaking(LANGUAGES[person.language]):
        return str(asked)
