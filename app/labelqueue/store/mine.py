"""A member's own work over all queues: what is with them or for them, and what they have done."""

from collections.abc import Mapping
from typing import Any, Final, assert_never

from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select

from labelqueue.domain.member import LOOKERS, Member
from labelqueue.domain.mine import MyRow, Share, Waits
from labelqueue.domain.settings import QueueSettings
from labelqueue.domain.status import HELD, Action, LabelStatus, Lane, Mode
from labelqueue.store.dialects import ago
from labelqueue.store.engine import AnyRow
from labelqueue.store.statements import ME, finishing, in_lanes, judging, one_of
from labelqueue.store.tables import dataset, event, member, queue, sample, state

WAITS_IN: Final[Mapping[Lane, tuple[Mode, Waits]]] = {
    Lane.LABELING: (Mode.LABEL, Waits.SAVED),
    Lane.REJECTED: (Mode.LABEL, Waits.REJECTED),
    Lane.NEW: (Mode.LABEL, Waits.ASSIGNED),
    Lane.REVIEWING: (Mode.REVIEW, Waits.SAVED),
    Lane.CORRECTED: (Mode.REVIEW, Waits.CORRECTED),
    Lane.LABELED: (Mode.REVIEW, Waits.ASSIGNED),
}
"""What a sample waits for in a lane, and why for this member."""
_ACTIONS: Final[Mapping[Share, frozenset[Action]]] = {
    Share.SUBMITTED: frozenset({Action.SUBMIT}),
    Share.ACCEPTED: frozenset({Action.ACCEPT}),
    Share.REJECTED: frozenset({Action.REJECT}),
    Share.REVIEWED: frozenset({Action.ACCEPT, Action.REJECT}),
}
_OF_OTHERS: Final = frozenset({Share.ACCEPTED, Share.REJECTED})
"""What others did with this member's work."""

_later = event.alias("later")
_of_rejection = event.alias("of_rejection")
_labeler, _rejecter, _actor = (member.alias(name) for name in ("labeler", "rejecter", "actor"))
_SHOWN: Final = (
    dataset.c.name.label("dataset"),
    queue.c.name.label("queue"),
    queue.c.settings,
    sample.c.name.label("sample"),
    state.c.status,
    state.c.lane,
    state.c.owner_id,
    state.c.labeler_id,
    state.c.holder_id,
    state.c.mode,
    _labeler.c.name.label("labeler"),
)


def page(
    connection: Connection, who: Member, share: Share, *, name: str, after: MyRow | None, limit: int
) -> list[MyRow]:
    """One part of the work of `who`, each sample once, the newest first, from behind `after`.

    `name`: only samples whose name has this in it, in capital letters or not.
    """
    match share:
        case Share.IN_HAND | Share.WAITING:
            found = _of_states(share, after)
        case Share.SUBMITTED | Share.ACCEPTED | Share.REJECTED | Share.REVIEWED:
            found = _of_events(share, after)
        case _:
            assert_never(share)
    if name:
        found = found.where(sample.c.name.icontains(name, autoescape=True))
    rows = connection.execute(found.limit(limit), {"me": who.id})
    return [_row(row, who, share) for row in rows]


def counts(connection: Connection, who: Member) -> dict[Share, int]:
    """How many samples each part has."""
    wanted = [_count(share).scalar_subquery().label(share.value) for share in Share]
    row = connection.execute(select(*wanted), {"me": who.id}).one()
    return {share: getattr(row, share.value) for share in Share}


def count(connection: Connection, who: Member, share: Share) -> int:
    """How many samples one part has."""
    found: int = connection.execute(_count(share), {"me": who.id}).scalar_one()
    return found


def done_lately(connection: Connection, who: Member, *, seconds: float) -> int:
    """How many samples they finished in that time: submitted, skipped, accepted or rejected."""
    found = select(func.count()).where(event.c.member_id == ME, finishing(), event.c.at >= ago(seconds))
    return connection.execute(found, {"me": who.id}).scalar_one()


# What is with them, or for them


def _mine(share: Share) -> tuple[ColumnElement[bool], ...]:
    lanes = HELD.values() if share is Share.IN_HAND else WAITS_IN
    # With the queues named, the index by which a member's own samples are handed out finds them.
    queues = select(queue.c.id).correlate(None)
    return state.c.queue_id.in_(queues), state.c.owner_id == ME, in_lanes(*lanes), state.c.copy == 0


