"""Undoing the last change that a manager made on many samples."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, bindparam, select, update

from labelqueue.domain.ids import DatasetId, MemberId
from labelqueue.domain.status import Action, LabelStatus
from labelqueue.store import events, managing, queues, undoing
from labelqueue.store.dialects import now
from labelqueue.store.engine import AnyRow
from labelqueue.store.tables import deleted_state, sample, state
from labelqueue.store.undoing import LastChange

_BACK: Final[Mapping[Action, Action]] = {Action.DELETE: Action.RESTORE, Action.RESTORE: Action.DELETE}
"""What an undo is called in the history, where it is not a change of the same kind."""


@dataclass(frozen=True, slots=True)
class Piece:
    """What became of some samples. `left`: they were changed since; `looked_at`: 0 when nothing is left."""

    undone: int
    left: int

    @property
    def looked_at(self) -> int:
        """Of how many it was tried."""
        return self.undone + self.left


def undo_some(
    connection: Connection, change: LastChange, dataset_id: DatasetId, who: MemberId, *, limit: int
) -> Piece:
    """Put back at most `limit` samples, as far as nothing was done with them since."""
    before = undoing.take_some(connection, change.id, limit=limit)
    if not before:
        return Piece(0, 0)
    table = deleted_state if change.action is Action.DELETE else state
    locked = connection.execute(
        select(sample.c.metadata, table)
        .join(sample, sample.c.id == table.c.sample_id)
        .where(table.c.sample_id.in_(list(before)), table.c.copy == 0)
        .order_by(table.c.sample_id)
        .with_for_update(of=table)
    ).all()
    same = undoing.unchanged(connection, change.id, list(before))
    there = {queue.id for queue in queues.of_dataset(connection, dataset_id)}
    rows = [
        row
        for row in locked
        if row.sample_id in same
        and row.holder_id is None
        and before[row.sample_id].get("queue_id", row.queue_id) in there | {row.queue_id}
    ]
    _put_back(connection, change.action, rows, before, dataset_id)
    status = change.action is Action.SET_STATUS
    events.record(
        connection,
        [
            events.line(
                row,
                action=_BACK.get(change.action, change.action),
                who=who,
                from_status=LabelStatus(row.status),
                to_status=before[row.sample_id].get("status", row.status),
                version=row.version + status,
                comment="undo",
                queue_id=before[row.sample_id].get("queue_id", row.queue_id),
            )
            for row in rows
        ],
    )
    return Piece(len(rows), len(before) - len(rows))


def _put_back(
    connection: Connection,
    action: Action,
    rows: list[AnyRow],
    before: Mapping[int, Mapping[str, Any]],
    dataset_id: DatasetId,
) -> None:
    ids = [row.sample_id for row in rows]
    if not ids:
        return
    if action is Action.DELETE:
        managing.bring_back(ids, connection, dataset_id)
    elif action is Action.RESTORE:
        managing.move_away(ids, connection)
    elif action is Action.SET_METADATA:
        managing.write_metadata(connection, {one: before[one]["metadata"] for one in ids})
    else:
        names = undoing.BEFORE[action]
        values: dict[str, Any] = {name: bindparam(f"was_{name}", type_=state.c[name].type) for name in names}
        if action is Action.SET_STATUS:
            values |= {"status_since": now(), "version": state.c.version + 1}
        connection.execute(
            update(state).where(state.c.sample_id == bindparam("of_id"), state.c.copy == 0).values(values),
            [{"of_id": one, **{f"was_{name}": before[one][name] for name in names}} for one in ids],
        )
        managing.fit(connection, ids)
