"""Queues that have come to their end: when, and who is told."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, and_, exists, func, literal, or_, select

from labelqueue.domain.ids import QueueId
from labelqueue.domain.member import Member, Role
from labelqueue.domain.news import Happening, Source, What, key
from labelqueue.domain.overview import done_statuses
from labelqueue.domain.status import Lane
from labelqueue.store import queues
from labelqueue.store.dialects import Instant
from labelqueue.store.queues import QueueRow
from labelqueue.store.statements import finishing, in_lanes, moving
from labelqueue.store.tables import dataset, event, queue, queue_member, state


@dataclass(frozen=True, slots=True)
class End:
    """What made a queue complete: the event after which nothing more was to be done."""

    event: int
    at: datetime


def since(connection: Connection, who: Member, begin: datetime) -> list[Happening]:
    """The queues of this member that have become complete since then."""
    found = []
    for id_ in _worked_in_lately(connection, who, begin):
        row = queues.load(connection, id_)
        end = _end(connection, row) if is_complete(connection, row) else None
        if end is not None and end.at >= begin:
            found.append(_happening(connection, row, end.event, stands=True))
    return found


def still(connection: Connection, ends: Collection[int]) -> list[Happening]:
    """These ends, and whether they are still so."""
    rows = connection.execute(select(event.c.id, event.c.queue_id).where(event.c.id.in_(ends))).all()
    there = set(connection.execute(select(queue.c.id)).scalars())
    found = []
    for one in rows:
        if one.queue_id in there:
            row = queues.load(connection, QueueId(one.queue_id))
            found.append(_happening(connection, row, one.id, stands=is_complete(connection, row)))
    return found


def completed_at(connection: Connection, row: QueueRow) -> datetime | None:
    """Since when a queue that is complete is so, as far as its history says."""
    end = _end(connection, row)
    return None if end is None else end.at


def is_complete(connection: Connection, row: QueueRow) -> bool:
    """Whether a queue has samples and all are done, by a look into two indexes."""
    done = done_statuses(has_reviewers=row.has_reviewers)
    here = state.c.queue_id == row.id
    nobodys, somebodys = state.c.owner_id.is_(None), state.c.owner_id.is_not(None)
    waits = or_(
        _any(here, nobodys, _open(), state.c.status.not_in(done)),
        _any(here, somebodys, state.c.status.not_in(done)),
    )
    has_any = or_(_any(here, nobodys, in_lanes(Lane.DONE, Lane.LABELED)), _any(here, somebodys))
    return bool(connection.execute(select(and_(has_any, ~waits))).scalar_one())


def _any(*which: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists().where(*which)


def _open() -> ColumnElement[bool]:
    return in_lanes(*(lane for lane in Lane if lane is not Lane.DONE))


def _worked_in_lately(connection: Connection, who: Member, begin: datetime) -> list[QueueId]:
    """Queues of this member in which something was done since then, and for whom nothing new waits."""
    mine: list[ColumnElement[bool]] = []
    if not who.may(Role.MANAGER):
        named = exists().where(queue_member.c.queue_id == queue.c.id, queue_member.c.member_id == who.id)
        mine = [or_(queue.c.open_to_all, named)] if who.may(Role.ANNOTATOR) else [named]
    # The newest of each kind is one look into its index.
    lately = [
        select(func.max(event.c.at, type_=Instant()))
        .where(event.c.queue_id == queue.c.id, which)
        .correlate(queue)
        .scalar_subquery()
        >= literal(begin, Instant())
        for which in (finishing(), moving())
    ]
    fresh = _any(state.c.queue_id == queue.c.id, state.c.owner_id.is_(None), in_lanes(Lane.NEW))
    found = connection.execute(
        select(queue.c.id).where(*mine, or_(*lately), ~fresh.correlate(queue)).order_by(queue.c.id)
    )
    return [QueueId(one) for one in found.scalars()]


def _end(connection: Connection, row: QueueRow) -> End | None:
    """The newest event by which a sample there became done."""
    done = [status.value for status in done_statuses(has_reviewers=row.has_reviewers)]
    newest = []
    for which in (finishing(), moving()):
        found = connection.execute(
            select(event.c.id, event.c.at)
            .where(
                event.c.queue_id == row.id,
                which,
                event.c.to_status.in_(done),
                event.c.from_status.not_in(done),
            )
            .order_by(event.c.at.desc())
            .limit(1)
        ).first()
        if found is not None:
            newest.append(End(found.id, found.at))
    return max(newest, key=lambda end: (end.at, end.event), default=None)


def _happening(connection: Connection, row: QueueRow, number: int, *, stands: bool) -> Happening:
    name: str = connection.execute(select(dataset.c.name).where(dataset.c.id == row.dataset_id)).scalar_one()
    return Happening(
        id=key(Source.END, number),
        what=What.COMPLETE,
        dataset=name,
        queue=row.name,
        sample="",
        who="",
        comment="",
        stands=stands,
    )
