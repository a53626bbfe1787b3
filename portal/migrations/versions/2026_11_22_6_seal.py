"""Plan texts and unsent texts are sealed; the trail becomes a chain.

What was written before is sealed here, so rows need the keys. The second direction opens it again.
"""

import json
from typing import Any

import sqlalchemy as sa
from alembic import context, op
from sqlalchemy.orm import Session

from portal.seal.box import box_for, box_to_fill
from portal.trail import chain
from portal.trail.models import TrailEntry

revision = "06_seal"
down_revision = "05_listings"
branch_labels = None
depends_on = None

SEALED = (("goals", "title"), ("steps", "text"), ("steps", "disagreement"), ("unsent", "fields"))


def upgrade() -> None:
    op.create_table(
        "trail_state",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_trail_state_one")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_trail_state")),
    )
    op.create_table(
        "person_keys",
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("wrapped_by", sa.String(length=20), nullable=False),
        sa.Column("wrapped", sa.LargeBinary(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"],
            ["members.id"],
            name=op.f("fk_person_keys_member_id_members"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("member_id", name=op.f("pk_person_keys")),
    )
    op.create_index(op.f("ix_person_keys_wrapped_by"), "person_keys", ["wrapped_by"], unique=False)
    _widen()
    with _session() as db:
        _seal_texts(db)
        _forge_chain(db)
        db.commit()
    _narrow()


def downgrade() -> None:
    op.add_column("goals", _text("title"))
    with op.batch_alter_table("steps") as batch:
        batch.add_column(_text("text"))
        batch.add_column(_text("disagreement"))
    op.add_column("unsent", sa.Column("fields", sa.JSON(), nullable=False, server_default="[]"))
    with _session() as db:
        _open_texts(db)
        db.execute(sa.text("DELETE FROM trail_entries WHERE member_id IS NULL"))
        db.commit()
    op.drop_column("goals", "title_sealed")
    op.drop_column("unsent", "fields_sealed")
    with op.batch_alter_table("steps") as batch:
        batch.drop_constraint(op.f("fk_steps_member_id_members"), type_="foreignkey")
        batch.drop_index(op.f("ix_steps_member_id"))
        for name in ("text_sealed", "disagreement_sealed", "member_id"):
            batch.drop_column(name)
    with op.batch_alter_table("trail_entries") as batch:
        for name in ("mac", "reason_sealed", "purpose", "by_number", "subject"):
            batch.drop_column(name)
        batch.alter_column("member_id", existing_type=sa.Integer(), nullable=False)
        _member_of_entries(batch, "CASCADE")
    op.drop_table("person_keys")
    op.drop_table("trail_state")


def _widen() -> None:
    """New columns, still empty."""
    op.add_column("goals", _sealed("title_sealed"))
    op.add_column("unsent", _sealed("fields_sealed"))
    with op.batch_alter_table("steps") as batch:
        batch.add_column(sa.Column("member_id", sa.Integer(), nullable=True))
        batch.add_column(_sealed("text_sealed"))
        batch.add_column(_sealed("disagreement_sealed"))
    with op.batch_alter_table("trail_entries") as batch:
        batch.add_column(sa.Column("subject", sa.Integer(), nullable=False, server_default="0"))
        batch.add_column(sa.Column("by_number", sa.Integer(), nullable=False, server_default="0"))
        batch.add_column(sa.Column("purpose", sa.String(20), nullable=False, server_default=""))
        batch.add_column(_sealed("reason_sealed"))
        batch.add_column(sa.Column("mac", sa.String(64), nullable=False, server_default=""))
        batch.alter_column("member_id", existing_type=sa.Integer(), nullable=True)
        _member_of_entries(batch, "SET NULL")
    op.execute(
        "UPDATE steps SET member_id = "
        "(SELECT goals.member_id FROM goals WHERE goals.id = steps.goal_id)"
    )


def _narrow() -> None:
    """The readable columns go."""
    op.drop_column("goals", "title")
    op.drop_column("unsent", "fields")
    with op.batch_alter_table("steps") as batch:
        batch.alter_column("member_id", existing_type=sa.Integer(), nullable=False)
        batch.create_foreign_key(
            op.f("fk_steps_member_id_members"), "members", ["member_id"], ["id"], ondelete="CASCADE"
        )
        batch.create_index(op.f("ix_steps_member_id"), ["member_id"])
        batch.drop_column("text")
        batch.drop_column("disagreement")


def _member_of_entries(batch: Any, when_she_goes: str) -> None:
    name = op.f("fk_trail_entries_member_id_members")
    batch.drop_constraint(name, type_="foreignkey")
    batch.create_foreign_key(name, "members", ["member_id"], ["id"], ondelete=when_she_goes)


def _seal_texts(db: Session) -> None:
    for table, name in SEALED:
        rows = list(db.execute(sa.text(f"SELECT id, member_id, {name} FROM {table}")))  # noqa: S608
        for number, member_id, said in rows:
            text = said if isinstance(said, str) else json.dumps(said, ensure_ascii=False)
            place = f"{table}.{'typed' if name == 'fields' else name}"
            sealed = box_to_fill(db, member_id).seal(place, number, text) if text else b""
            change = f"UPDATE {table} SET {name}_sealed = :sealed WHERE id = :id"  # noqa: S608
            db.execute(sa.text(change), {"sealed": sealed, "id": number})


def _open_texts(db: Session) -> None:
    for table, name in SEALED:
        rows = list(db.execute(sa.text(f"SELECT id, member_id, {name}_sealed FROM {table}")))  # noqa: S608
        for number, member_id, sealed in rows:
            place = f"{table}.{'typed' if name == 'fields' else name}"
            # An empty one may be a text: what SQLite gives rows that are older than their column.
            text = box_for(db, member_id).open(place, number, bytes(sealed)) if sealed else ""
            change = f"UPDATE {table} SET {name} = :text WHERE id = :id"  # noqa: S608
            db.execute(sa.text(change), {"text": text, "id": number})


def _forge_chain(db: Session) -> None:
    """Entries in their order, with numbers without gaps, become links."""
    rows = list(
        db.execute(
            sa.text(
                "SELECT id, member_id, by_id, by_name, deed, at FROM trail_entries ORDER BY id"
            ).columns(at=TrailEntry.at.type)
        )
    )
    db.execute(sa.text("DELETE FROM trail_entries"))
    entries = [
        {
            "member_id": row.member_id,
            "by_id": row.by_id,
            "by_name": row.by_name,
            "deed": row.deed,
            "purpose": "",
            "reason": "",
            "at": row.at,
        }
        for row in rows
    ]
    if entries:
        chain.append(db, entries)


def _session() -> Session:
    keys = context.config.attributes.get("keys")
    return Session(bind=op.get_bind(), info={"keys": keys, "heads": None})


def _sealed(name: str) -> sa.Column[bytes]:
    return sa.Column(name, sa.LargeBinary(), nullable=False, server_default="")


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False, server_default="")
