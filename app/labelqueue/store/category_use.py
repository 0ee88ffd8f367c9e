"""Which labels have a category, and with how many joints: looked through without keeping anybody waiting.

Labels are only ever added. Of each sample is remembered up to which of its labels it was looked through, so
that under a lock only what came since has to be looked at.
"""

from array import array
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    and_,
    case,
    cast,
    func,
    or_,
    select,
    union_all,
)

from labelqueue.domain.geometry import Keypoints
from labelqueue.domain.ids import CategoryId, DatasetId
from labelqueue.store import pieces
from labelqueue.store.engine import AnyRow
from labelqueue.store.tables import deleted_state, queue, revision, sample, state

_BUCKET: Final = 1024  # ids of samples whose numbers of labels are compared as one sum
_AT_ONCE: Final = 100


class Use:
    """What is known so far about some categories."""

    def __init__(self, counts_as: Mapping[CategoryId, CategoryId]) -> None:
        """Nothing was looked at yet. `counts_as`: ids in labels, and as which category they count."""
        self._counts_as: Final = dict(counts_as)
        self.ids: Final = frozenset(counts_as)
        self.samples: Final[Counter[CategoryId]] = Counter()
        """How many samples have a label, be it an earlier one, with that category."""
        self.joints: Final[defaultdict[CategoryId, set[int]]] = defaultdict(set)
        self._sample_ids: Final = array("q")
        self._numbers: Final = array("i")

    @property
    def last(self) -> int:
        """The last sample that was looked at."""
        return self._sample_ids[-1] if self._sample_ids else 0

    def take(self, numbers: Sequence[AnyRow], found: Sequence[AnyRow]) -> None:
        """Remember a piece: see `piece`."""
        self._sample_ids.extend(row.id for row in numbers)
        self._numbers.extend(row.revisions for row in numbers)
        self.learn(found)

    def learn(self, found: Sequence[AnyRow]) -> None:
        """Remember what was found in labels."""
        pairs = {(row.sample_id, self._counts_as[CategoryId(row.category)]) for row in found}
        self.samples.update(category for _, category in pairs)
        for row in found:
            if row.joints is not None:
                self.joints[CategoryId(row.category)].add(row.joints)

    def sums(self) -> Counter[int]:
        """How many labels each bucket of samples had."""
        sums: Counter[int] = Counter()
        for id_, number in zip(self._sample_ids, self._numbers, strict=True):
            sums[id_ // _BUCKET] += number
        return sums

    def seen(self, buckets: Collection[int]) -> dict[int, int]:
        """Up to which number the samples of these buckets were looked through."""
        pairs = zip(self._sample_ids, self._numbers, strict=True)
        return {id_: number for id_, number in pairs if id_ // _BUCKET in buckets}


def piece(
    connection: Connection, dataset_id: DatasetId, use: Use
) -> tuple[Sequence[AnyRow], Sequence[AnyRow]]:
    """The next samples with how many labels they have, and what stands in these labels.

    None were found: all of the dataset was looked through.
    """
    kept = func.coalesce(state.c.revisions, deleted_state.c.revisions, 0).label("revisions")
    numbers = connection.execute(
        select(sample.c.id, kept)
        .outerjoin(state, (state.c.sample_id == sample.c.id) & (state.c.copy == 0))
        .outerjoin(deleted_state, (deleted_state.c.sample_id == sample.c.id) & (deleted_state.c.copy == 0))
        .where(sample.c.dataset_id == dataset_id, sample.c.id > use.last)
        .order_by(sample.c.id)
        .limit(pieces.CHUNK)
    ).all()
    labeled = [row.id for row in numbers if row.revisions]
    return numbers, _found(connection, use.ids, revision.c.sample_id.in_(labeled)) if labeled else ()


def catch_up(connection: Connection, dataset_id: DatasetId, use: Use) -> None:
    """Look also at the labels that came since. Called where nobody can add any more."""
    after = _sums(connection, dataset_id)
    before = use.sums()
    buckets = {bucket for bucket, labels in after.items() if labels != before[bucket]}
    if not buckets:
        return
    seen = use.seen(buckets)
    new = [
        and_(revision.c.sample_id == id_, revision.c.number > seen.get(id_, 0))
        for id_, number in _numbers(connection, dataset_id, buckets)
        if number > seen.get(id_, 0)
    ]
    for start in range(0, len(new), _AT_ONCE):
        use.learn(_found(connection, use.ids, or_(*new[start : start + _AT_ONCE])))


def _sums(connection: Connection, dataset_id: DatasetId) -> Mapping[int, int]:
    each = union_all(*_counted(dataset_id)).subquery()
    bucket = (each.c.sample_id // _BUCKET).label("bucket")
    rows = connection.execute(select(bucket, func.sum(each.c.revisions).label("labels")).group_by(bucket))
    return {row.bucket: int(row.labels) for row in rows}


def _numbers(
    connection: Connection, dataset_id: DatasetId, buckets: Collection[int]
) -> Iterator[tuple[int, int]]:
    each = union_all(*_counted(dataset_id)).subquery()
    for start in sorted(buckets):
        first = start * _BUCKET
        rows = connection.execute(select(each).where(each.c.sample_id.between(first, first + _BUCKET - 1)))
        yield from ((row.sample_id, row.revisions) for row in rows)


def _counted(dataset_id: DatasetId) -> list[Any]:
    queues = select(queue.c.id).where(queue.c.dataset_id == dataset_id)
    here = sample.c.dataset_id == dataset_id
    return [
        select(state.c.sample_id, state.c.revisions).where(state.c.queue_id.in_(queues)),
        select(deleted_state.c.sample_id, deleted_state.c.revisions)
        .join(sample, sample.c.id == deleted_state.c.sample_id)
        .where(here),
    ]


def _found(
    connection: Connection, ids: Collection[CategoryId], where: ColumnElement[bool]
) -> Sequence[AnyRow]:
    """Which samples have which of the categories in these labels; NULL joints: these are no keypoints."""
    if connection.dialect.name == "postgresql":
        objects = func.jsonb_array_elements(func.jsonb_extract_path(revision.c.body, "objects"))
        each = objects.table_valued("value", name="object", joins_implicitly=True)
        drawn = func.jsonb_extract_path(each.c.value, "keyframes", "0", "geometry")
        category = func.jsonb_extract_path_text(each.c.value, "category")
        kind = func.jsonb_extract_path_text(drawn, "type")
        points = func.jsonb_array_length(func.jsonb_extract_path(drawn, "points"))
    else:
        each = func.json_each(revision.c.body, "$.objects").table_valued(
            "value", name="object", joins_implicitly=True
        )
        category = func.json_extract(each.c.value, "$.category")
        kind = func.json_extract(each.c.value, "$.keyframes[0].geometry.type")
        points = func.json_array_length(each.c.value, "$.keyframes[0].geometry.points")
    number = cast(category, Integer)
    joints = case((kind == Keypoints.kind, points))
    return connection.execute(
        select(revision.c.sample_id, number.label("category"), joints.label("joints"))
        .select_from(revision)
        .select_from(each)
        .where(where, number.in_(sorted(ids)))
        .distinct()
    ).all()
