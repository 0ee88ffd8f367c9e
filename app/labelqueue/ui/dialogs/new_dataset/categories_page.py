"""Second step: what the annotations are called."""

import re
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPalette,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QColorDialog,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from labelqueue.domain.category import Category
from labelqueue.ui.dialogs.new_dataset.category_model import EXAMPLE, GOES, CategoryModel, Column
from labelqueue.ui.i18n import counted, tr
from labelqueue.ui.icons import icon
from labelqueue.ui.theme import tokens
from labelqueue.ui.widgets.chips import paint_dot
from labelqueue.ui.widgets.words import label

_SEPARATORS: Final = re.compile(r"[\n\r\t;,]+")
SWATCH: Final = 16
ROW_HEIGHT: Final = 36


class CategoriesPage(QWidget):
    """A field that takes names one after the other, and the table that they go to.

    `manages`: it shows those of a dataset, and whoever asked is told what is to go.
    """

    changed = Signal()
    removal_requested = Signal(list)  # names under which the dataset has them
    merge_requested = Signal(list)  # rows

    def __init__(self, parent: QWidget | None = None, *, manages: bool = False) -> None:
        super().__init__(parent)
        self._manages = manages
        self.model = CategoryModel()
        self.model.setParent(self)
        self._entry = NameEntry()
        self._entry.setObjectName("category_entry")
        self._entry.setPlaceholderText(tr("Name of a category, then Enter"))
        self._entry.setAccessibleName(tr("Name of a new category"))
        self._entry.names_entered.connect(self.add_names)
        self._entry.textChanged.connect(self.changed)
        self._add = self._button("category_add", "plus", tr("Add"))
        self._add.clicked.connect(self._entry.enter)
        self._paste = self._button("category_paste", "paste", tr("Paste a list"))
        self._paste.setToolTip(tr("Adds the names on the clipboard: one a line, or between commas"))
        self._paste.clicked.connect(self._paste_list)
        self._remove = self._button("category_remove", "delete", tr("Remove"))
        self._remove.clicked.connect(self._remove_selected)
        self._merge = self._button("category_merge", "merge", tr("Merge…"))
        self._merge.clicked.connect(self._merge_selected)
        self._merge.setVisible(manages)
        self._said = label(kind="muted")
        self._table = self._make_table()
        self._arrange()
        self.model.rows_changed.connect(self._on_rows_changed)
        self._on_rows_changed()

    @property
    def problem(self) -> str:
        """Why this step is not done, for people; empty if it is."""
        if self._entry.text().strip() and not self.model.rowCount():
            return ""  # going on takes what is in the field
        return self.model.first_problem

    def categories(self) -> tuple[Category, ...]:
        """What was chosen; only while there is no problem."""
        return self.model.categories()

    def commit(self) -> None:
        """Take what was typed and not yet entered."""
        self._entry.enter()

    def start(self) -> None:
        """The step begins: typing goes to the field."""
        self._entry.setFocus()

    def go_on(self) -> None:
        """After something was looked up: keys go to the table again."""
        self._table.setFocus()

    def add_names(self, names: list[str]) -> None:
        """Append names and say which of them were there already."""
        added = self.model.add(names)
        known = len([name for name in names if name.strip()]) - added
        if known == 1 and not added:
            self._said.setText(tr("“{name}” is in the list already.", name=names[0].strip()))
        elif known:
            self._said.setText(
                counted(
                    "{n} name added; {known} already in the list or twice.",
                    "{n} names added; {known} already in the list or twice.",
                    added,
                    known=known,
                )
            )
        elif added > 1:
            self._said.setText(counted("{n} name added.", "{n} names added.", added))
        else:
            self._said.clear()
        if added:
            self._table.scrollToBottom()

    def _paste_list(self) -> None:
        names = split_names(QGuiApplication.clipboard().text())
        if names:
            self.add_names(names)
        else:
            self._said.setText(tr("There is no text on the clipboard."))

    def say(self, text: str) -> None:
        """Say something about what was asked for."""
        self._said.setText(text)

    def remove_known(self, names: Sequence[str]) -> None:
        """Take away what the dataset has under these names: no label has it."""
        rows = [row for name in names if (row := self.model.row_of(name)) is not None]
        if rows:
            self._remove_rows(rows)

    def _chosen(self) -> list[int]:
        """The selected rows."""
        return sorted({index.row() for index in self._table.selectionModel().selectedIndexes()})

    def _remove_selected(self) -> None:
        rows = self._chosen()
        new = [row for row in rows if not self.model.known(row)]
        known = [name for row in rows if (name := self.model.known(row))]
        if new:
            self._remove_rows(new)
        if known:
            self.removal_requested.emit(known)

    def _remove_rows(self, rows: Sequence[int]) -> None:
        self.model.remove(rows)
        self._said.clear()
        if left := self.model.rowCount():
            self._table.selectRow(min(rows[0], left - 1))

    def _merge_selected(self) -> None:
        rows = self._chosen()
        if all(map(self.model.goes, rows)):
            self.model.merge(rows, "")
        else:
            self.merge_requested.emit(rows)

    def _choose_color(self, row: int) -> None:
        dialog = QColorDialog(QColor(self.model.color(row)), self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.colorSelected.connect(lambda color: self.model.set_color(row, color.name()))
        dialog.open()

    def _on_rows_changed(self) -> None:
        self._refresh_remove()
        self.changed.emit()

    def _refresh_remove(self) -> None:
        rows = self._chosen()
        self._remove.setEnabled(bool(rows))
        known = bool(rows) and all(map(self.model.known, rows))
        go = bool(rows) and all(map(self.model.goes, rows))
        self._merge.setText(tr("Do not merge") if go else tr("Merge…"))
        self._merge.setEnabled(known and (go or bool(self.model.targets(rows))))
        self._merge.setToolTip(tr("Lets it count as another category, in all labels"))

    def _button(self, name: str, icon_name: str, text: str) -> QPushButton:
        button = QPushButton(icon(icon_name), text)
        button.setObjectName(name)
        button.setAutoDefault(False)
        return button

    def _make_table(self) -> "CategoryTable":
        table = CategoryTable()
        table.setModel(self.model)
        table.setItemDelegateForColumn(Column.COLOR, ColorDelegate(table))
        table.setItemDelegateForColumn(Column.NAME, NameDelegate(table))
        table.setItemDelegateForColumn(Column.JOINTS, JointsDelegate(table))
        table.setItemDelegateForColumn(Column.PROBLEM, ProblemDelegate(table))
        header = table.horizontalHeader()
        header.setSectionResizeMode(Column.COLOR, QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(Column.NAME, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(Column.JOINTS, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(Column.PROBLEM, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(Column.KEY, QHeaderView.ResizeMode.Fixed)
        table.setColumnWidth(Column.COLOR, 72)
        table.setColumnWidth(Column.KEY, 56)
        table.color_requested.connect(self._choose_color)
        table.remove_requested.connect(self._remove_selected)
        table.selectionModel().selectionChanged.connect(self._refresh_remove)
        return table

    def _arrange(self) -> None:
        entry = QHBoxLayout()
        entry.setSpacing(8)
        entry.addWidget(self._entry, 1)
        entry.addWidget(self._add)
        entry.addWidget(self._paste)
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(self._said, 1)
        below.addWidget(self._merge)
        below.addWidget(self._remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(label(tr("Which kinds of things will be marked in the images?"), kind="heading"))
        column.addLayout(entry)
        column.addWidget(self._table, 1)
        column.addLayout(below)


def split_names(text: str) -> list[str]:
    """Names from pasted text: one a line, or between commas, semicolons or tabs."""
    return [name for part in _SEPARATORS.split(text) if (name := part.strip())]


class NameEntry(QLineEdit):
    """Enter takes the name; with an empty field it goes on to the dialog's default button."""

    names_entered = Signal(list)

    def enter(self) -> None:
        """Take what stands here."""
        name = self.text().strip()  # as a whole: a name may have a comma in it
        self.clear()
        if name:
            self.names_entered.emit([name])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.text().strip():
            self.enter()
            event.accept()
        elif event.matches(QKeySequence.StandardKey.Paste) and _many_on_clipboard():
            self.names_entered.emit(split_names(QGuiApplication.clipboard().text()))
            event.accept()
        else:
            super().keyPressEvent(event)


def _many_on_clipboard() -> bool:
    """A line edit would join the lines into one name."""
    return "\n" in QGuiApplication.clipboard().text().strip()


class CategoryTable(QTableView):
    """Enter and double click edit a name or choose a colour; Delete removes rows."""

    color_requested = Signal(int)
    remove_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("category_table")
        self.setAccessibleName(tr("Categories"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.clicked.connect(self._on_clicked)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.model().rowCount():
            painter = QPainter(self.viewport())
            painter.setPen(QColor(tokens().text_muted))
            painter.drawText(
                self.viewport().rect(),
                Qt.AlignmentFlag.AlignCenter,
                tr("No categories yet: annotations need at least one."),
            )

    def _on_clicked(self, index: QModelIndex) -> None:
        if index.column() == Column.COLOR:
            self.color_requested.emit(index.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        key = event.key()
        if key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.remove_requested.emit()
        elif index.isValid() and index.column() == Column.COLOR and key in {Qt.Key.Key_Space, Qt.Key.Key_F2}:
            self.color_requested.emit(index.row())
        else:
            super().keyPressEvent(event)


Index = QModelIndex | QPersistentModelIndex


class ColorDelegate(QStyledItemDelegate):
    """The colour as a disc."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        option.backgroundBrush = QBrush(Qt.BrushStyle.NoBrush)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = QRectF(option.rect).center()
        color = index.data(Qt.ItemDataRole.BackgroundRole).name()
        paint_dot(painter, QRectF(middle.x() - SWATCH / 2, middle.y() - SWATCH / 2, SWATCH, SWATCH), color)
        painter.restore()


class NameDelegate(QStyledItemDelegate):
    """The name, struck out where the category will be gone."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        if index.data(GOES):
            option.font.setStrikeOut(True)
            for role in (QPalette.ColorRole.Text, QPalette.ColorRole.HighlightedText):
                option.palette.setColor(role, QColor(tokens().text_muted))


class JointsDelegate(QStyledItemDelegate):
    """An example where nobody has typed any yet: in the first row, and in the field."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        if not index.data() and index.row() == 0:
            option.text = _example()
            for role in (QPalette.ColorRole.Text, QPalette.ColorRole.HighlightedText):
                option.palette.setColor(role, QColor(tokens().text_muted))

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = super().createEditor(parent, option, index)
        if isinstance(editor, QLineEdit):
            editor.setPlaceholderText(_example())
        return editor


def _example() -> str:
    return tr("such as {example}", example=EXAMPLE)


class ProblemDelegate(QStyledItemDelegate):
    """What is wrong with a row: an icon and a sentence."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        if index.data():
            goes = index.data(GOES)
            option.icon = icon("merge", role="text_muted") if goes else icon("warning", role="danger")
            option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration
            color = QColor(tokens().text_muted if goes else tokens().danger)
            option.palette.setColor(QPalette.ColorRole.Text, color)
            option.palette.setColor(QPalette.ColorRole.HighlightedText, color)
