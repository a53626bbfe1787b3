"""Versions of a plan, what is hidden in it, translations and questions about it."""

import sqlalchemy as sa
from alembic import op

revision = "09_plan"
down_revision = "08_data"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "plans",
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("seen", sa.Integer(), nullable=False),
        sa.Column("links_safety", sa.Boolean(), nullable=False, server_default="0"),
        sa.ForeignKeyConstraint(
            ["member_id"],
            ["members.id"],
            name=op.f("fk_plans_member_id_members"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("member_id", name=op.f("pk_plans")),
    )
    op.create_table(
        "plan_changes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column(
            "happened",
            sa.Enum(
                "goal",
                "goal_change",
                "goal_reached",
                "goal_reopened",
                "step",
                "step_change",
                "step_withdrawn",
                "step_done",
                "step_reopened",
                "agreed",
                "disagreed",
                "change",
                "not_now",
                "unanswered",
                "replied",
                name="happened",
                native_enum=False,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("by_name", sa.String(length=40), nullable=False),
        sa.Column("is_own", sa.Boolean(), nullable=False),
        sa.Column("goal_id", sa.Integer(), nullable=False),
        sa.Column("step_id", sa.Integer(), nullable=True),
        sa.Column("content_sealed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["by_id"],
            ["members.id"],
            name=op.f("fk_plan_changes_by_id_members"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["goal_id"],
            ["goals.id"],
            name=op.f("fk_plan_changes_goal_id_goals"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["member_id"],
            ["members.id"],
            name=op.f("fk_plan_changes_member_id_members"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["step_id"],
            ["steps.id"],
            name=op.f("fk_plan_changes_step_id_steps"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_changes")),
        sa.UniqueConstraint("member_id", "number", name=op.f("uq_plan_changes_member_id_number")),
    )
    op.create_index(op.f("ix_plan_changes_by_id"), "plan_changes", ["by_id"], unique=False)
    op.create_index(op.f("ix_plan_changes_goal_id"), "plan_changes", ["goal_id"], unique=False)
    op.create_index(op.f("ix_plan_changes_step_id"), "plan_changes", ["step_id"], unique=False)
    op.create_table(
        "hidden_topics",
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
        sa.ForeignKeyConstraint(
            ["member_id"],
            ["members.id"],
            name=op.f("fk_hidden_topics_member_id_members"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("member_id", "type", name=op.f("pk_hidden_topics")),
    )
    op.create_table(
        "plan_translations",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("goal_id", sa.Integer(), nullable=True),
        sa.Column("step_id", sa.Integer(), nullable=True),
        sa.Column("language", sa.String(length=10), nullable=False),
        sa.Column("text_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("bring_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("of_version", sa.Integer(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("asked_id", sa.Integer(), nullable=True),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("wanted_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "(goal_id IS NULL) <> (step_id IS NULL)", name=op.f("ck_plan_translations_of_one")
        ),
        sa.CheckConstraint(
            "at IS NOT NULL OR asked_at IS NOT NULL OR wanted_at IS NOT NULL",
            name=op.f("ck_plan_translations_asked_or_done"),
        ),
        sa.ForeignKeyConstraint(
            ["asked_id"],
            ["members.id"],
            name=op.f("fk_plan_translations_asked_id_members"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["by_id"],
            ["members.id"],
            name=op.f("fk_plan_translations_by_id_members"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["goal_id"],
            ["goals.id"],
            name=op.f("fk_plan_translations_goal_id_goals"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["member_id"],
            ["members.id"],
            name=op.f("fk_plan_translations_member_id_members"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["step_id"],
            ["steps.id"],
            name=op.f("fk_plan_translations_step_id_steps"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_translations")),
        sa.UniqueConstraint(
            "goal_id", "language", name=op.f("uq_plan_translations_goal_id_language")
        ),
        sa.UniqueConstraint(
            "step_id", "language", name=op.f("uq_plan_translations_step_id_language")
        ),
    )
    op.create_index(
        op.f("ix_plan_translations_asked_id"), "plan_translations", ["asked_id"], unique=False
    )
    op.create_index(
        op.f("ix_plan_translations_by_id"), "plan_translations", ["by_id"], unique=False
    )
    op.create_index(
        op.f("ix_plan_translations_member_id"), "plan_translations", ["member_id"], unique=False
    )
    op.create_table(
        "plan_questions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("step_id", sa.Integer(), nullable=False),
        sa.Column("owed_on", sa.Date(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_by_id", sa.Integer(), nullable=True),
        sa.Column("answer_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("raised_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("raised_to_id", sa.Integer(), nullable=True),
        sa.Column("raised_language", sa.String(length=10), nullable=False),
        sa.Column("raised_words_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("above_answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("above_answered_by_id", sa.Integer(), nullable=True),
        sa.Column("above_answer_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("outside_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["above_answered_by_id"],
            ["members.id"],
            name=op.f("fk_plan_questions_above_answered_by_id_members"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["answered_by_id"],
            ["members.id"],
            name=op.f("fk_plan_questions_answered_by_id_members"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["member_id"],
            ["members.id"],
            name=op.f("fk_plan_questions_member_id_members"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["raised_to_id"],
            ["houses.id"],
            name=op.f("fk_plan_questions_raised_to_id_houses"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["step_id"],
            ["steps.id"],
            name=op.f("fk_plan_questions_step_id_steps"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_questions")),
    )
    op.create_index(op.f("ix_plan_questions_step_id_id"), "plan_questions", ["step_id", "id"])
    op.create_index(
        "uq_plan_questions_unanswered",
        "plan_questions",
        ["step_id"],
        unique=True,
        sqlite_where=sa.text("answered_at IS NULL"),
        postgresql_where=sa.text("answered_at IS NULL"),
    )
    op.create_index(
        op.f("ix_plan_questions_above_answered_by_id"),
        "plan_questions",
        ["above_answered_by_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_plan_questions_answered_by_id"), "plan_questions", ["answered_by_id"], unique=False
    )
    op.create_index(
        op.f("ix_plan_questions_member_id"), "plan_questions", ["member_id"], unique=False
    )
    op.create_index(
        op.f("ix_plan_questions_raised_to_id"), "plan_questions", ["raised_to_id"], unique=False
    )
    for name in ("unhidden_at", "pin_at"):
        op.add_column("phones", sa.Column(name, sa.DateTime(timezone=True), nullable=True))
    op.add_column(
        "unsent", sa.Column("behind_pin", sa.Boolean(), nullable=False, server_default="0")
    )


def downgrade() -> None:
    op.drop_column("unsent", "behind_pin")
    op.drop_column("phones", "pin_at")
    op.drop_column("phones", "unhidden_at")
    op.drop_table("plan_questions")
    op.drop_table("plan_translations")
    op.drop_table("hidden_topics")
    op.drop_table("plan_changes")
    op.drop_table("plans")
