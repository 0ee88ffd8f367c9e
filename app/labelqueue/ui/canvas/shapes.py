"""Annotations as pictures: many of them quickly, for the tiles."""

import math
from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPainterPath, QPen, QPolygonF, QTransform
from shiboken6 import VoidPtr

from labelqueue.domain.geometry import Bounds, Box
from labelqueue.domain.ids import AnnotationId
from labelqueue.domain.label import Annotation
from labelqueue.ui.canvas.names import paint_names
from labelqueue.ui.canvas.tiles import Grid
from labelqueue.ui.canvas.workshop import Rendering
from labelqueue.ui.tools.index import Entry, Places, SpatialIndex
from labelqueue.ui.tools.outline import Line, Outline

DOT: Final = 4.0
"""Radius of a point in screen pixels."""

LINE: Final = 2.0
HALO: Final = 1.0
HALO_ALPHA: Final = 0.6
REACH: Final = DOT + LINE + HALO + 1
"""Screen pixels that a drawn shape may reach beyond its bounds."""

_VOID: Final[Any] = VoidPtr  # its type hints lack what the constructor takes

_AT_A_TIME: Final = 6
"""Annotations filled before work may pause."""

_POINTS_AT_A_TIME: Final = 300
"""Points of a line that is drawn in one call: so long Python's lock is held."""


@dataclass(frozen=True, slots=True)
class Style:
    """How strongly settled shapes are drawn. `fill`: opacity; `line`: screen pixels.

    `names`: with their categories.
    """

    fill: float
    line: float
    names: bool = False


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


def thinned(line: Line, scale: float) -> Line:
    """`line` without points that fall on the same pixel as the one before: strokes cost by the point."""
    pixels = np.floor(line * scale)
    kept = np.ones(len(line), dtype=np.bool_)
    kept[1:-1] = (pixels[1:-1] != pixels[:-2]).any(axis=1)
    return np.ascontiguousarray(line[kept])


class AnnotationSource:
    """The annotations of an index as a source of tiles.

    `hidden`: not shown (they are being changed, and shown elsewhere); `only`: no others, unless None.
    """

    def __init__(
        self, index: SpatialIndex, color: Callable[[Annotation], QColor], style: Style = SETTLED
    ) -> None:
        self.index = index
        self.style = style
        self.ratio = 1.0
        self.hidden: frozenset[AnnotationId] = frozenset()
        self.only: frozenset[AnnotationId] | None = None
        self._color = color

    @property
    def margin(self) -> int:
        return int(REACH * self.ratio) + 1

    def extent(self) -> Bounds | None:
        return None if self.only is not None and not self.only else self.index.extent()

    def render(self, grid: Grid, area: QRect) -> Rendering:
        drawing = _Drawing(
            places=self.index.places(),
            hidden=self.hidden,
            only=self.only,
            style=self.style,
            ratio=self.ratio,
            margin=self.margin,
            color=self._color,
        )
        return drawing.render(grid, area)


@dataclass(frozen=True, slots=True)
class _Drawing:
    """All that a picture is made from, as it was when it was asked for."""

    places: Places
    hidden: frozenset[AnnotationId]
    only: frozenset[AnnotationId] | None
    style: Style
    ratio: float
    margin: int
    color: Callable[[Annotation], QColor]

    def render(self, grid: Grid, area: QRect) -> Rendering:
        yield
        margin = self.margin
        entries = self._shown(self.places.touching(grid.bounds(area, margin)))
        if not entries:
            return None
        yield
        wide = area.adjusted(-margin, -margin, margin, margin)
        fills = _transparent(wide)
        yield
        lines = _transparent(wide)
        grow = max(0, round(self.style.line * self.ratio) - 1)
        transform = grid.transform(wide)
        strokes = _Strokes(transform * QTransform.fromTranslate(-grow / 2, -grow / 2), DOT * self.ratio)
        yield from self._fill(fills, entries, transform, strokes)
        yield from strokes.draw(lines)
        yield from _thicken(lines, grow=grow, halo=max(1, round(HALO * self.ratio)))
        with QPainter(fills) as painter:
            painter.drawImage(0, 0, lines)
        if self.style.names:
            scale = Grid(grid.scale, grid.x - wide.x(), grid.y - wide.y())
            yield from paint_names(fills, entries, self.places, scale, color=self.color, ratio=self.ratio)
        return fills.copy(margin, margin, area.width(), area.height())

    def _shown(self, entries: list[Entry]) -> list[Entry]:
        if self.only is not None:
            entries = [one for one in entries if one.annotation.id in self.only]
        return [one for one in entries if one.annotation.id not in self.hidden] if self.hidden else entries

    def _fill(
        self, picture: QImage, entries: list[Entry], transform: QTransform, strokes: "_Strokes"
    ) -> Generator[None]:
        """Insides, none of them smooth: their edges lie under the outlines, which `strokes` takes."""
        octave = math.frexp(transform.m11())[1]
        brushes: dict[int, QBrush] = {}
        with QPainter(picture) as painter:
            # Overlaps do not add up, so that a crowd does not hide the image; and replacing is twice as fast.
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setTransform(transform)
            for number, entry in enumerate(entries):
                shapes, color = _shapes(entry, octave), self.color(entry.annotation)
                strokes.take(entry, shapes, color)
                if entry.outline.closed and self.style.fill:
                    brush = brushes.get(color.rgb())
                    if brush is None:
                        brush = brushes[color.rgb()] = _faint(color, self.style.fill)
                    painter.setBrush(brush)
                    if len(shapes) == 1:
                        painter.drawPolygon(shapes[0])
                    else:
                        painter.drawPath(_path(shapes))
                if number % _AT_A_TIME == 0:
                    yield


