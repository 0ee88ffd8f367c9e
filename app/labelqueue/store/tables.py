"""The tables; the indexes of the hot one stand in `indexes`. A test compares both with the migrations."""

from enum import StrEnum
from typing import Final

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    SmallInteger,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
    false,
    text,
    true,
)

from labelqueue.domain.member import Role
from labelqueue.domain.pin import PinAct
from labelqueue.domain.settings import QueueState
from labelqueue.domain.status import Action, LabelStatus, Mode
from labelqueue.domain.work_unit import Kind
from labelqueue.store.dialects import ByteText, Id, Instant, Json, now

metadata: Final = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
    }
)


def _one_of(column: str, values: type[StrEnum]) -> CheckConstraint:
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({listed})", name=column)


workspace = Table(
    "workspace",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("uid", Uuid, nullable=False),
    Column("single_user", Boolean, nullable=False),
    Column("created_at", Instant, nullable=False, server_default=now()),
    Column("cleared_at", Instant),  # the last time that there was nothing more to clear away
    Column("cleared_to", Id, nullable=False, server_default=text("0")),  # up to which line of the history
    CheckConstraint("id = 1", name="only_one"),
)

member = Table(
    "member",
    metadata,
    Column("id", Id, primary_key=True),
    Column("name", ByteText, nullable=False, unique=True),
    Column("role", Text, nullable=False),
    Column("active", Boolean, nullable=False, server_default=true()),
    Column("created_at", Instant, nullable=False, server_default=now()),
    _one_of("role", Role),
)

client_session = Table(
    "client_session",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("member_id", ForeignKey("member.id"), nullable=False, index=True),
    Column("host", Text, nullable=False),
    Column("client", Text, nullable=False),
    Column("started_at", Instant, nullable=False, server_default=now()),
    Column("seen_at", Instant, nullable=False, server_default=now()),
    Column("ended_at", Instant),
    Index("ix_client_session_started_at", "started_at"),
)

dataset = Table(
    "dataset",
    metadata,
    Column("id", Id, primary_key=True),
    Column("name", ByteText, nullable=False, unique=True),
    Column("description", Text, nullable=False),
    Column("created_by", ForeignKey("member.id"), nullable=False),
    Column("created_at", Instant, nullable=False, server_default=now()),
)

category = Table(
    "category",
    metadata,
    Column("dataset_id", ForeignKey("dataset.id", ondelete="CASCADE"), nullable=False),
    Column("id", Integer, nullable=False, autoincrement=False),
    Column("name", ByteText, nullable=False),
    Column("color", Text, nullable=False),
    Column("skeleton", Json),
    Column("former_names", Json),
    Column("shortcut", SmallInteger),  # the digit of its key; NULL: it gets one by its place
    PrimaryKeyConstraint("dataset_id", "id"),
    UniqueConstraint("dataset_id", "name"),
)

# Categories that were merged into another one, or deleted (NULL): labels may name them, nobody chooses them.
former_category = Table(
    "former_category",
    metadata,
    Column("dataset_id", ForeignKey("dataset.id", ondelete="CASCADE"), nullable=False),
    Column("id", Integer, nullable=False, autoincrement=False),
    Column("name", ByteText, nullable=False),
    Column("into_id", Integer),
    PrimaryKeyConstraint("dataset_id", "id"),
)

queue = Table(
    "queue",
    metadata,
    Column("id", Id, primary_key=True),
    Column("dataset_id", ForeignKey("dataset.id", ondelete="CASCADE"), nullable=False),
    Column("name", ByteText, nullable=False),
    Column("description", Text, nullable=False, server_default=""),
    Column("guide", Text, nullable=False, server_default=""),
    Column("criteria", Text, nullable=False, server_default=""),
    Column("is_default", Boolean, nullable=False),
    Column(
        "open_to_all", Boolean, nullable=False
    ),  # until members are named, every role that may works in it
    Column("state", Text, nullable=False, server_default=QueueState.ACTIVE.value),
    Column("settings", Json, nullable=False),
    Column("created_at", Instant, nullable=False, server_default=now()),
    # Raised by every change of the queue, its members, or its dataset's categories.
    Column("version", Id, nullable=False, server_default=text("0")),
    Column("tidied_at", Instant),  # the last housekeeping of clients who only said that they are alive
    UniqueConstraint("dataset_id", "name"),
    _one_of("state", QueueState),
)

queue_member = Table(
    "queue_member",
    metadata,
    Column("queue_id", ForeignKey("queue.id", ondelete="CASCADE"), nullable=False),
    Column("member_id", ForeignKey("member.id"), nullable=False),
    Column("mode", Text, nullable=False),
    PrimaryKeyConstraint("queue_id", "member_id", "mode"),
    _one_of("mode", Mode),
)

