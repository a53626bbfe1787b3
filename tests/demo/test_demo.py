"""The demo world: how much there is, and that it holds together."""

from collections import Counter, defaultdict
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import func, select, text

from portal import demo, search
from portal.accounts.models import Assignment, House, Member
from portal.certificates.models import Certificate
from portal.checkins.models import Checkin
from portal.cv.models import CV
from portal.demo.papers import BODY
from portal.feedback.models import Feedback
from portal.feedback.rules import Voice, together
from portal.forum.models import Follow, Post, PostState, Room, Thread
from portal.interest.models import Interest
from portal.listings.models import HOME, JOB, Check, Home, Job, Listing
from portal.moderation.models import Report
from portal.plan.models import Goal, Step
from portal.trail.models import TrailEntry
from portal.training.models import Booking, Course, Training
from portal.vetting.models import Provider, Source
from portal.viewer import Role
from portal.way.models import Choice, Way
from portal.way.sheet import read
from tests import make
from tests.demo.conftest import NOW, World

NOW = datetime.fromisoformat(NOW)
COUNTED = {
    House: 3,
    Member: 60,
    Course: 8,
    Training: 60,
    Room: 15,
    Thread: 120 + 3,
    Post: 1500 + 9,
    Job: 150,
    Home: 60,
    Check: 2 * 196 + 4,
    Source: 14,
    CV: 1,
    Interest: 3,
    Checkin: 2,
    Provider: 2 + 5,
}
ONCE = {Thread: 3, Post: 9}  # in rooms that are not for everybody, however large the world is
SCALED = (Member, Training, Thread, Post, Job, Home, Goal, Step, Report, Way, Choice)


def count(world, model):
    with world.database.transaction(writing=False) as db:
        return db.scalar(select(func.count()).select_from(model))


def named(world):
    return {member.name: member for member in world.every(Member)}


def test_there_is_exactly_as_much_as_promised(world):
    assert {model: count(world, model) for model in COUNTED} == COUNTED
    assert Counter(member.role for member in world.every(Member)) == {
        Role.RESIDENT: 24,
        Role.GRADUATE: 20,
        Role.PEER_MENTOR: 6,
        Role.CASEWORKER: 6,
        Role.COORDINATOR: 3,
        Role.ADMINISTRATOR: 1,
    }
    assert len({post.language for post in world.every(Post)}) == 6


def test_every_resident_has_a_plan_and_somebody_of_her_house(world):
    people = {member.id: member for member in world.every(Member)}
    planned = Counter(goal.member_id for goal in world.every(Goal))
    carers = {row.member_id: people[row.staff_id] for row in world.every(Assignment)}
    looked = {entry.member_id for entry in world.every(TrailEntry)}
    residents = [member for member in people.values() if member.role is Role.RESIDENT]

    assert [member for member in residents if planned[member.id] < 3] == []
    assert [m for m in residents if carers[m.id].house_id != m.house_id] == []
    assert [member for member in residents if member.id not in looked] == []
    assert all(planned[number] for number in carers)
    assert {carers[named(world)[name].id].name for name in ("Papatya", "Lale")} == {"Elif"}


def test_plans_tell_of_things_done_and_of_one_disagreement(world):
    steps = world.every(Step)
    goals = {goal.id: goal for goal in world.every(Goal)}
    (disagreed,) = [step for step in steps if step.answer == "disagreed"]

    assert goals[disagreed.goal_id].member_id == named(world)["Lale"].id
    assert disagreed.words
    assert {bool(step.done_at) for step in steps} == {True, False}
    assert [s for s in steps if s.done_at and not s.written_at < s.done_at <= NOW] == []
    assert [s for s in steps if not s.done_at and s.planned_on and s.doer == "me"][0].planned_on


def test_some_know_where_they_are_and_one_is_still_thinking(world):
    people, ways = named(world), {way.member_id: way for way in world.every(Way)}
    today = NOW.date()

    reflection = {"reflection_permit": today + timedelta(days=10)}
    assert read(ways[people["Papatya"].id].sheet)[0:3:2] == ("reflection", reflection)
    assert [way.remark_language for way in ways.values() if way.remark] == ["ar"]
    thinking = [row for row in world.every(Choice) if row.thinks_until > today]
    assert [row.member_id for row in thinking] == [people["Papatya"].id]
    assert len(world.every(Choice)) == 2


def test_seats_bookings_and_hours_are_consistent(world):
    seats = defaultdict(list)
    for booking in world.every(Booking):
        if booking.seat:
            seats[booking.training_id].append(booking.seat)
    trainings = world.every(Training)
    coming = [t for t in trainings if t.starts_at > NOW]
    left = Counter(min(t.seats - t.taken, 3) for t in coming if not t.cancelled_at)
    local = [t.starts_at.astimezone(ZoneInfo("Europe/Istanbul")) for t in trainings]

    assert {t.id: sorted(seats[t.id]) for t in trainings} == {
        t.id: list(range(1, t.taken + 1)) for t in trainings
    }
    assert [start for start in local if start.weekday() > 4 or not 9 <= start.hour <= 17] == []
    assert [t for t in trainings if abs(t.starts_at - NOW) > timedelta(weeks=6)] == []
    assert len([t for t in trainings if t.cancelled_at]) == 1
    assert min(left[0], left[1] + left[2], left[3]) >= 3
    assert 5 <= len([t for t in trainings if t.house_id]) <= 20
    assert 25 <= len(coming) <= 35


