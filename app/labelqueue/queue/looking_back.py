"""What became of the samples of a dataset: their history, their labels, what was said about them."""

from collections.abc import Callable
from typing import Any, Final, TypeVar

from labelqueue.domain.changes import Change, Comparison, changes
from labelqueue.domain.errors import InvalidValue
from labelqueue.domain.event import Event
from labelqueue.domain.ids import SampleId
from labelqueue.domain.label import Label, Revision
from labelqueue.domain.member import Member
from labelqueue.domain.phrase import phrase
from labelqueue.domain.sample import SampleDetails
from labelqueue.domain.status import Mode
from labelqueue.domain.timeline import Mark, Timeline
from labelqueue.queue.comments import Comments
from labelqueue.queue.session import Session
from labelqueue.store import comparing, datasets, labels, samples, sight, timeline
from labelqueue.store.datasets import DatasetRow
from labelqueue.store.listing import Listed

T = TypeVar("T")

TIMELINE_LIMIT: Final = 1000
"""Entries of a page of the timeline, at most."""


class LookingBack:
    """What a dataset tells about one of its samples to those who may look at it."""

    def __init__(self, session: Session, row: DatasetRow) -> None:
        self._session: Final = session
        self._row = row

    @property
    def name(self) -> str:
        """Its name in the workspace."""
        return self._row.name

    def details(self, sample_name: str) -> SampleDetails:
        """All that is known of a sample: how it stands, who has it in hand and where, its size and metadata.

        Raises:
            NotPermitted: the member may not look at it.
            NotFound: there is no such sample.
        """
        listed = Listed(self._row.id)
        return self._looked_at(
            sample_name, lambda connection, sample_id, who: sight.details(connection, listed, who, sample_id)
        )

    def timeline(self, sample_name: str, *, limit: int = 50, before: Mark | None = None) -> Timeline:
        """A page of all that became of a sample, the newest first: events, work on it, labels beside it.

        `before`: the `rest` of the page before. Where the queue hides who labeled, `member` is empty with
        what was done in labeling; annotators and viewers find only their own work.

        Raises:
            NotPermitted: the member may not look at it.
            NotFound: there is no such sample.
            InvalidValue: `limit` is not between 1 and 1,000.
        """
        if not 1 <= limit <= TIMELINE_LIMIT:
            raise InvalidValue(phrase("The limit is between 1 and {most}.", most=TIMELINE_LIMIT))
        return self._looked_at(
            sample_name,
            lambda connection, sample_id, who: timeline.page(
                connection, sample_id, who, limit=limit, before=before
            ),
        )

    def history(self, sample_name: str) -> list[Event]:
        """Everything that was done to a sample, the oldest first.

        Where the queue hides who labeled, `member` is empty with what was done in labeling.

        Raises:
            NotPermitted: the member may not look at it.
            NotFound: there is no such sample.
        """
        return self._looked_at(sample_name, sight.history)

    def revisions(self, sample_name: str) -> list[Revision]:
        """All labels that were ever stored for a sample, also those that came too late; see `label_of`.

        Raises:
            NotPermitted: the member may not look at it.
            NotFound: there is no such sample.
        """
        return self._looked_at(sample_name, sight.revisions)

    def label_of(self, sample_name: str, *, revision: int | None = None) -> Label:
        """The label of a sample: a numbered revision (from 1), or the current one (empty if there is none).

        Raises:
            NotFound: there is no such sample or revision.
            NotPermitted: the member may not look at it.
        """

        def found(connection: Any, sample_id: SampleId, who: Member) -> Label:
            sight.require(connection, sample_id, who)
            return self._label(connection, sample_id, revision)

        return self._looked_at(sample_name, found)

    def comments(self, sample_name: str) -> Comments:
        """What reviewers pinned to a sample, and what is said about it."""
        return Comments(self._session, self._row.id, sample_name)

    def changes(
        self, sample_name: str, *, before: int | None = None, after: int | None = None
    ) -> tuple[Change, ...]:
        """What differs between two revisions of a sample, object by object.

        `before`: None for the one that was rejected last, or the first; `after`: None for the current one.

        Raises:
            NotFound: there is no such sample or revision.
            NotPermitted: the member may not look at it.
        """

        def found(connection: Any, sample_id: SampleId, who: Member) -> tuple[Change, ...]:
            sight.require(connection, sample_id, who)
            first = comparing.at_last_rejection(connection, sample_id) or 1 if before is None else before
            return changes(
                self._label(connection, sample_id, first), self._label(connection, sample_id, after)
            )

        return self._looked_at(sample_name, found)

    def comparison(self, sample_name: str, mode: Mode) -> Comparison:
        """What whoever works on the sample in `mode` is to see beside it.

        In labeling: what the reviewer corrected who rejected it, if that is anything. Otherwise what was done
        since it was rejected, or, if it never was, since it was handed in.

        Raises:
            NotFound: there is no such sample, or nothing was ever stored for it.
            NotPermitted: the member may not look at it.
        """

        def found(connection: Any, sample_id: SampleId, who: Member) -> Comparison:
            sight.require(connection, sample_id, who)
            rejected = comparing.at_last_rejection(connection, sample_id)
            handed_in = comparing.handed_in(connection, sample_id)
            if rejected is None:
                return Comparison(self._label(connection, sample_id, handed_in))
            then = self._label(connection, sample_id, rejected)
            if mode is Mode.LABEL and handed_in != rejected:
                return Comparison(self._label(connection, sample_id, handed_in), then)
            return Comparison(then, rejected=True)

        return self._looked_at(sample_name, found)

    def _label(self, connection: Any, sample_id: SampleId, revision: int | None) -> Label:
        names = datasets.category_tables(connection, self._row.id)[1]
        return labels.label_of(connection, sample_id, revision, names)

    def _looked_at(self, sample_name: str, look: Callable[[Any, SampleId, Member], T]) -> T:
        """What this member sees of a sample."""
        session, dataset_id = self._session, self._row.id
        return session.read(
            lambda connection: look(
                connection, samples.find(connection, dataset_id, sample_name), session.now(connection)
            )
        )
