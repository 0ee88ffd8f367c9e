"""The vertices that are selected."""

from collections.abc import Mapping, Sequence

from labelqueue.domain.geometry import XY, Bounds, Keypoints, Polygon, Polyline
from labelqueue.domain.ids import AnnotationId
from labelqueue.domain.label import Annotation
from labelqueue.ui.tools.base import Scene
from labelqueue.ui.tools.index import SpatialIndex
from labelqueue.ui.tools.vertices import Place, Vertex, at, lengths, places_in


class Choice:
    """Knows them by their places, and forgets them when these mean something else."""

    def __init__(self) -> None:
        self._chosen: dict[AnnotationId, frozenset[Place]] = {}
        self._lengths: dict[AnnotationId, tuple[int, ...]] = {}

    def places(self, scene: Scene) -> dict[AnnotationId, frozenset[Place]]:
        """The vertices of selected annotations that may be changed."""
        if not self._chosen:
            return {}  # the usual case costs nothing, however much is selected
        changeable = scene.changeable - scene.hidden
        return {one: places for one, places in self._chosen.items() if places and one in changeable}

    def points(self, scene: Scene, instead: Sequence[Annotation]) -> tuple[XY, ...]:
        """Where they are; `instead`: annotations as they would become."""
        moved: Mapping[AnnotationId, Annotation] = {one.id: one for one in instead}
        found = []
        for one, places in self.places(scene).items():
            geometry = moved.get(one, scene.index.entry(one).annotation).geometry
            if lengths(geometry) == self._lengths[one]:
                found += [at(geometry, place) for place in places]
        return tuple(found)

    def toggle(self, vertex: Vertex, index: SpatialIndex) -> None:
        """Select one vertex more, or no longer."""
        if _has_loose_points(index, vertex.annotation):
            before = self._chosen.get(vertex.annotation, frozenset())
            self._put(vertex.annotation, before ^ {vertex.place}, index)

    def catch(self, band: Bounds, scene: Scene) -> frozenset[AnnotationId]:
        """Select what a rubber band has in it, of the selected annotations, else of all; says of which."""
        x0, y0, x1, y1 = band
        caught = set()
        for entry in scene.index.touching(band):
            one = entry.annotation
            wanted = one.id in scene.selection or not scene.selection
            if not wanted or one.id in scene.passed or not _has_loose_points(scene.index, one.id):
                continue
            places = places_in(one.geometry, lambda xy: x0 <= xy[0] <= x1 and y0 <= xy[1] <= y1)
            if places:
                self._put(one.id, self._chosen.get(one.id, frozenset()) | places, scene.index)
                caught.add(one.id)
        return frozenset(caught)

    def clear(self) -> None:
        """None any more."""
        self._chosen, self._lengths = {}, {}

    def label_changed(self, index: SpatialIndex) -> None:
        """Forget those of shapes that have other vertices now."""
        for one in list(self._chosen):
            if one not in index or lengths(index.entry(one).annotation.geometry) != self._lengths[one]:
                del self._chosen[one], self._lengths[one]

    def _put(self, one: AnnotationId, places: frozenset[Place], index: SpatialIndex) -> None:
        self._chosen[one] = places
        self._lengths[one] = lengths(index.entry(one).annotation.geometry)


def _has_loose_points(index: SpatialIndex, one: AnnotationId) -> bool:
    return isinstance(index.entry(one).annotation.geometry, Polygon | Polyline | Keypoints)
