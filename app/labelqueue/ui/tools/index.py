"""Where annotations are: found by place, without looking at all of them."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property
from operator import attrgetter
from typing import Any, Final

import numpy as np
import shapely
from numpy.typing import NDArray

from labelqueue.domain.geometry import XY, Bounds, Keypoints
from labelqueue.domain.ids import AnnotationId
from labelqueue.domain.label import Annotation, Label
from labelqueue.domain.regions import crossings
from labelqueue.domain.skeleton import Skeleton
from labelqueue.ui.tools.outline import Line, Outline, around, edges, outline, outlines, region
from labelqueue.ui.tools.parts import handle_lines

REBUILD_AFTER: Final = 64
"""So many changed annotations are kept beside the tree before it is made anew."""

TIE: Final = 6
"""Digits of a pixel: outlines that differ by less are equally near, as where two shapes share a border."""

_BY_ORDER: Final = attrgetter("order")


@dataclass(eq=False)
class Entry:
    """One annotation and what is known about its place. `order`: 0 is the back."""

    annotation: Annotation
    order: int
    skeleton: Skeleton | None = None
    kept: Any = field(default=None, repr=False)
    """What somebody who paints it wants to find again."""

    @cached_property
    def bounds(self) -> Bounds:
        """x0, y0, x1, y1 in pixels."""
        return self.annotation.geometry.bounds()

    @cached_property
    def outline(self) -> Outline:
        """Its lines."""
        return outline(self.annotation.geometry, self.skeleton)

    @cached_property
    def handles(self) -> tuple[Line, ...]:
        """The vertices that can be dragged."""
        return handle_lines(self.annotation.geometry)

    @cached_property
    def edges(self) -> Any:
        """Its lines, for shapely."""
        return edges(self.outline)

    @cached_property
    def region(self) -> Any:
        """Its inside."""
        return region(self.outline)

    @cached_property
    def crossings(self) -> tuple[XY, ...]:
        """Where it crosses itself."""
        return crossings(self.annotation.geometry)

    @cached_property
    def area(self) -> float:
        """Pixels inside."""
        return float(self.region.area)


@dataclass(frozen=True, eq=False, slots=True)
class Places:
    """The annotations of one moment by place. Nothing in it changes any more: any thread may ask."""

    entries: Mapping[AnnotationId, Entry]
    tree: Any
    tree_ids: Sequence[AnnotationId]
    tree_bounds: NDArray[np.float64]
    beside: frozenset[AnnotationId]
    """Changed since the tree was made."""

    def touching(self, bounds: Bounds) -> list[Entry]:
        """Those whose bounds meet `bounds`, from back to front."""
        in_tree = map(self.tree_ids.__getitem__, self.tree.query(shapely.box(*bounds)).tolist())
        known = (one for one in in_tree if one not in self.beside) if self.beside else in_tree
        return sorted([*map(self.entries.__getitem__, known), *self._beside(bounds)], key=_BY_ORDER)

    def bounds_touching(self, bounds: Bounds, *, without: Set[AnnotationId]) -> NDArray[np.float64]:
        """The bounds that meet `bounds`, rows of (x0, y0, x1, y1) in no order, but those of `without`."""
        gone, ids = without | self.beside, self.tree_ids
        hits = [one for one in self.tree.query(shapely.box(*bounds)).tolist() if ids[one] not in gone]
        beside = [one.bounds for one in self._beside(bounds) if one.annotation.id not in without]
        return np.concatenate([self.tree_bounds[hits], np.array(beside, np.float64).reshape(-1, 4)])

    def _beside(self, bounds: Bounds) -> list[Entry]:
        some = [self.entries[one] for one in self.beside if one in self.entries]
        return [entry for entry in some if _meet(entry.bounds, bounds)]


class SpatialIndex:
    """The annotations of one label by place. Follows a label by `update`, which looks only at differences."""

    def __init__(self) -> None:
        self._entries: dict[AnnotationId, Entry] = {}
        self._tree: Any = None
        self._tree_ids: list[AnnotationId] = []
        self._tree_bounds: NDArray[np.float64] = np.empty((0, 4))
        self._beside: set[AnnotationId] = set()  # changed since the tree was made
        self._places: Places | None = None
        self._extent: Bounds | None = None
        self._skeletons: Mapping[str, Skeleton] = {}

    def __len__(self) -> int:
        return len(self._entries)

    def __contains__(self, annotation_id: AnnotationId) -> bool:
        return annotation_id in self._entries

    def entry(self, annotation_id: AnnotationId) -> Entry:
        """What is known about one annotation."""
        return self._entries[annotation_id]

    def update(self, label: Label) -> list[Bounds]:
        """Follow `label`; the answer is where a picture of it looks different now: nowhere else."""
        changed: list[Bounds] = []
        fresh: list[Entry] = []
        kept: list[Entry] = []
        ranks: list[int] = []  # of what is kept, from back to front: where it was before
        old, self._entries = self._entries, {}
        self._places = None
        for order, annotation in enumerate(label.annotations):
            entry = old.get(annotation.id)
            if entry is not None:
                kept.append(entry)
                ranks.append(entry.order)
            # Edits share what they do not touch, so identity is enough and costs nothing.
            if entry is None or entry.annotation is not annotation:
                if entry is not None:
                    changed.append(entry.bounds)
                entry = Entry(annotation, order, self._skeletons.get(annotation.category))
                fresh.append(entry)
                self._beside.add(annotation.id)
            entry.order = order
            self._entries[annotation.id] = entry
        # Whatever lies upon another one than before: either of the two was moved, and covers all of both.
        changed.extend(kept[index].bounds for index in out_of_order(ranks))
        shapes = [entry.annotation.geometry for entry in fresh]
        found = outlines(shapes, [entry.skeleton for entry in fresh])
        for new, (lines, bounds) in zip(fresh, found, strict=True):
            new.outline, new.bounds = lines, bounds
            changed.append(bounds)
        # `old` itself stays as it is: somebody may still be drawing from it.
        for gone in old.keys() - self._entries.keys():
            changed.append(old[gone].bounds)
            self._beside.add(gone)
        if len(self._beside) > REBUILD_AFTER:
            self._tree = None
        elif changed:
            self._extent = around([*changed, *([self._extent] if self._extent else [])])
        return changed

    def take_over(self, other: "SpatialIndex", label: Label) -> None:
        """Be what `other` is, which followed an equal label and is of no use any more."""
        vars(self).update(vars(other))
        # What differs from the label that is followed counts as changed; equal is not enough there.
        for entry, annotation in zip(self._entries.values(), label.annotations, strict=True):
            entry.annotation = annotation

    @property
    def skeletons(self) -> Mapping[str, Skeleton]:
        """The joints by category, as they were set."""
        return self._skeletons

    def set_skeletons(self, skeletons: Mapping[str, Skeleton]) -> bool:
        """Take other skeletons, by category; whether anything looks different now."""
        if skeletons == self._skeletons:
            return False
        self._skeletons = skeletons
        self._places = None
        self._entries = {
            one: Entry(entry.annotation, entry.order, skeletons.get(entry.annotation.category))
            if isinstance(entry.annotation.geometry, Keypoints)
            else entry
            for one, entry in self._entries.items()
        }
        return True

    def extent(self) -> Bounds | None:
        """The bounds of all; None if there are none. They may be too large after removals."""
        if self._tree is None:
            self._build()
        return self._extent

    def places(self) -> Places:
        """What is where, as it is now."""
        if self._tree is None:
            self._build()
        if self._places is None:
            beside = frozenset(self._beside)
            self._places = Places(self._entries, self._tree, self._tree_ids, self._tree_bounds, beside)
        return self._places

    def touching(self, bounds: Bounds) -> list[Entry]:
        """Those whose bounds meet `bounds`, from back to front."""
        return self.places().touching(bounds)

    def at(
        self,
        xy: XY,
        reach: float,
        *,
        preferred: frozenset[AnnotationId] = frozenset(),
        without: frozenset[AnnotationId] = frozenset(),
    ) -> AnnotationId | None:
        """What a pointer at `xy` means: the nearest outline within `reach`, else the smallest area around it.

        Outlines of `preferred` annotations go before others; of equals the smaller, then the front one.
        `without`: what the pointer goes through.
        """
        near = self.touching((xy[0] - reach, xy[1] - reach, xy[0] + reach, xy[1] + reach))
        if without:
            near = [one for one in near if one.annotation.id not in without]
        return best_hit(near, xy, reach, preferred=preferred)

    def _build(self) -> None:
        self._tree_ids = list(self._entries)
        # Rectangles are enough for the tree; the exact shape is only made for what a pointer comes near.
        rows = [entry.bounds for entry in self._entries.values()]
        self._tree_bounds = np.array(rows, np.float64).reshape(-1, 4)
        self._tree = shapely.STRtree(shapely.box(*self._tree_bounds.T) if rows else [])
        # Its nodes are made by the first question, which must not be asked by two threads at once.
        self._tree.query(shapely.Point(0, 0))
        self._extent = around(rows) if rows else None
        self._beside.clear()
        self._places = None


def out_of_order(ranks: Sequence[int]) -> list[int]:
    """The places of as few numbers as can be without which the others rise."""
    if list(ranks) == sorted(ranks):
        return []  # the usual case costs nothing
    ends: list[int] = []  # the smallest number with which a rising row of each length ends …
    places: list[int] = []  # … and where that stands
    before: list[int] = []  # what comes before each in the longest row that it ends
    for place, rank in enumerate(ranks):
        length = bisect_left(ends, rank)
        before.append(places[length - 1] if length else -1)
        if length == len(ends):
            ends.append(rank)
            places.append(place)
        else:
            ends[length], places[length] = rank, place
    rising = set()
    place = places[-1] if places else -1
    while place >= 0:
        rising.add(place)
        place = before[place]
    return [place for place in range(len(ranks)) if place not in rising]


def best_hit(
    entries: Iterable[Entry], xy: XY, reach: float, *, preferred: frozenset[AnnotationId] = frozenset()
) -> AnnotationId | None:
    """The same as `SpatialIndex.at`, among `entries`."""
    some = [entry for entry in entries if entry.outline.lines]
    if not some:
        return None
    distances, inside = _near_and_inside(some, xy)
    close = np.flatnonzero(distances <= reach).tolist()
    if close:
        hits = [some[one] for one in close]
        away = [round(one, TIE) for one in distances[close].tolist()]
        ranks = [
            (entry.annotation.id not in preferred, distance, area, -entry.order)
            for entry, distance, area in zip(hits, away, _areas(hits), strict=True)
        ]
        return hits[ranks.index(min(ranks))].annotation.id
    around_it = [some[one] for one in np.flatnonzero(inside).tolist()]
    sizes = [(area, -entry.order) for entry, area in zip(around_it, _areas(around_it), strict=True)]
    return around_it[sizes.index(min(sizes))].annotation.id if sizes else None


def _near_and_inside(entries: list[Entry], xy: XY) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """How far each outline is from a point, and whether the point is inside (even-odd), for all at once."""
    lines = [line for entry in entries for line in entry.outline.lines]
    counts = np.array([len(line) for line in lines])
    ends = np.cumsum(counts)
    closed = np.array([entry.outline.closed for entry in entries])
    shapes = np.array([len(entry.outline.lines) for entry in entries])
    points = np.concatenate(lines).T
    # Each point and the next; after the last one comes the first, or in an open line the same once more.
    following = np.arange(1, ends[-1] + 1)
    following[ends - 1] = np.where(np.repeat(closed, shapes), ends - counts, ends - 1)
    (x0, y0), (x1, y1) = points, points[:, following]
    x, y = xy
    dx, dy = x1 - x0, y1 - y0
    length = dx * dx + dy * dy
    along = ((x - x0) * dx + (y - y0) * dy) / np.where(length > 0, length, 1.0)
    np.clip(along, 0.0, 1.0, out=along)
    apart = np.hypot(x0 + along * dx - x, y0 + along * dy - y)
    crossed = ((y0 > y) != (y1 > y)) & (x < x0 + (y - y0) * dx / np.where(dy == 0, 1.0, dy))
    starts = (ends - counts)[np.cumsum(shapes) - shapes]
    odd = np.add.reduceat(crossed.astype(np.intp), starts) % 2 == 1
    return np.minimum.reduceat(apart, starts), odd & closed


def _areas(entries: list[Entry]) -> list[float]:
    """The area of each; those of simple shapes that nobody asked for before are found all at once."""
    fresh = [entry for entry in entries if "area" not in vars(entry) and _is_ring(entry.outline)]
    if len(fresh) > 1:
        rings = [entry.outline.lines[0] for entry in fresh]
        numbers = np.repeat(np.arange(len(rings)), [len(ring) for ring in rings])
        filled = shapely.polygons(shapely.linearrings(np.concatenate(rings), indices=numbers))
        sizes, valid = shapely.area(filled).tolist(), shapely.is_valid(filled).tolist()
        for entry, size, is_valid in zip(fresh, sizes, valid, strict=True):
            if is_valid:
                entry.area = size
    return [entry.area for entry in entries]


def _is_ring(lines: Outline) -> bool:
    return lines.closed and len(lines.lines) == 1 and len(lines.lines[0]) > 2


def _meet(one: Bounds, other: Bounds) -> bool:
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]
