"""Categories have keys of their own, are merged and deleted; images are told apart; members keep searches."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from labelqueue.store.dialects import ByteText, Id, Instant

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
    _clearing()
    _own_work()


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


def _clearing() -> None:
    """When what is old was cleared away, how far, and what it is found by."""
    op.add_column("workspace", sa.Column("cleared_at", Instant(), nullable=True))
    op.add_column("workspace", sa.Column("cleared_to", Id, server_default=sa.text("0"), nullable=False))
    op.create_index("ix_client_session_started_at", "client_session", ["started_at"])


def _own_work() -> None:
    """Indexes that say by themselves how much a member has done."""
    finishing = sa.text("action IN ('submit', 'skip', 'accept', 'reject')")
    judging = sa.text("action IN ('accept', 'reject')")
    for name, column, which in (
        ("event_done_by_member", "member_id", finishing),
        ("event_judged", "labeler_id", judging),
    ):
        op.drop_index(name, "event")
        op.create_index(
            name,
            "event",
            [column, "at", "action", "sample_id"],
            unique=False,
            sqlite_where=which,
            postgresql_where=which,
        )
