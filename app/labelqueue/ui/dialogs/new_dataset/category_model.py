"""The categories of a dataset that is being made, as a table."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor

from labelqueue.domain.category import PALETTE, Category
from labelqueue.domain.errors import InvalidValue
from labelqueue.domain.text import checked_name

Index = QModelIndex | QPersistentModelIndex
NOWHERE: Final = QModelIndex()


class Column(IntEnum):
    """What stands in a row."""

    COLOR = 0
    NAME = 1
    PROBLEM = 2


_TITLES: Final = {Column.COLOR: "Colour", Column.NAME: "Name", Column.PROBLEM: ""}


@dataclass(frozen=True, slots=True)
class Row:
    """One category as it was typed, right or wrong."""

    name: str
    color: str


class CategoryModel(QAbstractTableModel):
    """Rows that may be wrong for a while; `problem` says what is wrong with one."""

    rows_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[Row] = []
        self._seen: Counter[str] = Counter()

    def add(self, names: Sequence[str]) -> int:
        """Append those that are not there yet, with a colour each, and return how many they are."""
        known = {_key(row.name) for row in self._rows}
        new: list[str] = []
        for name in (name.strip() for name in names):
            if name and _key(name) not in known:
                known.add(_key(name))
                new.append(name)
        if new:
            self.beginInsertRows(NOWHERE, len(self._rows), len(self._rows) + len(new) - 1)
            for name in new:
                self._rows.append(Row(name, self._next_color()))
            self.endInsertRows()
            self._changed()
        return len(new)

    def remove(self, rows: Sequence[int]) -> None:
        """Take these rows away."""
        for row in sorted(rows, reverse=True):
            self.beginRemoveRows(NOWHERE, row, row)
            del self._rows[row]
            self.endRemoveRows()
        self._changed()

    def set_color(self, row: int, color: str) -> None:
        """Give a row the colour #rrggbb."""
        self._rows[row] = replace(self._rows[row], color=color)
        self._changed()

    def color(self, row: int) -> str:
        """The colour of a row, #rrggbb."""
        return self._rows[row].color

    def problem(self, row: int) -> str:
        """What is wrong with a row, for people; empty if nothing is."""
        name = self._rows[row].name
        try:
            checked_name(name, what="category")
        except InvalidValue as error:
            return str(error)
        return "This name is there twice." if self._seen[_key(name)] > 1 else ""

    @property
    def first_problem(self) -> str:
        """Why these rows cannot be used, for people; empty if they can."""
        if not self._rows:
            return "Add at least one category: annotations are drawn in one."
        wrong = sum(bool(self.problem(row)) for row in range(len(self._rows)))
        return (
            ""
            if not wrong
            else "One name must be changed."
            if wrong == 1
            else f"{wrong} names must be changed."
        )

    def categories(self) -> tuple[Category, ...]:
        """The rows as values; only while there is no problem."""
        return tuple(Category(row.name, row.color) for row in self._rows)

    def _next_color(self) -> str:
        used = Counter(row.color for row in self._rows)
        return min(PALETTE, key=lambda color: (used[color], PALETTE.index(color)))

    def _changed(self) -> None:
        self._seen = Counter(_key(row.name) for row in self._rows)
        if self._rows:  # a name that is right now may free another one of its twin
            last = self.index(len(self._rows) - 1, Column.PROBLEM)
            self.dataChanged.emit(self.index(0, 0), last)
        self.rows_changed.emit()

    # QAbstractTableModel

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _TITLES[Column(section)]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() == Column.NAME else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        match Column(index.column()):
            case Column.COLOR:
                return self._color_data(index.row(), role)
            case Column.NAME:
                wanted = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole}
                return self._rows[index.row()].name if role in wanted else None
            case Column.PROBLEM:
                wanted = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}
                return self.problem(index.row()) if role in wanted else None

    def _color_data(self, row: int, role: int) -> Any:
        color = self._rows[row].color
        said: dict[int, Any] = {
            Qt.ItemDataRole.BackgroundRole: QColor(color),
            Qt.ItemDataRole.ToolTipRole: "Choose another colour",
            Qt.ItemDataRole.AccessibleTextRole: f"Colour {color}",
        }
        return said.get(role)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or index.column() != Column.NAME:
            return False
        self._rows[index.row()] = replace(self._rows[index.row()], name=str(value).strip())
        self._changed()
        return True


def _key(name: str) -> str:
    return name.strip().casefold()
