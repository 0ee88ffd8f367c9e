"""What waits for people who will not take it is for anybody, piece by piece, with all that is on it."""

from collections.abc import Collection, Mapping
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, and_, case, false, func, or_, select, update

from labelqueue.domain.ids import MemberId, QueueId, SampleId
from labelqueue.domain.status import LabelStatus, Mode, Person
from labelqueue.store import queues
from labelqueue.store.pieces import Moved, lock_some
from labelqueue.store.queues import QueueRow
from labelqueue.store.statements import if_unheld, waiting
from labelqueue.store.tables import state

_KEPT_BY: Final = (
    (Person.CORRECTOR, Mode.LABEL, LabelStatus.REJECTED),
    (Person.ASSIGNED_LABELER, Mode.LABEL, None),
    (Person.REJECTER, Mode.REVIEW, LabelStatus.LABELED),
    (Person.ASSIGNED_REVIEWER, Mode.REVIEW, None),
)
"""For whom a sample waits, for what, and in which status (None: in any)."""


def of_member(
    connection: Connection, who: MemberId, modes: Collection[Mode], *, after: SampleId | None
) -> Moved:
    """Let others have what waits for a member: at most `pieces.CHUNK` samples, by id from behind `after`."""
    return _free(connection, [], _for(who, modes), after=after)


def count_of_member(connection: Connection, who: MemberId, modes: Collection[Mode]) -> int:
    """How many samples that would be."""
    gone = _for(who, modes).values()
    wanted = select(func.count()).select_from(state).where(or_(false(), *gone))
    return connection.execute(wanted).scalar_one()


def _for(who: MemberId, modes: Collection[Mode]) -> dict[Person, ColumnElement[bool]]:
    return {person: _in(status, state.c[person] == who) for person, mode, status in _KEPT_BY if mode in modes}


KEPT_FOR: Final[Mapping[Mode, Mapping[LabelStatus, Collection[Person]]]] = {
    mode: {
        status: [who for who, for_, only in _KEPT_BY if for_ is mode and only in (None, status)]
        for status in LabelStatus
    }
    for mode in Mode
}
"""For whom a sample of a status may wait, for what."""


def in_queue(connection: Connection, queue_id: QueueId, *, after: SampleId | None) -> Moved:
    """The same in a queue, for what waits for anybody who is not among its members as they are now.

    Raises:
        NotFound: the queue was deleted.
    """
    gone = _outside(queues.kept(connection, queue_id))
    return _free(connection, [state.c.queue_id == queue_id], gone, after=after)


AWAITED: Final = tuple(person for person, _mode, _status in _KEPT_BY)
"""For whom samples wait."""


def left_by(queue: QueueRow) -> dict[Person, ColumnElement[Any]]:
    """Values for a sample that comes into this queue: without those who do not work in it."""
    return _without(_outside(queue))


def _outside(queue: QueueRow) -> dict[Person, ColumnElement[bool]]:
    """For whom a sample waits in vain, because they do not work in this queue."""
    if queue.members is None:
        return {}
    return {
        person: _in(status, state.c[person].is_not(None), state.c[person].not_in(queue.members[mode]))
        for person, mode, status in _KEPT_BY
    }


def _without(gone: Mapping[Person, ColumnElement[bool]]) -> dict[Person, ColumnElement[Any]]:
    return {person: case((is_gone, None), else_=state.c[person]) for person, is_gone in gone.items()}


def _in(status: LabelStatus | None, *conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    return and_(*conditions) if status is None else and_(state.c.status == status, *conditions)


def _free(
    connection: Connection,
    which: Collection[ColumnElement[bool]],
    gone: Mapping[Person, ColumnElement[bool]],
    *,
    after: SampleId | None,
) -> Moved:
    if not gone:
        return Moved(0, None)
    wanted = select(state.c.sample_id).where(*which, or_(*gone.values()))
    ids = lock_some(connection, wanted, after=after)
    left = _without(gone)
    unheld = if_unheld(waiting(None, left))
    connection.execute(
        update(state)
        .where(state.c.sample_id.in_(ids), *which, or_(*gone.values()))
        .values({**{person.value: value for person, value in left.items()}, **unheld})
    )
    return Moved.of(ids)
