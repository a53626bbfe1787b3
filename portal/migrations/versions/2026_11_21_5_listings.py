"""The tables of listings."""

import sqlalchemy as sa
from alembic import op

revision = "05_listings"
down_revision = "04_forum"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "listings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("language", sa.String(length=10), nullable=False),
        sa.Column("title", sa.String(length=120), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("city", sa.String(length=60), nullable=False),
        sa.Column("district", sa.String(length=60), nullable=False),
        sa.Column("women_only", sa.Boolean(), nullable=False),
        sa.Column("posted_by_id", sa.Integer(), nullable=True),
        sa.Column("posted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("assured_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("assured_by_id", sa.Integer(), nullable=True),
        sa.Column("valid_through", sa.Date(), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["assured_by_id"],
            ["members.id"],
            name=op.f("fk_listings_assured_by_id_members"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["posted_by_id"],
            ["members.id"],
            name=op.f("fk_listings_posted_by_id_members"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_listings")),
    )
    op.create_index(op.f("ix_listings_assured_by_id"), "listings", ["assured_by_id"], unique=False)
    op.create_index(
        op.f("ix_listings_kind_assured_at_id"),
        "listings",
        ["kind", "assured_at", "id"],
        unique=False,
    )
    op.create_index(
        "ix_listings_places",
        "listings",
        ["kind", "city", "district", "assured_at", "withdrawn_at", "valid_through"],
        unique=False,
    )
    op.create_index(op.f("ix_listings_posted_by_id"), "listings", ["posted_by_id"], unique=False)

    op.create_table(
        "homes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("home_kind", sa.String(length=10), nullable=False),
        sa.Column("rooms", sa.String(length=20), nullable=False),
        sa.Column("rent", sa.Integer(), nullable=False),
        sa.Column("deposit", sa.Integer(), nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("bills_included", sa.Boolean(), nullable=False),
        sa.Column("available_on", sa.Date(), nullable=False),
        sa.Column("lives_there", sa.String(length=200), nullable=False),
        sa.Column("transport", sa.String(length=200), nullable=False),
        sa.Column("children", sa.Boolean(), nullable=False),
        sa.Column("pets", sa.Boolean(), nullable=False),
        sa.Column("furnished", sa.Boolean(), nullable=False),
        sa.Column("accessible", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["id"], ["listings.id"], name=op.f("fk_homes_id_listings"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_homes")),
    )
    op.create_table(
        "jobs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("trade", sa.String(length=20), nullable=False),
        sa.Column("hiring_organization", sa.String(length=120), nullable=False),
        sa.Column("employment_type", sa.String(length=10), nullable=False),
        sa.Column("work_hours", sa.String(length=200), nullable=False),
        sa.Column("pay_min", sa.Integer(), nullable=False),
        sa.Column("pay_max", sa.Integer(), nullable=False),
        sa.Column("pay_currency", sa.String(length=3), nullable=False),
        sa.Column("pay_unit", sa.String(length=10), nullable=False),
        sa.Column("languages_needed", sa.JSON(), nullable=False),
        sa.Column("no_experience", sa.Boolean(), nullable=False),
        sa.Column("childcare", sa.Boolean(), nullable=False),
        sa.Column("insured", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["id"], ["listings.id"], name=op.f("fk_jobs_id_listings"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_jobs")),
    )
    op.create_table(
        "saved_listings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("listing_id", sa.Integer(), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["listing_id"],
            ["listings.id"],
            name=op.f("fk_saved_listings_listing_id_listings"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["member_id"],
            ["members.id"],
            name=op.f("fk_saved_listings_member_id_members"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_listings")),
        sa.UniqueConstraint(
            "member_id", "listing_id", name=op.f("uq_saved_listings_member_id_listing_id")
        ),
    )
    op.create_index(
        op.f("ix_saved_listings_listing_id"), "saved_listings", ["listing_id"], unique=False
    )
    if op.get_context().dialect.name == "sqlite":
        op.execute(
            "CREATE VIRTUAL TABLE listing_words USING fts5"
            "(words, tokenize='unicode61 remove_diacritics 0', prefix='2 3 4')"
        )
    else:
        op.execute(
            "CREATE TABLE listing_words (rowid integer PRIMARY KEY, words tsvector NOT NULL)"
        )
        op.execute("CREATE INDEX ix_listing_words_words ON listing_words USING gin (words)")


def downgrade() -> None:
    op.execute("DROP TABLE listing_words")
    op.drop_index(op.f("ix_saved_listings_listing_id"), table_name="saved_listings")

    op.drop_table("saved_listings")
    op.drop_table("jobs")
    op.drop_table("homes")
    op.drop_index(op.f("ix_listings_posted_by_id"), table_name="listings")
    op.drop_index("ix_listings_places", table_name="listings")
    op.drop_index(op.f("ix_listings_kind_assured_at_id"), table_name="listings")
    op.drop_index(op.f("ix_listings_assured_by_id"), table_name="listings")

    op.drop_table("listings")
