"""The samples that were found, as a list or as pictures: one model, one choice."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Final, assert_never

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QObject,
    QPoint,
    QSignalBlocker,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStackedWidget, QWidget

from labelqueue.domain.listing import SampleOrder
from labelqueue.ui.bridge import Files
from labelqueue.ui.i18n import tr
from labelqueue.ui.pages.sample_table import ORDERS, Column, SampleTable
from labelqueue.ui.pages.sample_tiles import SampleTiles
from labelqueue.ui.widgets.empty_state import EmptyState
from labelqueue.ui.widgets.rows_view import RowsView

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
MOST_SPANS: Final = 1000
"""So many stretches of rows are chosen anew; beyond that it would take longer than anybody waits."""


class Look(StrEnum):
    """How they are shown."""

    LIST = "list"
    TILES = "tiles"


class SampleViews(QStackedWidget):
    """Both views, and what stands there if nothing was found."""

    chosen_changed = Signal()
    current_changed = Signal(int)
    """The place where the keyboard is."""
    open_requested = Signal()
    all_requested = Signal()
    """All that are found are to be chosen, also those that are not here."""
    menu_requested = Signal(QPoint)
    """What can be done with the chosen ones, at that place of the screen."""

    def __init__(self, table: SampleTable, files: Files, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table = table
        self.list = RowsView()
        self.tiles = SampleTiles(table, files)
        self.none = EmptyState(icons=("image", "search", "image"), title=tr("Nothing found"))
        self._look = Look.LIST
        self._prepare_list()
        self._selection = self.list.selectionModel()
        own = self.tiles.selectionModel()
        self.tiles.setSelectionModel(self._selection)
        own.deleteLater()
        self._selection.selectionChanged.connect(self.chosen_changed)
        self._selection.currentChanged.connect(lambda now, _before: self._tell_current(now.row()))
        for view in (self.list, self.tiles):
            view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            view.customContextMenuRequested.connect(self._on_menu)
            view.activated.connect(self.open_requested)
            view.installEventFilter(self)
        for widget in (self.list, self.tiles, self.none):
            self.addWidget(widget)

    @property
    def header(self) -> QHeaderView:
        """The columns of the list."""
        return self.list.horizontalHeader()

    @property
    def look(self) -> Look:
        """How samples are shown."""
        return self._look

    @property
    def view(self) -> QAbstractItemView:
        """The one in which they are shown."""
        return self._of(self._look)

    def in_sight(self) -> range:
        """The places that are to be seen."""
        return self.list.in_sight() if self._look is Look.LIST else self.tiles.in_sight()

    def show_as(self, look: Look) -> None:
        """Show them like this; what was in sight stays so."""
        if look is self._look:
            return
        sight, current, had_focus = self.in_sight(), self.current, self.view.hasFocus()
        self._look = look
        self.show_found()
        if sight:
            within = current in sight
            hint = self.view.ScrollHint.EnsureVisible if within else self.view.ScrollHint.PositionAtTop
            top = self._table.index(sight.start, 0)
            self.view.scrollTo(top, self.view.ScrollHint.PositionAtTop)
            if within:
                self.view.scrollTo(self._table.index(current, 0), hint)
        if had_focus:
            self.view.setFocus()

    def show_found(self) -> None:
        """Show the samples, or that there are none."""
        self.setCurrentWidget(self.view if self._table.length else self.none)

    # What is chosen

    def chosen(self) -> list[range]:
        """The places that are chosen, from the first to the last."""
        spans = sorted((one.top(), one.bottom()) for one in self._selection.selection().toList())
        merged: list[range] = []
        for top, bottom in spans:
            if merged and top <= merged[-1].stop:
                merged[-1] = range(merged[-1].start, max(merged[-1].stop, bottom + 1))
            else:
                merged.append(range(top, bottom + 1))
        return merged

    @property
    def current(self) -> int:
        """The place where the keyboard is; -1: there is none."""
        return self._selection.currentIndex().row()

    def choose(self, spans: Sequence[range], *, scroll: bool = False) -> None:
        """Choose these and no others, and put the keyboard on the first, if it is not on one of them."""
        flag = QItemSelectionModel.SelectionFlag
        chosen = QItemSelection()
        for span in spans if len(spans) <= MOST_SPANS else spans[:1]:
            chosen.select(self._table.index(span.start, 0), self._table.index(span.stop - 1, len(Column) - 1))
        self._selection.select(chosen, flag.ClearAndSelect)
        if spans and not any(self.current in span for span in spans):
            self._selection.setCurrentIndex(self._table.index(spans[0].start, 0), flag.NoUpdate)
        if scroll and spans:
            self.view.scrollTo(self._table.index(spans[0].start, 0))

    def go_to(self, place: int) -> None:
        """Choose the sample at a place, and show it in the middle."""
        if 0 <= place < self._table.length:
            self.choose([range(place, place + 1)])
            self.view.scrollTo(self._table.index(place, 0), self.view.ScrollHint.PositionAtCenter)

    def choose_all(self) -> None:
        """Choose all there are."""
        self.view.selectAll()

    def show_order(self, order: SampleOrder) -> None:
        """Say that the rows come in that order."""
        (column,) = (one for one, by in ORDERS.items() if by is order.by)
        down = Qt.SortOrder.DescendingOrder if order.descending else Qt.SortOrder.AscendingOrder
        with QSignalBlocker(self.header):
            self.header.setSortIndicator(column, down)

    # Parts

    def _of(self, look: Look) -> RowsView | SampleTiles:
        match look:
            case Look.LIST:
                return self.list
            case Look.TILES:
                return self.tiles
            case _:
                assert_never(look)

    def _prepare_list(self) -> None:
        view = self.list
        view.setObjectName("samples")
        view.setAccessibleName(tr("Samples"))
        view.setModel(self._table)
        self.header.setSortIndicator(Column.NAME, Qt.SortOrder.AscendingOrder)
        view.setSortingEnabled(True)
        for column, width in WIDTHS.items():
            self.header.resizeSection(column, width)

    def _tell_current(self, place: int) -> None:
        self.current_changed.emit(place)

    def _on_menu(self, place: QPoint) -> None:
        self.menu_requested.emit(self.view.viewport().mapToGlobal(place))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl+A means also those that are not here."""
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return False
        if not event.matches(QKeySequence.StandardKey.SelectAll):
            return False
        self.all_requested.emit()
        return True
