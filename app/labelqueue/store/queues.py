"""Queues: settings, members, counts."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, TypeVar

from sqlalchemy import Connection, Function, Text, delete, func, insert, literal_column, select, update

from labelqueue.domain.errors import IllegalAction, InvalidValue, NotFound
from labelqueue.domain.ids import DatasetId, MemberId, QueueId
from labelqueue.domain.phrase import phrase
from labelqueue.domain.settings import QueueSettings, QueueState, TieBreak
from labelqueue.domain.status import LabelStatus, Mode
from labelqueue.store import kept_ahead, members
from labelqueue.store.dialects import insert_missing
from labelqueue.store.engine import AnyRow
from labelqueue.store.statements import RANK
from labelqueue.store.tables import category, member, queue, queue_member, state

Name = TypeVar("Name")


@dataclass(frozen=True, slots=True)
class QueueRow:
    """A queue as it stands now. `members`: who works in which mode; None: whoever's role allows it.

    What people wrote about it is apart in `QueueTexts`: it may be long, and handing out does not need it.
    """

    id: QueueId
    dataset_id: DatasetId
    name: str
    state: QueueState
    settings: QueueSettings
    version: int
    members: Mapping[Mode, frozenset[MemberId]] | None
    is_default: bool

    def lets_in(self, who: MemberId, mode: Mode) -> bool:
        """Whether that member is among those who work in this mode."""
        return self.members is None or who in self.members[mode]

    @property
    def has_reviewers(self) -> bool:
        """Whether anybody may review in it."""
        return self.members is None or bool(self.members[Mode.REVIEW])


@dataclass(frozen=True, slots=True)
class QueueTexts:
    """What people wrote about a queue. `guide`: Markdown; `criteria`: a search, empty for none."""

    description: str = ""
    guide: str = ""
    criteria: str = ""


def add(
    connection: Connection,
    dataset_id: DatasetId,
    name: str,
    settings: QueueSettings,
    *,
    default: bool = False,
    texts: QueueTexts = QueueTexts(),
) -> QueueId:
    """A new queue without samples, open to everybody.

    Raises:
        InvalidValue: the name is taken, or the settings name a category that the dataset does not have.
    """
    require_categories(connection, dataset_id, settings)
    row = {
        "dataset_id": dataset_id,
        "name": name,
        "settings": settings.as_json(),
        "is_default": default,
        "open_to_all": True,
        **asdict(texts),
    }
    made = insert_missing(connection, queue, [row], returning=[queue.c.id])
    if not made:
        raise InvalidValue(phrase("The dataset has a queue {name!r} already.", name=name))
    return QueueId(made[0].id)


def create(
    connection: Connection,
    dataset_id: DatasetId,
    name: str,
    settings: QueueSettings,
    *,
    texts: QueueTexts,
    people: Mapping[Mode, Collection[str]] | None,
) -> QueueRow:
    """A further queue without samples. `people`: who works in it; None: everybody whose role allows it.

    Raises:
        InvalidValue: the name is taken, or the settings name a category that the dataset does not have.
        NotFound: there is no such member, or the dataset was deleted.
        IllegalAction: a member's role does not reach that work.
    """
    # Who adds samples meanwhile is waited for, so that none slips by the criteria.
    default_of(connection, dataset_id, alone=True)
    made = add(connection, dataset_id, name, settings, texts=texts)
    if people is not None:
        name_members(connection, made, people)
    return load(connection, made)


def require_categories(connection: Connection, dataset_id: DatasetId, settings: QueueSettings) -> None:
    """Make sure that the dataset has the categories that the settings allow.

    Raises:
        InvalidValue: it has not.
    """
    names = connection.execute(select(category.c.name).where(category.c.dataset_id == dataset_id)).scalars()
    missing = sorted(set(settings.categories or ()) - set(names))
    if missing:
        raise InvalidValue(phrase("The dataset has no category {missing!r}.", missing=missing[0]))


def texts_of(connection: Connection, queue_id: QueueId) -> QueueTexts:
    """What people wrote about the queue.

    Raises:
        NotFound: it was deleted.
    """
    columns = (queue.c.description, queue.c.guide, queue.c.criteria)
    row = connection.execute(select(*columns).where(queue.c.id == queue_id)).first()
    if row is None:
        raise NotFound(phrase("This queue does not exist any more."))
    return QueueTexts(*row)


def described(connection: Connection, ids: Collection[QueueId]) -> dict[QueueId, tuple[str, bool]]:
    """The description of every one of these queues, and whether it has a guide."""
    rows = connection.execute(
        select(queue.c.id, queue.c.description, (queue.c.guide != "").label("has_guide")).where(
            queue.c.id.in_(ids)
        )
    )
    return {QueueId(row.id): (row.description, bool(row.has_guide)) for row in rows}


def people(connection: Connection, queue_id: QueueId, mode: Mode) -> tuple[str, ...] | None:
    """Who works in this mode, by name; None: everybody whose role allows it.

    Raises:
        NotFound: the queue was deleted.
    """
    if load(connection, queue_id).members is None:
        return None
    names = (
        select(member.c.name)
        .join(queue_member, queue_member.c.member_id == member.c.id)
        .where(queue_member.c.queue_id == queue_id, queue_member.c.mode == mode)
        .order_by(member.c.name)
    )
    return tuple(connection.execute(names).scalars())


def describe(connection: Connection, queue_id: QueueId, changes: Mapping[str, str]) -> None:
    """Change some fields of `QueueTexts`.

    Raises:
        NotFound: the queue was deleted.
        IllegalAction: the default queue would get criteria.
    """
    default = default_of(connection, load(connection, queue_id).dataset_id, alone=True)  # as in `create`
    if default.id == queue_id and changes.get("criteria"):
        raise IllegalAction(phrase("The default queue has no criteria: it gets what no other queue wants."))
    change(connection, queue_id, **changes)


def load(connection: Connection, queue_id: QueueId) -> QueueRow:
    """The queue of that id.

    Raises:
        NotFound: it was deleted.
    """
    row = connection.execute(select(queue).where(queue.c.id == queue_id)).first()
    if row is None:
        raise NotFound(phrase("This queue does not exist any more."))
    return _value(connection, row)


def kept(connection: Connection, queue_id: QueueId) -> QueueRow:
    """The queue, which stays as it is until the transaction ends.

    Raises:
        NotFound: it was deleted.
    """
    connection.execute(select(queue.c.id).where(queue.c.id == queue_id).with_for_update(read=True))
    return load(connection, queue_id)


def default_of(connection: Connection, dataset_id: DatasetId, *, alone: bool = False) -> QueueRow:
    """The default queue of a dataset; its settings stay as they are until the transaction ends.

    `alone`: nobody adds samples to the dataset until then.

    Raises:
        NotFound: the dataset was deleted.
    """
    row = connection.execute(
        select(queue)
        .where(queue.c.dataset_id == dataset_id, queue.c.is_default)
        .with_for_update(read=not alone)
    ).first()
    if row is None:
        raise NotFound(phrase("This dataset does not exist any more."))
    return _value(connection, row)


def of_dataset(connection: Connection, dataset_id: DatasetId, *, alone: bool = False) -> list[QueueRow]:
    """The queues of a dataset, the default one first, then by name.

    `alone`: nobody else changes them until the transaction ends.
    """
    wanted = select(queue).where(queue.c.dataset_id == dataset_id)
    if alone:  # NO KEY: samples may still be moved between them
        wanted = wanted.with_for_update(key_share=True)
    rows = connection.execute(wanted.order_by(queue.c.is_default.desc(), queue.c.name)).all()
    return [_value(connection, row) for row in rows]


def _value(connection: Connection, row: AnyRow) -> QueueRow:
    named_members: dict[Mode, frozenset[MemberId]] | None = None
    if not row.open_to_all:
        named = connection.execute(select(queue_member).where(queue_member.c.queue_id == row.id)).all()
        named_members = {
            mode: frozenset(MemberId(one.member_id) for one in named if one.mode == mode) for mode in Mode
        }
    return QueueRow(
        id=QueueId(row.id),
        dataset_id=DatasetId(row.dataset_id),
        name=row.name,
        state=QueueState(row.state),
        settings=QueueSettings(**row.settings),
        version=row.version,
        members=named_members,
        is_default=row.is_default,
    )


def change(connection: Connection, queue_id: QueueId, **values: Any) -> None:
    """Change the queue's row; clients learn by its version that what they remember is out of date."""
    connection.execute(
        update(queue).where(queue.c.id == queue_id).values(**values, version=queue.c.version + 1)
    )


