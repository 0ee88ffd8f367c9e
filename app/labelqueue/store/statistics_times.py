"""How long the work took, by the work units."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Final, TypeVar

from sqlalchemy import ColumnElement, Connection

from labelqueue.domain.ids import MemberId, QueueId
from labelqueue.domain.statistics import BUCKETS, Times
from labelqueue.domain.work_unit import Kind
from labelqueue.store.statements import place
from labelqueue.store.statistics_scope import AT_ONCE, Scope, Value
from labelqueue.store.tables import work_unit

if TYPE_CHECKING:
    from labelqueue.store.statistics_numbers import Columns, Worked

T = TypeVar("T")

TimesOf = defaultdict[Kind, Times]


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


_KINDS: Final = tuple(Kind)


def spent(connection: Connection, scope: Scope) -> Spent:
    """All of it."""
    from labelqueue.store.statistics_numbers import Columns  # it loads numpy, which takes its time

    found = Spent()
    if not scope.queues:
        return found
    day = scope.day(work_unit.c.ended_at)  # of years it is long
    units = Columns.together(
        [
            some
            for part in scope.parts
            for some in part.in_stretches(
                work_unit.c.ended_at, partial(_units, connection, part, day), days=AT_ONCE
            )
        ]
    )
    _add_days(found, units)
    _add_samples(found, units, scope)
    return found


def _units(connection: Connection, scope: Scope, day: Value, stretch: ColumnElement[bool]) -> "Columns":
    from labelqueue.store.statistics_numbers import Columns

    return Columns.read(
        connection,
        {
            "queue": (work_unit.c.queue_id, 0),
            "day": (day, max(1, len(scope.days.dates))),
            "kind": (place(work_unit.c.kind, _KINDS), len(_KINDS)),
        },
        {
            "member": work_unit.c.member_id,
            "sample": work_unit.c.sample_id,
            "seconds": work_unit.c.active_seconds,
            "annotations": work_unit.c.annotations,
        },
        scope.units(),
        stretch,
        order_by=(work_unit.c.ended_at, work_unit.c.id),
    )


def _add_days(found: Spent, units: "Columns") -> None:
    for (day, kind), seconds in units.summed("seconds", "day", "kind"):
        found.days[day][_KINDS[kind]] = seconds


def _add_samples(found: Spent, units: "Columns", scope: Scope) -> None:
    """What each member worked on each sample in each queue is added up, kinds apart."""
    from labelqueue.store.statistics_numbers import Worked

    every = [
        (QueueId(of), _KINDS[kind], MemberId(member), worked)
        for (of, kind, member), worked in Worked.of(units, "queue", "kind", "member")
    ]

    def shown(of: QueueId, kind: Kind, member: MemberId) -> MemberId | None:
        return member if kind is Kind.REVIEW or scope.tells(of, member) else None

    for _, kind, worked in _together((None, kind, worked) for _, kind, _, worked in every):
        found.total[kind] = worked.times()
    for who, kind, worked in _together(
        (shown(of, kind, one), kind, worked) for of, kind, one, worked in every
    ):
        found.members[who][kind] = worked.times()
    for queue_id, kind, worked in _together((of, kind, worked) for of, kind, _, worked in every):
        found.queues[queue_id][kind] = worked.times()
        found.distribution[queue_id][kind] = worked.distribution()


def _together(every: Iterable[tuple[T, Kind, "Worked"]]) -> Iterator[tuple[T, Kind, "Worked"]]:
    """What concerns the same, in one."""
    from labelqueue.store.statistics_numbers import Worked

    parts: defaultdict[tuple[T, Kind], list[Worked]] = defaultdict(list)
    for of, kind, worked in every:
        parts[of, kind].append(worked)
    for (of, kind), some in parts.items():
        yield of, kind, Worked.together(some)
