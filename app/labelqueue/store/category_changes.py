"""Other names, colours, keys and skeletons for the categories of a dataset, new ones, and fewer.

Labels are stored with the ids of categories, clients hold them with the names: nothing may be in anybody's
hands while a name changes, a category goes, or a skeleton gets another number of joints. What comes under a
former name all the same (too late, from a draft, from a claim of the same instant) counts as the present one.
"""

from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import Connection, delete, func, insert, select, update

from labelqueue.domain.category import Category, edited, in_use
from labelqueue.domain.errors import IllegalAction
from labelqueue.domain.ids import CategoryId, DatasetId
from labelqueue.domain.phrase import phrase, phrases
from labelqueue.domain.query import Field, TextIs
from labelqueue.domain.query_parser import parse_criteria
from labelqueue.domain.skeleton import skeleton_to_json
from labelqueue.store import category_use, datasets, dialects, kept_ahead, queues
from labelqueue.store.category_use import Use
from labelqueue.store.queues import QueueRow
from labelqueue.store.tables import category, deleted_state, former_category, queue, state

Going = Mapping[CategoryId, CategoryId | None]
"""Categories that are merged into another one, or deleted (None)."""


def to_look_at(
    before: Sequence[Category], wanted: Sequence[Category | str], going: Going
) -> dict[CategoryId, CategoryId]:
    """Whose labels decide whether these changes can be made, and as what they count: see `category_use`.

    Raises:
        InvalidValue: see `change`.
    """
    known = {one.id: one for one in before}
    deleted = {
        id_: one for one, into in going.items() if into is None and one in known for id_ in known[one].ids
    }
    after = edited(before, wanted, going=going)
    old = [one for one in after if one.id in known]
    return deleted | {id_: one.id for one in old for id_ in _decisive(one, known[one.id])}


def _decisive(one: Category, before: Category) -> Sequence[CategoryId]:
    """Those of its ids whose keypoints must have as many joints as it has now."""
    if _joints(one) is None:
        return ()
    return one.ids if _joints(one) != _joints(before) else [id_ for id_ in one.ids if id_ not in before.ids]


def change(
    connection: Connection,
    dataset_id: DatasetId,
    wanted: Sequence[Category | str],
    going: Going,
    use: Use,
) -> tuple[Category, ...] | None:
    """Let the categories become `wanted`, by their ids; those without one are new.

    `use`: what labels say about those of `to_look_at`. None: others than these decide by now, and nothing
    was changed.

    Raises:
        InvalidValue: one is missing, unknown or there twice.
        IllegalAction: criteria of a queue name one that would have another name or go, stored keypoints have
            other joints than a skeleton, one that would be deleted is in use, or samples are in somebody's
            hands that would be touched.
        NotFound: the dataset was deleted.
    """
    queues.default_of(connection, dataset_id, alone=True)  # nobody adds samples meanwhile
    before = {one.id: one for one in datasets.categories_of(connection, dataset_id)}
    if (
        not to_look_at(list(before.values()), wanted, going).keys() <= use.ids
        or not going.keys() <= before.keys()
    ):
        return None
    after = edited(before.values(), wanted, going=going, taken=_taken(connection, dataset_id))
    old = [one for one in after if one.id in before]
    present = {one.id: one.name for one in after}
    others: dict[str, str | None] = {
        before[one.id].name: one.name for one in old if one.name != before[one.id].name
    }
    gone = {before[one].name: None if into is None else before[into].name for one, into in going.items()}
    jointed = [one for one in old if _decisive(one, before[one.id])]
    found = queues.of_dataset(connection, dataset_id, alone=True)
    ends = bool(others or gone or jointed)
    if ends:
        _refuse_while_held(connection, dataset_id)
    for row in found:
        _refuse_for_criteria(connection, row, {**dict.fromkeys(others), **gone})
    names = others | {before[one].name: present[into] if into else None for one, into in going.items()}
    for row in found:
        _tell(connection, row, names, ends=ends)
    if use.ids:
        category_use.catch_up(connection, dataset_id, use)
    for one in jointed:
        _refuse_other_joints(one, _decisive(one, before[one.id]), use)
    for id_, into in going.items():
        if into is None:
            _refuse_in_use(before[id_], use)
    _remove(connection, dataset_id, [before[one] for one in going], going)
    _write(connection, dataset_id, before, after)
    return datasets.categories_of(connection, dataset_id)


