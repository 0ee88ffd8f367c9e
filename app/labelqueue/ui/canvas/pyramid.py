"""An image in several sizes, so that a small view of a large image is cheap."""

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from labelqueue.domain.geometry import Bounds
from labelqueue.ui.canvas.levels import Levels
from labelqueue.ui.canvas.tiles import Grid
from labelqueue.ui.canvas.workshop import Rendering, finished

Pixels = NDArray[np.uint8]

PIXELS_SHOW_FROM: Final = 2.0
"""Above this scale single pixels are shown as squares."""

OVERVIEW: Final = 1024
"""Pixels of the longer side of the small picture of all of an image, at most."""

STRIP: Final = 64

_SMALLEST_LEVEL: Final = 256


class Pyramid:
    """An image in several sizes: each of `levels` is half as large as the one before.

    The largest may come later, because a reduced image is decoded much faster. Making one needs no window:
    any thread will do.
    """

    def __init__(self, pixels: Pixels, size: tuple[int, int] | None = None) -> None:
        """`pixels`: uint8, height x width x 3 (RGB) or 4 (RGBA), perhaps reduced; `size`: of all of it."""
        self.levels = [full_level(pixels)]
        self.size = size or (self.levels[0].width(), self.levels[0].height())
        self._ahead: tuple[Grid, QColor, QImage] | None = None
        while max(self.levels[-1].width(), self.levels[-1].height()) > 2 * _SMALLEST_LEVEL:
            self.levels.append(_halved(self.levels[-1]))

    @property
    def complete(self) -> bool:
        """Whether the largest level is there."""
        return self.levels[0].width() == self.size[0]

    def reaches(self, scale: float) -> bool:
        """Whether there is a pixel for each on a screen with so many pixels for one of the image."""
        return self.complete or scale <= self.levels[0].width() / self.size[0]

    def take(self, level: QImage) -> None:
        """The largest level is there now. Whoever draws at this moment goes on with the others."""
        if not self.complete:
            if self._ahead is not None and not self.reaches(self._ahead[0].scale):
                self._ahead = None  # it is sharper now
            self.levels = [level, *self.levels]

    def draw_ahead(self, scale: float, background: QColor) -> None:
        """Have all of it ready in the scale (device pixels per image pixel) that will be seen first."""
        if scale >= 1.0:  # drawing that is quick, and what it takes to keep is more than the image itself
            return
        grid = Grid(scale, 0.0, 0.0)
        if self.drawn(grid, background) is not None:
            return
        picture = finished(_render(self, background, None, grid, grid.area((0, 0, *self.size), 0.0)))
        assert picture is not None, "an image is never empty"
        self._ahead = grid, background, picture

    @property
    def size_in_bytes(self) -> int:
        """What all of it takes in memory."""
        ahead = [] if self._ahead is None else [self._ahead[2]]
        return sum(picture.sizeInBytes() for picture in (*self.levels, *ahead))

    def drawn(self, grid: Grid, background: QColor) -> QImage | None:
        """All of it on this grid, if that was drawn ahead."""
        if self._ahead is None or self._ahead[:2] != (grid, background):
            return None
        return self._ahead[2]

    def draw(self, painter: QPainter, bounds: Bounds, target: QRectF) -> None:
        """Draw the part `bounds` of the image into `target`, smooth unless pixels shall be seen."""
        scale, levels = target.width() / (bounds[2] - bounds[0]), self.levels
        # The last level that still has a pixel for each on the screen.
        picture = next((one for one in reversed(levels) if scale <= one.width() / self.size[0]), levels[0])
        sx, sy = picture.width() / self.size[0], picture.height() / self.size[1]
        x0, y0, x1, y1 = bounds
        smooth = (scale <= PIXELS_SHOW_FROM and scale != 1.0) or not self.reaches(scale)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)
        painter.drawImage(target, picture, QRectF(x0 * sx, y0 * sy, (x1 - x0) * sx, (y1 - y0) * sy))


def full_level(pixels: Pixels) -> QImage:
    """Pixels (as those of a `Pyramid`) in the form that Qt draws fastest, not bound to the array any more."""
    height, width, channels = pixels.shape
    if channels == 4:
        data = np.ascontiguousarray(pixels)
        given = QImage(data.data, width, height, width * 4, QImage.Format.Format_RGBA8888)
        return given.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
    level = QImage(width, height, QImage.Format.Format_RGB32)
    memory: Any = level.bits()
    rows = np.frombuffer(memory, np.uint8).reshape(height, width, 4)
    # Not by Qt, which would hold Python's lock until all of it is done.
    for channel in range(3):
        rows[..., 2 - channel] = pixels[..., channel]
    rows[..., 3] = 255
    return level


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

    def overview(self) -> QImage:
        """All of the image, small. There is one."""
        assert self.pyramid is not None
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
    ahead = pyramid.drawn(grid, background)
    if ahead is not None:
        with QPainter(picture) as painter:
            painter.drawImage(-area.topLeft(), ahead)
        _adjust(picture, table)
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
