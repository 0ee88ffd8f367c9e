"""What differs from another label, over the image: +, − and ~ beside what was added, removed and changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen, QTransform

from labelqueue.domain.changes import Change, ChangeKind
from labelqueue.domain.geometry import Bounds, Geometry
from labelqueue.ui.canvas.shapes import polygons
from labelqueue.ui.canvas.view import View
from labelqueue.ui.tools.outline import around, outline

ADDED: Final = "+"
REMOVED: Final = "−"
CHANGED: Final = "~"
COLORS: Final = {ADDED: QColor("#2fbf71"), REMOVED: QColor("#ff5a52"), CHANGED: QColor("#f2b134")}
SIDE: Final = 18.0
"""Screen pixels of a sign."""
MOST: Final = 400
"""So many are painted at most in one frame; seen from so far they would cover each other."""

_DARK: Final = QColor(0, 0, 0, 190)
_INK: Final = QColor(18, 20, 25)
_DASHES: Final = [5.0, 3.0]
_MIDDLE: Final = int(Qt.AlignmentFlag.AlignCenter)


def sign_of(change: Change) -> str:
    """The sign of a change, also in lists."""
    if change.before is None:
        return ADDED
    return REMOVED if change.after is None else CHANGED


class Side(Enum):
    """Which of the two labels is below it."""

    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True)
class Difference:
    """One change, ready to be painted. `side`: only what that label has of it; None: both."""

    change: Change
    side: Side | None = None

    @cached_property
    def place(self) -> Bounds:
        """Where the sign belongs."""
        change = self.change
        shown = change.before if self.side is Side.BEFORE else change.now
        return (shown or change.now).geometry.bounds()

    @cached_property
    def bounds(self) -> Bounds:
        """All of it: where it was and where it is."""
        return around([one.geometry.bounds() for one in (self.change.before, self.change.after) if one])

    @cached_property
    def before(self) -> QPainterPath | None:
        """What is not there any more, in pixels of the image; None: it is all there as it was."""
        change = self.change
        moved = {ChangeKind.MOVED, ChangeKind.RESHAPED, ChangeKind.REMOVED} & set(change.kinds)
        if change.before is None or self.side is Side.AFTER:
            return None
        return _path(change.before.geometry) if moved or self.side is Side.BEFORE else None

    @cached_property
    def after(self) -> QPainterPath | None:
        """What is there now; None: it was removed."""
        if self.change.after is None or self.side is Side.BEFORE:
            return None
        return _path(self.change.after.geometry)


def beside(found: Sequence[Change], side: Side) -> list[Difference]:
    """What one of two labels has of what differs between them."""
    shown = [one for one in found if (one.before if side is Side.BEFORE else one.after) is not None]
    return [Difference(one, side) for one in shown]


def paint_differences(
    painter: QPainter, view: View, area: QRectF, found: Sequence[Difference], font: QFont
) -> None:
    """Paint those in sight onto `area` of the widget: dashed what was, in one line what is, and a sign."""
    if not found:
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    transform = QTransform(view.scale, 0, 0, view.scale, view.x, view.y)
    seen = [one for one in found if area.intersects(_rect(view.bounds_to_widget(one.bounds)))][:MOST]
    for one in seen:
        color = COLORS[sign_of(one.change)]
        if one.before is not None:
            _line(painter, transform.map(one.before), color, dashed=True)
        if one.after is not None:
            _line(painter, transform.map(one.after), color, dashed=False)
    bold = QFont(font)
    bold.setBold(True)
    painter.setFont(bold)
    for one in seen:
        _sign(painter, view, area, one)


def _line(painter: QPainter, path: QPainterPath, color: QColor, *, dashed: bool) -> None:
    for tint, width in ((_DARK, 5.0), (color, 2.5)):
        pen = QPen(tint, width)
        if dashed:
            pen.setDashPattern([one * 2.5 / width for one in _DASHES])
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.drawPath(path)


def _sign(painter: QPainter, view: View, area: QRectF, one: Difference) -> None:
    """At the upper left corner of the object, or where of it is in sight."""
    place = view.bounds_to_widget(one.place)
    x = min(max(place[0] - SIDE / 2, area.left()), area.right() - SIDE)
    y = min(max(place[1] - SIDE / 2, area.top()), area.bottom() - SIDE)
    square = QRectF(x, y, SIDE, SIDE)
    sign = sign_of(one.change)
    painter.setPen(QPen(_DARK, 1.5))
    painter.setBrush(COLORS[sign])
    painter.drawRoundedRect(square, 4, 4)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(_INK)
    painter.drawText(square, _MIDDLE, sign)


def _path(geometry: Geometry) -> QPainterPath:
    lines = outline(geometry)
    path = QPainterPath()
    for shape in polygons(lines):
        if shape.size() == 1:
            path.addEllipse(shape.first(), 3, 3)
            continue
        path.addPolygon(shape)
        if lines.closed:
            path.closeSubpath()
    return path


def _rect(bounds: Bounds) -> QRectF:
    margin = QPointF(SIDE, SIDE)
    return QRectF(QPointF(*bounds[:2]) - margin, QPointF(*bounds[2:]) + margin)
