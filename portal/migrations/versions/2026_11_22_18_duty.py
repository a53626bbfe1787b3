"""Who of the staff is on duty, what is told to them, letters to the mentors."""

import sqlalchemy as sa
from alembic import op

revision = "18_duty"
down_revision = "17_polls"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "letters",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("other_houses", sa.Boolean(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("waits", sa.Boolean(), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("claimed_by_id", sa.Integer(), nullable=True),
        sa.Column("claimed_until", sa.DateTime(timezone=True), nullable=True),
        _foreign("letters", "claimed_by_id", "members", "SET NULL"),
        _foreign("letters", "member_id", "members"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letters")),
    )
    _index("letters", "claimed_by_id")
    _index("letters", "closed_at", "last_at")
    _index("letters", "last_at")
    _index("letters", "member_id", "closed_at")
    op.create_table(
        "letter_messages",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("letter_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("from_team", sa.Boolean(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("said_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        _foreign("letter_messages", "by_id", "members", "SET NULL"),
        _foreign("letter_messages", "letter_id", "letters"),
        _foreign("letter_messages", "member_id", "members"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter_messages")),
    )
    for column in ("by_id", "letter_id", "member_id"):
        _index("letter_messages", column)
    op.create_table(
        "letter_passes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("letter_id", sa.Integer(), nullable=False),
        sa.Column("mentor_id", sa.Integer(), nullable=False),
        _foreign("letter_passes", "letter_id", "letters"),
        _foreign("letter_passes", "mentor_id", "members"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter_passes")),
        sa.UniqueConstraint(
            "letter_id", "mentor_id", name=op.f("uq_letter_passes_letter_id_mentor_id")
        ),
    )
    _index("letter_passes", "mentor_id")
    op.create_table(
        "staff_shifts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        _foreign("staff_shifts", "by_id", "members", "SET NULL"),
        _foreign("staff_shifts", "member_id", "members"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff_shifts")),
    )
    _index("staff_shifts", "by_id")
    _index("staff_shifts", "member_id", "until")
    _index("staff_shifts", "until")
    op.create_table(
        "concerns",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("house_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("about", sa.String(length=20), nullable=False),
        sa.Column("words_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("post_id", sa.Integer(), nullable=True),
        sa.Column("message_id", sa.Integer(), nullable=True),
        sa.Column("raised_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("to_id", sa.Integer(), nullable=True),
        sa.Column("turns", sa.Integer(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("seen_by_id", sa.Integer(), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_by_id", sa.Integer(), nullable=True),
        sa.Column("outcome", sa.String(length=20), nullable=False),
        _foreign("concerns", "closed_by_id", "members", "SET NULL"),
        _foreign("concerns", "house_id", "houses"),
        _foreign("concerns", "member_id", "members"),
        _foreign("concerns", "message_id", "letter_messages", "SET NULL"),
        _foreign("concerns", "post_id", "posts", "SET NULL"),
        _foreign("concerns", "seen_by_id", "members", "SET NULL"),
        _foreign("concerns", "to_id", "members", "SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_concerns")),
    )
    for column in ("closed_at", "closed_by_id", "member_id", "message_id", "post_id"):
        _index("concerns", column)
    for column in ("seen_at", "seen_by_id", "to_id"):
        _index("concerns", column)
    _index("concerns", "house_id", "closed_at")
    op.create_table(
        "concern_turns",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("concern_id", sa.Integer(), nullable=False),
        sa.Column("to_id", sa.Integer(), nullable=True),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("how", sa.String(length=10), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        _foreign("concern_turns", "by_id", "members", "SET NULL"),
        _foreign("concern_turns", "concern_id", "concerns"),
        _foreign("concern_turns", "to_id", "members", "SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_concern_turns")),
    )
    _index("concern_turns", "by_id")
    _index("concern_turns", "concern_id")
    _index("concern_turns", "to_id", "at")


def downgrade() -> None:
    for table in (
        "concern_turns",
        "concerns",
        "staff_shifts",
        "letter_passes",
        "letter_messages",
        "letters",
    ):
        op.drop_table(table)


def _foreign(
    table: str, column: str, target: str, ondelete: str = "CASCADE"
) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}_{target}")
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=name, ondelete=ondelete)


def _index(table: str, *columns: str) -> None:
    op.create_index(op.f(f"ix_{table}_{'_'.join(columns)}"), table, list(columns))
