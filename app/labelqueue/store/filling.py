"""Which queue a sample is in: routing of new ones, and moving what is still untouched."""

from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, and_, delete, func, or_, select, true, update

from labelqueue.domain.errors import IllegalAction
from labelqueue.domain.ids import DatasetId, QueueId, SampleId
from labelqueue.domain.phrase import phrase, phrases
from labelqueue.domain.query import Query
from labelqueue.domain.query_parser import parse_criteria
from labelqueue.domain.settings import QueueState
from labelqueue.domain.status import LabelStatus
from labelqueue.store import freeing, kept_ahead, queues, search
from labelqueue.store.pieces import Moved, lock_some
from labelqueue.store.queues import QueueRow
from labelqueue.store.statements import waiting
from labelqueue.store.tables import queue, sample, state

# Whoever holds a sample, or was promised it, owns it.
_UNTOUCHED: Final = state.c.owner_id.is_(None) & state.c.status.in_(
    (LabelStatus.UNLABELED, LabelStatus.PRELABELED)
)


def take(
    connection: Connection,
    queue_id: QueueId,
    *,
    query: Query | None = None,
    names: Sequence[str] = (),
    after: SampleId | None = None,
) -> Moved:
    """Move untouched samples from the default queue: those of these names, and those that the query finds.

    At most `pieces.CHUNK`, by id from behind `after`.

    Raises:
        NotFound: the queue was deleted.
    """
    target = queues.kept(connection, queue_id)
    source = queues.default_of(connection, target.dataset_id)
    wanted: list[ColumnElement[bool]] = []
    if names:
        wanted.append(sample.c.name.in_(names))
    if query is not None:
        found = search.conditions(connection, target.dataset_id, query)
        wanted.append(and_(true(), *found))
    if not wanted or source.id == target.id:
        return Moved(0, None)
    return _move(connection, source, target, [_UNTOUCHED, or_(*wanted)], after=after)


def count_untouched(connection: Connection, dataset_id: DatasetId, query: Query) -> int:
    """How many samples `take` would move for that query."""
    found = (
        select(func.count())
        .select_from(state)
        .join(sample, sample.c.id == state.c.sample_id)
        .join(queue, queue.c.id == state.c.queue_id)
        .where(queue.c.dataset_id == dataset_id, queue.c.is_default, state.c.copy == 0, _UNTOUCHED)
        .where(*search.conditions(connection, dataset_id, query))
    )
    return connection.execute(found).scalar_one()


def route(connection: Connection, dataset_id: DatasetId, source: QueueRow, added: Sequence[SampleId]) -> None:
    """Put new samples of the default queue where the first queue, by its age, wants them."""
    wanting = connection.execute(
        select(queue.c.id, queue.c.criteria)
        .where(
            queue.c.dataset_id == dataset_id,
            queue.c.criteria != "",
            queue.c.state != QueueState.FINISHED,
        )
        .order_by(queue.c.id)
        .with_for_update(read=True)
    ).all()
    for row in wanting:
        conditions = search.conditions(connection, dataset_id, parse_criteria(row.criteria))
        target = queues.load(connection, QueueId(row.id))
        if target.id != source.id:
            _move(connection, source, target, [state.c.sample_id.in_(added), *conditions])


def give_back(connection: Connection, queue_id: QueueId, *, after: SampleId | None) -> Moved:
    """Move samples that nobody holds to the default queue: at most `pieces.CHUNK`, from behind `after`."""
    source = queues.kept(connection, queue_id)
    target = queues.default_of(connection, source.dataset_id)
    return _move(connection, source, target, [state.c.holder_id.is_(None)], after=after)


def sort(connection: Connection, queue_id: QueueId, *, after: SampleId | None) -> Moved:
    """Have at most `pieces.CHUNK` samples sorted as the queue's settings say now, by id from behind `after`.

    Raises:
        NotFound: the queue was deleted.
    """
    target = queues.kept(connection, queue_id)
    wanted = select(state.c.sample_id).where(state.c.queue_id == queue_id)
    ids = lock_some(connection, wanted, after=after)
    by = queues.sorted_by(target.settings, _name_of(state.c.sample_id))
    connection.execute(
        update(state).where(state.c.sample_id.in_(ids), state.c.sort_name != by).values(sort_name=by)
    )
    return Moved.of(ids)


def close(connection: Connection, queue_id: QueueId) -> None:
    """Let nothing more into the queue and out of it.

    Raises:
        IllegalAction: it is the default one, or somebody holds one of its samples.
    """
    row = connection.execute(select(queue).where(queue.c.id == queue_id).with_for_update()).first()
    if row is not None and row.is_default:
        raise IllegalAction(phrase("The default queue cannot be removed."))
    queues.load(connection, queue_id)
    _refuse_if(connection, queue_id, state.c.holder_id.is_not(None))
    queues.change(connection, queue_id, state=QueueState.FINISHED, criteria="")
    kept_ahead.end(connection, queue_id=queue_id)


def remove(connection: Connection, queue_id: QueueId) -> None:
    """Delete a queue that has no samples any more.

    Raises:
        IllegalAction: it has some, because somebody holds them.
    """
    connection.execute(select(queue.c.id).where(queue.c.id == queue_id).with_for_update())
    queues.load(connection, queue_id)
    _refuse_if(connection, queue_id, state.c.sample_id.is_not(None))
    connection.execute(delete(queue).where(queue.c.id == queue_id))


def _refuse_if(connection: Connection, queue_id: QueueId, condition: ColumnElement[bool]) -> None:
    held = connection.execute(
        select(func.count()).select_from(state).where(state.c.queue_id == queue_id, condition)
    ).scalar_one()
    if held:
        raise IllegalAction(
            phrases(
                "The queue cannot be removed: {n} sample is in somebody's hands.",
                "The queue cannot be removed: {n} samples are in somebody's hands.",
                held,
            )
        )


def _move(
    connection: Connection,
    source: QueueRow,
    target: QueueRow,
    conditions: Sequence[ColumnElement[bool]],
    *,
    after: SampleId | None = None,
) -> Moved:
    wanted = (
        select(state.c.sample_id)
        .join(sample, sample.c.id == state.c.sample_id)
        .where(state.c.copy == 0, state.c.queue_id == source.id, *conditions)
    )
    ids = lock_some(connection, wanted, after=after)
    left = freeing.left_by(target)
    connection.execute(
        update(state)
        .where(state.c.sample_id.in_(ids), state.c.copy == 0)
        .values(
            {
                "queue_id": target.id,
                "sort_name": queues.sorted_by(target.settings, _name_of(state.c.sample_id)),
                **{person.value: value for person, value in left.items()},
                **waiting(None, left),
            }
        )
    )
    return Moved.of(ids)


def _name_of(sample_id: ColumnElement[Any]) -> ColumnElement[str]:
    return select(sample.c.name).where(sample.c.id == sample_id).scalar_subquery()
