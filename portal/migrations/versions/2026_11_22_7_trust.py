"""Second steps, the PIN, cards with words, notices, looking without being assigned."""

import sqlalchemy as sa
from alembic import op

revision = "07_trust"
down_revision = "06_seal"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "arrivals",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("own_phone", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"],
            ["members.id"],
            name=op.f("fk_arrivals_member_id_members"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_arrivals")),
    )
    op.create_index(op.f("ix_arrivals_at"), "arrivals", ["at"], unique=False)
    op.create_index(op.f("ix_arrivals_member_id_at"), "arrivals", ["member_id", "at"], unique=False)
    op.create_table(
        "authenticators",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("secret_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("draft_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("last_step", sa.Integer(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["member_id"],
            ["members.id"],
            name=op.f("fk_authenticators_member_id_members"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_authenticators")),
        sa.UniqueConstraint("member_id", name=op.f("uq_authenticators_member_id")),
    )
    op.create_table(
        "break_glass",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("purpose", sa.String(length=20), nullable=False),
        sa.Column("reason_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["member_id"],
            ["members.id"],
            name=op.f("fk_break_glass_member_id_members"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["staff_id"],
            ["members.id"],
            name=op.f("fk_break_glass_staff_id_members"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_break_glass")),
    )
    op.create_index(op.f("ix_break_glass_member_id"), "break_glass", ["member_id"], unique=False)
    op.create_index(
        op.f("ix_break_glass_staff_id_member_id_until"),
        "break_glass",
        ["staff_id", "member_id", "until"],
        unique=False,
    )
    op.create_table(
        "countersigns",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "deal",
            sa.Enum("reissue", "role", "restore", name="deal", native_enum=False, length=20),
            nullable=False,
        ),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("detail", sa.String(length=60), nullable=False),
        sa.Column("asked_by_id", sa.Integer(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("signed_by_id", sa.Integer(), nullable=True),
        sa.Column("signed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["asked_by_id"],
            ["members.id"],
            name=op.f("fk_countersigns_asked_by_id_members"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["member_id"],
            ["members.id"],
            name=op.f("fk_countersigns_member_id_members"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["signed_by_id"],
            ["members.id"],
            name=op.f("fk_countersigns_signed_by_id_members"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_countersigns")),
    )
    op.create_index(
        op.f("ix_countersigns_asked_by_id"), "countersigns", ["asked_by_id"], unique=False
    )
    op.create_index(
        op.f("ix_countersigns_member_id_deal"), "countersigns", ["member_id", "deal"], unique=False
    )
    op.create_index(
        op.f("ix_countersigns_signed_by_id"), "countersigns", ["signed_by_id"], unique=False
    )
    op.create_table(
        "notices",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column(
            "news",
            sa.Enum(
                "card",
                "words",
                "break_glass",
                "second",
                "role",
                "consent",
                "question",
                "answer",
                name="news",
                native_enum=False,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("other", sa.String(length=40), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["member_id"],
            ["members.id"],
            name=op.f("fk_notices_member_id_members"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notices")),
    )
    op.create_index(
        op.f("ix_notices_member_id_seen_at"), "notices", ["member_id", "seen_at"], unique=False
    )
    op.create_index(op.f("ix_notices_seen_at"), "notices", ["seen_at"], unique=False)
    op.create_table(
        "one_use_codes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(length=32), nullable=False),
        sa.Column("is_saved", sa.Boolean(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["member_id"],
            ["members.id"],
            name=op.f("fk_one_use_codes_member_id_members"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_one_use_codes")),
    )
    op.create_index(
        op.f("ix_one_use_codes_member_id_digest"),
        "one_use_codes",
        ["member_id", "digest"],
        unique=True,
    )
    op.create_table(
        "passkeys",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("credential", sa.LargeBinary(length=1023), nullable=False),
        sa.Column("public_key", sa.LargeBinary(), nullable=False),
        sa.Column("sign_count", sa.BigInteger(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["member_id"],
            ["members.id"],
            name=op.f("fk_passkeys_member_id_members"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_passkeys")),
        sa.UniqueConstraint("credential", name=op.f("uq_passkeys_credential")),
    )
    op.create_index(op.f("ix_passkeys_member_id"), "passkeys", ["member_id"], unique=False)

    op.add_column("members", sa.Column("pin_digest", sa.String(length=64), nullable=True))
    for name in ("asks_pin", "asks_code"):
        no: sa.Column[bool] = sa.Column(
            name, sa.Boolean(), nullable=False, server_default=sa.false()
        )
        op.add_column("members", no)
    op.add_column("phones", sa.Column("strong_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("phones", sa.Column("private_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("phones", sa.Column("told_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("phones", _text("challenge", 100))
    with op.batch_alter_table("cards") as batch:
        batch.add_column(_text("language", 10))
        batch.add_column(_text("salt", 40))
        batch.add_column(sa.Column("code_index", sa.String(length=32), nullable=True))
        batch.add_column(
            sa.Column("note_sealed", sa.LargeBinary(), nullable=False, server_default="")
        )
        batch.create_unique_constraint(op.f("uq_cards_code_index"), ["code_index"])


def downgrade() -> None:
    with op.batch_alter_table("cards") as batch:
        batch.drop_constraint(op.f("uq_cards_code_index"), type_="unique")
        for name in ("note_sealed", "code_index", "salt", "language"):
            batch.drop_column(name)
    for table, names in {
        "phones": ("challenge", "told_at", "private_at", "strong_at"),
        "members": ("asks_code", "asks_pin", "pin_digest"),
    }.items():
        for name in names:
            op.drop_column(table, name)
    op.drop_table("passkeys")
    op.drop_table("one_use_codes")
    op.drop_table("notices")
    op.drop_table("countersigns")
    op.drop_table("break_glass")
    op.drop_table("authenticators")
    op.drop_table("arrivals")


def _text(name: str, length: int) -> sa.Column[str]:
    return sa.Column(name, sa.String(length=length), nullable=False, server_default="")
