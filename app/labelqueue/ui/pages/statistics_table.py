"""A table of statistics: sorted by any column, each number opens what it was counted from."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from labelqueue.domain.statistics_behind import Behind, of_cell
from labelqueue.domain.statistics_tables import By, Cell, Table
from labelqueue.ui.i18n import tr, translated
from labelqueue.ui.pages.statistics_columns import COLUMNS, LEFT_ALIGNED, Group, shown, written
from labelqueue.ui.theme import theme_events, tokens

Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()
_ROLE = Qt.ItemDataRole
_NO_TABLE: Final = Table((), ())
_WIDEST: Final = 320
_ROOM: Final = 32  # pixels beside a heading, also for the arrow of sorting
_MEASURED: Final = 200  # rows that decide how wide a column is


class StatisticsModel(QAbstractTableModel):
    """The rows of a table, in the order of one of their columns."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.by = By.MEMBER
        self.opens = False
        """Whether numbers can be opened."""
        self._table = _NO_TABLE
        self._today: date | None = None
        self._columns: Sequence[int] = ()
        self._order: list[int] = []

    def show_table(self, by: By, table: Table, *, group: Group | None, today: date | None) -> None:
        """Show it, or the `group` of its columns, in the order in which it was made."""
        self.beginResetModel()
        self.by, self._table, self._today = by, table, today
        self._columns = shown(by, table.header, group)
        self._order = list(range(len(table.rows)))
        self.endResetModel()

    def name(self, column: int) -> str:
        """The name of a column in the table."""
        return self._table.header[self._columns[column]]

    def value(self, row: int, column: int) -> Cell:
        """What stands there, before it is written."""
        return self._table.rows[self._order[row]][self._columns[column]]

    def behind(self, row: int, column: int) -> Behind | None:
        """What the number was counted from, if it can be opened."""
        if not self.opens:
            return None
        cells = dict(zip(self._table.header, self._table.rows[self._order[row]], strict=True))
        return of_cell(self.by, cells, self.name(column), today=self._today)

    def title(self, row: int, column: int) -> str:
        """What number it is, in words: its column and its row."""
        names = [
            written(name, cell)
            for name, cell in zip(self._table.header, self._table.rows[self._order[row]], strict=True)
            if COLUMNS[name].form in LEFT_ALIGNED or name == "day"
        ]
        what = translated(COLUMNS[self.name(column)].heading)
        return tr("{what}, {where}", what=what, where=" / ".join(name for name in names if name))

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """What does not exist comes last in both directions."""
        if not 0 <= column < len(self._columns):
            return
        place, rows = self._columns[column], self._table.rows
        there = [row for row in range(len(rows)) if rows[row][place] is not None]
        down = order is Qt.SortOrder.DescendingOrder
        there.sort(key=lambda row: _key(rows[row][place]), reverse=down)
        self.layoutAboutToBeChanged.emit()
        self._order = there + [row for row in range(len(rows)) if rows[row][place] is None]
        self.layoutChanged.emit()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._order)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self._columns):
            return None
        column = COLUMNS[self.name(section)]
        match role:
            case _ROLE.DisplayRole:
                return translated(column.heading)
            case _ROLE.ToolTipRole | _ROLE.AccessibleDescriptionRole:
                return translated(column.meaning)
            case _ROLE.TextAlignmentRole:
                return _alignment(self.name(section))
            case _:
                return None

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:
        row, column = index.row(), index.column()
        match role:
            case _ROLE.DisplayRole:
                return written(self.name(column), self.value(row, column))
            case _ROLE.TextAlignmentRole:
                return _alignment(self.name(column))
            case _ROLE.ForegroundRole if self.behind(row, column) is not None:
                return QColor(tokens().accent)
            case _ROLE.ToolTipRole | _ROLE.AccessibleDescriptionRole:
                return self._said(row, column)
            case _:
                return None

    def _said(self, row: int, column: int) -> str:
        text = written(self.name(column), self.value(row, column))
        meaning = translated(COLUMNS[self.name(column)].meaning)
        said = f"{text}\n{meaning}" if meaning else text
        if self.behind(row, column) is not None:
            said += "\n" + tr("Click or press Enter to see these samples")
        return said


def _key(value: Cell) -> tuple[int, float, str]:
    return (1, 0.0, value.casefold()) if isinstance(value, str) else (0, float(value or 0), "")


def _alignment(name: str) -> Qt.AlignmentFlag:
    left = COLUMNS[name].form in LEFT_ALIGNED
    side = Qt.AlignmentFlag.AlignLeft if left else Qt.AlignmentFlag.AlignRight
    return side | Qt.AlignmentFlag.AlignVCenter


class StatisticsTable(QTableView):
    """Arrows go from number to number; a click or Enter opens what can be opened, and looks like it."""

    behind_requested = Signal(object, str)  # Behind, what it is in words

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statistics_table")
        self.rows = StatisticsModel(self)
        self.setModel(self.rows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(30)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setStretchLastSection(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        theme_events().changed.connect(self.viewport().update)

    def show_table(
        self, by: By, table: Table, *, group: Group | None, today: date | None, opens: bool
    ) -> None:
        """Show it; sorted as before where it has the same columns."""
        header = self.horizontalHeader()
        before = [self.rows.name(one) for one in range(self.rows.columnCount())]
        place = self.currentIndex()
        sorted_by, order = header.sortIndicatorSection(), header.sortIndicatorOrder()
        self.setSortingEnabled(False)
        self.rows.opens = opens
        self.rows.show_table(by, table, group=group, today=today)
        same = before == [self.rows.name(one) for one in range(self.rows.columnCount())]
        header.setSortIndicator(sorted_by if same else -1, order)
        self.setSortingEnabled(True)
        if not same:
            self._make_wide()
        kept = self.rows.index(place.row(), place.column()) if same else _NOWHERE
        self.setCurrentIndex(kept if kept.isValid() else self.rows.index(0, 0))

    def choose(self, column: str, value: Cell) -> None:
        """Go to the first row that has this in a column."""
        names = [self.rows.name(one) for one in range(self.rows.columnCount())]
        if column not in names:
            return
        place = names.index(column)
        for row in range(self.rows.rowCount()):
            if self.rows.value(row, place) == value:
                self.setCurrentIndex(self.rows.index(row, place))
                return

    def _make_wide(self) -> None:
        """As wide as what stands in them, which is looked at for a part of the rows."""
        measure, heading = self.fontMetrics(), self.horizontalHeader().fontMetrics()
        for column in range(self.rows.columnCount()):
            texts = [
                written(self.rows.name(column), self.rows.value(row, column))
                for row in range(min(_MEASURED, self.rows.rowCount()))
            ]
            widest = max((measure.horizontalAdvance(text) for text in texts), default=0)
            title = heading.horizontalAdvance(translated(COLUMNS[self.rows.name(column)].heading))
            self.setColumnWidth(column, max(title + _ROOM, min(_WIDEST, widest + 24)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        opens = index.isValid() and self.rows.behind(index.row(), index.column()) is not None
        shape = Qt.CursorShape.PointingHandCursor if opens else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and index == self.currentIndex():
            self._open(index)

    def _open(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        behind = self.rows.behind(index.row(), index.column())
        if behind is not None:
            self.behind_requested.emit(behind, self.rows.title(index.row(), index.column()))
