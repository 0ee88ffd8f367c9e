"""What is painted anew with every frame: the little that is hovered, selected or being drawn."""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import product
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF, QTransform

from labelqueue.domain.geometry import XY, Bounds, Geometry, Keypoints
from labelqueue.domain.label import Annotation
from labelqueue.domain.skeleton import Skeleton
from labelqueue.ui.canvas.names import has_room, room_for
from labelqueue.ui.canvas.shapes import DOT, HALO, LINE, polygon, polygons, thinned
from labelqueue.ui.canvas.view import View
from labelqueue.ui.tools.outline import Line, Outline, outline
from labelqueue.ui.tools.parts import Part, part_position, shown_handles, turn_handle

HANDLE: Final = 3.5
"""Half the side of a handle in screen pixels."""

GAP: Final = 6.0
"""Screen pixels between a shape and its tag."""

THINNED_FROM: Final = 500
"""Points of a line; below that there is nothing to gain."""

_DARK: Final = QColor(0, 0, 0, 150)
_LIGHT: Final = QColor(255, 255, 255, 235)
_CHIP_EDGE: Final = QColor(255, 255, 255, 45)
_RINGS: Final = {
    "white": _LIGHT,
    "yellow": QColor("#f0e442"),
    "sky": QColor("#56b4e9"),
    "orange": QColor("#e69f00"),
}
"""From the palette of Okabe and Ito, which all kinds of eyes tell apart; `RING_COLORS` has their names."""

_BAND: Final = QColor(120, 170, 255, 45)
_WARNING: Final = QColor("#d11a2a")
_CHIP: Final = QColor(18, 20, 25, 225)


@dataclass(frozen=True, slots=True)
class Look:
    """How one live shape is drawn. `line` in screen pixels, `fill` as opacity.

    `bright`: in a lighter colour; `ringed`: with a white line around, which no settled shape has.
    """

    line: float
    fill: float
    bright: bool = False
    ringed: bool = False


SELECTED_LOOK: Final = Look(line=LINE, fill=0.22, ringed=True)
HOVERED_LOOK: Final = Look(line=LINE + 1, fill=0.16, bright=True)
DRAWN_LOOK: Final = Look(line=LINE, fill=0.20)


