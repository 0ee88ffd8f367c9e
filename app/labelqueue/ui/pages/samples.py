"""The samples of one dataset: found by a search, opened one by one."""

from typing import Final

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from labelqueue.domain.errors import KnownError
from labelqueue.domain.listing import BY_NAME, SampleOrder
from labelqueue.domain.query_parser import parse
from labelqueue.domain.sample import SampleRow
from labelqueue.domain.status import LabelStatus
from labelqueue.ui.bridge import Database
from labelqueue.ui.context import Page
from labelqueue.ui.dialogs.frame import Message
from labelqueue.ui.i18n import counted, tr, translated
from labelqueue.ui.icons import icon
from labelqueue.ui.pages.sample_changes import Chosen, of_names
from labelqueue.ui.pages.sample_commands import SampleCommands
from labelqueue.ui.pages.sample_search import SampleSearch
from labelqueue.ui.pages.sample_table import Column, SampleTable
from labelqueue.ui.side_page import SidePage
from labelqueue.ui.theme import set_kind
from labelqueue.ui.widgets.empty_state import EmptyState
from labelqueue.ui.widgets.words import label, strong

PAGE: Final = 200  # rows that are fetched at a time
MOST: Final = 10_000  # rows that are fetched again when one comes back
WIDTHS: Final = {
    Column.NAME: 230,
    Column.STATUS: 160,
    Column.HOLDER: 110,
    Column.LABELER: 130,
    Column.REVIEWER: 130,
    Column.PRIORITY: 80,
    Column.COUNT: 80,
    Column.CHANGED: 120,
    Column.QUEUE: 140,
}
HEIGHT: Final = 52


