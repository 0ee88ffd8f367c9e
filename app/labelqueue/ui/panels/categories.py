"""The list of categories: which one new shapes get, and which key means it."""

from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QSize,
    QSortFilterProxyModel,
    Qt,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QLabel, QLineEdit, QVBoxLayout, QWidget

from labelqueue.domain.category import Category
from labelqueue.domain.phrase import phrase
from labelqueue.ui.canvas.keys import Keys
from labelqueue.ui.canvas_keys import CATEGORIES
from labelqueue.ui.document import Document
from labelqueue.ui.i18n import tr, translated
from labelqueue.ui.panels.rows import COLOR, HINT, KEY, Index, RowList
from labelqueue.ui.theme import set_kind, theme_events, tokens

NONE_YET: Final = phrase("This dataset has no categories.")


class CategoriesModel(QAbstractListModel):
    """The categories of the document as rows."""

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._rows: tuple[Category, ...] = document.categories
        self._slots = document.slots
        self._keys = Keys()
        document.category_changed.connect(self._follow)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        category = self._rows[index.row()]
        key = self._keys.of_category(self._slots.index(category)) if category in self._slots else ""
        if role == Qt.ItemDataRole.DisplayRole:
            return category.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return tr("{category}, key {key}", category=category.name, key=key) if key else category.name
        if role == COLOR:
            return category.color or tokens().text_muted
        return {HINT: key, KEY: True}.get(role)

    def set_keys(self, keys: Keys) -> None:
        """Show these keys beside the categories."""
        self._keys = keys
        self.dataChanged.emit(self.index(0), self.index(self.rowCount() - 1))

    def _follow(self) -> None:
        if self._document.categories != self._rows:
            self.beginResetModel()
            self._rows, self._slots = self._document.categories, self._document.slots
            self.endResetModel()


class _List(RowList):
    """A list in which a digit means the category of that number, not the row that begins with it."""

    keys = Keys()

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setAccessibleName(tr("Categories"))

    def sizeHint(self) -> QSize:
        """As high as it has to be for nothing to be scrolled to."""
        rows = self.model().rowCount() * max(self.sizeHintForRow(0), 0)
        return QSize(super().sizeHint().width(), rows + 2 * self.frameWidth())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        number = self.keys.category(event)
        category = None if number is None else self._document.slots[number]
        if category is not None:
            self._document.choose_category(category.name)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._document.choose_category(self.currentIndex().data())
        else:
            super().keyPressEvent(event)


class CategoriesPanel(QWidget):
    """Shows the category in force; a click, Enter or a digit puts another one in force."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("categories_panel")
        self.setAccessibleName(tr("Categories"))
        self._document = document
        self._following = False
        self.model = CategoriesModel(document, self)
        self._found = QSortFilterProxyModel(self)
        self._found.setSourceModel(self.model)
        self._found.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.list = _List(document)
        self.list.setModel(self._found)
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Find a category"))
        self.search.setAccessibleName(tr("Find a category"))
        self.search.setClearButtonEnabled(True)
        self._empty = QLabel(translated(NONE_YET))
        self._empty.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._empty.setContentsMargins(12, 4, 12, 4)
        set_kind(self._empty, "muted")
        self._arrange()
        self._listen()
        self._follow()

    def set_keys(self, keys: Keys) -> None:
        """Let these keys choose categories from now on."""
        self.list.keys = keys
        self.model.set_keys(keys)

    def _arrange(self) -> None:
        heading = QLabel(tr("Categories"))
        heading.setContentsMargins(12, 0, 12, 0)
        set_kind(heading, "heading")
        around = QVBoxLayout()
        around.setContentsMargins(12, 0, 12, 4)
        around.addWidget(self.search)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(4)
        column.addWidget(heading)
        column.addLayout(around)
        column.addWidget(self._empty, 1)
        column.addWidget(self.list, 1)

    def _listen(self) -> None:
        self.list.clicked.connect(lambda index: self._document.choose_category(index.data()))
        self.list.selectionModel().currentChanged.connect(self._tell_current)
        self.search.textChanged.connect(self._find)
        self.search.returnPressed.connect(self._choose_found)
        # After the model, which was connected first.
        self._document.category_changed.connect(self._follow)
        theme_events().changed.connect(self.list.viewport().update)

    def _follow(self) -> None:
        count = self.model.rowCount()
        many = count > len(CATEGORIES)
        self.search.setVisible(many)
        if not many:
            self.search.clear()
        self._empty.setVisible(not count)
        self.list.setVisible(bool(count))
        self._show_active()

    def _show_active(self) -> None:
        names = [category.name for category in self._document.categories]
        active = self._document.active_category
        source = self.model.index(names.index(active)) if active in names else QModelIndex()
        index = self._found.mapFromSource(source)
        if index != self.list.currentIndex():
            self._following = True
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.list.selectionModel().setCurrentIndex(index, flags)
            self._following = False

    def _tell_current(self, current: QModelIndex) -> None:
        """Arrow keys put a category in force, but change nothing that is drawn."""
        if current.isValid() and not self._following:
            self._document.set_active_category(current.data())

    def _find(self, text: str) -> None:
        # The current row moves while rows come and go; that is nobody's choice.
        self._following = True
        self._found.setFilterFixedString(text)
        self._following = False
        self._show_active()

    def _choose_found(self) -> None:
        first = self._found.index(0, 0)
        if first.isValid():
            name = first.data()
            self.search.clear()
            self._document.choose_category(name)
