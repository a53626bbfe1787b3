"""Whatever people do in whatever order: nothing moves on without her own yes that stands."""

from contextlib import suppress
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from portal import packs
from portal.consent import actions as consent
from portal.consent import particular
from portal.consent import texts as consent_texts
from portal.consent.models import Purpose, Receipt
from portal.consent.texts import Matter, Read
from portal.referrals import actions, queries, texts
from portal.referrals.models import OPEN, State, Turn
from portal.refusal import Forbidden, Refused
from portal.viewer import Role
from tests import make
from tests.thorough import tries

SERVICES = ["bank", "sonim"]
PEOPLE = ["amina", "neighbour", "carer", "colleague", "impostor"]
STALE = Read("en", "another text")
DEEDS = {
    "ask": {"carer"},
    "agree": {"amina"},
    "agree unread": {"amina"},
    "revoke": {"amina"},
    "accepted": {"carer"},
    "rejected": {"carer"},
    "done": {"carer"},
    "revoked": {"carer"},  # forged: staff cannot write her no, nor her yes
    "in_progress": {"carer"},
    "withdraw": {"carer"},
    "agree in general": {"amina"},
    "decline in general": {"amina"},
}
ACTS = st.lists(
    st.tuples(
        st.sampled_from(PEOPLE + ["amina", "carer"] * 2),
        st.sampled_from(sorted(DEEDS)),
        st.integers(0, 3),  # which referral, or which service
    ),
    min_size=1,
    max_size=14,
)


class Undone(Exception):  # noqa: N818
    """Nothing of this example is kept."""


class Play(NamedTuple):
    """One order of acts, in one transaction that is undone."""

    session: object
    people: dict
    mine: int  # Amina's number

    def referrals(self):
        return queries.referrals_for(self.session, self.people["amina"], self.mine)[::-1]

    def act(self, name, deed, number):
        """One try; whether it was stopped, and how."""
        who, found = self.people[name], self.referrals()
        one = found[number % len(found)] if found else None
        if one is None and deed not in {"ask", "agree in general", "decline in general"}:
            return Refused
        try:
            self.do(who, deed, one, SERVICES[number % 2])
        except (Forbidden, Refused) as stopped:
            return type(stopped)
        return None

    def do(self, who, deed, one, key):
        service = packs.load("tr").service(key)
        matter = Matter(Purpose.SHARING, service.name["en"])
        match deed:
            case "ask":
                said = {"told": "Wants an account", "language": "en"}
                actions.ask(self.session, who, self.mine, service, **said)
            case "agree":
                actions.agree(self.session, who, one, Read("en", texts.shown(one).digest))
            case "agree unread":
                actions.agree(self.session, who, one, STALE)
            case "revoke":
                actions.revoke(self.session, who, one)
            case "withdraw":
                actions.withdraw(self.session, who, one)
            case "agree in general":
                read = Read("en", consent_texts.shown(matter).digest)
                consent.agree(self.session, who, self.mine, matter, read)
            case "decline in general":
                consent.decline(self.session, who, self.mine, matter, STALE)
            case state:
                said = {"words": "x", "language": "en"}
                actions.write_down(self.session, who, one, State(state), **said)

    def check(self):
        """Every turn that needs her yes came after one, and before it was taken back."""
        receipts = self.session.scalars(select(Receipt).order_by(Receipt.id)).all()
        for one in self.referrals():
            turns = self.session.scalars(
                select(Turn).where(Turn.referral_id == one.id).order_by(Turn.id)
            ).all()
            key = particular.key_of(self.session, self.mine, f"referral {one.id}")
            own = [str(r.answer) for r in receipts if r.partner_key == key]
            states = [str(t.state) for t in turns]
            assert states[-1] == one.state
            assert own == answers_of(turns), (states, own)
            assert (one.receipt_id is not None) is ("in_progress" in states)
            assert is_right(turns), states
        open_ones = [r.service for r in self.referrals() if r.state in OPEN]
        assert len(open_ones) == len(set(open_ones))


def answers_of(turns):
    """The receipts that a course must have left: her own yes, her own no, and nothing else."""
    found = []
    for turn in turns:
        if turn.state is State.IN_PROGRESS:
            found.append("given")
        elif turn.state is State.REVOKED and turn.is_own:
            found.append("withdrawn" if found else "refused")
    return found


def is_right(turns):
    """She alone says yes; without a standing yes of hers nothing moves on."""
    stands = False
    for turn in turns:
        if turn.state is State.IN_PROGRESS:
            if not turn.is_own:
                return False
            stands = True
        elif turn.state is State.REVOKED:
            stands = False
        elif turn.state is not State.ASKED and not (stands and not turn.is_own):
            return False
    return True


@pytest.fixture
def people(scene):
    amina = make.viewer(scene.amina)
    return {
        "amina": amina,
        "neighbour": make.viewer(scene.neighbour),
        "carer": make.viewer(scene.elif_),
        "colleague": make.viewer(scene.colleague),
        "impostor": amina._replace(role=Role.CASEWORKER),
    }


def play(db, people, acts):
    with suppress(Undone), db.database.transaction(writing=True) as session:
        stage = Play(session, people, people["amina"].id)
        for name, deed, number in acts:
            stopped = stage.act(name, deed, number)
            assert stopped is not None or name in DEEDS[deed], (name, deed)
            assert stopped is not None or deed not in {"agree unread", "in_progress", "revoked"}
            session.flush()
        stage.check()
        session.info.pop("before commit", None)
        raise Undone


def test_nothing_goes_on_without_a_yes_of_her_own_that_stands(db, people, database_url):
    """Fewer orders on PostgreSQL, where each costs more and the rule is the same."""
    orders = tries(500, 150) if database_url.startswith("sqlite") else tries(60, 20)

    @settings(
        max_examples=orders,
        deadline=None,
        derandomize=True,
        suppress_health_check=[HealthCheck.function_scoped_fixture],
    )
    @given(acts=ACTS)
    def any_order(acts):
        play(db, people, acts)

    any_order()


def test_a_careless_house_would_be_found(db, people, monkeypatch):
    """The control: the same acts, once as it is and once with a rule that asks nobody."""
    acts = [("carer", "ask", 0), ("carer", "accepted", 0)]
    play(db, people, acts)
    monkeypatch.setattr(actions.rules, "house_may_move", lambda before, after: True)
    monkeypatch.setattr(actions.particular, "has_agreed", lambda *_: True)

    with pytest.raises(Exception, match=r"ck_referrals_yes|CHECK|accepted"):
        play(db, people, acts)
