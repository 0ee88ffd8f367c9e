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
        # In the order in which Tab goes through them.
        rail = QFrame(self)
        self.tools = tool_toolbar(actions, rail)
        self.sides = _Sides(self)
        self.canvas = Canvas(document, self.sides)
        self.drawing_watch = DrawingWatch(self.canvas)
        self.column = _Column(self.sides)
        self.comments = CommentsPanel(self.column)
        self.changes = ChangesPanel(self.column)
        self.panels = _Panels(self.column)
        self.categories = CategoriesPanel(document, self.panels)
        self.annotations = AnnotationsPanel(document, self.panels)
        self._arrange_rail(rail)
        self._arrange_column()
        self.panels.hold(self.categories, self.annotations)
        self.sides.hold(self.canvas, self.column)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(rail)
        row.addWidget(self.sides, 1)

    def _arrange_column(self) -> None:
        self.column.setProperty("kind", "column")
        self.column.setMinimumWidth(NARROWEST)
        self.column.setMaximumWidth(WIDEST)
        column = QVBoxLayout(self.column)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.comments)
        column.addWidget(self.changes)
        column.addWidget(self.panels, 1)

    def _arrange_rail(self, rail: QFrame) -> None:
        rail.setProperty("kind", "rail")
        column = QVBoxLayout(rail)
        column.setContentsMargins(4, 4, 4, 4)
        column.addWidget(self.tools)
        column.addStretch(1)


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

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setChildrenCollapsible(False)

    def hold(self, canvas: QWidget, column: QWidget) -> None:
        """What lies in it, from left to right."""
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

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setChildrenCollapsible(False)
        self._upper: QWidget | None = None
        self._moved = False
        self.splitterMoved.connect(self._on_moved)

    def hold(self, upper: QWidget, lower: QWidget) -> None:
        """What lies in it."""
        self._upper = upper
        self.addWidget(upper)
        self.addWidget(lower)

    def fit(self) -> None:
        """Look anew at how much room the upper panel needs."""
        if not self._moved and self._upper is not None:
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
