"""A queue has a version, by which clients know that what they remember of it still holds."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from labelqueue.store.dialects import Id, Instant, Json, now

revision: str = "0002"
down_revision: str | None = "0001"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Go to this revision."""
    op.add_column("queue", sa.Column("version", Id, server_default=sa.text("0"), nullable=False))
    op.add_column("category", sa.Column("skeleton", Json, nullable=True))
    waiting = sa.text("owner_id IS NULL AND lane = 60")
    op.create_index(
        "sample_state_labeler",
        "sample_state",
        ["queue_id", "labeler_id"],
        unique=False,
        sqlite_where=waiting,
        postgresql_where=waiting,
    )
    direct = sa.text("holder_id IS NOT NULL AND from_queue IS false")
    op.create_index(
        "sample_state_direct",
        "sample_state",
        ["queue_id"],
        unique=False,
        sqlite_where=direct,
        postgresql_where=direct,
    )
    reserved = sa.text("lane IN (25, 55)")
    op.create_index(
        "sample_state_reserved",
        "sample_state",
        ["queue_id"],
        unique=False,
        sqlite_where=reserved,
        postgresql_where=reserved,
    )
    op.add_column("sample_state", sa.Column("corrector_id", Id, nullable=True))
    op.execute("UPDATE sample_state SET corrector_id = labeler_id WHERE status = 'rejected'")
    op.add_column("queue", sa.Column("tidied_at", Instant(), nullable=True))
    lapsing = sa.text("lane IN (20, 50) AND owner_id IS NOT NULL AND holder_id IS NULL")
    op.create_index(
        "sample_state_lapses",
        "sample_state",
        ["queue_id", "lane", "status_since"],
        unique=False,
        sqlite_where=lapsing,
        postgresql_where=lapsing,
    )
    op.create_table(
        "pin",
        sa.Column("sample_id", Id, nullable=False),
        sa.Column("operation_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("member_id", Id, nullable=False),
        sa.Column("x", sa.Float(), nullable=True),
        sa.Column("y", sa.Float(), nullable=True),
        sa.Column("annotation_id", Id, nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("at", Instant(), server_default=now(), nullable=False),
        sa.Column("resolved_at", Instant(), nullable=True),
        sa.CheckConstraint("(x IS NULL) = (y IS NULL)", name=op.f("ck_pin_place_whole")),
        sa.ForeignKeyConstraint(
            ["sample_id"], ["sample.id"], name=op.f("fk_pin_sample_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("sample_id", "operation_id", "number", name=op.f("pk_pin")),
    )
    if op.get_bind().dialect.name == "postgresql":
        # Every claim leaves a dead entry at the head of an index: they are to be swept often.
        op.execute(
            "ALTER TABLE sample_state SET (autovacuum_vacuum_scale_factor = 0.01,"
            " autovacuum_vacuum_threshold = 500)"
        )
