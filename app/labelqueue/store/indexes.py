"""The indexes of the hot table, and with them all of `metadata`: for migrations, which alone need them.

They stand apart from the tables because options for one database make SQLAlchemy load its whole dialect.
"""

from sqlalchemy import ColumnElement, Index, and_

from labelqueue.domain.status import ORDERS, Mode
from labelqueue.store.engine import ONE_CLAIM
from labelqueue.store.statements import finishing, in_lanes, judging, lapsing, moving, reserved_lanes
from labelqueue.store.tables import SORT_KEY, event, metadata, state

__all__ = [
    "decided_index",
    "direct_index",
    "done_by_member_index",
    "done_in_queue_index",
    "judged_index",
    "labeler_index",
    "lapses_index",
    "metadata",
    "mine_index",
    "moved_index",
    "one_claim_index",
    "open_index",
    "reserved_index",
]


def _partial(
    name: str, *columns: ColumnElement[object], where: ColumnElement[bool], unique: bool = False
) -> Index:
    return Index(name, *columns, unique=unique, sqlite_where=where, postgresql_where=where)


open_index = _partial(
    "sample_state_open", state.c.queue_id, state.c.lane, *SORT_KEY, where=state.c.owner_id.is_(None)
)
mine_index = _partial(
    "sample_state_mine",
    state.c.queue_id,
    state.c.owner_id,
    state.c.lane,
    *SORT_KEY,
    where=state.c.owner_id.is_not(None),
)
# Tells at once whether anything waits for review that somebody else has labeled.
labeler_index = _partial(
    "sample_state_labeler",
    state.c.queue_id,
    state.c.labeler_id,
    where=state.c.owner_id.is_(None) & in_lanes(ORDERS[Mode.REVIEW].open),
)
# Claims that did not come from the queue are few; they are found without looking at all others.
direct_index = _partial(
    "sample_state_direct",
    state.c.queue_id,
    where=state.c.holder_id.is_not(None) & state.c.from_queue.is_(False),
)
reserved_index = _partial("sample_state_reserved", state.c.queue_id, where=reserved_lanes())
one_claim_index = _partial(
    ONE_CLAIM, state.c.queue_id, state.c.holder_id, state.c.mode, where=state.c.from_queue, unique=True
)
# What has waited for one person for the longest.
lapses_index = _partial(
    "sample_state_lapses", state.c.queue_id, state.c.lane, state.c.status_since, where=and_(*lapsing())
)
# What statistics count, by when it was done.
done_in_queue_index = _partial("event_done_in_queue", event.c.queue_id, event.c.at, where=finishing())
# These two say by themselves how many samples: the lines of one member lie far apart in the history.
done_by_member_index = _partial(
    "event_done_by_member",
    event.c.member_id,
    event.c.at,
    event.c.action,
    event.c.sample_id,
    where=finishing(),
)
# What became of somebody's work, the newest of which they are told.
judged_index = _partial(
    "event_judged", event.c.labeler_id, event.c.at, event.c.action, event.c.sample_id, where=judging()
)
# What else changed a status: few lines, none of which stands in the way of a Submit.
moved_index = _partial("event_moved_in_queue", event.c.queue_id, event.c.at, where=moving())
# Whether a decision was the first on its sample.
decided_index = _partial("event_decided", event.c.sample_id, event.c.id, where=judging())
