"""Steps are answered, keep their versions, and can hold ready words.

What was written before becomes the first versions of its plan. Disagreements become answers; their
words are sealed for another place, so rows need the keys.
"""

import json
from typing import Any

import sqlalchemy as sa
from alembic import context, op
from sqlalchemy.orm import Session

from portal.seal.box import box_for, box_to_fill
from portal.types import UTCMoment

revision = "10_answers"
down_revision = "09_plan"
branch_labels = None
depends_on = None

SEALED = (
    "phrase_sealed",
    "service_sealed",
    "place_sealed",
    "bring_sealed",
    "words_sealed",
    "reply_sealed",
)
MOMENTS = ("answered_at", "replied_at", "withdrawn_at")
ANSWER = sa.Enum(
    "agreed", "disagreed", "change", "not_now", name="answer", native_enum=False, length=10
)
MOMENT = UTCMoment()
COMMON = {"id": sa.Integer(), "member_id": sa.Integer(), "language": sa.String()}
WRITTEN = {"written_by_id": sa.Integer(), "written_at": MOMENT}
GOAL = COMMON | WRITTEN | {"title_sealed": sa.LargeBinary(), "type": sa.String()}
STEP = (
    COMMON
    | WRITTEN
    | {
        "goal_id": sa.Integer(),
        "text_sealed": sa.LargeBinary(),
        "doer": sa.String(),
        "planned_on": sa.Date(),
        "answer": sa.String(),
        "answered_at": MOMENT,
        "words_sealed": sa.LargeBinary(),
    }
)
CHANGE = {
    "member_id": sa.Integer(),
    "number": sa.Integer(),
    "happened": sa.String(),
    "at": MOMENT,
    "by_id": sa.Integer(),
    "by_name": sa.String(),
    "is_own": sa.Boolean(),
    "goal_id": sa.Integer(),
    "step_id": sa.Integer(),
    "content_sealed": sa.LargeBinary(),
}


def upgrade() -> None:
    with op.batch_alter_table("goals") as batch:
        batch.add_column(_number("version", 1))
        batch.add_column(_sealed("phrase_sealed"))
    with op.batch_alter_table("steps") as batch:
        batch.add_column(_number("version", 1))
        for name in SEALED:
            batch.add_column(_sealed(name))
        batch.add_column(sa.Column("is_own", sa.Boolean(), nullable=False, server_default="0"))
        batch.add_column(sa.Column("answer", ANSWER, nullable=True))
        batch.add_column(sa.Column("answered_version", sa.Integer(), nullable=True))
        batch.add_column(sa.Column("replied_by_id", sa.Integer(), nullable=True))
        for name in MOMENTS:
            batch.add_column(sa.Column(name, sa.DateTime(timezone=True), nullable=True))
        batch.create_index(op.f("ix_steps_replied_by_id"), ["replied_by_id"])
        batch.create_foreign_key(
            op.f("fk_steps_replied_by_id_members"),
            "members",
            ["replied_by_id"],
            ["id"],
            ondelete="SET NULL",
        )
    with _session() as db:
        _answers(db)
        _first_versions(db)
        db.commit()
    with op.batch_alter_table("steps") as batch:
        batch.drop_column("disagreement_sealed")
        batch.drop_column("disagreed_at")
        batch.create_check_constraint(
            op.f("ck_steps_answer"), "(answer IS NULL) = (answered_at IS NULL)"
        )


def downgrade() -> None:
    with op.batch_alter_table("steps") as batch:
        batch.drop_constraint(op.f("ck_steps_answer"), type_="check")
        batch.add_column(_sealed("disagreement_sealed"))
        batch.add_column(sa.Column("disagreed_at", sa.DateTime(timezone=True), nullable=True))
    with _session() as db:
        db.execute(
            sa.text("UPDATE steps SET disagreed_at = answered_at WHERE answer = 'disagreed'")
        )
        _move_words(db, "words", "disagreement")
        db.commit()
    with op.batch_alter_table("steps") as batch:
        batch.drop_constraint(op.f("fk_steps_replied_by_id_members"), type_="foreignkey")
        batch.drop_index(op.f("ix_steps_replied_by_id"))
        for name in (*SEALED, *MOMENTS, "version", "is_own", "answer", "answered_version"):
            batch.drop_column(name)
        batch.drop_column("replied_by_id")
    with op.batch_alter_table("goals") as batch:
        batch.drop_column("version")
        batch.drop_column("phrase_sealed")