def _of_states(share: Share, after: MyRow | None) -> Select[Any]:
    at = state.c.claimed_at if share is Share.IN_HAND else state.c.status_since
    comment = (
        select(_of_rejection.c.comment)
        .where(_of_rejection.c.sample_id == state.c.sample_id, _of_rejection.c.action == Action.REJECT)
        .order_by(_of_rejection.c.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    found = _with_names(
        select(
            *_SHOWN,
            at.label("at"),
            state.c.sample_id.label("key"),
            _rejecter.c.name.label("actor"),
            comment.label("comment"),
        ).select_from(state)
    ).outerjoin(_rejecter, _rejecter.c.id == state.c.rejecter_id)
    found = found.where(*_mine(share)).order_by(at.desc(), state.c.sample_id.desc())
    return found if after is None else found.where(_behind(at, state.c.sample_id, after))


# What they have done, and what others did with it


def _done(share: Share, lines: Any = event) -> tuple[ColumnElement[bool], ...]:
    which = one_of(lines.c.action, _ACTIONS[share])
    return which, (lines.c.labeler_id if share in _OF_OTHERS else lines.c.member_id) == ME


def _of_events(share: Share, after: MyRow | None) -> Select[Any]:
    later = select(_later.c.id).where(
        _later.c.sample_id == event.c.sample_id, _later.c.id > event.c.id, *_done(share, _later)
    )
    found = _with_names(
        select(
            *_SHOWN,
            event.c.at,
            event.c.id.label("key"),
            _actor.c.name.label("actor"),
            event.c.comment,
        )
        .select_from(event)
        .join(state, (state.c.sample_id == event.c.sample_id) & (state.c.copy == event.c.copy))
    ).outerjoin(_actor, _actor.c.id == event.c.member_id)
    found = found.where(_indexed(share), *_done(share), ~later.exists())
    found = found.order_by(event.c.at.desc(), event.c.id.desc())
    return found if after is None else found.where(_behind(event.c.at, event.c.id, after))


def _indexed(share: Share) -> ColumnElement[bool]:
    """What the index says that finds them."""
    return judging() if share in _OF_OTHERS else finishing()


def _count(share: Share) -> Select[Any]:
    match share:
        case Share.IN_HAND | Share.WAITING:
            return select(func.count()).select_from(state).where(*_mine(share))
        case Share.SUBMITTED | Share.ACCEPTED | Share.REJECTED | Share.REVIEWED:
            return select(func.count(event.c.sample_id.distinct())).where(_indexed(share), *_done(share))
        case _:
            assert_never(share)


def _with_names(found: Select[Any]) -> Select[Any]:
    return (
        found.join(sample, sample.c.id == state.c.sample_id)
        .join(queue, queue.c.id == state.c.queue_id)
        .join(dataset, dataset.c.id == sample.c.dataset_id)
        .outerjoin(_labeler, _labeler.c.id == state.c.labeler_id)
    )


def _behind(at: ColumnElement[Any], key: ColumnElement[Any], after: MyRow) -> ColumnElement[bool]:
    return and_(at <= after.at, or_(at < after.at, key < after.key))


def _row(row: AnyRow, who: Member, share: Share) -> MyRow:
    status, lane = LabelStatus(row.status), Lane(row.lane)
    mode, waits = WAITS_IN[lane] if share is Share.WAITING else (row.mode and Mode(row.mode), None)
    # Who labeled, or who rejected: whichever of the two this member is not.
    reviews = share is Share.REVIEWED or (share not in _ACTIONS and mode is Mode.REVIEW)
    author = QueueSettings(**row.settings).author_for(who, row.labeler)
    mine = who.id in (row.owner_id, row.labeler_id)
    return MyRow(
        dataset=row.dataset,
        queue=row.queue,
        sample=row.sample,
        status=status,
        at=row.at,
        key=row.key,
        mode=mode,
        waits=waits,
        who=author if reviews else None if share is Share.SUBMITTED else row.actor,
        comment=row.comment or "",
        may_open=mine or who.role in LOOKERS,
        may_reopen=status is LabelStatus.LABELED and row.labeler_id == who.id and row.holder_id is None,
    )
