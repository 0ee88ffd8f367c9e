"""Asks for what a search finds, of a million only what somebody looks at."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Protocol, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from labelqueue.domain.errors import KnownError, StoreUnavailable
from labelqueue.domain.listing import BY_NAME, SampleOrder
from labelqueue.domain.phrase import phrase
from labelqueue.domain.query import Query
from labelqueue.domain.sample import SampleRow
from labelqueue.ui.bridge import Cancelled, Database
from labelqueue.ui.named_set import NamedSet, within
from labelqueue.ui.pages.sample_table import SampleTable
from labelqueue.ui.widgets.virtual_table import PAGE, Absence

if TYPE_CHECKING:
    from labelqueue.queue import Workspace
    from labelqueue.queue.listing import FoundSamples

Answer = TypeVar("Answer")
PATIENCE: Final = 5000  # milliseconds until a server that did not answer is asked again


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which samples are listed, and how. `among`: only among these, which were counted somewhere."""

    dataset: str
    search: str = ""
    order: SampleOrder = BY_NAME
    deleted: bool = False
    among: NamedSet | None = None

    def query(self) -> Query:
        """The search among them.

        Raises:
            InvalidQuery: it cannot be understood.
        """
        return within(self.search, self.among)


@dataclass(frozen=True, slots=True)
class Kept:
    """What was chosen before something was asked for, and where it is now."""

    before: list[range]
    now: list[range]


@dataclass(frozen=True, slots=True)
class _Answer:
    found: "FoundSamples"
    pages: Mapping[int, Sequence[SampleRow | None]]
    kept: Kept | None


class Looker(Protocol):
    """Who shows the table."""

    def in_sight(self) -> range:
        """The places that somebody looks at."""

    def chosen(self) -> list[range]:
        """The places that somebody chose."""

    @property
    def current(self) -> int:
        """The place where the keyboard is, or -1."""


