"""Who gets which sample next, and in what form they get it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    Select,
    case,
    func,
    literal_column,
    or_,
    select,
    true,
    update,
)

from labelqueue.domain.ids import QueueId, SampleId
from labelqueue.domain.label import Label, label_from_json
from labelqueue.domain.sample import Sample
from labelqueue.domain.settings import SelfReview
from labelqueue.domain.status import ORDERS, Action, LabelStatus, Mode
from labelqueue.domain.work import COUNTED, Claim, Elsewhere, Nothing, NothingToDo, Remark, WorkItem
from labelqueue.store import datasets, housekeeping, kept_ahead, pins
from labelqueue.store.desk import Desk
from labelqueue.store.engine import Again, AnyRow
from labelqueue.store.events import last_rejection, write
from labelqueue.store.prepared import Prepared
from labelqueue.store.statements import (
    CLIENT,
    LANE,
    ME,
    OWNER,
    QUEUE,
    SAMPLE,
    alive,
    claimed,
    in_lanes,
    unindexed,
)
from labelqueue.store.tables import SORT_KEY, client_session, member, queue, revision, sample, state

# As a parameter it would hide from a generic plan how few rows are wanted.
ONE: Final = literal_column("1", Integer)
RESERVED_FOR: Final = 600.0
"""Seconds after which somebody who finds nothing else gets what was kept ahead for another."""
_LOOKS: Final = 20
TAKEN: Final = (state.c.sample_id, state.c.queue_id, state.c.version, state.c.status, state.c.rejecter_id)


def start(connection: Connection, desk: Desk, mode: Mode) -> WorkItem | NothingToDo:
    """The next sample for a member, in their hands.

    Raises:
        NotPermitted: the member was removed, or their role does not reach it.
    """
    desk.require(mode)
    housekeeping.tidy(connection, desk.queue, looker=desk.member.id)
    pulled = pull(connection, desk, mode)
    return pulled if isinstance(pulled, NothingToDo) else work_item(connection, desk, pulled)


def pull(connection: Connection, desk: Desk, mode: Mode) -> SampleId | NothingToDo:
    """Claim the next sample in the order of the contract; one that is held already is just named again."""
    refusal = desk.refusal(mode)
    who = {"me": desk.member.id, "the_queue": desk.queue.id}
    for _ in range(_LOOKS):
        mine = first_of_mine(mode).first(connection, **who)
        if mine is None:
            break
        # Each of the two waits for a row that is briefly locked, rather than passing over it, and looks
        # again at what the row is by then: if it is another one now, so may be the first of mine.
        seen = {"the_sample": mine.sample_id, "owner": mine.owner_id, "the_lane": mine.lane}
        if mine.holder_id is not None:
            held = _still_held(mode).first(connection, **seen, me=desk.member.id, client=desk.session_id)
            if held is not None:
                return SampleId(mine.sample_id)
        elif refusal is not None:
            return NothingToDo(refusal, mode)
        else:
            taken = take_mine(mode).first(connection, **seen, **who, client=desk.session_id)
            if taken is not None:
                return _taken(connection, desk, mode, taken)
    else:
        raise Again  # others change what is mine faster than it can be taken
    if refusal is not None:
        return NothingToDo(refusal, mode)
    return _pull_open(connection, desk, mode)


def _pull_open(connection: Connection, desk: Desk, mode: Mode) -> SampleId | NothingToDo:
    who = {"me": desk.member.id, "the_queue": desk.queue.id}
    steps = open_steps(mode, desk.queue.settings.self_review)
    for step in steps:
        if in_vain(connection, step, who):
            continue
        taken = take_first_open(mode, step).first(connection, **who, client=desk.session_id)
        if taken is not None:
            return _taken(connection, desk, mode, taken)
    if kept_ahead.end(connection, queue_id=desk.queue.id, modes=[mode], kept_for=RESERVED_FOR):
        return _pull_open(connection, desk, mode)
    return _why_nothing(connection, desk, mode)


# What is a member's own


def order_of_mine(mode: Mode) -> Select[Any]:
    """What waits for `ME`, or is in their hands, in the order of the contract."""
    order = ORDERS[mode]
    return (
        select(state.c.sample_id, state.c.holder_id, state.c.owner_id, state.c.lane)
        .where(
            state.c.queue_id == QUEUE,
            state.c.owner_id == ME,
            state.c.lane.between(int(order.first), int(order.last)),
        )
        .order_by(state.c.lane, *SORT_KEY)
        .limit(ONE)
    )


@cache
def first_of_mine(mode: Mode) -> Prepared:
    """The head of `order_of_mine`."""
    return Prepared(order_of_mine(mode))


_AS_SEEN: Final = (
    state.c.sample_id == SAMPLE,
    state.c.copy == 0,
    unindexed(state.c.owner_id) == OWNER,
    unindexed(state.c.lane) == LANE,
)
"""The row, as long as it is for the same person in the same lane."""


@cache
def _still_held(mode: Mode) -> Prepared:
    """Held it stays; from now on by this running client, if the one that claimed it is gone."""
    here = case((alive(state.c.session_id), state.c.session_id), else_=CLIENT)
    return Prepared(
        update(state)
        .where(*_AS_SEEN, state.c.holder_id == ME, state.c.mode == mode.value)
        .values(session_id=here)
        .returning(state.c.sample_id)
    )


def take(mode: Mode) -> Any:
    """The claim itself, on a row that nobody holds."""
    return (
        update(state)
        .where(state.c.copy == 0, state.c.queue_id == QUEUE, state.c.holder_id.is_(None))
        .values(claimed(mode))
        .returning(*TAKEN)
    )


@cache
def take_mine(mode: Mode) -> Prepared:
    """Claim what waits for `ME`, as long as it is as it was seen."""
    return Prepared(take(mode).where(*_AS_SEEN))


# What is nobody's

Step = SelfReview
"""Of what is nobody's: ANY, only what others have labeled (NEVER), or only one's own (LAST)."""


def open_steps(mode: Mode, self_review: SelfReview) -> Sequence[Step]:
    """What a member may get of what is nobody's, one after the other."""
    if mode is Mode.LABEL:
        return (SelfReview.ANY,)
    match self_review:
        case SelfReview.LAST:
            return SelfReview.NEVER, SelfReview.LAST
        case SelfReview.NEVER:
            return (SelfReview.NEVER,)
        case SelfReview.ANY:
            return (SelfReview.ANY,)


