"""Categories have keys of their own, are merged and deleted; images are told apart; members keep searches."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from labelqueue.store.dialects import ByteText, Id

revision: str = "0003"
down_revision: str | None = "0002"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Go to this revision."""
    _categories()
    _fingerprints()
    _saved_searches()
    op.create_index("ix_pin_turn_at", "pin_turn", ["at"])


def _categories() -> None:
    op.add_column("category", sa.Column("shortcut", sa.SmallInteger(), nullable=True))
    op.create_table(
        "former_category",
        sa.Column("dataset_id", Id, nullable=False),
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", ByteText, nullable=False),
        sa.Column("into_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["dataset_id"], ["dataset.id"], name=op.f("fk_former_category_dataset_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("dataset_id", "id", name=op.f("pk_former_category")),
    )


def _fingerprints() -> None:
    op.add_column("sample", sa.Column("fingerprint", sa.Text(), nullable=True))
    known = sa.text("fingerprint IS NOT NULL")
    op.create_index(
        "sample_fingerprint",
        "sample",
        ["dataset_id", "fingerprint"],
        unique=False,
        sqlite_where=known,
        postgresql_where=known,
    )


def _saved_searches() -> None:
    op.create_table(
        "saved_search",
        sa.Column("dataset_id", Id, nullable=False),
        sa.Column("member_id", Id, nullable=False),
        sa.Column("name", ByteText, nullable=False),
        sa.Column("query", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["dataset_id"], ["dataset.id"], name=op.f("fk_saved_search_dataset_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_saved_search_member_id")),
        sa.PrimaryKeyConstraint("dataset_id", "member_id", "name", name=op.f("pk_saved_search")),
    )
