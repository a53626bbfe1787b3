"""Series, waiting lists, pairs, attendance, news of sessions."""

import sqlalchemy as sa
from alembic import op

revision = "12_training"
down_revision = "11_way"
branch_labels = None
depends_on = None
SOONEST = ("starts_at", "id")
LISTED_BY = (("house_id",), ("course_id", "house_id"), ("interpreter", "house_id"))


def upgrade() -> None:
    op.create_table(
        "series",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("course_id", sa.Integer(), nullable=False),
        sa.Column("rule", sa.String(length=200), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["course_id"],
            ["courses.id"],
            name=op.f("fk_series_course_id_courses"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_series")),
    )
    op.create_index(op.f("ix_series_course_id"), "series", ["course_id"])
    op.create_table(
        "waits",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("training_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("friend_id", sa.Integer(), nullable=True),
        sa.Column("with_child", sa.Boolean(), nullable=False),
        sa.Column("joined_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("passes", sa.Boolean(), nullable=False),
        sa.Column("offered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("held_until", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "(offered_at IS NULL) = (held_until IS NULL)", name=op.f("ck_waits_offered")
        ),
        sa.ForeignKeyConstraint(
            ["friend_id"],
            ["members.id"],
            name=op.f("fk_waits_friend_id_members"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["member_id"],
            ["members.id"],
            name=op.f("fk_waits_member_id_members"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["training_id"],
            ["trainings.id"],
            name=op.f("fk_waits_training_id_trainings"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_waits")),
        sa.UniqueConstraint(
            "training_id", "member_id", name=op.f("uq_waits_training_id_member_id")
        ),
    )
    op.create_index(op.f("ix_waits_friend_id"), "waits", ["friend_id"])
    op.create_index(op.f("ix_waits_held_until"), "waits", ["held_until"])
    op.create_index(op.f("ix_waits_member_id"), "waits", ["member_id"])
    op.create_index(
        op.f("ix_waits_training_id_joined_at_id"), "waits", ["training_id", "joined_at", "id"]
    )
    op.create_table(
        "turns_in_line",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("training_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=True),
        sa.Column("happened", sa.String(length=20), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"],
            ["members.id"],
            name=op.f("fk_turns_in_line_member_id_members"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["training_id"],
            ["trainings.id"],
            name=op.f("fk_turns_in_line_training_id_trainings"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_turns_in_line")),
    )
    op.create_index(op.f("ix_turns_in_line_member_id"), "turns_in_line", ["member_id"])
    op.create_index(op.f("ix_turns_in_line_training_id"), "turns_in_line", ["training_id"])
    op.create_table(
        "pair_codes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("training_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"],
            ["members.id"],
            name=op.f("fk_pair_codes_member_id_members"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["training_id"],
            ["trainings.id"],
            name=op.f("fk_pair_codes_training_id_trainings"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pair_codes")),
        sa.UniqueConstraint("digest", name=op.f("uq_pair_codes_digest")),
        sa.UniqueConstraint(
            "training_id", "member_id", name=op.f("uq_pair_codes_training_id_member_id")
        ),
    )
    op.create_index(op.f("ix_pair_codes_member_id"), "pair_codes", ["member_id"])
    op.create_index(op.f("ix_pair_codes_until"), "pair_codes", ["until"])
    op.create_table(
        "session_news",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("training_id", sa.Integer(), nullable=False),
        sa.Column("news", sa.String(length=20), nullable=False),
        sa.Column("was_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["member_id"],
            ["members.id"],
            name=op.f("fk_session_news_member_id_members"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["training_id"],
            ["trainings.id"],
            name=op.f("fk_session_news_training_id_trainings"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_session_news")),
    )
    op.create_index(
        op.f("ix_session_news_member_id_seen_at"), "session_news", ["member_id", "seen_at"]
    )
    op.create_index(op.f("ix_session_news_seen_at"), "session_news", ["seen_at"])
    op.create_index(op.f("ix_session_news_training_id"), "session_news", ["training_id"])
    with op.batch_alter_table("bookings") as batch:
        batch.add_column(
            sa.Column("for_child", sa.Boolean(), nullable=False, server_default=sa.false())
        )
        batch.add_column(sa.Column("was_there", sa.Boolean(), nullable=True))
        batch.add_column(sa.Column("marked_at", sa.DateTime(timezone=True), nullable=True))
        batch.add_column(sa.Column("says_was_there", sa.Boolean(), nullable=True))
        batch.add_column(sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True))
        batch.drop_constraint(op.f("uq_bookings_training_id_member_id"), type_="unique")
        batch.create_unique_constraint(
            op.f("uq_bookings_training_id_member_id_for_child"),
            ["training_id", "member_id", "for_child"],
        )
    with op.batch_alter_table("courses") as batch:
        batch.add_column(sa.Column("house_id", sa.Integer(), nullable=True))
        batch.add_column(sa.Column("outcomes", sa.JSON(), nullable=False, server_default="{}"))
        batch.add_column(sa.Column("audience", sa.JSON(), nullable=False, server_default="{}"))
        batch.add_column(sa.Column("retired_at", sa.DateTime(timezone=True), nullable=True))
        batch.add_column(sa.Column("version", sa.Integer(), nullable=False, server_default="1"))
        batch.create_index(op.f("ix_courses_house_id"), ["house_id"], unique=False)
        batch.create_foreign_key(
            op.f("fk_courses_house_id_houses"), "houses", ["house_id"], ["id"], ondelete="CASCADE"
        )
    with op.batch_alter_table("trainings") as batch:
        batch.add_column(sa.Column("series_id", sa.Integer(), nullable=True))
        batch.add_column(
            sa.Column("interpreter", sa.String(length=10), nullable=False, server_default="")
        )
        batch.add_column(sa.Column("kept", sa.Integer(), nullable=False, server_default="0"))
        batch.add_column(sa.Column("moves", sa.Integer(), nullable=False, server_default="0"))
        batch.add_column(sa.Column("version", sa.Integer(), nullable=False, server_default="1"))
        batch.create_check_constraint(op.f("ck_trainings_kept"), "kept >= 0 AND kept <= taken")
        batch.create_index(op.f("ix_trainings_series_id"), ["series_id"], unique=False)
        batch.create_foreign_key(
            op.f("fk_trainings_series_id_series"),
            "series",
            ["series_id"],
            ["id"],
            ondelete="SET NULL",
        )
        batch.drop_index(op.f("ix_trainings_house_id"))
        batch.drop_index(op.f("ix_trainings_course_id_starts_at"))
        for first in LISTED_BY:
            batch.create_index(
                op.f(f"ix_trainings_{'_'.join(first)}_starts_at_id"), [*first, *SOONEST]
            )


def downgrade() -> None:
    op.execute("DELETE FROM bookings WHERE for_child")
    with op.batch_alter_table("trainings") as batch:
        for first in LISTED_BY:
            batch.drop_index(op.f(f"ix_trainings_{'_'.join(first)}_starts_at_id"))
        batch.create_index(op.f("ix_trainings_house_id"), ["house_id"])
        batch.create_index(op.f("ix_trainings_course_id_starts_at"), ["course_id", "starts_at"])
    with op.batch_alter_table("trainings") as batch:
        batch.drop_constraint(op.f("fk_trainings_series_id_series"), type_="foreignkey")
        batch.drop_constraint(op.f("ck_trainings_kept"), type_="check")
        batch.drop_index(op.f("ix_trainings_series_id"))
        batch.drop_column("version")
        batch.drop_column("moves")
        batch.drop_column("kept")
        batch.drop_column("interpreter")
        batch.drop_column("series_id")
    with op.batch_alter_table("courses") as batch:
        batch.drop_constraint(op.f("fk_courses_house_id_houses"), type_="foreignkey")
        batch.drop_index(op.f("ix_courses_house_id"))
        batch.drop_column("version")
        batch.drop_column("retired_at")
        batch.drop_column("audience")
        batch.drop_column("outcomes")
        batch.drop_column("house_id")
    with op.batch_alter_table("bookings") as batch:
        batch.drop_constraint(op.f("uq_bookings_training_id_member_id_for_child"), type_="unique")
        batch.create_unique_constraint(
            op.f("uq_bookings_training_id_member_id"), ["training_id", "member_id"]
        )
        batch.drop_column("answered_at")
        batch.drop_column("says_was_there")
        batch.drop_column("marked_at")
        batch.drop_column("was_there")
        batch.drop_column("for_child")
    op.drop_table("session_news")
    op.drop_table("pair_codes")
    op.drop_table("turns_in_line")
    op.drop_table("waits")
    op.drop_table("series")
