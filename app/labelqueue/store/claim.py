"""Who gets which sample next, and in what form they get it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    Select,
    func,
    literal_column,
    or_,
    select,
    true,
    update,
)

from labelqueue.domain.ids import QueueId, SampleId, SessionId
from labelqueue.domain.label import Label, label_from_json
from labelqueue.domain.member import Member
from labelqueue.domain.sample import Sample
from labelqueue.domain.settings import QueueState, SelfReview
from labelqueue.domain.status import ORDERS, Action, LabelStatus, Mode
from labelqueue.domain.work import Claim, Nothing, NothingToDo, WorkItem
from labelqueue.store import datasets, housekeeping, queues
from labelqueue.store.engine import AnyRow
from labelqueue.store.events import last_rejection, line, record
from labelqueue.store.labels import CategoryNames
from labelqueue.store.queues import QueueRow
from labelqueue.store.statements import claimed
from labelqueue.store.tables import member, revision, sample, state

_KEY = (state.c.neg_priority, state.c.sort_name, state.c.sample_id)
_TAKEN = (state.c.sample_id, state.c.queue_id, state.c.version, state.c.status)
# As a parameter it would hide from a generic plan how few rows are wanted.
_ONE = literal_column("1", Integer)


@dataclass(frozen=True, slots=True)
class Puller:
    """Who asks, for what, and from which running client."""

    member: Member
    session_id: SessionId
    queue: QueueRow
    mode: Mode


def start(
    connection: Connection, who: Member, session_id: SessionId, queue_id: QueueId, mode: Mode
) -> WorkItem | NothingToDo:
    """The next sample for a member, in their hands."""
    queue = queues.load(connection, queue_id)
    housekeeping.tidy(connection, queue, looker=who.id)
    pulled = pull(connection, Puller(who, session_id, queue, mode))
    if isinstance(pulled, NothingToDo):
        return pulled
    return work_item(connection, pulled, datasets.category_tables(connection, queue.dataset_id)[1])


def pull(connection: Connection, puller: Puller) -> SampleId | NothingToDo:
    """Claim the next sample in the order of the contract; one that is held already is just named again."""
    refusal = _refusal(puller)
    while (mine := connection.execute(_first_of_mine(puller)).first()) is not None:
        # Each of the two waits for a row that is briefly locked, rather than passing over it, and looks
        # again at what the row is by then: if it is another one now, so may be the first of mine.
        if mine.holder_id is not None:
            if connection.execute(_still_held(puller, mine)).first() is not None:
                return SampleId(mine.sample_id)
        elif refusal is not None:
            return NothingToDo(refusal, puller.mode)
        else:
            taken = connection.execute(_take(puller).where(*_as_seen(mine))).first()
            if taken is not None:
                return _taken(connection, puller, taken)
    if refusal is not None:
        return NothingToDo(refusal, puller.mode)
    for condition in _open_steps(puller):
        taken = connection.execute(_take_first_open(puller, condition)).first()
        if taken is not None:
            return _taken(connection, puller, taken)
    return _why_nothing(connection, puller)


def _first_of_mine(puller: Puller) -> Select[Any]:
    order = ORDERS[puller.mode]
    return (
        select(state.c.sample_id, state.c.holder_id, state.c.owner_id, state.c.lane)
        .where(
            state.c.queue_id == puller.queue.id,
            state.c.owner_id == puller.member.id,
            state.c.lane.between(int(order.first), int(order.last)),
        )
        .order_by(state.c.lane, *_KEY)
        .limit(_ONE)
    )


def _as_seen(row: AnyRow) -> tuple[ColumnElement[bool], ...]:
    """The row, as long as it is for the same person in the same lane."""
    return (
        state.c.sample_id == row.sample_id,
        state.c.owner_id == row.owner_id,
        state.c.lane == row.lane,
    )


def _still_held(puller: Puller, row: AnyRow) -> Any:
    """Held it stays, from now on by this running client: the one that claimed it may be gone."""
    return (
        update(state)
        .where(
            *_as_seen(row),
            state.c.copy == 0,
            state.c.holder_id == puller.member.id,
            state.c.mode == puller.mode,
        )
        .values(session_id=puller.session_id)
        .returning(state.c.sample_id)
    )


def _refusal(puller: Puller) -> Nothing | None:
    if not puller.queue.lets_in(puller.member.id, puller.mode):
        return Nothing.NOT_A_MEMBER
    match puller.queue.state:
        case QueueState.ACTIVE:
            return None
        case QueueState.PAUSED:
            return Nothing.PAUSED
        case QueueState.FINISHED:
            return Nothing.FINISHED


def _open_steps(puller: Puller) -> Sequence[ColumnElement[bool]]:
    """Conditions on what is nobody's, one a step."""
    if puller.mode is Mode.LABEL:
        return (true(),)
    own = state.c.labeler_id == puller.member.id
    others = or_(state.c.labeler_id.is_(None), state.c.labeler_id != puller.member.id)
    match puller.queue.settings.self_review:
        case SelfReview.LAST:
            return others, own
        case SelfReview.NEVER:
            return (others,)
        case SelfReview.ANY:
            return (true(),)


