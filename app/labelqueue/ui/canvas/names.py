"""Categories on settled annotations, where there is room for them."""

from collections.abc import Callable, Generator
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter

from labelqueue.domain.label import Annotation
from labelqueue.ui.canvas.tiles import Grid
from labelqueue.ui.tools.index import Entry, Places

PIXELS: Final = 11
"""Height of the letters."""

PAD: Final = 4.0
ROOMY: Final = 2.0
"""So many times higher than its name is an object that has one; what is smaller is never covered."""

_PAPER: Final = QColor(18, 20, 25, 190)
_INK: Final = QColor(255, 255, 255, 235)


def paint_names(
    picture: QImage,
    entries: list[Entry],
    places: Places,
    grid: Grid,
    *,
    color: Callable[[Annotation], QColor],
    ratio: float,
) -> Generator[None]:
    """Write the categories of `entries` into their corners. `grid`: from the image to pixels of `picture`.

    A name stays inside its own object and off all that are too small for one. It is the same in every tile,
    because only `places` decide about it, not what is seen of them.
    """
    font = QFont()
    font.setPixelSize(round(PIXELS * ratio))
    font.setWeight(QFont.Weight.Medium)
    metrics = QFontMetricsF(font)
    height, pad = metrics.height() + 2 * ratio, PAD * ratio
    with QPainter(picture) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font)
        for entry in entries:
            text = entry.annotation.category
            place = _free(entry, places, grid, metrics.horizontalAdvance(text) + 3 * pad, height)
            if place is not None:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(_PAPER)
                painter.drawRoundedRect(place, 3 * ratio, 3 * ratio)
                painter.setBrush(color(entry.annotation))
                painter.drawRect(QRectF(place.x(), place.y(), pad, height))
                painter.setPen(_INK)
                inside = place.adjusted(2 * pad, 0, 0, 0)
                painter.drawText(
                    inside, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), text
                )
            yield


def _free(entry: Entry, places: Places, grid: Grid, width: float, height: float) -> QRectF | None:
    """Where in the corners of an object its name covers nothing small, if anywhere."""
    box = _placed(entry, grid)
    if not has_room(box, width, height):
        return None
    left, right = box.left() + 3, box.right() - 3 - width
    top, bottom = box.top() + 3, box.bottom() - 3 - height
    for x, y in ((left, top), (right, top), (left, bottom), (right, bottom)):
        place = QRectF(round(x), round(y), width, height)
        bounds = (
            (place.left() - grid.x) / grid.scale,
            (place.top() - grid.y) / grid.scale,
            (place.right() - grid.x) / grid.scale,
            (place.bottom() - grid.y) / grid.scale,
        )
        others = (other for other in places.touching(bounds) if other is not entry)
        if all(has_room(_placed(other, grid), width, height) for other in others):
            return place
    return None


def _placed(entry: Entry, grid: Grid) -> QRectF:
    x0, y0, x1, y1 = (value * grid.scale for value in entry.bounds)
    return QRectF(x0 + grid.x, y0 + grid.y, x1 - x0, y1 - y0)


def has_room(box: QRectF, width: float, height: float) -> bool:
    """Whether an object is so large that a name of that size may lie on it."""
    wide, high = room_for(width, height)
    return box.width() >= wide and box.height() >= high


def room_for(width: float, height: float) -> tuple[float, float]:
    """The sides that an object has at least on which a name of that size may lie."""
    return width + 12, ROOMY * height
