"""The categories of a dataset that is being made, or changed, as a table."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor

from labelqueue.domain.category import NO_ID, PALETTE, Category, digits_of
from labelqueue.domain.errors import InvalidValue
from labelqueue.domain.phrase import phrase
from labelqueue.domain.skeleton import Skeleton, skeleton_from_text, skeleton_to_text
from labelqueue.domain.text import checked_name
from labelqueue.ui.i18n import counted, tr, translated
from labelqueue.ui.theme import tokens

Index = QModelIndex | QPersistentModelIndex
NOWHERE: Final = QModelIndex()


class Column(IntEnum):
    """What stands in a row."""

    COLOR = 0
    NAME = 1
    KEY = 2
    JOINTS = 3
    PROBLEM = 4


_TITLES: Final = {
    Column.COLOR: phrase("Colour"),
    Column.NAME: phrase("Name"),
    Column.KEY: phrase("Key"),
    Column.JOINTS: phrase("Joints, for keypoints"),
    Column.PROBLEM: "",
}
_TYPED: Final = frozenset({Column.NAME, Column.KEY, Column.JOINTS})
_DIGITS: Final = frozenset("0123456789")
GOES: Final = Qt.ItemDataRole.UserRole
"""Whether the row will be gone, because it counts as another category."""
EXAMPLE: Final = phrase("head - neck - hip, neck - hand")


@dataclass(frozen=True, slots=True)
class Row:
    """One category as it was typed, right or wrong; `joints`: of its skeleton, "" for none.

    `before`: the category of the dataset that it is; `digit`: of its key, "" for that of its place; `into`:
    what it is to count as from now on, "" for itself, by the name that the other one had before.
    """

    name: str
    color: str
    joints: str = ""
    before: Category | None = None
    digit: str = ""
    into: str = ""

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
        digit = int(self.digit) if self.digit else None
        return Category(self.name, self.color, id_, self.skeleton(), shortcut=digit)


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
        self._digits: dict[str, int] = {}
        self._deleted: list[str] = []

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
        self._rows = [
            Row(one.name, one.color, joints_of(one), one, "" if one.shortcut is None else str(one.shortcut))
            for one in categories
        ]
        self._deleted = []
        self.endResetModel()
        self._changed()

    def known(self, row: int) -> str:
        """The name under which the dataset has it; "" if it is new."""
        before = self._rows[row].before
        return "" if before is None else before.name

    def remove(self, rows: Sequence[int]) -> None:
        """Take these rows away; what was to count as one of them counts for itself again."""
        gone = [name for row in rows if (name := self.known(row))]
        self._deleted += gone
        for row in sorted(rows, reverse=True):
            self.beginRemoveRows(NOWHERE, row, row)
            del self._rows[row]
            self.endRemoveRows()
        self._rows = [replace(one, into="") if one.into in gone else one for one in self._rows]
        self._changed()

    def row_of(self, known: str) -> int | None:
        """Where the category stands that the dataset has under that name."""
        return next((row for row in range(len(self._rows)) if self.known(row) == known), None)

    def merge(self, rows: Sequence[int], into: str) -> None:
        """Let these count as the category that the dataset has under the name `into` ("": as themselves)."""
        going = {self.known(row) for row in rows}
        for row, one in enumerate(self._rows):
            if row in rows or (into and one.into in going):
                self._rows[row] = replace(one, into=into)
        self._changed()

    def goes(self, row: int) -> bool:
        """Whether it is to count as another one."""
        return bool(self._rows[row].into)

    def targets(self, but: Sequence[int]) -> list[str]:
        """What these rows can count as: the names under which the dataset has others that stay."""
        return [
            name
            for row in range(len(self._rows))
            if row not in but and not self.goes(row) and (name := self.known(row))
        ]

    def merged(self) -> dict[str, str]:
        """What is to count as what, by the names that the dataset has for them."""
        return {one.before.name: one.into for one in self._rows if one.before is not None and one.into}

    def deleted(self) -> list[str]:
        """What the dataset has and is to be gone."""
        return list(self._deleted)

    def set_color(self, row: int, color: str) -> None:
        """Give a row the colour #rrggbb."""
        self._rows[row] = replace(self._rows[row], color=color)
        self._changed()

    def color(self, row: int) -> str:
        """The colour of a row, #rrggbb."""
        return self._rows[row].color

    def problem(self, row: int) -> str:
        """What is wrong with a row, for people; empty if nothing is."""
        one = self._rows[row]
        if one.into:
            return ""
        try:
            checked_name(one.name, what=phrase("category"))
            one.skeleton()
        except InvalidValue as error:
            return translated(error)
        if one.digit and one.digit not in _DIGITS:
            return tr("A key is a digit.")
        if one.digit and sum(other.digit == one.digit for other in self._rows if not other.into) > 1:
            return tr("This key is there twice.")
        return tr("This name is there twice.") if self._seen[_key(one.name)] > 1 else ""

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
        return tuple(row.category() for row in self._rows if not row.into)

    def _next_color(self) -> str:
        used = Counter(row.color for row in self._rows)
        return min(PALETTE, key=lambda color: (used[color], PALETTE.index(color)))

    def _changed(self) -> None:
        staying = [row for row in self._rows if not row.into]
        self._seen = Counter(_key(row.name) for row in staying)
        self._digits = _digits(self._rows)
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
        typed = index.column() in _TYPED and not self.goes(index.row())
        return flags | Qt.ItemFlag.ItemIsEditable if typed else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        match Column(index.column()):
            case Column.COLOR:
                return self._color_data(index.row(), role)
            case Column.NAME:
                wanted = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole}
                if role == GOES:
                    return self.goes(index.row())
                return self._rows[index.row()].name if role in wanted else None
            case Column.KEY:
                return self._key_data(index.row(), role)
            case Column.JOINTS:
                return self._joints_data(index.row(), role)
            case Column.PROBLEM:
                return self._problem_data(index.row(), role)

    def _color_data(self, row: int, role: int) -> Any:
        color = self._rows[row].color
        said: dict[int, Any] = {
            Qt.ItemDataRole.BackgroundRole: QColor(color),
            Qt.ItemDataRole.ToolTipRole: tr("Choose another colour"),
            Qt.ItemDataRole.AccessibleTextRole: tr("Colour {color}", color=color),
        }
        return said.get(role)

    def _key_data(self, row: int, role: int) -> Any:
        one = self._rows[row]
        if role == Qt.ItemDataRole.DisplayRole:
            return "" if one.into else one.digit or str(self._digits.get(str(row), ""))
        said: dict[int, Any] = {
            Qt.ItemDataRole.EditRole: one.digit,
            Qt.ItemDataRole.TextAlignmentRole: Qt.AlignmentFlag.AlignCenter,
            Qt.ItemDataRole.ForegroundRole: None if one.digit else QColor(tokens().text_muted),
            Qt.ItemDataRole.ToolTipRole: tr(
                "The digit that chooses it. Empty: that of its place in the list, as far as that is free."
            ),
        }
        return said.get(role)

    def _problem_data(self, row: int, role: int) -> Any:
        if role == GOES:
            return self.goes(row)
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return None
        into = self._rows[row].into
        return tr("will count as “{category}”", category=into) if into else self.problem(row)

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
        match Column(index.column()):
            case Column.NAME:
                row = replace(row, name=text)
            case Column.KEY:
                row = replace(row, digit=text)
            case _:
                row = replace(row, joints=text)
        self._rows[index.row()] = row
        self._changed()
        return True


def _digits(rows: Sequence[Row]) -> dict[str, int]:
    """The digits that the rows come to, by their numbers; what is typed wrong counts as nothing typed."""
    typed: dict[str, int] = {}
    for place, row in enumerate(rows):
        if not row.into and row.digit in _DIGITS:
            typed.setdefault(row.digit, place)
    return digits_of(
        [
            Category(str(place), shortcut=int(row.digit) if typed.get(row.digit) == place else None)
            for place, row in enumerate(rows)
            if not row.into
        ]
    )


def _key(name: str) -> str:
    return name.strip().casefold()
