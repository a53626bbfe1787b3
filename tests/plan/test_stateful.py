"""Whatever people do to a plan, in whatever order: only the member's own session can agree."""

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from portal.plan import rules
from portal.viewer import Role
from tests import make
from tests.plan.together import STAFF, Together


@pytest.fixture
def people(db):
    amina = make.member(db, "amina")
    staff = {
        name: make.member(db, name, role="caseworker", house_id=amina.house_id) for name in STAFF
    }
    coordinator = make.member(db, "c", role="coordinator", house_id=amina.house_id)
    make.assignment(db, staff["elif"], amina)
    me = make.viewer(amina)
    return {
        "amina": me,
        "neighbour": make.viewer(make.member(db, house_id=amina.house_id)),
        "impostor": me._replace(role=Role.CASEWORKER),
        "coordinator": make.viewer(coordinator),
        **{name: make.viewer(member) for name, member in staff.items()},
    }


def play(db, people, examples, *, simplify=True):
    """A found fault is made as simple as can be, which takes minutes: not for the control."""

    class Bound(Together):
        pass

    Bound.db, Bound.people = db, people
    run_state_machine_as_test(
        Bound,
        settings=settings(
            max_examples=examples,
            stateful_step_count=8,
            deadline=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
            phases=[Phase.generate, Phase.shrink] if simplify else [Phase.generate],
        ),
    )


def test_only_her_own_session_agrees_in_any_order_of_deeds(db, people, database_url):
    """250 orders of deeds; fewer on PostgreSQL, where each costs more for the same rules."""
    play(db, people, 250 if database_url.startswith("sqlite") else 30)


def test_a_rule_that_lets_staff_agree_would_be_found(db, people, monkeypatch):
    """The control."""
    monkeypatch.setattr(rules, "may_answer", lambda viewer, step: not step.is_own)

    with pytest.raises((AssertionError, pytest.fail.Exception)):
        play(db, people, 200, simplify=False)
