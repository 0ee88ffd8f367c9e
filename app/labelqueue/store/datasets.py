"""Datasets and their categories."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, delete, insert, select, union_all, update

from labelqueue.domain.category import Category
from labelqueue.domain.errors import InvalidValue, NotFound
from labelqueue.domain.ids import CategoryId, DatasetId, MemberId
from labelqueue.domain.phrase import phrase
from labelqueue.domain.settings import QueueSettings, QueueState
from labelqueue.domain.skeleton import skeleton_from_json, skeleton_to_json
from labelqueue.store import kept_ahead, pieces, queues
from labelqueue.store.dialects import insert_missing
from labelqueue.store.engine import AnyRow
from labelqueue.store.tables import category, dataset, former_category, sample, state


@dataclass(frozen=True, slots=True)
class DatasetRow:
    """A dataset as it stands now."""

    id: DatasetId
    name: str
    description: str
    categories: tuple[Category, ...]


def add(
    connection: Connection,
    name: str,
    *,
    description: str,
    categories: Sequence[Category],
    made_by: MemberId,
    default_queue: tuple[str, QueueSettings],
) -> None:
    """A new dataset without samples, with the queue that will hold them.

    Raises:
        InvalidValue: the name is taken.
    """
    row = {"name": name, "description": description, "created_by": made_by}
    made = insert_missing(connection, dataset, [row], returning=[dataset.c.id])
    if not made:
        raise InvalidValue(phrase("There is a dataset {name!r} already.", name=name))
    dataset_id = DatasetId(made[0].id)
    if categories:
        connection.execute(
            insert(category),
            [
                {
                    "dataset_id": dataset_id,
                    "id": one.id,
                    "name": one.name,
                    "color": one.color,
                    "skeleton": skeleton_to_json(one.skeleton),
                    "shortcut": one.shortcut,
                }
                for one in categories
            ],
        )
    queue_name, settings = default_queue
    queues.add(connection, dataset_id, queue_name, settings, default=True)


def find(connection: Connection, name: str) -> DatasetRow:
    """The dataset of that name.

    Raises:
        NotFound: there is none.
    """
    row = connection.execute(select(dataset).where(dataset.c.name == name)).first()
    if row is None:
        raise NotFound(phrase("There is no dataset {name!r}.", name=name))
    return _value(connection, row)


def load(connection: Connection, dataset_id: DatasetId) -> DatasetRow:
    """The dataset of that id.

    Raises:
        NotFound: it was deleted.
    """
    row = connection.execute(select(dataset).where(dataset.c.id == dataset_id)).first()
    if row is None:
        raise NotFound(phrase("This dataset does not exist any more."))
    return _value(connection, row)


def everything(connection: Connection) -> list[DatasetRow]:
    """All datasets, by name."""
    rows = connection.execute(select(dataset).order_by(dataset.c.name)).all()
    return [_value(connection, row) for row in rows]


def _value(connection: Connection, row: AnyRow) -> DatasetRow:
    dataset_id = DatasetId(row.id)
    return DatasetRow(dataset_id, row.name, row.description, categories_of(connection, dataset_id))


def categories_of(connection: Connection, dataset_id: DatasetId) -> tuple[Category, ...]:
    """The categories of a dataset, by id."""
    merged: defaultdict[int, list[CategoryId]] = defaultdict(list)
    former = select(former_category).where(former_category.c.dataset_id == dataset_id)
    for row in connection.execute(former.order_by(former_category.c.id)):
        if row.into_id is not None:
            merged[row.into_id].append(CategoryId(row.id))
    rows = connection.execute(
        select(category).where(category.c.dataset_id == dataset_id).order_by(category.c.id)
    )
    return tuple(
        Category(
            row.name,
            row.color,
            CategoryId(row.id),
            skeleton_from_json(row.skeleton),
            former=tuple(row.former_names or ()),
            merged=tuple(merged[row.id]),
            shortcut=row.shortcut,
        )
        for row in rows
    )


def category_tables(
    connection: Connection, dataset_id: DatasetId
) -> tuple[dict[str, CategoryId], dict[CategoryId, str]]:
    """The ids by name, also by those of before, and the present names by id, also by those of before."""
    categories = categories_of(connection, dataset_id)
    ids = {name: one.id for one in categories for name in (*one.former, one.name)}
    deleted = connection.execute(
        select(former_category.c.id, former_category.c.name).where(
            former_category.c.dataset_id == dataset_id, former_category.c.into_id.is_(None)
        )
    )
    names = {CategoryId(row.id): row.name for row in deleted}
    return ids, names | {id_: one.name for one in categories for id_ in one.ids}


READ_AS: Final = union_all(
    select(category.c.dataset_id, category.c.id, category.c.name),
    select(former_category.c.dataset_id, former_category.c.id, category.c.name).join(
        category,
        (category.c.dataset_id == former_category.c.dataset_id)
        & (category.c.id == former_category.c.into_id),
    ),
)
"""The name under which labels read each id that they may have."""


def cover(connection: Connection, dataset_id: DatasetId, count: int) -> tuple[str, ...]:
    """The uris of the first samples by name."""
    rows = connection.execute(
        select(sample.c.uri)
        .join(state, state.c.sample_id == sample.c.id)
        .where(sample.c.dataset_id == dataset_id)
        .order_by(sample.c.name)
        .limit(count)
    )
    return tuple(rows.scalars())


def close(connection: Connection, dataset_id: DatasetId) -> None:
    """Hand out nothing of it any more, and say why.

    Raises:
        NotFound: it was deleted before.
    """
    said = (
        update(dataset).where(dataset.c.id == dataset_id).values(description="This dataset is being deleted.")
    )
    if not connection.execute(said).rowcount:
        raise NotFound(phrase("This dataset does not exist any more."))
    for row in queues.of_dataset(connection, dataset_id):
        queues.change(connection, row.id, state=QueueState.FINISHED, criteria="")
        kept_ahead.end(connection, queue_id=row.id)


def remove_some(connection: Connection, dataset_id: DatasetId, after: str) -> str | None:
    """Delete some samples by name, from behind `after`; returns the last of them (None: no more)."""
    rows = connection.execute(
        select(sample.c.id, sample.c.name)
        .where(sample.c.dataset_id == dataset_id, sample.c.name > after)
        .order_by(sample.c.name)
        .limit(pieces.CHUNK)
    ).all()
    connection.execute(delete(sample).where(sample.c.id.in_([row.id for row in rows])))
    return rows[-1].name if len(rows) == pieces.CHUNK else None


def remove(connection: Connection, dataset_id: DatasetId) -> None:
    """Delete a dataset with everything in it.

    Raises:
        NotFound: it was deleted before.
    """
    queues.default_of(connection, dataset_id, alone=True)  # nobody adds samples meanwhile
    connection.execute(delete(sample).where(sample.c.dataset_id == dataset_id))
    if not connection.execute(delete(dataset).where(dataset.c.id == dataset_id)).rowcount:
        raise NotFound(phrase("This dataset does not exist any more."))
