"""Statistics as what is drawn of them: points and bars in plain numbers."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from labelqueue.domain.statistics import (
    BUCKETS,
    CategoryStatistics,
    Changed,
    DayStatistics,
    QueueStatistics,
    Statistics,
)
from labelqueue.domain.status import LabelStatus
from labelqueue.domain.work_unit import Kind

MOST_DAYS: Final = 62
MOST_WEEKS: Final = 371
"""Days in a range up to which bars are days, and up to which they are weeks; then they are months."""


@dataclass(frozen=True, slots=True)
class BurnDown:
    """Samples that were not done at the end of each day, and how it goes on at the pace of today.

    `forecast` begins with the last point; it is empty where the range has ended, and does not come down to
    nothing where a queue has no pace. `completion`: the day on which it does.
    """

    points: tuple[tuple[date, int], ...] = ()
    forecast: tuple[tuple[date, float], ...] = ()
    completion: date | None = None


@dataclass(frozen=True, slots=True)
class Bars:
    """Stacked bars: `spans` are the first and the last day of each, `heights` by what was counted."""

    spans: tuple[tuple[date, date], ...] = ()
    heights: Mapping[str, tuple[int, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Acceptance:
    """Which part of a member's samples was accepted at once, of how many. `member` None: those not told."""

    member: str | None
    decided: int
    passed: int

    @property
    def part(self) -> float:
        """Between 0 and 1."""
        return self.passed / self.decided


@dataclass(frozen=True, slots=True)
class Distribution:
    """Samples by the time on them, in the steps of `BUCKETS`. `median`: in seconds (None: no samples)."""

    samples: tuple[int, ...]
    median: float | None

    @property
    def median_place(self) -> float | None:
        """Where the median lies when all bars are equally wide, from 0."""
        if self.median is None:
            return None
        edges = [0.0, *BUCKETS, 2 * BUCKETS[-1]]
        place = sum(self.median >= edge for edge in BUCKETS)
        low, high = edges[place], edges[place + 1]
        return place + min(1.0, (self.median - low) / (high - low))


@dataclass(frozen=True, slots=True)
class Waiting:
    """Samples of one status, and for how many seconds the one has it that has it for the longest."""

    status: LabelStatus
    samples: int
    oldest: float | None


@dataclass(frozen=True, slots=True)
class Standing:
    """How many samples of each status a queue has."""

    dataset: str
    queue: str
    counts: Mapping[LabelStatus, int]


class Counted(StrEnum):
    """What throughput is made of, from the bottom of a bar up."""

    SUBMITTED = "submitted"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Series:
    """All that is drawn. `today`: the last day of the range, if that is today."""

    burn_down: BurnDown
    throughput: Bars
    acceptance: tuple[Acceptance, ...]
    distributions: Mapping[Kind, Distribution]
    flow: Mapping[tuple[LabelStatus, LabelStatus], int]
    categories: tuple[CategoryStatistics, ...]
    waiting: tuple[Waiting, ...]
    standing: tuple[Standing, ...]
    today: date | None


def series(found: Statistics, *, today: date | None) -> Series:
    """Everything at once. `today`: the last day of the range, if that is today."""
    return Series(
        burn_down=burn_down(found.queues, today=today),
        throughput=throughput(found.days),
        acceptance=acceptance(found),
        distributions={kind: distribution(found, kind) for kind in Kind},
        flow=flow(found.queues),
        categories=categories(found),
        waiting=waiting(found.queues),
        standing=tuple(Standing(one.dataset, one.queue, one.counts) for one in found.queues),
        today=today,
    )


def burn_down(queues: Sequence[QueueStatistics], *, today: date | None) -> BurnDown:
    """All queues together. Each goes down evenly to the day on which it is done."""
    left: Counter[date] = Counter()
    for one in queues:
        left.update(one.remaining)
    points = tuple(sorted(left.items()))
    if not points or today is None or points[-1][0] != today or not points[-1][1]:
        return BurnDown(points)
    lines = [_Line(one.total - one.done, one.completion) for one in queues]
    ends = sorted({line.end for line in lines if line.end is not None and line.end > today})
    forecast = [(day, sum(line.at(day, today) for line in lines)) for day in ends]
    if not forecast:
        return BurnDown(points)
    all_end = all(line.end is not None for line in lines if line.left)
    return BurnDown(points, (points[-1], *forecast), ends[-1] if all_end else None)


@dataclass(frozen=True, slots=True)
class _Line:
    left: int
    end: date | None

    def at(self, day: date, today: date) -> float:
        if self.end is None:
            return self.left
        return max(0.0, self.left * (1 - (day - today) / max(self.end - today, timedelta(days=1))))


def throughput(days: Sequence[DayStatistics]) -> Bars:
    """By day, by week or by month, whatever can still be told apart."""
    if len(days) <= MOST_DAYS:
        begins = [one.day for one in days]
    elif len(days) <= MOST_WEEKS:
        begins = [one.day - timedelta(days=one.day.weekday()) for one in days]
    else:
        begins = [one.day.replace(day=1) for one in days]
    spans: dict[date, tuple[date, date]] = {}
    heights = {what: Counter[date]() for what in Counted}
    for begin, one in zip(begins, days, strict=True):
        spans[begin] = (spans[begin][0] if begin in spans else one.day, one.day)
        for what in Counted:
            heights[what][begin] += getattr(one.tally, what)
    return Bars(
        tuple(spans.values()),
        {what: tuple(heights[what][begin] for begin in spans) for what in Counted},
    )


def acceptance(found: Statistics) -> tuple[Acceptance, ...]:
    """Those about whose work anything was decided for the first time, the most decisions first."""
    rows = [
        Acceptance(one.member, one.sums.tally.decided, one.sums.tally.passed)
        for one in found.members
        if one.sums.tally.decided
    ]
    return tuple(sorted(rows, key=lambda one: (-one.decided, one.member is None, one.member or "")))


def distribution(found: Statistics, kind: Kind) -> Distribution:
    """Of one kind of work, in all queues."""
    samples = [0] * (len(BUCKETS) + 1)
    for one in found.queues:
        for place, many in enumerate(one.distribution.get(kind, ())):
            samples[place] += many
    return Distribution(tuple(samples), found.total.times[kind].median_per_sample)


def flow(queues: Iterable[QueueStatistics]) -> dict[tuple[LabelStatus, LabelStatus], int]:
    """Changes of status in all queues."""
    found: Counter[tuple[LabelStatus, LabelStatus]] = Counter()
    for one in queues:
        found.update(one.flow)
    return dict(found)


def categories(found: Statistics) -> tuple[CategoryStatistics, ...]:
    """Those whose annotations anything became of, the most first."""
    rows = [one for one in found.categories if one.changed != Changed()]
    return tuple(sorted(rows, key=lambda one: (-_all(one.changed), one.category, one.dataset)))


def _all(changed: Changed) -> int:
    return changed.created + changed.changed + changed.deleted


def waiting(queues: Iterable[QueueStatistics]) -> tuple[Waiting, ...]:
    """The statuses that somebody still has to do something about, in the order of the work."""
    samples: Counter[LabelStatus] = Counter()
    oldest: dict[LabelStatus, float] = {}
    for one in queues:
        for status, many in one.counts.items():
            samples[status] += many
        for status, seconds in one.oldest.items():
            oldest[status] = max(seconds, oldest.get(status, 0.0))
    return tuple(
        Waiting(status, samples[status], oldest.get(status))
        for status in LabelStatus
        if samples[status] and status not in (LabelStatus.REVIEWED, LabelStatus.SKIPPED)
    )
