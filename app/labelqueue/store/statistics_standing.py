"""How queues stand now, and how they came there."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Final

from sqlalchemy import Connection, and_, func, literal, literal_column, select

from labelqueue.domain.days import date_of, midnight
from labelqueue.domain.ids import MemberId, QueueId
from labelqueue.domain.overview import done_statuses
from labelqueue.domain.status import HELD, LabelStatus
from labelqueue.store import queues
from labelqueue.store.dialects import Instant
from labelqueue.store.queues import QueueRow
from labelqueue.store.statements import finishing, moving
from labelqueue.store.statistics_events import Change
from labelqueue.store.statistics_scope import Scope
from labelqueue.store.tables import event, sample, state

PACE_DAYS: Final = 7
"""So many days with work say how fast it goes."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Samples of one status in one queue, and since when the one has it that has it for the longest."""

    samples: int
    since: datetime


def standings(connection: Connection, scope: Scope) -> dict[QueueId, dict[LabelStatus, Standing]]:
    """How many samples of each status every queue has; only those are there that are not none."""
    found: dict[QueueId, dict[LabelStatus, Standing]] = {one: {} for one in scope.ids}
    oldest = func.min(state.c.status_since, type_=Instant())
    of_each = queues.of_each_status(connection, scope.ids, func.count(), oldest)
    for (queue_id, status), [samples, since] in of_each.items():
        found[queue_id][status] = Standing(samples, since)
    return found


def in_hand(connection: Connection, scope: Scope) -> Counter[tuple[QueueId, MemberId]]:
    """How many samples everybody holds in every queue."""
    mine = [] if scope.only is None else [state.c.holder_id == scope.only]
    rows = connection.execute(
        select(state.c.queue_id, state.c.holder_id, func.count().label("samples"))
        .where(
            state.c.queue_id.in_(scope.ids),
            state.c.owner_id.is_not(None),
            state.c.lane.in_([int(lane) for lane in HELD.values()]),
            *mine,
        )
        .group_by(state.c.queue_id, state.c.holder_id)
    )
    return Counter({(QueueId(row.queue_id), MemberId(row.holder_id)): row.samples for row in rows})


def gained(queue: QueueRow, change: Change) -> int:
    """1: a sample became done by that change of its status; -1: it is not any more; 0: neither."""
    before, after = change
    done = done_statuses(has_reviewers=queue.has_reviewers)
    return (after in done) - (before in done)


def moves_since(
    connection: Connection, queue_id: QueueId, begin: datetime, end: datetime | None = None
) -> Counter[Change]:
    """Changes of status in a queue, from a moment on (`end`: until before that one)."""
    until = [] if end is None else [event.c.at < literal(end, Instant())]
    found: Counter[Change] = Counter()
    for which in (finishing(), moving()):
        rows = connection.execute(
            select(event.c.from_status, event.c.to_status, func.count().label("many"))
            .where(event.c.queue_id == queue_id, which, event.c.at >= literal(begin, Instant()), *until)
            .group_by(event.c.from_status, event.c.to_status)
        )
        for row in rows:
            found[LabelStatus(row.from_status), LabelStatus(row.to_status)] += row.many
    return found


def added(connection: Connection, scope: Scope) -> defaultdict[QueueId, Counter[int]]:
    """How many samples were added to each queue, by the place of the day; after the last one, the next."""
    found: defaultdict[QueueId, Counter[int]] = defaultdict(Counter)
    datasets = {row.dataset_id for _, row in scope.queues.values()}
    if not scope.days.edges:
        return found
    day = scope.day(sample.c.created_at, and_after=True)
    rows = connection.execute(
        select(state.c.queue_id, day.label("day"), func.count().label("samples"))
        .join(state, and_(state.c.sample_id == sample.c.id, state.c.copy == 0))
        .where(
            sample.c.dataset_id.in_(datasets),
            sample.c.created_at >= literal(scope.days.edges[0], Instant()),
            state.c.queue_id.in_(scope.ids),
        )
        .group_by(state.c.queue_id, literal_column("day"))
    )
    for row in rows:
        found[QueueId(row.queue_id)][row.day] += row.samples
    return found


def pace(
    connection: Connection, scope: Scope, queue_id: QueueId, known: Mapping[tuple[int, Change], int]
) -> float | None:
    """Samples that became done on a day, on average over the last days with work (today only if no other).

    `known`: all changes of status in the range, by the place of their day. None: nothing was ever done.
    """
    queue, zone = scope.queues[queue_id][1], scope.asked.zone
    today = midnight(date_of(scope.now, zone), zone)
    days: list[tuple[datetime, datetime]] = []
    before: datetime | None = today
    while before is not None and len(days) < PACE_DAYS:
        last = _last_work(connection, queue_id, before)
        before = None if last is None else midnight(date_of(last, zone), zone)
        if last is not None and before is not None:
            days.append((before, midnight(date_of(last, zone) + timedelta(days=1), zone)))
    if not days and _last_work(connection, queue_id, today + timedelta(days=2)) is not None:
        days.append((today, today + timedelta(days=2)))
    if not days:
        return None
    counted = {span: place for place, span in enumerate(pairwise(scope.days.edges))}
    of_days: defaultdict[int | None, Counter[Change]] = defaultdict(Counter)
    for (day, change), many in known.items():
        of_days[day][change] += many
    total = 0
    for begin, end in days:
        place = counted.get((begin, end))
        moves = moves_since(connection, queue_id, begin, end) if place is None else of_days[place]
        total += sum(many * max(0, gained(queue, change)) for change, many in moves.items())
    return total / len(days)


def _last_work(connection: Connection, queue_id: QueueId, before: datetime) -> datetime | None:
    """When something was finished there last, before that moment."""
    found: datetime | None = connection.execute(
        select(func.max(event.c.at, type_=Instant())).where(
            event.c.queue_id == queue_id, finishing(), event.c.at < literal(before, Instant())
        )
    ).scalar_one()
    return found
