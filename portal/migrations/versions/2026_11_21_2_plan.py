"""The tables of plan."""

import sqlalchemy as sa
from alembic import op

revision = "02_plan"
down_revision = "01_people"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "goals",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column(
            "type",
            sa.Enum(
                "education",
                "financial",
                "health",
                "labour_rehabilitation",
                "legal",
                "livelihood",
                "rights_training",
                "recovery",
                "social_care",
                name="goaltype",
                native_enum=False,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("language", sa.String(length=10), nullable=False),
        sa.Column("is_own", sa.Boolean(), nullable=False),
        sa.Column("written_by_id", sa.Integer(), nullable=True),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reached_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["member_id"],
            ["members.id"],
            name=op.f("fk_goals_member_id_members"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["written_by_id"],
            ["members.id"],
            name=op.f("fk_goals_written_by_id_members"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_goals")),
    )
    op.create_index(op.f("ix_goals_member_id_id"), "goals", ["member_id", "id"], unique=False)
    op.create_index(op.f("ix_goals_written_by_id"), "goals", ["written_by_id"], unique=False)

    op.create_table(
        "steps",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("goal_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(length=500), nullable=False),
        sa.Column("language", sa.String(length=10), nullable=False),
        sa.Column(
            "doer",
            sa.Enum("me", "house", name="doer", native_enum=False, length=10),
            nullable=False,
        ),
        sa.Column("planned_on", sa.Date(), nullable=True),
        sa.Column("written_by_id", sa.Integer(), nullable=True),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("done_by_id", sa.Integer(), nullable=True),
        sa.Column("disagreed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("disagreement", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "done_by_id IS NULL OR done_at IS NOT NULL", name=op.f("ck_steps_done_by")
        ),
        sa.ForeignKeyConstraint(
            ["done_by_id"],
            ["members.id"],
            name=op.f("fk_steps_done_by_id_members"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["goal_id"], ["goals.id"], name=op.f("fk_steps_goal_id_goals"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["written_by_id"],
            ["members.id"],
            name=op.f("fk_steps_written_by_id_members"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_steps")),
    )
    op.create_index(op.f("ix_steps_done_by_id"), "steps", ["done_by_id"], unique=False)
    op.create_index(op.f("ix_steps_goal_id_id"), "steps", ["goal_id", "id"], unique=False)
    op.create_index(op.f("ix_steps_written_by_id"), "steps", ["written_by_id"], unique=False)


def downgrade() -> None:
    op.drop_index(op.f("ix_steps_written_by_id"), table_name="steps")
    op.drop_index(op.f("ix_steps_goal_id_id"), table_name="steps")
    op.drop_index(op.f("ix_steps_done_by_id"), table_name="steps")

    op.drop_table("steps")
    op.drop_index(op.f("ix_goals_written_by_id"), table_name="goals")
    op.drop_index(op.f("ix_goals_member_id_id"), table_name="goals")

    op.drop_table("goals")
