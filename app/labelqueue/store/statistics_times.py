"""How long the work took and what became of annotations, by the work units."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    Connection,
    Float,
    Integer,
    Text,
    case,
    cast,
    func,
    literal_column,
    null,
    select,
    union_all,
)
from sqlalchemy.sql.selectable import CTE, Select

from labelqueue.domain.category import present_names
from labelqueue.domain.ids import MemberId, QueueId
from labelqueue.domain.statistics import BUCKETS, Changed, Times
from labelqueue.domain.work_unit import Kind
from labelqueue.store import datasets
from labelqueue.store.dialects import Id, median
from labelqueue.store.engine import AnyRow
from labelqueue.store.statistics_dialects import entries, number
from labelqueue.store.statistics_scope import Scope, bucket
from labelqueue.store.tables import work_unit

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
    for row in connection.execute(_summaries(scope)):
        _add(found, row)
    day = scope.day(work_unit.c.ended_at).label("day")
    for row in connection.execute(
        select(work_unit.c.kind, day, func.sum(work_unit.c.active_seconds).label("seconds"))
        .where(scope.units())
        .group_by(work_unit.c.kind, literal_column("day"))
    ):
        found.days[row.day][Kind(row.kind)] = row.seconds
    return found


def _add(found: Spent, row: AnyRow) -> None:
    kind = Kind(row.kind)
    if row.what == _DISTRIBUTION:
        found.distribution[QueueId(row.queue_id)][kind][row.bucket] = row.samples
        return
    times = Times(
        samples=row.samples,
        seconds=row.seconds,
        median_per_sample=row.median,
        annotations=row.annotations or 0,
        seconds_annotated=row.seconds_annotated or 0.0,
        median_per_annotation=row.median_annotated,
    )
    match row.what:
        case _Part.TOTAL:
            found.total[kind] = times
        case _Part.MEMBER:
            found.members[None if row.member_id is None else MemberId(row.member_id)][kind] = times
        case _Part.QUEUE:
            found.queues[QueueId(row.queue_id)][kind] = times


class _Part:
    """What a row of `_summaries` is about."""

    TOTAL = 0
    MEMBER = 1
    QUEUE = 2


_DISTRIBUTION: Final = 3


def _summaries(scope: Scope) -> Any:
    """Rows of all parts; the samples, which are many, are added up once and never leave the database."""
    samples = _samples(scope)
    parts = [
        _part(samples, _Part.MEMBER, samples.c.member_id),
        _part(samples, _Part.QUEUE, samples.c.queue_id),
    ]
    if len(scope.ids) > 1:
        parts.append(_part(samples, _Part.TOTAL, None))
    return union_all(*parts, _distribution(samples))


def _samples(scope: Scope) -> CTE:
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
    ).cte("samples")


def _part(samples: CTE, what: int, of: ColumnElement[Any] | None) -> Select[Any]:
    """Sums and exact medians of each kind, for each value of the column `of` (None: all together)."""
    nobody = cast(null(), Id)
    annotated = case((samples.c.annotations > 0, samples.c.seconds))
    return select(
        literal_column(str(what), Integer).label("what"),
        (of if what == _Part.QUEUE and of is not None else nobody).label("queue_id"),
        (of if what == _Part.MEMBER and of is not None else nobody).label("member_id"),
        samples.c.kind,
        cast(null(), Integer).label("bucket"),
        func.count().label("samples"),
        func.sum(samples.c.seconds).label("seconds"),
        median(samples.c.seconds).label("median"),
        func.sum(samples.c.annotations).label("annotations"),
        func.sum(annotated).label("seconds_annotated"),
        median(annotated / samples.c.annotations).label("median_annotated"),
    ).group_by(samples.c.kind, *([] if of is None else [of]))


def _distribution(samples: CTE) -> Any:
    place = bucket(samples.c.seconds, [str(edge) for edge in BUCKETS]).label("bucket")
    nothing = cast(null(), Float())
    return select(
        literal_column(str(_DISTRIBUTION), Integer),
        samples.c.queue_id,
        cast(null(), Id),
        samples.c.kind,
        place,
        func.count(),
        *[nothing, nothing, cast(null(), Integer), nothing, nothing],
    ).group_by(samples.c.queue_id, samples.c.kind, literal_column("bucket"))


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
