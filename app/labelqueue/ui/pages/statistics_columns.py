"""The columns of the tables of statistics: what they are called, how they are written, what they are."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum, StrEnum, auto
from typing import Final

from labelqueue.domain.phrase import phrase
from labelqueue.domain.statistics_tables import By, Cell
from labelqueue.domain.status import LabelStatus, words
from labelqueue.domain.work_unit import Kind
from labelqueue.ui.i18n import day, number, tr, translated
from labelqueue.ui.widgets.moments import clock


class Form(Enum):
    """How a value is written."""

    NAME = auto()
    MEMBER = auto()
    COUNT = auto()
    RATE = auto()
    PART = auto()
    TIME = auto()
    AGE = auto()
    DAY = auto()
    STATUS = auto()
    KIND = auto()


LEFT_ALIGNED: Final = frozenset({Form.NAME, Form.MEMBER, Form.STATUS, Form.KIND})


@dataclass(frozen=True, slots=True)
class Column:
    """`meaning`: the definition of the guide, in short."""

    heading: str
    form: Form
    meaning: str = ""


KINDS: Final[Mapping[Kind, str]] = {
    Kind.LABEL: phrase("Labeling"),
    Kind.REVIEW: phrase("Review"),
    Kind.REWORK: phrase("Rework"),
    Kind.DIRECT: phrase("Opened by name"),
}
"""Total over the kinds of work."""

_SECONDS: Final[Mapping[Kind, tuple[str, Form, str]]] = {
    Kind.LABEL: (
        phrase("Labeling time"),
        Form.TIME,
        phrase("Active time of labeling: between moves and keys, without pauses of over 5 minutes"),
    ),
    Kind.REVIEW: (
        phrase("Review time"),
        Form.TIME,
        phrase("Active time of reviewing: between moves and keys, without pauses of over 5 minutes"),
    ),
    Kind.REWORK: (
        phrase("Rework time"),
        Form.TIME,
        phrase("Active time of labeling after a rejection"),
    ),
    Kind.DIRECT: (
        phrase("Time, opened by name"),
        Form.TIME,
        phrase("Active time on samples that were opened by their names"),
    ),
}
"""Total over the kinds of work."""

_TIMES: Final[Mapping[str, Column]] = {
    "samples": Column(
        phrase("Samples"), Form.COUNT, phrase("Samples that were worked on, each once for each member")
    ),
    "mean_seconds_per_sample": Column(
        phrase("Mean per sample"), Form.TIME, phrase("Mean of the active time on each sample")
    ),
    "median_seconds_per_sample": Column(
        phrase("Median per sample"),
        Form.TIME,
        phrase("Median of the active time on each sample: half of them took longer"),
    ),
    "annotations": Column(
        phrase("Annotations"), Form.COUNT, phrase("Annotations in the labels of these samples at the end")
    ),
    "mean_seconds_per_annotation": Column(
        phrase("Mean per annotation"),
        Form.TIME,
        phrase("Active time on samples that have annotations, divided by how many they have at the end"),
    ),
    "median_seconds_per_annotation": Column(
        phrase("Median per annotation"),
        Form.TIME,
        phrase("Median of the time on each sample that has annotations, divided by its annotations"),
    ),
}

COLUMNS: Final[Mapping[str, Column]] = {
    "member": Column(phrase("Member"), Form.MEMBER),
    "dataset": Column(phrase("Dataset"), Form.NAME),
    "queue": Column(phrase("Queue"), Form.NAME),
    "category": Column(phrase("Category"), Form.NAME),
    "day": Column(phrase("Day"), Form.DAY),
    "status": Column(phrase("Status"), Form.STATUS),
    "from_status": Column(phrase("From"), Form.STATUS),
    "to_status": Column(phrase("To"), Form.STATUS),
    "kind": Column(phrase("Work"), Form.KIND),
    "from_seconds": Column(phrase("From time"), Form.TIME, phrase("Samples that took at least so long")),
    "to_seconds": Column(phrase("To time"), Form.TIME, phrase("Samples that took less than that")),
    "samples": Column(phrase("Samples"), Form.COUNT, phrase("How many samples there are")),
    "done": Column(
        phrase("Done"),
        Form.COUNT,
        phrase("Samples that are reviewed or skipped (or labeled, where nobody reviews)"),
    ),
    "progress": Column(phrase("Progress"), Form.PART, phrase("The part of all samples that is done")),
    "finished": Column(
        phrase("Finished", "samples"), Form.COUNT, phrase("How often a sample became done in these days")
    ),
    "finished_per_hour": Column(
        phrase("Finished per hour"),
        Form.RATE,
        phrase("Finished, divided by the hours of active time of all who worked in the queue"),
    ),
    "finished_per_day": Column(
        phrase("Finished per day"),
        Form.RATE,
        phrase("Finished, divided by the days on which anything was submitted, skipped or decided"),
    ),
    "days_left": Column(
        phrase("Days left"),
        Form.RATE,
        phrase("What is not done, divided by the mean of finished on the last seven days with work"),
    ),
    "estimated_completion": Column(
        phrase("Expected end"), Form.DAY, phrase("The day on which all is done, if work goes on every day")
    ),
    "submitted": Column(phrase("Submitted"), Form.COUNT, phrase("How often a sample was submitted")),
    "skipped": Column(
        phrase("Skipped"), Form.COUNT, phrase("How often a sample was skipped, labeling or reviewing")
    ),
    "reviewed": Column(
        phrase("Reviewed"), Form.COUNT, phrase("How often a member accepted or rejected a sample")
    ),
    "accepted": Column(
        phrase("Accepted"),
        Form.COUNT,
        phrase("How often reviewers accepted; it counts for who labeled the sample"),
    ),
    "rejected": Column(
        phrase("Rejected"),
        Form.COUNT,
        phrase("How often reviewers rejected; it counts for who labeled the sample"),
    ),
    "first_decisions": Column(
        phrase("First decisions"), Form.COUNT, phrase("Samples about which was decided for the first time")
    ),
    "first_accepted": Column(
        phrase("Accepted at once"), Form.COUNT, phrase("First decisions that were Accept")
    ),
    "first_pass_acceptance": Column(
        phrase("First-pass acceptance"),
        Form.PART,
        phrase("Of the samples that were decided for the first time, the part that was accepted"),
    ),
    "in_hand": Column(phrase("In hand"), Form.COUNT, phrase("Samples that a member holds now")),
    "annotations_created": Column(
        phrase("Created"), Form.COUNT, phrase("Annotations that were drawn in the window")
    ),
    "annotations_changed": Column(
        phrase("Changed"),
        Form.COUNT,
        phrase("Annotations that were changed in the window, each once while a sample is open"),
    ),
    "annotations_deleted": Column(
        phrase("Deleted"), Form.COUNT, phrase("Annotations that were deleted in the window")
    ),
    "rejections": Column(
        phrase("Rejections"),
        Form.COUNT,
        phrase("Rejections with a comment pinned on an annotation of that category, each once"),
    ),
    "remaining": Column(
        phrase("Not done"),
        Form.COUNT,
        phrase("Samples that were not done at the end of that day, without those that were added later"),
    ),
    "oldest_seconds": Column(
        phrase("Oldest"),
        Form.AGE,
        phrase("How long the one has its status that has it for the longest"),
    ),
    "changes": Column(
        phrase("Changes"), Form.COUNT, phrase("How often samples went from one status to the other")
    ),
    **{f"{kind}_seconds": Column(*texts) for kind, texts in _SECONDS.items()},
    **{f"{kind}_{name}": column for kind in Kind for name, column in _TIMES.items()},
}
"""Total over the columns of all tables."""


class Group(StrEnum):
    """What of a wide table is shown beside the names of its rows."""

    STANDS = "stands"
    DONE = "done"
    LABEL = "label"
    REVIEW = "review"
    REWORK = "rework"
    DIRECT = "direct"


GROUPS: Final[Mapping[Group, str]] = {
    Group.STANDS: phrase("How they stand"),
    Group.DONE: phrase("What was done"),
    Group.LABEL: phrase("Time of labeling"),
    Group.REVIEW: phrase("Time of review"),
    Group.REWORK: phrase("Time of rework"),
    Group.DIRECT: phrase("Time, opened by name"),
}
"""Total over the groups."""

_STANDS: Final = frozenset(
    {
        *("samples", "done", "progress", "finished", "finished_per_hour", "finished_per_day"),
        *("days_left", "estimated_completion", "in_hand"),
    }
)
_NAMES: Final = frozenset({"member", "dataset", "queue"})


def groups_of(by: By) -> tuple[Group, ...]:
    """The groups in which a table is shown; none: all at once."""
    match by:
        case By.MEMBER:
            return tuple(one for one in Group if one is not Group.STANDS)
        case By.QUEUE:
            return tuple(Group)
        case _:
            return ()


def shown(by: By, header: Iterable[str], group: Group | None) -> list[int]:
    """The places of the columns that are shown."""
    return [place for place, name in enumerate(header) if group is None or _in_group(by, name, group)]


def _in_group(by: By, name: str, group: Group) -> bool:
    if name in _NAMES:
        return True
    kind = next((kind for kind in Kind if name.startswith(f"{kind}_")), None)
    if kind is not None:
        return group.value == kind.value
    stands = by is By.QUEUE and name in _STANDS
    return group is (Group.STANDS if stands else Group.DONE)


def written(name: str, value: Cell) -> str:
    """A value as people read it; nothing where there is none."""
    form = COLUMNS[name].form
    if value is None:
        return tr("(not told)") if form is Form.MEMBER else ""
    return _WRITTEN[form](value)


def age(seconds: float) -> str:
    """How long something has waited: 40 min, 5 h, 12 days."""
    if seconds < 3600:
        return tr("{n} min", n=int(seconds // 60))
    if seconds < 2 * 86400:
        return tr("{n} h", n=int(seconds // 3600))
    return tr("{n} days", n=int(seconds // 86400))


_WRITTEN: Final[Mapping[Form, Callable[[str | int | float], str]]] = {
    Form.NAME: str,
    Form.MEMBER: str,
    Form.COUNT: lambda value: number(float(value)),
    Form.RATE: lambda value: number(float(value), decimals=1),
    Form.PART: lambda value: tr("{percent} %", percent=number(100 * float(value))),
    Form.TIME: lambda value: clock(float(value)),
    Form.AGE: lambda value: age(float(value)),
    Form.DAY: lambda value: day(date.fromisoformat(str(value))),
    Form.STATUS: lambda value: translated(words(LabelStatus(str(value)))),
    Form.KIND: lambda value: translated(KINDS[Kind(str(value))]),
}
"""Total over the forms."""
