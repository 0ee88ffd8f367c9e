"""What actions do with whole annotations: merge, cut, simplify, repair, reorder."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace

from labelqueue.domain import regions
from labelqueue.domain.edits import Add, Edit, Many, Replace, reordering
from labelqueue.domain.geometry import Geometry, Polygon, Polyline
from labelqueue.domain.ids import AnnotationId
from labelqueue.domain.label import Annotation, Label
from labelqueue.domain.phrase import phrase, phrases
from labelqueue.domain.simplifying import simplified
from labelqueue.ui.tools.base import NOTHING, Answer, Scene, exchanged, replacement

Ids = frozenset[AnnotationId]
Operation = Callable[[Scene, Ids], Answer]


def merge(scene: Scene, ids: Ids) -> Answer:
    """All that these cover becomes the hindmost of them, which keeps its category; others go."""
    some = [one for one in _taken(scene, ids) if isinstance(one.geometry, regions.Area)]
    if len(some) < 2:
        return NOTHING
    whole = regions.merged([one.geometry for one in some if isinstance(one.geometry, regions.Area)])
    left: dict[AnnotationId, Geometry | None] = {one.id: None for one in some}
    left[some[0].id] = whole
    answer = exchanged(scene, left, phrases("Merge", "Merge {n} objects", len(some)))
    return replace(answer, selection=frozenset({some[0].id}))


def separate(scene: Scene, ids: Ids) -> Answer:
    """Each part of these polygons becomes an object of its own."""
    edits: list[Edit] = []
    selection = set(ids)
    last, added = scene.label.last_id, 0
    for position, one in enumerate(scene.label):
        if one.id not in ids - scene.locked or not isinstance(one.geometry, Polygon):
            continue
        parts = regions.parts_of(one.geometry)
        if len(parts) < 2:
            continue
        edits.append(Replace(one, replace(one, geometry=parts[0])))
        for part in parts[1:]:
            last, added = last + 1, added + 1
            edits.append(Add(replace(one, id=AnnotationId(last), geometry=part), position + added))
            selection.add(AnnotationId(last))
    return Answer(Many(tuple(edits)), phrase("Separate parts"), frozenset(selection)) if edits else NOTHING


def cut_others(scene: Scene, ids: Ids) -> Answer:
    """What these cover is taken away from all others."""
    cutters = [
        one.geometry for one in _taken(scene, ids, locked=True) if isinstance(one.geometry, regions.Area)
    ]
    changed: dict[AnnotationId, Geometry | None] = {}
    for one in _near(scene, cutters):
        shape = one.geometry
        if one.id in ids | scene.passed or not isinstance(shape, regions.Area):
            continue
        left = regions.without(shape, *cutters)
        if left is None or regions.area(left) < regions.area(shape) - regions.SLIVER:
            changed[one.id] = left
    return exchanged(scene, changed, phrase("Cut out of others")) if changed else NOTHING


def simplify(scene: Scene, ids: Ids, tolerance: float) -> Answer:
    """Lines and polygons with fewer points; `tolerance` in pixels of the image."""
    some = [one for one in _taken(scene, ids) if isinstance(one.geometry, Polygon | Polyline)]
    shapes = [one.geometry for one in some if isinstance(one.geometry, Polygon | Polyline)]
    taken = {one.id for one in some}
    near = [one.geometry for one in _near(scene, shapes) if one.id not in taken]
    beside = [shape for shape in near if isinstance(shape, regions.Area)]
    fewer = simplified(shapes, tolerance, beside=beside)
    changed = [replace(one, geometry=shape) for one, shape in zip(some, fewer, strict=True)]
    return _changed(scene, changed, phrase("Simplify"))


def repair(scene: Scene, ids: Ids) -> Answer:
    """Polygons that cross themselves or reach out of the image cover the same without; empty ones go."""
    left: dict[AnnotationId, Geometry | None] = {}
    for one in _taken(scene, ids):
        if isinstance(one.geometry, Polygon):
            repaired = regions.repaired(one.geometry, scene.size)
            if _needs_repair(one.geometry, scene):
                left[one.id] = repaired
    return exchanged(scene, left, phrase("Repair")) if left else NOTHING


def to_front(scene: Scene, ids: Ids) -> Answer:
    """Before all others."""
    return _ordered(scene.label, _sorted(scene.label, lambda one: one.id in ids), phrase("Bring to front"))


def to_back(scene: Scene, ids: Ids) -> Answer:
    """Behind all others."""
    return _ordered(scene.label, _sorted(scene.label, lambda one: one.id not in ids), phrase("Send to back"))


def forward(scene: Scene, ids: Ids) -> Answer:
    """Each before the next that is not among them."""
    moved = _stepped(list(scene.label)[::-1], ids)[::-1]
    return _ordered(scene.label, moved, phrase("Bring forward"))


def backward(scene: Scene, ids: Ids) -> Answer:
    """Each behind the one before that is not among them."""
    return _ordered(scene.label, _stepped(list(scene.label), ids), phrase("Send backward"))


def _taken(scene: Scene, ids: Ids, *, locked: bool = False) -> list[Annotation]:
    wanted = ids if locked else ids - scene.locked
    return [one for one in scene.label if one.id in wanted]


def _near(scene: Scene, shapes: Iterable[Geometry]) -> list[Annotation]:
    found = {
        entry.annotation.id: entry.annotation
        for shape in shapes
        for entry in scene.index.touching(shape.bounds())
    }
    return list(found.values())


def _needs_repair(shape: Polygon, scene: Scene) -> bool:
    x0, y0, x1, y1 = shape.bounds()
    outside = x0 < 0 or y0 < 0 or x1 > scene.size[0] or y1 > scene.size[1]
    return outside or bool(regions.crossings(shape))


def _changed(scene: Scene, some: Sequence[Annotation], text: str) -> Answer:
    there = {one.id: one for one in scene.label}
    return replacement(scene.label, [one for one in some if one != there[one.id]], text)


def _sorted(label: Label, late: Callable[[Annotation], bool]) -> list[Annotation]:
    return sorted(label, key=late)


def _stepped(annotations: list[Annotation], ids: Collection[AnnotationId]) -> list[Annotation]:
    """Each of `ids` one place nearer to the start, unless the place is taken by another of them."""
    for index in range(1, len(annotations)):
        if annotations[index].id in ids and annotations[index - 1].id not in ids:
            annotations[index - 1 : index + 1] = annotations[index], annotations[index - 1]
    return annotations


def _ordered(label: Label, order: Sequence[Annotation], text: str) -> Answer:
    edit = reordering(label, [one.id for one in order])
    return NOTHING if edit.after == edit.before else Answer(edit, text)
