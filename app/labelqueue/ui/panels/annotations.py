"""The list of what is drawn, from back to front or by category."""

from typing import Final

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from labelqueue.domain.phrase import phrase
from labelqueue.ui.canvas.keys import Keys
from labelqueue.ui.document import Document
from labelqueue.ui.i18n import tr, translated
from labelqueue.ui.icons import icon
from labelqueue.ui.panels.annotation_rows import ID, AnnotationsModel, runs
from labelqueue.ui.panels.rows import GAP, HINT, SIGNS, RowList, sign_rect
from labelqueue.ui.theme import set_kind, theme_events

EYE, LOCK = 0, 1
"""The signs of a row that can be clicked."""

NOTHING_YET: Final = phrase("Nothing drawn yet. Press R and drag a box.")
NOTHING: Final = phrase("Nothing is drawn on this image.")


class _List(RowList):
    """A list whose keys act on annotations."""

    menu_requested = Signal(QPoint)
    keys = Keys()
    """Those that choose categories."""

    def __init__(self, document: Document, model: AnnotationsModel) -> None:
        super().__init__()
        self._document = document
        self._model = model
        self.setModel(model)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setAccessibleName(tr("Objects"))

    def event(self, event: QEvent) -> bool:
        # The window would delete what is under the pointer: here it is the selected rows.
        if (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.ShortcutOverride
            and self.keys.deletes(event)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        number = self.keys.category(event)
        categories = self._document.categories
        if self.keys.deletes(event):
            self._document.delete(self._document.selection)
        elif number is not None and number < len(categories):
            self._document.recategorise(self._document.selection, categories[number].name)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() is Qt.MouseButton.LeftButton:
            ids = self._model.ids_in(index.row())
            sign = self._sign_at(index, event.position().toPoint())
            if index.data(ID) is None:
                self._document.select(ids - self._document.hidden)
                return
            if sign == EYE:
                self._document.toggle_hidden(ids)
                return
            if sign == LOCK:
                self._document.toggle_locked(ids)
                return
        super().mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.indexAt(event.pos())
        if index.isValid() and index.data(ID) not in self._document.selection:
            self._document.select(self._model.ids_in(index.row()))
        self.menu_requested.emit(event.globalPos())

    def _sign_at(self, index: QModelIndex, at: QPoint) -> int | None:
        """The number of the sign at a place of a row."""
        row = self.visualRect(index)
        hint = self.fontMetrics().horizontalAdvance(index.data(HINT)) + GAP
        right = row.right() - GAP - hint
        signs = range(len(index.data(SIGNS) or ()))
        return next((one for one in signs if _wide(sign_rect(right, row, one)).contains(at)), None)

    def leaveEvent(self, event: QEvent) -> None:
        self._document.hover(None)
        super().leaveEvent(event)


class AnnotationsPanel(QWidget):
    """What is drawn, as a list; selection and hover are those of the canvas."""

    menu_requested = Signal(QPoint)
    """The right button was pressed on a row, there on the screen; the row is selected by then."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("annotations_panel")
        self.setAccessibleName(tr("Objects"))
        self._document = document
        self.model = AnnotationsModel(document, self)
        self.list = _List(document, self.model)
        self.list.menu_requested.connect(self.menu_requested)
        self._group = _group_button()
        self._heading = QLabel(tr("Objects"))
        set_kind(self._heading, "heading")
        self._empty = QLabel(translated(NOTHING_YET))
        self._empty.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._empty.setContentsMargins(12, 4, 12, 4)
        set_kind(self._empty, "muted")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._empty)
        _column(self, self._heading, self._group, self._stack)
        self._listen()
        self._show_count()

    @property
    def grouped(self) -> bool:
        """Whether objects stand together by category."""
        return self.model.grouped

    def set_grouped(self, grouped: bool) -> None:
        """Put objects together by category, or in the order of the drawing."""
        self._group.setChecked(grouped)
        self.model.set_grouped(grouped)
        self._follow_selection()

    def _listen(self) -> None:
        self.list.selectionModel().selectionChanged.connect(self._tell_selection)
        self._group.toggled.connect(self.set_grouped)
        self.list.entered.connect(lambda index: self._document.hover(index.data(ID)))
        self.model.rowsInserted.connect(lambda _parent, _first, last: self._reveal(last))
        # After the model, which was connected first: it knows the new rows by now.
        self._document.label_changed.connect(self._show_count)
        self._document.opened.connect(self._show_count)
        self._document.selection_changed.connect(self._follow_selection)
        self._document.hover_changed.connect(self.list.viewport().update)
        theme_events().changed.connect(self.list.viewport().update)

    def _show_count(self) -> None:
        count = self.model.count
        self._heading.setText(tr("Objects  {count}", count=count) if count else tr("Objects"))
        self._empty.setText(translated(NOTHING_YET if self._document.editable else NOTHING))
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
        for first, last in runs(rows):
            selection.select(self.model.index(first), self.model.index(last))
        self.list.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if rows:
            current = QItemSelectionModel.SelectionFlag.Current | QItemSelectionModel.SelectionFlag.NoUpdate
            self.list.selectionModel().setCurrentIndex(self.model.index(rows[-1]), current)
            self._reveal(rows[-1])

    def _reveal(self, row: int) -> None:
        self.list.scrollTo(self.model.index(row))


def _group_button() -> QToolButton:
    button = QToolButton()
    button.setObjectName("group_by_category")
    button.setCheckable(True)
    button.setIcon(icon("group", role="text_muted"))
    button.setToolTip(tr("Group by category"))
    button.setAccessibleName(tr("Group by category"))
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button


def _wide(sign: QRect) -> QRect:
    """Where a click means a sign."""
    return sign.adjusted(-3, -6, 3, 6)


def _column(panel: QWidget, heading: QLabel, button: QToolButton, stack: QWidget) -> None:
    row = QHBoxLayout()
    row.setContentsMargins(12, 0, 8, 0)
    row.addWidget(heading, 1)
    row.addWidget(button)
    column = QVBoxLayout(panel)
    column.setContentsMargins(0, 8, 0, 0)
    column.setSpacing(4)
    column.addLayout(row)
    column.addWidget(stack)
