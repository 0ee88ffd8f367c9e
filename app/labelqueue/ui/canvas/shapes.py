"""Annotations as pictures: many of them quickly, for the tiles."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen, QPolygonF, QTransform
from shiboken6 import VoidPtr

from labelqueue.domain.geometry import Bounds, Box
from labelqueue.domain.ids import AnnotationId
from labelqueue.ui.canvas.tiles import Grid, Rendering
from labelqueue.ui.tools.index import Entry, SpatialIndex
from labelqueue.ui.tools.outline import Line, Outline

DOT: Final = 4.0
"""Radius of a point in screen pixels."""

LINE: Final = 2.0
HALO: Final = 1.0
HALO_ALPHA: Final = 0.6
REACH: Final = DOT + LINE + HALO + 1
"""Screen pixels that a drawn shape may reach beyond its bounds."""

_VOID: Final[Any] = VoidPtr  # its type hints lack what the constructor takes

_AT_A_TIME: Final = 24
"""Annotations drawn before work may pause."""


_Mapped = tuple[Entry, list[QPolygonF]]


@dataclass(frozen=True, slots=True)
class Style:
    """How strongly settled shapes are drawn. `fill`: opacity; `line`: screen pixels."""

    fill: float
    line: float


SETTLED: Final = Style(fill=0.18, line=LINE)
SELECTED: Final = Style(fill=0.30, line=LINE + 1)


def polygon(line: Line) -> QPolygonF:
    """The points of `line`, without a Python object for each."""
    shape = QPolygonF()
    shape.resize(len(line))
    memory: Any = _VOID(shape.data(), line.nbytes, True)
    np.frombuffer(memory, np.float64)[:] = line.ravel()
    return shape


def polygons(lines: Outline) -> list[QPolygonF]:
    """All lines of an outline, in image pixels."""
    return [polygon(line) for line in lines.lines]


class AnnotationSource:
    """The annotations of an index as a source of tiles.

    `hidden`: not shown (they are being changed, and shown elsewhere); `only`: no others, unless None.
    """

    def __init__(self, index: SpatialIndex, color: Callable[[str], QColor], style: Style = SETTLED) -> None:
        self.index = index
        self.style = style
        self.ratio = 1.0
        self.hidden: frozenset[AnnotationId] = frozenset()
        self.only: frozenset[AnnotationId] | None = None
        self._color = color
        self._shapes: WeakKeyDictionary[Entry, list[QPolygonF]] = WeakKeyDictionary()

    @property
    def margin(self) -> int:
        return int(REACH * self.ratio) + 1

    def extent(self) -> Bounds | None:
        return self.index.extent()

    def render(self, grid: Grid, area: QRect) -> Rendering:
        margin = self.margin
        found = self.index.touching(grid.bounds(area, margin))
        entries = [one for one in found if self._shown(one.annotation.id)]
        if not entries:
            return None
        wide = area.adjusted(-margin, -margin, margin, margin)
        fills, lines = _transparent(wide), _transparent(wide)
        grow = max(0, round(self.style.line * self.ratio) - 1)
        transform = grid.transform(wide)
        for start in range(0, len(entries), _AT_A_TIME):
            some = [(one, self._mapped(one, transform)) for one in entries[start : start + _AT_A_TIME]]
            self._fill(fills, some)
            self._outline(lines, some, shift=grow / 2)
            yield
        _thicken(lines, grow=grow, halo=max(1, round(HALO * self.ratio)))
        with QPainter(fills) as painter:
            painter.drawImage(0, 0, lines)
        return fills.copy(margin, margin, area.width(), area.height())

    def _shown(self, annotation_id: AnnotationId) -> bool:
        return annotation_id not in self.hidden and (self.only is None or annotation_id in self.only)

    def _mapped(self, entry: Entry, transform: QTransform) -> list[QPolygonF]:
        shapes = self._shapes.get(entry)
        if shapes is None:
            shapes = self._shapes[entry] = polygons(entry.outline)
        return [transform.map(shape) for shape in shapes]

    def _fill(self, picture: QImage, entries: list[_Mapped]) -> None:
        """Insides, none of them smooth: their edges lie under the outlines."""
        with QPainter(picture) as painter:
            # Overlaps do not add up, so that a crowd does not hide the image; and replacing is twice as fast.
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
            painter.setPen(Qt.PenStyle.NoPen)
            for entry, shapes in entries:
                if not entry.outline.closed:
                    continue
                color = QColor(self._color(entry.annotation.category))
                color.setAlphaF(self.style.fill)
                painter.setBrush(color)
                if len(shapes) == 1:
                    painter.drawPolygon(shapes[0])
                else:
                    painter.drawPath(_path(shapes))

    def _outline(self, picture: QImage, entries: list[_Mapped], *, shift: float) -> None:
        """Lines of one pixel, which Qt draws fastest; `_thicken` does the rest for all at once."""
        with QPainter(picture) as painter:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.translate(-shift, -shift)
            for entry, shapes in entries:
                color = self._color(entry.annotation.category)
                # Upright lines between two pixels would be grey and broad: boxes go to the nearest pixel.
                smooth = not isinstance(entry.annotation.geometry, Box)
                painter.setRenderHint(QPainter.RenderHint.Antialiasing, smooth)
                painter.setPen(QPen(color, 1))
                for shape in shapes:
                    if shape.size() == 1:
                        _dot(painter, shape.first(), color, DOT * self.ratio)
                    elif entry.outline.closed:
                        painter.drawPolygon(shape)
                    else:
                        painter.drawPolyline(shape)


def _dot(painter: QPainter, at: QPointF, color: QColor, radius: float) -> None:
    painter.setBrush(color)
    painter.drawEllipse(at, radius - 1, radius - 1)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _path(shapes: list[QPolygonF]) -> QPainterPath:
    path = QPainterPath()
    for shape in shapes:
        path.addPolygon(shape)
        path.closeSubpath()
    return path


def _transparent(area: QRect) -> QImage:
    picture = QImage(area.size(), QImage.Format.Format_ARGB32_Premultiplied)
    picture.fill(0)
    return picture


def _thicken(picture: QImage, *, grow: int, halo: int) -> None:
    """Make all lines `grow` pixels broader, to the right and below, and put a dark halo around them.

    The cost is that of the pixels, however many lines there are.
    """
    pixels = _pixels(picture)
    for _ in range(grow):
        np.maximum(pixels[1:], pixels[:-1].copy(), out=pixels[1:])
        np.maximum(pixels[:, 1:], pixels[:, :-1].copy(), out=pixels[:, 1:])
    alpha = pixels[..., 3]
    around = alpha.copy()
    for _ in range(halo):
        around[1:-1] = np.maximum(np.maximum(around[:-2], around[2:]), around[1:-1])
        around[:, 1:-1] = np.maximum(np.maximum(around[:, :-2], around[:, 2:]), around[:, 1:-1])
    # Black, premultiplied, under what is there: only the opacity grows.
    under = (around * HALO_ALPHA).astype(np.uint16)
    alpha += (under * (255 - alpha) // 255).astype(np.uint8)


def _pixels(picture: QImage) -> NDArray[Any]:
    rows = np.frombuffer(picture.bits(), np.uint8).reshape(picture.height(), picture.bytesPerLine())
    return rows[:, : picture.width() * 4].reshape(picture.height(), picture.width(), 4)
