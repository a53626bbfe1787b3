"""When she may ask and when it may go up: days only, no database."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from portal import clock, formats
from portal.plan import patience
from portal.plan.models import Doer, Question, Step
from portal.viewer import Role, Viewer

AMINA = Viewer(1, "amina", Role.RESIDENT, 1, "en")
ZARA = AMINA._replace(id=2)
NOW = "2026-11-21 10:00:00+00:00"
TODAY = date(2026, 11, 21)
YESTERDAY = TODAY - timedelta(days=1)
SOME_TIME = datetime(2026, 11, 20, 12, tzinfo=UTC)


def a_step(doer=Doer.HOUSE, planned_on=YESTERDAY, **values):
    return Step(id=1, member_id=1, doer=doer, planned_on=planned_on, **values)


def a_question(asked_days_ago=0, step=None, **values):
    asked_at = datetime(2026, 11, 21, 8, tzinfo=UTC) - timedelta(days=asked_days_ago)
    return Question(member_id=1, step=step or a_step(), asked_at=asked_at, **values)


@pytest.mark.parametrize(
    ("values", "owed"),
    [
        ({}, True),
        ({"planned_on": TODAY}, False),
        ({"planned_on": None}, False),
        ({"doer": Doer.ME}, False),
        ({"doer": Doer.SERVICE}, False),
        ({"done_at": SOME_TIME}, False),
        ({"withdrawn_at": SOME_TIME}, False),
    ],
)
def test_a_step_is_owed_when_its_day_has_passed(values, owed):
    assert patience.is_owed(a_step(**values), TODAY) is owed
    assert patience.may_ask(AMINA, a_step(**values), None, TODAY) is owed
    assert not patience.may_ask(ZARA, a_step(**values), None, TODAY)


def test_the_day_itself_has_not_passed_where_the_house_is():
    """At half past midnight in Ankara it is still yesterday in London."""
    step = a_step(planned_on=date(2026, 11, 20))
    zone = formats.zone()
    try:
        formats.use(formats.ZoneInfo("Europe/Istanbul"))
        with time_machine.travel("2026-11-20 20:59:00+00:00", tick=False):
            before = patience.is_owed(step, formats.today())
        with time_machine.travel("2026-11-20 21:30:00+00:00", tick=False):
            after = patience.is_owed(step, formats.today())
    finally:
        formats.use(zone)

    assert (before, after) == (False, True)


def test_she_asks_again_after_an_answer_only():
    unanswered, answered = a_question(), a_question(answered_at=SOME_TIME)

    assert not patience.may_ask(AMINA, unanswered.step, unanswered, TODAY)
    assert patience.may_ask(AMINA, answered.step, answered, TODAY)


@pytest.mark.parametrize(("days_ago", "may"), [(0, False), (2, False), (3, True), (30, True)])
def test_it_may_go_up_three_days_after_she_asked(days_ago, may):
    question = a_question(days_ago)

    with time_machine.travel(NOW, tick=False):
        assert clock.now().date() == TODAY
        assert patience.may_raise(AMINA, question, TODAY, 3) is may
        assert not patience.may_raise(ZARA, question, TODAY, 3)


def test_an_answer_without_a_deed_gives_the_house_three_more_days():
    early = a_question(30, answered_at=datetime(2026, 11, 19, 8, tzinfo=UTC))
    late = a_question(30, answered_at=datetime(2026, 11, 18, 8, tzinfo=UTC))

    assert not patience.may_raise(AMINA, early, TODAY, 3)
    assert patience.may_raise(AMINA, late, TODAY, 3)


@pytest.mark.parametrize(
    ("values", "unmet"),
    [
        ({}, True),
        ({"planned_on": None}, True),  # a day that was taken away is no answer
        ({"planned_on": TODAY}, False),
        ({"done_at": SOME_TIME}, False),
        ({"withdrawn_at": SOME_TIME}, False),
        ({"doer": Doer.ME}, False),
    ],
)
def test_done_taken_out_and_put_off_need_no_answer(values, unmet):
    question = a_question(10, a_step(**values))

    assert patience.is_unmet(question, TODAY) is unmet
    assert patience.is_waiting(question, TODAY) is unmet
    assert patience.may_raise(AMINA, question, TODAY, 3) is unmet
