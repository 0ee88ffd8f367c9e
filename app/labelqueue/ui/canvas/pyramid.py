"""An image in several sizes, so that a small view of a large image is cheap."""

from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QRegion

from labelqueue.domain.geometry import Bounds
from labelqueue.ui.canvas.tiles import Grid, Rendering, TileLayer
from labelqueue.ui.canvas.view import View

Pixels = NDArray[np.uint8]

PIXELS_SHOW_FROM: Final = 2.0
"""Above this scale single pixels are shown as squares."""

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

    def draw(self, painter: QPainter, bounds: Bounds, target: QRectF, *, fine: bool) -> None:
        """Draw the part `bounds` of the image into `target`. `fine`: smooth, unless pixels shall be seen."""
        scale = target.width() / (bounds[2] - bounds[0])
        # The last level that still has a pixel for each on the screen.
        level = next((n for n in reversed(range(len(self.levels))) if scale * 2**n <= 1.0), 0)
        picture = self.levels[level]
        sx, sy = picture.width() / self.levels[0].width(), picture.height() / self.levels[0].height()
        x0, y0, x1, y1 = bounds
        painter.setRenderHint(
            QPainter.RenderHint.SmoothPixmapTransform, fine and scale <= PIXELS_SHOW_FROM and scale != 1.0
        )
        painter.drawImage(target, picture, QRectF(x0 * sx, y0 * sy, (x1 - x0) * sx, (y1 - y0) * sy))


class ImageSource:
    """The image as a source of tiles."""

    def __init__(self, pyramid: Pyramid | None = None, background: QColor | None = None) -> None:
        self.pyramid = pyramid
        self.background = QColor("black") if background is None else background

    @property
    def margin(self) -> int:
        return 0

    def extent(self) -> Bounds | None:
        return None if self.pyramid is None else (0, 0, *self.pyramid.size)

    def render(self, grid: Grid, area: QRect) -> Rendering:
        yield
        picture = QImage(area.size(), QImage.Format.Format_RGB32)
        picture.fill(self.background)
        with QPainter(picture) as painter:
            painter.setTransform(grid.transform(area))
            self.draw(painter, grid.bounds(area, margin=2.0), fine=True)
        return picture

    def draw(self, painter: QPainter, part: Bounds, *, fine: bool) -> None:
        """Draw what the image has of `part`; `painter` works in image pixels."""
        if self.pyramid is None:
            return
        width, height = self.pyramid.size
        x0, y0 = max(0, int(part[0])), max(0, int(part[1]))
        x1, y1 = min(width, int(part[2]) + 1), min(height, int(part[3]) + 1)
        if x0 < x1 and y0 < y1:
            scale = painter.transform().m11()
            painter.save()
            painter.scale(1 / scale, 1 / scale)
            target = QRectF(x0 * scale, y0 * scale, (x1 - x0) * scale, (y1 - y0) * scale)
            self.pyramid.draw(painter, (x0, y0, x1, y1), target, fine=fine)
            painter.restore()


class ImageLayer(TileLayer):
    """Tiles of the image; until they are ready, the pyramid stands in, quick and coarse."""

    def __init__(self, source: ImageSource) -> None:
        super().__init__(source)
        self._image = source

    def _paint_missing(self, painter: QPainter, region: QRegion, view: View, ratio: float) -> None:
        scale = view.scale * ratio
        left, top = view.x * ratio, view.y * ratio
        rect = region.boundingRect()
        part = (
            (rect.left() - left) / scale,
            (rect.top() - top) / scale,
            (rect.right() + 1 - left) / scale,
            (rect.bottom() + 1 - top) / scale,
        )
        painter.save()
        painter.setClipRegion(region)
        painter.translate(left, top)
        painter.scale(scale, scale)
        self._image.draw(painter, part, fine=False)
        painter.restore()


def _halved(image: QImage) -> QImage:
    width, height = (image.width() + 1) // 2, (image.height() + 1) // 2
    ignore = Qt.AspectRatioMode.IgnoreAspectRatio
    return image.scaled(width, height, ignore, Qt.TransformationMode.SmoothTransformation)
