"""Cutting shapes in two along a line."""

from dataclasses import replace
from itertools import count

import shapely

from labelqueue.domain import regions
from labelqueue.domain.edits import Add, Edit, Many, Replace
from labelqueue.domain.geometry import XY, Polyline
from labelqueue.domain.ids import AnnotationId
from labelqueue.domain.label import Annotation
from labelqueue.domain.phrase import phrase
from labelqueue.ui.tools.base import NOTHING, Answer, Preview, Scene
from labelqueue.ui.tools.hints import KEYS
from labelqueue.ui.tools.outline import around
from labelqueue.ui.tools.path import PathTool
from labelqueue.ui.tools.spot import Spot


class SplitTool(PathTool):
    """A drag across a shape splits it when the button goes up; so do clicks and Enter."""

    least = 2
    keeps_selection = True

    def hint(self, scene: Scene) -> str:
        if self.busy:
            return phrase(
                "{done} or double click splits · {back} takes a point back · {stop} gives up", **KEYS
            )
        return phrase("Drag across what is to be split · if something is selected, only that")

    def preview(self, scene: Scene) -> Preview:
        return replace(super().preview(scene), names=False, extra="Split")

    def traced(self, end: Spot, scene: Scene) -> Answer:
        return self.finish(scene)

    def finished(self, points: list[XY], scene: Scene) -> Answer:
        ids = (AnnotationId(number) for number in count(scene.label.last_id + 1))
        edits: list[Edit] = []
        pieces_of: set[AnnotationId] = set()
        added = 0
        for position, one in enumerate(scene.label):
            pieces = _pieces(one, points, scene)
            if len(pieces) < 2:
                continue
            new = [replace(piece, id=next(ids)) for piece in pieces[1:]]
            edits.append(Replace(one, pieces[0]))
            edits += [Add(piece, position + added + number) for number, piece in enumerate(new, 1)]
            added += len(new)
            pieces_of |= {one.id, *(piece.id for piece in new)}
        if not edits:
            return NOTHING
        return Answer(Many(tuple(edits)), phrase("Split"), selection=frozenset(pieces_of))


def _pieces(one: Annotation, points: list[XY], scene: Scene) -> list[Annotation]:
    """What a path makes of an annotation; nothing if it is not meant or out of its way."""
    if one.id in scene.passed or (scene.selection and one.id not in scene.selection):
        return []
    if not isinstance(one.geometry, regions.Area | Polyline):
        return []
    way = around([(x, y, x, y) for x, y in points])
    if not shapely.box(*way).intersects(shapely.box(*one.geometry.bounds())):
        return []
    return [replace(one, geometry=piece) for piece in regions.split(one.geometry, points)]
