"""Samples: adding them, and with their labels what is written to a file."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, update

from labelqueue.domain.errors import NotFound
from labelqueue.domain.ids import DatasetId, MemberId, SampleId
from labelqueue.domain.label import Label, label_from_json, label_to_json
from labelqueue.domain.phrase import phrase
from labelqueue.domain.sample import SampleSpec
from labelqueue.domain.status import (
    WAITING,
    LabelStatus,
)
from labelqueue.store import datasets, filling, pieces, queues
from labelqueue.store.dialects import insert_missing
from labelqueue.store.queues import QueueRow, sorted_by
from labelqueue.store.tables import revision, sample, state


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
            "fingerprint": spec.fingerprint,
        }
        for spec in first.values()
    ]
    added = insert_missing(connection, sample, rows, returning=(sample.c.id, sample.c.name))
    new = [(SampleId(row.id), first[row.name]) for row in sorted(added, key=lambda row: row.id)]
    if len(new) < len(first):
        there = sorted(first.keys() - {row.name for row in added})
        _learn(connection, dataset_id, [first[name] for name in there])
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


def _learn(connection: Connection, dataset_id: DatasetId, known: Sequence[SampleSpec]) -> None:
    """What was added before anybody looked at the bytes gets its fingerprint when it comes again.

    `known`: by name, so that no two who add the same can deadlock.
    """
    looked_at = [one for one in known if one.fingerprint is not None]
    if looked_at:
        connection.execute(
            update(sample)
            .where(
                sample.c.dataset_id == dataset_id,
                sample.c.name == bindparam("of_name"),
                sample.c.uri == bindparam("of_uri"),
                sample.c.fingerprint.is_(None),
            )
            .values(fingerprint=bindparam("found")),
            [{"of_name": one.name, "of_uri": one.uri, "found": one.fingerprint} for one in looked_at],
        )


def names_there(connection: Connection, dataset_id: DatasetId, names: Sequence[str]) -> set[str]:
    """Those of the names that are taken, also by samples that were deleted."""
    taken = select(sample.c.name).where(sample.c.dataset_id == dataset_id, sample.c.name.in_(names))
    return set(connection.execute(taken).scalars())


def of_fingerprints(
    connection: Connection, dataset_id: DatasetId, fingerprints: Sequence[str]
) -> dict[str, tuple[str, str]]:
    """The name and the uri of a sample with that fingerprint, the one that was added first."""
    rows = connection.execute(
        select(sample.c.fingerprint, sample.c.name, sample.c.uri)
        .join(state, (state.c.sample_id == sample.c.id) & (state.c.copy == 0))
        .where(sample.c.dataset_id == dataset_id, sample.c.fingerprint.in_(fingerprints))
        .order_by(sample.c.id.desc())
    )
    return {row.fingerprint: (row.name, row.uri) for row in rows}


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
        select(sample.c.id)
        .join(state, state.c.sample_id == sample.c.id)
        .where(sample.c.dataset_id == dataset_id, sample.c.name == name)
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


def chunks(names: Sequence[str], *, size: int | None = None) -> Iterator[Sequence[str]]:
    """`names` in pieces of at most `size` (None: `pieces.CHUNK`)."""
    most = size or pieces.CHUNK
    for start in range(0, len(names), most):
        yield names[start : start + most]
