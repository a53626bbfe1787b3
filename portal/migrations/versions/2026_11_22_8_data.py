"""Consent receipts, notes of the staff, requests about one's own data."""

import sqlalchemy as sa
from alembic import op

revision = "08_data"
down_revision = "07_trust"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "consent_receipts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column(
            "purpose",
            sa.Enum(
                "services", "sharing", "reporting", name="purpose", native_enum=False, length=20
            ),
            nullable=False,
        ),
        sa.Column(
            "answer",
            sa.Enum(
                "given",
                "withdrawn",
                "refused",
                "denied",
                "told",
                "asked",
                name="answer",
                native_enum=False,
                length=10,
            ),
            nullable=False,
        ),
        sa.Column("partner_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("partner_key", sa.String(length=32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(length=10), nullable=False),
        sa.Column("shown_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("told_to_id", sa.Integer(), nullable=True),
        sa.Column("told_to_name", sa.String(length=40), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "answer = 'asked' OR (answer = 'told') = (told_to_name <> '')",
            name=op.f("ck_consent_receipts_told"),
        ),
        sa.CheckConstraint(
            "(purpose = 'sharing') = (partner_key <> '')",
            name=op.f("ck_consent_receipts_partner"),
        ),
        sa.ForeignKeyConstraint(
            ["member_id"],
            ["members.id"],
            name=op.f("fk_consent_receipts_member_id_members"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["told_to_id"],
            ["members.id"],
            name=op.f("fk_consent_receipts_told_to_id_members"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consent_receipts")),
    )
    op.create_index(
        op.f("ix_consent_receipts_member_id_purpose_partner_key_id"),
        "consent_receipts",
        ["member_id", "purpose", "partner_key", "id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_consent_receipts_purpose_member_id"),
        "consent_receipts",
        ["purpose", "member_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_consent_receipts_told_to_id"), "consent_receipts", ["told_to_id"], unique=False
    )
    op.create_table(
        "data_requests",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("rights", sa.JSON(), nullable=False),
        sa.Column("words_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("answer_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("filed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["answered_by_id"],
            ["members.id"],
            name=op.f("fk_data_requests_answered_by_id_members"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["member_id"],
            ["members.id"],
            name=op.f("fk_data_requests_member_id_members"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_data_requests")),
    )
    op.create_index(
        op.f("ix_data_requests_answered_at_due_on"),
        "data_requests",
        ["answered_at", "due_on"],
        unique=False,
    )
    op.create_index(
        op.f("ix_data_requests_answered_by_id"), "data_requests", ["answered_by_id"], unique=False
    )
    op.create_index(
        op.f("ix_data_requests_member_id"), "data_requests", ["member_id"], unique=False
    )
    op.create_table(
        "notes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("text_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("language", sa.String(length=10), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("by_name", sa.String(length=40), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("statement_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("statement_language", sa.String(length=10), nullable=False),
        sa.Column("statement_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["by_id"], ["members.id"], name=op.f("fk_notes_by_id_members"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["member_id"],
            ["members.id"],
            name=op.f("fk_notes_member_id_members"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notes")),
    )
    op.create_index(op.f("ix_notes_at"), "notes", ["at"], unique=False)
    op.create_index(op.f("ix_notes_by_id"), "notes", ["by_id"], unique=False)
    op.create_index(op.f("ix_notes_member_id_id"), "notes", ["member_id", "id"], unique=False)


def downgrade() -> None:
    op.drop_table("notes")
    op.drop_table("data_requests")
    op.drop_table("consent_receipts")