sample = Table(
    "sample",
    metadata,
    Column("id", Id, primary_key=True),
    Column("dataset_id", ForeignKey("dataset.id", ondelete="CASCADE"), nullable=False),
    Column("name", ByteText, nullable=False),
    Column("uri", Text, nullable=False),
    Column("width", Integer),
    Column("height", Integer),
    Column("metadata", Json, nullable=False),
    Column("created_at", Instant, nullable=False, server_default=now()),
    Column("fingerprint", Text),  # of the bytes of the image; NULL: nobody has looked
    UniqueConstraint("dataset_id", "name"),
    Index("ix_sample_dataset_id_created_at", "dataset_id", "created_at"),
    Index(
        "sample_fingerprint",
        "dataset_id",
        "fingerprint",
        sqlite_where=text("fingerprint IS NOT NULL"),
        postgresql_where=text("fingerprint IS NOT NULL"),
    ),
)

# The hot table. Members are never deleted, so its columns that name them need no foreign keys,
# whose checks would lock rows of `member` at every claim.
state = Table(
    "sample_state",
    metadata,
    Column("sample_id", ForeignKey("sample.id", ondelete="CASCADE"), nullable=False),
    Column("copy", SmallInteger, nullable=False, server_default=text("0")),
    Column("queue_id", ForeignKey("queue.id"), nullable=False),
    Column("status", Text, nullable=False),
    Column("status_since", Instant, nullable=False, server_default=now()),
    Column("lane", SmallInteger, nullable=False),
    Column("neg_priority", Float, nullable=False),  # negated, so that the whole key ascends
    Column("sort_name", ByteText, nullable=False),  # empty where the queue hands out the oldest first
    Column("owner_id", Id),  # who may take it next, or holds it; NULL: anybody may take it
    Column("labeler_id", Id),
    Column("reviewer_id", Id),
    Column("rejecter_id", Id),
    Column("corrector_id", Id),
    Column("assigned_labeler_id", Id),
    Column("assigned_reviewer_id", Id),
    Column("holder_id", Id),
    Column("mode", Text),
    Column("session_id", Uuid),
    Column("claimed_at", Instant),
    Column("from_queue", Boolean, nullable=False, server_default=false()),
    Column("saved", Boolean, nullable=False, server_default=false()),
    Column("version", Id, nullable=False, server_default=text("0")),
    Column("revision", Integer, nullable=False, server_default=text("0")),  # the current label's number
    Column("revisions", Integer, nullable=False, server_default=text("0")),  # the last number given
    Column("annotations", Integer, nullable=False, server_default=text("0")),  # in the current label
    PrimaryKeyConstraint("sample_id", "copy"),
    _one_of("status", LabelStatus),
    _one_of("mode", Mode),
    CheckConstraint("(holder_id IS NULL) = (mode IS NULL)", name="claim_whole"),
    CheckConstraint("holder_id IS NULL OR owner_id = holder_id", name="holder_owns"),
)

# Deleted samples as they stood: where no statement looks that hands out or counts.
deleted_state = Table(
    "deleted_state",
    metadata,
    Column("sample_id", ForeignKey("sample.id", ondelete="CASCADE"), nullable=False),
    *(Column(one.name, one.type, nullable=one.nullable) for one in state.c if one.name != "sample_id"),
    PrimaryKeyConstraint("sample_id", "copy"),
)

# What a manager changed on many samples at once, and how they stood before: for undoing it.
bulk_change = Table(
    "bulk_change",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("dataset_id", ForeignKey("dataset.id", ondelete="CASCADE"), nullable=False),
    Column("member_id", Id, nullable=False),
    Column("action", Text, nullable=False),
    Column("at", Instant, nullable=False, server_default=now()),
    Index("ix_bulk_change_dataset_id_member_id", "dataset_id", "member_id"),
    _one_of("action", Action),
)

bulk_before = Table(
    "bulk_before",
    metadata,
    Column("change_id", ForeignKey("bulk_change.id", ondelete="CASCADE"), nullable=False),
    Column("sample_id", ForeignKey("sample.id", ondelete="CASCADE"), nullable=False),
    Column("before", Json, nullable=False),
    PrimaryKeyConstraint("change_id", "sample_id"),
    Index("ix_bulk_before_sample_id", "sample_id"),
)

# What a member searches for again and again, on whichever workstation.
saved_search = Table(
    "saved_search",
    metadata,
    Column("dataset_id", ForeignKey("dataset.id", ondelete="CASCADE"), nullable=False),
    Column("member_id", ForeignKey("member.id"), nullable=False),
    Column("name", ByteText, nullable=False),
    Column("query", Text, nullable=False),
    PrimaryKeyConstraint("dataset_id", "member_id", "name"),
)

SORT_KEY: Final = (state.c.neg_priority, state.c.sort_name, state.c.sample_id)
"""What each lane is sorted by."""

