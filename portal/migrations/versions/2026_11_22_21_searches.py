"""Saved searches; and every index of words anew, in Latin letters, with marks for offers."""

import json
from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any

import sqlalchemy as sa
from alembic import op

from portal import search
from portal.listings import marks

revision = "21_searches"
down_revision = "20_listings"
branch_labels = None
depends_on = None

BATCH = 500
_POSTS = """
SELECT p.id, p.body, CASE WHEN p.id = (SELECT min(f.id) FROM posts f
  WHERE f.thread_id = p.thread_id) THEN t.title ELSE '' END AS title
FROM posts p JOIN threads t ON t.id = p.thread_id
WHERE p.state = 'shown' AND p.id > :after ORDER BY p.id LIMIT :most
"""
_OFFERS = """
SELECT l.id, l.kind, l.language, l.title, l.description, l.city, l.district, l.women_only,
  j.hiring_organization, j.trade, j.employment_type, j.no_experience, j.childcare, j.pay_monthly,
  j.languages_needed, h.home_kind, h.children, h.pets, h.furnished, h.accessible, h.rent
FROM listings l LEFT JOIN jobs j ON j.id = l.id LEFT JOIN homes h ON h.id = l.id
WHERE l.assured_at IS NOT NULL AND l.withdrawn_at IS NULL AND l.id > :after
ORDER BY l.id LIMIT :most
"""


def upgrade() -> None:
    _index_anew("post_words", _POSTS, lambda row: (row.id, f"{row.title} {row.body}", []))
    _index_anew("listing_words", _OFFERS, _offer)
    op.add_column(
        "contacts", sa.Column("searches", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    op.create_table(
        "saved_searches",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("asked", sa.String(length=1500), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("looked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("matched_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"],
            ["members.id"],
            name=op.f("fk_saved_searches_member_id_members"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_searches")),
        sa.UniqueConstraint(
            "member_id", "kind", "asked", name=op.f("uq_saved_searches_member_id_kind_asked")
        ),
    )
    op.create_index(op.f("ix_saved_searches_matched_at"), "saved_searches", ["matched_at"])
    op.create_table(
        "search_matches",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("search_id", sa.Integer(), nullable=False),
        sa.Column("listing_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["listing_id"],
            ["listings.id"],
            name=op.f("fk_search_matches_listing_id_listings"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["search_id"],
            ["saved_searches.id"],
            name=op.f("fk_search_matches_search_id_saved_searches"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_search_matches")),
        sa.UniqueConstraint(
            "search_id", "listing_id", name=op.f("uq_search_matches_search_id_listing_id")
        ),
    )
    op.create_index(op.f("ix_search_matches_listing_id"), "search_matches", ["listing_id"])


def downgrade() -> None:
    with op.batch_alter_table("contacts") as batch:
        batch.drop_column("searches")
    for table in (
        "search_matches",
        "saved_searches",
    ):
        op.drop_table(table)


def _index_anew(where: str, rows: str, words: Callable[[Any], tuple[int, str, list[str]]]) -> None:
    """Words in Cyrillic letters stood there as they were."""
    op.execute(f"DELETE FROM {where}")  # noqa: S608 - our own table names
    for batch in _batches(rows):
        search.index_new(op.get_bind(), where, map(words, batch))


def _batches(rows: str) -> Iterator[list[Any]]:
    after = 0
    while batch := list(op.get_bind().execute(sa.text(rows), {"after": after, "most": BATCH})):
        yield batch
        after = batch[-1].id


def _offer(row: Any) -> tuple[int, str, list[str]]:
    texts = [row.title, row.description, row.district, row.city, row.hiring_organization or ""]
    needed = row.languages_needed or []
    needed = json.loads(needed) if isinstance(needed, str) else needed
    known = SimpleNamespace(**{**row._mapping, "languages_needed": needed})
    return row.id, "\n".join(texts), marks.of_listing(known)
