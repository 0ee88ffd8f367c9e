"""How a status is called beside its count, and the order in which people read progress."""

from collections.abc import Mapping
from typing import Final

from labelqueue.domain.status import LabelStatus

WORDS: Final[Mapping[LabelStatus, str]] = {
    LabelStatus.REVIEWED: "reviewed",
    LabelStatus.REVIEWING_IN_PROGRESS: "in review",
    LabelStatus.LABELED: "labeled",
    LabelStatus.REJECTED: "rejected",
    LabelStatus.LABELING_IN_PROGRESS: "in labeling",
    LabelStatus.PRELABELED: "prelabeled",
    LabelStatus.SKIPPED: "skipped",
    LabelStatus.UNLABELED: "unlabeled",
}
"""Total over the statuses: what is finished first, what is untouched last."""


def in_reading_order(counts: Mapping[LabelStatus, int]) -> list[tuple[LabelStatus, int]]:
    """The statuses that occur, finished ones first."""
    return [(status, counts[status]) for status in WORDS if counts.get(status)]


def counted(count: int, noun: str, plural: str = "") -> str:
    """`1 image`, `1,204 images`."""
    return f"{count:,} {noun if count == 1 else plural or noun + 's'}"
