"""The history: lines are added, never changed."""

from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import Connection, bindparam, insert, select

from labelqueue.domain.event import Event
from labelqueue.domain.ids import MemberId, SampleId
from labelqueue.domain.status import Action, LabelStatus, Mode
from labelqueue.domain.work import Remark
from labelqueue.store.engine import AnyRow
from labelqueue.store.prepared import Prepared
from labelqueue.store.tables import event, member, queue, sample

COLUMNS: Final = (
    "sample_id",
    "queue_id",
    "member_id",
    "action",
    "mode",
    "from_status",
    "to_status",
    "version",
    "revision",
    "comment",
    "operation_id",
    "labeler_id",
)


def line(
    row: AnyRow,
    *,
    action: Action,
    who: MemberId,
    mode: Mode | None = None,
    from_status: LabelStatus | None = None,
    **more: Any,
) -> dict[str, Any]:
    """A line about a row of `sample_state` as it is after the action; the status stayed unless given."""
    return {
        "sample_id": row.sample_id,
        "queue_id": row.queue_id,
        "member_id": who,
        "action": action,
        "mode": mode,
        "from_status": from_status or row.status,
        "to_status": row.status,
        "version": row.version,
        **more,
    }


_WRITE: Final = Prepared(
    insert(event)
    .values({column: bindparam(f"the_{column}", type_=event.c[column].type) for column in COLUMNS})
    .inline()
)


def write(connection: Connection, row: AnyRow, *, action: Action, who: MemberId, **more: Any) -> None:
    """Add one line, given like to `line`."""
    values = full_line(row, action=action, who=who, **more)
    _WRITE.all(connection, **{f"the_{column}": value for column, value in values.items()})


def full_line(row: AnyRow, *, action: Action, who: MemberId, **more: Any) -> dict[str, Any]:
    """All `COLUMNS` of a line, given like to `line`."""
    return dict.fromkeys(COLUMNS) | {"comment": ""} | line(row, action=action, who=who, **more)


def record(connection: Connection, lines: Sequence[dict[str, Any]]) -> None:
    """Add lines; each is a mapping of the columns of `event`."""
    if lines:
        connection.execute(insert(event), lines)


LINES: Final = (
    select(event, member.c.name.label("who"), sample.c.name.label("sample"), queue.c.name.label("queue_name"))
    .join(member, member.c.id == event.c.member_id)
    .join(sample, sample.c.id == event.c.sample_id)
    .outerjoin(queue, queue.c.id == event.c.queue_id)
)
"""What `as_event` reads."""


def history(connection: Connection, sample_id: SampleId) -> list[Event]:
    """All lines of one sample, the oldest first."""
    rows = connection.execute(LINES.where(event.c.sample_id == sample_id).order_by(event.c.id))
    return [as_event(row) for row in rows]


def as_event(row: AnyRow) -> Event:
    """A row of `LINES`."""
    return Event(
        sample=row.sample,
        action=Action(row.action),
        mode=Mode(row.mode) if row.mode else None,
        member=row.who,
        from_status=LabelStatus(row.from_status),
        to_status=LabelStatus(row.to_status),
        version=row.version,
        revision=row.revision,
        comment=row.comment,
        at=row.at,
        queue=row.queue_name or "",
    )


def labelers(connection: Connection, sample_id: SampleId) -> set[str]:
    """Whoever ever did anything to a sample in labeling."""
    found = (
        select(member.c.name)
        .join(event, event.c.member_id == member.c.id)
        .where(event.c.sample_id == sample_id, event.c.mode == Mode.LABEL)
    )
    return set(connection.execute(found.distinct()).scalars())


def had_in_hand(connection: Connection, sample_id: SampleId, member_id: MemberId) -> bool:
    """Whether that member ever held the sample: what they say of a claim proves nothing."""
    found = select(event.c.id).where(
        event.c.sample_id == sample_id,
        event.c.member_id == member_id,
        event.c.action.in_([Action.CLAIM, Action.REOPEN]),
    )
    return connection.execute(found.limit(1)).first() is not None


def last_rejection(connection: Connection, sample_id: SampleId) -> Remark | None:
    """What the reviewer wrote who rejected the sample last."""
    row = connection.execute(
        select(member.c.name, event.c.comment, event.c.at)
        .join(member, member.c.id == event.c.member_id)
        .where(event.c.sample_id == sample_id, event.c.action == Action.REJECT)
        .order_by(event.c.id.desc())
        .limit(1)
    ).first()
    return Remark(row.name, row.comment, row.at) if row else None