class SamplesPage(SidePage):
    """A search field above a table. Enter opens the chosen sample.

    `search` is the field, `filters` what may stand below it in the whole width, and `put_beside` takes a
    panel that hears by `sample_chosen` what it is to tell of.
    """

    page = Page.SAMPLES

    sample_chosen = Signal(object)
    """`SampleRow`: this one alone is chosen now; None: none, or several."""

    def __init__(self, database: Database, parent: QWidget | None = None) -> None:
        super().__init__(database, parent)
        self._dataset = ""
        self._asked = 0
        self._table = SampleTable(self)
        self._table.more_requested.connect(self._fetch_more)
        self._table.order_requested.connect(self._sort)
        self._order = BY_NAME
        self._found: int | None = None
        self._all = False
        self._deleted = False
        self._commands = SampleCommands(database, self, chosen=self._chosen_for_change)
        self._commands.all_requested.connect(self.choose_all)
        self._commands.deleted_requested.connect(self._show_deleted)
        self._commands.changed.connect(self.refresh)
        self._commands.notice_requested.connect(self.notice_requested)
        self._title = label()
        self._title.setFont(strong(self._title.font()))
        self.search = SampleSearch()
        self.search.search_changed.connect(self._search_now)
        self.search.open_requested.connect(self._open)
        self.search.rows_requested.connect(self._go_to_rows)
        self.filters = QVBoxLayout()
        self.sides = QSplitter(Qt.Orientation.Horizontal)
        self._message = Message()
        self._list = self._make_list()
        self._said = label(kind="muted")
        self._said.setObjectName("samples_chosen")
        self._none = EmptyState(icons=("image", "search", "image"), title=tr("Nothing found"))
        self._stack = QStackedWidget()
        self._stack.addWidget(self._list)
        self._stack.addWidget(self._none)
        self._open_button = QPushButton(tr("Open"))
        self._change = QPushButton(tr("Change…"))
        self._arrange()
        self._refresh_buttons()

    def show_dataset(self, name: str, *, manager: bool, search: str = "") -> None:
        """Show the samples of a dataset that `search` finds. `manager`: they may be changed, too."""
        self._commands.dataset = self._dataset = name
        self._title.setText(tr("Samples of {name}", name=name))
        self._change.setVisible(manager)
        self._table.show_rows((), more=False)
        self.search.show_search(search)
        self._commands.show_deleted.setChecked(False)
        self._ask()

    @property
    def dataset(self) -> str:
        """Whose samples are shown."""
        return self._dataset

    @property
    def shows_deleted(self) -> bool:
        """Whether those are shown that were deleted."""
        return self._deleted

    def put_beside(self, panel: QWidget, toggle: QWidget) -> None:
        """Have `panel` at the right of the samples, as wide as somebody makes it, and its button above."""
        self._bar.addWidget(toggle)
        self.sides.addWidget(panel)
        self.sides.setStretchFactor(self.sides.indexOf(panel), 0)

    @property
    def header(self) -> QHeaderView:
        """The columns."""
        return self._list.header()

    def refresh(self) -> None:
        """Ask anew; what was chosen stays chosen, and as many rows stay to be seen."""
        self._ask(limit=min(MOST, max(PAGE, len(self._table.rows))))

    def chosen(self) -> list[str]:
        """The names of the chosen samples, from top to bottom."""
        rows = sorted(index.row() for index in self._list.selectionModel().selectedRows())
        return [self._table.rows[row].name for row in rows]

    def _chosen_for_change(self) -> Chosen:
        if self._all and self._found is not None:
            return Chosen(parse(self.search.text()), self._found)
        return of_names(self.chosen())

    def choose_all(self) -> None:
        """Choose all that are found, also those that nobody has scrolled to yet."""
        self._list.selectAll()
        self._all = not self._deleted and self._found is not None
        self._refresh_buttons()

    def _sort(self, order: SampleOrder) -> None:
        self._order = order
        if self._dataset:
            self._ask(first=True)

    def _show_deleted(self, shown: bool) -> None:
        self._deleted = shown
        self._ask(first=True)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        (self._list if self.chosen() else self.search).setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl+A in the rows means also those that are not there yet."""
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return False
        if not event.matches(QKeySequence.StandardKey.SelectAll):
            return False
        self.choose_all()
        return True

    def _go_to_rows(self) -> None:
        if self._table.rows:
            self._list.setFocus()

    # Rows

    def _search_now(self) -> None:
        self._ask(first=True)

    def _ask(self, *, limit: int = PAGE, first: bool = False) -> None:
        chosen = [] if first else self.chosen()
        self._asked += 1
        number, dataset, query = self._asked, self._dataset, self.search.text()
        order, deleted = self._order, self._deleted
        self._found, self._all = None, False

        def then(rows: list[SampleRow]) -> None:
            if number == self._asked:
                self._table.show_rows(rows, more=len(rows) == limit)
                self._show_found(chosen)
                self._count(number)

        self._database.run(
            lambda workspace: workspace.dataset(dataset).samples(
                query, limit=limit, order=order, deleted=deleted
            ),
            then=then,
            failed=lambda error: self._on_failed(number, error),
            context=self,
        )

    def _fetch_more(self) -> None:
        number, dataset, query = self._asked, self._dataset, self.search.text()
        after, order, deleted = self._table.rows[-1].name, self._order, self._deleted

        def then(rows: list[SampleRow]) -> None:
            if number == self._asked:
                self._table.add_rows(rows, more=len(rows) == PAGE)

        self._database.run(
            lambda workspace: workspace.dataset(dataset).samples(
                query, after=after, limit=PAGE, order=order, deleted=deleted
            ),
            then=then,
            failed=lambda error: self._on_failed(number, error),
            context=self,
        )

    def _count(self, number: int) -> None:
        """How many there are, once those are shown that somebody waits for."""
        dataset, query, deleted = self._dataset, self.search.text(), self._deleted

        def then(counts: dict[LabelStatus, int]) -> None:
            if number == self._asked:
                self._found = sum(counts.values())
                self._refresh_buttons()

        self._database.run(
            lambda workspace: workspace.dataset(dataset).counts(query, deleted=deleted),
            then=then,
            failed=lambda error: self._on_failed(number, error),
            context=self,
        )

    def _on_failed(self, number: int, error: KnownError) -> None:
        if number == self._asked:
            self._table.fetch_again()
            self.search.show_wrong(True)
            self._message.show_error(translated(error))

    def _show_found(self, chosen: list[str]) -> None:
        self.search.show_wrong(False)
        self._message.clear()
        searched = bool(self.search.text().strip())
        self._none.show_text(
            tr("Nothing found") if searched else tr("No samples yet"),
            tr("No sample of this dataset meets that search.")
            if searched
            else tr("Add images from the home page."),
        )
        self._stack.setCurrentWidget(self._list if self._table.rows else self._none)
        rows = [row for row, one in enumerate(self._table.rows) if one.name in set(chosen)]
        for row in rows or [0] * bool(self._table.rows):
            self._choose(self._table.index(row, 0))
        self._refresh_buttons()
        self._tell_chosen()

    def _choose(self, index: QModelIndex) -> None:
        flag = QItemSelectionModel.SelectionFlag
        selection = self._list.selectionModel()
        selection.setCurrentIndex(index, flag.Select | flag.Rows)
        self._list.scrollTo(index)

    def _selection_changed(self) -> None:
        self._all = False
        self._refresh_buttons()
        self._tell_chosen()

    def _tell_chosen(self) -> None:
        names = self.chosen()
        self.sample_chosen.emit(next((row for row in self._table.rows if [row.name] == names), None))

    def _open(self) -> None:
        names = self.chosen()
        found = next((row for row in self._table.rows if [row.name] == names), None)
        if found is not None and not self._deleted:
            self.open_requested.emit(self._dataset, found.queue, found.name)

    def _refresh_buttons(self) -> None:
        chosen = self._chosen_for_change().count
        self._open_button.setEnabled(chosen == 1 and not self._deleted)
        self._commands.refresh(deleted=self._deleted)
        found = "" if self._found is None else counted("{n} sample", "{n} samples", self._found)
        some = counted("{n} chosen", "{n} chosen", chosen) if chosen else ""
        self._said.setText(" · ".join(part for part in (found, some) if part))

    def _open_menu(self, place: QPoint) -> None:
        if not self._change.isHidden():
            self._commands.menu.popup(self._list.viewport().mapToGlobal(place))

    # Parts

    def _make_list(self) -> QTreeView:
        view = QTreeView()
        view.setObjectName("samples")
        view.setAccessibleName(tr("Samples"))
        view.setModel(self._table)
        view.setRootIsDecorated(False)
        view.setUniformRowHeights(True)
        view.setItemsExpandable(False)
        view.setAllColumnsShowFocus(True)
        view.setSelectionMode(QTreeView.SelectionMode.ExtendedSelection)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._open_menu)
        view.activated.connect(self._open)
        view.selectionModel().selectionChanged.connect(self._selection_changed)
        view.installEventFilter(self)
        header = view.header()
        header.setSortIndicator(Column.NAME, Qt.SortOrder.AscendingOrder)
        view.setSortingEnabled(True)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for column, width in WIDTHS.items():
            header.resizeSection(column, width)
        return view

    def _arrange(self) -> None:
        back = QToolButton()
        back.setObjectName("back_from_samples")
        back.setIcon(icon("chevron-left"))
        back.setText(tr("Queues"))
        back.setToolTip(tr("Back to the queues"))
        back.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        back.clicked.connect(self.home_requested)
        self._open_button.setObjectName("open_sample")
        set_kind(self._open_button, "primary")
        self._open_button.clicked.connect(self._open)
        self._change.setObjectName("change_samples")
        self._change.setMenu(self._commands.menu)
        bar = QFrame()
        bar.setProperty("kind", "bar")
        bar.setFixedHeight(HEIGHT)
        row = self._bar = QHBoxLayout(bar)
        row.setContentsMargins(8, 0, 16, 0)
        row.setSpacing(12)
        for widget in (back, self._title, self.search, self._change, self._open_button):
            row.addWidget(widget)
        self.sides.setChildrenCollapsible(False)
        self.sides.addWidget(self._stack)
        self.sides.setStretchFactor(0, 1)
        below = QVBoxLayout()
        below.setContentsMargins(16, 16, 16, 16)
        below.setSpacing(12)
        below.addWidget(self._message)
        below.addWidget(self.sides, 1)
        below.addWidget(self._said)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addLayout(self.filters)
        column.addLayout(below, 1)
