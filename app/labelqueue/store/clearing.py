"""What nobody asks for any more is cleared away: clients that ended, operations that nobody sends again.

By whoever says that they are alive, a piece at a time, so that nobody waits for it.
"""

from itertools import takewhile
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    Connection,
    Float,
    and_,
    cast,
    delete,
    exists,
    func,
    literal,
    or_,
    select,
    update,
)

from labelqueue.domain.status import HELD
from labelqueue.store.dialects import ago, now
from labelqueue.store.statements import in_lanes
from labelqueue.store.tables import client_session, event, operation, queue, state, workspace

_HOUR: Final = 3600.0
_DAY: Final = 24 * _HOUR

EVERY: Final = _HOUR
"""Seconds between two looks, unless there was more than a piece."""
OPERATIONS: Final = 90 * _DAY
"""So long it is known what came of an operation: whoever sends it again then gets the first outcome."""
CLIENTS: Final = 30 * _DAY
"""So long it is known which client was at work, after it ended or was heard of last."""


def is_due(connection: Connection) -> bool:
    """Whether it is somebody's turn."""
    return connection.execute(select(workspace.c.id).where(_due())).first() is not None


def clear_in_turn(connection: Connection, *, most: int) -> None:
    """Look at so many old rows of each kind, unless somebody does it now, or did it in the last hour.

    As long as there are more, it is the next one's turn at once.
    """
    turn = select(workspace.c.cleared_to).where(_due()).with_for_update(key_share=True, skip_locked=True)
    done = connection.execute(turn).first()
    if done is None:
        return
    operations = _clear_operations(connection, done.cleared_to, most=most)
    if max(operations, _clear_clients(connection, most=most)) < most:
        connection.execute(update(workspace).values(cleared_at=now()))


def _due() -> ColumnElement[bool]:
    return workspace.c.cleared_at.is_(None) | (workspace.c.cleared_at <= _ago(EVERY))


def _clear_operations(connection: Connection, after: int, *, most: int) -> int:
    """Delete the operations of the next old lines of the history; how many lines they were.

    The history tells how old they are, because an index for that would be written by every Submit.
    """
    is_old = (event.c.at < _ago(OPERATIONS)).label("is_old")
    some = select(event.c.id, event.c.operation_id, is_old).where(event.c.id > after)
    found = connection.execute(some.order_by(event.c.id).limit(most))
    old = list(takewhile(lambda line: line.is_old, found))
    ids = {line.operation_id for line in old if line.operation_id is not None}
    if ids:
        connection.execute(delete(operation).where(operation.c.id.in_(ids)))
    if old:
        connection.execute(update(workspace).values(cleared_to=old[-1].id))
    return len(old)


def _clear_clients(connection: Connection, *, most: int) -> int:
    """Delete the first clients that ended long ago, or fell silent, and hold nothing; how many they were.

    The last one of each member stays: it says when they were here.
    """
    long_ago = _ago(CLIENTS)
    last = func.coalesce(client_session.c.ended_at, client_session.c.seen_at)  # many never say goodbye
    holds = select(state.c.sample_id).where(
        # With the queues named, the index finds it by which a member's own samples are handed out.
        state.c.queue_id.in_(select(queue.c.id)),
        state.c.owner_id == client_session.c.member_id,
        in_lanes(*HELD.values()),
        state.c.session_id == client_session.c.id,
    )
    later = client_session.alias("later")
    came_later = exists().where(
        later.c.member_id == client_session.c.member_id,
        or_(
            later.c.seen_at > client_session.c.seen_at,
            and_(later.c.seen_at == client_session.c.seen_at, later.c.id > client_session.c.id),
        ),
    )
    some = (
        select(client_session.c.id)
        .where(client_session.c.started_at < long_ago, last < long_ago, ~holds.exists(), came_later)
        .order_by(client_session.c.started_at)
        .limit(most)
        .with_for_update(skip_locked=True)
    )
    ids = connection.execute(some).scalars().all()
    if ids:
        connection.execute(delete(client_session).where(client_session.c.id.in_(ids)))
    return len(ids)


def _ago(seconds: float) -> ColumnElement[Any]:
    return ago(cast(literal(seconds), Float))
