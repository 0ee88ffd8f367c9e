"""What a member may see of a dataset: everything or what is theirs, and who labeled it or not."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from sqlalchemy import Connection, or_, select

from labelqueue.domain.errors import NotPermitted
from labelqueue.domain.event import Event
from labelqueue.domain.ids import DatasetId, QueueId, SampleId
from labelqueue.domain.label import Revision
from labelqueue.domain.member import LOOKERS, Member, with_article
from labelqueue.domain.phrase import phrase
from labelqueue.domain.query import Field, TextIs
from labelqueue.domain.sample import SampleDetails, SampleRow
from labelqueue.domain.settings import QueueSettings
from labelqueue.domain.status import LabelStatus, Mode
from labelqueue.store import events, labels, listing, queues
from labelqueue.store.claim import sample_value
from labelqueue.store.engine import AnyRow
from labelqueue.store.listing import Listed
from labelqueue.store.queues import QueueRow
from labelqueue.store.tables import client_session, revision, sample, state

_MORE: Final = (
    select(
        sample,
        state.c.neg_priority,
        state.c.claimed_at,
        state.c.revisions,
        client_session.c.host,
    )
    .join(state, (state.c.sample_id == sample.c.id) & (state.c.copy == 0))
    .outerjoin(client_session, client_session.c.id == state.c.session_id)
)

_SAYS_WHO: Final = frozenset({Field.LABELED_BY, Field.ASSIGNED_TO})


def page(
    connection: Connection,
    listed: Listed,
    who: Member,
    *,
    limit: int,
    after: str | None = None,
    before: str | None = None,
) -> list[SampleRow]:
    """A page of what is listed, as far as `who` may see it: see `listing.page`."""
    seen = _as_seen(connection, listed, who)
    rows = listing.page(connection, seen, limit=limit, after=after, before=before)
    return [row for row in _without_authors(connection, seen, who, rows) if row is not None]


def ids(connection: Connection, listed: Listed, who: Member) -> Sequence[int]:
    """The ids of what is listed that `who` may see, in its order."""
    return listing.ids(connection, _as_seen(connection, listed, who))


def of_ids(
    connection: Connection, listed: Listed, who: Member, wanted: Sequence[int]
) -> list[SampleRow | None]:
    """How these samples stand now; None for one that `who` does not see (any more)."""
    seen = _as_seen(connection, listed, who)
    return _without_authors(connection, seen, who, listing.of_ids(connection, seen, wanted))


def count(connection: Connection, listed: Listed, who: Member) -> int:
    """How many of those listed `who` may see."""
    return listing.count(connection, _as_seen(connection, listed, who))


def counts(connection: Connection, listed: Listed, who: Member) -> dict[LabelStatus, int]:
    """How many of each status of those listed `who` may see."""
    return listing.counts(connection, _as_seen(connection, listed, who))


def _without_authors(
    connection: Connection, listed: Listed, who: Member, rows: Sequence[SampleRow | None]
) -> list[SampleRow | None]:
    if not listed.no_author:
        return list(rows)
    hidden = {queue.name: queue.settings for queue in _hidden(connection, listed.dataset_id, who)}
    return [
        _without_author(row, hidden[row.queue], who) if row is not None and row.queue in hidden else row
        for row in rows
    ]


def _without_author(row: SampleRow, settings: QueueSettings, who: Member) -> SampleRow:
    labeler = settings.author_for(who, row.labeler)
    return replace(row, labeler=labeler, assigned_labeler=settings.author_for(who, row.assigned_labeler))


def _hidden(connection: Connection, dataset_id: DatasetId, who: Member) -> list[QueueRow]:
    """The queues that do not say `who` who labeled."""
    found = queues.of_dataset(connection, dataset_id)
    return [queue for queue in found if queue.settings.hides_author_from(who)]


def _as_seen(connection: Connection, listed: Listed, who: Member) -> Listed:
    """What `who` finds of what is listed."""
    seen = [] if who.role in LOOKERS else [or_(state.c.owner_id == who.id, state.c.labeler_id == who.id)]
    hidden = tuple(queue.id for queue in _hidden(connection, listed.dataset_id, who))
    if hidden and any(
        isinstance(one.condition, TextIs) and one.condition.field in _SAYS_WHO for one in listed.query.terms
    ):
        # Whoever may not read the name must not find it out by searching for it.
        own = (state.c.labeler_id, state.c.assigned_labeler_id, state.c.assigned_reviewer_id)
        seen.append(or_(state.c.queue_id.not_in(hidden), *(column == who.id for column in own)))
    return replace(listed, also=tuple(seen), no_author=hidden, reader=who.id)


def require(connection: Connection, sample_id: SampleId, who: Member) -> QueueSettings:
    """Make sure that they may look at a sample; the settings of its queue.

    Raises:
        NotPermitted: they may not.
    """
    row = connection.execute(
        select(sample.c.name, state.c.queue_id, state.c.owner_id, state.c.labeler_id)
        .join(state, (state.c.sample_id == sample.c.id) & (state.c.copy == 0))
        .where(sample.c.id == sample_id)
    ).one()
    if not came_late(connection, sample_id, who):
        check(who, row)
    return queues.load(connection, QueueId(row.queue_id)).settings


def came_late(connection: Connection, sample_id: SampleId, who: Member) -> bool:
    """Whether somebody else got the sample while they drew on it: then they may compare."""
    found = select(revision.c.number).where(
        revision.c.sample_id == sample_id, revision.c.member_id == who.id, revision.c.late
    )
    return who.active and connection.execute(found.limit(1)).first() is not None


def check(who: Member, row: AnyRow) -> None:
    """Refuse who may not look at the sample in `row`.

    Raises:
        NotPermitted: they do not hold it, it is not kept for them, and others labeled it last.
    """
    if not (who.role in LOOKERS or who.id in (row.owner_id, row.labeler_id)):
        raise NotPermitted(
            phrase(
                "{name} is {role} and cannot look at {sample}.",
                name=who.name,
                role=with_article(who.role),
                sample=row.name,
            )
        )


def details(connection: Connection, listed: Listed, who: Member, sample_id: SampleId) -> SampleDetails:
    """All about one sample of the dataset that is listed, as far as `who` may know it.

    Raises:
        NotPermitted: they may not look at it.
    """
    require(connection, sample_id, who)
    # Whoever came too late may look at what is in no list of theirs.
    seen = replace(_as_seen(connection, listed, who), also=())
    (row,) = _without_authors(connection, seen, who, listing.of_ids(connection, seen, [sample_id]))
    assert row is not None, "it was found a moment ago"
    more = connection.execute(_MORE.where(sample.c.id == sample_id)).one()
    return SampleDetails(
        row=row,
        sample=sample_value(more),
        host=more.host if row.holder is not None else None,
        since=more.claimed_at if row.holder is not None else None,
        added_at=more.created_at,
        revisions=more.revisions,
    )


def history(connection: Connection, sample_id: SampleId, who: Member) -> list[Event]:
    """All lines of one sample, the oldest first, without the names of its labelers where they are hidden."""
    settings = require(connection, sample_id, who)
    return [
        replace(line, member=settings.author_for(who, line.member) or "") if line.mode is Mode.LABEL else line
        for line in events.history(connection, sample_id)
    ]


def revisions(connection: Connection, sample_id: SampleId, who: Member) -> list[Revision]:
    """All labels of one sample, without the names of its labelers where they are hidden."""
    settings = require(connection, sample_id, who)
    authors = events.labelers(connection, sample_id)
    return [
        replace(one, member=settings.author_for(who, one.member) or "") if one.member in authors else one
        for one in labels.revisions(connection, sample_id)
    ]
