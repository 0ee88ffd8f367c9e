"""Other names, colours and skeletons for the categories of a dataset, and new ones.

Labels are stored with the ids of categories, clients hold them with the names: nothing may be in anybody's
hands while a name changes, and neither while a skeleton gets another number of joints. What comes under a
former name all the same (too late, from a draft, from a claim of the same instant) counts as the present one.
"""

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, func, insert, select, update

from labelqueue.domain.category import Category, edited
from labelqueue.domain.errors import IllegalAction
from labelqueue.domain.geometry import Keypoints
from labelqueue.domain.ids import CategoryId, DatasetId
from labelqueue.domain.phrase import phrase, phrases
from labelqueue.domain.query import Field, TextIs
from labelqueue.domain.query_parser import parse
from labelqueue.domain.skeleton import skeleton_to_json
from labelqueue.store import datasets, dialects, kept_ahead, queues
from labelqueue.store.queues import QueueRow
from labelqueue.store.search_dialects import SearchDialect
from labelqueue.store.tables import category, queue, revision, sample, state


def change(
    connection: Connection, dataset_id: DatasetId, wanted: Sequence[Category | str]
) -> tuple[Category, ...]:
    """Let the categories become `wanted`, by their ids; those without one are new.

    Raises:
        InvalidValue: one is missing, unknown or there twice.
        IllegalAction: criteria of a queue name one that would have another name, stored keypoints have other
            joints than a skeleton, or samples are in somebody's hands that would be touched.
        NotFound: the dataset was deleted.
    """
    queues.default_of(connection, dataset_id, alone=True)  # nobody adds samples meanwhile
    before = {one.id: one for one in datasets.categories_of(connection, dataset_id)}
    after = edited(before.values(), wanted)
    old = [one for one in after if one.id in before]
    renamed = {before[one.id].name: one.name for one in old if one.name != before[one.id].name}
    jointed = [one for one in old if _joints(one) not in (None, _joints(before[one.id]))]
    found = queues.of_dataset(connection, dataset_id, alone=True)
    if renamed or jointed:
        _refuse_while_held(connection, dataset_id)
    for row in found:
        _tell(connection, row, renamed, ends=bool(renamed or jointed))
    for one in jointed:
        _refuse_other_joints(connection, dataset_id, one)
    _write(connection, dataset_id, before, after)
    return after


def _joints(one: Category) -> int | None:
    return len(one.skeleton.names) if one.skeleton else None


def _tell(connection: Connection, row: QueueRow, renamed: Mapping[str, str], *, ends: bool) -> None:
    """Give a queue the new names; its new version says to clients that what they remember is old."""
    criteria = queues.texts_of(connection, row.id).criteria
    named = [term.condition for term in parse(criteria).terms] if criteria else []
    for condition in named:
        if isinstance(condition, TextIs) and condition.field is Field.CATEGORY:
            for name in renamed:
                if any(one.matches(name) for one in condition.patterns):
                    raise IllegalAction(
                        phrase(
                            "The criteria of the queue “{queue}” find the category “{category}”;"
                            " change them before its name.",
                            queue=row.name,
                            category=name,
                        )
                    )
    allowed = row.settings.categories
    if allowed is not None and renamed.keys() & set(allowed):
        settings = row.settings.changed(categories=[renamed.get(name, name) for name in allowed])
        queues.change(connection, row.id, settings=settings.as_json())
    else:
        queues.change(connection, row.id)
    if ends:
        kept_ahead.end(connection, queue_id=row.id)


def _refuse_while_held(connection: Connection, dataset_id: DatasetId) -> None:
    # A claim that is just being made is waited for; a later one waits, and finds the queue changed.
    dialects.let_nobody_write(connection, state)
    held = connection.execute(
        select(func.count())
        .select_from(state)
        .where(
            state.c.queue_id.in_(select(queue.c.id).where(queue.c.dataset_id == dataset_id)),
            state.c.holder_id.is_not(None),
        )
    ).scalar_one()
    if held:
        raise IllegalAction(
            phrases(
                "{n} sample is in somebody’s hands; names and joints can change when it is handed in.",
                "{n} samples are in somebody’s hands; names and joints can change when they are handed in.",
                held,
            )
        )


def _refuse_other_joints(connection: Connection, dataset_id: DatasetId, one: Category) -> None:
    """Every revision counts: an earlier label may come back."""
    bodies = connection.execute(
        select(revision.c.body)
        .join(sample, sample.c.id == revision.c.sample_id)
        .where(sample.c.dataset_id == dataset_id, SearchDialect(connection).has_category([one.id])),
        execution_options={"yield_per": 500},
    ).scalars()
    stored = {
        len(frame["geometry"]["points"])
        for body in bodies
        for drawn in body["objects"]
        for frame in drawn["keyframes"]
        if drawn["category"] == one.id and frame["geometry"]["type"] == Keypoints.kind
    }
    wanted = _joints(one)
    other = next((number for number in sorted(stored) if number != wanted), None)
    if other is not None:
        raise IllegalAction(
            phrase(
                "There are keypoints of “{category}” with {n} joints; its skeleton cannot have {wanted}.",
                category=one.name,
                n=other,
                wanted=wanted,
            )
        )


def _write(
    connection: Connection,
    dataset_id: DatasetId,
    before: Mapping[CategoryId, Category],
    after: Sequence[Category],
) -> None:
    changed = [
        one
        for one in after
        if one.id in before and (one, one.former) != (before[one.id], before[one.id].former)
    ]
    # Two may exchange their names; none that people give begins with a space.
    for one in changed:
        _update(connection, dataset_id, one, name=f" {one.id}")
    for one in changed:
        _update(connection, dataset_id, one, name=one.name)
    new = [_values(one) | {"dataset_id": dataset_id, "id": one.id} for one in after if one.id not in before]
    if new:
        connection.execute(insert(category), new)


def _update(connection: Connection, dataset_id: DatasetId, one: Category, *, name: str) -> None:
    connection.execute(
        update(category)
        .where(category.c.dataset_id == dataset_id, category.c.id == one.id)
        .values(_values(one) | {"name": name})
    )


def _values(one: Category) -> dict[str, object]:
    return {
        "name": one.name,
        "color": one.color,
        "skeleton": skeleton_to_json(one.skeleton),
        "former_names": list(one.former) or None,
    }
