"""Drawing open lines."""

import shapely

from labelqueue.domain.geometry import XY, Polyline
from labelqueue.domain.phrase import phrase
from labelqueue.ui.tools.base import NOTHING, SMALLEST, Answer, Scene, addition
from labelqueue.ui.tools.clip import inside
from labelqueue.ui.tools.hints import KEYS
from labelqueue.ui.tools.path import PathTool


class PolylineTool(PathTool):
    """Finished by a double click or Enter."""

    least = 2

    def hint(self, scene: Scene) -> str:
        if not self.busy:
            return phrase("Click points or drag to trace · Ctrl snaps")
        return phrase(
            "{done} or double click ends the line · {back} takes a point back · {stop} gives up", **KEYS
        )

    def finished(self, points: list[XY], scene: Scene) -> Answer:
        line = clipped_line(points, scene.size)
        if line is None or shapely.LineString(line.points).length * self.scale < SMALLEST:
            return NOTHING
        return addition(scene, line, phrase("Draw polyline"))


def clipped_line(points: list[XY], size: tuple[float, float]) -> Polyline | None:
    """The line through `points` as far as it is inside the image; of several pieces the longest."""
    if all(inside(xy, size) for xy in points):
        return Polyline(points)
    cut = shapely.intersection(shapely.LineString(points), shapely.box(0, 0, *size))
    pieces = [one for one in shapely.get_parts(cut) if one.geom_type == "LineString" and one.length]
    return Polyline(max(pieces, key=lambda one: float(one.length)).coords) if pieces else None
