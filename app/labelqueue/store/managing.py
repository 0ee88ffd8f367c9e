"""What a manager changes on samples: at most `pieces.at_once` of them in one transaction."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Connection,
    bindparam,
    case,
    cast,
    delete,
    func,
    insert,
    literal,
    null,
    select,
    update,
)

from labelqueue.domain.errors import IllegalAction, NotFound
from labelqueue.domain.ids import DatasetId, MemberId, QueueId
from labelqueue.domain.member import Member
from labelqueue.domain.phrase import phrase
from labelqueue.domain.priorities import Rule
from labelqueue.domain.query import Query
from labelqueue.domain.status import (
    FORGOTTEN,
    PASSED_ON,
    SETTABLE,
    Action,
    LabelStatus,
    Mode,
    Person,
    doing_words,
    words,
)
from labelqueue.store import dialects, events, freeing, members, queues, search, undoing
from labelqueue.store.dialects import now
from labelqueue.store.engine import Again, AnyRow
from labelqueue.store.priorities import priorities_of
from labelqueue.store.queues import QueueRow, sorted_by
from labelqueue.store.statements import NO_CLAIM, if_unheld, waiting
from labelqueue.store.tables import deleted_state, member, sample, state

ASSIGNED_FOR: Final = {Person.ASSIGNED_LABELER: Mode.LABEL, Person.ASSIGNED_REVIEWER: Mode.REVIEW}


@dataclass(frozen=True, slots=True)
class Managed:
    """Samples of a dataset that a member changes, as a part of one bulk change."""

    dataset_id: DatasetId
    who: Member
    change_id: UUID
    names: Sequence[str]


def there(connection: Connection, dataset_id: DatasetId, names: Sequence[str]) -> set[str]:
    """Those of the names that samples have."""
    found = connection.execute(
        select(sample.c.name)
        .join(state, state.c.sample_id == sample.c.id)
        .where(sample.c.dataset_id == dataset_id, sample.c.name.in_(names))
    )
    return set(found.scalars())


def require(connection: Connection, dataset_id: DatasetId, names: Sequence[str]) -> None:
    """Make sure that all these samples are there.

    Raises:
        NotFound: one of them is not.
    """
    _refuse_missing(set(names) - there(connection, dataset_id, names))


def _refuse_missing(names: Collection[str]) -> None:
    if names:
        raise NotFound(phrase("There is no sample {name!r}.", name=min(names)))


def check_settable(
    connection: Connection, dataset_id: DatasetId, which: Sequence[str] | Query, status: LabelStatus
) -> None:
    """Refuse a status that these samples cannot be given.

    Raises:
        IllegalAction: it cannot be set, or a sample without a labeler would be rejected.
    """
    if status not in SETTABLE:
        raise IllegalAction(phrase('"{status}" belongs to a person and cannot be set.', status=words(status)))
    if status is not LabelStatus.REJECTED:
        return
    found = (
        search.conditions(connection, dataset_id, which)
        if isinstance(which, Query)
        else [sample.c.name.in_(which)]
    )
    nobody = connection.execute(
        select(func.min(sample.c.name))
        .join(state, (state.c.sample_id == sample.c.id) & (state.c.copy == 0))
        .where(sample.c.dataset_id == dataset_id, state.c.labeler_id.is_(None), *found)
    ).scalar()
    if nobody is not None:
        raise IllegalAction(phrase("{sample} cannot be rejected: nobody has labeled it.", sample=nobody))


# Each change returns how many samples it left as they were, because they are in somebody's hands.


def set_status(
    connection: Connection,
    managed: Managed,
    status: LabelStatus,
    *,
    only: tuple[MemberId, LabelStatus] | None = None,
) -> int:
    """Set the status; ends whatever claims there are. `only`: of what is that member's and has that status.

    Raises:
        IllegalAction: the status cannot be set, or a sample without a labeler would be rejected.
        NotFound: one of the samples is not there.
    """
    found = _locked(connection, managed)
    rows = [row for row in found if only in (None, (row.owner_id, row.status))]
    check_settable(connection, managed.dataset_id, [row.name for row in rows], status)
    people: dict[Person, ColumnElement[Any] | None] = {
        **dict.fromkeys(FORGOTTEN[status]),
        **{person: state.c[was] for person, was in PASSED_ON.get(status, {}).items()},
    }
    _change(
        connection,
        rows,
        {
            "status": status,
            "status_since": now(),
            "version": state.c.version + 1,
            **NO_CLAIM,
            **people,
            **waiting(status, people),
        },
    )
    _record(connection, rows, Action.SET_STATUS, managed, status=status)
    return len(found) - len(rows)


def set_priority(
    connection: Connection, managed: Managed, priorities: Rule | Mapping[str, float] | float
) -> int:
    """Set priorities; claims stay as they are, and so do samples that a rule says nothing about.

    Raises:
        NotFound: one of the samples is not there.
    """
    rows = _locked(connection, managed)
    negated: ColumnElement[Any]
    if isinstance(priorities, int | float):
        got, negated = rows, literal(-priorities + 0.0)
    else:
        by_id = {id_: -one + 0.0 for id_, one in priorities_of(connection, rows, priorities).items()}
        got = [row for row in rows if row.sample_id in by_id]
        negated = case(by_id, value=state.c.sample_id) if by_id else literal(0.0)
    _change(connection, got, {"neg_priority": negated})
    _record(connection, got, Action.SET_PRIORITY, managed)
    return len(rows) - len(got)


def assign(connection: Connection, managed: Managed, names_of: Mapping[Person, str | None]) -> int:
    """Assign a labeler or a reviewer (None: nobody); claims stay as they are.

    A rejected sample goes to the member who is assigned as its labeler, a corrected one to the reviewer.

    Raises:
        IllegalAction: the member's role does not reach that work, they were removed, or they do not work in
            the queue of one of the samples.
        NotFound: there is no such member, or one of the samples is not there.
    """
    # Queues and members stay as they are until it is done: whoever leaves later has all of it taken away.
    # In this order, as with everybody who locks queues and samples.
    kept = _kept_queues(connection, managed.dataset_id, managed.names)
    assigned = {
        person: None
        if name is None
        else members.find_for(connection, name, ASSIGNED_FOR[person], stays=True).id
        for person, name in names_of.items()
    }
    _check_membership(kept.values(), assigned)
    rows = _locked(connection, managed)
    if not {row.queue_id for row in rows} <= kept.keys():
        raise Again  # one was moved just now
    # The manager's word counts: a rejected sample gets that labeler, a corrected one that reviewer.
    changes: dict[LabelStatus, dict[Person, MemberId | None]] = {}
    labeler = assigned.get(Person.ASSIGNED_LABELER)
    if labeler is not None:
        changes[LabelStatus.REJECTED] = {Person.LABELER: labeler, Person.CORRECTOR: labeler}
    if assigned.get(Person.ASSIGNED_REVIEWER) is not None:
        changes[LabelStatus.LABELED] = {Person.REJECTER: None}
    for status in {LabelStatus(row.status) for row in rows}:
        people = {**assigned, **changes.get(status, {})}
        unheld = if_unheld(waiting(status, people))
        _change(connection, [row for row in rows if row.status == status], {**people, **unheld})
    _record(connection, rows, Action.ASSIGN, managed)
    return 0


def free(connection: Connection, managed: Managed, modes: Collection[Mode]) -> int:
    """Let anybody have samples that wait for one member; claims and saved work stay as they are.

    Raises:
        NotFound: one of the samples is not there.
    """
    rows = _locked(connection, managed)
    for status in {LabelStatus(row.status) for row in rows}:
        # With a type: PostgreSQL takes the first of nothing but NULLs for a text.
        people = {
            person: cast(null(), state.c[person].type)
            for mode in modes
            for person in freeing.KEPT_FOR[mode][status]
        }
        of_status = [row for row in rows if row.status == status]
        _change(connection, of_status, {**people, **if_unheld(waiting(status, people))})
    _record(connection, rows, Action.ASSIGN, managed)
    return 0


def set_queue(connection: Connection, managed: Managed, queue_id: QueueId) -> int:
    """Move samples to a queue; what waits for people who do not work there is for anybody.

    Raises:
        NotFound: the queue was deleted, or one of the samples is not there.
    """
    target = queues.kept(connection, queue_id)
    rows = _locked(connection, managed)
    free = [row for row in rows if row.holder_id is None]
    moved = [row for row in free if row.queue_id != target.id]
    _change(connection, moved, {"queue_id": target.id})
    fit(connection, [row.sample_id for row in moved])
    _record(connection, moved, Action.SET_QUEUE, managed, queue_id=target.id, comment=target.name)
    return len(rows) - len(free)


def set_metadata(
    connection: Connection, managed: Managed, given: Mapping[str, Any], without: Collection[str]
) -> int:
    """Give metadata to samples, and take the keys `without` away; others stay.

    Raises:
        NotFound: one of the samples is not there.
    """
    rows = _locked(connection, managed)
    after = {
        row.sample_id: {key: value for key, value in row.metadata.items() if key not in without} | dict(given)
        for row in rows
    }
    write_metadata(connection, after)
    _record(connection, rows, Action.SET_METADATA, managed)
    return 0


def write_metadata(connection: Connection, of_ids: Mapping[int, Mapping[str, Any]]) -> None:
    """Have these samples these metadata and no others."""
    if of_ids:
        connection.execute(
            update(sample).where(sample.c.id == bindparam("of_id")).values(metadata=bindparam("given")),
            [{"of_id": one, "given": dict(metadata)} for one, metadata in of_ids.items()],
        )


def remove(connection: Connection, managed: Managed) -> int:
    """Delete samples: they are kept with their labels and history, and nobody finds them any more.

    Raises:
        NotFound: one of them is not there.
    """
    rows = _locked(connection, managed)
    gone = [row for row in rows if row.holder_id is None]
    move_away([row.sample_id for row in gone], connection)
    _record(connection, gone, Action.DELETE, managed)
    return len(rows) - len(gone)


def move_away(ids: Sequence[int], connection: Connection) -> None:
    """Take samples that nobody holds from where statements look."""
    dialects.write_first_to(connection, state)
    columns = [column.name for column in deleted_state.c]
    going = select(*(state.c[name] for name in columns)).where(state.c.sample_id.in_(ids))
    connection.execute(insert(deleted_state).from_select(columns, going, include_defaults=False))
    connection.execute(delete(state).where(state.c.sample_id.in_(ids)))


def restore(connection: Connection, managed: Managed) -> int:
    """Bring deleted samples back as they stood, to their queue or, where that is gone, to the default one.

    Raises:
        NotFound: one of them was not deleted.
    """
    rows = connection.execute(
        select(sample.c.name, deleted_state)
        .join(sample, sample.c.id == deleted_state.c.sample_id)
        .where(sample.c.dataset_id == managed.dataset_id, sample.c.name.in_(managed.names))
        .order_by(deleted_state.c.sample_id)
        .with_for_update(of=deleted_state)
    ).all()
    missing = set(managed.names) - {row.name for row in rows}
    if missing:
        raise NotFound(phrase("There is no deleted sample {name!r}.", name=min(missing)))
    bring_back([row.sample_id for row in rows], connection, managed.dataset_id)
    _record(connection, rows, Action.RESTORE, managed)
    return 0


def bring_back(ids: Sequence[int], connection: Connection, dataset_id: DatasetId) -> None:
    """Undo `move_away`, as the queues and members are now."""
    there = [one.id for one in queues.of_dataset(connection, dataset_id)]
    default = queues.default_of(connection, dataset_id).id
    columns = [column.name for column in deleted_state.c]
    queue_id = case((deleted_state.c.queue_id.in_(there), deleted_state.c.queue_id), else_=default)
    coming = select(*(queue_id if name == "queue_id" else deleted_state.c[name] for name in columns))
    coming = coming.where(deleted_state.c.sample_id.in_(ids))
    connection.execute(insert(state).from_select(columns, coming, include_defaults=False))
    connection.execute(delete(deleted_state).where(deleted_state.c.sample_id.in_(ids)))
    fit(connection, ids)


def fit(connection: Connection, ids: Sequence[int]) -> None:
    """Have unheld samples wait where they belong in their queues: for nobody who does not work there."""
    of_ids = (state.c.sample_id.in_(ids), state.c.copy == 0)
    found = connection.execute(select(state.c.queue_id).where(*of_ids).distinct()).scalars().all()
    active = select(member.c.id).where(member.c.active)
    for queue_id in found:
        target = queues.load(connection, QueueId(queue_id))
        left = freeing.left_by(target)
        people = {
            person: case((state.c[person].in_(active), left.get(person, state.c[person])), else_=None)
            for person in freeing.AWAITED
        }
        name = select(sample.c.name).where(sample.c.id == state.c.sample_id).scalar_subquery()
        connection.execute(
            update(state)
            .where(*of_ids, state.c.queue_id == queue_id, state.c.holder_id.is_(None))
            .values(
                {
                    "sort_name": sorted_by(target.settings, name),
                    **NO_CLAIM,
                    **{person.value: value for person, value in people.items()},
                    **waiting(None, people),
                }
            )
        )


def _locked(connection: Connection, managed: Managed) -> Sequence[AnyRow]:
    """The states of these samples, locked in the order of their ids so that two managers cannot deadlock.

    Raises:
        NotFound: one of them is not there.
    """
    rows = connection.execute(
        select(sample.c.name, sample.c.metadata, state)
        .join(sample, sample.c.id == state.c.sample_id)
        .where(sample.c.dataset_id == managed.dataset_id, sample.c.name.in_(managed.names), state.c.copy == 0)
        .order_by(state.c.sample_id)
        .with_for_update(key_share=True, of=state)
    ).all()
    _refuse_missing(set(managed.names) - {row.name for row in rows})
    return rows


def _kept_queues(
    connection: Connection, dataset_id: DatasetId, names: Sequence[str]
) -> dict[QueueId, QueueRow]:
    """The queues that these samples are in, which stay as they are until the transaction ends."""
    found = connection.execute(
        select(state.c.queue_id)
        .join(sample, sample.c.id == state.c.sample_id)
        .where(sample.c.dataset_id == dataset_id, sample.c.name.in_(names), state.c.copy == 0)
        .distinct()
    )
    try:
        return {QueueId(one): queues.kept(connection, QueueId(one)) for one in sorted(found.scalars())}
    except NotFound:
        raise Again from None  # it was removed just now, and its samples are in another one


def _check_membership(queues_of: Iterable[QueueRow], assigned: Mapping[Person, MemberId | None]) -> None:
    for row in queues_of:
        for person, mode in ASSIGNED_FOR.items():
            someone = assigned.get(person)
            if someone is not None and not row.lets_in(someone, mode):
                raise IllegalAction(
                    phrase(
                        "That member is not among those who {doing} in the queue {queue!r}.",
                        doing=doing_words(mode),
                        queue=row.name,
                    )
                )


def _change(connection: Connection, rows: Sequence[AnyRow], values: Mapping[Any, Any]) -> None:
    if rows:
        ids = [row.sample_id for row in rows]
        connection.execute(
            update(state).where(state.c.sample_id.in_(ids), state.c.copy == 0).values(dict(values))
        )


def _record(
    connection: Connection, rows: Sequence[AnyRow], action: Action, managed: Managed, **more: Any
) -> None:
    """One line a sample, and how it stood; a change that leaves the status alone leaves the version alone."""
    status: LabelStatus | None = more.pop("status", None)
    events.record(
        connection,
        [
            events.line(
                row,
                action=action,
                who=managed.who.id,
                from_status=LabelStatus(row.status),
                to_status=status or row.status,
                version=row.version + (status is not None),
                operation_id=managed.change_id,
                **more,
            )
            for row in rows
        ],
    )
    undoing.keep(connection, managed.change_id, rows, action)