class _Strokes:
    """Lines of one pixel, which Qt draws fastest; `_thicken` does the rest for all at once.

    Which one lies over another cannot be seen on lines, so those of one colour are drawn together.
    """

    def __init__(self, transform: QTransform, dot: float) -> None:
        self._transform = transform
        self._dot = dot
        self._open: dict[tuple[bool, int], QPainterPath] = {}
        self._full: list[tuple[tuple[bool, int], QPainterPath]] = []
        self._dots: list[tuple[QPointF, QColor, bool]] = []  # …, and whether it is a ring

    def take(self, entry: Entry, shapes: list[QPolygonF], color: QColor) -> None:
        # Upright lines between two pixels would be grey and broad: boxes go to the nearest pixel.
        key = not isinstance(entry.annotation.geometry, Box), color.rgb()
        path = self._open.get(key)
        if path is None:
            path = self._open[key] = QPainterPath()
        for number, shape in enumerate(shapes):
            if shape.size() == 1:
                hollow = number in entry.outline.hollow
                self._dots.append((self._transform.map(shape.first()), color, hollow))
                continue
            path.addPolygon(shape)
            if entry.outline.closed:
                path.closeSubpath()
        if path.elementCount() > _POINTS_AT_A_TIME:
            self._full.append((key, self._open.pop(key)))

    def draw(self, picture: QImage) -> Generator[None]:
        with QPainter(picture) as painter:
            painter.setTransform(self._transform)
            for (smooth, rgb), path in (*self._full, *self._open.items()):
                painter.setRenderHint(QPainter.RenderHint.Antialiasing, smooth)
                painter.setPen(QPen(QColor(rgb), 0))
                painter.drawPath(path)
                yield
            painter.resetTransform()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for at, color, hollow in self._dots:
                painter.setPen(QPen(color, 1))
                painter.setBrush(Qt.BrushStyle.NoBrush if hollow else color)
                radius = self._dot + (1 if hollow else -1)  # a smaller ring would be closed by its halo
                painter.drawEllipse(at, radius, radius)


def _shapes(entry: Entry, octave: int) -> list[QPolygonF]:
    """The lines as they are drawn at a scale of less than 2**octave."""
    lines = entry.outline
    x0, y0, x1, y1 = entry.bounds
    dense = sum(map(len, lines.lines)) > ((x1 - x0) + (y1 - y0)) * 2.0**octave
    detail = octave if dense else None  # with all its points it is the same at every scale
    kept: tuple[int | None, list[QPolygonF]] | None = entry.kept
    if kept is None or kept[0] != detail:
        if dense:
            thin = tuple(thinned(line, 2.0**octave) for line in lines.lines)
            lines = Outline(thin, lines.closed, lines.hollow)
        kept = entry.kept = detail, polygons(lines)
    return kept[1]


def _faint(color: QColor, opacity: float) -> QBrush:
    faint = QColor(color)
    faint.setAlphaF(opacity)
    return QBrush(faint)


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


def _thicken(picture: QImage, *, grow: int, halo: int) -> Generator[None]:
    """Make all lines `grow` pixels broader, to the right and below, and put a dark halo around them.

    The cost is that of the pixels, however many lines there are.
    """
    pixels = _pixels(picture)
    for _ in range(grow):
        pixels[1:] = np.maximum(pixels[1:], pixels[:-1])
        pixels[:, 1:] = np.maximum(pixels[:, 1:], pixels[:, :-1])
        yield
    alpha = pixels[..., 3].copy()
    around = alpha.copy()
    for _ in range(halo):
        around[1:-1] = np.maximum(np.maximum(around[:-2], around[2:]), around[1:-1])
        around[:, 1:-1] = np.maximum(np.maximum(around[:, :-2], around[:, 2:]), around[:, 1:-1])
    yield
    # Black, premultiplied, under what is there: only the opacity grows.
    under = (around * HALO_ALPHA).astype(np.uint16)
    yield
    pixels[..., 3] = alpha + (under * (255 - alpha) // 255).astype(np.uint8)
    yield


def _pixels(picture: QImage) -> NDArray[Any]:
    rows = np.frombuffer(picture.bits(), np.uint8).reshape(picture.height(), picture.bytesPerLine())
    return rows[:, : picture.width() * 4].reshape(picture.height(), picture.width(), 4)
