"""What became of one sample, page by page: its history, the work on it and labels beside it, by time."""

from collections.abc import Iterator
from dataclasses import replace
from heapq import merge
from itertools import islice
from typing import Any, Final, assert_never

from sqlalchemy import Connection, select

from labelqueue.domain.event import Event
from labelqueue.domain.ids import SampleId
from labelqueue.domain.label import Revision
from labelqueue.domain.member import Member, Role
from labelqueue.domain.settings import QueueSettings
from labelqueue.domain.status import Action, Mode
from labelqueue.domain.timeline import Entry, Mark, Timeline, Worked
from labelqueue.domain.work_unit import Kind
from labelqueue.store import events, labels, sight
from labelqueue.store.tables import event, member, revision, work_unit

Found = tuple[Entry, Any]
"""An entry with what tells its place among those of its kind."""

_UNITS: Final = select(work_unit, member.c.name).join(member, member.c.id == work_unit.c.member_id)


def page(
    connection: Connection, sample_id: SampleId, who: Member, *, limit: int, before: Mark | None
) -> Timeline:
    """At most `limit` entries, the newest of all, or of those behind the mark of a page.

    Raises:
        NotPermitted: the member may not look at the sample.
    """
    settings = sight.require(connection, sample_id, who)
    mark = before or Mark()
    # One more of each than there is room for: only then is it known whether that was all.
    kinds = (
        _events(connection, sample_id, mark, limit + 1),
        _worked(connection, sample_id, who, mark, limit + 1),
        _stored(connection, sample_id, mark, limit + 1),
    )
    rows = merge(*kinds, key=lambda found: found[0].at, reverse=True)
    found = list(islice(rows, limit))
    for entry, place in found:
        mark = _passed(mark, entry, place)
    more = next(rows, None) is not None
    shown = _as_told([entry for entry, _ in found], connection, sample_id, who, settings)
    return Timeline(tuple(shown), mark if more else None)


def _events(connection: Connection, sample_id: SampleId, mark: Mark, most: int) -> Iterator[Found]:
    statement = events.LINES.where(event.c.sample_id == sample_id)
    if mark.event is not None:
        statement = statement.where(event.c.id < mark.event)
    for row in connection.execute(statement.order_by(event.c.id.desc()).limit(most)).all():
        yield events.as_event(row), row.id


def _worked(
    connection: Connection, sample_id: SampleId, who: Member, mark: Mark, most: int
) -> Iterator[Found]:
    """Who is no reviewer sees only how long they worked themselves, as in the statistics."""
    ended, id_ = work_unit.c.ended_at, work_unit.c.id
    statement = _UNITS.where(work_unit.c.sample_id == sample_id)
    if not who.may(Role.REVIEWER):
        statement = statement.where(work_unit.c.member_id == who.id)
    if mark.worked is not None:
        at, last = mark.worked
        statement = statement.where((ended < at) | ((ended == at) & (id_ < last)))
    for row in connection.execute(statement.order_by(ended.desc(), id_.desc()).limit(most)).all():
        unit = Worked(
            member=row.name,
            kind=Kind(row.kind),
            active=row.active_seconds,
            idle=row.idle_seconds,
            annotations=row.annotations,
            since=row.opened_at,
            at=row.ended_at,
            ended_by=Action(row.ended_by) if row.ended_by else None,
        )
        yield unit, (row.ended_at, row.id)


def _stored(connection: Connection, sample_id: SampleId, mark: Mark, most: int) -> Iterator[Found]:
    """The labels that no line of the history stored."""
    told = select(event.c.revision).where(event.c.sample_id == sample_id, event.c.revision.is_not(None))
    statement = labels.STORED.where(revision.c.sample_id == sample_id, revision.c.number.not_in(told))
    if mark.revision is not None:
        statement = statement.where(revision.c.number < mark.revision)
    for row in connection.execute(statement.order_by(revision.c.number.desc()).limit(most)).all():
        yield labels.as_revision(row), row.number


def _passed(mark: Mark, entry: Entry, place: Any) -> Mark:
    match entry:
        case Event():
            return replace(mark, event=place)
        case Worked():
            return replace(mark, worked=place)
        case Revision():
            return replace(mark, revision=place)
        case _:
            assert_never(entry)


def _as_told(
    entries: list[Entry], connection: Connection, sample_id: SampleId, who: Member, settings: QueueSettings
) -> Iterator[Entry]:
    """Without the names of its labelers where they are hidden from `who`."""
    if not settings.hides_author_from(who):
        yield from entries
        return
    authors = events.labelers(connection, sample_id)
    for one in entries:
        match one:
            case Event():
                labeling = one.mode is Mode.LABEL
            case Worked():
                # Who opened it by its name may have labeled it or reviewed it.
                labeling = one.kind is not Kind.REVIEW
            case Revision():
                labeling = one.member in authors
            case _:
                assert_never(one)
        yield replace(one, member=settings.author_for(who, one.member) or "") if labeling else one
