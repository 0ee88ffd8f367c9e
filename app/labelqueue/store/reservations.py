"""Samples that are kept ahead for members who still work on another one."""

from functools import cache
from typing import Final

from sqlalchemy import Connection, select, update

from labelqueue.domain.ids import SampleId
from labelqueue.domain.sample import Sample
from labelqueue.domain.status import HELD, Mode
from labelqueue.domain.work import Claim
from labelqueue.store.claim import Step, first_open, in_vain, open_steps, order_of_mine, sample_value
from labelqueue.store.desk import Desk
from labelqueue.store.prepared import Prepared
from labelqueue.store.statements import ME, QUEUE, SAMPLE, reserved
from labelqueue.store.tables import sample, state


@cache
def _in_hand(mode: Mode) -> Prepared:
    return Prepared(
        select(state.c.sample_id, state.c.version)
        .where(state.c.queue_id == QUEUE, state.c.owner_id == ME, state.c.lane == int(HELD[mode]))
        .order_by(state.c.sample_id)
        .with_for_update(key_share=True)
    )


_SAMPLE: Final = Prepared(
    select(
        sample.c.id,
        sample.c.name,
        sample.c.uri,
        sample.c.width,
        sample.c.height,
        sample.c.metadata,
        state.c.neg_priority,
    )
    .join(state, (state.c.sample_id == sample.c.id) & (state.c.copy == 0))
    .where(sample.c.id == SAMPLE)
)


@cache
def _keep(mode: Mode, step: Step) -> Prepared:
    first = first_open(mode, step).cte("first_open").prefix_with("MATERIALIZED")
    return Prepared(
        update(state)
        .where(state.c.copy == 0, state.c.holder_id.is_(None), state.c.sample_id == first.c.sample_id)
        .values(reserved(mode))
        .returning(state.c.sample_id)
    )


@cache
def _next_of_mine(mode: Mode) -> Prepared:
    return Prepared(order_of_mine(mode).where(state.c.holder_id.is_(None)))


def reserve(connection: Connection, desk: Desk, claim: Claim) -> Sample | None:
    """Keep what this member would get next, while they hold `claim`. None: nothing, or it is not wished.

    What waits for the member anyway is only named.
    """
    mode = claim.mode
    if not desk.queue.settings.reserve_ahead or desk.refusal(mode) is not None:
        return None
    who = {"me": desk.member.id, "the_queue": desk.queue.id}
    # All that is in hand is locked, so that two windows of one member do not keep two.
    held = _in_hand(mode).all(connection, **who)
    if (claim.sample_id, claim.version) not in [(row.sample_id, row.version) for row in held]:
        return None
    mine = _next_of_mine(mode).first(connection, **who)
    if mine is not None:
        return _sample(connection, SampleId(mine.sample_id))
    for step in open_steps(mode, desk.queue.settings.self_review):
        if in_vain(connection, step, who):
            continue
        kept = _keep(mode, step).first(connection, **who, client=desk.session_id)
        if kept is not None:
            return _sample(connection, SampleId(kept.sample_id))
    return None


def _sample(connection: Connection, sample_id: SampleId) -> Sample:
    row = _SAMPLE.first(connection, the_sample=sample_id)
    assert row is not None, "what is kept is there"
    return sample_value(row)
