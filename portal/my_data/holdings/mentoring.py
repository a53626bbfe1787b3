"""What mentors noted about somebody, where she asked for another look, her time as a mentor."""

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from portal.forum.models import Alias
from portal.i18n import lazy as _
from portal.moderation.appeals import posts_of
from portal.moderation.models import Appeal, MentorShift, Pass, Remark
from portal.moderation.rules import BEHAVIOUR, SHOWN, STAYS
from portal.my_data.holdings.shape import WORK, Entry, Fact, Section, entry
from portal.viewer import Viewer

OUTCOMES = {
    STAYS: _("It stays hidden"),
    SHOWN: _("It is shown again"),
    "": _("Nobody has decided yet"),
}


def behaviour(db: Session, viewer: Viewer) -> list[Entry]:
    """Under her name and under all other names of hers, which only she can put together."""
    aliases = select(Alias.id).where(Alias.owner_key == viewer.mine)
    hers = or_(Remark.member_id == viewer.id, Remark.alias_id.in_(aliases))
    about = select(Remark, Alias.name).outerjoin(Alias, Alias.id == Remark.alias_id)
    return [
        entry(
            Fact("kind", _("What mentors noted"), BEHAVIOUR.get(row.kind, row.kind)),
            Fact("said", _("In their words"), row.said, row.language),
            Fact("alias", _("About your other name"), name),
            Fact("at", _("When"), row.at),
            Fact("until", _("Until"), row.until),
        )
        for row, name in db.execute(about.where(hers).order_by(Remark.id.desc()))
    ]


def appeals(db: Session, viewer: Viewer) -> list[Entry]:
    asked = select(Appeal).where(Appeal.post_id.in_(posts_of(viewer))).order_by(Appeal.id.desc())
    return [
        entry(
            Fact("said", _("What you said"), row.said),
            Fact("asked_at", _("When"), row.asked_at),
            Fact("decided_at", _("Answered"), row.decided_at),
            Fact("outcome", _("What came of it"), OUTCOMES.get(row.outcome)),
            more=("moderation.appeal_page", row.post_id),
        )
        for row in db.scalars(asked)
    ]


def mentoring(db: Session, viewer: Viewer) -> list[Entry]:
    shifts = select(MentorShift).where(MentorShift.member_id == viewer.id)
    passes = select(Pass).where(Pass.member_id == viewer.id)
    return [
        *(
            entry(
                Fact("since", _("You were there from"), row.since),
                Fact("until", _("You were there until"), row.until),
            )
            for row in db.scalars(shifts.order_by(MentorShift.id.desc()))
        ),
        *(
            entry(Fact("passed_at", _("A post that you did not take"), row.at))
            for row in db.scalars(passes.order_by(Pass.id.desc()))
        ),
    ]


SECTIONS = (
    Section(
        "behaviour",
        _("What mentors noted about what you did here"),
        ("behaviour",),
        frozenset(("behaviour_notes.member_id",)),
        behaviour,
    ),
    Section(
        "appeals",
        _("Where you asked for another look"),
        ("appeals",),
        frozenset(),
        appeals,
    ),
    Section(
        "mentoring",
        _("Your time as a mentor"),
        ("mentoring", "passes"),
        frozenset(("mentor_shifts.member_id", "passes.member_id")),
        mentoring,
    ),
)
NOT_SHOWN = {
    "behaviour_notes.by_id": WORK,
    "claims.by_id": "gone within a quarter of an hour: what a mentor looks at in this moment",
    "decisions.by_id": WORK,
    "appeals.judge_id": WORK,
}
