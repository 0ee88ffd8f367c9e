"""A set of samples with its categories."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from labelqueue.domain.errors import InvalidValue, NotFound
from labelqueue.domain.member import Role
from labelqueue.domain.phrase import phrase
from labelqueue.domain.query import Query
from labelqueue.domain.query_parser import checked_criteria
from labelqueue.domain.settings import QueueSettings
from labelqueue.domain.status import LabelStatus, Mode, status_named
from labelqueue.domain.text import checked_name, checked_text
from labelqueue.domain.work import View, WorkItem
from labelqueue.queue import moving
from labelqueue.queue.adding import Adding
from labelqueue.queue.categorizing import Categorizing
from labelqueue.queue.changing import Changing
from labelqueue.queue.exporting import outgoing
from labelqueue.queue.figures import Figures, Parts
from labelqueue.queue.listing import Listing, as_query
from labelqueue.queue.queue import Queue
from labelqueue.queue.saved_searches import SavedSearches
from labelqueue.queue.session import Session, listed
from labelqueue.store import filling, managing, opening, queues, samples
from labelqueue.store import statistics as parts
from labelqueue.store.datasets import DatasetRow
from labelqueue.store.queues import QueueTexts

# Formats load slow libraries, which the queue itself does not need.
if TYPE_CHECKING:
    from labelqueue.formats import ExportResult


class Dataset(Listing, Adding, Changing, Categorizing, SavedSearches, Figures):
    """A set of samples with its categories; its queues hand them out."""

    def __init__(self, session: Session, row: DatasetRow) -> None:
        """Made by `Workspace`."""
        super().__init__(session, row)

    @property
    def description(self) -> str:
        """What it is about."""
        return self._row.description

    def queue(self, name: str | None = None) -> Queue:
        """The queue of that name (None: the default one).

        Raises:
            NotFound: there is none.
        """
        rows = self._session.read(lambda connection: queues.of_dataset(connection, self._row.id))
        if not rows:
            raise NotFound(phrase("The dataset {dataset!r} does not exist any more.", dataset=self.name))
        found = next((row for row in rows if name in (None, row.name)), None)
        if found is None:
            raise NotFound(
                phrase("The dataset {dataset!r} has no queue {name!r}.", dataset=self.name, name=name)
            )
        return Queue(self._session, found, dataset_name=self.name)

    def queues(self) -> list[Queue]:
        """All its queues, the default one first."""
        rows = self._session.read(lambda connection: queues.of_dataset(connection, self._row.id))
        return [Queue(self._session, row, dataset_name=self.name) for row in rows]

    def create_queue(  # noqa: PLR0913 - scripts name what they want
        self,
        name: str,
        *,
        criteria: str = "",
        annotators: Iterable[str] | None = None,
        reviewers: Iterable[str] | None = None,
        settings: QueueSettings | None = None,
        description: str = "",
        guide: str = "",
        names: Iterable[str] = (),
        progress: Callable[[int], None] | None = None,
    ) -> Queue:
        """A new queue, with the samples of the default one that it wants and that nobody has touched yet.

        `criteria`: a search; what it finds is moved now, and new samples that it finds will come here.
        `names`: samples that are moved once. Untouched are those that are unlabeled or prelabeled, in
        nobody's hands and assigned to nobody. `annotators`, `reviewers`: who works in it (None for both:
        everybody whose role allows it); `guide`: Markdown. `progress` is told, chunk by chunk, how many
        were moved; what it raises ends the moving between two chunks.

        Raises:
            NotPermitted: only a reviewer or manager may.
            InvalidQuery: the criteria cannot be understood.
            InvalidValue: the name is taken or unusable, or a category of the settings does not exist.
            NotFound: there is no such member or sample.
            IllegalAction: a member's role does not reach that work.
        """
        self._session.require(Role.REVIEWER, phrase("create a queue"))
        checked = checked_name(name, what=phrase("queue"))
        texts = QueueTexts(
            description=checked_text(description, what=phrase("description")),
            guide=checked_text(guide, what=phrase("guide")),
            criteria=checked_criteria(criteria),
        )
        first_settings = settings or QueueSettings.of_a_new_queue(alone=self._session.single_user)
        people = None
        if annotators is not None or reviewers is not None:
            people = {Mode.LABEL: listed(annotators or ()), Mode.REVIEW: listed(reviewers or ())}
        chosen = self._chunks(listed(names))

        row = self._session.write(
            lambda connection: queues.create(
                connection, self._row.id, checked, first_settings, texts=texts, people=people
            )
        )
        made = Queue(self._session, row, dataset_name=self.name)
        made._fill(chosen, progress)
        return made

    def untouched(self, query: str | Query = "") -> int:
        """How many samples a new queue with these criteria would take from the default one.

        Raises:
            NotPermitted: only a reviewer or manager may.
            InvalidQuery: the query cannot be understood.
        """
        self._session.require(Role.REVIEWER, phrase("look what a new queue would get"))
        wanted = as_query(checked_criteria(query) if isinstance(query, str) else query)
        return self._session.read(
            lambda connection: filling.count_untouched(connection, self._row.id, wanted), through_all=True
        )

    def look(self, sample_name: str) -> View:
        """One sample as it stands, without taking it in hand.

        Raises:
            NotFound: there is no such sample.
            NotPermitted: the member may not look at it.
        """
        desks = self._session.desks

        def looked_at(connection: Any) -> View:
            found = samples.find(connection, self._row.id, sample_name)
            return opening.look(connection, desks.of_sample(connection, found), found)

        return self._session.read(looked_at)

    def open(self, sample_name: str, *, take_over: bool = False) -> WorkItem | View:
        """One sample by its name: in this member's hands if it may be, otherwise to be looked at.

        A manager may have any that is not done, others what waits for them. What somebody holds is taken from
        them only with `take_over`: by a manager, or by its holder at another workstation.

        Raises:
            NotFound: there is no such sample.
            NotPermitted: the member may not even look at it.
        """
        session = self._session
        session.at_work = True

        def opened(connection: Any) -> WorkItem | View:
            found = samples.find(connection, self._row.id, sample_name)
            desk = session.desks.of_sample(connection, found)
            return opening.open_sample(connection, desk, found, take_over=take_over)

        found = session.write(opened, repeatable=True)  # done twice, it is in hand already
        mine = isinstance(found, View) and found.holder == session.member.name
        # Nobody is asked about a program of theirs on this computer that was killed.
        return session.write(opened, repeatable=True) if mine and session.end_gone() else found

    def _worked_in(self) -> tuple[Session, Parts]:
        return self._session, lambda connection: [parts.of_dataset(connection, self._row.id)]

    def export(
        self,
        format_name: str,
        path: str | Path,
        *,
        statuses: Iterable[LabelStatus | str] | None = None,
        progress: Callable[[int], None] | None = None,
    ) -> "ExportResult":
        """Write the samples of these statuses (None: all) with their current labels into one file.

        `progress` is told, one by one, how many samples were written; what it raises ends the export, and
        leaves whatever was at `path` before.

        Raises:
            NotPermitted: only a manager may.
            InvalidValue: there is no such format or status.
            ExportFailed: the file cannot be written.
        """
        from labelqueue.formats import FORMATS

        self._session.require(Role.MANAGER, phrase("export labels"))
        exchange = FORMATS.get(format_name)
        if exchange is None:
            raise InvalidValue(
                phrase(
                    "There is no format {name!r}; there are {known}.",
                    name=format_name,
                    known=", ".join(FORMATS),
                )
            )
        wanted = [status_named(status) for status in (LabelStatus if statuses is None else statuses)]
        going = outgoing(self._session, self._row.id, wanted, progress=progress)
        return exchange.export(Path(path), going, dataset=self.name, categories=self.categories)

    def _chunks(self, names: Sequence[str]) -> list[Sequence[str]]:
        """The names in pieces of one transaction each; nothing is changed if one of them is not there."""
        chunks = list(samples.chunks(names))
        for chunk in chunks:
            self._session.read(partial(managing.require, dataset_id=self._row.id, names=chunk))
        return chunks

    def delete(self) -> None:
        """Delete the dataset with its samples, labels and history, in steps after which nobody waits long.

        First its queues are finished and its description says that it is being deleted. Done twice, it goes
        on where the first time was interrupted.

        Raises:
            NotPermitted: only a manager may.
        """
        self._session.require(Role.MANAGER, phrase("delete a dataset"))
        moving.delete(self._session.store, self._row.id)
