"""The main job in w3m: no scripts, no styles, no mouse, in a terminal of 80 × 24.

Why w3m and how it is driven: see `text_browser.py`. What is on the page is read from w3m; that a
deed was done is read from the database.
"""

import re

import pytest
from sqlalchemy import select

from portal import packs
from portal.accounts.models import SignedInPhone
from portal.forum.models import Post, Room, Thread
from portal.interest.models import Interest, State
from portal.listings.models import Listing, Saved
from portal.plan.models import Step
from portal.training.models import Booking
from tests.journeys.text_person import Person

PEOPLE = [("lale", "ar", "غرفة"), ("papatya", "en", "room")]


@pytest.mark.parametrize(("name", "language", "sought"), PEOPLE)
def test_a_person_does_the_main_job(open_browser, outside, site, rows, name, language, sought):
    person = Person(open_browser(language), rows, name, language)

    person.sign_in()
    assert len(phones(person)) == 1
    see_my_plan_and_tick_a_step(person)
    give_a_training_back(person, book_a_training(person))
    read_a_thread_and_reply(person)
    search_for_a_home(person, sought)
    answer_a_job(person, save_a_job(person))
    report_a_job(person)
    open_help(person)
    assert outside.asked == []
    leave(person, site, outside)


def phones(person):
    return person.all(select(SignedInPhone.key).where(SignedInPhone.member_id == person.id))


def see_my_plan_and_tick_a_step(person):
    page = person.tab("Plan")
    person.sees("My plan", "Keep what I ticked")
    text = re.search(r"^\[ \](.+)$", page, re.MULTILINE)[1].strip()
    mine = select(Step).where(Step.member_id == person.id)
    (number,) = [row.id for row in person.all(mine) if row.text.startswith(text)]
    step = select(Step).where(Step.id == number)
    assert [row.done_at for row in person.all(step)] == [None]

    assert f"[*]{text}" in person.browser.tick(text)
    person.choose("Keep what I ticked")

    assert f"[*]{text}" in person.browser.page()
    assert [row.done_by_id for row in person.all(step)] == [person.id]


def book_a_training(person):
    page = person.tab("Training")
    places = "|".join(person.words(left) for left in ("Places free", "A few places left"))
    line = re.search(rf"• (.+)\n.+\n +(?:{places})$", page, re.MULTILINE)[1]
    person.browser.choose(line)
    before = bookings(person)

    person.choose("Book a place")

    person.sees("I can't come")
    assert len(bookings(person)) == len(before) + 1
    return before


def give_a_training_back(person, before):
    person.choose("I can't come")

    person.sees("Book a place")
    assert set(bookings(person)) == set(before)


def bookings(person):
    mine = Booking.member_id == person.id
    return person.all(select(Booking.id).where(mine, Booking.seat.is_not(None)))


def read_a_thread_and_reply(person):
    room = person.all(select(Room).where(Room.slug == "work"))[0]
    in_room = Thread.room_id == room.id, Thread.language == person.language
    thread = person.all(select(Thread).where(*in_room).order_by(Thread.last_at.desc()))[0]
    person.tab("Talk")
    person.browser.choose(room.title[person.language])
    page = person.browser.choose(thread.title[:30])
    first = person.all(select(Post).where(Post.thread_id == thread.id).order_by(Post.id))[0]
    assert first.body[:30] in page
    while person.words("Read on") in person.browser.page():
        person.choose("Read on")
    reply = f"w3m: {person.words('Thank you')} ({person.name})"

    person.browser.write(person.words("Your reply"), reply)
    person.choose("Send")

    assert reply in person.browser.page()
    mine = Post.thread_id == thread.id, Post.author_id == person.id
    assert person.all(select(Post.body).where(*mine).order_by(Post.id))[-1] == reply


def search_for_a_home(person, sought):
    person.tab("Work and home")
    person.choose("Housing")
    person.browser.fill(person.words("Words to look for"), sought)
    person.browser.choose(
        person.words("Search"), from_the_end=True
    )  # “what I look for” holds it too

    page = person.sees("Show all homes")
    homes = person.all(select(Listing.title).where(Listing.kind == "home"))
    found = [title for title in homes if f"\n{title}\n" in page]
    assert 0 < len(found) < len(homes)
    assert sought in " ".join(found)
    person.browser.choose(found[0])
    person.sees("Deposit", "Getting there")


def save_a_job(person):
    page = person.choose("Jobs")
    saved = select(Listing.title).join(Saved).where(Saved.member_id == person.id)
    before = person.all(saved)
    jobs = person.all(select(Listing.title).where(Listing.kind == "job").order_by(Listing.id))
    job = next(title for title in jobs if f"\n{title}\n" in page and title not in before)
    person.browser.choose(job)

    person.choose("Save for later")

    person.sees("Saved. Only you can see that.")
    assert set(person.all(saved)) == {*before, job}
    assert job in person.choose("Saved")
    return job


def answer_a_job(person, job):
    own = select(Interest.state).where(Interest.member_id == person.id)
    before = person.all(own)
    person.browser.choose(job)
    person.choose("I am interested", from_the_end=True)  # “What I am interested in” holds it too
    page = person.choose("Show me what would go out")
    assert person.name.title() in page

    person.choose("Yes, send exactly this")

    person.sees("Your house has your words and has not sent them yet", "Take it back")
    assert sorted(person.all(own)) == sorted([*before, State.ASKED])


def report_a_job(person):
    page = person.tab("Work and home")
    jobs = person.all(select(Listing.title).where(Listing.kind == "job").order_by(Listing.id))
    job = next(title for title in jobs if f"\n{title}\n" in page)
    hidden = select(Listing.title).where(Listing.hidden_at.is_not(None))
    assert job not in person.all(hidden)
    person.browser.choose(job)
    person.choose("Something is wrong with this")

    person.choose("They want my papers")

    assert job in person.all(hidden)
    assert job not in person.tab("Work and home")


def open_help(person):
    person.choose("Help", from_the_end=True)
    page = person.sees("People you can call")
    assert all(line.number in page for line in packs.load("tr").lines)


def leave(person, site, outside):
    person.browser.leave_by(person.words("Leave now"))
    host = packs.load("tr").elsewhere(person.language).split("/")[2]
    assert set(outside.asked) == {f"{host}:443"}
    assert phones(person) == []

    person.browser.go(f"{site}/plan")

    assert person.words("My plan") not in person.sees("Your secret words")