def name_members(connection: Connection, queue_id: QueueId, who: Mapping[Mode, Collection[str]]) -> None:
    """From now on, these members and no others work in the queue.

    What waits for others still waits for them: see `freeing`.

    Raises:
        NotFound: there is no such member, or the queue was deleted.
        IllegalAction: a member's role does not reach that work.
    """
    load(connection, queue_id)
    rows = []
    for mode, names in who.items():
        for name in sorted(set(names)):
            found = members.find_for(connection, name, mode, stays=True)
            rows.append({"queue_id": queue_id, "member_id": found.id, "mode": mode})
    change(connection, queue_id, open_to_all=False)
    connection.execute(delete(queue_member).where(queue_member.c.queue_id == queue_id))
    if rows:
        connection.execute(insert(queue_member), rows)
    for mode, chosen in (load(connection, queue_id).members or {}).items():
        kept_ahead.end(connection, queue_id=queue_id, modes=[mode], not_for=chosen)


def change_members(
    connection: Connection,
    queue_id: QueueId,
    *,
    coming: Mapping[Mode, Collection[str]],
    going: Mapping[Mode, Collection[str]],
) -> None:
    """Let some members work in the queue, and others not any more; the rest stay.

    What waits for those who go still waits for them: see `freeing`.

    Raises:
        NotFound: there is no such member, or the queue was deleted.
        IllegalAction: a member's role does not reach that work, or everybody works in the queue.
    """
    # Locked, so that of two managers who change different members neither undoes the other's.
    connection.execute(select(queue.c.id).where(queue.c.id == queue_id).with_for_update())
    row = load(connection, queue_id)
    if row.members is None:
        raise IllegalAction(
            phrase("Everybody works in the queue {queue!r}; name its members first.", queue=row.name)
        )
    change(connection, queue_id)
    for mode in Mode:
        gone = [members.find(connection, name).id for name in going.get(mode, ())]
        connection.execute(
            delete(queue_member).where(
                queue_member.c.queue_id == queue_id,
                queue_member.c.mode == mode,
                queue_member.c.member_id.in_(gone),
            )
        )
        kept_ahead.end(connection, queue_id=queue_id, modes=[mode], only_for=gone)
        come = {members.find_for(connection, name, mode, stays=True).id for name in coming.get(mode, ())}
        new = [
            {"queue_id": queue_id, "member_id": one, "mode": mode} for one in sorted(come - row.members[mode])
        ]
        if new:
            connection.execute(insert(queue_member), new)


