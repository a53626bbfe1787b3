"""What is known of an offer besides its words: checks, reports, who may know the address."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "20_listings"
down_revision = "19_moderation"
branch_labels = None
depends_on = None

INDEXES = [
    ("listings", ("kind", "valid_through", "id")),
    ("jobs", ("pay_monthly", "id")),
    ("homes", ("rent_order", "id")),
]
PLACES = ["kind", "city", "district", "valid_through"]
PLACES_BEFORE = ["kind", "city", "district", "assured_at", "withdrawn_at", "valid_through"]


def upgrade() -> None:
    for table, columns in _added().items():
        for column in columns:
            op.add_column(table, column)
    for table, names in INDEXES:
        op.create_index(op.f(f"ix_{table}_{'_'.join(names)}"), table, list(names))
    # Nobody looked at what is there by the eleven questions: they end with their own last day.
    op.execute("UPDATE listings SET assured_until = valid_through WHERE assured_at IS NOT NULL")
    for unit, times in (("hour", "195"), ("day", "26"), ("week", "52 / 12"), ("month", "1")):
        op.execute(
            f"UPDATE jobs SET pay_monthly = pay_min * {times} "  # noqa: S608 - our own words
            f"WHERE pay_unit = '{unit}' AND pay_currency = 'TRY' AND pay_min > 0"
        )
    op.execute("UPDATE homes SET rent_order = rent WHERE currency = 'TRY' AND rent > 0")
    op.drop_index("ix_listings_places", "listings")
    op.create_index("ix_listings_places", "listings", PLACES)
    op.create_table(
        "listing_checks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("listing_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.Column("words", sa.JSON(), nullable=False),
        sa.Column("language", sa.String(length=10), nullable=False),
        sa.Column("bars", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["by_id"],
            ["members.id"],
            name=op.f("fk_listing_checks_by_id_members"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["listing_id"],
            ["listings.id"],
            name=op.f("fk_listing_checks_listing_id_listings"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_listing_checks")),
        sa.UniqueConstraint(
            "listing_id", "version", "turn", name=op.f("uq_listing_checks_listing_id_version_turn")
        ),
    )
    op.create_index(op.f("ix_listing_checks_by_id"), "listing_checks", ["by_id"])
    op.create_table(
        "listing_reports",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("listing_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(length=20), nullable=False),
        sa.Column("words_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("hides", sa.Boolean(), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_by_id", sa.Integer(), nullable=True),
        sa.Column("outcome", sa.String(length=20), nullable=False),
        sa.ForeignKeyConstraint(
            ["decided_by_id"],
            ["members.id"],
            name=op.f("fk_listing_reports_decided_by_id_members"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["listing_id"],
            ["listings.id"],
            name=op.f("fk_listing_reports_listing_id_listings"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["member_id"],
            ["members.id"],
            name=op.f("fk_listing_reports_member_id_members"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_listing_reports")),
        sa.UniqueConstraint(
            "listing_id", "member_id", name=op.f("uq_listing_reports_listing_id_member_id")
        ),
    )
    op.create_index(op.f("ix_listing_reports_decided_at"), "listing_reports", ["decided_at"])
    op.create_index(op.f("ix_listing_reports_decided_by_id"), "listing_reports", ["decided_by_id"])
    op.create_index(op.f("ix_listing_reports_member_id"), "listing_reports", ["member_id"])
    op.create_table(
        "skills",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=30), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"],
            ["members.id"],
            name=op.f("fk_skills_member_id_members"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_skills")),
        sa.UniqueConstraint("member_id", "key", name=op.f("uq_skills_member_id_key")),
    )


def downgrade() -> None:
    for table in (
        "skills",
        "listing_reports",
        "listing_checks",
    ):
        op.drop_table(table)
    op.drop_index("ix_listings_places", "listings")
    op.create_index("ix_listings_places", "listings", PLACES_BEFORE)
    for table, columns in INDEXES:
        op.drop_index(op.f(f"ix_{table}_{'_'.join(columns)}"), table_name=table)
    for table, added in _added().items():
        with op.batch_alter_table(table) as batch:
            for column in added:
                batch.drop_column(column.name)


def _added() -> dict[str, list[sa.Column[Any]]]:
    """New columns by table; made anew each time, because a column can be added once."""
    return {
        "listings": [
            sa.Column(
                "visibility", sa.String(length=10), nullable=False, server_default="district"
            ),
            sa.Column("address_known", sa.Boolean(), nullable=False, server_default=sa.false()),
            sa.Column("skills", sa.JSON(), nullable=False, server_default="[]"),
            sa.Column("version", sa.Integer(), nullable=False, server_default="1"),
            sa.Column("assured_until", sa.Date(), nullable=True),
            sa.Column("hidden_at", sa.DateTime(timezone=True), nullable=True),
        ],
        "jobs": [
            sa.Column("pay_monthly", sa.Integer(), nullable=False, server_default="0"),
            sa.Column("job_start_date", sa.Date(), nullable=True),
            sa.Column("job_benefits", sa.String(length=300), nullable=False, server_default=""),
            sa.Column("eligibility", sa.String(length=200), nullable=False, server_default=""),
            sa.Column("housing_with_it", sa.Boolean(), nullable=False, server_default=sa.false()),
        ],
        "courses": [sa.Column("skills", sa.JSON(), nullable=False, server_default="[]")],
        "homes": [
            sa.Column("rent_order", sa.Integer(), nullable=False, server_default=str(2**31 - 1)),
            sa.Column("tied_to_job", sa.Boolean(), nullable=False, server_default=sa.false()),
        ],
    }
