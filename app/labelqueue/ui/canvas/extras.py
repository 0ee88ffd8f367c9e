"""What lies over the image and helps to see: minimap, pixel grid, crosshair, magnifier."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QLine, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen

from labelqueue.domain.geometry import XY, Bounds
from labelqueue.ui.canvas.view import View

MINIMAP: Final = 168
"""The longer side of the minimap in pixels."""

GAP: Final = 12
GRID_FROM: Final = 12.0
"""Screen pixels of an image pixel from which the grid between them is shown."""

LENS: Final = 150
"""The side of the magnifier in pixels."""

LARGER: Final = 4.0
"""How much larger the magnifier shows things, at least; and never smaller than twice their size."""

_FRAME: Final = QColor(18, 20, 25, 200)
_EDGE: Final = QColor(255, 255, 255, 90)
_HERE: Final = QColor(255, 255, 255, 235)
_DARK: Final = QColor(0, 0, 0, 130)
_LIGHT: Final = QColor(255, 255, 255, 170)
_GRID: Final = (QColor(0, 0, 0, 70), QColor(255, 255, 255, 50))


class Minimap:
    """All of the image in a corner, and a frame around what is on the screen."""

    def __init__(self) -> None:
        self.area = QRect()
        """Where it is on the widget; empty while it is not shown."""
        self._image: XY = (1, 1)

    def paint(self, painter: QPainter, small: QImage, view: View, *, image: XY, widget: QRect) -> None:
        """Paint it, unless all of the image is in sight. `small`: all of it."""
        x0, y0, x1, y1 = view.bounds_to_widget((0, 0, *image))
        all_seen = x0 >= -1 and y0 >= -1 and x1 <= widget.width() + 1 and y1 <= widget.height() + 1
        by = min(MINIMAP / max(image), 0.3 * widget.width() / image[0], 0.3 * widget.height() / image[1])
        width, height = round(image[0] * by), round(image[1] * by)
        if all_seen or min(width, height) < 8:
            self.area = QRect()
            return
        self._image = image
        self.area = QRect(widget.width() - GAP - width, widget.height() - GAP - height, width, height)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(_EDGE, 1))
        painter.setBrush(_FRAME)
        painter.drawRoundedRect(QRectF(self.area).adjusted(-3.5, -3.5, 3.5, 3.5), 5, 5)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(self.area, small)
        left, top = self.area.x(), self.area.y()
        seen = QRectF(
            left - view.x / view.scale * by,
            top - view.y / view.scale * by,
            widget.width() / view.scale * by,
            widget.height() / view.scale * by,
        ).intersected(QRectF(self.area))
        outside = QPainterPath()
        outside.addRect(QRectF(self.area))
        outside.addRect(seen)
        painter.fillPath(outside, QColor(0, 0, 0, 90))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for pen in (QPen(_DARK, 3), QPen(_HERE, 1.5)):
            painter.setPen(pen)
            painter.drawRect(seen)

    def place(self, at: QPointF) -> XY | None:
        """Which point of the image a press on the minimap means; None: it is not on it."""
        return self.nearest(at) if self.area.contains(at.toPoint()) else None

    def nearest(self, at: QPointF) -> XY:
        """The point of the image that is nearest, on the minimap."""
        x = (at.x() - self.area.x()) / max(1, self.area.width()) * self._image[0]
        y = (at.y() - self.area.y()) / max(1, self.area.height()) * self._image[1]
        return min(max(x, 0.0), self._image[0]), min(max(y, 0.0), self._image[1])


def paint_grid(painter: QPainter, view: View, *, image: XY, widget: QRect) -> None:
    """Lines between the pixels of the image, if these are large enough."""
    if view.scale < GRID_FROM:
        return
    left, top = view.to_image((0.0, 0.0))
    right, bottom = view.to_image((float(widget.width()), float(widget.height())))
    columns = range(max(0, int(left)), min(int(image[0]), int(right) + 1) + 1)
    rows = range(max(0, int(top)), min(int(image[1]), int(bottom) + 1) + 1)
    if not columns or not rows:
        return
    xs = [round(column * view.scale + view.x) for column in columns]
    ys = [round(row * view.scale + view.y) for row in rows]
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    # Dark beside light, so that it is seen on any image.
    for shift, color in enumerate(_GRID):
        painter.setPen(QPen(color, 1))
        painter.drawLines([QLine(x + shift, ys[0], x + shift, ys[-1]) for x in xs])
        painter.drawLines([QLine(xs[0], y + shift, xs[-1], y + shift) for y in ys])


def paint_magnifier(
    painter: QPainter,
    pointer: QPointF,
    view: View,
    widget: QRect,
    *,
    image: Callable[[Bounds, int], QImage],
    shapes: Callable[[View, QRectF], None],
) -> None:
    """The surroundings of the pointer beside it.

    `image`: a part of the image as a square of that many pixels; `shapes`: paints, in a view, what is live.
    """
    scale = max(view.scale * LARGER, 2.0)
    x, y = view.to_image((pointer.x(), pointer.y()))
    half = LENS / 2 / scale
    left = pointer.x() + 28 if pointer.x() + 28 + LENS < widget.width() else pointer.x() - 28 - LENS
    top = pointer.y() - 28 - LENS if pointer.y() - 28 - LENS > 0 else pointer.y() + 28
    area = QRectF(round(left), round(top), LENS, LENS)
    hole = QPainterPath()
    hole.addRoundedRect(area, 8, 8)
    painter.save()
    painter.setClipPath(hole)
    painter.drawImage(area, image((x - half, y - half, x + half, y + half), LENS))
    shapes(View(scale, area.center().x() - x * scale, area.center().y() - y * scale), area)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    middle = area.center().toPoint()
    for color, width in ((_DARK, 3), (_LIGHT, 1)):
        painter.setPen(QPen(color, width))
        painter.drawLine(middle.x() - 9, middle.y(), middle.x() + 9, middle.y())
        painter.drawLine(middle.x(), middle.y() - 9, middle.x(), middle.y() + 9)
    painter.restore()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for pen in (QPen(_FRAME, 3), QPen(_EDGE, 1)):
        painter.setPen(pen)
        painter.drawRoundedRect(area, 8, 8)
