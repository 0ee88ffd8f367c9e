"""How a status is called beside its count, and the order in which people read progress."""

from collections.abc import Mapping
from typing import Final

from labelqueue.domain.phrase import phrase
from labelqueue.domain.status import LabelStatus
from labelqueue.ui.i18n import tr

WORDS: Final[Mapping[LabelStatus, str]] = {
    LabelStatus.REVIEWED: phrase("reviewed"),
    LabelStatus.REVIEWING_IN_PROGRESS: phrase("in review"),
    LabelStatus.LABELED: phrase("labeled"),
    LabelStatus.REJECTED: phrase("rejected"),
    LabelStatus.LABELING_IN_PROGRESS: phrase("in labeling"),
    LabelStatus.PRELABELED: phrase("prelabeled"),
    LabelStatus.SKIPPED: phrase("skipped"),
    LabelStatus.UNLABELED: phrase("unlabeled"),
}
"""Total over the statuses: what is finished first, what is untouched last."""


def in_reading_order(counts: Mapping[LabelStatus, int]) -> list[tuple[LabelStatus, int]]:
    """The statuses that occur, finished ones first."""
    return [(status, counts[status]) for status in WORDS if counts.get(status)]


def with_count(count: int, status: LabelStatus) -> str:
    """`12 reviewed`."""
    return tr("{count} {status}", count=count, status=WORDS[status])
