"""The pins of rejections: what a reviewer pointed at, and when that was answered."""

from collections.abc import Sequence

from sqlalchemy import Connection, insert, select, update

from labelqueue.domain.ids import AnnotationId, MemberId, OperationId, SampleId
from labelqueue.domain.pin import Pin
from labelqueue.domain.status import Action
from labelqueue.store.dialects import now
from labelqueue.store.tables import event, member, pin


def add(
    connection: Connection,
    sample_id: SampleId,
    pins: Sequence[Pin],
    *,
    member_id: MemberId,
    operation_id: OperationId,
) -> None:
    """Store what goes with a rejection, which that operation is."""
    rows = [
        {
            "sample_id": sample_id,
            "operation_id": operation_id,
            "number": number,
            "member_id": member_id,
            "x": one.x,
            "y": one.y,
            "annotation_id": one.annotation,
            "text": one.text,
        }
        for number, one in enumerate(pins, start=1)
    ]
    if rows:
        connection.execute(insert(pin), rows)


def answer(connection: Connection, sample_id: SampleId) -> None:
    """The labeler has handed the sample in again: nothing is open any more."""
    connection.execute(
        update(pin).where(pin.c.sample_id == sample_id, pin.c.resolved_at.is_(None)).values(resolved_at=now())
    )


def of_last_rejection(connection: Connection, sample_id: SampleId) -> tuple[Pin, ...]:
    """What the reviewer pointed at who rejected the sample last, in their order."""
    last = (
        select(event.c.operation_id)
        .where(event.c.sample_id == sample_id, event.c.action == Action.REJECT)
        .order_by(event.c.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    rows = connection.execute(
        select(pin, member.c.name.label("who"))
        .join(member, member.c.id == pin.c.member_id)
        .where(pin.c.sample_id == sample_id, pin.c.operation_id == last)
        .order_by(pin.c.number)
    )
    return tuple(
        Pin(
            row.text,
            row.x,
            row.y,
            None if row.annotation_id is None else AnnotationId(row.annotation_id),
            row.who,
            row.at,
            row.resolved_at,
        )
        for row in rows
    )
