"""The tables of training."""

import sqlalchemy as sa
from alembic import op

revision = "03_training"
down_revision = "02_plan"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "courses",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("slug", sa.String(length=40), nullable=False),
        sa.Column("title", sa.JSON(), nullable=False),
        sa.Column("summary", sa.JSON(), nullable=False),
        sa.Column("language", sa.String(length=10), nullable=False),
        sa.Column("level", sa.String(length=20), nullable=False),
        sa.Column("childcare", sa.Boolean(), nullable=False),
        sa.Column("women_only", sa.Boolean(), nullable=False),
        sa.Column("travel_paid", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_courses")),
        sa.UniqueConstraint("slug", name=op.f("uq_courses_slug")),
    )
    op.create_table(
        "trainings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("course_id", sa.Integer(), nullable=False),
        sa.Column("house_id", sa.Integer(), nullable=True),
        sa.Column("trainer_id", sa.Integer(), nullable=True),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("place", sa.String(length=60), nullable=False),
        sa.Column("seats", sa.Integer(), nullable=False),
        sa.Column("taken", sa.Integer(), nullable=False),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("taken >= 0 AND taken <= seats", name=op.f("ck_trainings_seats")),
        sa.ForeignKeyConstraint(
            ["course_id"],
            ["courses.id"],
            name=op.f("fk_trainings_course_id_courses"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["house_id"],
            ["houses.id"],
            name=op.f("fk_trainings_house_id_houses"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["trainer_id"],
            ["members.id"],
            name=op.f("fk_trainings_trainer_id_members"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_trainings")),
    )
    op.create_index(
        op.f("ix_trainings_course_id_starts_at"),
        "trainings",
        ["course_id", "starts_at"],
        unique=False,
    )
    op.create_index(op.f("ix_trainings_house_id"), "trainings", ["house_id"], unique=False)
    op.create_index(
        op.f("ix_trainings_starts_at_id"), "trainings", ["starts_at", "id"], unique=False
    )
    op.create_index(op.f("ix_trainings_trainer_id"), "trainings", ["trainer_id"], unique=False)

    op.create_table(
        "bookings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("training_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("seat", sa.Integer(), nullable=True),
        sa.Column("booked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "(seat IS NULL) = (cancelled_at IS NOT NULL)",
            name=op.f("ck_bookings_seat_or_cancelled"),
        ),
        sa.ForeignKeyConstraint(
            ["member_id"],
            ["members.id"],
            name=op.f("fk_bookings_member_id_members"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["training_id"],
            ["trainings.id"],
            name=op.f("fk_bookings_training_id_trainings"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bookings")),
        sa.UniqueConstraint(
            "training_id", "member_id", name=op.f("uq_bookings_training_id_member_id")
        ),
        sa.UniqueConstraint("training_id", "seat", name=op.f("uq_bookings_training_id_seat")),
    )
    op.create_index(
        op.f("ix_bookings_member_id_training_id"),
        "bookings",
        ["member_id", "training_id"],
        unique=False,
    )


def downgrade() -> None:
    op.drop_index(op.f("ix_bookings_member_id_training_id"), table_name="bookings")

    op.drop_table("bookings")
    op.drop_index(op.f("ix_trainings_trainer_id"), table_name="trainings")
    op.drop_index(op.f("ix_trainings_starts_at_id"), table_name="trainings")
    op.drop_index(op.f("ix_trainings_house_id"), table_name="trainings")
    op.drop_index(op.f("ix_trainings_course_id_starts_at"), table_name="trainings")

    op.drop_table("trainings")
    op.drop_table("courses")