class Overlay:
    """Paints in widget pixels, through `view`, onto a widget of `size`."""

    def __init__(
        self,
        painter: QPainter,
        view: View,
        size: QRectF,
        font: QFont,
        *,
        fill: float = 1.0,
        words: bool = True,
        ring: str = "white",
        hover: str = "own",
    ) -> None:
        """`fill`: how much stronger than usual insides are painted; `words`: whether there is any text.

        `ring`, `hover`: see `ViewOptions`.
        """
        self._painter = painter
        self._words = words
        self._fill = fill
        self._ring, self._hover = _RINGS[ring], _RINGS.get(hover)
        self._view = view
        self._size = size
        self._font = QFont(font)
        self._font.setPointSizeF(font.pointSizeF() * 0.95)
        self._font.setWeight(QFont.Weight.Medium)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def shape(self, lines: Outline, color: QColor, look: Look) -> None:
        """One shape: translucent inside, coloured outline, dark halo."""
        self._strokes(self._placed(lines), lines, color, look)

    def crowd(self, shapes: Sequence[tuple[Outline, QColor]]) -> None:
        """Very many shapes at once: only thin lines, and only of what is in sight."""
        view, transform = self._view, self._transform()
        sides = self._size.width() / view.scale, self._size.height() / view.scale
        seen = QRectF(*view.to_image((0, 0)), *sides)
        paths: dict[int, QPainterPath] = {}
        for lines, color in shapes:
            for shape in map(polygon, lines.lines):
                if not seen.intersects(shape.boundingRect()):
                    continue
                path = paths.setdefault(color.rgb(), QPainterPath())
                path.addPolygon(transform.map(shape))
                if lines.closed:
                    path.closeSubpath()
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        for rgb, path in paths.items():
            self._painter.setPen(QPen(QColor(rgb), 0))
            self._painter.drawPath(path)
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def drawn(self, geometry: Geometry, color: QColor, skeleton: Skeleton | None = None) -> None:
        """A shape that is being drawn."""
        self.shape(outline(geometry, skeleton), color, DRAWN_LOOK)

    def handles(self, geometry: Geometry) -> None:
        """The vertices that can be dragged, as long as there is room to tell them apart."""
        x0, y0, x1, y1 = self._view.bounds_to_widget(geometry.bounds())
        vertices = shown_handles(geometry)
        if len(vertices) > 1 and len(vertices) * HANDLE * 2 > 3 * ((x1 - x0) + (y1 - y0)):
            return
        if isinstance(geometry, Keypoints):  # the ring of one that is hidden behind something is its handle
            vertices = [
                xy for xy, seen in zip(geometry.points, geometry.visibility, strict=True) if seen == 2
            ]
        self.knobs(vertices)
        turn = turn_handle(geometry, self._view.scale)
        if turn is not None:
            stem = turn_handle(geometry, math.inf)
            self._line([self._at(stem or turn), self._at(turn)], _LIGHT)
            self.knob(turn)

    def position(self, geometry: Geometry, part: Part) -> XY | None:
        """Where a part is that is a point; see `part_position`."""
        return part_position(geometry, part, self._view.scale)

    def knob(self, xy: XY, *, hot: bool = False, color: QColor | None = None, hollow: bool = False) -> None:
        """A handle; `hot`: the one that the pointer is over; `hollow`: what is below it stays to be seen."""
        at = self._at(xy)
        side = HANDLE + (1.5 if hot else 0.0)
        if hollow:
            self._painter.setPen(QPen(_LIGHT, LINE))
            self._painter.setBrush(Qt.BrushStyle.NoBrush)
            self._painter.drawEllipse(at, side + LINE, side + LINE)
            return
        self._painter.setPen(QPen(_DARK if color is None else color.darker(160), 1.5))
        self._painter.setBrush(_LIGHT if color is None else color)
        if hot:
            self._painter.drawEllipse(at, side, side)
        else:
            self._painter.drawRect(QRectF(at.x() - side, at.y() - side, 2 * side, 2 * side))

    def knobs(self, some: Sequence[XY], *, hot: bool = False, color: QColor | None = None) -> None:
        """Many handles at once; those out of sight are left out."""
        room = self._size.adjusted(-2 * HANDLE, -2 * HANDLE, 2 * HANDLE, 2 * HANDLE)
        side = HANDLE + (1.5 if hot else 0.0)
        places = [at for at in map(self._at, some) if room.contains(at)]
        areas = [QRectF(at.x() - side, at.y() - side, 2 * side, 2 * side) for at in places]
        if areas:
            self._painter.setPen(QPen(_DARK if color is None else color.darker(160), 1.5))
            self._painter.setBrush(_LIGHT if color is None else color)
            if hot:
                for area in areas:
                    self._painter.drawEllipse(area)
            else:
                self._painter.drawRects(areas)

    def ring(self, xy: XY) -> None:
        """Around the place that a point has snapped to."""
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        for pen in (QPen(_DARK, 4), QPen(_LIGHT, 2)):
            self._painter.setPen(pen)
            self._painter.drawEllipse(self._at(xy), 7.0, 7.0)

    def warn(self, xy: XY) -> None:
        """A sign where something is wrong: a ring with a cross in it."""
        at = self._at(xy)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        for pen in (QPen(_LIGHT, 4), QPen(_WARNING, 2)):
            self._painter.setPen(pen)
            self._painter.drawEllipse(at, 8.0, 8.0)
            for x in (-3.5, 3.5):
                self._painter.drawLine(at + QPointF(x, -3.5), at + QPointF(-x, 3.5))

    def band(self, one: XY, other: XY) -> None:
        """A rubber band between two corners."""
        area = QRectF(self._at(one), self._at(other)).normalized()
        self._painter.setPen(QPen(_DARK, 3))
        self._painter.setBrush(_BAND)
        self._painter.drawRect(area)
        pen = QPen(_LIGHT, 1)
        pen.setDashPattern([4.0, 3.0])
        self._painter.setPen(pen)
        self._painter.drawRect(area)

    def edge(self, one: XY, other: XY) -> None:
        """An edge that a drag would move."""
        self._painter.setPen(QPen(_LIGHT, LINE))
        self._painter.drawLine(self._at(one), self._at(other))

    def path(
        self, points: tuple[XY, ...], pointer: XY | None, color: QColor, *, closing: bool, filled: bool = True
    ) -> None:
        """An open path with its vertices and a line on to the pointer, or to the first point if it closes.

        `filled`: it will be closed.
        """
        vertices = [self._at(xy) for xy in points]
        if not vertices:
            return
        target = vertices[0] if closing else self._at(pointer) if pointer is not None else None
        if target is not None:
            if filled:
                area = QPainterPath()
                area.addPolygon(QPolygonF([*vertices, target]))
                self._painter.fillPath(area, _with_alpha(color, DRAWN_LOOK.fill))
            self._line([vertices[-1], target], color, dashed=not closing)
        self._line(vertices, color)
        self._painter.setPen(QPen(_DARK, 1))
        self._painter.setBrush(_LIGHT)
        for vertex in vertices[1:]:
            self._painter.drawEllipse(vertex, 2.5, 2.5)
        self._painter.setPen(QPen(_DARK, 1.5))
        self._painter.setBrush(color if closing else _LIGHT)
        side = 6.5 if closing else 4.0
        self._painter.drawEllipse(vertices[0], side, side)

    def guides(self, xy: XY) -> None:
        """A horizontal and a vertical line through the pointer, light on dark and dark on light."""
        at = self._at(xy)
        x, y = round(at.x()) + 0.5, round(at.y()) + 0.5
        level = QPointF(0, y), QPointF(self._size.width(), y)
        upright = QPointF(x, 0), QPointF(x, self._size.height())
        for color, pattern in ((QColor(0, 0, 0, 130), None), (QColor(255, 255, 255, 170), [4.0, 4.0])):
            pen = QPen(color, 1)
            if pattern:
                pen.setDashPattern(pattern)
            self._painter.setPen(pen)
            self._painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            self._painter.drawLine(*level)
            self._painter.drawLine(*upright)
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def tag(
        self, annotation: Annotation, color: QColor, *, others: Callable[[Bounds], NDArray[np.float64]]
    ) -> None:
        """The category beside a shape, never on a small one: where there is no such place, not at all.

        `others`: the bounds of what else there is in a part of the image, rows of (x0, y0, x1, y1).
        """
        if not self._words:
            return
        width, height = self._chip_size(annotation.category)
        shape = QRectF(*self._rect(annotation.geometry.bounds()))
        places = [one for one in self._beside(shape, width, height) if self._size.contains(one)]
        if not places:
            return
        room = reduce(QRectF.united, places)
        first, last = (room.left(), room.top()), (room.right(), room.bottom())
        part = (*self._view.to_image(first), *self._view.to_image(last))
        left, top, right, bottom = others(part).T * self._view.scale
        wide, high = room_for(width, height)
        small = (right - left < wide) | (bottom - top < high)
        x, y = self._view.x, self._view.y
        for place in places:
            x0, y0, x1, y1 = place.x() - x, place.y() - y, place.right() - x, place.bottom() - y
            covers = (left - DOT < x1) & (right + DOT > x0) & (top - DOT < y1) & (bottom + DOT > y0)
            if not (covers & small).any():
                self._chip(place.topLeft(), annotation.category, color)
                return

    def _beside(self, shape: QRectF, width: float, height: float) -> Iterator[QRectF]:
        """Places for a tag, the best first: above, below, beside, and inside where there is much room."""
        edge = self._size
        left = min(max(shape.left(), edge.left() + GAP), edge.right() - width - GAP)
        right = min(max(shape.right() - width, edge.left() + GAP), edge.right() - width - GAP)
        top = min(max(shape.top(), edge.top() + GAP), edge.bottom() - height - GAP)
        rows = shape.top() - GAP - height, shape.bottom() + GAP
        for y, x in product(rows, (left, right)):
            yield QRectF(x, y, width, height)
        for x in (shape.right() + GAP, shape.left() - GAP - width):
            yield QRectF(x, top, width, height)
        seen = shape.intersected(edge)
        if has_room(seen, width, height):
            for y, x in product((seen.top() + GAP, seen.bottom() - GAP - height), (left, right)):
                yield QRectF(x, y, width, height)

    def _rect(self, bounds: Bounds) -> Bounds:
        x0, y0, x1, y1 = self._view.bounds_to_widget(bounds)
        return x0, y0, x1 - x0, y1 - y0

    def name(self, xy: XY, category: str, color: QColor) -> None:
        """The category in force, beside the pointer."""
        if not self._words:
            return
        at = self._at(xy)
        width, height = self._chip_size(category)
        left = at.x() + 14 if at.x() + 14 + width < self._size.right() else at.x() - 14 - width
        top = at.y() + 16 if at.y() + 16 + height < self._size.bottom() else at.y() - 16 - height
        self._painter.setOpacity(0.85)
        self._chip(QPointF(left, top), category, color)
        self._painter.setOpacity(1.0)

    def _chip_size(self, text: str) -> tuple[float, float]:
        metrics = QFontMetricsF(self._font)
        return metrics.horizontalAdvance(text) + 28, metrics.height() + 6

    def _chip(self, at: QPointF, text: str, color: QColor) -> None:
        width, height = self._chip_size(text)
        area = QRectF(round(at.x()), round(at.y()), width, height)
        self._painter.setPen(QPen(_CHIP_EDGE, 1))
        self._painter.setBrush(_CHIP)
        self._painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(color)
        self._painter.drawRoundedRect(QRectF(area.left() + 8, area.center().y() - 4, 8, 8), 2, 2)
        self._painter.setPen(QColor(255, 255, 255, 240))
        self._painter.setFont(self._font)
        left = area.adjusted(21, 0, 0, 0)
        self._painter.drawText(left, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), text)

    def _strokes(self, shapes: list[QPolygonF], lines: Outline, color: QColor, look: Look) -> None:
        painter, closed = self._painter, lines.closed
        line = (self._hover or _lighter(color)) if look.bright else color
        path = QPainterPath()
        for number, shape in enumerate(shapes):
            if shape.size() == 1:
                self._dot(shape.first(), line, DOT + look.line / 2, hollow=number in lines.hollow)
                continue
            path.addPolygon(shape)
            if closed:
                path.closeSubpath()
        if closed and look.fill * self._fill:
            # Not smooth, at half the cost: the edge lies under the line.
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            painter.fillPath(path, _with_alpha(color, min(1.0, look.fill * self._fill)))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        ring = [QPen(_DARK, look.line + 4 * HALO), QPen(self._ring, look.line + 2 * HALO)]
        plain = [QPen(_DARK, look.line + 2 * HALO)]
        for pen in (*(ring if look.ringed else plain), QPen(line, look.line)):
            pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
            painter.setPen(pen)
            painter.drawPath(path)

    def _dot(self, at: QPointF, color: QColor, radius: float, *, hollow: bool) -> None:
        painter = self._painter
        radius += 1 if hollow else 0
        painter.setPen(QPen(_DARK, 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush if hollow else color)
        painter.drawEllipse(at, radius, radius)
        if hollow:
            painter.setPen(QPen(color, LINE))
            painter.drawEllipse(at, radius - 1.5, radius - 1.5)

    def _line(self, points: list[QPointF], color: QColor, *, dashed: bool = False) -> None:
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        for tint, width in ((_DARK, LINE + 2 * HALO), (color, LINE)):
            pen = QPen(tint, width)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            if dashed and tint is color:
                pen.setDashPattern([3.0, 2.5])
            self._painter.setPen(pen)
            self._painter.drawPolyline(points)

    def _placed(self, lines: Outline) -> list[QPolygonF]:
        thin = Outline(tuple(_thinned(line, self._view.scale) for line in lines.lines), lines.closed)
        return [self._transform().map(shape) for shape in polygons(thin)]

    def _transform(self) -> QTransform:
        return QTransform(self._view.scale, 0, 0, self._view.scale, self._view.x, self._view.y)

    def _at(self, xy: XY) -> QPointF:
        return QPointF(*self._view.to_widget(xy))


def _thinned(line: Line, scale: float) -> Line:
    return line if len(line) < THINNED_FROM else thinned(line, scale)


def _with_alpha(color: QColor, alpha: float) -> QColor:
    faint = QColor(color)
    faint.setAlphaF(alpha)
    return faint


def _lighter(color: QColor) -> QColor:
    """The colour half way to white: brighter on every photograph, and still told apart."""
    return QColor(*((channel + 255) // 2 for channel in (color.red(), color.green(), color.blue())))
