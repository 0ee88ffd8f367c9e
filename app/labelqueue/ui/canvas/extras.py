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

FRAME: Final = 4
"""Pixels around the minimap."""

_SHADE: Final = QColor(0, 0, 0, 90)
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
        self._picture = QImage()
        self._made: tuple[float, ...] = ()  # of what

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
        ratio = painter.device().devicePixelRatio()
        if self._made != (small.cacheKey(), width, height, ratio):
            self._made = small.cacheKey(), width, height, ratio
            self._picture = _framed(small, width, height, ratio)
        left, top = self.area.x(), self.area.y()
        painter.drawImage(left - FRAME, top - FRAME, self._picture)
        seen = QRect(
            round(left - view.x / view.scale * by),
            round(top - view.y / view.scale * by),
            max(2, round(widget.width() / view.scale * by)),
            max(2, round(widget.height() / view.scale * by)),
        ).intersected(self.area)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for rest in (
            QRect(left, top, width, seen.top() - top),
            QRect(left, seen.bottom() + 1, width, self.area.bottom() - seen.bottom()),
            QRect(left, seen.top(), seen.left() - left, seen.height()),
            QRect(seen.right() + 1, seen.top(), self.area.right() - seen.right(), seen.height()),
        ):
            painter.fillRect(rest, _SHADE)
        _frame(painter, seen.adjusted(-1, -1, 1, 1), _DARK)
        _frame(painter, seen, _HERE)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def place(self, at: QPointF) -> XY | None:
        """Which point of the image a press on the minimap means; None: it is not on it."""
        return self.nearest(at) if self.area.contains(at.toPoint()) else None

    def nearest(self, at: QPointF) -> XY:
        """The point of the image that is nearest, on the minimap."""
        x = (at.x() - self.area.x()) / max(1, self.area.width()) * self._image[0]
        y = (at.y() - self.area.y()) / max(1, self.area.height()) * self._image[1]
        return min(max(x, 0.0), self._image[0]), min(max(y, 0.0), self._image[1])


def _frame(painter: QPainter, area: QRect, color: QColor) -> None:
    """A line of one pixel just inside `area`, as four thin areas: `drawRect` costs many times as much."""
    left, top, width, height = area.x(), area.y(), area.width(), area.height()
    for side in (
        QRect(left, top, width, 1),
        QRect(left, top + height - 1, width, 1),
        QRect(left, top + 1, 1, height - 2),
        QRect(left + width - 1, top + 1, 1, height - 2),
    ):
        painter.fillRect(side, color)


def _framed(small: QImage, width: int, height: int, ratio: float) -> QImage:
    """The minimap as it is as long as the image is the same: drawn once, not in every frame."""
    sides = round((width + 2 * FRAME) * ratio), round((height + 2 * FRAME) * ratio)
    picture = QImage(*sides, QImage.Format.Format_ARGB32_Premultiplied)
    picture.setDevicePixelRatio(ratio)
    picture.fill(0)
    with QPainter(picture) as painter:
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.setPen(QPen(_EDGE, 1))
        painter.setBrush(_FRAME)
        edge = QRectF(0.5, 0.5, width + 2 * FRAME - 1, height + 2 * FRAME - 1)
        painter.drawRoundedRect(edge, 5, 5)
        painter.drawImage(QRect(FRAME, FRAME, width, height), small)
    return picture


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
