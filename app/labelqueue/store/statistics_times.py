"""How long the work took and what became of annotations, by the work units."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from sqlalchemy import (
    Connection,
    Integer,
    Text,
    case,
    cast,
    func,
    literal_column,
    select,
    union_all,
)
from sqlalchemy.sql.selectable import Subquery

from labelqueue.domain.category import present_names
from labelqueue.domain.ids import MemberId, QueueId
from labelqueue.domain.statistics import BUCKETS, Changed, Times
from labelqueue.domain.work_unit import Kind
from labelqueue.store import datasets
from labelqueue.store.dialects import pairs
from labelqueue.store.engine import AnyRow
from labelqueue.store.statistics_dialects import entries, number
from labelqueue.store.statistics_scope import Scope
from labelqueue.store.tables import work_unit

T = TypeVar("T")

TimesOf = defaultdict[Kind, Times]
ChangesOf = defaultdict[str, Changed]


@dataclass(slots=True)
class Spent:
    """The time of the range; members and queues by id, the member None stands for those not told."""

    total: TimesOf = field(default_factory=lambda: defaultdict(Times))
    members: defaultdict[MemberId | None, TimesOf] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(Times))
    )
    queues: defaultdict[QueueId, TimesOf] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(Times))
    )
    distribution: defaultdict[QueueId, dict[Kind, list[int]]] = field(
        default_factory=lambda: defaultdict(lambda: {kind: [0] * (len(BUCKETS) + 1) for kind in Kind})
    )
    days: defaultdict[int, dict[Kind, float]] = field(
        default_factory=lambda: defaultdict(lambda: dict.fromkeys(Kind, 0.0))
    )


def spent(connection: Connection, scope: Scope) -> Spent:
    """All of it."""
    found = Spent()
    _summarize(found, connection, scope)
    day = scope.day(work_unit.c.ended_at).label("day")
    for row in connection.execute(
        select(work_unit.c.kind, day, func.sum(work_unit.c.active_seconds).label("seconds"))
        .where(scope.units())
        .group_by(work_unit.c.kind, literal_column("day"))
    ):
        found.days[row.day][Kind(row.kind)] = row.seconds
    return found


def _summarize(found: Spent, connection: Connection, scope: Scope) -> None:
    """What each member worked on each sample in each queue is added up in the database, kinds apart.

    These are many, and sorting them there for every median takes longer than all else together.
    """
    samples = _samples(scope)
    key = (samples.c.queue_id, samples.c.member_id, samples.c.kind)
    rows = connection.execute(
        select(*key, pairs(samples.c.seconds, samples.c.annotations).label("each")).group_by(*key)
    ).all()
    if not rows:
        return
    from labelqueue.store.statistics_numbers import Worked  # it loads numpy, which takes its time

    every = [(row, Kind(row.kind), Worked.of(row.each)) for row in rows]

    def together(of: Callable[[AnyRow], T]) -> Iterator[tuple[T, Kind, Worked]]:
        parts: defaultdict[tuple[T, Kind], list[Worked]] = defaultdict(list)
        for row, kind, worked in every:
            parts[of(row), kind].append(worked)
        for (value, kind), some in parts.items():
            yield value, kind, Worked.together(some)

    for _, kind, worked in together(lambda row: None):
        found.total[kind] = worked.times()
    for who, kind, worked in together(lambda row: None if row.member_id is None else MemberId(row.member_id)):
        found.members[who][kind] = worked.times()
    for queue_id, kind, worked in together(lambda row: QueueId(row.queue_id)):
        found.queues[queue_id][kind] = worked.times()
        found.distribution[queue_id][kind] = worked.distribution()


def _samples(scope: Scope) -> Subquery:
    """What each member worked on each sample in each queue, kinds apart."""
    unit, again = work_unit, work_unit.alias("again")
    key = (unit.c.queue_id, unit.c.member_id, unit.c.kind, unit.c.sample_id)
    last = (
        select(again.c.annotations)
        .where(
            again.c.sample_id == unit.c.sample_id,
            # Sums, so that nothing but the sample's index can find them.
            again.c.queue_id + 0 == unit.c.queue_id,
            again.c.member_id + 0 == unit.c.member_id,
            again.c.kind == unit.c.kind,
            scope.in_range(again.c.ended_at),
        )
        .order_by(again.c.ended_at.desc(), again.c.id.desc())
        .limit(1)
        .correlate(unit)
        .scalar_subquery()
    )
    each = (
        select(
            *key,
            func.sum(unit.c.active_seconds).label("seconds"),
            # Most are worked on once, and then it is plain how many there were at the end.
            case((func.count() == 1, func.max(unit.c.annotations)), else_=last).label("annotations"),
        )
        .where(scope.units())
        .group_by(*key)
        .subquery("each_sample")
    )
    return select(
        each.c.queue_id,
        scope.shown(each.c.queue_id, each.c.kind, each.c.member_id).label("member_id"),
        each.c.kind,
        each.c.seconds,
        each.c.annotations,
    ).subquery("samples")


@dataclass(slots=True)
class Altered:
    """What became of annotations, by the name of their category."""

    members: defaultdict[MemberId | None, ChangesOf] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(Changed))
    )
    queues: defaultdict[QueueId, ChangesOf] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(Changed))
    )


def altered(connection: Connection, scope: Scope) -> Altered:
    """All of it."""
    found = Altered()
    shown = scope.shown(work_unit.c.queue_id, work_unit.c.kind, work_unit.c.member_id)
    # Few things happen to labels again and again: each is looked into once.
    alike = (
        select(
            work_unit.c.queue_id,
            shown.label("whose"),
            work_unit.c.changes,
            func.count().label("times"),
        )
        .where(scope.units())
        .group_by(work_unit.c.queue_id, literal_column("whose"), work_unit.c.changes)
        .cte("alike")
    )
    parts = []
    for what in ("created", "changed", "deleted"):
        entry = entries(connection, alike.c.changes, what)
        many = cast(func.sum(number(entry.c.value) * alike.c.times), Integer).label("many")
        key = (alike.c.queue_id, alike.c.whose, entry.c.key)
        said = literal_column(f"'{what}'", Text).label("what")
        parts.append(select(said, *key, many).select_from(alike, entry).group_by(*key))
    present = _present_names(connection, scope)
    for row in connection.execute(union_all(*parts)):
        member, changed = None if row.whose is None else MemberId(row.whose), Changed(**{row.what: row.many})
        name = present[QueueId(row.queue_id)].get(row.key, row.key)
        found.members[member][name] += changed
        found.queues[QueueId(row.queue_id)][name] += changed
    return found


def _present_names(connection: Connection, scope: Scope) -> Mapping[QueueId, Mapping[str, str]]:
    """What categories are called now, by the names under which clients counted, in each queue."""
    of = {id_: row.dataset_id for id_, (_, row) in scope.queues.items()}
    names = {one: present_names(datasets.categories_of(connection, one)) for one in set(of.values())}
    return {id_: names[dataset_id] for id_, dataset_id in of.items()}
