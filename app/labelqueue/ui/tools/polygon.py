"""Drawing polygons, and cutting them out of others."""

from typing import Final

from labelqueue.domain import regions
from labelqueue.domain.geometry import XY, Polygon
from labelqueue.domain.phrase import phrase
from labelqueue.ui.tools.base import NOTHING, SMALLEST, Answer, Scene
from labelqueue.ui.tools.clip import clipped_polygon
from labelqueue.ui.tools.combine import drawn
from labelqueue.ui.tools.hints import KEYS
from labelqueue.ui.tools.path import PathTool

_BEGIN: Final = phrase(
    "Click points or drag to trace · {cut} + drag cuts out · {part} + drag adds a part · Ctrl snaps", **KEYS
)


class PolygonTool(PathTool):
    """Closed by a click on the first point, a double click or Enter; crossing itself is allowed."""

    least = 3
    closes = True
    cuts = True

    def hint(self, scene: Scene) -> str:
        if not self.busy:
            return _BEGIN
        return phrase(
            "{done}, double click or the first point closes · {back} takes a point back · {stop} gives up",
            **KEYS,
        )

    def finished(self, points: list[XY], scene: Scene) -> Answer:
        polygon = clipped_polygon(points, scene.size)
        if polygon is None or self._too_small(polygon):
            return NOTHING
        return drawn(scene, polygon, phrase("Draw polygon"), self.into)

    def _too_small(self, polygon: Polygon) -> bool:
        x0, y0, x1, y1 = polygon.bounds()
        least = SMALLEST / self.scale
        # Points on one line have bounds, but nothing inside.
        return min(x1 - x0, y1 - y0) < least or regions.area(polygon) < least * least
