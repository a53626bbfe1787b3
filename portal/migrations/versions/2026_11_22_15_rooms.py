"""Rooms with rules, other names, what one does not want to read, drafts, words to be found."""

import sqlalchemy as sa
from alembic import op

from portal.text import folded_words

revision = "15_rooms"
down_revision = "14_certificates"
branch_labels = None
depends_on = None

LONGEST, MOST = 40, 20_000  # letters of a word, words of a post, as portal.search has them


def upgrade() -> None:
    op.create_table(
        "aliases",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("room_id", sa.Integer(), nullable=False),
        sa.Column("owner_key", sa.String(length=32), nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("name_key", sa.String(length=80), nullable=False),
        _foreign("aliases", "room_id", "rooms"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_aliases")),
        sa.UniqueConstraint("room_id", "name_key", name=op.f("uq_aliases_room_id_name_key")),
        sa.UniqueConstraint("room_id", "owner_key", name=op.f("uq_aliases_room_id_owner_key")),
    )
    op.create_index(op.f("ix_aliases_owner_key"), "aliases", ["owner_key"])
    op.create_table(
        "drafts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.String(length=60), nullable=False),
        sa.Column("title_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("body_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
        _foreign("drafts", "member_id", "members"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_drafts")),
        sa.UniqueConstraint("member_id", "place", name=op.f("uq_drafts_member_id_place")),
    )
    op.create_table(
        "room_entries",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("room_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        _foreign("room_entries", "by_id", "members", "SET NULL"),
        _foreign("room_entries", "member_id", "members"),
        _foreign("room_entries", "room_id", "rooms"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_room_entries")),
        sa.UniqueConstraint("room_id", "member_id", name=op.f("uq_room_entries_room_id_member_id")),
    )
    op.create_index(op.f("ix_room_entries_by_id"), "room_entries", ["by_id"])
    op.create_index(op.f("ix_room_entries_member_id"), "room_entries", ["member_id"])
    op.create_table(
        "mentor_words",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=True),
        sa.Column("alias_id", sa.Integer(), nullable=True),
        sa.Column("trusts", sa.Boolean(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        _foreign("mentor_words", "alias_id", "aliases"),
        _foreign("mentor_words", "by_id", "members", "SET NULL"),
        _foreign("mentor_words", "member_id", "members"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mentor_words")),
    )
    for column in ("alias_id", "by_id", "member_id"):
        op.create_index(op.f(f"ix_mentor_words_{column}"), "mentor_words", [column])
    op.create_table(
        "mutes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("thread_id", sa.Integer(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("alias_id", sa.Integer(), nullable=True),
        _foreign("mutes", "alias_id", "aliases"),
        _foreign("mutes", "member_id", "members"),
        _foreign("mutes", "person_id", "members"),
        _foreign("mutes", "thread_id", "threads"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mutes")),
        sa.UniqueConstraint("member_id", "alias_id", name=op.f("uq_mutes_member_id_alias_id")),
        sa.UniqueConstraint("member_id", "person_id", name=op.f("uq_mutes_member_id_person_id")),
        sa.UniqueConstraint("member_id", "thread_id", name=op.f("uq_mutes_member_id_thread_id")),
    )
    for column in ("alias_id", "person_id", "thread_id"):
        op.create_index(op.f(f"ix_mutes_{column}"), "mutes", [column])
    with op.batch_alter_table("follows") as batch:
        batch.add_column(sa.Column("alias_id", sa.Integer(), nullable=True))
        batch.alter_column("member_id", existing_type=sa.Integer(), nullable=True)
        batch.create_unique_constraint(
            op.f("uq_follows_alias_id_thread_id"), ["alias_id", "thread_id"]
        )
        batch.create_foreign_key(
            op.f("fk_follows_alias_id_aliases"), "aliases", ["alias_id"], ["id"], ondelete="CASCADE"
        )
    with op.batch_alter_table("posts") as batch:
        batch.add_column(sa.Column("alias_id", sa.Integer(), nullable=True))
        batch.add_column(sa.Column("quotes_id", sa.Integer(), nullable=True))
        batch.add_column(sa.Column("note", sa.String(20), nullable=False, server_default=""))
        batch.add_column(
            sa.Column("is_guessed", sa.Boolean(), nullable=False, server_default=sa.false())
        )
        batch.create_index(op.f("ix_posts_alias_id_state"), ["alias_id", "state"])
        batch.create_index(op.f("ix_posts_quotes_id"), ["quotes_id"])
        batch.create_foreign_key(
            op.f("fk_posts_quotes_id_posts"), "posts", ["quotes_id"], ["id"], ondelete="SET NULL"
        )
        batch.create_foreign_key(
            op.f("fk_posts_alias_id_aliases"), "aliases", ["alias_id"], ["id"], ondelete="SET NULL"
        )
    with op.batch_alter_table("rooms") as batch:
        batch.add_column(sa.Column("house_id", sa.Integer(), nullable=True))
        batch.add_column(sa.Column("roles", sa.String(80), nullable=False, server_default=""))
        for name, preset in (
            ("by_entry", sa.false()),
            ("takes_aliases", sa.false()),
            ("takes_contacts", sa.false()),
            ("by_machine", sa.true()),
        ):
            batch.add_column(sa.Column(name, sa.Boolean(), nullable=False, server_default=preset))
        batch.create_index(op.f("ix_rooms_house_id"), ["house_id"])
        batch.create_foreign_key(
            op.f("fk_rooms_house_id_houses"), "houses", ["house_id"], ["id"], ondelete="CASCADE"
        )
    with op.batch_alter_table("threads") as batch:
        batch.add_column(sa.Column("alias_id", sa.Integer(), nullable=True))
        batch.add_column(sa.Column("locked_at", sa.DateTime(timezone=True), nullable=True))
        batch.add_column(sa.Column("slow_until", sa.DateTime(timezone=True), nullable=True))
        batch.create_index(op.f("ix_threads_alias_id"), ["alias_id"])
        batch.create_foreign_key(
            op.f("fk_threads_alias_id_aliases"),
            "aliases",
            ["alias_id"],
            ["id"],
            ondelete="SET NULL",
        )
    _index_what_is_shown()


def downgrade() -> None:
    op.execute("DROP TABLE post_words")
    op.execute("UPDATE posts SET state = 'hidden' WHERE state = 'revise'")
    with op.batch_alter_table("threads") as batch:
        batch.drop_constraint(op.f("fk_threads_alias_id_aliases"), type_="foreignkey")
        batch.drop_index(op.f("ix_threads_alias_id"))
        for name in ("slow_until", "locked_at", "alias_id"):
            batch.drop_column(name)
    with op.batch_alter_table("rooms") as batch:
        batch.drop_constraint(op.f("fk_rooms_house_id_houses"), type_="foreignkey")
        batch.drop_index(op.f("ix_rooms_house_id"))
        for name in ("by_machine", "takes_contacts", "takes_aliases", "by_entry", "roles"):
            batch.drop_column(name)
        batch.drop_column("house_id")
    with op.batch_alter_table("posts") as batch:
        batch.drop_constraint(op.f("fk_posts_alias_id_aliases"), type_="foreignkey")
        batch.drop_constraint(op.f("fk_posts_quotes_id_posts"), type_="foreignkey")
        batch.drop_index(op.f("ix_posts_quotes_id"))
        batch.drop_index(op.f("ix_posts_alias_id_state"))
        for name in ("is_guessed", "note", "quotes_id", "alias_id"):
            batch.drop_column(name)
    op.execute("DELETE FROM follows WHERE member_id IS NULL")
    with op.batch_alter_table("follows") as batch:
        batch.drop_constraint(op.f("fk_follows_alias_id_aliases"), type_="foreignkey")
        batch.drop_constraint(op.f("uq_follows_alias_id_thread_id"), type_="unique")
        batch.alter_column("member_id", existing_type=sa.Integer(), nullable=False)
        batch.drop_column("alias_id")
    for table in ("mutes", "mentor_words", "room_entries", "drafts", "aliases"):
        op.drop_table(table)


def _foreign(
    table: str, column: str, target: str, ondelete: str = "CASCADE"
) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}_{target}")
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=name, ondelete=ondelete)


def _index_what_is_shown() -> None:
    """What everybody can read can be found; titles with the first post of their thread."""
    db = op.get_bind()
    stored = ":words"
    if db.dialect.name == "sqlite":
        op.execute(
            "CREATE VIRTUAL TABLE post_words USING fts5"
            "(words, tokenize='unicode61 remove_diacritics 0', prefix='2 3 4')"
        )
    else:
        stored = "to_tsvector('simple', :words)"
        op.execute("CREATE TABLE post_words (rowid integer PRIMARY KEY, words tsvector NOT NULL)")
        op.execute("CREATE INDEX ix_post_words_words ON post_words USING gin (words)")
    insert = sa.text(f"INSERT INTO post_words (rowid, words) VALUES (:id, {stored})")  # noqa: S608 - one of two texts of ours
    shown = sa.text(
        "SELECT p.id, p.body, CASE WHEN p.id = (SELECT min(f.id) FROM posts f "
        "WHERE f.thread_id = p.thread_id) THEN t.title ELSE '' END AS title "
        "FROM posts p JOIN threads t ON t.id = p.thread_id WHERE p.state = 'shown'"
    )
    for row in db.execute(shown).all():
        words = folded_words(f"{row.title} {row.body}", most=MOST)
        known = " ".join(word[:LONGEST] for word in words)
        db.execute(insert, {"id": row.id, "words": known})
