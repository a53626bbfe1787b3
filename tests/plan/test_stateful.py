"""Whatever people do to a plan, in whatever order: only the member's own session can agree."""

import pytest

from portal.plan import rules
from portal.viewer import Role
from tests import make
from tests.plan.together import STAFF, Together
from tests.thorough import tries
from tests.walks import walk


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


def test_only_her_own_session_agrees_in_any_order_of_deeds(db, people, database_url):
    """Fewer orders on PostgreSQL, where each costs more for the same rules."""
    walks = tries(250, 100) if database_url.startswith("sqlite") else tries(60, 10)
    walk(Together, walks, 8, db=db, people=people)


def test_a_rule_that_lets_staff_agree_would_be_found(db, people, monkeypatch):
    """The control."""
    monkeypatch.setattr(rules, "may_answer", lambda viewer, step: not step.is_own)

    with pytest.raises((AssertionError, pytest.fail.Exception)):
        walk(Together, 200, 8, simplify=False, db=db, people=people)
