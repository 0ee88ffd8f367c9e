"""What a member may see of a dataset: everything or what is theirs, and who labeled it or not."""

from dataclasses import replace
from typing import Final

from sqlalchemy import ColumnElement, Connection, or_, select

from labelqueue.domain.errors import NotPermitted
from labelqueue.domain.event import Event
from labelqueue.domain.ids import DatasetId, QueueId, SampleId
from labelqueue.domain.label import Revision
from labelqueue.domain.member import LOOKERS, Member, with_article
from labelqueue.domain.phrase import phrase
from labelqueue.domain.query import Field, Query, TextIs
from labelqueue.domain.sample import SampleRow
from labelqueue.domain.settings import QueueSettings
from labelqueue.domain.status import Mode
from labelqueue.store import events, labels, queues, samples
from labelqueue.store.engine import AnyRow
from labelqueue.store.queues import QueueRow
from labelqueue.store.tables import revision, sample, state

_SAYS_WHO: Final = frozenset({Field.LABELED_BY, Field.ASSIGNED_TO})


def page(
    connection: Connection,
    dataset_id: DatasetId,
    query: Query,
    who: Member,
    *,
    after: str | None,
    limit: int,
) -> list[SampleRow]:
    """Samples that the query finds, as far as `who` may see them, by name, from behind the name `after`."""
    seen = _seen(connection, dataset_id, query, who)
    rows = samples.page(connection, dataset_id, query, after=after, limit=limit, also=seen)
    hidden = {queue.name: queue.settings for queue in _hidden(connection, dataset_id, who)}
    return [_without_author(row, hidden[row.queue], who) if row.queue in hidden else row for row in rows]


def _without_author(row: SampleRow, settings: QueueSettings, who: Member) -> SampleRow:
    labeler = settings.author_for(who, row.labeler)
    return replace(row, labeler=labeler, assigned_labeler=settings.author_for(who, row.assigned_labeler))


def _hidden(connection: Connection, dataset_id: DatasetId, who: Member) -> list[QueueRow]:
    """The queues that do not say `who` who labeled."""
    found = queues.of_dataset(connection, dataset_id)
    return [queue for queue in found if queue.settings.hides_author_from(who)]


def count(connection: Connection, dataset_id: DatasetId, query: Query, who: Member) -> int:
    """How many samples the query finds that `who` may see."""
    return samples.count(connection, dataset_id, query, also=_seen(connection, dataset_id, query, who))


def _seen(
    connection: Connection, dataset_id: DatasetId, query: Query, who: Member
) -> list[ColumnElement[bool]]:
    """What holds for the samples that `who` finds with that query."""
    seen = [] if who.role in LOOKERS else [or_(state.c.owner_id == who.id, state.c.labeler_id == who.id)]
    if any(isinstance(one.condition, TextIs) and one.condition.field in _SAYS_WHO for one in query.terms):
        # Whoever may not read the name must not find it out by searching for it.
        hidden = [queue.id for queue in _hidden(connection, dataset_id, who)]
        own = (state.c.labeler_id, state.c.assigned_labeler_id, state.c.assigned_reviewer_id)
        if hidden:
            seen.append(or_(state.c.queue_id.not_in(hidden), *(column == who.id for column in own)))
    return seen


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
    authors = {line.member for line in events.history(connection, sample_id) if line.mode is Mode.LABEL}
    return [
        replace(one, member=settings.author_for(who, one.member) or "") if one.member in authors else one
        for one in labels.revisions(connection, sample_id)
    ]
