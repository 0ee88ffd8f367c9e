"""How long the work on samples took."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Final

from sqlalchemy import Connection, Float, bindparam, insert, select

from labelqueue.domain.ids import MemberId, SessionId
from labelqueue.domain.work_unit import WorkUnit
from labelqueue.store.dialects import ago
from labelqueue.store.prepared import Prepared
from labelqueue.store.tables import sample, work_unit

_KNOWN: Final = select(work_unit.c.id)
_OPENED: Final = ago(bindparam("opened_ago", type_=Float()))
_ENDED: Final = ago(bindparam("ended_ago", type_=Float()))
_ADD: Final = Prepared(
    insert(work_unit)
    .values(
        {
            **{
                column.name: bindparam(f"the_{column.name}", type_=column.type)
                for column in work_unit.columns
                if column.name not in ("opened_at", "ended_at")
            },
            "opened_at": _OPENED,
            "ended_at": _ENDED,
        }
    )
    .inline()
)


def add(
    connection: Connection, units: Sequence[WorkUnit], *, member_id: MemberId, session_id: SessionId
) -> None:
    """Write down what this member did, except what is known already, or about a sample that is gone."""
    known = set(connection.scalars(_KNOWN.where(work_unit.c.id.in_([one.id for one in units]))))
    samples = select(sample.c.id).where(sample.c.id.in_([one.sample_id for one in units]))
    there = set(connection.scalars(samples))
    for one in units:
        if one.id in known or one.sample_id not in there:
            continue
        known.add(one.id)
        _ADD.all(
            connection,
            the_id=one.id,
            the_sample_id=one.sample_id,
            the_queue_id=one.queue_id,
            the_member_id=member_id,
            the_session_id=session_id,
            the_kind=one.kind,
            the_active_seconds=one.active,
            the_idle_seconds=one.idle,
            the_annotations=one.annotations,
            the_changes=asdict(one.changes),
            the_ended_by=one.ended_by,
            opened_ago=one.ended_ago + one.active + one.idle,
            ended_ago=one.ended_ago,
        )
