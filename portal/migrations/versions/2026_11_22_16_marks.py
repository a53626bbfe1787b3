"""Marks of houses, and why somebody wants to know who writes under another name."""

import sqlalchemy as sa
from alembic import op

revision = "16_marks"
down_revision = "15_rooms"
branch_labels = None
depends_on = None

SEALED = ("subject_sealed", "reason_sealed")


def upgrade() -> None:
    op.create_table(
        "house_marks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("house_id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(length=32), nullable=False),
        sa.Column("words", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["house_id"],
            ["houses.id"],
            name=op.f("fk_house_marks_house_id_houses"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_house_marks")),
        sa.UniqueConstraint("house_id", "digest", name=op.f("uq_house_marks_house_id_digest")),
    )
    with op.batch_alter_table("countersigns") as batch:
        for name in SEALED:
            batch.add_column(sa.Column(name, sa.LargeBinary(), nullable=False, server_default=""))
    with op.batch_alter_table("countersigns") as batch:
        for name in SEALED:
            batch.alter_column(name, server_default=None)


def downgrade() -> None:
    op.execute("DELETE FROM countersigns WHERE deal = 'unmask'")
    op.execute("DELETE FROM notices WHERE news = 'unmasked'")
    with op.batch_alter_table("countersigns") as batch:
        for name in SEALED:
            batch.drop_column(name)
    op.drop_table("house_marks")
