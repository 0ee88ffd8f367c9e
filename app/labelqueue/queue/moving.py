"""Samples on their way from queue to queue, in transactions that keep nobody waiting."""

from collections.abc import Callable, Collection, Iterable, Sequence
from functools import partial

from labelqueue.domain.ids import DatasetId, MemberId, QueueId, SampleId
from labelqueue.domain.query import Query
from labelqueue.domain.status import Mode
from labelqueue.store import datasets, filling, freeing
from labelqueue.store.engine import Store
from labelqueue.store.pieces import Moved

Progress = Callable[[int], None] | None


def fill(
    store: Store, queue_id: QueueId, *, names: Iterable[Sequence[str]], query: Query, progress: Progress
) -> None:
    """Move untouched samples of the default queue: those of `names`, piece by piece, and what `query` finds.

    The empty query finds nothing here. `progress` is told how many were moved; what it raises ends it.
    """
    moved = 0
    for piece in names:
        moved += store.write(partial(filling.take, queue_id=queue_id, names=piece)).count
        if progress is not None:
            progress(moved)
    if query.terms:
        take = partial(filling.take, queue_id=queue_id, query=query)
        _all(store, lambda after: partial(take, after=after), progress, moved)


def remove(store: Store, queue_id: QueueId, *, progress: Progress) -> None:
    """Close the queue, give its samples back to the default one, and delete it.

    Raises:
        IllegalAction: it is the default one, or somebody holds one of its samples.
    """
    store.write(partial(filling.close, queue_id=queue_id))
    give_back = partial(filling.give_back, queue_id=queue_id)
    _all(store, lambda after: partial(give_back, after=after), progress, 0)
    store.write(partial(filling.remove, queue_id=queue_id))


def free_in(store: Store, queue_id: QueueId) -> int:
    """Let anybody have what waits for people who do not work in the queue; returns how many samples."""
    step = partial(freeing.in_queue, queue_id=queue_id)
    return _all(store, lambda after: partial(step, after=after), None, 0)


def free_of(store: Store, who: MemberId, modes: Collection[Mode]) -> int:
    """Let others have what waits for a member, in whatever queue; returns how many samples."""
    step = partial(freeing.of_member, who=who, modes=modes)
    return _all(store, lambda after: partial(step, after=after), None, 0)


def sort(store: Store, queue_id: QueueId) -> None:
    """Sort all samples of a queue as its settings say now."""
    step = partial(filling.sort, queue_id=queue_id)
    _all(store, lambda after: partial(step, after=after), None, 0)


def delete(store: Store, dataset_id: DatasetId) -> None:
    """Close a dataset, and delete it with everything in it.

    Raises:
        NotFound: it was deleted before.
    """
    store.write(partial(datasets.close, dataset_id=dataset_id), repeatable=True)
    after: str | None = ""
    while after is not None:
        after = store.write(
            partial(datasets.remove_some, dataset_id=dataset_id, after=after), repeatable=True
        )
    store.write(partial(datasets.remove, dataset_id=dataset_id))


def _all(
    store: Store,
    step: Callable[[SampleId | None], Callable[..., Moved]],
    progress: Progress,
    moved: int,
) -> int:
    after: SampleId | None = None
    while True:
        some = store.write(step(after), repeatable=True)  # what is done is not found again
        moved += some.count
        if progress is not None:
            progress(moved)
        if some.last is None:
            return moved
        after = some.last
