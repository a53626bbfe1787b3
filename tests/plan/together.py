"""What people can do to one plan, in any order, and what must be true after each deed."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)
from sqlalchemy import select

from portal.accounts import caring
from portal.accounts.models import Member
from portal.my_data.erasing import erase
from portal.plan import actions, answering, history, queries, writing
from portal.plan.models import Answer, Change, Doer, Goal, Step
from portal.plan.wording import GoalWords, StepWords
from portal.refusal import Forbidden
from tests.plan.said import Said

WORDS = st.sampled_from(["one", "two", "three"])
ANY = st.integers(0, 5)  # which of the steps there are
DAY = date(2026, 12, 18)
STAFF = ("elif", "nur")


class Undone(Exception):  # noqa: N818
    """Nothing of this example is kept."""


class Together(RuleBasedStateMachine):
    """One plan, its member, two colleagues who hand it to each other, and two impostors."""

    db = None  # rows, given by the test
    people = None

    @initialize()
    def begin(self):
        self.transaction = self.db.database.transaction(writing=True)
        self.session = self.transaction.__enter__()
        self.amina = self.people["amina"]
        self.carer, self.is_erased = "elif", False
        self.steps = {}
        staff = self.people["elif"]
        goal = GoalWords("Papers", "en", "legal")
        self.goal = writing.write_goal(self.session, staff, self.amina.id, goal).id

    def teardown(self):
        with suppress(Undone):
            self.transaction.__exit__(Undone, Undone(), None)

    def found(self, viewer, which):
        """A step as this viewer's session finds it, if there is one."""
        if not self.steps:
            return None, None
        number = sorted(self.steps)[which % len(self.steps)]
        return queries.step_for(self.session, viewer, number, locked=True), self.steps[number]

    @property
    def staff(self):
        return self.people[self.carer]

    @property
    def open_goal(self):
        return self.session.get(Goal, self.goal)

    @precondition(lambda self: not self.is_erased)
    @rule(text=WORDS, doer=st.sampled_from([Doer.ME, Doer.HOUSE]))
    def staff_write(self, text, doer):
        words = StepWords(text, "en", doer, DAY)
        step = writing.write_step(self.session, self.staff, self.open_goal, words)
        self.steps[step.id] = Said(is_own=False)

    @precondition(lambda self: not self.is_erased)
    @rule(text=WORDS)
    def she_writes(self, text):
        words = StepWords(text, "en")
        step = writing.add_own_step(self.session, self.amina, self.open_goal, words)
        self.steps[step.id] = Said(is_own=True)

    @rule(which=ANY, text=WORDS, late=st.booleans(), hers=st.booleans())
    def somebody_changes(self, which, text, late, hers):
        by = self.amina if hers else self.staff
        step, said = self.found(by, which)
        if step is None:
            return
        words, before = StepWords(text, "en", step.doer, step.planned_on), StepWords.of(step)
        change = writing.change_own_step if hers else writing.change_step
        try:
            kept = change(self.session, by, step, words, version=said.version - late)
        except Forbidden:
            assert said.is_own is not hers
            return
        assert said.is_own is hers
        assert kept is (not late or words == before)
        if not late and words != before:
            said.version += 1

    @rule(which=ANY)
    def staff_withdraw(self, which):
        step, said = self.found(self.staff, which)
        if step is None:
            return
        with suppress(Forbidden):
            writing.withdraw_step(self.session, self.staff, step)
            said.is_out = True
        assert said.is_out is not said.is_own

    @rule(which=ANY)
    def she_removes(self, which):
        step, said = self.found(self.amina, which)
        if step is None:
            return
        number = step.id
        try:
            writing.remove_step(self.session, self.amina, step)
        except Forbidden:
            assert not said.is_own
            return
        assert said.is_own
        self.session.expunge_all()
        del self.steps[number]

    @rule(which=ANY, answer=st.sampled_from(Answer), late=st.booleans())
    def she_answers(self, which, answer, late):
        step, said = self.found(self.amina, which)
        if step is None:
            return
        try:
            heard = answering.answer(
                self.session, self.amina, step, answer, "why", version=said.version - late
            )
        except Forbidden:
            assert said.is_own
            return
        assert not said.is_own
        assert heard is not late
        if heard:
            said.answer = (answer, said.version)

    @rule(which=ANY)
    def she_takes_it_back(self, which):
        step, said = self.found(self.amina, which)
        if step is not None and not said.is_own:
            answering.take_back(self.session, self.amina, step)
            said.answer = None

    @rule(late=st.booleans())
    def she_agrees_to_all(self, late):
        shown = {number: said.version - late for number, said in self.steps.items()}
        open_ = [
            said
            for said in self.steps.values()
            if not (said.is_own or said.is_out or said.is_answered)
        ]
        heard = answering.agree_to_shown(self.session, self.amina, shown)
        assert heard is (not late or not open_ or self.is_erased)
        if heard and not late:
            for said in open_:
                said.answer = (Answer.AGREED, said.version)

    @rule(which=ANY, answer=st.sampled_from(Answer), name=st.sampled_from([*STAFF, "impostor"]))
    def somebody_else_answers(self, which, answer, name):
        """Whatever row they get hold of, and whatever version they name."""
        if not self.steps or self.is_erased:
            return
        number = sorted(self.steps)[which % len(self.steps)]
        step = self.session.get(Step, number)
        with pytest.raises(Forbidden):
            answering.answer(self.session, self.people[name], step, answer, version=step.version)
        assert answering.agree_to_shown(
            self.session, self.people["neighbour"], {number: step.version}
        )

    @rule(which=ANY, text=WORDS)
    def staff_reply(self, which, text):
        step, said = self.found(self.staff, which)
        if step is not None and not said.is_own:
            with suppress(Forbidden):
                answering.reply(self.session, self.staff, step, text)
                assert said.answer is not None

    @rule(which=ANY, hers=st.booleans())
    def somebody_ticks(self, which, hers):
        by = self.amina if hers else self.staff
        step, said = self.found(by, which)
        if step is None:
            return
        try:
            (actions.reopen if said.is_done else actions.complete)(self.session, by, step)
        except Forbidden:
            assert (step.doer is Doer.HOUSE) is hers
            return
        assert (step.doer is Doer.HOUSE) is not hers
        said.is_done = not said.is_done

    @precondition(lambda self: not self.is_erased)
    @rule()
    def they_hand_over(self):
        before, after = self.carer, STAFF[self.carer == "elif"]
        person, by = self.session.get(Member, self.amina.id), self.people["coordinator"]
        caring.assign(self.session, person, self.people[after].id, by)
        caring.release(self.session, person, self.people[before].id, by)
        self.carer = after
        assert queries.goal_for(self.session, self.people[before], self.goal) is None

    @precondition(lambda self: not self.is_erased and len(self.steps) > 3)
    @rule()
    def she_is_erased(self):
        erase(self.session, self.amina)
        self.session.expunge_all()
        self.is_erased, self.steps = True, {}

    @invariant()
    def every_agreement_is_hers(self):
        rows = {step.id: step for step in self.session.scalars(select(Step))}
        assert set(rows) == set(self.steps)
        for number, said in self.steps.items():
            step = rows[number]
            assert (step.answer and (step.answer, step.answered_version)) == said.answer
            assert step.version == said.version
            assert (step.done_at is not None) is said.is_done
        told = set(history.ANSWERS)
        for change in self.session.scalars(select(Change)):
            if change.happened in told:
                assert (change.by_id, change.is_own) == (self.amina.id, True)

    @invariant()
    def the_past_adds_up_to_the_present(self):
        changes = list(self.session.scalars(select(Change).order_by(Change.number)))
        if self.is_erased:
            assert changes == []
            return
        removed = 0 if not changes else changes[-1].number
        (goal,) = history.plan_as_of(self.session, self.amina, self.amina.id, removed)
        standing = {n: said for n, said in self.steps.items() if not said.is_out}
        assert set(goal.steps) == set(standing)
        for number, said in standing.items():
            past = goal.steps[number]
            assert (past.answer is Answer.AGREED) is said.is_agreed
            assert (past.done_at is not None) is said.is_done