def _fits(step: Step) -> ColumnElement[bool]:
    labeler = state.c.labeler_id
    match step:
        case SelfReview.ANY:
            return true()
        case SelfReview.LAST:
            return labeler == ME
        case SelfReview.NEVER:
            return or_(labeler.is_(None), labeler != ME)


def others_wait() -> ColumnElement[bool]:
    """Whether anything waits for review that somebody else has labeled.

    Somebody who labeled nearly everything must not have it all looked through in vain.
    """
    labeler = state.c.labeler_id
    probes = [
        select(ONE).where(*_open(Mode.REVIEW), one).limit(ONE).correlate(None).exists()
        for one in (labeler.is_(None), labeler < ME, labeler > ME)
    ]
    return or_(*probes)


def _open(mode: Mode) -> tuple[ColumnElement[bool], ...]:
    return state.c.queue_id == QUEUE, state.c.owner_id.is_(None), in_lanes(ORDERS[mode].open)


OTHERS_WAIT: Final = Prepared(select(ONE.label("yes")).where(others_wait()))


def in_vain(connection: Connection, step: Step, who: Mapping[str, Any]) -> bool:
    """Whether there is nothing in this step, as far as that is quickly known."""
    return step is SelfReview.NEVER and OTHERS_WAIT.first(connection, **who) is None


def first_open(mode: Mode, step: Step) -> Select[Any]:
    """The first sample that is nobody's, locked; those that are just being taken are passed over."""
    # NO KEY: a foreign key check must not hide a row.
    return (
        select(state.c.sample_id)
        .where(*_open(mode), _fits(step))
        .order_by(*SORT_KEY)
        .limit(ONE)
        .with_for_update(skip_locked=True, key_share=True)
    )


@cache
def take_first_open(mode: Mode, step: Step) -> Prepared:
    """Claim the first sample that is nobody's."""
    # The one row is chosen in a materialized CTE: as a subquery of the UPDATE it may be evaluated again
    # and again, and more rows than one are taken.
    first = first_open(mode, step).cte("first_open").prefix_with("MATERIALIZED")
    return Prepared(take(mode).where(state.c.sample_id == first.c.sample_id))


def _taken(connection: Connection, desk: Desk, mode: Mode, row: AnyRow) -> SampleId:
    write(connection, row, action=Action.CLAIM, who=desk.member.id, mode=mode)
    return SampleId(row.sample_id)


def _why_nothing(connection: Connection, desk: Desk, mode: Mode) -> NothingToDo:
    who = {"me": desk.member.id, "the_queue": desk.queue.id}
    for step in open_steps(mode, desk.queue.settings.self_review):
        if not in_vain(connection, step, who) and connection.execute(_any_open(mode, step), who).first():
            return NothingToDo(Nothing.BUSY, mode)
    others = _count(connection, desk, mode, state.c.owner_id != desk.member.id)
    # What is nobody's and not open to this member is what they labeled themselves.
    own = _count(connection, desk, mode, state.c.owner_id.is_(None), state.c.labeler_id == desk.member.id)
    reason = Nothing.HELD_BY_OTHERS if others or own else Nothing.EMPTY
    return NothingToDo(reason, mode, others, own)


