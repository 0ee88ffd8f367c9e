"""Pictures of what does not change, made once for a scale, in tiles.

Coordinates here are device pixels, so that the pictures are copied to the screen and never scaled.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final, Protocol, Self

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QTransform

from labelqueue.domain.geometry import Bounds
from labelqueue.ui.canvas.view import View
from labelqueue.ui.canvas.workshop import Job, Rendering, Workshop

TILE: Final = 512
KEPT_SPARE: Final = 24
"""Tiles kept although they are out of sight, for the way back."""

FARTHEST: Final = 1e9
"""Device pixels: the width of twice that still fits into 32 bits."""

Place = tuple[int, int]
"""Column and row of a tile."""

Area = tuple[int, int, int, int]


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
    """What tiles are pictures of. `render` is called on the GUI thread; what it gives goes on elsewhere."""

    @property
    def margin(self) -> float:
        """Device pixels that a picture reaches beyond the bounds of what it shows."""

    def extent(self) -> Bounds | None:
        """The part of the image plane in which there is anything; None: nowhere."""

    def render(self, grid: Grid, area: QRect) -> Rendering:
        """A picture of `area`, of what is to be seen now."""


@dataclass(slots=True)
class _Tile:
    """`pictures`: by source, one over the other; `flat`: all of them in one."""

    pictures: dict[int, QImage | None] = field(default_factory=dict)
    jobs: dict[tuple[int, Area | None], Job] = field(default_factory=dict)
    flat: QImage | None = None

    def cancel(self) -> None:
        for job in self.jobs.values():
            job.cancelled = True
        self.jobs.clear()


class Sheet:
    """Several sources in tiles, the first one at the bottom: `show` says what is seen, `paint` copies it."""

    def __init__(
        self, sources: Sequence[Source], workshop: Workshop, *, rank: float, over: bool = False
    ) -> None:
        """`rank`: sheets of a smaller one are made first; `over`: what is below is seen where it is empty."""
        self._over = over
        self._sources = sources
        self._workshop = workshop
        self._rank = rank
        self._grid: Grid | None = None
        self._tiles: dict[Place, _Tile] = {}
        self._visible: list[Place] = []
        self._changed: set[Place] = set()
        self._middle = 0.0, 0.0

    @property
    def scale(self) -> float | None:
        """Device pixels per image pixel; None: nothing was shown yet."""
        return None if self._grid is None else self._grid.scale

    @property
    def pending(self) -> bool:
        """Whether something visible is not yet as it should be."""
        return self.missing or any(tile.jobs for tile in self._tiles.values())

    @property
    def complete(self) -> bool:
        """Whether there is a picture, up to date or not, for all that is visible."""
        return all(self._made(place) for place in self._visible)

    def clear(self) -> None:
        """Forget everything."""
        for tile in self._tiles.values():
            tile.cancel()
        self._grid = None
        self._tiles, self._visible, self._changed = {}, [], set()

    def become(self, other: "Sheet") -> None:
        """Go on with all pictures that another sheet of the same sources has, which is of no use any more."""
        self.clear()
        for tile in other._tiles.values():
            for source, _part in tile.jobs:  # what was about to be made anew is not as it should be
                tile.pictures.pop(source, None)
                tile.flat = None
            tile.cancel()
        self._grid, self._tiles = other._grid, other._tiles

    def take_over(self, other: "Sheet") -> None:
        """Begin with the pictures that another sheet has of its last source."""
        self.clear()
        self._grid = other._grid
        last = len(other._sources) - 1
        for place, tile in other._tiles.items():
            if last in tile.pictures and not any(source == last for source, _part in tile.jobs):
                self._tiles[place] = _Tile({0: tile.pictures[last]})

    def refresh(self, source: int) -> None:
        """Make all of one source anew; what is there stays in sight until then."""
        for place in list(self._tiles):
            if place in self._visible:
                self._order(place, source, None)
            else:
                self._drop(place)

    def repair(self, source: int, places: Iterable[Bounds]) -> None:
        """Make anew what of one source touches one of these parts of the image."""
        if self._grid is None:
            return
        for bounds in places:
            area = self._grid.area(bounds, self._sources[source].margin)
            for place in self._existing_in(area):
                if place not in self._visible:
                    self._drop(place)
                else:
                    begun = (source, None) in self._tiles[place].jobs
                    self._order(place, source, None if begun else area.intersected(_rect(place)))

    def _existing_in(self, area: QRect) -> list[Place]:
        """The tiles in `area` that are there: a large shape touches far more than anybody sees."""
        left, right = area.left() // TILE, area.right() // TILE
        top, bottom = area.top() // TILE, area.bottom() // TILE
        return [one for one in self._tiles if left <= one[0] <= right and top <= one[1] <= bottom]

    def show(self, view: View, size: tuple[int, int], ratio: float) -> None:
        """Say what is on the screen: a view on a widget of `size` device pixels."""
        if self._grid is None or self._grid.scale != view.scale * ratio:
            self.clear()
            self._grid = Grid.of(view, ratio)
        origin = self._grid.origin(view, ratio)
        screen = QRect(-origin.x(), -origin.y(), *size)
        visible = _tiles_in(screen.intersected(self._extent(self._grid)))
        if visible != self._visible:
            self._visible = visible
            self._drop_spare()
        # From the middle outwards: that is where one looks.
        self._middle = screen.center().x() / TILE - 0.5, screen.center().y() / TILE - 0.5
        for place in visible:
            tile = self._tiles.setdefault(place, _Tile())
            for (source, part), job in tile.jobs.items():
                job.order = self._when(place, source, part)

    @property
    def missing(self) -> bool:
        """Whether there is something to `order`."""
        return any(self._lacks(place) for place in self._visible)

    def order(self) -> None:
        """Have made what is visible and not there."""
        for place in self._visible:
            for source in self._lacks(place):
                self._order(place, source, None)

    def _lacks(self, place: Place) -> list[int]:
        tile = self._tiles[place]
        return [
            source
            for source in range(len(self._sources))
            if source not in tile.pictures and (source, None) not in tile.jobs
        ]

    def _when(self, place: Place, source: int, part: Area | None) -> tuple[float, ...]:
        x, y = self._middle
        # An edit is shown before anything else.
        away = max(abs(place[0] - x), abs(place[1] - y)) if part is None else 0.0
        return self._rank, away, *place, source

    def changed(self, view: View, ratio: float) -> QRect:
        """Where on the screen (in device pixels) `take_changed` has something to say."""
        area = QRect()
        if self._grid is not None:
            origin = self._grid.origin(view, ratio)
            for place in self._changed:
                if place in self._visible:
                    area = area.united(_rect(place).translated(origin))
        return area

    def take_changed(self) -> list[Place]:
        """The visible tiles that look different since they were asked for the last time."""
        changed, self._changed = self._changed, set()
        return [place for place in changed if place in self._visible]

    @property
    def flat(self) -> bool:
        """Whether there is one picture for each place that is visible."""
        return all(self._tiles[place].flat is not None for place in self._visible)

    def flatten_one(self) -> None:
        """Do for one place what `paint` would have to do first."""
        for place in self._visible:
            if self._made(place) and self._tiles[place].flat is None:
                self._flat(self._tiles[place])
                return

    def paint(self, painter: QPainter, view: View, ratio: float, *, only: list[Place] | None = None) -> None:
        """Copy what is there; `painter` works in device pixels."""
        if self._grid is None:
            return
        origin = self._grid.origin(view, ratio)
        for place in self._visible if only is None else only:
            if self._made(place) and (flat := self._flat(self._tiles[place])) is not None:
                at = origin + QPoint(place[0] * TILE, place[1] * TILE)
                painter.drawImage(at, flat)

    def _made(self, place: Place) -> bool:
        tile = self._tiles.get(place)
        return tile is not None and len(tile.pictures) == len(self._sources)

    def _flat(self, tile: _Tile) -> QImage | None:
        if tile.flat is None:
            pictures = [tile.pictures[source] for source in range(len(self._sources))]
            some = [picture for picture in pictures if picture is not None]
            if not some and self._over:
                return None
            if not some:  # what should have been there failed
                some = [QImage(TILE, TILE, QImage.Format.Format_RGB32)]
                some[0].fill(0)
            tile.flat = some[0].copy() if len(some) > 1 else some[0]
            if len(some) > 1:
                with QPainter(tile.flat) as painter:
                    for picture in some[1:]:
                        painter.drawImage(0, 0, picture)
        return tile.flat

    def _extent(self, grid: Grid) -> QRect:
        extent = QRect()
        for source in self._sources:
            bounds = source.extent()
            if bounds is not None:
                extent = extent.united(grid.area(bounds, source.margin))
        return extent

    def _order(self, place: Place, source: int, part: QRect | None) -> None:
        if self._grid is None:
            return
        tile = self._tiles[place]
        for key in [key for key in tile.jobs if key[0] == source and _within(key[1], part)]:
            tile.jobs.pop(key).cancelled = True
        if self._sources[source].extent() is None:
            self._put(place, (source, None), None)
            return
        area = _rect(place) if part is None else part
        key = (source, None if part is None else _numbers(part))
        job = Job(
            self._when(place, source, key[1]),
            self._sources[source].render(self._grid, area),
            lambda picture: self._put(place, key, picture),
        )
        tile.jobs[key] = job
        self._workshop.take(job)

    def _put(self, place: Place, key: tuple[int, Area | None], picture: QImage | None) -> None:
        tile = self._tiles.get(place)
        if tile is None:
            return
        tile.jobs.pop(key, None)
        source, part = key
        tile.pictures[source] = (
            picture if part is None else _mended(tile.pictures.get(source), place, part, picture)
        )
        tile.flat = None
        self._changed.add(place)

    def _drop(self, place: Place) -> None:
        self._tiles.pop(place).cancel()

    def _drop_spare(self) -> None:
        visible = set(self._visible)
        spare = [place for place in self._tiles if place not in visible]
        for place in spare:
            if not self._made(place) or self._tiles[place].jobs:
                self._drop(place)
        spare = [place for place in spare if place in self._tiles]
        for place in spare[: max(0, len(spare) - KEPT_SPARE)]:
            self._drop(place)


def _mended(base: QImage | None, place: Place, part: Area, picture: QImage | None) -> QImage | None:
    if base is None:
        if picture is None:
            return None
        base = QImage(TILE, TILE, QImage.Format.Format_ARGB32_Premultiplied)
        base.fill(0)
    area = QRect(*part)
    with QPainter(base) as painter:
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        at = area.topLeft() - _rect(place).topLeft()
        if picture is None:
            painter.fillRect(QRect(at, area.size()), Qt.GlobalColor.transparent)
        else:
            painter.drawImage(at, picture)
    return base


def _within(part: Area | None, other: QRect | None) -> bool:
    """Whether making `other` makes `part` superfluous."""
    return other is None or (part is not None and other.contains(QRect(*part)))


def _numbers(rect: QRect) -> Area:
    return rect.x(), rect.y(), rect.width(), rect.height()


def _rect(place: Place) -> QRect:
    return QRect(place[0] * TILE, place[1] * TILE, TILE, TILE)


def _tiles_in(area: QRect) -> list[Place]:
    if area.isEmpty():
        return []
    columns = range(area.left() // TILE, area.right() // TILE + 1)
    rows = range(area.top() // TILE, area.bottom() // TILE + 1)
    return [(column, row) for row in rows for column in columns]
