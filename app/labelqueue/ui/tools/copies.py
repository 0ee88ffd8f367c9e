"""Annotations put in again: copies, in place or beside, also those of another image."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from labelqueue.domain import regions
from labelqueue.domain.edits import Add, Edit, Many
from labelqueue.domain.geometry import XY, Box, Geometry, Mask, Polygon, Polyline
from labelqueue.domain.ids import AnnotationId
from labelqueue.domain.label import Annotation
from labelqueue.domain.phrase import phrase, phrases
from labelqueue.ui.tools.base import NOTHING, Answer, Scene
from labelqueue.ui.tools.clip import clipped_box, inside
from labelqueue.ui.tools.grips import moved_whole
from labelqueue.ui.tools.polyline import clipped_line

Size = tuple[float, float]


class Copied(NamedTuple):
    """The step that adds copies; `left_out`: so many would lie outside of the image."""

    answer: Answer
    left_out: int = 0


def pasted(scene: Scene, annotations: Sequence[Annotation], text: str) -> Copied:
    """Copies where the originals are, in front of all others and selected; what is outside is cut off."""
    fitting = [(one, fitted(one.geometry, scene.size)) for one in annotations]
    some = [replace(one, geometry=shape) for one, shape in fitting if shape is not None]
    return Copied(_added(scene, some, text), len(annotations) - len(some))


def duplicated(scene: Scene, ids: frozenset[AnnotationId], delta: XY) -> Copied:
    """Copies beside the originals, as far as `delta` keeps them inside the image."""
    some = tuple(one for one in scene.label if one.id in ids and not isinstance(one.geometry, Mask))
    return Copied(_added(scene, moved_whole(some, delta, scene), phrase("Duplicate")))


def fitted(shape: Geometry, size: Size) -> Geometry | None:
    """As much of a shape as an image of that size has room for; None if that is nothing.

    What cannot be cut is there as a whole, if its middle is.
    """
    x0, y0, x1, y1 = shape.bounds()
    if inside((x0, y0), size) and inside((x1, y1), size):
        return None if isinstance(shape, Mask) and (shape.width, shape.height) != size else shape
    match shape:
        case Box():
            return clipped_box((x0, y0), (x1, y1), size)
        case Polygon():
            return regions.clipped(shape, size)
        case Polyline():
            return clipped_line(list(shape.points), size)
        case Mask():
            return None
        case _:
            return shape if inside(((x0 + x1) / 2, (y0 + y1) / 2), size) else None


def _added(scene: Scene, some: Sequence[Annotation], text: str) -> Answer:
    if not some:
        return NOTHING
    first = scene.label.last_id + 1
    new = [replace(one, id=AnnotationId(first + number)) for number, one in enumerate(some)]
    edits: list[Edit] = [Add(one, len(scene.label) + number) for number, one in enumerate(new)]
    what = phrases("{what}", "{what} {n} objects", len(new), what=text)
    selection = frozenset(one.id for one in new)
    return Answer(edits[0] if len(edits) == 1 else Many(tuple(edits)), what, selection)
