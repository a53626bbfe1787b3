"""Plans: goals, steps, versions, answers, questions, translations."""

from datetime import timedelta

from portal import clock
from portal.accounts.models import Member
from portal.plan.models import Answer, Doer, Goal, GoalType, Happened, Question, Step, Translation
from portal.plan.versions import note_goal
from tests.make.days import today
from tests.make.people import viewer


def goal(db, member, title="Learn a trade", type="livelihood", is_own=False, by=None):
    return db.add(
        Goal(
            member_id=member.id,
            type=GoalType(type),
            title=title,
            language="en",
            is_own=is_own,
            written_by_id=(by or member).id,
            written_at=clock.now(),
        )
    )


def step(db, goal, text="Choose a course", doer="me", planned_on=None, done_at=None, **values):
    return db.add(
        Step(
            goal_id=goal.id,
            member_id=goal.member_id,
            text=text,
            language="en",
            doer=Doer(doer),
            planned_on=planned_on,
            is_own=values.pop("is_own", False),
            written_at=clock.now(),
            done_at=done_at,
            **values,
        )
    )


def owed_step(db, goal, text="Book the lawyer", days=5, **values):
    """A step of the house whose day passed so many days ago."""
    passed = today() - timedelta(days=days)
    return step(db, goal, text, doer="house", planned_on=passed, **values)


def question(db, step, days=4, **values):
    """The member of a step asked so many days ago where it is."""
    return db.add(
        Question(
            member_id=step.member_id,
            step_id=step.id,
            owed_on=step.planned_on,
            asked_at=clock.now() - timedelta(days=days),
            **values,
        )
    )


def version(db, goal):
    """The next version of a plan; its number."""

    def noted(session):
        member = session.get(Member, goal.member_id)
        return note_goal(session, viewer(member), Happened.GOAL_WRITTEN, session.get(Goal, goal.id))

    return db.do(noted)


def answered(db, step, said=Answer.CHANGE):
    """What the member said to a step as it stands."""

    def spoken(session):
        row = session.get(Step, step.id)
        row.answer, row.answered_at, row.answered_version = said, clock.now(), row.version

    db.do(spoken)
    return step


def translation(db, written, language="tr", **values):
    """Of a goal or a step; done when a `text` is given."""
    is_goal = isinstance(written, Goal)
    done = {"of_version": written.version, "edition": 1, "at": clock.now()}
    return db.add(
        Translation(
            member_id=written.member_id,
            goal_id=written.id if is_goal else None,
            step_id=None if is_goal else written.id,
            language=language,
            **(done if "text" in values else {"asked_at": clock.now()}) | values,
        )
    )
