"""The widget on which labels are drawn."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from labelqueue.domain.geometry import XY, Bounds
from labelqueue.ui.canvas.colors import Colors
from labelqueue.ui.canvas.frames import Frames
from labelqueue.ui.canvas.glass import Glass
from labelqueue.ui.canvas.hand import Hand
from labelqueue.ui.canvas.lens import STEP, Lens
from labelqueue.ui.canvas.live import LIVE, paint_live
from labelqueue.ui.canvas.message import Message
from labelqueue.ui.canvas.overlay import Overlay
from labelqueue.ui.canvas.picture import Picture
from labelqueue.ui.canvas.pyramid import Pixels, Pyramid
from labelqueue.ui.canvas.translate import CURSORS, category_number, digit, tool_key, tool_modifiers
from labelqueue.ui.canvas.view import View
from labelqueue.ui.document import Document
from labelqueue.ui.theme import theme_events, tokens
from labelqueue.ui.tools import Answer, Button, Key, Options, PointerEvent, Scene, ToolId
from labelqueue.ui.tools.base import meant
from labelqueue.ui.tools.outline import around
from labelqueue.ui.view_options import USUAL_VIEW, ViewOptions

NOTCH: Final = 120  # what a wheel reports for one click
BETWEEN_FRAMES: Final = 4  # milliseconds until what was made meanwhile is shown
SCROLL: Final = 80  # pixels for a click of a wheel that scrolls
PAN_STEP: Final = 48  # pixels for an arrow key

_ARROWS: Final = {
    Key.LEFT: (PAN_STEP, 0),
    Key.RIGHT: (-PAN_STEP, 0),
    Key.UP: (0, PAN_STEP),
    Key.DOWN: (0, -PAN_STEP),
}
_FROM_HANDS: Final = {
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.MouseButtonRelease,
    QEvent.Type.Wheel,
    QEvent.Type.KeyPress,
}
_TYPING: Final = (QLineEdit, QTextEdit, QPlainTextEdit, QAbstractSpinBox)


class Canvas(QWidget):
    """Shows an image and its label and lets the tool in force draw. It owns the view, not the label."""

    pointer_moved = Signal(object)
    """(x, y) in image pixels, or None when the pointer left."""
    zoom_changed = Signal(float)
    view_options_changed = Signal(object)
    tool_changed = Signal(object)
    """The tool in force, also after another one was refused."""
    menu_requested = Signal(QPoint)
    """The right button was pressed there, in pixels of the screen, over what is hovered now."""
    image_painted = Signal()
    """A new image can be seen for the first time."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colors = Colors()
        self._picture = Picture(self._colors.annotation)
        self._glass = Glass(self._picture, self._colors)
        self.setObjectName("canvas")
        self.setAccessibleName("Image")
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._document = document
        self._message = Message("")
        self._frames = Frames(self._picture)
        self._lens = Lens(lambda: (self.width(), self.height()))
        self._hand = Hand(document, self._picture)
        self._pointer: QPointF | None = None
        self._pan_from: QPointF | None = None
        self._pan_button = Qt.MouseButton.NoButton
        self._space = False
        self._to_point = False
        self.subtract_key = QKeySequence("E")
        """Held: what is drawn is cut out."""
        self._told_zoom = 0.0
        self.destroyed.connect(self._picture.workshop.stop)
        self._timer = QTimer(self)
        self._timer.setInterval(BETWEEN_FRAMES)
        self._timer.timeout.connect(self._between_frames)
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

    # Image and message

    def set_image(self, pixels: Pixels | Pyramid) -> None:
        """Show an image, all of it unless the view shall stay.

        `pixels`: uint8, height x width x 3 | 4, or a pyramid made of it beforehand.
        """
        self._picture.set_image(pixels if isinstance(pixels, Pyramid) else Pyramid(pixels))
        self._frames.forget()
        self._frames.unseen = True
        self._hand.cancel()
        self._lens.take(self._picture.size or (1, 1), keep=self.view_options.keeps_view)
        self._looked()

    def set_message(self, title: str, text: str = "", icon: str = "") -> None:
        """Show a message instead of an image. `icon`: a name from resources/icons."""
        self._picture.set_image(None)
        self._lens.image = None
        self._message = Message(title, text, icon)
        self._frames.unseen = self._frames.untold = False
        self.cancel_drawing()

    # View

    @property
    def zoom(self) -> float:
        """Screen pixels per image pixel."""
        return self._lens.view.scale

    def zoom_in(self) -> None:
        """One step, around the middle."""
        self._lens.zoom(STEP, self._lens.middle)
        self._looked()

    def zoom_out(self) -> None:
        """One step, around the middle."""
        self._lens.zoom(1 / STEP, self._lens.middle)
        self._looked()

    def zoom_fit(self) -> None:
        """All of the image; it stays so when the widget changes its size."""
        self._lens.fit()
        self._looked()

    def zoom_100(self) -> None:
        """One screen pixel per image pixel, around the middle."""
        self._lens.show_at(1.0)
        self._looked()

    def zoom_object(self) -> None:
        """What is hovered, else selected, with what is around it."""
        ids = meant(self._document.selection, self._document.hovered)
        found = [self._picture.index.entry(one).bounds for one in ids if one in self._picture.index]
        if found:
            self.zoom_to(around(found))

    def zoom_to(self, bounds: Bounds) -> None:
        """A part of the image (x0, y0, x1, y1 in its pixels), with what is around it."""
        self._lens.look_closer(bounds)
        self._looked()

    @property
    def view_options(self) -> ViewOptions:
        """How one looks at images."""
        return self._glass.options

    def set_view_options(self, options: ViewOptions) -> None:
        """Look like this from now on."""
        if options != self.view_options:
            self._glass.set_options(options)
            self.update()
            self.view_options_changed.emit(options)

    def to_widget(self, xy: XY) -> QPointF:
        """From image to widget pixels."""
        return QPointF(*self._lens.view.to_widget(xy))

    def to_image(self, point: QPointF | QPoint) -> XY:
        """From widget to image pixels."""
        return self._lens.view.to_image((point.x(), point.y()))

    def settle(self) -> None:
        """Finish at once what would otherwise be made between frames (for pictures of the canvas)."""
        if self._picture.size is not None:
            self._frames.settle(self._lens.view, self.size(), self.devicePixelRatioF())
        self.update()

    @property
    def refining(self) -> bool:
        """Whether stand-ins are on the screen that will be replaced between frames."""
        return self._frames.pending

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

    @property
    def drawing(self) -> bool:
        """Whether a gesture is under way that Esc would cancel."""
        return self._hand.busy

    def cancel_drawing(self) -> None:
        """Drop the unfinished gesture, even a button that is down but has not moved yet."""
        self._hand.cancel()
        self._refresh()

    def undo_point(self) -> bool:
        """Take back the last point of an unfinished shape; False if there is none."""
        taken = self._hand.undo_point()
        self._refresh()
        return taken

    @property
    def can_redo_point(self) -> bool:
        """Whether a point was taken back that could come again."""
        return self._hand.can_redo_point

    def redo_point(self) -> bool:
        """Bring back the point that was taken back last; False if there is none."""
        brought = self._hand.redo_point()
        self._refresh()
        return brought

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
        self._hand.options = options
        self._refresh()

    @property
    def hint(self) -> str:
        """What hands can do now, in a few words."""
        return self._hand.hint

    def delete_points(self) -> bool:
        """Remove the selected vertices; False if there are none."""
        return self._hand.delete_points()

    def category_color(self, category: str) -> QColor:
        """The colour of a category by its name."""
        return self._colors.category(category)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        self._picture.workshop.pause()
        try:
            self._paint()
        finally:
            self._picture.workshop.resume()

    def _paint(self) -> None:
        # With every painter here: one that an exception leaves open brings the whole program down.
        with QPainter(self) as painter:
            if self._picture.size is None:
                painter.fillRect(self.rect(), QColor(tokens().canvas))
                self._message.paint(painter, self.rect(), self.font())
            else:
                self._paint_image(painter)

    def _paint_image(self, painter: QPainter) -> None:
        view, ratio, around = self._lens.view, self.devicePixelRatioF(), QColor(tokens().canvas)
        self._frames.paint(painter, view, self.size(), ratio=ratio, around=around)
        self._glass.paint_below(painter, view, self.rect())
        self._paint_live(painter, view, QRectF(self.rect()))

        def shapes(larger: View, area: QRectF) -> None:
            self._paint_live(painter, larger, area, bare=True)

        self._glass.paint_above(painter, view, self.rect(), pointer=self._pointer, shapes=shapes)
        if self._frames.busy and not self._timer.isActive():
            self._timer.start()

    def _paint_live(self, painter: QPainter, view: View, area: QRectF, *, bare: bool = False) -> None:
        """Paint what changes; `bare`: without words and lines across."""
        fill = self.view_options.fill / USUAL_VIEW.fill
        overlay = Overlay(painter, view, area, self.font(), fill=fill, words=not bare)
        scene, preview, hovered = self._hand.scene(), self._hand.preview, self._document.hovered
        if bare:
            preview = replace(preview, guides=False)
        active = self._colors.category(scene.category)
        if self.view_options.crosshair and self._pointer is not None and not bare:
            overlay.guides(self.to_image(self._pointer))
        color = self._colors.annotation
        paint_live(overlay, scene, preview, hovered=hovered, color=color, active=active)

    def _between_frames(self) -> None:
        if self._frames.untold:
            self._frames.untold = False
            self.image_painted.emit()
        if self._to_point:
            self._to_point = False
            self._point()
        if self._frames.work():
            self.update()
        if not self._frames.busy:
            self._timer.stop()

    # What the document says

    def _label_changed(self) -> None:
        self._picture.follow(self._document.label)
        self._hand.label_changed()
        if not _held():
            self._point()  # keys act on what is under the pointer now
        self._refresh()

    def _editable_changed(self) -> None:
        self._hand.refresh()
        self._refresh()

    def _marks_changed(self) -> None:
        if not _held():
            self._point()  # what is under the pointer may be hidden or locked now
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

    def _refresh(self) -> None:
        """Show the gesture as it is now."""
        self._show_cursor()
        self.update()

    def _show_cursor(self) -> None:
        if self._pan_from is not None:
            shape = Qt.CursorShape.ClosedHandCursor
        elif self._space:
            shape = Qt.CursorShape.OpenHandCursor
        else:
            shape = CURSORS[self._hand.preview.cursor]
        if shape != self.cursor().shape():
            self.setCursor(shape)

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
            self._pan_from, self._pan_button = event.position(), event.button()
            self._show_cursor()
        elif left and (place := self._glass.press(event.position())) is not None:
            self._lens.look_at(place)
            self._looked()
        elif left:
            self._pointer = event.position()
            self._hand.press(self._event(event, Button.PRIMARY, double=double))
            self._refresh()
        elif event.button() is Qt.MouseButton.RightButton:
            self._secondary(event)

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
        if self._pan_from is not None and not event.buttons() & self._pan_button:
            self._pan_from = None  # let go while nothing came through to the canvas
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
        # Keys act on what the pointer is over, so they must arrive here; but never out of a text.
        if not isinstance(QApplication.focusWidget(), _TYPING) and self.window().isActiveWindow():
            self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._pointer = event.position()
        self._point()

    def leaveEvent(self, event: QEvent) -> None:
        self._pointer = None
        self._hand.leave()
        self._refresh()
        self.pointer_moved.emit(None)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._space = False  # its release goes elsewhere
        self._hand.subtract(False)
        self._hand.let_go()
        self._refresh()
        self._show_cursor()
        super().focusOutEvent(event)

    def _event(self, event: QMouseEvent, button: Button, *, double: bool = False) -> PointerEvent:
        return PointerEvent(
            xy=self.to_image(event.position()),
            scale=self._lens.view.scale,
            button=button,
            modifiers=tool_modifiers(event.modifiers()),
            double=double,
        )

    def _point(self) -> None:
        """Let the tool look again at what is under a pointer that did not move itself."""
        if self._pointer is not None and self._picture.size is not None:
            button = Button.PRIMARY if _held() else Button.NONE
            self._hand.move(PointerEvent(self.to_image(self._pointer), self._lens.view.scale, button))
        self._refresh()

    # Keys

    def event(self, event: QEvent) -> bool:
        # From the hand to the eye: what was asked for by an event is painted before anything else is made.
        if event.type() in _FROM_HANDS:
            self._picture.workshop.pause()
        return self._handled(event)

    def _handled(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            tab = event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
            # Before Qt moves the focus on, and before a shortcut of the window takes a key from a gesture.
            if event.type() is QEvent.Type.KeyPress and tab and self._key(event):
                return True
            if event.type() is QEvent.Type.ShortcutOverride and self.drawing and _of_a_gesture(event):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space = True
            self._show_cursor()
        elif event.modifiers() == Qt.KeyboardModifier.NoModifier and self._subtracts(event):
            self._hold(event, True)
        elif self.drawing and event.matches(QKeySequence.StandardKey.Undo):
            if not self.undo_point():
                self.cancel_drawing()
        elif self.can_redo_point and event.matches(QKeySequence.StandardKey.Redo):
            self.redo_point()
        elif not (self._key(event) or self._digit(event)):
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space = False
            self._show_cursor()
        elif self._subtracts(event):
            self._hold(event, False)
        elif (number := digit(event)) is not None and not event.isAutoRepeat():
            self._hand.let_go(number)
        else:
            super().keyReleaseEvent(event)

    def _key(self, event: QKeyEvent) -> bool:
        key = tool_key(event)
        if key is None:
            return False
        if self._hand.key(key, large=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)):
            self._refresh()
            return True
        if key in _ARROWS:
            self._pan(*_ARROWS[key])
        return key in _ARROWS

    def _digit(self, event: QKeyEvent) -> bool:
        number = category_number(event)
        if number is None or event.isAutoRepeat():
            return number is not None
        return self._hand.choose(number)

    def _subtracts(self, event: QKeyEvent) -> bool:
        return self.subtract_key == QKeySequence(event.key())

    def _hold(self, event: QKeyEvent, held: bool) -> None:
        if not event.isAutoRepeat():
            self._hand.subtract(held)
            self._refresh()

    # View, inside

    def resizeEvent(self, event: QResizeEvent) -> None:
        old = event.oldSize()
        self._lens.resized((old.width(), old.height()))
        self._looked()

    def sizeHint(self) -> QSize:
        return QSize(960, 640)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 180)

    def _pan(self, dx: float, dy: float) -> None:
        self._lens.pan(dx, dy)
        self._looked()

    def _looked(self, *, pointing: bool = True) -> None:
        """Show and tell what the lens shows now; `pointing`: the pointer may be over something else."""
        if pointing and self._pan_from is None:
            self._point()
        else:
            self._refresh()
        if self.zoom != self._told_zoom:
            self._told_zoom = self.zoom
            self.zoom_changed.emit(self.zoom)


def _held() -> bool:
    return bool(QApplication.mouseButtons() & Qt.MouseButton.LeftButton)


def _of_a_gesture(event: QKeyEvent) -> bool:
    keys = QKeySequence.StandardKey
    return tool_key(event) is not None or event.matches(keys.Undo) or event.matches(keys.Redo)
