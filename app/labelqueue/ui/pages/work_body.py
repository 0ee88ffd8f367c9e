"""What surrounds the canvas: tools on its left; comments, changes, categories, objects on its right."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from labelqueue.ui.actions import Actions
from labelqueue.ui.canvas import Canvas
from labelqueue.ui.document import Document
from labelqueue.ui.panels.annotations import AnnotationsPanel
from labelqueue.ui.panels.categories import CategoriesPanel
from labelqueue.ui.panels.changes import ChangesPanel
from labelqueue.ui.panels.comments import CommentsPanel
from labelqueue.ui.toolbars import tool_toolbar

COLUMN_WIDTH: Final = 300
NARROWEST: Final = 240
WIDEST: Final = 720


class WorkBody(QWidget):
    """Only puts them side by side."""

    def __init__(self, document: Document, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.canvas = Canvas(document)
        self.drawing_watch = DrawingWatch(self.canvas)
        self.comments = CommentsPanel()
        self.changes = ChangesPanel()
        self.categories = CategoriesPanel(document)
        self.annotations = AnnotationsPanel(document)
        self.tools = tool_toolbar(actions)
        self.panels = _Panels(self.categories, self.annotations)
        self.column = self._make_column()
        self.sides = _Sides(self.canvas, self.column)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._make_rail())
        row.addWidget(self.sides, 1)

    def _make_column(self) -> QFrame:
        frame = _Column()
        frame.setProperty("kind", "column")
        frame.setMinimumWidth(NARROWEST)
        frame.setMaximumWidth(WIDEST)
        column = QVBoxLayout(frame)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.comments)
        column.addWidget(self.changes)
        column.addWidget(self.panels, 1)
        return frame

    def _make_rail(self) -> QFrame:
        rail = QFrame()
        rail.setProperty("kind", "rail")
        column = QVBoxLayout(rail)
        column.setContentsMargins(4, 4, 4, 4)
        column.addWidget(self.tools)
        column.addStretch(1)
        return rail


class DrawingWatch(QObject):
    """Tells when a gesture has begun or ended on a canvas."""

    changed = Signal()
    _MAY_CHANGE_IT: Final = {
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.KeyPress,
    }

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._drawing = False
        # After the canvas itself has seen the event.
        self._look = QTimer(self, singleShot=True, interval=0)
        self._look.timeout.connect(self._compare)
        canvas.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in self._MAY_CHANGE_IT and not self._look.isActive():
            self._look.start()
        return False

    def _compare(self) -> None:
        if self._canvas.drawing != self._drawing:
            self._drawing = self._canvas.drawing
            self.changed.emit()


class _Sides(QSplitter):
    """The column beside the canvas is as wide as users want it, however wide the window is."""

    def __init__(self, canvas: QWidget, column: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setChildrenCollapsible(False)
        self.addWidget(canvas)
        self.addWidget(column)
        self.setStretchFactor(0, 1)
        self.setStretchFactor(1, 0)


class _Column(QFrame):
    """Wide enough for what usually stands in it."""

    def sizeHint(self) -> QSize:
        return QSize(COLUMN_WIDTH, super().sizeHint().height())


class _Panels(QSplitter):
    """The upper panel gets the room it needs, up to half of it, unless somebody moved the border."""

    def __init__(self, upper: QWidget, lower: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self.setChildrenCollapsible(False)
        self._upper = upper
        self.addWidget(upper)
        self.addWidget(lower)
        self._moved = False
        self.splitterMoved.connect(self._on_moved)

    def fit(self) -> None:
        """Look anew at how much room the upper panel needs."""
        if not self._moved:
            wanted = min(self._upper.sizeHint().height() + 8, self.height() // 2)
            self.setSizes([wanted, self.height() - wanted])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def _on_moved(self) -> None:
        self._moved = True

    def leave(self) -> None:
        """The border is where somebody wants it."""
        self._moved = True
