"""The names that searches in a dataset can have."""

from typing import Any, Final

from sqlalchemy import Connection, Select, select

from labelqueue.domain.ids import DatasetId
from labelqueue.domain.vocabulary import Vocabulary, metadata_words
from labelqueue.store.tables import category, member, queue, sample

_LOOKED_AT: Final = 500
"""Samples at each end of a dataset whose metadata say which keys there are."""


def of_dataset(connection: Connection, dataset_id: DatasetId) -> Vocabulary:
    """Names of queues, members and categories, and what the first and the last samples have as metadata."""

    def names(statement: Select[Any]) -> tuple[str, ...]:
        return tuple(connection.execute(statement).scalars())

    of_samples = select(sample.c.metadata).where(sample.c.dataset_id == dataset_id)
    # In the order of an index, at both ends of it: nobody reads a million rows for this.
    ends = (
        of_samples.order_by(sample.c.dataset_id, sample.c.created_at).limit(_LOOKED_AT),
        of_samples.order_by(sample.c.dataset_id.desc(), sample.c.created_at.desc()).limit(_LOOKED_AT),
    )
    each = [one for end in ends for one in connection.execute(end).scalars()]
    return Vocabulary(
        queues=names(select(queue.c.name).where(queue.c.dataset_id == dataset_id).order_by(queue.c.id)),
        members=names(select(member.c.name).order_by(member.c.active.desc(), member.c.name)),
        categories=names(
            select(category.c.name).where(category.c.dataset_id == dataset_id).order_by(category.c.id)
        ),
        metadata=metadata_words(each),
    )
