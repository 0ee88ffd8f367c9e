"""The samples of a dataset with their labels, on their way into a file."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from labelqueue.domain.ids import DatasetId
from labelqueue.domain.status import LabelStatus
from labelqueue.queue.images_of_samples import size_of
from labelqueue.queue.session import Session
from labelqueue.store import samples

# Formats load slow libraries, which the queue itself does not need.
if TYPE_CHECKING:
    from labelqueue.formats import ExportedSample


def outgoing(
    session: Session,
    dataset_id: DatasetId,
    statuses: Sequence[LabelStatus],
    *,
    progress: Callable[[int], None] | None,
) -> Iterator["ExportedSample"]:
    """The samples of these statuses, by name; `progress` is told, one by one, how many there were."""
    from labelqueue.formats import ExportedSample

    after: str | None = None
    done = 0
    while chunk := session.read(
        partial(samples.labeled, dataset_id=dataset_id, statuses=statuses, after=after), through_all=True
    ):
        for one in chunk:
            width, height = one.width, one.height
            if width is None or height is None:
                width, height = size_of(one.uri) or (None, None)
            yield ExportedSample(one.name, width, height, one.status, one.label)
            done += 1
            if progress is not None:
                progress(done)
        after = chunk[-1].name
