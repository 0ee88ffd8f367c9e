"""A table in which a row is one thing, also with a million of them."""

from typing import Any, Final

from PySide6.QtCore import QAbstractItemModel, QItemSelectionModel, QModelIndex, Qt
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

HEIGHT: Final = 30  # of a row
STEP: Final = 40  # pixels to the side that a key goes


class RowsView(QTableView):
    """Keys go from row to row, and a click chooses all of one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSelectionMode(self.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(self.SelectionBehavior.SelectRows)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(self.ScrollMode.ScrollPerPixel)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(HEIGHT)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(True)

    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        if model is not None:
            # To paint itself a header asks of each column whether all of its cells are chosen, one by one.
            self.horizontalHeader().setSelectionModel(QItemSelectionModel(model, self))

    def in_sight(self) -> range:
        """The rows that are to be seen, at least partly."""
        count = self.model().rowCount()
        first, last = self.rowAt(0), self.rowAt(self.viewport().height() - 1)
        return range(max(0, first), count if last < 0 else last + 1) if count else range(0)

    def moveCursor(self, action: Any, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Home and End are the first row and the last, not a cell in this one; left and right only scroll."""
        sides = {self.CursorAction.MoveLeft: -STEP, self.CursorAction.MoveRight: STEP}
        if action in sides:
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() + sides[action])
            return self.currentIndex()
        ends = {self.CursorAction.MoveHome: 0, self.CursorAction.MoveEnd: self.model().rowCount() - 1}
        if action in ends:
            return self.model().index(ends[action], max(0, self.currentIndex().column()))
        return super().moveCursor(action, modifiers)

    def keyboardSearch(self, search: str) -> None:
        """Not here: it would look at every row there is."""
