"""A place of the pointer: where the hand is, and where a point that is set there comes to stand.

Only the first says whether a hand has moved; only the second belongs into a shape.
"""

import math
from dataclasses import dataclass

from labelqueue.domain.geometry import XY
from labelqueue.ui.tools.base import DRAG_FROM, Scene
from labelqueue.ui.tools.events import PointerEvent
from labelqueue.ui.tools.snap import snapped


@dataclass(frozen=True, slots=True)
class Spot:
    """`hand`: where the pointer is; `snapped`: the vertex or place on an edge that a point there goes to."""

    hand: XY
    snapped: XY | None = None

    @property
    def xy(self) -> XY:
        """Where a point comes to stand."""
        return self.snapped or self.hand

    def left(self, event: PointerEvent) -> bool:
        """Whether the hand has gone so far from here that this is a drag."""
        return math.dist(self.hand, event.xy) > event.reach(DRAG_FROM)


def spot(event: PointerEvent, scene: Scene) -> Spot:
    """Where the pointer of an event is."""
    return Spot(event.xy, snapped(event, scene) if scene.editable else None)
