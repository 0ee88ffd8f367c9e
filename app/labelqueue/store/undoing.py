"""How samples stood before the last change that a manager made on many, for taking it back."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, and_, delete, func, insert, select

from labelqueue.domain.ids import DatasetId, MemberId
from labelqueue.domain.status import Action
from labelqueue.store.engine import AnyRow
from labelqueue.store.tables import bulk_before, bulk_change, event

_PEOPLE: Final = ("corrector_id", "rejecter_id", "assigned_labeler_id", "assigned_reviewer_id")
BEFORE: Final[Mapping[Action, Sequence[str]]] = {
    Action.SET_STATUS: ("status", "labeler_id", "reviewer_id", "rejecter_id", "corrector_id"),
    Action.SET_PRIORITY: ("neg_priority",),
    Action.ASSIGN: ("labeler_id", *_PEOPLE),
    Action.SET_QUEUE: ("queue_id", *_PEOPLE),
    Action.SET_METADATA: ("metadata",),
    Action.DELETE: (),
    Action.RESTORE: (),
}
"""What each change touches, and an undo puts back; the actions of a manager."""


@dataclass(frozen=True, slots=True)
class LastChange:
    """The change that can be undone. `samples`: how many it still concerns."""

    id: UUID
    action: Action
    samples: int


def begin(
    connection: Connection, change_id: UUID, dataset_id: DatasetId, who: MemberId, action: Action
) -> None:
    """Enter a change to which samples will belong; done twice, it is there once."""
    there = connection.execute(select(bulk_change.c.id).where(bulk_change.c.id == change_id)).first()
    if there is None:
        row = {"id": change_id, "dataset_id": dataset_id, "member_id": who, "action": action}
        connection.execute(insert(bulk_change), row)


def keep(connection: Connection, change_id: UUID, rows: Sequence[AnyRow], action: Action) -> None:
    """Remember how these stood."""
    if rows:
        before = [
            {
                "change_id": change_id,
                "sample_id": row.sample_id,
                "before": {name: getattr(row, name) for name in BEFORE[action]},
            }
            for row in rows
        ]
        connection.execute(insert(bulk_before), before)


def last(connection: Connection, dataset_id: DatasetId, who: MemberId) -> LastChange | None:
    """What this member changed last in the dataset and has not undone."""
    row = connection.execute(
        select(bulk_change.c.id, bulk_change.c.action, func.count(bulk_before.c.sample_id).label("samples"))
        .outerjoin(bulk_before, bulk_before.c.change_id == bulk_change.c.id)
        .where(bulk_change.c.dataset_id == dataset_id, bulk_change.c.member_id == who)
        .group_by(bulk_change.c.id, bulk_change.c.action, bulk_change.c.at)
        .order_by(bulk_change.c.at.desc())
        .limit(1)
    ).first()
    return None if row is None else LastChange(row.id, Action(row.action), row.samples)


def forget_some(
    connection: Connection,
    dataset_id: DatasetId,
    who: MemberId,
    *,
    limit: int,
    but: UUID | None = None,
    only: UUID | None = None,
) -> bool:
    """Forget at most `limit` samples of this member's changes; whether there are more.

    `but`: not that change; `only`: no other one.
    """
    theirs = and_(bulk_change.c.dataset_id == dataset_id, bulk_change.c.member_id == who)
    older = select(bulk_change.c.id).where(theirs)
    if but is not None:
        older = older.where(bulk_change.c.id != but)
    if only is not None:
        older = older.where(bulk_change.c.id == only)
    for change_id in connection.execute(older).scalars().all():
        some = select(bulk_before.c.sample_id).where(bulk_before.c.change_id == change_id)
        found = connection.execute(some.order_by(bulk_before.c.sample_id).limit(limit)).scalars().all()
        _forget(connection, change_id, found)
        if len(found) == limit:
            return True
        connection.execute(delete(bulk_change).where(bulk_change.c.id == change_id))
    return False


def _forget(connection: Connection, change_id: UUID, sample_ids: Iterable[int]) -> None:
    connection.execute(
        delete(bulk_before).where(
            bulk_before.c.change_id == change_id, bulk_before.c.sample_id.in_(list(sample_ids))
        )
    )


def take_some(connection: Connection, change_id: UUID, *, limit: int) -> dict[int, dict[str, Any]]:
    """At most `limit` samples of the change and how they stood before, which is forgotten by that."""
    rows = connection.execute(
        select(bulk_before.c.sample_id, bulk_before.c.before)
        .where(bulk_before.c.change_id == change_id)
        .order_by(bulk_before.c.sample_id)
        .limit(limit)
    ).all()
    found = {row.sample_id: row.before for row in rows}
    _forget(connection, change_id, found)
    return found


def unchanged(connection: Connection, change_id: UUID, sample_ids: Sequence[int]) -> set[int]:
    """Those of the samples with which nothing was done since that change."""
    newest = select(func.max(event.c.id)).where(event.c.sample_id.in_(sample_ids)).group_by(event.c.sample_id)
    rows = connection.execute(
        select(event.c.sample_id).where(event.c.id.in_(newest), event.c.operation_id == change_id)
    )
    return set(rows.scalars())
