"""Shifts of mentors, who looks at what, what was decided, appeals, notes about behaviour."""

import sqlalchemy as sa
from alembic import op

revision = "19_moderation"
down_revision = "18_duty"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "mentor_shifts",
        *_columns("mentor_shifts", ("member_id", "members", "CASCADE")),
        _moment("since"),
        _moment("until"),
    )
    op.create_index(
        op.f("ix_mentor_shifts_member_id_until"), "mentor_shifts", ["member_id", "until"]
    )
    op.create_index(op.f("ix_mentor_shifts_until"), "mentor_shifts", ["until"])
    op.create_table(
        "claims",
        *_columns("claims", ("post_id", "posts", "CASCADE"), ("by_id", "members", "CASCADE")),
        _moment("until"),
        sa.UniqueConstraint("post_id", name=op.f("uq_claims_post_id")),
    )
    op.create_index(op.f("ix_claims_by_id"), "claims", ["by_id"])
    op.create_table(
        "passes",
        *_columns("passes", ("post_id", "posts", "CASCADE"), ("member_id", "members", "CASCADE")),
        _moment("at"),
        sa.UniqueConstraint("member_id", "post_id", name=op.f("uq_passes_member_id_post_id")),
    )
    op.create_index(op.f("ix_passes_post_id"), "passes", ["post_id"])
    op.create_table(
        "decisions",
        *_columns("decisions", ("post_id", "posts", ""), ("by_id", "members", "")),
        sa.Column("action", sa.String(length=20), nullable=False),
        sa.Column("rule", sa.String(length=40), nullable=False),
        _moment("at"),
        sa.Column("appeal", sa.String(length=10), nullable=False),
    )
    for column in ("post_id", "by_id", "at"):
        op.create_index(op.f(f"ix_decisions_{column}"), "decisions", [column])
    op.create_table(
        "appeals",
        *_columns(
            "appeals",
            ("post_id", "posts", "CASCADE"),
            ("judge_id", "members", ""),
            ("decision_id", "decisions", ""),
        ),
        sa.Column("said", sa.String(length=500), nullable=False),
        _moment("asked_at"),
        _moment("due_at"),
        _moment("decided_at", nullable=True),
        sa.Column("outcome", sa.String(length=10), nullable=False),
        sa.UniqueConstraint("post_id", name=op.f("uq_appeals_post_id")),
    )
    for column in ("judge_id", "decision_id"):
        op.create_index(op.f(f"ix_appeals_{column}"), "appeals", [column])
    is_open = sa.text("decided_at IS NULL")
    op.create_index(
        "ix_appeals_open", "appeals", ["id"], sqlite_where=is_open, postgresql_where=is_open
    )
    op.create_table(
        "behaviour_notes",
        *_columns(
            "behaviour_notes",
            ("member_id", "members", "CASCADE"),
            ("alias_id", "aliases", "CASCADE"),
            ("room_id", "rooms", "CASCADE"),
            ("by_id", "members", ""),
        ),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("said", sa.String(length=200), nullable=False),
        sa.Column("language", sa.String(length=10), nullable=False),
        _moment("at"),
        _moment("until"),
    )
    for column in ("member_id", "alias_id", "room_id", "by_id", "until"):
        op.create_index(op.f(f"ix_behaviour_notes_{column}"), "behaviour_notes", [column])
    asked = sa.Column("appeal", sa.String(length=10), nullable=False, server_default="")
    op.add_column("posts", asked)
    of_post = op.f("fk_reports_post_id_posts")
    with op.batch_alter_table("reports") as batch:
        batch.alter_column("post_id", existing_type=sa.Integer(), nullable=True)
        batch.drop_constraint(of_post, type_="foreignkey")
        batch.create_foreign_key(of_post, "posts", ["post_id"], ["id"], ondelete="SET NULL")


def downgrade() -> None:
    of_post = op.f("fk_reports_post_id_posts")
    op.execute("DELETE FROM reports WHERE post_id IS NULL")
    with op.batch_alter_table("reports") as batch:
        batch.drop_constraint(of_post, type_="foreignkey")
        batch.create_foreign_key(of_post, "posts", ["post_id"], ["id"], ondelete="CASCADE")
        batch.alter_column("post_id", existing_type=sa.Integer(), nullable=False)
    op.drop_column("posts", "appeal")
    for table in ("behaviour_notes", "appeals", "decisions", "passes", "claims", "mentor_shifts"):
        op.drop_table(table)


def _columns(table: str, *references: tuple[str, str, str]) -> list[sa.schema.SchemaItem]:
    """The number, and columns that refer to others; those that go with them are always there."""
    made: list[sa.schema.SchemaItem] = [
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    ]
    either = table == "behaviour_notes"
    for column, target, kept in references:
        is_there = kept == "CASCADE" and not (either and column in {"member_id", "alias_id"})
        made.append(sa.Column(column, sa.Integer(), nullable=not is_there))
        made.append(
            sa.ForeignKeyConstraint(
                [column],
                [f"{target}.id"],
                name=op.f(f"fk_{table}_{column}_{target}"),
                ondelete=kept or "SET NULL",
            )
        )
    return made


def _moment(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)
