"""The people and the rows of the access table."""

from datetime import timedelta

import pytest

from portal import clock
from portal.accounts import cards, countersigns
from portal.accounts.models import Deal
from portal.consent import actions as consent
from portal.forum.models import Post
from portal.letters.models import Message
from tests import keyfile, make
from tests.checkins.making import checkin, started
from tests.hosts.making import offered, provider, report
from tests.interest.making import cv, interested, leaf
from tests.referrals.making import refer


@pytest.fixture
def settings(database_url, tmp_path):
    """As everywhere, with a machine that could translate: nobody speaks to it here."""
    heads = str(tmp_path / "trail.heads")
    return keyfile.settings(database_url, heads_file=heads, translate_url="http://127.0.0.1:9")


@pytest.fixture
def people(db):
    """Amina lives in house A and is assigned to one caseworker; the others are near her or not."""
    a, b = make.house(db).id, make.house(db).id
    found = {
        "amina": make.member(db, "amina", house_id=a),
        "neighbour": make.member(db, "neighbour", house_id=a),
        "stranger": make.member(db, "stranger", house_id=b),
        "graduate": make.member(db, "graduate", role="graduate", house_id=a),
        "mentor": make.member(db, "mentor", role="peer_mentor", house_id=b),
        "assigned": make.member(db, "assigned", role="caseworker", house_id=a),
        "colleague": make.member(db, "colleague", role="caseworker", house_id=a),
        "excepted": make.member(db, "excepted", role="caseworker", house_id=a),
        "coordinator": make.member(db, "coordinator", role="coordinator", house_id=a),
        "other_house": make.member(db, "other house", role="coordinator", house_id=b),
        "administrator": make.member(db, "administrator", role="administrator", house_id=b),
    }
    make.assignment(db, found["assigned"], found["amina"])
    return found


@pytest.fixture
def rows(db, people):
    """One row of everything, Amina's own or of her house; what stands in the {places}."""
    amina = people["amina"]
    goal, room = make.goal(db, amina, is_own=True), make.room(db)
    thread = make.thread(db, amina, room_id=room.id)
    card = db.do(cards.open_card, amina.id, make.viewer(people["assigned"]))
    asker = make.viewer(people["coordinator"])
    asked = db.do(countersigns.ask, asker, Deal.ROLE, amina, "caseworker")
    house_step = make.step(db, goal, doer="house")
    attended = make.attended(db, amina, house_id=amina.house_id, was_there=True)
    booked = make.training(db, taken=1)
    make.booking(db, booked, amina)
    shift = make.shift(db, people["colleague"])
    letter = make.letter(db, amina)
    errand = make.translation(db, house_step, asked_id=people["colleague"].id)
    return {
        "house_goal": make.goal(db, amina, by=people["assigned"]).id,
        "errand": errand.id,
        "goal": goal.id,
        "step": make.step(db, goal).id,
        "own_step": make.step(db, goal, is_own=True).id,
        "answered_step": make.answered(db, make.step(db, goal)).id,
        "version": make.version(db, goal),
        "house_step": house_step.id,
        "course": make.course(db, house_id=amina.house_id).id,
        "training": make.training(db, house_id=amina.house_id).id,
        "thread": thread.id,
        "post": db.every(Post)[0].id,
        "alias_post": make.under_alias(db, amina).id,
        "hidden_post": make.hidden(db, thread, amina).id,
        "foreign_post": make.post(db, thread, amina, "Selam", language="tr").id,
        "room": room.slug,
        "house_room": make.room(db, house_id=amina.house_id, by_entry=True).id,
        "job": make.job(db, description="https://example.org").id,
        "search": make.search(db, amina).id,
        "home": make.home(db, description="https://example.org").id,
        "offer": make.job(db, assured=False).id,
        "poll": make.poll(db, people["assigned"]).id,
        "person": amina.id,
        "card": card.id,
        "exception": make.exception(db, people["excepted"], amina).id,
        "request": asked.id,
        "receipt": db.do(consent.name_partner, make.viewer(amina), amina.id, "Sun Clinic"),
        "passkey": [make.passkey(db, people["assigned"]).id for _ in range(2)][0],
        "referral": refer(db, amina, people["assigned"], state="in_progress").id,
        "interest": interested(db, amina, leaves=(leaf(amina),)).id,
        "dated_interest": interested(
            db, amina, state="interview", when=clock.now() + timedelta(days=7)
        ).id,
        "cv_years": cv(db, amina).stretches[0].number,
        "note": make.note(db, amina, people["assigned"]).id,
        "certificate": make.certificate(db, amina).id,
        "attended": attended.id,
        "booked": booked.id,
        "attended_course": attended.course_id,
        "change": make.change(db, attended.course_id).id,
        "shift": shift.id,
        "start": started(db, amina).id,
        "checkin": checkin(db, amina, said={"debt": "no"}).id,
        "provider": provider(db).id,
        "reported": report(db, amina, offered(db)).id,
        "import": make.offer_import(db, people["assigned"]).id,
        "link": make.link(db, make.job(db), people["assigned"]).id,
        "concern": make.concern(db, amina).id,
        "letter": letter.id,
        "message": db.every(Message)[0].id,
        "own_letter": make.letter(db, amina).id,
        "data_request": make.data_request(db, amina).id,
        "question": make.question(db, make.owed_step(db, goal)).id,
        "raised": make.question(
            db,
            make.owed_step(db, goal),
            raised_at=clock.now(),
            raised_to_id=people["other_house"].house_id,
            raised_words="Please help",
        ).id,
    }
