"""What was said about the comments of a rejection: by a reviewer to the labeler, and by the labeler."""

from datetime import datetime
from typing import Final

from sqlalchemy import ColumnElement, Connection, and_, case, func, literal_column, or_, select

from labelqueue.domain.member import Member
from labelqueue.domain.news import Happening, Key, Source, What, key
from labelqueue.domain.settings import QueueSettings
from labelqueue.domain.status import LabelStatus, Mode
from labelqueue.store.engine import AnyRow
from labelqueue.store.statements import ME
from labelqueue.store.tables import dataset, member, pin, pin_turn, queue, sample, state

_MOST: Final = 500
_OVER: Final = (LabelStatus.REVIEWED, LabelStatus.SKIPPED)
"""What nobody talks about any more."""


def of(
    connection: Connection, who: Member, which: ColumnElement[bool]
) -> dict[tuple[datetime, Key], Happening]:
    """What others wrote to this member, by moment and key."""
    labels = func.coalesce(state.c.corrector_id, state.c.labeler_id) == ME
    by_labeler = pin_turn.c.mode == Mode.LABEL
    # In one's own hands one sees it.
    stands = and_(
        or_(state.c.holder_id.is_(None), state.c.holder_id != ME),
        case((by_labeler, state.c.status.not_in(_OVER)), else_=state.c.status == LabelStatus.REJECTED),
    )
    rows = connection.execute(
        select(
            pin_turn.c.id,
            pin_turn.c.at,
            pin_turn.c.mode,
            pin_turn.c.text,
            dataset.c.name.label("dataset"),
            queue.c.name.label("queue"),
            queue.c.settings,
            sample.c.name.label("sample"),
            member.c.name.label("who"),
            stands.label("stands"),
        )
        .select_from(pin_turn)
        .join(
            pin,
            and_(
                pin.c.sample_id == pin_turn.c.sample_id,
                pin.c.operation_id == pin_turn.c.operation_id,
                pin.c.number == pin_turn.c.number,
            ),
        )
        .join(state, and_(state.c.sample_id == pin_turn.c.sample_id, state.c.copy == literal_column("0")))
        .join(sample, sample.c.id == pin_turn.c.sample_id)
        .join(queue, queue.c.id == state.c.queue_id)
        .join(dataset, dataset.c.id == sample.c.dataset_id)
        .join(member, member.c.id == pin_turn.c.member_id)
        .where(
            which,
            pin_turn.c.text != "",
            pin_turn.c.member_id != ME,
            or_(and_(by_labeler, pin.c.member_id == ME), and_(~by_labeler, labels)),
        )
        .order_by(pin_turn.c.at.desc(), pin_turn.c.id.desc())
        .limit(_MOST),
        {"me": who.id},
    )
    return {(row.at, key(Source.TURN, row.id)): _happening(row, who) for row in rows}


def _happening(row: AnyRow, who: Member) -> Happening:
    by_labeler = row.mode == Mode.LABEL
    author = QueueSettings(**row.settings).author_for(who, row.who) if by_labeler else row.who
    return Happening(
        id=key(Source.TURN, row.id),
        what=What.REPLIED if by_labeler else What.ANSWERED,
        dataset=row.dataset,
        queue=row.queue,
        sample=row.sample,
        who=author or "",
        comment=row.text,
        stands=bool(row.stands),
    )
