"""Which sample is next for somebody who finishes one, within the statement that finishes it."""

from typing import Any, Final

from sqlalchemy import CTE, Integer, Text, bindparam, literal_column, select, union_all

from labelqueue.domain.settings import SelfReview
from labelqueue.domain.status import Mode
from labelqueue.store.claim import Step, first_open, order_of_mine, others_wait
from labelqueue.store.desk import Desk
from labelqueue.store.dialects import Id
from labelqueue.store.finish import Sent
from labelqueue.store.statements import ME, QUEUE, SAMPLE, VERSION, unindexed
from labelqueue.store.tables import member, queue, state

_KNOWN_VERSION: Final = bindparam("queue_version", type_=Id)
_KNOWN_ROLE: Final = bindparam("known_role", type_=Text())


def values(sent: Sent, desk: Desk) -> dict[str, Any]:
    """The parameters of a statement that finishes a sample and takes the one of `first`."""
    return {
        **sent.values(desk),
        "the_queue": desk.queue.id,
        "queue_version": desk.queue.version,
        "known_role": desk.member.role,
    }


def first(mode: Mode, step: Step) -> CTE:
    """The next sample, locked: the first that waits for this member, else the first that is nobody's.

    The claim that the same statement ends is locked before, as `finish` does it: whoever waits for it keeps
    nobody else waiting, and whose claim is gone hides no sample from others.
    """
    claim = (
        select(state.c.sample_id)
        .where(
            state.c.sample_id == SAMPLE,
            state.c.copy == 0,
            state.c.holder_id == ME,
            state.c.version == VERSION,
        )
        .with_for_update(key_share=True)
        .cte("claim")
        .prefix_with("MATERIALIZED")
    )
    allowed = (
        select(literal_column("1", Integer).label("yes"))
        .where(
            queue.c.id == QUEUE,
            queue.c.version == _KNOWN_VERSION,
            member.c.id == ME,
            member.c.active,
            member.c.role == _KNOWN_ROLE,
            select(claim.c.sample_id).exists(),
        )
        .cte("allowed")
        .prefix_with("MATERIALIZED")
    )
    yes = select(allowed.c.yes).exists()
    seen = order_of_mine(mode).where(state.c.sample_id != SAMPLE, yes).cte("seen").prefix_with("MATERIALIZED")
    # What was the first of mine when this began, and still waits. If it does not, all is left to others.
    mine = (
        select(state.c.sample_id)
        .where(
            state.c.sample_id == select(seen.c.sample_id).scalar_subquery(),
            state.c.copy == 0,
            state.c.queue_id == QUEUE,
            unindexed(state.c.owner_id) == ME,
            unindexed(state.c.lane) == select(seen.c.lane).scalar_subquery(),
            state.c.holder_id.is_(None),
        )
        .with_for_update(key_share=True, of=state)
        .cte("mine")
        .prefix_with("MATERIALIZED")
    )
    some = [others_wait()] if step is SelfReview.NEVER else []
    nobodys = (
        first_open(mode, step)
        .where(yes, ~select(seen.c.sample_id).exists(), *some)
        .cte("nobodys")
        .prefix_with("MATERIALIZED")
    )
    return union_all(select(mine.c.sample_id), select(nobodys.c.sample_id)).cte("first")
