"""Pictures of what does not change, made once for a scale, in pieces, a few milliseconds at a time.

Coordinates here are device pixels, so that the pictures are copied to the screen and never scaled.
"""

import time
from collections.abc import Generator, Iterable
from dataclasses import dataclass
from typing import Final, Protocol, Self

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QRegion, QTransform

from labelqueue.domain.geometry import Bounds
from labelqueue.ui.canvas.view import View

TILE: Final = 256
KEPT_SPARE: Final = 128
"""Tiles kept although they are out of sight, for the way back."""

FARTHEST: Final = 1e9
"""Device pixels: the width of twice that still fits into 32 bits."""

Tile = tuple[int, int]
Area = tuple[int, int, int, int]
Rendering = Generator[None, None, QImage | None]
"""Work that pauses often and ends with a picture, or None where there is nothing to see."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Tiles of one scale (device pixels per image pixel). The image begins at (x, y), less than one pixel."""

    scale: float
    x: float
    y: float

    @classmethod
    def of(cls, view: View, ratio: float) -> Self:
        """The grid on which `view` needs no scaling."""
        x, y = view.x * ratio, view.y * ratio
        return cls(view.scale * ratio, x - x // 1, y - y // 1)

    def origin(self, view: View, ratio: float) -> QPoint:
        """Where tile (0, 0) begins on the screen."""
        return QPoint(round(view.x * ratio - self.x), round(view.y * ratio - self.y))

    def bounds(self, area: QRect, margin: float = 0.0) -> Bounds:
        """The part of the image in `area` and `margin` device pixels around it."""
        left, top = area.x() - margin - self.x, area.y() - margin - self.y
        right = area.x() + area.width() + margin - self.x
        bottom = area.y() + area.height() + margin - self.y
        return left / self.scale, top / self.scale, right / self.scale, bottom / self.scale

    def area(self, bounds: Bounds, margin: float) -> QRect:
        """The device pixels that a part of the image, and `margin` around it, may touch."""
        # Integers have an end, and what is farther away is never on the screen.
        x0, y0, x1, y1 = (min(max(value * self.scale, -FARTHEST), FARTHEST) for value in bounds)
        rect = QRectF(x0 + self.x, y0 + self.y, x1 - x0, y1 - y0)
        return rect.adjusted(-margin, -margin, margin, margin).toAlignedRect()

    def transform(self, area: QRect) -> QTransform:
        """From image pixels to pixels of a picture of `area`."""
        return QTransform(self.scale, 0, 0, self.scale, self.x - area.x(), self.y - area.y())


class Source(Protocol):
    """What tiles are pictures of."""

    @property
    def margin(self) -> float:
        """Device pixels that a picture reaches beyond the bounds of what it shows."""

    def extent(self) -> Bounds | None:
        """The part of the image plane in which there is anything; None: nowhere."""

    def render(self, grid: Grid, area: QRect) -> Rendering:
        """A picture of `area`."""


class TileLayer:
    """The tiles of one source: `show` says what is needed, `work` makes it, `paint` copies it."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._grid: Grid | None = None
        self._tiles: dict[Tile, QImage | None] = {}
        self._visible: list[Tile] = []
        self._jobs: dict[tuple[Tile, Area | None], Rendering] = {}
        self._behind: tuple[Grid, dict[Tile, QImage | None]] | None = None

    @property
    def pending(self) -> bool:
        """Whether something visible is not yet as it should be."""
        return bool(self._jobs)

    def clear(self) -> None:
        """Forget everything."""
        self._grid = self._behind = None
        self._tiles, self._visible, self._jobs = {}, [], {}

    def refresh(self) -> None:
        """Make all anew; what is there stays in sight until then."""
        if self._grid is not None:
            self._keep_behind()
            self._grid = None

    def repair(self, places: Iterable[Bounds]) -> None:
        """Make anew what touches one of these parts of the image."""
        if self._grid is None:
            return
        for place in places:
            area = self._grid.area(place, self._source.margin)
            for tile in self._existing_in(area):
                # Begun with what is out of date: `show` asks for it again.
                self._jobs.pop((tile, None), None)
                if tile in self._tiles:
                    self._mend(self._grid, tile, area.intersected(_rect(tile)))

    def _existing_in(self, area: QRect) -> list[Tile]:
        """The tiles in `area` that are there or begun: a large shape touches far more than anybody sees."""
        left, right = area.left() // TILE, area.right() // TILE
        top, bottom = area.top() // TILE, area.bottom() // TILE
        existing = dict.fromkeys([*self._tiles, *(tile for tile, _part in self._jobs)])
        return [one for one in existing if left <= one[0] <= right and top <= one[1] <= bottom]

    def _mend(self, grid: Grid, tile: Tile, area: QRect) -> None:
        if tile not in self._visible:
            del self._tiles[tile]
            return
        for job in [one for one in self._jobs if one[0] == tile and one[1] and area.contains(QRect(*one[1]))]:
            del self._jobs[job]
        self._jobs[tile, _numbers(area)] = self._source.render(grid, area)

    def show(self, view: View, size: tuple[int, int], ratio: float) -> None:
        """Say what is on the screen: a view on a widget of `size` device pixels."""
        if self._grid is None or self._grid.scale != view.scale * ratio:
            self._keep_behind()
            self._grid = Grid.of(view, ratio)
        extent = self._source.extent()
        origin = self._grid.origin(view, ratio)
        screen = QRect(-origin.x(), -origin.y(), *size)
        area = QRect() if extent is None else screen.intersected(self._grid.area(extent, self._source.margin))
        visible = _tiles_in(area)
        if visible != self._visible:
            self._visible = visible
            self._drop_spare()
        wanted = [tile for tile in visible if tile not in self._tiles]
        for job in [one for one in self._jobs if one[1] is None and one[0] not in wanted]:
            del self._jobs[job]
        # From the middle outwards: that is where one looks.
        x, y = screen.center().x() / TILE - 0.5, screen.center().y() / TILE - 0.5
        for tile in sorted(wanted, key=lambda tile: abs(tile[0] - x) + abs(tile[1] - y)):
            if (tile, None) not in self._jobs:
                self._jobs[tile, None] = self._source.render(self._grid, _rect(tile))
        if not wanted:
            self._behind = None

    def work(self, until: float) -> bool:
        """Make what is missing until that time (of `time.perf_counter`); whether something was finished."""
        finished = False
        while self._jobs and time.perf_counter() < until:
            job = next(iter(self._jobs))
            try:
                next(self._jobs[job])
            except StopIteration as end:
                del self._jobs[job]
                self._put(*job, end.value)
                finished = True
        if finished and not self._jobs:
            self._behind = None
        return finished

    def paint(self, painter: QPainter, view: View, ratio: float) -> None:
        """Copy what there is; `painter` works in device pixels."""
        if self._grid is None:
            return
        origin = self._grid.origin(view, ratio)
        missing = [tile for tile in self._visible if tile not in self._tiles]
        if missing:
            region = QRegion()
            for tile in missing:
                region += _rect(tile).translated(origin)
            self._paint_missing(painter, region, view, ratio)
        for tile in self._visible:
            picture = self._tiles.get(tile)
            if picture is not None:
                painter.drawImage(origin.x() + tile[0] * TILE, origin.y() + tile[1] * TILE, picture)

    def _paint_missing(self, painter: QPainter, region: QRegion, view: View, ratio: float) -> None:
        """Stand in for tiles that are not ready: those of the last scale, stretched."""
        if self._behind is None:
            return
        grid, tiles = self._behind
        stretch = view.scale * ratio / grid.scale
        painter.save()
        painter.setClipRegion(region)
        painter.translate(view.x * ratio - grid.x * stretch, view.y * ratio - grid.y * stretch)
        painter.scale(stretch, stretch)
        for tile, picture in tiles.items():
            if picture is not None:
                painter.drawImage(tile[0] * TILE, tile[1] * TILE, picture)
        painter.restore()

    def _put(self, tile: Tile, part: Area | None, picture: QImage | None) -> None:
        if part is None:
            self._tiles[tile] = picture
            return
        base = self._tiles.get(tile)
        if base is None:
            if picture is None:
                return
            base = QImage(TILE, TILE, QImage.Format.Format_ARGB32_Premultiplied)
            base.fill(0)
        area = QRect(*part)
        with QPainter(base) as painter:
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
            at = area.topLeft() - _rect(tile).topLeft()
            if picture is None:
                painter.fillRect(QRect(at, area.size()), Qt.GlobalColor.transparent)
            else:
                painter.drawImage(at, picture)
        self._tiles[tile] = base

    def _keep_behind(self) -> None:
        # Zooming on before anything was finished: the last complete pictures are still the best there are.
        if self._grid is not None and (self._behind is None or not self.pending):
            self._behind = self._grid, self._tiles
        self._tiles, self._visible, self._jobs = {}, [], {}

    def _drop_spare(self) -> None:
        spare = [tile for tile in self._tiles if tile not in set(self._visible)]
        for tile in spare[: max(0, len(spare) - KEPT_SPARE)]:
            del self._tiles[tile]


def _numbers(rect: QRect) -> Area:
    return rect.x(), rect.y(), rect.width(), rect.height()


def _rect(tile: Tile) -> QRect:
    return QRect(tile[0] * TILE, tile[1] * TILE, TILE, TILE)


def _tiles_in(area: QRect) -> list[Tile]:
    if area.isEmpty():
        return []
    columns = range(area.left() // TILE, area.right() // TILE + 1)
    rows = range(area.top() // TILE, area.bottom() // TILE + 1)
    return [(column, row) for row in rows for column in columns]
