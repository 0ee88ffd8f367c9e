"""The list of what is drawn, from back to front."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    Qt,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QLabel, QStackedWidget, QVBoxLayout, QWidget

from labelqueue.domain.ids import AnnotationId
from labelqueue.domain.label import Annotation
from labelqueue.ui.canvas.translate import category_number
from labelqueue.ui.document import Document
from labelqueue.ui.panels.rows import COLOR, HINT, HOVERED, ICON_NAME, Index, RowList
from labelqueue.ui.theme import set_kind, theme_events, tokens

_ICONS: Final[Mapping[str, str]] = {
    "box": "geometry-box",
    "rotated_box": "rotated-box",
    "polygon": "geometry-polygon",
    "polyline": "geometry-line",
    "point": "geometry-point",
    "keypoints": "keypoints",
    "ellipse": "ellipse",
    "mask": "geometry-mask",
}
"""Total over the kinds of geometries."""

NOTHING_YET: Final = "Nothing drawn yet. Press R and drag a box."
NOTHING: Final = "Nothing is drawn on this image."
ID: Final = HOVERED + 1


class AnnotationsModel(QAbstractListModel):
    """The annotations of the document as rows; follows its label by the rows that differ."""

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._rows: tuple[Annotation, ...] = document.label.annotations
        self._row_of: dict[AnnotationId, int] = {}
        self._number()
        document.label_changed.connect(self._follow)
        document.category_changed.connect(self._recolor)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        one = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return one.category
            case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                return f"{one.category}, {one.geometry.kind.replace('_', ' ')} {one.id}"
            case _:
                return self._look(one, role)

    def _look(self, one: Annotation, role: int) -> Any:
        if role == COLOR:
            colors = (
                category.color for category in self._document.categories if category.name == one.category
            )
            return next(colors, "") or tokens().text_muted
        if role == ICON_NAME:
            return _ICONS[one.geometry.kind]
        if role == HINT:
            return str(one.id)
        if role == HOVERED:
            return one.id == self._document.hovered
        return one.id if role == ID else None

    def row_of(self, annotation_id: AnnotationId) -> int | None:
        """The row of an annotation."""
        return self._row_of.get(annotation_id)

    def _follow(self) -> None:
        old, new = self._rows, self._document.label.annotations
        head = _alike(old, new)
        tail = _alike(old[head:][::-1], new[head:][::-1])
        gone, come = len(old) - head - tail, len(new) - head - tail
        nowhere = QModelIndex()
        if gone and come and gone != come:
            self.beginResetModel()
            self._take(new)
            self.endResetModel()
        elif gone and not come:
            self.beginRemoveRows(nowhere, head, head + gone - 1)
            self._take(new)
            self.endRemoveRows()
        elif come and not gone:
            self.beginInsertRows(nowhere, head, head + come - 1)
            self._take(new)
            self.endInsertRows()
        elif come:
            self._take(new)
            self.dataChanged.emit(self.index(head), self.index(head + come - 1))

    def _take(self, rows: tuple[Annotation, ...]) -> None:
        self._rows = rows
        self._number()

    def _number(self) -> None:
        self._row_of = {one.id: row for row, one in enumerate(self._rows)}

    def _recolor(self) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))


class _List(RowList):
    """A list whose keys act on annotations."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setAccessibleName("Objects")

    def event(self, event: QEvent) -> bool:
        # The window would delete what is under the pointer: here it is the selected rows.
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride and _deletes(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        number = category_number(event)
        categories = self._document.categories
        if _deletes(event):
            self._document.delete(self._document.selection)
        elif number is not None and number < len(categories):
            self._document.recategorise(self._document.selection, categories[number].name)
        else:
            super().keyPressEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._document.hover(None)
        super().leaveEvent(event)


class AnnotationsPanel(QWidget):
    """What is drawn, as a list; selection and hover are those of the canvas."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("annotations_panel")
        self.setAccessibleName("Objects")
        self._document = document
        self.model = AnnotationsModel(document, self)
        self.list = _List(document)
        self.list.setModel(self.model)
        self._heading = QLabel("Objects")
        set_kind(self._heading, "heading")
        self._empty = QLabel(NOTHING_YET)
        self._empty.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._empty.setContentsMargins(12, 4, 12, 4)
        set_kind(self._empty, "muted")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._empty)
        _column(self, self._heading, self._stack)
        self._listen()
        self._show_count()

    def _listen(self) -> None:
        self.list.selectionModel().selectionChanged.connect(self._tell_selection)
        self.list.entered.connect(lambda index: self._document.hover(index.data(ID)))
        self.model.rowsInserted.connect(lambda _parent, _first, last: self._reveal(last))
        # After the model, which was connected first: it knows the new rows by now.
        self._document.label_changed.connect(self._show_count)
        self._document.opened.connect(self._show_count)
        self._document.selection_changed.connect(self._follow_selection)
        self._document.hover_changed.connect(self.list.viewport().update)
        theme_events().changed.connect(self.list.viewport().update)

    def _show_count(self) -> None:
        count = self.model.rowCount()
        self._heading.setText(f"Objects  {count:,}" if count else "Objects")
        self._empty.setText(NOTHING_YET if self._document.editable else NOTHING)
        self._stack.setCurrentWidget(self.list if count else self._empty)
        self._follow_selection()

    def _tell_selection(self) -> None:
        rows = self.list.selectionModel().selectedRows()
        self._document.select(index.data(ID) for index in rows)

    def _follow_selection(self) -> None:
        rows = sorted(row for one in self._document.selection if (row := self.model.row_of(one)) is not None)
        if rows == sorted(index.row() for index in self.list.selectionModel().selectedRows()):
            return
        selection = QItemSelection()
        for first, last in _runs(rows):
            selection.select(self.model.index(first), self.model.index(last))
        self.list.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if rows:
            current = QItemSelectionModel.SelectionFlag.Current | QItemSelectionModel.SelectionFlag.NoUpdate
            self.list.selectionModel().setCurrentIndex(self.model.index(rows[-1]), current)
            self._reveal(rows[-1])

    def _reveal(self, row: int) -> None:
        self.list.scrollTo(self.model.index(row))


def _deletes(event: QKeyEvent) -> bool:
    return event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


def _column(panel: QWidget, *parts: QWidget) -> None:
    column = QVBoxLayout(panel)
    column.setContentsMargins(0, 8, 0, 0)
    column.setSpacing(4)
    parts[0].setContentsMargins(12, 0, 12, 0)
    for part in parts:
        column.addWidget(part)


def _alike(one: tuple[Annotation, ...], other: tuple[Annotation, ...]) -> int:
    """How many at the beginning are the same objects."""
    count = 0
    for left, right in zip(one, other, strict=False):
        if left is not right:
            break
        count += 1
    return count


def _runs(rows: Iterable[int]) -> list[tuple[int, int]]:
    """Sorted numbers as ranges, first to last."""
    runs: list[tuple[int, int]] = []
    for row in rows:
        if runs and row == runs[-1][1] + 1:
            runs[-1] = runs[-1][0], row
        else:
            runs.append((row, row))
    return runs
