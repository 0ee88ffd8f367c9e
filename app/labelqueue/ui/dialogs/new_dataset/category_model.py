"""The categories of a dataset that is being made, or changed, as a table."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor

from labelqueue.domain.category import NO_ID, PALETTE, Category
from labelqueue.domain.errors import InvalidValue
from labelqueue.domain.phrase import phrase
from labelqueue.domain.skeleton import Skeleton, skeleton_from_text, skeleton_to_text
from labelqueue.domain.text import checked_name
from labelqueue.ui.i18n import counted, tr, translated

Index = QModelIndex | QPersistentModelIndex
NOWHERE: Final = QModelIndex()


class Column(IntEnum):
    """What stands in a row."""

    COLOR = 0
    NAME = 1
    JOINTS = 2
    PROBLEM = 3


_TITLES: Final = {
    Column.COLOR: phrase("Colour"),
    Column.NAME: phrase("Name"),
    Column.JOINTS: phrase("Joints, for keypoints"),
    Column.PROBLEM: "",
}
_TYPED: Final = frozenset({Column.NAME, Column.JOINTS})
EXAMPLE: Final = phrase("head - neck - hip, neck - hand")


@dataclass(frozen=True, slots=True)
class Row:
    """One category as it was typed, right or wrong; `joints`: of its skeleton, "" for none.

    `before`: the category of the dataset that it is.
    """

    name: str
    color: str
    joints: str = ""
    before: Category | None = None

    def skeleton(self) -> Skeleton | None:
        """What the joints come to.

        Raises:
            InvalidValue: they are no skeleton.
        """
        if self.before is not None and self.joints == joints_of(self.before):
            return self.before.skeleton  # not all that there are can be typed
        return skeleton_from_text(self.joints) if self.joints else None

    def category(self) -> Category:
        """What it comes to; see `skeleton`."""
        id_ = NO_ID if self.before is None else self.before.id
        return Category(self.name, self.color, id_, self.skeleton())


def joints_of(one: Category) -> str:
    """The joints of a category in one line, "" for none."""
    return "" if one.skeleton is None else skeleton_to_text(one.skeleton) or ", ".join(one.skeleton.names)


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

    def show(self, categories: Sequence[Category]) -> None:
        """Begin with those that a dataset has."""
        self.beginResetModel()
        self._rows = [Row(one.name, one.color, joints_of(one), one) for one in categories]
        self.endResetModel()
        self._changed()

    def removable(self, row: int) -> bool:
        """Whether it may be taken away: no label has it."""
        return self._rows[row].before is None

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
            checked_name(name, what=phrase("category"))
            self._rows[row].skeleton()
        except InvalidValue as error:
            return translated(error)
        return tr("This name is there twice.") if self._seen[_key(name)] > 1 else ""

    @property
    def first_problem(self) -> str:
        """Why these rows cannot be used, for people; empty if they can."""
        if not self._rows:
            return tr("Add at least one category: annotations are drawn in one.")
        wrong = sum(bool(self.problem(row)) for row in range(len(self._rows)))
        said = counted("One category must be changed.", "{n} categories must be changed.", wrong)
        return said if wrong else ""

    def categories(self) -> tuple[Category, ...]:
        """The rows as values; only while there is no problem."""
        return tuple(row.category() for row in self._rows)

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
            return translated(_TITLES[Column(section)])
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() in _TYPED else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        match Column(index.column()):
            case Column.COLOR:
                return self._color_data(index.row(), role)
            case Column.NAME:
                wanted = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole}
                return self._rows[index.row()].name if role in wanted else None
            case Column.JOINTS:
                return self._joints_data(index.row(), role)
            case Column.PROBLEM:
                wanted = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}
                return self.problem(index.row()) if role in wanted else None

    def _color_data(self, row: int, role: int) -> Any:
        color = self._rows[row].color
        said: dict[int, Any] = {
            Qt.ItemDataRole.BackgroundRole: QColor(color),
            Qt.ItemDataRole.ToolTipRole: tr("Choose another colour"),
            Qt.ItemDataRole.AccessibleTextRole: tr("Colour {color}", color=color),
        }
        return said.get(role)

    def _joints_data(self, row: int, role: int) -> Any:
        said: dict[int, Any] = {
            Qt.ItemDataRole.DisplayRole: self._rows[row].joints,
            Qt.ItemDataRole.EditRole: self._rows[row].joints,
            Qt.ItemDataRole.ToolTipRole: tr(
                "For example: {example}\nA hyphen connects, a comma begins anew.", example=EXAMPLE
            ),
        }
        return said.get(role)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or index.column() not in _TYPED:
            return False
        row, text = self._rows[index.row()], str(value).strip()
        typed = replace(row, name=text) if index.column() == Column.NAME else replace(row, joints=text)
        self._rows[index.row()] = typed
        self._changed()
        return True


def _key(name: str) -> str:
    return name.strip().casefold()
