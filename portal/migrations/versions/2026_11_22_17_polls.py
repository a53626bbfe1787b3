"""Decisions of a house, translations by a machine, and rooms that two may change."""

import sqlalchemy as sa
from alembic import op

revision = "17_polls"
down_revision = "16_marks"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "polls",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("house_id", sa.Integer(), nullable=True),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("options", sa.JSON(), nullable=False),
        sa.Column("language", sa.String(length=10), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closes_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("counted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("counts", sa.JSON(), nullable=True),
        _foreign("polls", "by_id", "members", "SET NULL"),
        _foreign("polls", "house_id", "houses"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_polls")),
    )
    op.create_index(op.f("ix_polls_by_id"), "polls", ["by_id"])
    op.create_index(op.f("ix_polls_closes_at_id"), "polls", ["closes_at", "id"])
    op.create_index(op.f("ix_polls_house_id"), "polls", ["house_id"])
    op.create_table(
        "ballots",
        sa.Column(
            "id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column("poll_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=32), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        _foreign("ballots", "poll_id", "polls"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ballots")),
        sa.UniqueConstraint("poll_id", "key", name=op.f("uq_ballots_poll_id_key")),
    )
    op.create_table(
        "post_translations",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("post_id", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(length=10), nullable=False),
        sa.Column("source", sa.String(length=10), nullable=False),
        sa.Column("edited_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("next_try_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("claimed_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=True),
        _foreign("post_translations", "post_id", "posts"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_post_translations")),
        sa.UniqueConstraint(
            "post_id", "language", name=op.f("uq_post_translations_post_id_language")
        ),
    )
    op.create_index(op.f("ix_post_translations_asked_at"), "post_translations", ["asked_at"])
    op.create_index(
        op.f("ix_post_translations_state_next_try_at"),
        "post_translations",
        ["state", "next_try_at"],
    )
    with op.batch_alter_table("rooms") as batch:
        batch.add_column(sa.Column("version", sa.Integer(), nullable=False, server_default="1"))


def downgrade() -> None:
    with op.batch_alter_table("rooms") as batch:
        batch.drop_column("version")
    op.drop_table("post_translations")
    op.drop_table("ballots")
    op.drop_table("polls")


def _foreign(
    table: str, column: str, target: str, ondelete: str = "CASCADE"
) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}_{target}")
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=name, ondelete=ondelete)
