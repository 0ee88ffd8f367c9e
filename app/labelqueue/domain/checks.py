"""What may be wrong with a drawing, though it can be stored: people are warned before they submit it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain
from typing import Final, TypeGuard

import numpy as np
import shapely

from labelqueue.domain import regions
from labelqueue.domain.geometry import XY, Box, Ellipse, Geometry, Mask, Polygon, Polyline, RotatedBox
from labelqueue.domain.ids import AnnotationId
from labelqueue.domain.joints import fits
from labelqueue.domain.label import Annotation, Label
from labelqueue.domain.phrase import Phrase, phrases
from labelqueue.domain.skeleton import Skeleton

TINY: Final = 2.0
"""Pixels: what is narrower in both directions was a slip of the hand."""

BEYOND: Final = 1e-3
"""Pixels by which a shape may reach out of its image."""


_NONE: Final[Mapping[str, Skeleton]] = {}


class Flaw(StrEnum):
    """What may be wrong with one shape."""

    CROSSING = "crossing"
    OUTSIDE = "outside"
    TINY = "tiny"
    JOINTS = "joints"


_SENTENCES: Final[Mapping[Flaw, Callable[[int], Phrase]]] = {
    Flaw.CROSSING: lambda n: phrases("One object crosses itself.", "{n} objects cross themselves.", n),
    Flaw.OUTSIDE: lambda n: phrases(
        "One object reaches out of the image.", "{n} objects reach out of the image.", n
    ),
    Flaw.TINY: lambda n: phrases("One object is tiny.", "{n} objects are tiny.", n),
    Flaw.JOINTS: lambda n: phrases(
        "One object does not have the joints of its category.",
        "{n} objects do not have the joints of their categories.",
        n,
    ),
}
"""For so many objects; total over the flaws."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A flaw of one annotation; `at`: where to look, in pixels of the image."""

    annotation: AnnotationId
    flaw: Flaw
    at: XY


def findings(
    label: Label, size: tuple[float, float], skeletons: Mapping[str, Skeleton] = _NONE
) -> list[Finding]:
    """All flaws in a label on an image of that width and height, from back to front.

    `skeletons`: the joints of keypoints, by category.
    """
    faultless = _faultless(label, size)
    some = (one for one in label if one.id not in faultless)
    return [found for one in some for found in flaws(one, size, skeletons)]


def flaws(
    annotation: Annotation, size: tuple[float, float], skeletons: Mapping[str, Skeleton] = _NONE
) -> list[Finding]:
    """What may be wrong with one annotation."""
    geometry = annotation.geometry
    x0, y0, x1, y1 = geometry.bounds()
    middle = (x0 + x1) / 2, (y0 + y1) / 2
    found = [Finding(annotation.id, Flaw.CROSSING, xy) for xy in regions.crossings(geometry)[:1]]
    if min(x0, y0) < -BEYOND or x1 > size[0] + BEYOND or y1 > size[1] + BEYOND:
        found.append(Finding(annotation.id, Flaw.OUTSIDE, middle))
    if _is_tiny(geometry):
        found.append(Finding(annotation.id, Flaw.TINY, middle))
    if not fits(geometry, skeletons.get(annotation.category)):
        found.append(Finding(annotation.id, Flaw.JOINTS, middle))
    return found


def sentences(some: Sequence[Finding]) -> list[Phrase]:
    """What to tell people, one sentence for each flaw."""
    counts = {flaw: len({one.annotation for one in some if one.flaw is flaw}) for flaw in Flaw}
    return [_SENTENCES[flaw](count) for flaw, count in counts.items() if count]


def _faultless(label: Label, size: tuple[float, float]) -> frozenset[AnnotationId]:
    """Polygons of a single ring in which nothing is wrong: thousands are looked at in one pass."""
    singles = ((one.id, one.geometry) for one in label)
    shapes = [(one, shape.rings[0]) for one, shape in singles if _is_single(shape)]
    if not shapes:
        return frozenset()
    numbers = chain.from_iterable(chain.from_iterable((*ring, ring[0]) for _, ring in shapes))
    points = np.fromiter(numbers, np.float64).reshape(-1, 2)
    lengths = np.array([len(ring) + 1 for _, ring in shapes])
    starts = np.concatenate([[0], np.cumsum(lengths)[:-1]])
    low, high = np.minimum.reduceat(points, starts), np.maximum.reduceat(points, starts)
    fine = (low >= -BEYOND).all(axis=1) & (high <= np.array(size) + BEYOND).all(axis=1)
    fine &= (high - low).max(axis=1) >= TINY
    rows = np.repeat(np.arange(len(shapes)), lengths)
    fine &= shapely.is_simple(shapely.linestrings(points, indices=rows))
    return frozenset(one for (one, _), is_fine in zip(shapes, fine.tolist(), strict=True) if is_fine)


def _is_single(geometry: Geometry) -> TypeGuard[Polygon]:
    return isinstance(geometry, Polygon) and len(geometry.rings) == 1


def _is_tiny(geometry: Geometry) -> bool:
    if not isinstance(geometry, Box | RotatedBox | Polygon | Ellipse | Polyline | Mask):
        return False
    x0, y0, x1, y1 = geometry.bounds()
    return max(x1 - x0, y1 - y0) < TINY