def waits(connection: Connection, desk: Desk, mode: Mode) -> bool:
    """Whether the queue would hand out something; nothing is claimed by asking."""
    if desk.refusal(mode) is not None:
        return False
    who = {"me": desk.member.id, "the_queue": desk.queue.id}
    if first_of_mine(mode).first(connection, **who) is not None:
        return True
    steps = open_steps(mode, desk.queue.settings.self_review)
    return any(
        connection.execute(_any_open(mode, step), who).first() is not None
        for step in steps
        if not in_vain(connection, step, who)
    )


def _count(connection: Connection, desk: Desk, mode: Mode, *which: ColumnElement[bool]) -> int:
    order = ORDERS[mode]
    some = (
        select(state.c.sample_id)
        .where(
            state.c.queue_id == desk.queue.id,
            state.c.lane.between(int(order.first), int(order.last)),
            *which,
        )
        .limit(COUNTED)
        .subquery()
    )
    found: int = connection.execute(select(func.count()).select_from(some)).scalar_one()
    return found


@cache
def _any_open(mode: Mode, step: Step) -> Select[Any]:
    return select(state.c.sample_id).where(*_open(mode), _fits(step)).limit(ONE)


# What its holder gets

ITEM: Final = (
    sample.c.id,
    sample.c.name,
    sample.c.uri,
    sample.c.width,
    sample.c.height,
    sample.c.metadata,
    state.c.queue_id,
    state.c.neg_priority,
    state.c.status,
    state.c.mode,
    state.c.version,
    state.c.revision,
    state.c.rejecter_id,
    revision.c.body,
    member.c.name.label("labeler"),
)
_ELSEWHERE: Final = (state.c.session_id, state.c.claimed_at, client_session.c.host)
_QUEUE_VERSION: Final = queue.c.version.label("queue_version")
ITEM_OF: Final = Prepared(
    select(*ITEM, *_ELSEWHERE, _QUEUE_VERSION)
    .select_from(state)
    .join(sample, sample.c.id == state.c.sample_id)
    .join(queue, queue.c.id == state.c.queue_id)
    .outerjoin(member, member.c.id == state.c.labeler_id)
    .outerjoin(client_session, client_session.c.id == state.c.session_id)
    .outerjoin(
        revision,
        (revision.c.sample_id == state.c.sample_id)
        & (revision.c.copy == state.c.copy)
        & (revision.c.number == state.c.revision),
    )
    .where(state.c.sample_id == SAMPLE, state.c.copy == 0)
)


def work_item(connection: Connection, desk: Desk, sample_id: SampleId) -> WorkItem:
    """A sample in this member's hands with everything that they need, as it stands now.

    Raises:
        Again: the queue is another one by now, or the names of its categories are.
    """
    row = ITEM_OF.first(connection, the_sample=sample_id)
    assert row is not None, "a claimed sample is there"
    if row.queue_id != desk.queue.id:
        raise Again
    if row.queue_version != desk.queue.version and (desk.ids, desk.names) != datasets.category_tables(
        connection, desk.queue.dataset_id
    ):
        raise Again
    remark = last_rejection(connection, sample_id) if row.rejecter_id is not None else None
    item = item_of(row, desk, remark)
    if remark is not None:
        settings = desk.queue.settings
        item = replace(item, pins=pins.of_last_rejection(connection, sample_id, desk.member, settings))
    if row.session_id == desk.session_id or row.host is None:
        return item
    return replace(item, elsewhere=Elsewhere(row.host, row.claimed_at))


def item_of(row: AnyRow, desk: Desk, remark: Remark | None) -> WorkItem:
    """The work item in a row with the columns of `ITEM`."""
    mode = Mode(row.mode)
    sample_id = SampleId(row.id)
    return WorkItem(
        sample=sample_value(row),
        label=label_from_json(row.body, desk.names) if row.body is not None else Label(),
        revision=row.revision,
        status=LabelStatus(row.status),
        mode=mode,
        claim=Claim(sample_id, QueueId(row.queue_id), desk.member.name, mode, row.version),
        labeler=desk.queue.settings.author_for(desk.member, row.labeler),
        remark=remark,
        category_ids=desk.ids,
    )


def sample_value(row: AnyRow) -> Sample:
    """The sample in a row that has its columns and its priority."""
    return Sample(
        id=SampleId(row.id),
        name=row.name,
        uri=row.uri,
        width=row.width,
        height=row.height,
        priority=-row.neg_priority + 0.0,
        metadata=row.metadata,
    )
