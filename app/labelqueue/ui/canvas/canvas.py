"""The widget on which labels are drawn."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QEnterEvent,
    QMouseEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from labelqueue.ui.canvas.keyed import Keyed
from labelqueue.ui.canvas.lens import STEP
from labelqueue.ui.canvas.live import LIVE
from labelqueue.ui.canvas.surface import held
from labelqueue.ui.canvas.translate import tool_modifiers
from labelqueue.ui.document import Document
from labelqueue.ui.i18n import tr
from labelqueue.ui.theme import theme_events, tokens
from labelqueue.ui.tools import Answer, Button, Options, PointerEvent, Scene, ToolId

NOTCH: Final = 120  # what a wheel reports for one click
SCROLL: Final = 80  # pixels for a click of a wheel that scrolls
TYPING: Final = (QLineEdit, QTextEdit, QPlainTextEdit, QAbstractSpinBox)
"""Where keys are text."""


class Canvas(Keyed):
    """Shows an image and its label and lets the tool in force draw."""

    pointer_moved = Signal(object)
    """(x, y) in image pixels, or None when the pointer left."""
    tool_changed = Signal(object)
    """The tool in force, also after another one was refused."""
    options_changed = Signal(object)
    menu_requested = Signal(QPoint)
    """The right button was pressed there, in pixels of the screen, over what is hovered now."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(document, parent)
        self.setObjectName("canvas")
        self.setAccessibleName(tr("Image"))
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._pan_button = Qt.MouseButton.NoButton
        document.label_changed.connect(self._label_changed)
        document.opened.connect(self.cancel_drawing)
        document.selection_changed.connect(self._selection_changed)
        document.hover_changed.connect(self.update)
        document.editable_changed.connect(self._editable_changed)
        document.marks_changed.connect(self._marks_changed)
        document.category_changed.connect(self._categories_changed)
        theme_events().changed.connect(self._theme_changed)
        self._theme_changed()
        self._categories_changed()
        self._label_changed()

    # Tools

    @property
    def tool(self) -> ToolId:
        """The tool in force."""
        return self._hand.tool

    def set_tool(self, tool: ToolId) -> None:
        """Take another tool, unless a shape is unfinished. It stays in force across shapes and images."""
        if tool is self._hand.tool:
            return
        if not self.drawing:
            self._hand.change(tool)
            self._point()
        # Told where it was refused, too: a button may show the other one by now.
        self.tool_changed.emit(self._hand.tool)

    def act(self, operation: Callable[[Scene], Answer]) -> bool:
        """Do what an operation answers to what is there now; whether that was anything."""
        acted = not self.drawing and self._hand.act(operation)
        self._refresh()
        return acted

    @property
    def options(self) -> Options:
        """How the tools are."""
        return self._hand.options

    def set_options(self, options: Options) -> None:
        """Let the tools be like this from now on."""
        if options != self.options:
            self._hand.options = options
            self._refresh()
            self.options_changed.emit(options)

    @property
    def hint(self) -> str:
        """What hands can do now, in a few words."""
        return self.keys.in_words(self._hand.hint)

    def delete_points(self) -> bool:
        """Remove the selected vertices; False if there are none."""
        return self._hand.delete_points()

    # What the document says

    def _label_changed(self) -> None:
        self._picture.follow(self._document.label)
        self._hand.label_changed()
        self.look_again()
        self._refresh()

    def _editable_changed(self) -> None:
        self._hand.refresh()
        self._refresh()

    def _marks_changed(self) -> None:
        self.look_again()  # what is under the pointer may be hidden or locked now
        self._hand.refresh()
        self._refresh()

    def _selection_changed(self) -> None:
        selection = self._document.selection
        self._picture.raise_up(selection if len(selection) > LIVE else frozenset())
        self._hand.refresh()
        self._refresh()

    def _categories_changed(self) -> None:
        skeletons = {one.name: one.skeleton for one in self._document.categories if one.skeleton}
        self._picture.set_skeletons(skeletons)
        if self._colors.set_categories(self._document.categories):
            self._picture.recolor()
        self._hand.refresh()
        self._refresh()

    def _theme_changed(self) -> None:
        self._picture.set_background(QColor(tokens().canvas))
        self.update()

    # Pointer

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._press(event, double=False)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._press(event, double=True)

    def _press(self, event: QMouseEvent, *, double: bool) -> None:
        left = event.button() is Qt.MouseButton.LeftButton
        if self._picture.size is None:
            return
        if event.button() is Qt.MouseButton.MiddleButton or (left and self._space):
            self._begin_pan(event)
        elif left and (place := self._glass.press(event.position())) is not None:
            self._lens.look_at(place)
            self._looked()
        elif left and self._hand.pans:
            self._begin_pan(event)
        elif left:
            self._pointer = event.position()
            self._hand.press(self._event(event, Button.PRIMARY, double=double))
            self._refresh()
        elif event.button() is Qt.MouseButton.RightButton:
            self._secondary(event)

    def _begin_pan(self, event: QMouseEvent) -> None:
        self._pan_from, self._pan_button = event.position(), event.button()
        self._show_cursor()

    def _secondary(self, event: QMouseEvent) -> None:
        """Finish a shape if that is wanted, else ask for a menu; never in the middle of something."""
        if self._hand.secondary(self._event(event, Button.NONE)):
            self._refresh()
        elif not self.drawing:
            self.menu_requested.emit(event.globalPosition().toPoint())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        # The right button has asked already, when it went down; here the key beside it does.
        if event.reason() is QContextMenuEvent.Reason.Keyboard and not self.drawing:
            self.menu_requested.emit(event.globalPos())
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._pointer = event.position()
        if self._picture.size is None:
            return
        # What was let go while nothing came through to the canvas.
        if self._pan_from is not None and not event.buttons() & self._pan_button:
            self._pan_from = None
        if not event.buttons() & Qt.MouseButton.LeftButton:
            self._glass.release()
        if self._pan_from is not None:
            by = event.position() - self._pan_from
            self._pan(by.x(), by.y())
            self._pan_from = event.position()
        elif (place := self._glass.drag(event.position())) is not None:
            self._lens.look_at(place)
            self._looked()
        else:
            held = bool(event.buttons() & Qt.MouseButton.LeftButton)
            self._hand.move(self._event(event, Button.PRIMARY if held else Button.NONE))
            self._refresh()
        self.pointer_moved.emit(self.to_image(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._picture.size is None:
            return
        if self._pan_from is not None and event.button() is self._pan_button:
            self._pan_from = None
            self._point()
        elif event.button() is Qt.MouseButton.LeftButton and not self._glass.release():
            self._hand.release(self._event(event, Button.PRIMARY))
            self._point()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.accept()
        if self._picture.size is None:
            return
        turned, ctrl = event.angleDelta(), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if self.view_options.wheel_scrolls and not ctrl:
            # A trackpad knows pixels; Shift turns a wheel sideways.
            by = event.pixelDelta() if not event.pixelDelta().isNull() else turned * (SCROLL / NOTCH)
            aside = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier) and not by.x()
            self._pan(by.y() if aside else by.x(), 0 if aside else by.y())
        elif turned.y():
            self._lens.zoom(STEP ** (turned.y() / NOTCH), (event.position().x(), event.position().y()))
            # The pointer is where it was, on the image, too; how far it reaches now is seen to in a moment.
            self._looked(pointing=False)
            self._to_point = True
            self._timer.start()

    def enterEvent(self, event: QEnterEvent) -> None:
        # Keys act on what the pointer is over, so they must arrive here; but never out of a text, and not
        # while a question beside the image waits for them.
        wanted = self.focusPolicy() is not Qt.FocusPolicy.NoFocus and self.window().isActiveWindow()
        if wanted and not isinstance(QApplication.focusWidget(), TYPING):
            self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._pointer = event.position()
        self._point()

    def see_pointer(self, at: QPointF) -> None:
        """The pointer is there, in pixels of the screen, though its events were kept from the canvas."""
        here = self.mapFromGlobal(at)
        self._pointer = here if self.rect().contains(here.toPoint()) else None

    def look_again(self) -> None:
        """See what is under the pointer now: keys act on that."""
        if not held():
            self._point()

    def leaveEvent(self, event: QEvent) -> None:
        self._pointer = None
        self._hand.leave()
        self._refresh()
        self.pointer_moved.emit(None)

    def _event(self, event: QMouseEvent, button: Button, *, double: bool = False) -> PointerEvent:
        return PointerEvent(
            xy=self.to_image(event.position()),
            scale=self._lens.view.scale,
            button=button,
            modifiers=tool_modifiers(event.modifiers()),
            double=double,
        )
