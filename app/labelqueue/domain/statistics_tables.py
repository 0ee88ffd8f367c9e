"""Statistics as tables of plain words and numbers: what a page shows, a file holds, a command prints."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from itertools import chain
from typing import Final

from labelqueue.domain.statistics import (
    BUCKETS,
    CategoryStatistics,
    Changed,
    DayStatistics,
    MemberStatistics,
    QueueStatistics,
    Statistics,
    Sums,
    Tally,
    Times,
)
from labelqueue.domain.status import LabelStatus
from labelqueue.domain.work_unit import Kind

Cell = str | int | float | None
"""A name, a number, or nothing. Times are in seconds, parts between 0 and 1, days like 2026-05-31."""

Row = Mapping[str, Cell]


class By(StrEnum):
    """What the rows of a table are."""

    MEMBER = "member"
    QUEUE = "queue"
    CATEGORY = "category"
    DAY = "day"
    MEMBER_CATEGORY = "member-category"
    QUEUE_CATEGORY = "queue-category"
    STATUS = "status"
    FLOW = "flow"
    TIME = "time"
    REMAINING = "remaining"


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under the names of their columns."""

    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def table(found: Statistics, by: By) -> Table:
    """One of the tables; nothing in the place of a member's name stands for those who are not told."""
    header = tuple(next(_ROWS[by](_SPECIMEN)))
    return Table(header, tuple(tuple(row.values()) for row in _ROWS[by](found)))


def _members(found: Statistics) -> Iterator[Row]:
    for one in found.members:
        yield {"member": one.member, **_sums(one.sums)}


def _queues(found: Statistics) -> Iterator[Row]:
    for one in found.queues:
        yield {
            **_place(one),
            "samples": one.total,
            "done": one.done,
            "progress": one.progress,
            "finished": one.finished,
            "finished_per_hour": one.per_hour,
            "finished_per_day": one.per_day,
            "days_left": one.days_left,
            "estimated_completion": None if one.completion is None else one.completion.isoformat(),
            **_sums(one.sums),
        }


def _categories(found: Statistics) -> Iterator[Row]:
    for one in found.categories:
        yield {
            "dataset": one.dataset,
            "category": one.category,
            **_changed(one.changed),
            "rejections": one.rejections,
        }


def _days(found: Statistics) -> Iterator[Row]:
    for one in found.days:
        yield {
            "day": one.day.isoformat(),
            **_tally(one.tally),
            "finished": one.finished,
            "remaining": one.remaining,
            **{f"{kind}_seconds": one.seconds[kind] for kind in Kind},
        }


def _categories_of_members(found: Statistics) -> Iterator[Row]:
    for one in found.members:
        for name, changed in one.sums.categories.items():
            yield {"member": one.member, "category": name, **_changed(changed)}


def _categories_of_queues(found: Statistics) -> Iterator[Row]:
    for one in found.queues:
        for name in sorted(one.sums.categories.keys() | one.rejections.keys()):
            changed = one.sums.categories.get(name, Changed())
            rejections = one.rejections.get(name, 0)
            yield {**_place(one), "category": name, **_changed(changed), "rejections": rejections}


def _statuses(found: Statistics) -> Iterator[Row]:
    for one in found.queues:
        for status, samples in one.counts.items():
            oldest = one.oldest.get(status)
            yield {**_place(one), "status": status.value, "samples": samples, "oldest_seconds": oldest}


def _flow(found: Statistics) -> Iterator[Row]:
    for one in found.queues:
        for (before, after), many in sorted(one.flow.items()):
            yield {**_place(one), "from_status": before.value, "to_status": after.value, "changes": many}


def _distribution(found: Statistics) -> Iterator[Row]:
    edges: list[float | None] = [0.0, *BUCKETS, None]
    for one in found.queues:
        for kind, buckets in one.distribution.items():
            for place, samples in enumerate(buckets):
                yield {
                    **_place(one),
                    "kind": kind.value,
                    "from_seconds": edges[place],
                    "to_seconds": edges[place + 1],
                    "samples": samples,
                }


def _remaining(found: Statistics) -> Iterator[Row]:
    for one in found.queues:
        for day, samples in one.remaining.items():
            yield {**_place(one), "day": day.isoformat(), "remaining": samples}


def _place(one: QueueStatistics) -> Row:
    return {"dataset": one.dataset, "queue": one.queue}


def _sums(sums: Sums) -> Row:
    times = chain.from_iterable(_times(kind, sums.times[kind]).items() for kind in Kind)
    return {**_tally(sums.tally), "in_hand": sums.in_hand, **_changed(sums.changed), **dict(times)}


def _tally(tally: Tally) -> Row:
    counts = {one.name: getattr(tally, one.name) for one in fields(Tally)}
    first = {"first_decisions": counts.pop("decided"), "first_accepted": counts.pop("passed")}
    return {**counts, **first, "first_pass_acceptance": tally.first_pass}


def _changed(changed: Changed) -> Row:
    return {f"annotations_{one.name}": getattr(changed, one.name) for one in fields(Changed)}


def _times(kind: Kind, times: Times) -> Row:
    values: dict[str, Cell] = {
        "samples": times.samples,
        "seconds": times.seconds,
        "mean_seconds_per_sample": times.mean_per_sample,
        "median_seconds_per_sample": times.median_per_sample,
        "annotations": times.annotations,
        "mean_seconds_per_annotation": times.mean_per_annotation,
        "median_seconds_per_annotation": times.median_per_annotation,
    }
    return {f"{kind}_{name}": value for name, value in values.items()}


_ROWS: Final[Mapping[By, Callable[[Statistics], Iterator[Row]]]] = {
    By.MEMBER: _members,
    By.QUEUE: _queues,
    By.CATEGORY: _categories,
    By.DAY: _days,
    By.MEMBER_CATEGORY: _categories_of_members,
    By.QUEUE_CATEGORY: _categories_of_queues,
    By.STATUS: _statuses,
    By.FLOW: _flow,
    By.TIME: _distribution,
    By.REMAINING: _remaining,
}
"""Every table is here."""

_DAY: Final = date.min
_SUMS: Final = Sums(categories={"": Changed()})
_STATUS: Final = LabelStatus.UNLABELED
# One row of everything: tables without rows have their columns, too.
_SPECIMEN: Final = Statistics(
    since=None,
    until=None,
    about_all=True,
    total=_SUMS,
    members=(MemberStatistics("", _SUMS),),
    queues=(
        QueueStatistics(
            dataset="",
            queue="",
            sums=_SUMS,
            counts={_STATUS: 0},
            done=0,
            distribution={Kind.LABEL: (0,)},
            flow={(_STATUS, _STATUS): 0},
            remaining={_DAY: 0},
        ),
    ),
    categories=(CategoryStatistics("", ""),),
    days=(DayStatistics(_DAY),),
)
