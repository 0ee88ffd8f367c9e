"""Revisions of labels: added, never changed."""

from collections.abc import Mapping
from typing import Any, Final

from sqlalchemy import Boolean, Connection, Integer, Table, bindparam, insert, select, update

from labelqueue.domain.errors import NotFound
from labelqueue.domain.ids import CategoryId, MemberId, SampleId
from labelqueue.domain.json_text import dumps
from labelqueue.domain.label import Label, Revision, label_from_json
from labelqueue.domain.phrase import phrase
from labelqueue.store.dialects import JsonText
from labelqueue.store.engine import AnyRow
from labelqueue.store.prepared import Prepared
from labelqueue.store.statements import ME, SAMPLE
from labelqueue.store.tables import deleted_state, member, revision, sample, state

CategoryIds = Mapping[str, CategoryId]
CategoryNames = Mapping[CategoryId, str]


BODY: Final = bindparam("body", type_=JsonText)
"""A label as the text of its JSON."""

ADD: Final = Prepared(
    insert(revision)
    .values(
        sample_id=SAMPLE,
        number=bindparam("the_number", type_=Integer()),
        member_id=ME,
        late=bindparam("is_late", type_=Boolean()),
        body=BODY,
    )
    .inline()
)


def as_text(body: Mapping[str, Any]) -> str:
    """The stored form of a label as text: equal labels give equal texts."""
    return dumps(body)


def add_revision(
    connection: Connection,
    sample_id: SampleId,
    *,
    number: int,
    member_id: MemberId,
    body: str,
    late: bool = False,
) -> None:
    """Store a label under a number that the sample's state has just given out."""
    ADD.all(connection, the_sample=sample_id, the_number=number, me=member_id, is_late=late, body=body)


def add_late_revision(connection: Connection, sample_id: SampleId, *, member_id: MemberId, body: str) -> int:
    """Store a label that came too late, beside the current one; returns its number."""
    number = _next_number(connection, sample_id, state)
    if number is None:
        number = _next_number(connection, sample_id, deleted_state)
    assert number is not None
    add_revision(connection, sample_id, number=number, member_id=member_id, body=body, late=True)
    return number


def _next_number(connection: Connection, sample_id: SampleId, kept_in: Table) -> int | None:
    counting = update(kept_in).where(kept_in.c.sample_id == sample_id, kept_in.c.copy == 0)
    counted = counting.values(revisions=kept_in.c.revisions + 1).returning(kept_in.c.revisions)
    number: int | None = connection.execute(counted).scalar()
    return number


STORED: Final = (
    select(revision.c.number, revision.c.late, revision.c.at, member.c.name, state.c.revision)
    .join(member, member.c.id == revision.c.member_id)
    .join(state, (state.c.sample_id == revision.c.sample_id) & (state.c.copy == revision.c.copy))
    .where(revision.c.copy == 0)
)
"""What `as_revision` reads."""


def revisions(connection: Connection, sample_id: SampleId) -> list[Revision]:
    """All labels that were ever stored for a sample, by number."""
    rows = connection.execute(STORED.where(revision.c.sample_id == sample_id).order_by(revision.c.number))
    return [as_revision(row) for row in rows]


def as_revision(row: AnyRow) -> Revision:
    """A row of `STORED`."""
    return Revision(row.number, row.name, row.at, row.late, row.number == row.revision)


def label_of(connection: Connection, sample_id: SampleId, number: int | None, names: CategoryNames) -> Label:
    """The label of that number (None: the current one, empty if there is none).

    Raises:
        NotFound: there is no revision of that number.
    """
    # Revisions count from 1; larger numbers than the column holds cannot be asked for.
    wanted = state.c.revision if number is None else min(max(number, 0), 2**31 - 1)
    row = connection.execute(
        select(revision.c.body, state.c.revision, sample.c.name)
        .select_from(state)
        .join(sample, sample.c.id == state.c.sample_id)
        .outerjoin(revision, (revision.c.sample_id == state.c.sample_id) & (revision.c.number == wanted))
        .where(state.c.sample_id == sample_id, state.c.copy == 0)
    ).one()
    if row.body is not None:
        return label_from_json(row.body, names)
    if number is not None:
        raise NotFound(phrase("{row} has no revision {number}.", row=row.name, number=str(number)))
    return Label()