@pytest.mark.parametrize("name", ["Papatya", "Lale"])
def test_a_seat_within_days(world, name):
    mine = {b.training_id for b in world.every(Booking) if b.member_id == named(world)[name].id}
    days = [
        (t.starts_at - NOW).days
        for t in world.every(Training)
        if t.id in mine and t.starts_at > NOW and not t.cancelled_at
    ]

    assert min(days) < 8


def test_threads_know_their_newest_shown_post(world):
    posts = world.every(Post)
    shown = defaultdict(list)
    for post in posts:
        if post.state is PostState.SHOWN:
            shown[post.thread_id].append(post.written_at)
    threads = world.every(Thread)

    assert [p.id for p in posts] == [p.id for p in sorted(posts, key=lambda p: p.written_at)]
    assert {t.id: (t.shown, t.last_at) for t in threads} == {
        number: (len(times), times[-1]) for number, times in shown.items()
    }
    assert NOW - timedelta(weeks=8) <= posts[0].written_at
    assert NOW - timedelta(days=1) < posts[-1].written_at <= NOW


def test_some_posts_wait_one_is_hidden_and_two_are_hidden_by_reports(world):
    posts = world.every(Post)
    by_state = {s: [p for p in posts if p.state is s] for s in PostState}
    shown = Counter(post.author_id for post in by_state[PostState.SHOWN])
    reports = {r.id: (r.kind, bool(r.settled_at)) for r in world.every(Report)}

    assert len(by_state[PostState.WAITING]) == 2
    assert [shown[post.author_id] for post in by_state[PostState.WAITING]] == [0, 0]
    hidden = sorted(p.why_hidden for p in by_state[PostState.HIDDEN])
    assert hidden == ["contact", "reported", "reported"]
    assert sorted(reports.values()) == [("contact", False), ("contact", True), ("meet", False)]


@pytest.mark.parametrize("name", ["Papatya", "Lale", "Deniz", "Gul"])
def test_named_people_have_news(world, name):
    member = named(world)[name]
    newest = {}
    for post in world.every(Post):
        if post.state is PostState.SHOWN:
            newest[post.thread_id] = post.id
    follows = [f for f in world.every(Follow) if f.member_id == member.id]

    assert len([f for f in follows if f.seen_post_id < newest[f.thread_id]]) == 3


def test_listings_are_assured_by_another_person_and_can_be_found(world):
    listings = world.every(Listing)
    assured = [listing for listing in listings if listing.assured_at]

    assert Counter(x.kind for x in listings if not x.assured_at) == {JOB: 10, HOME: 4}
    assert [x for x in assured if x.posted_by_id == x.assured_by_id] == []
    assert [x for x in assured if not x.posted_at <= x.assured_at <= NOW] == []
    assert any(x.valid_through < NOW.date() for x in assured)
    for listing in listings[::30]:
        with world.database.transaction(writing=False) as db:
            hit = search.found(db, "listing_words", Listing.id, listing.title)
            assert listing.id in db.scalars(select(Listing.id).where(hit)).all()


def test_numbers_go_on_after_the_demo_world(world):
    made = make.house(world.db, "One more")
    world.db.do(lambda db: db.delete(db.get(House, made.id)))

    assert made.id == 4


NEVER_EQUAL = {"words_hash", "pin_digest"}  # fresh salts, and nonces in whatever is sealed


def contents(world):
    """Every row, except for what is random on purpose."""
    found = {}
    with world.database.transaction(writing=False) as db:
        for table in House.metadata.sorted_tables:
            columns = [
                column
                for column in table.c
                if column.name not in NEVER_EQUAL and not column.name.endswith("_sealed")
            ]
            rows = db.execute(select(*columns).order_by(*table.primary_key))
            found[table.name] = [tuple(row) for row in rows]
    for of_visits in ("phones", "arrivals", "tries", "answers", "person_keys", "trail_state"):
        found.pop(of_visits, None)
    return found


def test_some_have_certificates_and_one_course_has_voices_to_show(world):
    papers, voices = world.every(Certificate), world.every(Feedback)
    owners = {paper.member_id for paper in papers}
    courses = Counter(voice.course_id for voice in voices)

    assert {named(world)[name].id for name in ("Papatya", "Lale")} <= owners
    assert {paper.body for paper in papers} == {BODY}
    assert sorted(courses.values()) == [2, 6]
    (most, _), _ = courses.most_common()
    said = [Voice(v.month, v.helped, v.words, v.language) for v in voices if v.course_id == most]
    assert len(together(said, NOW.date())) == 1


def test_two_worlds_made_at_the_same_time_are_equal(world, another):
    first, second = contents(world), contents(another)

    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []


def test_twice_the_scale_is_twice_as_much(world, new_url):
    double = World(new_url("double"), scale=2)

    with double.database.transaction(writing=False) as db:
        cards = list(demo.cards_in(db))
        hits = db.scalar(text("SELECT count(*) FROM listing_words"))
    counts = {model: count(double, model) for model in SCALED}
    double.database.close()

    assert counts == {model: 2 * count(world, model) - ONCE.get(model, 0) for model in SCALED}
    assert hits == 420
    assert cards == list(demo.cards(2))
    assert cards[60 + 21] == ("Papatya 2", "demo papatya 2 garden river", "resident", "en")
