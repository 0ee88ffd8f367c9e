"""Samples: adding, listing, and what a manager changes on them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, case, func, insert, select, update

from labelqueue.domain.errors import IllegalAction, NotFound
from labelqueue.domain.ids import DatasetId, MemberId, QueueId, SampleId
from labelqueue.domain.label import Label, label_from_json, label_to_json
from labelqueue.domain.member import Member
from labelqueue.domain.phrase import phrase
from labelqueue.domain.sample import SampleSpec
from labelqueue.domain.status import (
    FORGOTTEN,
    PASSED_ON,
    SETTABLE,
    WAITING,
    Action,
    LabelStatus,
    Mode,
    Person,
    doing_words,
    words,
)
from labelqueue.store import datasets, events, filling, members, pieces, queues
from labelqueue.store.dialects import insert_missing, now
from labelqueue.store.engine import Again, AnyRow
from labelqueue.store.queues import QueueRow, sorted_by
from labelqueue.store.statements import NO_CLAIM, if_unheld, waiting
from labelqueue.store.tables import revision, sample, state

ASSIGNED_FOR: Final = {Person.ASSIGNED_LABELER: Mode.LABEL, Person.ASSIGNED_REVIEWER: Mode.REVIEW}


def add(
    connection: Connection,
    dataset_id: DatasetId,
    specs: Sequence[SampleSpec],
    *,
    added_by: MemberId,
) -> int:
    """Add at most `pieces.CHUNK` samples, each to the queue that wants it, or to the default one.

    A name that is there already is left alone. Returns how many are new.

    Raises:
        InvalidValue: a prelabel has a category that the dataset does not have.
    """
    default = queues.default_of(connection, dataset_id)
    category_ids, _ = datasets.category_tables(connection, dataset_id)
    first: dict[str, SampleSpec] = {}
    for spec in specs:
        first.setdefault(spec.name, spec)
    rows = [
        {
            "dataset_id": dataset_id,
            "name": spec.name,
            "uri": spec.uri,
            "width": spec.width,
            "height": spec.height,
            "metadata": dict(spec.metadata),
        }
        for spec in first.values()
    ]
    added = insert_missing(connection, sample, rows, returning=(sample.c.id, sample.c.name))
    new = [(SampleId(row.id), first[row.name]) for row in sorted(added, key=lambda row: row.id)]
    if new:
        connection.execute(insert(state), [_first_state(spec, id_, default) for id_, spec in new])
    prelabels = [
        {
            "sample_id": id_,
            "number": 1,
            "member_id": added_by,
            "body": label_to_json(spec.label, category_ids),
        }
        for id_, spec in new
        if spec.label is not None
    ]
    if prelabels:
        connection.execute(insert(revision), prelabels)
    filling.route(connection, dataset_id, default, [id_ for id_, _ in new])
    return len(new)


def _first_state(spec: SampleSpec, sample_id: SampleId, queue: QueueRow) -> dict[str, Any]:
    prelabeled = spec.label is not None
    status = LabelStatus.PRELABELED if prelabeled else LabelStatus.UNLABELED
    return {
        "sample_id": sample_id,
        "queue_id": queue.id,
        "status": status,
        "lane": int(WAITING[status][-1].lane),
        "neg_priority": -spec.priority + 0.0,
        "sort_name": sorted_by(queue.settings, spec.name),
        "revision": int(prelabeled),
        "revisions": int(prelabeled),
        "annotations": 0 if spec.label is None else len(spec.label.annotations),
    }


def find(connection: Connection, dataset_id: DatasetId, name: str) -> SampleId:
    """The id of a sample.

    Raises:
        NotFound: there is none of that name.
    """
    found = connection.execute(
        select(sample.c.id).where(sample.c.dataset_id == dataset_id, sample.c.name == name)
    ).scalar()
    if found is None:
        raise NotFound(phrase("There is no sample {name!r}.", name=name))
    return SampleId(found)


@dataclass(frozen=True, slots=True)
class LabeledSample:
    """A sample with its current label."""

    name: str
    uri: str
    width: int | None
    height: int | None
    status: LabelStatus
    label: Label


def labeled(
    connection: Connection, dataset_id: DatasetId, statuses: Sequence[LabelStatus], *, after: str | None
) -> list[LabeledSample]:
    """At most `pieces.CHUNK` samples of these statuses with their labels, by name, from behind `after`."""
    _, names = datasets.category_tables(connection, dataset_id)
    statement = (
        select(sample, state.c.status, revision.c.body)
        .join(state, (state.c.sample_id == sample.c.id) & (state.c.copy == 0))
        .outerjoin(
            revision,
            (revision.c.sample_id == state.c.sample_id) & (revision.c.number == state.c.revision),
        )
        .where(sample.c.dataset_id == dataset_id, state.c.status.in_(statuses))
    )
    if after is not None:
        statement = statement.where(sample.c.name > after)
    rows = connection.execute(statement.order_by(sample.c.name).limit(pieces.CHUNK))
    return [
        LabeledSample(
            name=row.name,
            uri=row.uri,
            width=row.width,
            height=row.height,
            status=LabelStatus(row.status),
            label=label_from_json(row.body, names) if row.body is not None else Label(),
        )
        for row in rows
    ]


def _locked(connection: Connection, dataset_id: DatasetId, names: Sequence[str]) -> Sequence[AnyRow]:
    """The states of these samples, locked in the order of their ids so that two managers cannot deadlock.

    Raises:
        NotFound: one of them is not there.
    """
    rows = connection.execute(
        select(
            sample.c.name,
            state.c.sample_id,
            state.c.queue_id,
            state.c.status,
            state.c.version,
            state.c.labeler_id,
        )
        .join(sample, sample.c.id == state.c.sample_id)
        .where(sample.c.dataset_id == dataset_id, sample.c.name.in_(names), state.c.copy == 0)
        .order_by(state.c.sample_id)
        .with_for_update(key_share=True, of=state)
    ).all()
    missing = set(names) - {row.name for row in rows}
    if missing:
        raise NotFound(phrase("There is no sample {name!r}.", name=min(missing)))
    return rows


def require(connection: Connection, dataset_id: DatasetId, names: Sequence[str]) -> None:
    """Make sure that all these samples are there.

    Raises:
        NotFound: one of them is not.
    """
    found = connection.execute(
        select(sample.c.name).where(sample.c.dataset_id == dataset_id, sample.c.name.in_(names))
    )
    missing = set(names) - set(found.scalars())
    if missing:
        raise NotFound(phrase("There is no sample {name!r}.", name=min(missing)))


def check_settable(
    connection: Connection, dataset_id: DatasetId, names: Sequence[str], status: LabelStatus
) -> None:
    """Refuse a status that these samples cannot be given.

    Raises:
        IllegalAction: it cannot be set, or a sample without a labeler would be rejected.
    """
    if status not in SETTABLE:
        raise IllegalAction(phrase('"{status}" belongs to a person and cannot be set.', status=words(status)))
    if status is not LabelStatus.REJECTED:
        return
    nobody = connection.execute(
        select(func.min(sample.c.name))
        .join(state, (state.c.sample_id == sample.c.id) & (state.c.copy == 0))
        .where(sample.c.dataset_id == dataset_id, sample.c.name.in_(names), state.c.labeler_id.is_(None))
    ).scalar()
    if nobody is not None:
        raise IllegalAction(phrase("{sample} cannot be rejected: nobody has labeled it.", sample=nobody))


def set_status(
    connection: Connection, dataset_id: DatasetId, names: Sequence[str], status: LabelStatus, who: Member
) -> None:
    """Set the status; ends whatever claims there are.

    Raises:
        IllegalAction: the status cannot be set, or a sample without a labeler would be rejected.
        NotFound: one of the samples is not there.
    """
    rows = _locked(connection, dataset_id, names)
    check_settable(connection, dataset_id, names, status)
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
    _record(connection, rows, Action.SET_STATUS, who, status=status)


def set_priority(
    connection: Connection, dataset_id: DatasetId, priorities: Mapping[str, float], who: Member
) -> None:
    """Set priorities; claims stay as they are.

    Raises:
        NotFound: one of the samples is not there.
    """
    rows = _locked(connection, dataset_id, list(priorities))
    by_id = {row.sample_id: -priorities[row.name] + 0.0 for row in rows}
    _change(connection, rows, {"neg_priority": case(by_id, value=state.c.sample_id)})
    _record(connection, rows, Action.SET_PRIORITY, who)


def assign(
    connection: Connection,
    dataset_id: DatasetId,
    names: Sequence[str],
    names_of: Mapping[Person, str | None],
    who: Member,
) -> None:
    """Assign a labeler or a reviewer (None: nobody); claims stay as they are.

    A rejected sample goes to the member who is assigned as its labeler, a corrected one to the reviewer.

    Raises:
        IllegalAction: the member's role does not reach that work, they were removed, or they do not work in
            the queue of one of the samples.
        NotFound: there is no such member, or one of the samples is not there.
    """
    # Queues and members stay as they are until it is done: whoever leaves later has all of it taken away.
    # In this order, as with everybody who locks queues and samples.
    kept = _kept_queues(connection, dataset_id, names)
    assigned = {
        person: None
        if name is None
        else members.find_for(connection, name, ASSIGNED_FOR[person], stays=True).id
        for person, name in names_of.items()
    }
    _check_membership(kept.values(), assigned)
    rows = _locked(connection, dataset_id, names)
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
    _record(connection, rows, Action.ASSIGN, who)


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
    connection: Connection,
    rows: Sequence[AnyRow],
    action: Action,
    who: Member,
    *,
    status: LabelStatus | None = None,
) -> None:
    """One line a sample; a change that leaves the status alone leaves the version alone too."""
    events.record(
        connection,
        [
            events.line(
                row,
                action=action,
                who=who.id,
                from_status=LabelStatus(row.status),
                to_status=status or row.status,
                version=row.version + (status is not None),
            )
            for row in rows
        ],
    )


def chunks(names: Sequence[str]) -> Iterator[Sequence[str]]:
    """`names` in pieces of at most `pieces.CHUNK`."""
    for start in range(0, len(names), pieces.CHUNK):
        yield names[start : start + pieces.CHUNK]
