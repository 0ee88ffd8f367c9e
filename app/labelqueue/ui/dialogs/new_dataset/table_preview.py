"""The first rows of a table, and what each of its columns is."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from labelqueue.domain.phrase import Phrase, phrase
from labelqueue.formats.brought import ColumnUse
from labelqueue.formats.table import Table
from labelqueue.ui.i18n import tr, translated

ROWS: Final = 3
_HEIGHT: Final = 28
_CHOICE: Final = 38
_WIDTH: Final = 150
_COLUMNS: Final = 60
"""Further columns are not shown; they are metadata, unless their heading says something else."""
_WORDS: Final[dict[ColumnUse, Phrase]] = {
    ColumnUse.PATH: phrase("Path or address"),
    ColumnUse.NAME: phrase("Name"),
    ColumnUse.PRIORITY: phrase("Priority"),
    ColumnUse.METADATA: phrase("Metadata"),
    ColumnUse.NOTHING: phrase("Leave out"),
}


class TablePreview(QTableWidget):
    """A row of choices below the headings, then the beginning of the table."""

    uses_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("table_preview")
        self.setAccessibleName(tr("First rows of the table"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_HEIGHT)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultSectionSize(_WIDTH)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.horizontalHeader().setStretchLastSection(True)
        self._choices: list[QComboBox] = []
        self._uses: tuple[ColumnUse, ...] = ()
        self._shown: Table | None = None

    @property
    def uses(self) -> tuple[ColumnUse, ...]:
        """What the columns are, as it was chosen."""
        chosen = [ColumnUse(one.currentData()) for one in self._choices]
        return (*chosen, *self._uses[len(chosen) :])

    def show_table(self, table: Table, uses: Sequence[ColumnUse]) -> None:
        """Show the beginning of a table; where it is the one that is shown, only what its columns are."""
        same = self._shown is not None and self._shown.columns == table.columns
        self._uses, self._shown = tuple(uses), table
        if not same:
            self._choices = []
            self.clear()
            self.setColumnCount(min(len(table.columns), _COLUMNS))
            self.setHorizontalHeaderLabels([translated(one) for one in table.columns[:_COLUMNS]])
        rows = table.rows[:ROWS]
        self.setRowCount(1 + len(rows))
        self.setRowHeight(0, _CHOICE)
        for place in range(self.columnCount()):
            if not same:
                self._add_choice(place, translated(table.columns[place]))
            self._show_use(self._choices[place], uses[place])
            for number, row in enumerate(rows, start=1):
                self.setItem(number, place, QTableWidgetItem(row.cells[place]))
        frame = 2 * self.frameWidth() + self.horizontalHeader().sizeHint().height()
        bar = self.horizontalScrollBar().sizeHint().height()
        self.setFixedHeight(frame + _CHOICE + len(rows) * _HEIGHT + bar)

    def _add_choice(self, place: int, heading: str) -> None:
        choice = QComboBox()
        choice.setObjectName(f"column_use:{place}")
        choice.setAccessibleName(tr("What the column {name} is", name=heading))
        for use, words in _WORDS.items():
            choice.addItem(translated(words), use)
        choice.activated.connect(lambda _index: self.uses_changed.emit())
        self._choices.append(choice)
        self.setCellWidget(0, place, choice)

    def _show_use(self, choice: QComboBox, use: ColumnUse) -> None:
        choice.setCurrentIndex(choice.findData(use))
