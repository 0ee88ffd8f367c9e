"""The pins of rejections: what a reviewer pointed at, what was said about it, and when it was answered."""

import uuid
from collections.abc import Sequence
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, insert, select, update

from labelqueue.domain.ids import AnnotationId, MemberId, OperationId, SampleId
from labelqueue.domain.member import Member
from labelqueue.domain.pin import Pin, PinAct, PinTurn
from labelqueue.domain.settings import QueueSettings
from labelqueue.domain.status import Action, Mode
from labelqueue.store.dialects import now
from labelqueue.store.engine import AnyRow
from labelqueue.store.tables import event, member, pin, pin_turn

Key = tuple[uuid.UUID, int]
"""What tells a pin from the others of its sample."""


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
            "rejection_id": operation_id,
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


def carry(connection: Connection, sample_id: SampleId, *, operation_id: OperationId) -> None:
    """What is open of the rejection before goes with the one that this operation is, not yet written down."""
    connection.execute(
        update(pin)
        .where(
            pin.c.sample_id == sample_id,
            pin.c.rejection_id == _last_rejection(sample_id),
            pin.c.resolved_at.is_(None),
        )
        .values(rejection_id=operation_id)
    )


def answer(connection: Connection, sample_id: SampleId, *, member_id: MemberId) -> None:
    """The labeler has handed the sample in again: nothing is open any more."""
    rows = connection.execute(
        update(pin)
        .where(pin.c.sample_id == sample_id, pin.c.resolved_at.is_(None))
        .values(resolved_at=now())
        .returning(pin.c.operation_id, pin.c.number)
    ).all()
    turns = [
        turn_row(sample_id, (row.operation_id, row.number), PinAct.RESOLVE, member_id, Mode.LABEL)
        for row in rows
    ]
    if turns:
        connection.execute(insert(pin_turn), turns)


def of_last_rejection(
    connection: Connection, sample_id: SampleId, who: Member, settings: QueueSettings
) -> tuple[Pin, ...]:
    """What the reviewer pointed at who rejected the sample last, and what was left open before.

    Without the names of labelers, where `settings`, those of its queue, hide them from `who`.
    """
    rows = connection.execute(
        select(pin, member.c.name.label("who"))
        .join(member, member.c.id == pin.c.member_id)
        .where(pin.c.sample_id == sample_id, pin.c.rejection_id == _last_rejection(sample_id))
        .order_by(pin.c.at, pin.c.operation_id, pin.c.number)
    ).all()
    turns = _turns(connection, sample_id, who, settings) if rows else {}
    return tuple(
        Pin(
            row.text,
            row.x,
            row.y,
            None if row.annotation_id is None else AnnotationId(row.annotation_id),
            row.who,
            row.at,
            row.resolved_at,
            id_of((row.operation_id, row.number)),
            turns.get((row.operation_id, row.number), ()),
        )
        for row in rows
    )


def _last_rejection(sample_id: SampleId) -> Any:
    return (
        select(event.c.operation_id)
        .where(event.c.sample_id == sample_id, event.c.action == Action.REJECT)
        .order_by(event.c.id.desc())
        .limit(1)
        .scalar_subquery()
    )


def _turns(
    connection: Connection, sample_id: SampleId, who: Member, settings: QueueSettings
) -> dict[Key, tuple[PinTurn, ...]]:
    rows = connection.execute(
        select(pin_turn, member.c.name.label("who"))
        .join(member, member.c.id == pin_turn.c.member_id)
        .where(pin_turn.c.sample_id == sample_id)
        .order_by(pin_turn.c.operation_id, pin_turn.c.number, pin_turn.c.id)
    )

    def turn(row: AnyRow) -> PinTurn:
        by_labeler = row.mode == Mode.LABEL
        name = settings.author_for(who, row.who) if by_labeler else row.who
        return PinTurn(PinAct(row.act), row.text, name or "", row.at)

    return {
        key: tuple(turn(row) for row in some)
        for key, some in groupby(rows, key=lambda row: (row.operation_id, row.number))
    }


def turn_row(sample_id: SampleId, key: Key, act: PinAct, member_id: MemberId, mode: Mode) -> dict[str, Any]:
    """A row about that pin, without words, under a key of its own."""
    return {
        "key": uuid.uuid4(),
        "sample_id": sample_id,
        "operation_id": key[0],
        "number": key[1],
        "member_id": member_id,
        "mode": mode,
        "act": act,
        "text": "",
    }


def id_of(key: Key) -> str:
    """As `Pin.id` has it."""
    return f"{key[0].hex}.{key[1]}"
