"""What happened to a member's work since they looked last, in one look by index."""

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import ColumnElement, Connection, and_, or_, select

from labelqueue.domain.ids import QueueId
from labelqueue.domain.news import Asked, Happening, Key, News, Seen, Source, Spot, What, key, numbers
from labelqueue.domain.status import Action, LabelStatus
from labelqueue.store import claim, news_answers, news_ends
from labelqueue.store.desk import Desks
from labelqueue.store.dialects import now
from labelqueue.store.engine import AnyRow
from labelqueue.store.statements import ME, judging
from labelqueue.store.tables import dataset, event, member, pin_turn, queue, sample, state

_AGAIN: Final = timedelta(minutes=5)
"""So much is looked at twice: a line bears the time when its transaction began, not when it ended."""
_MOST: Final = 500
_WHAT: Final = {Action.REJECT: What.REJECTED, Action.ACCEPT: What.ACCEPTED}


def of(connection: Connection, desks: Desks, asked: Asked) -> News:
    """What happened to this member's work, the oldest first, and which queues are empty no more."""
    moment = connection.execute(select(now())).scalar_one()
    seen = asked.seen or Seen(moment)
    begin = seen.at - _AGAIN
    found = _judged(connection, desks, event.c.at >= begin)
    found |= news_answers.of(connection, desks.member, pin_turn.c.at >= begin)
    ended = news_ends.since(connection, desks.member, begin)
    if events := numbers(asked.about, Source.EVENT):
        found |= _judged(connection, desks, event.c.id.in_(events))
    if turns := numbers(asked.about, Source.TURN):
        found |= news_answers.of(connection, desks.member, pin_turn.c.id.in_(turns))
    if ends := numbers(asked.about, Source.END):
        ended += news_ends.still(connection, ends)
    happenings = (*(found[at] for at in sorted(found)), *dict.fromkeys(ended))
    if asked.seen is None:  # what was before is no news
        return News(Seen(moment, frozenset(one.id for one in happenings)))
    told = frozenset(one.id for one in happenings)
    filled = tuple(spot for spot in asked.empty if _waits(connection, desks, spot))
    return News(Seen(max(moment, seen.at), told), happenings, filled)


def _judged(
    connection: Connection, desks: Desks, which: ColumnElement[bool]
) -> dict[tuple[datetime, Key], Happening]:
    rejected = and_(state.c.status == LabelStatus.REJECTED, state.c.corrector_id == ME)
    # In one's own hands one knows of it.
    stands: ColumnElement[bool] = and_(
        state.c.holder_id.is_(None),
        or_(
            and_(event.c.action == Action.REJECT, rejected),
            and_(event.c.action == Action.ACCEPT, state.c.status == LabelStatus.REVIEWED),
        ),
    )
    rows = connection.execute(
        select(
            event.c.id,
            event.c.at,
            event.c.action,
            event.c.comment,
            dataset.c.name.label("dataset"),
            queue.c.name.label("queue"),
            sample.c.name.label("sample"),
            member.c.name.label("who"),
            stands.label("stands"),
        )
        .select_from(event)
        .join(state, (state.c.sample_id == event.c.sample_id) & (state.c.copy == event.c.copy))
        .join(sample, sample.c.id == event.c.sample_id)
        .join(dataset, dataset.c.id == sample.c.dataset_id)
        .join(queue, queue.c.id == state.c.queue_id)
        .join(member, member.c.id == event.c.member_id)
        .where(event.c.labeler_id == ME, judging(), which, event.c.member_id != ME)
        .order_by(event.c.at.desc(), event.c.id.desc())
        .limit(_MOST),
        {"me": desks.member.id},
    )
    return {(row.at, one.id): one for row in rows for one in [_happening(row)]}


def _happening(row: AnyRow) -> Happening:
    return Happening(
        id=key(Source.EVENT, row.id),
        what=_WHAT[Action(row.action)],
        dataset=row.dataset,
        queue=row.queue,
        sample=row.sample,
        who=row.who,
        comment=row.comment,
        stands=bool(row.stands),
    )


def _waits(connection: Connection, desks: Desks, spot: Spot) -> bool:
    found = connection.execute(
        select(queue.c.id)
        .join(dataset, dataset.c.id == queue.c.dataset_id)
        .where(dataset.c.name == spot.dataset, queue.c.name == spot.queue)
    ).scalar()
    return found is not None and claim.waits(connection, desks.at(connection, QueueId(found)), spot.mode)