def _open(puller: Puller) -> tuple[ColumnElement[bool], ...]:
    return (
        state.c.queue_id == puller.queue.id,
        state.c.owner_id.is_(None),
        state.c.lane == int(ORDERS[puller.mode].open),
    )


def _take(puller: Puller) -> Any:
    """The claim itself, on a row that nobody holds."""
    values = claimed(puller.member.id, puller.mode, puller.session_id, from_queue=True)
    return (
        update(state)
        .where(state.c.copy == 0, state.c.queue_id == puller.queue.id, state.c.holder_id.is_(None))
        .values(values)
        .returning(*_TAKEN)
    )


def _take_first_open(puller: Puller, condition: ColumnElement[bool]) -> Any:
    # The one row is chosen in a materialized CTE: as a subquery of the UPDATE it may be evaluated again
    # and again, and more rows than one are taken. NO KEY: a foreign key check must not hide a row.
    first = (
        select(state.c.sample_id)
        .where(*_open(puller), condition)
        .order_by(*_KEY)
        .limit(_ONE)
        .with_for_update(skip_locked=True, key_share=True)
        .cte("first_open")
        .prefix_with("MATERIALIZED")
    )
    return _take(puller).where(state.c.sample_id == first.c.sample_id)


def _taken(connection: Connection, puller: Puller, row: AnyRow) -> SampleId:
    record(connection, [line(row, action=Action.CLAIM, who=puller.member.id, mode=puller.mode)])
    return SampleId(row.sample_id)


def _why_nothing(connection: Connection, puller: Puller) -> NothingToDo:
    order = ORDERS[puller.mode]
    free = [*_open(puller), or_(*_open_steps(puller))]
    if connection.execute(select(state.c.sample_id).where(*free).limit(_ONE)).first():
        return NothingToDo(Nothing.BUSY, puller.mode)
    # Those that somebody else owns, and those that are open but not to this member.
    others: int = connection.execute(
        select(func.count()).where(
            state.c.queue_id == puller.queue.id,
            state.c.lane.between(int(order.first), int(order.last)),
            or_(state.c.owner_id.is_(None), state.c.owner_id != puller.member.id),
        )
    ).scalar_one()
    return NothingToDo(Nothing.HELD_BY_OTHERS if others else Nothing.EMPTY, puller.mode, others)


def work_item(connection: Connection, sample_id: SampleId, names: CategoryNames) -> WorkItem:
    """A claimed sample with everything that its holder needs, as it stands now."""
    holder, labeler = member.alias("holder"), member.alias("labeler")
    row = connection.execute(
        select(
            sample,
            state,
            holder.c.name.label("holder"),
            labeler.c.name.label("labeler"),
            revision.c.body,
        )
        .join(state, (state.c.sample_id == sample.c.id) & (state.c.copy == 0))
        .join(holder, holder.c.id == state.c.holder_id)
        .outerjoin(labeler, labeler.c.id == state.c.labeler_id)
        .outerjoin(
            revision,
            (revision.c.sample_id == state.c.sample_id) & (revision.c.number == state.c.revision),
        )
        .where(sample.c.id == sample_id)
    ).one()
    mode = Mode(row.mode)
    return WorkItem(
        sample=sample_value(row),
        label=label_from_json(row.body, names) if row.body is not None else Label(),
        revision=row.revision,
        status=LabelStatus(row.status),
        mode=mode,
        claim=Claim(sample_id, QueueId(row.queue_id), row.holder, mode, row.version),
        labeler=row.labeler,
        remark=last_rejection(connection, sample_id) if row.rejecter_id is not None else None,
    )


def sample_value(row: AnyRow) -> Sample:
    """The sample in a row that has the columns of `sample` and of `sample_state`."""
    return Sample(
        id=SampleId(row.id),
        name=row.name,
        uri=row.uri,
        width=row.width,
        height=row.height,
        priority=-row.neg_priority + 0.0,
        metadata=row.metadata,
    )
