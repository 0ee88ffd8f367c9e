"""Which samples stand behind a number of the statistics."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from labelqueue.domain.listing import BY_NAME, SampleOrder
from labelqueue.domain.query import Query
from labelqueue.domain.statistics import BUCKETS
from labelqueue.domain.statistics_tables import By, Cell
from labelqueue.domain.status import LabelStatus
from labelqueue.domain.work_unit import Kind

MOST: Final = 10_000
"""So many samples of one dataset are named at most."""


class Figure(StrEnum):
    """What was counted. Everything up to `DELETED` happened in the range; what follows stands so now."""

    SUBMITTED = "submitted"
    SKIPPED = "skipped"
    REVIEWED = "reviewed"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    FIRST_DECISIONS = "first_decisions"
    FIRST_ACCEPTED = "first_accepted"
    FINISHED = "finished"
    MOVED = "moved"
    POINTED_AT = "pointed_at"
    WORKED_ON = "worked_on"
    CREATED = "created"
    CHANGED = "changed"
    DELETED = "deleted"
    STANDING = "standing"
    DONE = "done"
    LEFT = "left"
    IN_HAND = "in_hand"


@dataclass(frozen=True, slots=True)
class Behind:
    """What a number is about; None: no matter which. How samples stand is no matter of a member.

    `untold`: the work of those together whom a queue does not name. `days`: the first and the last of them.
    `bucket`: a place among the steps of the distribution of times. `change`: from one status to another.
    `oldest`: those come first that have their status for the longest.
    """

    figure: Figure
    dataset: str | None = None
    queue: str | None = None
    member: str | None = None
    untold: bool = False
    days: tuple[date, date] | None = None
    category: str | None = None
    kind: Kind | None = None
    bucket: int | None = None
    change: tuple[LabelStatus, LabelStatus] | None = None
    status: LabelStatus | None = None
    oldest: bool = False


@dataclass(frozen=True, slots=True)
class FoundBehind:
    """Samples of one dataset. `samples`: how many `query` names (None: as many as it finds).

    `more`: there are others, older ones, which it does not name. `order`: in which they say the most.
    """

    dataset: str
    query: Query
    samples: int | None = None
    more: bool = False
    order: SampleOrder = BY_NAME


Row = Mapping[str, Cell]

_EVENTS: Final[Mapping[str, Figure]] = {
    "submitted": Figure.SUBMITTED,
    "skipped": Figure.SKIPPED,
    "reviewed": Figure.REVIEWED,
    "accepted": Figure.ACCEPTED,
    "rejected": Figure.REJECTED,
    "first_decisions": Figure.FIRST_DECISIONS,
    "first_accepted": Figure.FIRST_ACCEPTED,
    "first_pass_acceptance": Figure.FIRST_DECISIONS,
    "finished": Figure.FINISHED,
    "finished_per_hour": Figure.FINISHED,
    "finished_per_day": Figure.FINISHED,
    "rejections": Figure.POINTED_AT,
    "annotations_created": Figure.CREATED,
    "annotations_changed": Figure.CHANGED,
    "annotations_deleted": Figure.DELETED,
    "changes": Figure.MOVED,
    "in_hand": Figure.IN_HAND,
    "done": Figure.DONE,
    "progress": Figure.DONE,
    "days_left": Figure.LEFT,
    "estimated_completion": Figure.LEFT,
    "oldest_seconds": Figure.STANDING,
}
"""By the name of a column, where that says it all."""

_TIMED: Final[Mapping[str, Kind]] = {
    f"{kind}_{name}": kind
    for kind in Kind
    for name in (
        "samples",
        "seconds",
        "mean_seconds_per_sample",
        "median_seconds_per_sample",
        "annotations",
        "mean_seconds_per_annotation",
        "median_seconds_per_annotation",
    )
}


def of_cell(by: By, row: Row, column: str, *, today: date | None) -> Behind | None:
    """What the number of that column is about, in a row of a table. None: it is no number, or cannot be told.

    `today`: the last day of the range, if that is today; what was left on other days nobody can find again.
    """
    if not row[column]:
        return None  # none, or nothing
    figure = _figure(by, row, column, today)
    if figure is None:
        return None
    day, kind = row.get("day"), row.get("kind")
    happened = figure not in _NOW
    return Behind(
        figure,
        dataset=_text(row, "dataset"),
        queue=_text(row, "queue"),
        member=_text(row, "member"),
        untold="member" in row and row["member"] is None,
        days=(date.fromisoformat(day),) * 2 if isinstance(day, str) and happened else None,
        category=_text(row, "category"),
        kind=Kind(kind) if isinstance(kind, str) else _TIMED.get(column),
        bucket=_bucket(row) if by is By.TIME else None,
        change=_change(row),
        status=LabelStatus(str(row["status"])) if "status" in row else None,
        oldest=column == "oldest_seconds",
    )


_NOW: Final = frozenset({Figure.STANDING, Figure.DONE, Figure.LEFT, Figure.IN_HAND})


def _figure(by: By, row: Row, column: str, today: date | None) -> Figure | None:
    match column:
        case "samples":
            return Figure.WORKED_ON if by is By.TIME else Figure.STANDING
        case "remaining":
            return Figure.LEFT if today is not None and row.get("day") == today.isoformat() else None
        case _:
            return Figure.WORKED_ON if column in _TIMED else _EVENTS.get(column)


def _text(row: Row, name: str) -> str | None:
    found = row.get(name)
    return found if isinstance(found, str) else None


def _change(row: Row) -> tuple[LabelStatus, LabelStatus] | None:
    if "from_status" not in row:
        return None
    return LabelStatus(str(row["from_status"])), LabelStatus(str(row["to_status"]))


def _bucket(row: Row) -> int:
    begin = row["from_seconds"]
    return 0 if not begin else BUCKETS.index(float(begin)) + 1
