"""How the kinds of geometries are called."""

from collections.abc import Callable, Mapping
from typing import Final

from labelqueue.domain.phrase import phrase
from labelqueue.ui.i18n import counted

KIND_WORDS: Final[Mapping[str, str]] = {
    "box": phrase("box"),
    "rotated_box": phrase("rotated box"),
    "polygon": phrase("polygon"),
    "polyline": phrase("polyline"),
    "point": phrase("point"),
    "keypoints": phrase("keypoints"),
    "ellipse": phrase("ellipse"),
    "mask": phrase("mask"),
}
"""Total over the kinds."""

COUNTED_KINDS: Final[Mapping[str, Callable[[int], str]]] = {
    "box": lambda n: counted("{n} box", "{n} boxes", n),
    "rotated_box": lambda n: counted("{n} rotated box", "{n} rotated boxes", n),
    "polygon": lambda n: counted("{n} polygon", "{n} polygons", n),
    "polyline": lambda n: counted("{n} polyline", "{n} polylines", n),
    "point": lambda n: counted("{n} point", "{n} points", n),
    "keypoints": lambda n: counted("{n} skeleton", "{n} skeletons", n),
    "ellipse": lambda n: counted("{n} ellipse", "{n} ellipses", n),
    "mask": lambda n: counted("{n} mask", "{n} masks", n),
}
"""Total over the kinds."""
