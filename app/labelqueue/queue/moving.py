"""Samples on their way from queue to queue, in transactions that keep nobody waiting."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from labelqueue.domain.ids import QueueId, SampleId
from labelqueue.domain.query import Query
from labelqueue.store import filling
from labelqueue.store.engine import Store
from labelqueue.store.filling import Moved

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


def _all(
    store: Store,
    step: Callable[[SampleId | None], Callable[..., Moved]],
    progress: Progress,
    moved: int,
) -> None:
    after: SampleId | None = None
    while True:
        some = store.write(step(after))
        moved += some.count
        if progress is not None:
            progress(moved)
        if some.last is None:
            return
        after = some.last
