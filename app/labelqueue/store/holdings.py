"""Who has what in hand."""

from sqlalchemy import Connection, select

from labelqueue.domain.ids import QueueId
from labelqueue.domain.status import HELD, Mode
from labelqueue.domain.work import Holding
from labelqueue.store.tables import client_session, member, sample, state


def of_queue(connection: Connection, queue_id: QueueId) -> list[Holding]:
    """The claims in a queue, the oldest first."""
    rows = connection.execute(
        select(
            sample.c.name.label("sample"),
            member.c.name.label("member"),
            state.c.mode,
            state.c.claimed_at,
            state.c.saved,
            client_session.c.host,
            client_session.c.seen_at,
        )
        .join(sample, sample.c.id == state.c.sample_id)
        .join(member, member.c.id == state.c.holder_id)
        .outerjoin(client_session, client_session.c.id == state.c.session_id)
        .where(
            state.c.queue_id == queue_id,
            state.c.owner_id.is_not(None),
            state.c.lane.in_([int(lane) for lane in HELD.values()]),
        )
        .order_by(state.c.claimed_at, sample.c.name)
    )
    return [
        Holding(
            sample=row.sample,
            member=row.member,
            mode=Mode(row.mode),
            since=row.claimed_at,
            saved=row.saved,
            host=row.host,
            seen=row.seen_at,
        )
        for row in rows
    ]
