"""Where annotations are: found by place, without looking at all of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final

import shapely

from labelqueue.domain.geometry import XY, Bounds, Keypoints
from labelqueue.domain.ids import AnnotationId
from labelqueue.domain.label import Annotation, Label
from labelqueue.domain.skeleton import Skeleton
from labelqueue.ui.tools.outline import Line, Outline, edges, outline, region
from labelqueue.ui.tools.parts import handle_lines

REBUILD_AFTER: Final = 64
"""So many changed annotations are kept beside the tree before it is made anew."""


@dataclass(eq=False)
class Entry:
    """One annotation and what is known about its place. `order`: 0 is the back."""

    annotation: Annotation
    order: int
    skeleton: Skeleton | None = None
    bounds: Bounds = field(init=False)

    def __post_init__(self) -> None:
        self.bounds = self.annotation.geometry.bounds()

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
        """Its lines, for distances."""
        return edges(self.outline)

    @cached_property
    def region(self) -> Any:
        """Its inside."""
        return region(self.outline)

    @cached_property
    def area(self) -> float:
        """Pixels inside."""
        return float(self.region.area)


class SpatialIndex:
    """The annotations of one label by place. Follows a label by `update`, which looks only at differences."""

    def __init__(self) -> None:
        self._entries: dict[AnnotationId, Entry] = {}
        self._tree: Any = None
        self._tree_ids: list[AnnotationId] = []
        self._beside: set[AnnotationId] = set()  # changed since the tree was made
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
        """Follow `label`; the answer is where something changed."""
        changed: list[Bounds] = []
        old, self._entries = self._entries, {}
        for order, annotation in enumerate(label.annotations):
            entry = old.pop(annotation.id, None)
            # Edits share what they do not touch, so identity is enough and costs nothing.
            if entry is None or entry.annotation is not annotation:
                if entry is not None:
                    changed.append(entry.bounds)
                entry = Entry(annotation, order, self._skeletons.get(annotation.category))
                changed.append(entry.bounds)
                self._beside.add(annotation.id)
                self._extent = around([entry.bounds, *([self._extent] if self._extent else [])])
            entry.order = order
            self._entries[annotation.id] = entry
        for gone in old.values():
            changed.append(gone.bounds)
            self._beside.add(gone.annotation.id)
        if len(self._beside) > REBUILD_AFTER:
            self._tree = None
        return changed

    def set_skeletons(self, skeletons: Mapping[str, Skeleton]) -> bool:
        """Take other skeletons, by category; whether anything looks different now."""
        if skeletons == self._skeletons:
            return False
        self._skeletons = skeletons
        for one, entry in self._entries.items():
            if isinstance(entry.annotation.geometry, Keypoints):
                self._entries[one] = Entry(
                    entry.annotation, entry.order, skeletons.get(entry.annotation.category)
                )
        return True

    def extent(self) -> Bounds | None:
        """The bounds of all; None if there are none. They may be too large after removals."""
        if self._tree is None:
            self._build()
        return self._extent

    def touching(self, bounds: Bounds) -> list[Entry]:
        """Those whose bounds meet `bounds`, from back to front."""
        if self._tree is None:
            self._build()
        in_tree = (self._tree_ids[index] for index in self._tree.query(shapely.box(*bounds)).tolist())
        found = [self._entries[one] for one in in_tree if one not in self._beside]
        beside = (self._entries[one] for one in self._beside if one in self._entries)
        found.extend(entry for entry in beside if _meet(entry.bounds, bounds))
        return sorted(found, key=lambda entry: entry.order)

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
        x0, y0, x1, y1 = zip(*rows, strict=True) if rows else ((), (), (), ())
        self._tree = shapely.STRtree(shapely.box(x0, y0, x1, y1) if rows else [])
        self._extent = around(rows) if rows else None
        self._beside.clear()


def best_hit(
    entries: Iterable[Entry], xy: XY, reach: float, *, preferred: frozenset[AnnotationId] = frozenset()
) -> AnnotationId | None:
    """The same as `SpatialIndex.at`, among `entries`."""
    point = shapely.Point(xy)
    outlines: list[tuple[tuple[bool, float, float, int], AnnotationId]] = []
    areas: list[tuple[tuple[float, int], AnnotationId]] = []
    for entry in entries:
        one = entry.annotation.id
        distance = shapely.distance(entry.edges, point)
        if distance <= reach:
            outlines.append(((one not in preferred, distance, entry.area, -entry.order), one))
        elif entry.area and entry.region.covers(point):
            areas.append(((entry.area, -entry.order), one))
    if outlines:
        return min(outlines)[1]
    return min(areas)[1] if areas else None


def around(some: Sequence[Bounds]) -> Bounds:
    """The bounds of several bounds."""
    x0, y0, x1, y1 = zip(*some, strict=True)
    return min(x0), min(y0), max(x1), max(y1)


def _meet(one: Bounds, other: Bounds) -> bool:
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]