def open_to_everybody(connection: Connection, queue_id: QueueId) -> None:
    """Everybody whose role allows it works in the queue again.

    Raises:
        NotFound: the queue was deleted.
    """
    load(connection, queue_id)
    change(connection, queue_id, open_to_all=True)
    connection.execute(delete(queue_member).where(queue_member.c.queue_id == queue_id))


def set_state(connection: Connection, queue_id: QueueId, new: QueueState) -> None:
    """Pause, resume or finish.

    Raises:
        NotFound: the queue was deleted.
    """
    load(connection, queue_id)
    change(connection, queue_id, state=new)
    if new is not QueueState.ACTIVE:
        kept_ahead.end(connection, queue_id=queue_id)


def configure(connection: Connection, queue_id: QueueId, changes: Mapping[str, Any]) -> None:
    """Change some settings. Another tie-break holds for new samples; `filling.sort` sorts the others.

    Raises:
        InvalidValue: there is no such setting or category, or the value does not fit it.
    """
    # Locked, so that of two managers who change different settings neither undoes the other's.
    connection.execute(select(queue.c.id).where(queue.c.id == queue_id).with_for_update())
    row = load(connection, queue_id)
    new = row.settings.changed(**changes)
    require_categories(connection, row.dataset_id, new)
    change(connection, queue_id, settings=new.as_json())


def sorted_by(settings: QueueSettings, name: Name) -> Name | str:
    """What a sample is sorted by that has this name, a text or SQL; oldest first, only its id decides."""
    match settings.tie_break:
        case TieBreak.NAME:
            return name
        case TieBreak.OLDEST:
            return ""


def counts(connection: Connection, ids: Collection[QueueId]) -> dict[QueueId, dict[LabelStatus, int]]:
    """How many samples of each status every one of these queues has; all statuses are there."""
    found: dict[QueueId, dict[LabelStatus, int]] = {one: dict.fromkeys(LabelStatus, 0) for one in ids}
    for (queue_id, status), [samples] in of_each_status(connection, ids, func.count()).items():
        found[queue_id][status] = samples
    return found


def of_each_status(
    connection: Connection, ids: Collection[QueueId], *aggregates: Function[Any]
) -> dict[tuple[QueueId, LabelStatus], Sequence[Any]]:
    """What these come to over the samples of each status in each of these queues, where there are any."""
    found: dict[tuple[QueueId, LabelStatus], Sequence[Any]] = {}
    if len(ids) == 1:
        # In one go through them: for groups, a file would sort a million rows.
        [queue_id] = ids
        wanted = (func.count(), *aggregates)
        # Written out, so that SQLite sees which of them are the same, and counts once.
        tests = [state.c.status == literal_column(f"'{status}'", Text) for status in LabelStatus]
        each = [one.filter(test) for test in tests for one in wanted]
        whole = connection.execute(select(*each).where(state.c.queue_id == queue_id)).one()
        for place, status in enumerate(LabelStatus):
            samples, *values = whole[place * len(wanted) : (place + 1) * len(wanted)]
            if samples:
                found[queue_id, status] = values
        return found
    statuses = list(LabelStatus)
    group = (state.c.queue_id * len(statuses) + RANK).label("place")
    rows = connection.execute(
        select(group, *aggregates).where(state.c.queue_id.in_(ids)).group_by(literal_column("place"))
    )
    for place, *values in rows:
        found[QueueId(place // len(statuses)), statuses[place % len(statuses)]] = values
    return found
