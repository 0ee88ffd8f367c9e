"""The first schema."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from labelqueue.store.dialects import ByteText, Id, Instant, Json, now

revision: str = "0001"
down_revision: str | None = None
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Go to this revision."""
    op.create_table(
        "member",
        sa.Column("id", Id, nullable=False),
        sa.Column("name", ByteText, nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("active", sa.Boolean(), server_default=sa.true(), nullable=False),
        sa.Column("created_at", Instant(), server_default=now(), nullable=False),
        sa.CheckConstraint(
            "role IN ('viewer', 'annotator', 'reviewer', 'manager')", name=op.f("ck_member_role")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_member")),
        sa.UniqueConstraint("name", name=op.f("uq_member_name")),
    )
    op.create_table(
        "operation",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("member_id", Id, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("outcome", Json, nullable=False),
        sa.Column("at", Instant(), server_default=now(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('claim', 'submit', 'skip', 'save', 'accept', 'reject', 'release', 'auto_release', 'reopen', 'set_status', 'set_priority', 'assign')",
            name=op.f("ck_operation_kind"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_operation")),
    )
    op.create_table(
        "workspace",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Uuid(), nullable=False),
        sa.Column("single_user", sa.Boolean(), nullable=False),
        sa.Column("created_at", Instant(), server_default=now(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_workspace_only_one")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_workspace")),
    )
    op.create_table(
        "client_session",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("member_id", Id, nullable=False),
        sa.Column("host", sa.Text(), nullable=False),
        sa.Column("client", sa.Text(), nullable=False),
        sa.Column("started_at", Instant(), server_default=now(), nullable=False),
        sa.Column("seen_at", Instant(), server_default=now(), nullable=False),
        sa.Column("ended_at", Instant(), nullable=True),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_client_session_member_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_client_session")),
    )
    op.create_index(op.f("ix_client_session_member_id"), "client_session", ["member_id"], unique=False)
    op.create_table(
        "dataset",
        sa.Column("id", Id, nullable=False),
        sa.Column("name", ByteText, nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("created_by", Id, nullable=False),
        sa.Column("created_at", Instant(), server_default=now(), nullable=False),
        sa.ForeignKeyConstraint(["created_by"], ["member.id"], name=op.f("fk_dataset_created_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dataset")),
        sa.UniqueConstraint("name", name=op.f("uq_dataset_name")),
    )
    op.create_table(
        "category",
        sa.Column("dataset_id", Id, nullable=False),
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", ByteText, nullable=False),
        sa.Column("color", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["dataset_id"], ["dataset.id"], name=op.f("fk_category_dataset_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("dataset_id", "id", name=op.f("pk_category")),
        sa.UniqueConstraint("dataset_id", "name", name=op.f("uq_category_dataset_id_name")),
    )
    op.create_table(
        "queue",
        sa.Column("id", Id, nullable=False),
        sa.Column("dataset_id", Id, nullable=False),
        sa.Column("name", ByteText, nullable=False),
        sa.Column("description", sa.Text(), server_default="", nullable=False),
        sa.Column("guide", sa.Text(), server_default="", nullable=False),
        sa.Column("criteria", sa.Text(), server_default="", nullable=False),
        sa.Column("is_default", sa.Boolean(), nullable=False),
        sa.Column("open_to_all", sa.Boolean(), nullable=False),
        sa.Column("state", sa.Text(), server_default="active", nullable=False),
        sa.Column("settings", Json, nullable=False),
        sa.Column("created_at", Instant(), server_default=now(), nullable=False),
        sa.CheckConstraint("state IN ('active', 'paused', 'finished')", name=op.f("ck_queue_state")),
        sa.ForeignKeyConstraint(
            ["dataset_id"], ["dataset.id"], name=op.f("fk_queue_dataset_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_queue")),
        sa.UniqueConstraint("dataset_id", "name", name=op.f("uq_queue_dataset_id_name")),
    )
    op.create_table(
        "sample",
        sa.Column("id", Id, nullable=False),
        sa.Column("dataset_id", Id, nullable=False),
        sa.Column("name", ByteText, nullable=False),
        sa.Column("uri", sa.Text(), nullable=False),
        sa.Column("width", sa.Integer(), nullable=True),
        sa.Column("height", sa.Integer(), nullable=True),
        sa.Column("metadata", Json, nullable=False),
        sa.Column("created_at", Instant(), server_default=now(), nullable=False),
        sa.ForeignKeyConstraint(
            ["dataset_id"], ["dataset.id"], name=op.f("fk_sample_dataset_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sample")),
        sa.UniqueConstraint("dataset_id", "name", name=op.f("uq_sample_dataset_id_name")),
    )
    op.create_table(
        "event",
        sa.Column("id", Id, nullable=False),
        sa.Column("sample_id", Id, nullable=False),
        sa.Column("copy", sa.SmallInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("queue_id", Id, nullable=False),
        sa.Column("member_id", Id, nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("mode", sa.Text(), nullable=True),
        sa.Column("from_status", sa.Text(), nullable=False),
        sa.Column("to_status", sa.Text(), nullable=False),
        sa.Column("version", Id, nullable=False),
        sa.Column("revision", sa.Integer(), nullable=True),
        sa.Column("comment", sa.Text(), server_default="", nullable=False),
        sa.Column("operation_id", sa.Uuid(), nullable=True),
        sa.Column("at", Instant(), server_default=now(), nullable=False),
        sa.CheckConstraint(
            "action IN ('claim', 'submit', 'skip', 'save', 'accept', 'reject', 'release', 'auto_release', 'reopen', 'set_status', 'set_priority', 'assign')",
            name=op.f("ck_event_action"),
        ),
        sa.CheckConstraint(
            "from_status IN ('unlabeled', 'prelabeled', 'labeling_in_progress', 'labeled', 'reviewing_in_progress', 'reviewed', 'rejected', 'skipped')",
            name=op.f("ck_event_from_status"),
        ),
        sa.CheckConstraint("mode IN ('label', 'review')", name=op.f("ck_event_mode")),
        sa.CheckConstraint(
            "to_status IN ('unlabeled', 'prelabeled', 'labeling_in_progress', 'labeled', 'reviewing_in_progress', 'reviewed', 'rejected', 'skipped')",
            name=op.f("ck_event_to_status"),
        ),
        sa.ForeignKeyConstraint(
            ["sample_id"], ["sample.id"], name=op.f("fk_event_sample_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event")),
    )
    op.create_index("ix_event_sample_id_id", "event", ["sample_id", "id"], unique=False)
    op.create_table(
        "label_revision",
        sa.Column("sample_id", Id, nullable=False),
        sa.Column("copy", sa.SmallInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("member_id", Id, nullable=False),
        sa.Column("late", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("body", Json, nullable=False),
        sa.Column("at", Instant(), server_default=now(), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_label_revision_member_id")),
        sa.ForeignKeyConstraint(
            ["sample_id"], ["sample.id"], name=op.f("fk_label_revision_sample_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("sample_id", "copy", "number", name=op.f("pk_label_revision")),
    )
    op.create_table(
        "queue_member",
        sa.Column("queue_id", Id, nullable=False),
        sa.Column("member_id", Id, nullable=False),
        sa.Column("mode", sa.Text(), nullable=False),
        sa.CheckConstraint("mode IN ('label', 'review')", name=op.f("ck_queue_member_mode")),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_queue_member_member_id")),
        sa.ForeignKeyConstraint(
            ["queue_id"], ["queue.id"], name=op.f("fk_queue_member_queue_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("queue_id", "member_id", "mode", name=op.f("pk_queue_member")),
    )
    op.create_table(
        "sample_state",
        sa.Column("sample_id", Id, nullable=False),
        sa.Column("copy", sa.SmallInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("queue_id", Id, nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("status_since", Instant(), server_default=now(), nullable=False),
        sa.Column("lane", sa.SmallInteger(), nullable=False),
        sa.Column("neg_priority", sa.Float(), nullable=False),
        sa.Column("sort_name", ByteText, nullable=False),
        sa.Column("owner_id", Id, nullable=True),
        sa.Column("labeler_id", Id, nullable=True),
        sa.Column("reviewer_id", Id, nullable=True),
        sa.Column("rejecter_id", Id, nullable=True),
        sa.Column("assigned_labeler_id", Id, nullable=True),
        sa.Column("assigned_reviewer_id", Id, nullable=True),
        sa.Column("holder_id", Id, nullable=True),
        sa.Column("mode", sa.Text(), nullable=True),
        sa.Column("session_id", sa.Uuid(), nullable=True),
        sa.Column("claimed_at", Instant(), nullable=True),
        sa.Column("from_queue", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("saved", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("version", Id, server_default=sa.text("0"), nullable=False),
        sa.Column("revision", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("revisions", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.CheckConstraint("mode IN ('label', 'review')", name=op.f("ck_sample_state_mode")),
        sa.CheckConstraint(
            "status IN ('unlabeled', 'prelabeled', 'labeling_in_progress', 'labeled', 'reviewing_in_progress', 'reviewed', 'rejected', 'skipped')",
            name=op.f("ck_sample_state_status"),
        ),
        sa.CheckConstraint("(holder_id IS NULL) = (mode IS NULL)", name=op.f("ck_sample_state_claim_whole")),
        sa.CheckConstraint(
            "holder_id IS NULL OR owner_id = holder_id", name=op.f("ck_sample_state_holder_owns")
        ),
        sa.ForeignKeyConstraint(["queue_id"], ["queue.id"], name=op.f("fk_sample_state_queue_id")),
        sa.ForeignKeyConstraint(
            ["sample_id"], ["sample.id"], name=op.f("fk_sample_state_sample_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("sample_id", "copy", name=op.f("pk_sample_state")),
    )
    op.create_index(
        "one_claim_per_member",
        "sample_state",
        ["queue_id", "holder_id", "mode"],
        unique=True,
        sqlite_where=sa.text("from_queue"),
        postgresql_where=sa.text("from_queue"),
    )
    op.create_index(
        "sample_state_mine",
        "sample_state",
        ["queue_id", "owner_id", "lane", "neg_priority", "sort_name", "sample_id"],
        unique=False,
        sqlite_where=sa.text("owner_id IS NOT NULL"),
        postgresql_where=sa.text("owner_id IS NOT NULL"),
    )
    op.create_index(
        "sample_state_open",
        "sample_state",
        ["queue_id", "lane", "neg_priority", "sort_name", "sample_id"],
        unique=False,
        sqlite_where=sa.text("owner_id IS NULL"),
        postgresql_where=sa.text("owner_id IS NULL"),
    )
    op.create_table(
        "work_unit",
        sa.Column("id", Id, nullable=False),
        sa.Column("sample_id", Id, nullable=False),
        sa.Column("member_id", Id, nullable=False),
        sa.Column("session_id", sa.Uuid(), nullable=False),
        sa.Column("mode", sa.Text(), nullable=False),
        sa.Column("opened_at", Instant(), server_default=now(), nullable=False),
        sa.Column("ended_at", Instant(), nullable=True),
        sa.Column("active_seconds", sa.Float(), server_default=sa.text("0"), nullable=False),
        sa.Column("idle_seconds", sa.Float(), server_default=sa.text("0"), nullable=False),
        sa.Column("changes", Json, nullable=False),
        sa.Column("ended_by", sa.Text(), nullable=True),
        sa.CheckConstraint("mode IN ('label', 'review')", name=op.f("ck_work_unit_mode")),
        sa.ForeignKeyConstraint(
            ["sample_id"], ["sample.id"], name=op.f("fk_work_unit_sample_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_work_unit")),
    )
    op.create_index(op.f("ix_work_unit_sample_id"), "work_unit", ["sample_id"], unique=False)


def downgrade() -> None:
    """Go back to the one before."""
    op.drop_index(op.f("ix_work_unit_sample_id"), table_name="work_unit")
    op.drop_table("work_unit")
    op.drop_index(
        "sample_state_open",
        table_name="sample_state",
        sqlite_where=sa.text("owner_id IS NULL"),
        postgresql_where=sa.text("owner_id IS NULL"),
    )
    op.drop_index(
        "sample_state_mine",
        table_name="sample_state",
        sqlite_where=sa.text("owner_id IS NOT NULL"),
        postgresql_where=sa.text("owner_id IS NOT NULL"),
    )
    op.drop_index(
        "one_claim_per_member",
        table_name="sample_state",
        sqlite_where=sa.text("from_queue"),
        postgresql_where=sa.text("from_queue"),
    )
    op.drop_table("sample_state")
    op.drop_table("queue_member")
    op.drop_table("label_revision")
    op.drop_index("ix_event_sample_id_id", table_name="event")
    op.drop_table("event")
    op.drop_table("sample")
    op.drop_table("queue")
    op.drop_table("category")
    op.drop_table("dataset")
    op.drop_index(op.f("ix_client_session_member_id"), table_name="client_session")
    op.drop_table("client_session")
    op.drop_table("workspace")
    op.drop_table("operation")
    op.drop_table("member")
