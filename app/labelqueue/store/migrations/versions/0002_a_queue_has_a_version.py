"""A queue has a version, by which clients know that what they remember of it still holds."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from labelqueue.store.dialects import ByteText, Id, Instant, Json, now

revision: str = "0002"
down_revision: str | None = "0001"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Go to this revision."""
    op.add_column("queue", sa.Column("version", Id, server_default=sa.text("0"), nullable=False))
    op.add_column("category", sa.Column("skeleton", Json, nullable=True))
    op.add_column("category", sa.Column("former_names", Json, nullable=True))
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
    _annotations()
    _bulk_changes()
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
    _pins()
    _statistics()
    if op.get_bind().dialect.name == "postgresql":
        # Every claim leaves a dead entry at the head of an index: they are to be swept often.
        op.execute(
            "ALTER TABLE sample_state SET (autovacuum_vacuum_scale_factor = 0.01,"
            " autovacuum_vacuum_threshold = 500)"
        )


def _annotations() -> None:
    """How many annotations the current label has."""
    op.add_column(
        "sample_state", sa.Column("annotations", sa.Integer(), server_default=sa.text("0"), nullable=False)
    )
    counted = {
        "postgresql": "jsonb_array_length(body -> 'objects')",
        "sqlite": "json_array_length(body, '$.objects')",
    }[op.get_bind().dialect.name]
    op.execute(
        f"UPDATE sample_state SET annotations = (SELECT {counted} FROM label_revision AS label"
        " WHERE label.sample_id = sample_state.sample_id AND label.copy = sample_state.copy"
        " AND label.number = sample_state.revision) WHERE revision > 0"
    )


_ACTIONS = (
    "'claim', 'submit', 'skip', 'save', 'accept', 'reject', 'release', 'auto_release', 'reopen', 'set_status',"
    " 'set_priority', 'assign', 'set_queue', 'set_metadata', 'delete', 'restore'"
)


