"""The widget on which labels are drawn."""

import math
import time
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from labelqueue.domain.geometry import XY
from labelqueue.ui.canvas.live import LIVE, paint_live
from labelqueue.ui.canvas.message import Message
from labelqueue.ui.canvas.overlay import Overlay
from labelqueue.ui.canvas.picture import Picture
from labelqueue.ui.canvas.pyramid import Pixels, Pyramid
from labelqueue.ui.canvas.translate import CURSORS, category_number, tool_key, tool_modifiers
from labelqueue.ui.canvas.view import View, centred, fitting, kept_in_sight, within_limits
from labelqueue.ui.document import Document
from labelqueue.ui.theme import theme_events, tokens
from labelqueue.ui.tools import TOOLS, Answer, Button, Key, PointerEvent, Preview, Scene, Tool, ToolId
from labelqueue.ui.tools.clip import clamped

ZOOM_STEP: Final = 1.25
NOTCH: Final = 120  # what a wheel reports for one click
PAN_STEP: Final = 48  # pixels for an arrow key

IN_A_FRAME: Final = 0.003
"""Seconds that a frame may spend on making tiles; what is not ready then is stood in for."""

BETWEEN_FRAMES: Final = 0.008
FIRST_FRAME: Final = 0.06
"""Before the first frame of an image there is nothing to keep smooth: it may as well be complete."""

_ARROWS: Final = {Key.LEFT: (1, 0), Key.RIGHT: (-1, 0), Key.UP: (0, 1), Key.DOWN: (0, -1)}
_TYPING: Final = (QLineEdit, QTextEdit, QPlainTextEdit, QAbstractSpinBox)


