"""A view of any number of things as tiles of one size, of which it looks only at those in sight.

Qt's own view of icons works out the place of each of them: a million take it seconds and a hundred megabytes.
"""

from abc import abstractmethod
from typing import Any, Final

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

Index = QModelIndex | QPersistentModelIndex
STEPS: Final = 4  # of the wheel for one line of tiles


class TileView(QAbstractItemView):
    """Rows of a model from left to right, and then down. Subclasses paint one."""

    def __init__(self, tile: QSize, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tile = tile
        self._hovered = -1
        self._laid_out = 1  # columns, until there is another width
        self.setSelectionMode(self.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(self.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(self.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setMouseTracking(True)

    @abstractmethod
    def paint_tile(
        self, painter: QPainter, rect: QRect, place: int, *, chosen: bool, current: bool, hovered: bool
    ) -> None:
        """Paint what stands at a place; `current`: the keyboard is there."""

    def resize_tiles(self, tile: QSize) -> None:
        """Let all be of another size; the first one in sight stays there."""
        if tile != self._tile:
            first = self.in_sight().start
            self._tile = tile
            self._keep_in_sight(first)

    def in_sight(self) -> range:
        """The places that are to be seen, at least partly."""
        return self._places(self.viewport().rect())

    # Where they are

    @property
    def _count(self) -> int:
        return self.model().rowCount() if self.model() is not None else 0

    @property
    def _columns(self) -> int:
        return max(1, self._room // self._tile.width())

    @property
    def _room(self) -> int:
        # As if there always were a scroll bar: or else it might come and go for ever.
        return max(1, self.maximumViewportSize().width() - self.verticalScrollBar().sizeHint().width())

    @property
    def _lines(self) -> int:
        return -(-self._count // self._columns)

    def _places(self, rect: QRect) -> range:
        top = rect.top() + self.verticalOffset()
        first, last = top // self._tile.height(), (top + rect.height() - 1) // self._tile.height()
        return range(
            min(self._count, max(0, first) * self._columns), min(self._count, (last + 1) * self._columns)
        )

    def _rect(self, place: int) -> QRect:
        line, column = divmod(place, self._columns)
        width = self._room // self._columns
        if self.isRightToLeft():
            column = self._columns - 1 - column
        y = line * self._tile.height() - self.verticalOffset()
        return QRect(column * width, y, width, self._tile.height())

    def _place(self, point: QPoint) -> int:
        """The nearest one, whatever is there."""
        column = min(self._columns - 1, max(0, point.x() // (self._room // self._columns)))
        if self.isRightToLeft():
            column = self._columns - 1 - column
        line = max(0, (point.y() + self.verticalOffset()) // self._tile.height())
        return min(self._count - 1, line * self._columns + column)

    def visualRect(self, index: Index) -> QRect:
        return self._rect(index.row()) if index.isValid() else QRect()

    def indexAt(self, point: QPoint) -> QModelIndex:
        place = self._place(point)
        if place < 0 or not self._rect(place).contains(point):
            return QModelIndex()
        return self.model().index(place, 0)

    def horizontalOffset(self) -> int:
        return 0

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def isIndexHidden(self, index: Index) -> bool:
        return False

    def scrollTo(self, index: Index, hint: Any = QAbstractItemView.ScrollHint.EnsureVisible) -> None:
        if not index.isValid():
            return
        rect, bar, height = self.visualRect(index), self.verticalScrollBar(), self.viewport().height()
        at_top, at_bottom = rect.top() + bar.value(), rect.bottom() + 1 + bar.value() - height
        match hint:
            case self.ScrollHint.PositionAtTop:
                bar.setValue(at_top)
            case self.ScrollHint.PositionAtBottom:
                bar.setValue(at_bottom)
            case self.ScrollHint.PositionAtCenter:
                bar.setValue((at_top + at_bottom) // 2)
            case _:
                bar.setValue(max(at_bottom, min(at_top, bar.value())) if rect.height() <= height else at_top)

    def updateGeometries(self) -> None:
        super().updateGeometries()
        height = self.viewport().height()
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, self._lines * self._tile.height() - height))
        bar.setPageStep(max(1, height - self._tile.height()))
        bar.setSingleStep(max(1, self._tile.height() // STEPS))

    def resizeEvent(self, event: QResizeEvent) -> None:
        first = self.verticalOffset() // self._tile.height() * self._laid_out
        super().resizeEvent(event)
        if self._laid_out != self._columns:
            self._keep_in_sight(first)
        else:
            self.updateGeometries()

    def _keep_in_sight(self, place: int) -> None:
        self._laid_out = self._columns
        self.updateGeometries()
        if 0 <= place < self._count:
            self.scrollTo(self.model().index(place, 0), self.ScrollHint.PositionAtTop)
        self.viewport().update()

    # Choosing

    def moveCursor(self, action: Any, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        count, now = self._count, self.currentIndex().row()
        if not count:
            return QModelIndex()
        page = self._columns * max(1, self.viewport().height() // self._tile.height())
        ahead = -1 if self.isRightToLeft() else 1
        move = self.CursorAction
        steps = {
            move.MoveLeft: -ahead,
            move.MoveRight: ahead,
            move.MoveNext: 1,
            move.MovePrevious: -1,
            move.MoveUp: -self._columns,
            move.MoveDown: self._columns,
            move.MovePageUp: -page,
            move.MovePageDown: page,
            move.MoveHome: -count,
            move.MoveEnd: count,
        }
        wanted = max(0, now) + steps[action]
        lowest = now // self._columns == self._lines - 1
        if (action is move.MoveUp and wanted < 0) or (action is move.MoveDown and lowest):
            wanted = now  # there is no further line
        return self.model().index(min(count - 1, max(0, wanted)), 0)

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """From one corner to the other, as one reads."""
        if not self._count:
            return
        ends = sorted((self._place(rect.topLeft()), self._place(rect.bottomRight())))
        first, last = (self.model().index(place, 0) for place in ends)
        self.selectionModel().select(QItemSelection(first, last), command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        region, seen = QRegion(), self.in_sight()
        for span in selection.toList():
            for place in range(max(seen.start, span.top()), min(seen.stop, span.bottom() + 1)):
                region = region.united(self._rect(place))
        return region

    def keyboardSearch(self, search: str) -> None:
        """Not here: it would look at every row there is."""

    # Showing

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        chosen = self.selectionModel()
        current = self.currentIndex().row() if self.hasFocus() else -1
        for place in self._places(event.rect()):
            self.paint_tile(
                painter,
                self._rect(place),
                place,
                chosen=chosen.isSelected(self.model().index(place, 0)),
                current=place == current,
                hovered=place == self._hovered,
            )

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.indexAt(event.position().toPoint()).row())

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self._hover(-1)
        return super().viewportEvent(event)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self._hovered = -1  # another one is under the pointer now
        super().scrollContentsBy(dx, dy)

    def _hover(self, place: int) -> None:
        if place != self._hovered:
            for one in (self._hovered, place):
                if one >= 0:
                    self.viewport().update(self._rect(one))
            self._hovered = place
