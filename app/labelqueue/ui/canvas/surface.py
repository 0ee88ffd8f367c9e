"""The part of the canvas that shows: image, label and gesture, in the view that was chosen."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from labelqueue.domain.geometry import XY, Bounds
from labelqueue.domain.label import Label
from labelqueue.ui.canvas.colors import Colors
from labelqueue.ui.canvas.differences import Difference, paint_differences
from labelqueue.ui.canvas.first_sight import FirstSight
from labelqueue.ui.canvas.frames import Frames, device_size
from labelqueue.ui.canvas.glass import Glass
from labelqueue.ui.canvas.hand import Hand
from labelqueue.ui.canvas.lens import STEP, Lens
from labelqueue.ui.canvas.live import paint_live
from labelqueue.ui.canvas.marks import Mark, paint_marks
from labelqueue.ui.canvas.message import Message
from labelqueue.ui.canvas.overlay import Overlay
from labelqueue.ui.canvas.picture import Picture
from labelqueue.ui.canvas.pyramid import Pixels, Pyramid
from labelqueue.ui.canvas.translate import CURSORS
from labelqueue.ui.canvas.view import View
from labelqueue.ui.document import Document
from labelqueue.ui.theme import tokens
from labelqueue.ui.tools import Button, PointerEvent
from labelqueue.ui.tools.base import meant
from labelqueue.ui.tools.outline import around
from labelqueue.ui.view_options import USUAL_VIEW, ViewOptions

BETWEEN_FRAMES: Final = 4  # milliseconds until what was made meanwhile is shown
A_FRAME: Final = 12  # … and until the next of it: painting each tile by itself would delay them all


class Surface(QWidget):
    """Shows an image and its label. It owns the view, not the label; what hands do is for `Canvas`."""

    zoom_changed = Signal(float)
    view_changed = Signal()
    """Another part of the image is to be seen, or in another scale."""
    view_options_changed = Signal(object)
    image_painted = Signal()
    """A new image can be seen for the first time."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colors = Colors()
        self._picture = Picture(self._colors.annotation)
        self._glass = Glass(self._picture, self._colors)
        self._document = document
        self._message = Message("")
        self._frames = Frames(self._picture)
        self._lens = Lens(lambda: (self.width(), self.height()))
        self._hand = Hand(document, self._picture)
        self._marks: Sequence[Mark] = ()
        self._differences: Sequence[Difference] = ()
        self._pointer: QPointF | None = None
        self._pan_from: QPointF | None = None
        self._space = False
        self._to_point = False
        self._told_zoom = 0.0
        self._told_view = View()
        self.destroyed.connect(self._picture.workshop.stop)
        self._timer = QTimer(self)
        self._timer.setInterval(BETWEEN_FRAMES)
        self._timer.timeout.connect(self._between_frames)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    # Image and message

    def set_image(self, pixels: Pixels | Pyramid) -> None:
        """Show an image, all of it unless the view shall stay.

        `pixels`: uint8, height x width x 3 | 4, or a pyramid made of it beforehand.
        """
        self._picture.set_image(pixels if isinstance(pixels, Pyramid) else Pyramid(pixels))
        self._frames.begin()
        self._hand.cancel()
        self._lens.take(self._picture.size or (1, 1), keep=self.view_options.keeps_view)
        self._looked()

    def first_sight(self, label: Label) -> Callable[[Pyramid], FirstSight]:
        """What prepares an image and its label as they will be seen here at first, on any thread."""
        seen, ratio = self._lens.foreseen(keep=self.view_options.keeps_view), self.devicePixelRatioF()
        beside, skeletons = QColor(tokens().canvas), self._picture.index.skeletons

        def look(pyramid: Pyramid) -> FirstSight:
            pyramid.draw_ahead(seen(pyramid.size).scale * ratio, beside)
            return FirstSight.of(pyramid, label, skeletons)

        return look

    def foresee(self, sight: FirstSight) -> None:
        """Draw that when there is nothing else to do, so that it is there at once when it is wanted."""
        view = self._lens.foreseen(keep=self.view_options.keeps_view)(sight.pyramid.size)
        ratio = self.devicePixelRatioF()
        self._picture.foresee(sight, view, device_size(self.size(), ratio), ratio)
        self._timer.start()

    def forget_ahead(self) -> None:
        """Keep nothing of what is not shown."""
        self._picture.forget_ahead()

    def complete_image(self, pyramid: Pyramid) -> None:
        """What was reduced has all its pixels now; nothing happens if it is not shown any more."""
        self._picture.image_completed(pyramid)
        self._timer.start()

    def set_message(self, title: str, text: str = "", icon: str = "") -> None:
        """Show a message instead of an image. `icon`: a name from resources/icons."""
        self._picture.set_image(None)
        self._lens.image = None
        self._message = Message(title, text, icon)
        self._frames.unseen = self._frames.untold = False
        self._hand.cancel()
        self._refresh()

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

    def look_like(self, other: "Surface") -> None:
        """See what `other` sees, a widget of the same size with an image of the same size."""
        if self._lens.image is not None:
            self._lens.follow(other._lens)
            self._looked()

    def set_marks(self, marks: Sequence[Mark]) -> None:
        """Show comments at their places."""
        if list(marks) != list(self._marks):
            self._marks = marks
            self.update()

    def set_differences(self, found: Sequence[Difference]) -> None:
        """Show what differs from another label."""
        if self._differences or found:
            self._differences = found
            self.update()

    @property
    def pointed_at(self) -> XY | None:
        """The point of the image under the pointer; None: it is not over the image."""
        if self._pointer is None or self._picture.size is None:
            return None
        x, y = self.to_image(self._pointer)
        width, height = self._picture.size
        return (x, y) if 0 <= x <= width and 0 <= y <= height else None

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

    @property
    def at_rest(self) -> bool:
        """Whether nothing is being made, not even of what comes next."""
        return not self._frames.busy

    def category_color(self, category: str) -> QColor:
        """The colour of a category by its name."""
        return self._colors.category(category)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        self._picture.workshop.pause()
        try:
            self._paint()
        finally:
            if not self._frames.untold:
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
        if not self._frames.unseen:  # else nothing of this belongs to what is on the screen
            self._paint_above(painter, view)
        if self._frames.untold:
            QTimer.singleShot(0, self, self._tell_painted)  # when all of the window is there, too
        if self._frames.busy and not self._timer.isActive():
            self._timer.start()

    def _paint_above(self, painter: QPainter, view: View) -> None:
        self._glass.paint_below(painter, view, self.rect())
        self._paint_live(painter, view, QRectF(self.rect()))
        paint_differences(painter, view, QRectF(self.rect()), self._differences, self.font())
        paint_marks(painter, view, QRectF(self.rect()), self._marks, self.font())

        def shapes(larger: View, area: QRectF) -> None:
            self._paint_live(painter, larger, area, bare=True)

        self._glass.paint_above(painter, view, self.rect(), pointer=self._pointer, shapes=shapes)

    def _paint_live(self, painter: QPainter, view: View, area: QRectF, *, bare: bool = False) -> None:
        """Paint what changes; `bare`: without words and lines across."""
        options = self.view_options
        overlay = Overlay(
            painter,
            view,
            area,
            self.font(),
            fill=options.fill / USUAL_VIEW.fill,
            words=not bare,
            ring=options.selection_color,
            hover=options.hover_color,
        )
        scene, preview = self._hand.scene(), self._hand.preview
        # Who moves the image acts on nothing in it.
        hovered = self._document.hovered if self._pan_from is None else None
        if bare:
            preview = replace(preview, guides=False)
        active = self._colors.category(scene.category)
        if options.crosshair and self._pointer is not None and not bare:
            overlay.guides(self.to_image(self._pointer))
        color = self._colors.annotation
        paint_live(overlay, scene, preview, hovered=hovered, color=color, active=active)

    def _tell_painted(self) -> None:
        self._picture.workshop.resume()
        if self._frames.untold:
            self._frames.untold = False
            self.image_painted.emit()

    def _between_frames(self) -> None:
        if self._to_point:
            self._to_point = False
            self._point()
        area = self._frames.work()
        self._timer.setInterval(BETWEEN_FRAMES if area.isEmpty() else A_FRAME)
        if not area.isEmpty():
            self.update(area)
        if not self._frames.busy:
            self._timer.stop()

    # Inside

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

    def _point(self) -> None:
        """Let the tool look again at what is under a pointer that did not move itself."""
        if self._pointer is not None and self._picture.size is not None:
            button = Button.PRIMARY if held() else Button.NONE
            self._hand.move(PointerEvent(self.to_image(self._pointer), self._lens.view.scale, button))
        self._refresh()

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
        if self._lens.view != self._told_view:
            self._told_view = self._lens.view
            self.view_changed.emit()


def held() -> bool:
    """Whether the left button is down."""
    return bool(QApplication.mouseButtons() & Qt.MouseButton.LeftButton)
