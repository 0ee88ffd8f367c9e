"""What was done, how long it took, how it stands: figures, each as the guide defines it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final

from labelqueue.domain.status import LabelStatus
from labelqueue.domain.work_unit import Kind

BUCKETS: Final = (5.0, 10.0, 20.0, 30.0, 60.0, 120.0, 300.0, 600.0, 1200.0, 1800.0, 3600.0)
"""Where one bucket of the distribution of times ends and the next begins, in seconds."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How often what was done.

    `accepted`, `rejected` are about the work of whoever labeled; `reviewed` are the decisions of whoever
    reviewed. `decided`: how many of these decisions were the first on their sample; `passed`: how many of
    those were Accept.
    """

    submitted: int = 0
    skipped: int = 0
    reviewed: int = 0
    accepted: int = 0
    rejected: int = 0
    decided: int = 0
    passed: int = 0

    @property
    def first_pass(self) -> float | None:
        """Which part was accepted at once, of what was decided for the first time (None: nothing was)."""
        return _ratio(self.passed, self.decided)


@dataclass(frozen=True, slots=True)
class Times:
    """How long one kind of work took, in seconds of active time.

    `annotations`: in the labels at the end; `seconds_annotated`: of the samples that had any.
    """

    samples: int = 0
    seconds: float = 0.0
    median_per_sample: float | None = None
    annotations: int = 0
    seconds_annotated: float = 0.0
    median_per_annotation: float | None = None

    @property
    def mean_per_sample(self) -> float | None:
        """Seconds, on average over the samples."""
        return _ratio(self.seconds, self.samples)

    @property
    def mean_per_annotation(self) -> float | None:
        """Seconds, on average over the annotations."""
        return _ratio(self.seconds_annotated, self.annotations)


@dataclass(frozen=True, slots=True)
class Changed:
    """How many annotations were created, changed and deleted."""

    created: int = 0
    changed: int = 0
    deleted: int = 0

    def __add__(self, other: "Changed") -> "Changed":
        return Changed(
            self.created + other.created, self.changed + other.changed, self.deleted + other.deleted
        )


def _no_times() -> Mapping[Kind, Times]:
    return {kind: Times() for kind in Kind}


@dataclass(frozen=True, slots=True)
class Sums:
    """What somebody did, or what was done in a queue, or all of it. `times`: every kind is there."""

    tally: Tally = Tally()
    times: Mapping[Kind, Times] = field(default_factory=_no_times)
    categories: Mapping[str, Changed] = field(default_factory=dict)
    in_hand: int = 0

    @property
    def changed(self) -> Changed:
        """Annotations of all categories together."""
        return sum(self.categories.values(), Changed())

    @property
    def seconds(self) -> float:
        """Active time of all kinds together."""
        return sum(times.seconds for times in self.times.values())


@dataclass(frozen=True, slots=True)
class MemberStatistics:
    """One member's sums. `member` None: those together whose names the queue does not tell."""

    member: str | None
    sums: Sums


@dataclass(frozen=True, slots=True)
class QueueStatistics:
    """One queue. What stands now: `counts`, `done`, `oldest`, `sums.in_hand` and the estimate.

    `done`: samples that are reviewed or skipped (or labeled, where nobody reviews). `oldest`: seconds since
    the longest waiting sample of a status got it. `finished`: samples that became done in the range, on
    `days_with_work` days. `rejections`: rejections that point at an annotation of that category.
    `distribution`: samples by the time that was worked on them, see `BUCKETS`; `flow`: changes of status.
    `remaining`: samples that were not done at the end of each day. `days_left`: at the pace of the last
    seven days with work; `completion`: the day that it comes to. Only about oneself, what concerns all
    others' work is left out: `oldest`, `remaining` and the estimate.
    """

    dataset: str
    queue: str
    sums: Sums
    counts: Mapping[LabelStatus, int]
    done: int
    finished: int = 0
    days_with_work: int = 0
    oldest: Mapping[LabelStatus, float] = field(default_factory=dict)
    rejections: Mapping[str, int] = field(default_factory=dict)
    distribution: Mapping[Kind, tuple[int, ...]] = field(default_factory=dict)
    flow: Mapping[tuple[LabelStatus, LabelStatus], int] = field(default_factory=dict)
    remaining: Mapping[date, int] = field(default_factory=dict)
    days_left: float | None = None
    completion: date | None = None

    @property
    def total(self) -> int:
        """How many samples it has."""
        return sum(self.counts.values())

    @property
    def progress(self) -> float | None:
        """Which part of the samples is done (None: it has none)."""
        return _ratio(self.done, self.total)

    @property
    def per_hour(self) -> float | None:
        """Samples finished for each hour of active time of all who worked in it."""
        return _ratio(self.finished, self.sums.seconds / 3600)

    @property
    def per_day(self) -> float | None:
        """Samples finished on a day, on average over the days with work."""
        return _ratio(self.finished, self.days_with_work)


@dataclass(frozen=True, slots=True)
class CategoryStatistics:
    """One category of a dataset: what became of its annotations, and how many rejections point at one."""

    dataset: str
    category: str
    changed: Changed = Changed()
    rejections: int = 0


@dataclass(frozen=True, slots=True)
class DayStatistics:
    """One day. `seconds`: active time of each kind; `remaining`: not done at its end (None: not told)."""

    day: date
    tally: Tally = Tally()
    finished: int = 0
    seconds: Mapping[Kind, float] = field(default_factory=lambda: dict.fromkeys(Kind, 0.0))
    remaining: int | None = None


@dataclass(frozen=True, slots=True)
class Statistics:
    """All figures of a range of time, `since` to before `until`, in UTC (None: nothing ever happened).

    `about_all`: otherwise only about the member who asks. `members` by name, `queues` in the order of their
    dataset, `categories` in that of their ids, `days` one after the other without gaps.
    """

    since: datetime | None
    until: datetime | None
    about_all: bool
    total: Sums
    members: tuple[MemberStatistics, ...]
    queues: tuple[QueueStatistics, ...]
    categories: tuple[CategoryStatistics, ...]
    days: tuple[DayStatistics, ...]


def _ratio(part: float, whole: float) -> float | None:
    return part / whole if whole else None
