"""Queues: settings, members, counts."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from labelqueue.domain.errors import NotFound
from labelqueue.domain.ids import DatasetId, MemberId, QueueId
from labelqueue.domain.settings import QueueSettings, QueueState, TieBreak
from labelqueue.domain.status import LabelStatus, Mode
from labelqueue.store import members
from labelqueue.store.engine import AnyRow
from labelqueue.store.tables import queue, queue_member, sample, state


@dataclass(frozen=True, slots=True)
class QueueRow:
    """A queue as it stands now. `members`: who works in which mode; None: whoever's role allows it."""

    id: QueueId
    dataset_id: DatasetId
    name: str
    state: QueueState
    settings: QueueSettings
    members: Mapping[Mode, frozenset[MemberId]] | None

    def lets_in(self, who: MemberId, mode: Mode) -> bool:
        """Whether that member is among those who work in this mode."""
        return self.members is None or who in self.members[mode]


def add(
    connection: Connection, dataset_id: DatasetId, name: str, settings: QueueSettings, *, default: bool
) -> QueueId:
    """A new queue without samples, open to everybody."""
    row = insert(queue).values(
        dataset_id=dataset_id, name=name, settings=settings.as_json(), is_default=default, open_to_all=True
    )
    return QueueId(connection.execute(row.returning(queue.c.id)).scalar_one())


def load(connection: Connection, queue_id: QueueId) -> QueueRow:
    """The queue of that id.

    Raises:
        NotFound: it was deleted.
    """
    row = connection.execute(select(queue).where(queue.c.id == queue_id)).first()
    if row is None:
        raise NotFound("This queue does not exist any more.")
    return _value(connection, row)


def of_dataset(connection: Connection, dataset_id: DatasetId) -> list[QueueRow]:
    """The queues of a dataset, the default one first, then by name."""
    rows = connection.execute(
        select(queue)
        .where(queue.c.dataset_id == dataset_id)
        .order_by(queue.c.is_default.desc(), queue.c.name)
    ).all()
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
        members=named_members,
    )


def name_members(connection: Connection, queue_id: QueueId, who: Mapping[Mode, Collection[str]]) -> None:
    """From now on, these members and no others work in the queue.

    Raises:
        NotFound: there is no such member.
    """
    rows = [
        {"queue_id": queue_id, "member_id": members.find(connection, name).id, "mode": mode}
        for mode, names in who.items()
        for name in sorted(set(names))
    ]
    connection.execute(update(queue).where(queue.c.id == queue_id).values(open_to_all=False))
    connection.execute(delete(queue_member).where(queue_member.c.queue_id == queue_id))
    if rows:
        connection.execute(insert(queue_member), rows)


def set_state(connection: Connection, queue_id: QueueId, new: QueueState) -> None:
    """Pause, resume or finish."""
    connection.execute(update(queue).where(queue.c.id == queue_id).values(state=new))


def configure(connection: Connection, queue_id: QueueId, changes: Mapping[str, Any]) -> None:
    """Change some settings; another tie-break sorts all samples of the queue anew.

    Raises:
        InvalidValue: there is no such setting, or the value does not fit it.
    """
    before = load(connection, queue_id).settings
    new = before.changed(**changes)
    connection.execute(update(queue).where(queue.c.id == queue_id).values(settings=new.as_json()))
    if new.tie_break is not before.tie_break:
        name = select(sample.c.name).where(sample.c.id == state.c.sample_id).scalar_subquery()
        by_name = new.tie_break is TieBreak.NAME
        connection.execute(
            update(state).where(state.c.queue_id == queue_id).values(sort_name=name if by_name else "")
        )


def sort_name(settings: QueueSettings, name: str) -> str:
    """What a sample of that name is sorted by; where the oldest comes first, only its id decides."""
    match settings.tie_break:
        case TieBreak.NAME:
            return name
        case TieBreak.OLDEST:
            return ""


def counts(connection: Connection, ids: Collection[QueueId]) -> dict[QueueId, dict[LabelStatus, int]]:
    """How many samples of each status every one of these queues has; all statuses are there."""
    found: dict[QueueId, dict[LabelStatus, int]] = {one: dict.fromkeys(LabelStatus, 0) for one in ids}
    rows = connection.execute(
        select(state.c.queue_id, state.c.status, func.count().label("samples"))
        .where(state.c.queue_id.in_(ids))
        .group_by(state.c.queue_id, state.c.status)
    )
    for row in rows:
        found[QueueId(row.queue_id)][LabelStatus(row.status)] = row.samples
    return found