class SampleRows(QObject):
    """First comes the first page, then how many there are, and then whatever is in sight.

    One page is asked for at a time, so that after a long way down the scroll bar the next one is of where it
    ended. What nobody waits for any more is not even looked for.
    """

    begun = Signal()
    """The first page of another search is there, and nothing else."""
    completed = Signal(object)
    """How many there are is known. `Kept`: what was chosen stands elsewhere; None: where it stood."""
    arrived = Signal()
    """Rows are there that were not."""
    failed = Signal(object)
    """`KnownError`: something did not come."""

    def __init__(
        self, database: Database, table: SampleTable, looker: Looker, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._database, self._table, self._looker = database, table, looker
        self._number = 0
        self._asked: Wanted | None = None
        self._fetching = False
        self.shown: Wanted | None = None
        """What the rows are that are shown."""
        self.found: FoundSamples | None = None
        """All of them; None as long as they are not counted."""
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._fetch)
        self._later = QTimer(self, singleShot=True, interval=PATIENCE)
        self._later.timeout.connect(self._try_again)
        table.missing.connect(self._soon.start)

    def ask(self, wanted: Wanted) -> None:
        """Show what this finds instead of what is shown."""
        number = self._next()
        self._asked = wanted

        def look(workspace: "Workspace") -> list[SampleRow]:
            self._check(number)
            return workspace.dataset(wanted.dataset).samples(
                wanted.query(), limit=PAGE, order=wanted.order, deleted=wanted.deleted
            )

        def then(rows: list[SampleRow]) -> None:
            self.shown, self.found = wanted, None
            self._table.show_rows(rows)
            self.begun.emit()
            self._find(number, wanted, {0})

        self._run(number, look, then)

    def forget(self) -> None:
        """Show nothing, and take in nothing that is on its way."""
        self._next()
        self._asked = self.shown = self.found = None
        self._table.show_rows(())

    def refresh(self) -> None:
        """Ask anew for what is shown, and keep what is chosen."""
        if self._asked is None:
            return
        if self.up_to_date:
            self._find(self._next(), self._asked, set(self._pages_wanted()))
        else:
            self.ask(self._asked)

    @property
    def up_to_date(self) -> bool:
        """Whether what is shown is what was asked for last."""
        return self._asked == self.shown

    def _next(self) -> int:
        self._later.stop()
        self._number += 1
        return self._number

    def _find(self, number: int, wanted: Wanted, pages: set[int]) -> None:
        """Find all of what is shown, with its rows on some pages."""
        before, chosen = self.found, self._looker.chosen()

        def look(workspace: "Workspace") -> _Answer:
            self._check(number)
            dataset = workspace.dataset(wanted.dataset)
            found = dataset.found(wanted.query(), order=wanted.order, deleted=wanted.deleted)
            self._check(number)
            there = [page for page in pages if page * PAGE < len(found)]
            rows = {page: found.page(page * PAGE, PAGE) for page in there}
            return _Answer(found, rows, _kept(found, before, chosen))

        self._run(number, look, lambda answer: self._take(number, answer, before))

    def _take(self, number: int, answer: _Answer, before: "FoundSamples | None") -> None:
        chosen, found = self._looker.chosen(), answer.found
        if answer.kept is not None and answer.kept.before != chosen:  # somebody chose others meanwhile
            self._run(
                number,
                lambda _workspace: replace(answer, kept=_kept(found, before, chosen)),
                lambda later: self._take(number, later, before),
            )
            return
        kept = answer.kept if before is not None else self._kept_by_name(answer.pages.get(0, ()), chosen)
        self.found = found
        self._table.show_length(len(found), answer.pages)
        self.completed.emit(kept)
        self._soon.start()

    def _kept_by_name(self, rows: Sequence[SampleRow | None], chosen: list[range]) -> Kept | None:
        """The first page was there before all were found: what is chosen on it may stand elsewhere by now."""
        shown = [self._table.row(place) for place in range(self._table.length)]
        if shown == list(rows[: len(shown)]):
            return None
        names = {_name(row) for places in chosen for row in shown[places.start : places.stop]}
        here = [place for place, row in enumerate(rows) if row and row.name in names]
        return Kept(chosen, [range(place, place + 1) for place in here])

    # Pages

    def _fetch(self) -> None:
        """Ask for the next page of those in sight, or beside them."""
        self._table.look_again()
        page, found = self._lacking(), self.found
        if self._fetching or page is None or found is None or self._later.isActive():
            return
        self._fetching = True

        def then(rows: list[SampleRow | None]) -> None:
            self._fetching = False
            if found is self.found:
                self._table.take(page, rows)
                self.arrived.emit()
            self._soon.start()

        def failed(error: KnownError) -> None:
            self._fetching = False
            if found is self.found:
                self._on_failed(error)

        self._database.run(
            lambda _workspace: found.page(page * PAGE, PAGE), then=then, failed=failed, context=self
        )

    def _lacking(self) -> int | None:
        sight = self._looker.in_sight()
        beside = [(sight.stop - 1) // PAGE + 1, sight.start // PAGE - 1] if sight else []
        return next((page for page in (*self._pages_wanted(), *beside) if self._table.lacks(page)), None)

    def _pages_wanted(self) -> list[int]:
        """Those in sight, and that of the keyboard, of which others tell more."""
        sight, current = self._looker.in_sight(), self._looker.current
        pages = list(range(sight.start // PAGE, (sight.stop - 1) // PAGE + 1)) if sight else []
        return pages if current < 0 or current // PAGE in pages else [*pages, current // PAGE]

    # Going wrong

    def _check(self, number: int) -> None:
        """On the database thread: whether somebody still waits for that."""
        if number != self._number:
            raise Cancelled(phrase("Another search is wanted by now."))

    def _run(
        self, number: int, look: "Callable[[Workspace], Answer]", then: Callable[[Answer], None]
    ) -> None:
        """Have that looked up; an answer or a failure for which nobody waits any more is dropped."""

        def answered(answer: Answer) -> None:
            if number == self._number:
                then(answer)

        def failed(error: KnownError) -> None:
            if number == self._number:
                self._on_failed(error)

        self._database.run(look, then=answered, failed=failed, context=self)

    def _on_failed(self, error: KnownError) -> None:
        if isinstance(error, Cancelled):
            return  # another workspace is open now
        if isinstance(error, StoreUnavailable):
            self._later.start()
        else:
            self._asked = self.shown
        self.failed.emit(error)

    def _try_again(self) -> None:
        if self.found is None or not self.up_to_date:
            self.refresh()
        else:
            self._soon.start()


def _name(row: SampleRow | Absence) -> str:
    return row.name if isinstance(row, SampleRow) else ""


def _kept(found: "FoundSamples", before: "FoundSamples | None", chosen: list[range]) -> Kept | None:
    return None if before is None else Kept(chosen, found.places(before, chosen))