revision = Table(
    "label_revision",
    metadata,
    Column("sample_id", Id, nullable=False),
    Column("copy", SmallInteger, nullable=False, server_default=text("0")),
    Column("number", Integer, nullable=False, autoincrement=False),
    Column("member_id", ForeignKey("member.id"), nullable=False),
    Column("late", Boolean, nullable=False, server_default=false()),
    Column("body", Json, nullable=False),
    Column("at", Instant, nullable=False, server_default=now()),
    PrimaryKeyConstraint("sample_id", "copy", "number"),
    ForeignKeyConstraint(["sample_id"], ["sample.id"], ondelete="CASCADE"),
)

event = Table(
    "event",
    metadata,
    Column("id", Id, primary_key=True),
    Column("sample_id", ForeignKey("sample.id", ondelete="CASCADE"), nullable=False),
    Column("copy", SmallInteger, nullable=False, server_default=text("0")),
    Column("queue_id", Id, nullable=False),
    Column("member_id", Id, nullable=False),
    Column("action", Text, nullable=False),
    Column("mode", Text),
    Column("from_status", Text, nullable=False),
    Column("to_status", Text, nullable=False),
    Column("version", Id, nullable=False),
    Column("revision", Integer),
    Column("comment", Text, nullable=False, server_default=""),
    Column("operation_id", Uuid),
    Column("at", Instant, nullable=False, server_default=now()),
    Column("labeler_id", Id),  # whose work it was about; only where a sample was finished
    Index("ix_event_sample_id_id", "sample_id", "id"),
    _one_of("action", Action),
    _one_of("mode", Mode),
    _one_of("from_status", LabelStatus),
    _one_of("to_status", LabelStatus),
)

# What a reviewer pointed at when they rejected the sample, in the operation of that name. `rejection_id`: the
# rejection with which it went last; what is still open goes with the next one, too.
pin = Table(
    "pin",
    metadata,
    Column("sample_id", ForeignKey("sample.id", ondelete="CASCADE"), nullable=False),
    Column("operation_id", Uuid, nullable=False),
    Column("number", Integer, nullable=False, autoincrement=False),
    Column("rejection_id", Uuid, nullable=False),
    Column("member_id", Id, nullable=False),
    Column("x", Float),
    Column("y", Float),
    Column("annotation_id", Id),
    Column("text", Text, nullable=False),
    Column("at", Instant, nullable=False, server_default=now()),
    Column("resolved_at", Instant),
    PrimaryKeyConstraint("sample_id", "operation_id", "number"),
    CheckConstraint("(x IS NULL) = (y IS NULL)", name="place_whole"),
)

# What was said and done about a pin since. `mode`: as what; `key`: the name that its client gave it.
pin_turn = Table(
    "pin_turn",
    metadata,
    Column("id", Id, primary_key=True),
    Column("key", Uuid, nullable=False, unique=True),
    Column("sample_id", Id, nullable=False),
    Column("operation_id", Uuid, nullable=False),
    Column("number", Integer, nullable=False),
    Column("member_id", Id, nullable=False),
    Column("mode", Text, nullable=False),
    Column("act", Text, nullable=False),
    Column("text", Text, nullable=False, server_default=""),
    Column("at", Instant, nullable=False, server_default=now()),
    ForeignKeyConstraint(
        ["sample_id", "operation_id", "number"],
        ["pin.sample_id", "pin.operation_id", "pin.number"],
        ondelete="CASCADE",
    ),
    Index("ix_pin_turn_sample_id", "sample_id"),
    Index("ix_pin_turn_at", "at"),  # what is new of it
    _one_of("mode", Mode),
    _one_of("act", PinAct),
)

operation = Table(
    "operation",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("member_id", Id, nullable=False),
    Column("kind", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Column("outcome", Json, nullable=False),
    Column("at", Instant, nullable=False, server_default=now()),
    _one_of("kind", Action),
)

work_unit = Table(
    "work_unit",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("sample_id", ForeignKey("sample.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("queue_id", Id, nullable=False),
    Column("member_id", Id, nullable=False),
    Column("session_id", Uuid, nullable=False),
    Column("kind", Text, nullable=False),
    Column("opened_at", Instant, nullable=False),
    Column("ended_at", Instant, nullable=False),
    Column("active_seconds", Float, nullable=False),
    Column("idle_seconds", Float, nullable=False),
    Column("annotations", Integer, nullable=False),  # in the label at the end
    Column("changes", Json, nullable=False),
    Column("ended_by", Text),
    Index("ix_work_unit_queue_id_ended_at", "queue_id", "ended_at"),
    Index("ix_work_unit_member_id_ended_at", "member_id", "ended_at"),
    _one_of("kind", Kind),
    _one_of("ended_by", Action),
)