def _bulk_changes() -> None:
    """Samples are moved, deleted and restored, and what was done to many at once is undone."""
    for table, name in (("event", "action"), ("operation", "kind")):
        _allow_actions(table, name)
    op.create_table(
        "deleted_state",
        sa.Column("sample_id", Id, nullable=False),
        sa.Column("copy", sa.SmallInteger(), nullable=False),
        sa.Column("queue_id", Id, nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("status_since", Instant(), nullable=False),
        sa.Column("lane", sa.SmallInteger(), nullable=False),
        sa.Column("neg_priority", sa.Float(), nullable=False),
        sa.Column("sort_name", ByteText, nullable=False),
        *(
            sa.Column(f"{person}_id", Id, nullable=True)
            for person in (
                "owner",
                "labeler",
                "reviewer",
                "rejecter",
                "corrector",
                "assigned_labeler",
                "assigned_reviewer",
                "holder",
            )
        ),
        sa.Column("mode", sa.Text(), nullable=True),
        sa.Column("session_id", sa.Uuid(), nullable=True),
        sa.Column("claimed_at", Instant(), nullable=True),
        sa.Column("from_queue", sa.Boolean(), nullable=False),
        sa.Column("saved", sa.Boolean(), nullable=False),
        sa.Column("version", Id, nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("revisions", sa.Integer(), nullable=False),
        sa.Column("annotations", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["sample_id"], ["sample.id"], name=op.f("fk_deleted_state_sample_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("sample_id", "copy", name=op.f("pk_deleted_state")),
    )
    op.create_table(
        "bulk_change",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("dataset_id", Id, nullable=False),
        sa.Column("member_id", Id, nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("at", Instant(), server_default=now(), nullable=False),
        sa.CheckConstraint(f"action IN ({_ACTIONS})", name=op.f("ck_bulk_change_action")),
        sa.ForeignKeyConstraint(
            ["dataset_id"], ["dataset.id"], name=op.f("fk_bulk_change_dataset_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bulk_change")),
    )
    op.create_index("ix_bulk_change_dataset_id_member_id", "bulk_change", ["dataset_id", "member_id"])
    op.create_table(
        "bulk_before",
        sa.Column("change_id", sa.Uuid(), nullable=False),
        sa.Column("sample_id", Id, nullable=False),
        sa.Column("before", Json, nullable=False),
        sa.ForeignKeyConstraint(
            ["change_id"], ["bulk_change.id"], name=op.f("fk_bulk_before_change_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["sample_id"], ["sample.id"], name=op.f("fk_bulk_before_sample_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("change_id", "sample_id", name=op.f("pk_bulk_before")),
    )
    op.create_index("ix_bulk_before_sample_id", "bulk_before", ["sample_id"])


def _allow_actions(table: str, column: str) -> None:
    """Let `column` have any of `_ACTIONS`."""
    name = f"ck_{table}_{column}"
    if op.get_bind().dialect.name != "sqlite":
        op.drop_constraint(op.f(name), table)
        op.create_check_constraint(op.f(name), table, f"{column} IN ({_ACTIONS})")
        return
    # A file would write the table anew, millions of rows, to change what is only looked at from now on:
    # this is the way of https://sqlite.org/lang_altertable.html for that.
    connection = op.get_bind()
    before = _ACTIONS.removesuffix(", 'set_queue', 'set_metadata', 'delete', 'restore'")
    connection.exec_driver_sql("PRAGMA writable_schema=ON")
    connection.exec_driver_sql(
        "UPDATE sqlite_master SET sql = replace(sql, ?, ?) WHERE type = 'table' AND name = ?",
        (before, _ACTIONS, table),
    )
    version = connection.exec_driver_sql("PRAGMA schema_version").scalar_one()
    connection.exec_driver_sql(f"PRAGMA schema_version={version + 1}")
    connection.exec_driver_sql("PRAGMA writable_schema=OFF")


def _pins() -> None:
    """What reviewers point at, and what is said about it."""
    op.create_table(
        "pin",
        sa.Column("sample_id", Id, nullable=False),
        sa.Column("operation_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("rejection_id", sa.Uuid(), nullable=False),
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
    op.create_table(
        "pin_turn",
        sa.Column("id", Id, nullable=False),
        sa.Column("key", sa.Uuid(), nullable=False),
        sa.Column("sample_id", Id, nullable=False),
        sa.Column("operation_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("member_id", Id, nullable=False),
        sa.Column("mode", sa.Text(), nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), server_default="", nullable=False),
        sa.Column("at", Instant(), server_default=now(), nullable=False),
        sa.CheckConstraint("act IN ('reply', 'resolve', 'reopen')", name=op.f("ck_pin_turn_act")),
        sa.CheckConstraint("mode IN ('label', 'review')", name=op.f("ck_pin_turn_mode")),
        sa.ForeignKeyConstraint(
            ["sample_id", "operation_id", "number"],
            ["pin.sample_id", "pin.operation_id", "pin.number"],
            name=op.f("fk_pin_turn_sample_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pin_turn")),
        sa.UniqueConstraint("key", name=op.f("uq_pin_turn_key")),
    )
    op.create_index(op.f("ix_pin_turn_sample_id"), "pin_turn", ["sample_id"], unique=False)


def _statistics() -> None:
    """Whose work an event was about, and how long each stretch of work took."""
    op.add_column("event", sa.Column("labeler_id", Id, nullable=True))
    # Until now nothing but a submit was reviewed, and whoever submitted last is the labeler.
    op.execute(
        "UPDATE event SET labeler_id = (SELECT earlier.member_id FROM event AS earlier"
        " WHERE earlier.sample_id = event.sample_id AND earlier.id <= event.id"
        " AND earlier.action = 'submit' ORDER BY earlier.id DESC LIMIT 1)"
        " WHERE action IN ('submit', 'accept', 'reject') OR (action = 'skip' AND mode = 'review')"
    )
    finishing = sa.text("action IN ('submit', 'skip', 'accept', 'reject')")
    for name, column in (("event_done_in_queue", "queue_id"), ("event_done_by_member", "member_id")):
        op.create_index(
            name, "event", [column, "at"], unique=False, sqlite_where=finishing, postgresql_where=finishing
        )
    judging = sa.text("action IN ('accept', 'reject')")
    for name, columns in (("event_judged", ["labeler_id", "at"]), ("event_decided", ["sample_id", "id"])):
        op.create_index(name, "event", columns, unique=False, sqlite_where=judging, postgresql_where=judging)
    moving = sa.text("action IN ('save', 'reopen', 'set_status') AND from_status != to_status")
    op.create_index(
        "event_moved_in_queue",
        "event",
        ["queue_id", "at"],
        unique=False,
        sqlite_where=moving,
        postgresql_where=moving,
    )
    op.create_index("ix_sample_dataset_id_created_at", "sample", ["dataset_id", "created_at"])
    op.drop_table("work_unit")  # nothing was ever written to it
    op.create_table(
        "work_unit",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("sample_id", Id, nullable=False),
        sa.Column("queue_id", Id, nullable=False),
        sa.Column("member_id", Id, nullable=False),
        sa.Column("session_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("opened_at", Instant(), nullable=False),
        sa.Column("ended_at", Instant(), nullable=False),
        sa.Column("active_seconds", sa.Float(), nullable=False),
        sa.Column("idle_seconds", sa.Float(), nullable=False),
        sa.Column("annotations", sa.Integer(), nullable=False),
        sa.Column("changes", Json, nullable=False),
        sa.Column("ended_by", sa.Text(), nullable=True),
        sa.CheckConstraint("kind IN ('label', 'review', 'rework', 'direct')", name=op.f("ck_work_unit_kind")),
        sa.CheckConstraint(
            "ended_by IN ('claim', 'submit', 'skip', 'save', 'accept', 'reject', 'release', 'auto_release',"
            " 'reopen', 'set_status', 'set_priority', 'assign', 'set_queue', 'set_metadata', 'delete', 'restore')",
            name=op.f("ck_work_unit_ended_by"),
        ),
        sa.ForeignKeyConstraint(
            ["sample_id"], ["sample.id"], name=op.f("fk_work_unit_sample_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_work_unit")),
    )
    op.create_index(op.f("ix_work_unit_sample_id"), "work_unit", ["sample_id"], unique=False)
    op.create_index(op.f("ix_work_unit_queue_id_ended_at"), "work_unit", ["queue_id", "ended_at"])
    op.create_index(op.f("ix_work_unit_member_id_ended_at"), "work_unit", ["member_id", "ended_at"])
