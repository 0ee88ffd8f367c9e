"""Annotations as pictures: many of them quickly, for the tiles."""

import math
from collections import defaultdict
from collections.abc import Callable, Generator
from dataclasses import dataclass
from operator import itemgetter
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
"""Annotations filled, or outlined, before work may pause: so long Python's lock is held."""


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
        self.color = color

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
            color=self.color,
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
        octave, filled, colored = math.frexp(transform.m11())[1], bool(self.style.fill), self.color
        brushes: dict[int, QBrush] = {}
        with QPainter(picture) as painter:
            # Overlaps do not add up, so that a crowd does not hide the image; and replacing is twice as fast.
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setTransform(transform)
            for number, entry in enumerate(entries):
                shapes, color = _shapes(entry, octave), colored(entry.annotation)
                rgb = color.rgb()
                strokes.take(entry, shapes, rgb)
                if filled and entry.outline.closed:
                    brush = brushes.get(rgb)
                    if brush is None:
                        brush = brushes[rgb] = _faint(color, self.style.fill)
                    painter.setBrush(brush)
                    if len(shapes) == 1:
                        painter.drawPolygon(shapes[0])
                    else:
                        painter.drawPath(_path(shapes))
                if number % _AT_A_TIME == 0:
                    yield


class _Strokes:
    """Lines of one pixel, which Qt draws fastest; `_thicken` does the rest for all at once.

    Which one lies over another cannot be seen on lines, so those of one colour follow each other, in every
    tile in the same order.
    """

    def __init__(self, transform: QTransform, dot: float) -> None:
        self._transform = transform
        self._dot = dot
        self._lines: defaultdict[tuple[bool, int], list[tuple[bool, QPolygonF]]] = defaultdict(list)
        self._dots: list[tuple[QPointF, int, bool]] = []  # …, and whether it is a ring

    def take(self, entry: Entry, shapes: list[QPolygonF], rgb: int) -> None:
        # Upright lines between two pixels would be grey and broad: boxes go to the nearest pixel.
        lines = self._lines[not isinstance(entry.annotation.geometry, Box), rgb]
        closed = entry.outline.closed
        for number, shape in enumerate(shapes):
            if shape.size() > 1:
                lines.append((closed, shape))
            else:
                hollow = number in entry.outline.hollow
                self._dots.append((self._transform.map(shape.first()), rgb, hollow))

    def draw(self, picture: QImage) -> Generator[None]:
        with QPainter(picture) as painter:
            painter.setTransform(self._transform)
            for (smooth, rgb), lines in sorted(self._lines.items(), key=itemgetter(0)):
                painter.setRenderHint(QPainter.RenderHint.Antialiasing, smooth)
                painter.setPen(QPen(QColor(rgb), 0))
                for number, (closed, shape) in enumerate(lines):
                    if closed:
                        painter.drawPolygon(shape)
                    else:
                        painter.drawPolyline(shape)
                    if number % _AT_A_TIME == 0:
                        yield
            painter.resetTransform()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for at, rgb, hollow in self._dots:
                painter.setPen(QPen(QColor(rgb), 1))
                painter.setBrush(Qt.BrushStyle.NoBrush if hollow else QColor(rgb))
                radius = self._dot + (1 if hollow else -1)  # a smaller ring would be closed by its halo
                painter.drawEllipse(at, radius, radius)


@dataclass(slots=True)
class _Kept:
    """The lines of an entry as they are drawn at scales of less than 2**octave; `all`: with all points."""

    octave: int
    all: bool
    shapes: list[QPolygonF]


def _shapes(entry: Entry, octave: int) -> list[QPolygonF]:
    """The lines as they are drawn at a scale of less than 2**octave."""
    kept: _Kept | None = entry.kept
    if kept is not None and kept.octave == octave:
        return kept.shapes
    lines = entry.outline
    x0, y0, x1, y1 = entry.bounds
    dense = sum(map(len, lines.lines)) > ((x1 - x0) + (y1 - y0)) * 2.0**octave
    if kept is not None and kept.all and not dense:
        kept.octave = octave  # with all its points it is the same at every scale
        return kept.shapes
    if dense:
        lines = Outline(tuple(thinned(line, 2.0**octave) for line in lines.lines), lines.closed, lines.hollow)
    shapes = polygons(lines)
    entry.kept = _Kept(octave, not dense, shapes)
    return shapes


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
    room = np.empty_like(pixels)
    for _ in range(grow):
        room[0] = pixels[0]
        np.maximum(pixels[1:], pixels[:-1], out=room[1:])
        np.maximum(room[:, 1:], room[:, :-1], out=pixels[:, 1:])
        pixels[:, 0] = room[:, 0]
        yield
    alpha = pixels[..., 3].copy()
    around, beside = alpha.copy(), np.empty_like(alpha)
    for _ in range(halo):
        beside[:] = around
        np.maximum(around[1:], around[:-1], out=beside[1:])
        np.maximum(beside[:-1], around[1:], out=beside[:-1])
        around[:] = beside
        np.maximum(beside[:, 1:], beside[:, :-1], out=around[:, 1:])
        np.maximum(around[:, :-1], beside[:, 1:], out=around[:, :-1])
    yield
    # Black, premultiplied, under what is there: only the opacity grows.
    under = np.multiply(around, round(HALO_ALPHA * 256), dtype=np.uint16) >> 8
    under *= 255 - alpha
    yield
    pixels[..., 3] = alpha + under // 255
    yield


def _pixels(picture: QImage) -> NDArray[Any]:
    rows = np.frombuffer(picture.bits(), np.uint8).reshape(picture.height(), picture.bytesPerLine())
    return rows[:, : picture.width() * 4].reshape(picture.height(), picture.width(), 4)