class Canvas(QWidget):
    """Shows an image and its label and lets the tool in force draw. It owns the view, not the label."""

    pointer_moved = Signal(object)
    """(x, y) in image pixels, or None when the pointer left."""
    zoom_changed = Signal(float)
    tool_changed = Signal(object)
    image_painted = Signal()
    """A new image can be seen for the first time."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("canvas")
        self.setAccessibleName("Image")
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._document = document
        self._colors: dict[str, QColor] = {}
        self._picture = Picture(self.category_color)
        self._message = Message("")
        self._view = View()
        self._fitted = True
        self._tool_id = ToolId.SELECT
        self._tool: Tool = TOOLS[self._tool_id]()
        self._preview = Preview()
        self._pointer: QPointF | None = None
        self._pan_from: QPointF | None = None
        self._space = False
        self._unseen = False  # an image that was not painted yet
        self._painted_scale = 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._between_frames)
        document.label_changed.connect(self._label_changed)
        document.opened.connect(self.cancel_drawing)
        document.selection_changed.connect(self._selection_changed)
        document.hover_changed.connect(self.update)
        document.category_changed.connect(self._categories_changed)
        theme_events().changed.connect(self._theme_changed)
        self._theme_changed()
        self._categories_changed()
        self._label_changed()

    # Image and message

    def set_image(self, pixels: Pixels | Pyramid) -> None:
        """Show an image and fit it: uint8, height x width x 3 | 4, or a pyramid made of it beforehand."""
        self._tool.cancel()
        self._picture.set_image(pixels if isinstance(pixels, Pyramid) else Pyramid(pixels))
        self._unseen = True
        self.zoom_fit()
        self._refresh()

    def set_message(self, title: str, text: str = "", icon: str = "") -> None:
        """Show a message instead of an image. `icon`: a name from resources/icons."""
        self._tool.cancel()
        self._picture.set_image(None)
        self._message = Message(title, text, icon)
        self._unseen = False
        self._refresh()

    # View

    @property
    def zoom(self) -> float:
        """Screen pixels per image pixel."""
        return self._view.scale

    def zoom_in(self) -> None:
        """One step, around the middle."""
        self._zoom_by(ZOOM_STEP, self._middle())

    def zoom_out(self) -> None:
        """One step, around the middle."""
        self._zoom_by(1 / ZOOM_STEP, self._middle())

    def zoom_fit(self) -> None:
        """All of the image; it stays so when the widget changes its size."""
        if size := self._picture.size:
            self._set_view(fitting(size, self._extent()))
            self._fitted = True

    def zoom_100(self) -> None:
        """One screen pixel per image pixel, around the middle."""
        if size := self._picture.size:
            whole = fitting(size, self._extent()).scale >= 1.0
            self._set_view(
                centred(size, self._extent(), 1.0) if whole else self._view.zoomed(1.0, self._middle())
            )

    def to_widget(self, xy: XY) -> QPointF:
        """From image to widget pixels."""
        return QPointF(*self._view.to_widget(xy))

    def to_image(self, point: QPointF | QPoint) -> XY:
        """From widget to image pixels."""
        return self._view.to_image((point.x(), point.y()))

    def settle(self) -> None:
        """Finish at once what would otherwise be made between frames (for pictures of the canvas)."""
        self._show_view()
        self._picture.work(float("inf"))
        self.update()

    @property
    def refining(self) -> bool:
        """Whether stand-ins are on the screen that will be replaced between frames."""
        return self._timer.isActive()

    # Tools

    @property
    def tool(self) -> ToolId:
        """The tool in force."""
        return self._tool_id

    def set_tool(self, tool: ToolId) -> None:
        """Take another tool; an unfinished shape is dropped. It stays in force across shapes and images."""
        if tool is self._tool_id:
            return
        self._tool_id, self._tool = tool, TOOLS[tool]()
        if tool is not ToolId.SELECT:
            self._document.select(())
        self._point()
        self.tool_changed.emit(tool)

    @property
    def drawing(self) -> bool:
        """Whether a gesture is under way that Esc would cancel."""
        return self._tool.busy

    def cancel_drawing(self) -> None:
        """Drop the unfinished gesture."""
        self._tool.cancel()
        self._refresh()

    def undo_point(self) -> bool:
        """Take back the last point of an unfinished shape; False if there is none."""
        taken = self._tool.undo_point()
        self._refresh()
        return taken

    def category_color(self, category: str) -> QColor:
        """The colour of a category by its name."""
        return self._colors.get(category) or QColor(tokens().text_muted)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        background = QColor(tokens().canvas)
        if self._picture.size is None:
            painter.fillRect(self.rect(), background)
            self._message.paint(painter, self.rect(), self.font())
            return
        self._show_view()
        self._picture.work(time.perf_counter() + self._allowance())
        ratio = self.devicePixelRatioF()
        painter.setClipRegion(QRegion(self.rect()) - self._covered())
        painter.fillRect(self.rect(), background)
        painter.setClipping(False)
        painter.save()
        painter.scale(1 / ratio, 1 / ratio)
        self._picture.paint(painter, self._view, ratio)
        painter.restore()
        overlay = Overlay(painter, self._view, QRectF(self.rect()), self.font())
        hovered = self._document.hovered
        paint_live(overlay, self._scene(), self._preview, hovered=hovered, color=self.category_color)
        if self._picture.pending or self._unseen:
            self._timer.start()

    def _allowance(self) -> float:
        """Seconds for making tiles before this frame is painted."""
        zoomed, self._painted_scale = self._painted_scale != self._view.scale, self._view.scale
        if self._unseen:
            return FIRST_FRAME
        # In the middle of a zoom the next step comes soon, and the stand-ins will do.
        return 0.0 if zoomed else IN_A_FRAME

    def _covered(self) -> QRegion:
        """The part of the widget that the image paints over for certain."""
        size = self._picture.size or (0, 0)
        (x0, y0), (x1, y1) = self._view.to_widget((0, 0)), self._view.to_widget(size)
        left, top = math.ceil(x0) + 1, math.ceil(y0) + 1
        return QRegion(left, top, max(0, math.floor(x1) - 1 - left), max(0, math.floor(y1) - 1 - top))

    def _between_frames(self) -> None:
        if self._unseen:
            self._unseen = False
            self.image_painted.emit()
        if self._picture.work(time.perf_counter() + BETWEEN_FRAMES):
            self.update()
        if not self._picture.pending:
            self._timer.stop()

    def _show_view(self) -> None:
        if self._picture.size is not None:
            ratio = self.devicePixelRatioF()
            size = round(self.width() * ratio), round(self.height() * ratio)
            self._picture.show(self._view, size, ratio)

    # What the document says

    def _label_changed(self) -> None:
        self._picture.follow(self._document.label)
        self._tool.label_changed(self._scene())
        self._refresh()

    def _selection_changed(self) -> None:
        selection = self._document.selection
        self._picture.raise_up(selection if len(selection) > LIVE else frozenset())
        self._refresh()

    def _categories_changed(self) -> None:
        colors = {one.name: QColor(one.color) for one in self._document.categories if one.color}
        if colors != self._colors:
            self._colors = colors
            self._picture.recolor()
        self._refresh()

    def _theme_changed(self) -> None:
        self._picture.set_background(QColor(tokens().canvas))
        self.update()

    # What the tool says

    def _scene(self) -> Scene:
        document = self._document
        return Scene(
            label=document.label,
            index=self._picture.index,
            size=self._picture.size or (0, 0),
            category=document.active_category,
            selection=document.selection,
            editable=document.editable,
        )

    def _take(self, answer: Answer) -> None:
        """Do what the tool asks for."""
        if answer.category is not None:
            self._document.set_active_category(answer.category)
        if answer.edit is not None:
            self._document.apply(answer.edit, answer.text)
        if answer.selection is not None:
            self._document.select(answer.selection)
        self._refresh()

    def _refresh(self) -> None:
        """Show the gesture as it is now."""
        self._preview = self._tool.preview(self._scene()) if self._picture.size else Preview()
        self._picture.hide(frozenset(one.id for one in self._preview.instead))
        self._show_cursor()
        self.update()

    def _show_cursor(self) -> None:
        if self._pan_from is not None:
            shape = Qt.CursorShape.ClosedHandCursor
        elif self._space:
            shape = Qt.CursorShape.OpenHandCursor
        else:
            shape = CURSORS[self._preview.cursor]
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
            self._pan_from = event.position()
            self._show_cursor()
        elif left:
            self._pointer = event.position()
            self._take(self._tool.press(self._event(event, Button.PRIMARY, double=double), self._scene()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._pointer = event.position()
        if self._picture.size is None:
            return
        if self._pan_from is not None:
            self._pan(event.position() - self._pan_from)
            self._pan_from = event.position()
        else:
            held = bool(event.buttons() & Qt.MouseButton.LeftButton)
            told = self._event(event, Button.PRIMARY if held else Button.NONE)
            self._take(self._tool.move(told, self._scene()))
            self._tell_hover()
        self.pointer_moved.emit(self.to_image(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._picture.size is None:
            return
        if self._pan_from is not None:
            self._pan_from = None
            self._point()
        elif event.button() is Qt.MouseButton.LeftButton:
            self._take(self._tool.release(self._event(event, Button.PRIMARY), self._scene()))
            self._point()

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta().y()
        if turned and self._picture.size is not None:
            at = event.position()
            self._zoom_by(ZOOM_STEP ** (turned / NOTCH), (at.x(), at.y()))
        event.accept()

    def enterEvent(self, event: QEnterEvent) -> None:
        # Keys act on what the pointer is over, so they must arrive here; but never out of a text.
        if not isinstance(QApplication.focusWidget(), _TYPING) and self.window().isActiveWindow():
            self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._pointer = event.position()
        self._point()

    def leaveEvent(self, event: QEvent) -> None:
        self._pointer = None
        self._tool.leave()
        self._refresh()
        self._document.hover(None)
        self.pointer_moved.emit(None)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._space = False  # its release goes elsewhere
        self._show_cursor()
        super().focusOutEvent(event)

    def _event(self, event: QMouseEvent, button: Button, *, double: bool = False) -> PointerEvent:
        return PointerEvent(
            xy=self.to_image(event.position()),
            scale=self._view.scale,
            button=button,
            modifiers=tool_modifiers(event.modifiers()),
            double=double,
        )

    def _point(self) -> None:
        """Let the tool look again at what is under a pointer that did not move itself."""
        if self._pointer is not None and self._picture.size is not None:
            held = bool(QApplication.mouseButtons() & Qt.MouseButton.LeftButton)
            button = Button.PRIMARY if held else Button.NONE
            told = PointerEvent(self.to_image(self._pointer), self._view.scale, button)
            self._take(self._tool.move(told, self._scene()))
            self._tell_hover()
        else:
            self._refresh()

    def _tell_hover(self) -> None:
        hot = self._preview.hot
        self._document.hover(None if hot is None else hot.annotation.id)

    # Keys

    def event(self, event: QEvent) -> bool:
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
        elif self.drawing and event.matches(QKeySequence.StandardKey.Undo):
            if not self.undo_point():
                self.cancel_drawing()
        elif not (self._key(event) or self._digit(event)):
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space = False
            self._show_cursor()
        else:
            super().keyReleaseEvent(event)

    def _key(self, event: QKeyEvent) -> bool:
        key = tool_key(event)
        if key is None or self._picture.size is None:
            return False
        large = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        answer = self._tool.key(key, self._scene(), large=large)
        if answer is not None:
            self._take(answer)
            return True
        if key in _ARROWS:
            x, y = _ARROWS[key]
            self._pan(QPointF(x * PAN_STEP, y * PAN_STEP))
            return True
        return False

    def _digit(self, event: QKeyEvent) -> bool:
        number = category_number(event)
        if number is None or number >= len(self._document.categories):
            return False
        self._take(self._tool.choose(self._document.categories[number].name, self._scene()))
        return True

    # View, inside

    def resizeEvent(self, event: QResizeEvent) -> None:
        if self._fitted:
            self.zoom_fit()
        elif self._picture.size is not None and event.oldSize().isValid():
            grown = event.size() - event.oldSize()
            self._pan(QPointF(grown.width() // 2, grown.height() // 2))

    def sizeHint(self) -> QSize:
        return QSize(960, 640)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 180)

    def _extent(self) -> XY:
        return float(self.width()), float(self.height())

    def _middle(self) -> XY:
        return self.width() / 2, self.height() / 2

    def _zoom_by(self, factor: float, at: XY) -> None:
        size = self._picture.size
        if size is None:
            return
        scale = within_limits(self._view.scale * factor, size, self._extent())
        # Beside the image its nearest point stays, so that it cannot fly away.
        point = self._view.to_image(at)
        nearest = clamped(point, size)
        self._set_view(self._view.zoomed(scale, at if nearest == point else self._view.to_widget(nearest)))

    def _pan(self, by: QPointF) -> None:
        if size := self._picture.size:
            self._set_view(kept_in_sight(self._view.moved(by.x(), by.y()), size, self._extent()))

    def _set_view(self, view: View) -> None:
        zoomed = view.scale != self._view.scale
        self._view, self._fitted = view, False
        self._point()
        if zoomed:
            self.zoom_changed.emit(view.scale)


def _of_a_gesture(event: QKeyEvent) -> bool:
    return tool_key(event) is not None or event.matches(QKeySequence.StandardKey.Undo)