def _answers(db: Session) -> None:
    """Who wrote a step is known from its writer; who disagreed, from its day."""
    db.execute(
        sa.text("UPDATE steps SET is_own = :yes WHERE written_by_id = member_id"), {"yes": True}
    )
    db.execute(
        sa.text(
            "UPDATE steps SET answer = 'disagreed', answered_at = disagreed_at, "
            "answered_version = 1 WHERE disagreed_at IS NOT NULL"
        )
    )
    _move_words(db, "disagreement", "words")


def _move_words(db: Session, old: str, new: str) -> None:
    """A seal is bound to its place: the words are opened here and sealed there."""
    kept = f"SELECT id, member_id, {old}_sealed FROM steps WHERE answer = 'disagreed'"  # noqa: S608
    for number, member_id, sealed in list(db.execute(sa.text(kept))):
        words = box_for(db, member_id).open(f"steps.{old}", number, bytes(sealed))
        there = box_to_fill(db, member_id).seal(f"steps.{new}", number, words) if words else b""
        change = f"UPDATE steps SET {new}_sealed = :sealed WHERE id = :id"  # noqa: S608
        db.execute(sa.text(change), {"sealed": there, "id": number})


def _first_versions(db: Session) -> None:
    """Every goal and step that stands becomes a version, and so does every disagreement."""
    goals, steps = sa.table("goals", *_columns(GOAL)), sa.table("steps", *_columns(STEP))
    found = [("goal", row) for row in db.execute(sa.select(goals))]
    found += [("step", row) for row in db.execute(sa.select(steps))]
    numbers: dict[int, int] = {}
    names = {row.id: row.name for row in db.execute(sa.text("SELECT id, name FROM members"))}
    for happened, row in sorted(found, key=lambda one: (one[1].written_at, one[0], one[1].id)):
        numbers[row.member_id] = numbers.get(row.member_id, 0) + 1
        _version(db, happened, row, numbers[row.member_id], names)
        if happened == "step" and row.answer:
            numbers[row.member_id] += 1
            _version(db, row.answer, row, numbers[row.member_id], names)
    for member_id, number in numbers.items():
        db.execute(
            sa.text("INSERT INTO plans (member_id, number, seen) VALUES (:m, :n, :n)"),
            {"m": member_id, "n": number},
        )


def _version(db: Session, happened: str, row: Any, number: int, names: dict[int, str]) -> None:
    is_answer, of_goal = happened not in {"goal", "step"}, happened == "goal"
    by = row.member_id if is_answer else row.written_by_id
    box = box_to_fill(db, row.member_id)
    content = {"language": row.language}
    if of_goal:
        content |= {"text": box.open("goals.title", row.id, row.title_sealed), "type": row.type}
    else:
        content |= {
            "text": box.open("steps.text", row.id, row.text_sealed),
            "doer": row.doer,
            "planned_on": row.planned_on.isoformat() if row.planned_on else "",
        }
    if is_answer:
        content["words"] = box.open("steps.words", row.id, row.words_sealed)
    made: Any = db.execute(
        sa.insert(sa.table("plan_changes", *_columns(CHANGE)))
        .values(
            member_id=row.member_id,
            number=number,
            happened=happened,
            at=row.answered_at if is_answer else row.written_at,
            by_id=by,
            by_name=names.get(by, ""),
            is_own=by == row.member_id,
            goal_id=row.id if of_goal else row.goal_id,
            step_id=None if of_goal else row.id,
            content_sealed=b"",
        )
        .returning(sa.column("id"))
    ).scalar_one()
    said = json.dumps({key: value for key, value in content.items() if value}, ensure_ascii=False)
    db.execute(
        sa.text("UPDATE plan_changes SET content_sealed = :sealed WHERE id = :id"),
        {"sealed": box.seal("plan_changes.content", made, said), "id": made},
    )


def _columns(kinds: dict[str, Any]) -> list[Any]:
    return [sa.column(name, kind) for name, kind in kinds.items()]


def _session() -> Session:
    return Session(
        bind=op.get_bind(), info={"keys": context.config.attributes.get("keys"), "heads": None}
    )


def _sealed(name: str) -> sa.Column[bytes]:
    return sa.Column(name, sa.LargeBinary(), nullable=False, server_default="")


def _number(name: str, first: int) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=False, server_default=str(first))
