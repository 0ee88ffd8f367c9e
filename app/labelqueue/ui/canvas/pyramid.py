"""An image in several sizes, so that a small view of a large image is cheap."""

from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from labelqueue.domain.geometry import Bounds
from labelqueue.ui.canvas.levels import Levels
from labelqueue.ui.canvas.tiles import Grid
from labelqueue.ui.canvas.workshop import Rendering

Pixels = NDArray[np.uint8]

PIXELS_SHOW_FROM: Final = 2.0
"""Above this scale single pixels are shown as squares."""

OVERVIEW: Final = 1024
"""Pixels of the longer side of the small picture of all of an image, at most."""

STRIP: Final = 64

_SMALLEST_LEVEL: Final = 256


class Pyramid:
    """`levels[n]` is the image reduced 2**n times. Making one needs no window: any thread will do."""

    def __init__(self, pixels: Pixels) -> None:
        """`pixels`: uint8, height x width x 3 (RGB) or 4 (RGBA)."""
        height, width, channels = pixels.shape
        data = np.ascontiguousarray(pixels)
        given = QImage.Format.Format_RGBA8888 if channels == 4 else QImage.Format.Format_RGB888
        wanted = QImage.Format.Format_ARGB32_Premultiplied if channels == 4 else QImage.Format.Format_RGB32
        # The copy is what Qt draws fastest, and it does not depend on the array any more.
        full = QImage(data.data, width, height, width * channels, given).convertToFormat(wanted)
        self.levels = [full]
        while max(self.levels[-1].width(), self.levels[-1].height()) > 2 * _SMALLEST_LEVEL:
            self.levels.append(_halved(self.levels[-1]))

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the image."""
        return self.levels[0].width(), self.levels[0].height()

    def draw(self, painter: QPainter, bounds: Bounds, target: QRectF) -> None:
        """Draw the part `bounds` of the image into `target`, smooth unless pixels shall be seen."""
        scale = target.width() / (bounds[2] - bounds[0])
        # The last level that still has a pixel for each on the screen.
        level = next((n for n in reversed(range(len(self.levels))) if scale * 2**n <= 1.0), 0)
        picture = self.levels[level]
        sx, sy = picture.width() / self.levels[0].width(), picture.height() / self.levels[0].height()
        x0, y0, x1, y1 = bounds
        smooth = scale <= PIXELS_SHOW_FROM and scale != 1.0
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)
        painter.drawImage(target, picture, QRectF(x0 * sx, y0 * sy, (x1 - x0) * sx, (y1 - y0) * sy))


class ImageSource:
    """The image as a source of tiles. `table`: what becomes of each of 256 levels; None: it stays."""

    def __init__(self, pyramid: Pyramid | None = None, background: QColor | None = None) -> None:
        self.pyramid = pyramid
        self.background = QColor("black") if background is None else background
        self.table: Levels | None = None

    @property
    def margin(self) -> int:
        return 0

    def extent(self) -> Bounds | None:
        return None if self.pyramid is None else (0, 0, *self.pyramid.size)

    def render(self, grid: Grid, area: QRect) -> Rendering:
        return _render(self.pyramid, QColor(self.background), self.table, grid, area)

    def part(self, bounds: Bounds, side: int) -> QImage:
        """A square of `side` pixels that shows the square `bounds` of the image."""
        grid = Grid(side / (bounds[2] - bounds[0]), 0.0, 0.0)
        area = QRect(round(bounds[0] * grid.scale), round(bounds[1] * grid.scale), side, side)
        picture = QImage(side, side, QImage.Format.Format_RGB32)
        picture.fill(self.background)
        if self.pyramid is not None:
            with QPainter(picture) as painter:
                painter.setTransform(grid.transform(area))
                _draw(self.pyramid, painter, grid.bounds(area, margin=2.0))
            _adjust(picture, self.table)
        return picture

    def overview(self) -> QImage | None:
        """All of the image, small."""
        if self.pyramid is None:
            return None
        small = next(one for one in self.pyramid.levels if max(one.width(), one.height()) <= OVERVIEW)
        picture = QImage(small.size(), QImage.Format.Format_RGB32)
        picture.fill(self.background)
        with QPainter(picture) as painter:
            painter.drawImage(0, 0, small)
        _adjust(picture, self.table)
        return picture


def _render(
    pyramid: Pyramid | None, background: QColor, table: Levels | None, grid: Grid, area: QRect
) -> Rendering:
    yield
    picture = QImage(area.size(), QImage.Format.Format_RGB32)
    picture.fill(background)
    if pyramid is None:
        return picture
    # Strip by strip: Python's lock is held until a strip is drawn.
    for top in range(0, area.height(), STRIP):
        strip = QRect(area.x(), area.y() + top, area.width(), min(STRIP, area.height() - top))
        with QPainter(picture) as painter:
            painter.setClipRect(0, top, strip.width(), strip.height())
            painter.setTransform(grid.transform(area))
            _draw(pyramid, painter, grid.bounds(strip, margin=2.0))
        yield
    _adjust(picture, table)
    return picture


def _draw(pyramid: Pyramid, painter: QPainter, part: Bounds) -> None:
    """Draw what the image has of `part`; `painter` works in image pixels."""
    width, height = pyramid.size
    x0, y0 = max(0, int(part[0])), max(0, int(part[1]))
    x1, y1 = min(width, int(part[2]) + 1), min(height, int(part[3]) + 1)
    if x0 < x1 and y0 < y1:
        scale = painter.transform().m11()
        painter.scale(1 / scale, 1 / scale)
        target = QRectF(x0 * scale, y0 * scale, (x1 - x0) * scale, (y1 - y0) * scale)
        pyramid.draw(painter, (x0, y0, x1, y1), target)


def _adjust(picture: QImage, table: Levels | None) -> None:
    """Give every channel of every pixel its new level."""
    if table is None:
        return
    rows = np.frombuffer(picture.bits(), np.uint8).reshape(picture.height(), picture.bytesPerLine())
    rows[:] = np.take(table, rows)


def _halved(image: QImage) -> QImage:
    width, height = (image.width() + 1) // 2, (image.height() + 1) // 2
    ignore = Qt.AspectRatioMode.IgnoreAspectRatio
    return image.scaled(width, height, ignore, Qt.TransformationMode.SmoothTransformation)
