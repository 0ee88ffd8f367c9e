"""What the home page shows, in one transaction."""

from dataclasses import replace
from typing import Final

from sqlalchemy import Connection

from labelqueue.domain.member import LOOKERS, ROLE_FOR, Member, Role
from labelqueue.domain.mine import Share
from labelqueue.domain.overview import DatasetSummary, Overview, QueueSummary
from labelqueue.domain.status import LabelStatus, Mode
from labelqueue.store import datasets, mine, news_ends, queues
from labelqueue.store.datasets import DatasetRow
from labelqueue.store.queues import QueueRow

_COVER: Final = 5


def overview(connection: Connection, who: Member, *, title: str) -> Overview:
    """All datasets and queues with their counts, as `who` may work in them."""
    rows = datasets.everything(connection)
    of = {row.id: queues.of_dataset(connection, row.id) for row in rows}
    ids = [queue.id for some in of.values() for queue in some]
    counts = queues.counts(connection, ids)
    described = queues.described(connection, ids)

    def queue_summary(queue: QueueRow) -> QueueSummary:
        description, has_guide = described[queue.id]
        summary = _queue(queue, counts[queue.id], who)
        since = news_ends.completed_at(connection, queue) if summary.is_complete else None
        return replace(summary, description=description, has_guide=has_guide, complete_since=since)

    def dataset_summary(row: DatasetRow) -> DatasetSummary:
        return DatasetSummary(
            name=row.name,
            description=row.description,
            categories=row.categories,
            queues=tuple(queue_summary(queue) for queue in of[row.id]),
            cover=datasets.cover(connection, row.id, _COVER),
        )

    return Overview(
        title,
        who.name,
        who.may(Role.MANAGER),
        tuple(dataset_summary(row) for row in rows),
        may_create_queues=who.may(Role.REVIEWER),
        may_look=who.role in LOOKERS,
        waiting=mine.count(connection, who, Share.WAITING),
    )


def _queue(queue: QueueRow, counts: dict[LabelStatus, int], who: Member) -> QueueSummary:
    def may(mode: Mode) -> bool:
        return who.may(ROLE_FOR[mode]) and queue.lets_in(who.id, mode)

    return QueueSummary(
        name=queue.name,
        state=queue.state,
        settings=queue.settings,
        counts=counts,
        may_label=may(Mode.LABEL),
        may_review=may(Mode.REVIEW),
        has_reviewers=queue.has_reviewers,
        is_default=queue.is_default,
    )
