"""What the home page shows of a workspace, read in one go."""

from collections.abc import Mapping
from dataclasses import dataclass

from labelqueue.domain.category import Category
from labelqueue.domain.settings import QueueSettings, QueueState
from labelqueue.domain.status import LabelStatus


@dataclass(frozen=True, slots=True)
class QueueSummary:
    """A queue as one member sees it: `may_label` and `may_review` follow from role and queue membership."""

    name: str
    state: QueueState
    settings: QueueSettings
    counts: Mapping[LabelStatus, int]
    may_label: bool
    may_review: bool

    @property
    def total(self) -> int:
        """How many samples the queue has."""
        return sum(self.counts.values())


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
    """A workspace as one member sees it."""

    title: str
    member: str
    manager: bool
    datasets: tuple[DatasetSummary, ...]