def _taken(connection: Connection, dataset_id: DatasetId) -> Collection[CategoryId]:
    ids = select(former_category.c.id).where(former_category.c.dataset_id == dataset_id)
    return {CategoryId(one) for one in connection.execute(ids).scalars()}


def _joints(one: Category) -> int | None:
    return len(one.skeleton.names) if one.skeleton else None


def _refuse_for_criteria(connection: Connection, row: QueueRow, names: Mapping[str, str | None]) -> None:
    """Criteria that find one of `names` would not go on to; they may find what it is merged into as well."""
    criteria = queues.texts_of(connection, row.id).criteria
    for condition in [term.condition for term in parse_criteria(criteria).terms] if criteria else []:
        if not isinstance(condition, TextIs) or condition.field is not Field.CATEGORY:
            continue
        for name, into in names.items():
            found = any(one.matches(name) for one in condition.patterns)
            if found and not (into is not None and any(one.matches(into) for one in condition.patterns)):
                raise IllegalAction(
                    phrase(
                        "The criteria of the queue “{queue}” find the category “{category}”;"
                        " change them before its name.",
                        queue=row.name,
                        category=name,
                    )
                )


def _tell(connection: Connection, row: QueueRow, names: Mapping[str, str | None], *, ends: bool) -> None:
    """Give a queue the new names; its new version says to clients that what they remember is old."""
    allowed = row.settings.categories
    if allowed is not None and names.keys() & set(allowed):
        left = list(dict.fromkeys(name for one in allowed if (name := names.get(one, one)) is not None))
        if not left:
            raise IllegalAction(
                phrase(
                    "The queue “{queue}” allows no other category than “{category}”; change that first.",
                    queue=row.name,
                    category=allowed[0],
                )
            )
        queues.change(connection, row.id, settings=row.settings.changed(categories=left).as_json())
    else:
        queues.change(connection, row.id)
    if ends:
        kept_ahead.end(connection, queue_id=row.id)


def _refuse_while_held(connection: Connection, dataset_id: DatasetId) -> None:
    # A claim that is just being made is waited for; a later one waits, and finds the queue changed.
    for table in (state, deleted_state):
        dialects.let_nobody_write(connection, table)
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


def _refuse_other_joints(one: Category, ids: Collection[CategoryId], use: Use) -> None:
    """Every revision counts: an earlier label may come back."""
    wanted = _joints(one)
    other = next((n for n in sorted(n for id_ in ids for n in use.joints[id_]) if n != wanted), None)
    if other is not None:
        raise IllegalAction(
            phrase(
                "There are keypoints of “{category}” with {n} joints; its skeleton cannot have {wanted}.",
                category=one.name,
                n=other,
                wanted=wanted,
            )
        )


def _refuse_in_use(one: Category, use: Use) -> None:
    if samples := use.samples[one.id]:
        raise IllegalAction(in_use(one.name, samples))


def _remove(connection: Connection, dataset_id: DatasetId, gone: Sequence[Category], going: Going) -> None:
    """Put them where nobody chooses them; their ids are never given again."""
    here = former_category.c.dataset_id == dataset_id
    for one in gone:
        connection.execute(
            delete(category).where(category.c.dataset_id == dataset_id, category.c.id == one.id)
        )
        moved = update(former_category).where(here, former_category.c.into_id == one.id)
        connection.execute(moved.values(into_id=going[one.id]))
        connection.execute(
            insert(former_category).values(
                dataset_id=dataset_id, id=one.id, name=one.name, into_id=going[one.id]
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
        "shortcut": one.shortcut,
    }
