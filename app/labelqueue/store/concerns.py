"""What managers should know without having asked: each is a look by index, a few for each queue."""

from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    Connection,
    Float,
    Integer,
    and_,
    case,
    cast,
    exists,
    func,
    literal,
    literal_column,
    select,
)

from labelqueue.domain.concerns import BEFORE_DAYS, DECISIONS, FALLS_BY, LATELY_DAYS, Concern, Matter
from labelqueue.domain.ids import MemberId, QueueId
from labelqueue.domain.settings import QueueState
from labelqueue.domain.status import Action, Lane
from labelqueue.store import news_ends, people, queues
from labelqueue.store.dialects import Instant, ago
from labelqueue.store.housekeeping import MINUTE
from labelqueue.store.people import DAY
from labelqueue.store.queues import QueueRow
from labelqueue.store.statements import finishing, from_the_queue, heard_of, in_lanes, judging
from labelqueue.store.tables import dataset, event, member, queue, state

_USUAL_MINUTES: Final = 60
"""Of silence, where a queue sets nothing free by itself."""


def of_queues(connection: Connection, *, low: int, days: float) -> list[Concern]:
    """What there is to say of queues that are not finished. `low`: fewer to label than that is little."""
    rows = connection.execute(
        select(queue.c.id, dataset.c.name)
        .join(dataset, dataset.c.id == queue.c.dataset_id)
        .where(queue.c.state != QueueState.FINISHED)
        .order_by(dataset.c.name, queue.c.is_default.desc(), queue.c.name)
    ).all()
    absent = people.away(connection, days)
    found = []
    for row in rows:
        one = queues.load(connection, QueueId(row.id))
        counts = {
            Matter.NEARLY_EMPTY: _left(connection, one, low),
            Matter.STUCK: _stuck(connection, one, absent),
            Matter.AWAY: people.count_awaited(connection, absent, one.id),
        }
        found += [
            Concern(matter, row.name, one.name, samples=count)
            for matter, count in counts.items()
            if count is not None
        ]
    return found


def _left(connection: Connection, row: QueueRow, low: int) -> int | None:
    """How many samples are left to label, if they are few, there was work today, and not all is done."""
    if low <= 0 or row.state is not QueueState.ACTIVE:
        return None
    lately = select(func.max(event.c.at, type_=Instant())).where(event.c.queue_id == row.id, finishing())
    worked = connection.execute(
        select(lately.scalar_subquery() >= ago(literal_column(str(DAY), Float)))
    ).scalar_one()
    if not worked:
        return None
    left = 0
    for owner in (state.c.owner_id.is_(None), state.c.owner_id.is_not(None)):  # each has its index
        some = (
            select(state.c.sample_id)
            .where(state.c.queue_id == row.id, owner, in_lanes(Lane.NEW))
            .limit(low)
            .subquery()
        )
        left += connection.execute(select(func.count()).select_from(some)).scalar_one()
    return left if left < low and not news_ends.is_complete(connection, row) else None


def _stuck(connection: Connection, row: QueueRow, absent: list[MemberId]) -> int | None:
    """How many samples are held with saved work by a silent program of somebody who is not away."""
    seconds = (row.settings.auto_release_minutes or _USUAL_MINUTES) * MINUTE
    count = 0
    for from_queue in (True, False):  # each of the two has an index
        count += connection.execute(
            select(func.count())
            .select_from(state)
            .where(
                state.c.queue_id == row.id,
                state.c.holder_id.is_not(None),
                from_the_queue(wanted=from_queue),
                state.c.saved.is_(True),
                state.c.holder_id.not_in(absent),
                ~heard_of(state.c.session_id, seconds),
            )
        ).scalar_one()
    return count or None


def of_members(connection: Connection) -> list[Concern]:
    """Of whose work less is accepted at once than before."""
    earlier = event.alias("earlier")
    first = ~exists().where(
        earlier.c.sample_id == event.c.sample_id,
        earlier.c.copy == event.c.copy,
        earlier.c.id < event.c.id,
        judging(earlier.c.action),
    )
    lately = event.c.at >= _days_ago(LATELY_DAYS)
    accepted = event.c.action == Action.ACCEPT
    rows = connection.execute(
        select(
            member.c.name,
            _sum(lately).label("lately"),
            _sum(and_(lately, accepted)).label("lately_accepted"),
            _sum(~lately).label("before"),
            _sum(and_(~lately, accepted)).label("before_accepted"),
        )
        .join(member, member.c.id == event.c.labeler_id)
        .where(
            event.c.labeler_id.in_(select(member.c.id).where(member.c.active).correlate(None)),
            judging(),
            event.c.at >= _days_ago(LATELY_DAYS + BEFORE_DAYS),
            first,
        )
        .group_by(member.c.name)
        .order_by(member.c.name)
    )
    found = []
    for row in rows:
        if min(row.lately, row.before) < DECISIONS:
            continue
        now, then = row.lately_accepted / row.lately, row.before_accepted / row.before
        if then - now >= FALLS_BY:
            found.append(Concern(Matter.ACCEPTANCE, member=row.name, lately=now, before=then))
    return found


def _sum(which: ColumnElement[bool]) -> ColumnElement[int]:
    return func.sum(case((which, literal_column("1", Integer)), else_=literal_column("0", Integer)))


def _days_ago(days: int) -> ColumnElement[Any]:
    return ago(cast(literal(days * DAY), Float))
