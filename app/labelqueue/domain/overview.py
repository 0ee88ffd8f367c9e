"""What the home page shows of a workspace, read in one go."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from labelqueue.domain.category import Category
from labelqueue.domain.settings import QueueSettings, QueueState
from labelqueue.domain.status import LabelStatus


@dataclass(frozen=True, slots=True)
class QueueSummary:
    """A queue as one member sees it: `may_label` and `may_review` follow from role and queue membership.

    `complete_since`: when its last sample was done (UTC), if all are and the history says so.
    """

    name: str
    state: QueueState
    settings: QueueSettings
    counts: Mapping[LabelStatus, int]
    may_label: bool
    may_review: bool
    description: str = ""
    has_reviewers: bool = True
    is_default: bool = True
    has_guide: bool = False
    complete_since: datetime | None = None

    @property
    def total(self) -> int:
        """How many samples the queue has."""
        return sum(self.counts.values())

    @property
    def is_complete(self) -> bool:
        """Whether all its samples are done."""
        return is_complete(self.counts, has_reviewers=self.has_reviewers)


def done_statuses(*, has_reviewers: bool) -> frozenset[LabelStatus]:
    """The statuses after which nothing more is to be done: labeled only where nobody reviews."""
    done = frozenset({LabelStatus.REVIEWED, LabelStatus.SKIPPED})
    return done if has_reviewers else done | {LabelStatus.LABELED}


def is_complete(counts: Mapping[LabelStatus, int], *, has_reviewers: bool) -> bool:
    """Whether a queue has samples and all are done: reviewed or skipped, or labeled where nobody reviews."""
    done = done_statuses(has_reviewers=has_reviewers)
    waiting = sum(count for status, count in counts.items() if status not in done)
    return waiting == 0 and sum(counts.values()) > 0


@dataclass(frozen=True, slots=True)
class DatasetSummary:
    """A dataset with its queues, the default one first; `cover` holds the uris of its first samples."""

    name: str
    description: str
    categories: tuple[Category, ...]
    queues: tuple[QueueSummary, ...]
    cover: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """A workspace as one member sees it. `may_look`: at any sample; `waiting`: samples that wait for them."""

    title: str
    member: str
    manager: bool
    datasets: tuple[DatasetSummary, ...]
    may_create_queues: bool = False
    may_look: bool = False
    waiting: int = 0
