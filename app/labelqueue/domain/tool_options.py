"""How users want the tools to be. Not among the tools: a window reads it before it has any."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Options:
    """How users want the tools to be.

    `snaps`: points go to vertices and edges nearby (Ctrl turns that round); `borders`: vertices that shapes
    side by side share move together; `extremes`: boxes by four extreme points; `secondary_finishes`: the
    right button sets the last point of a shape.
    """

    snaps: bool = False
    borders: bool = True
    extremes: bool = False
    secondary_finishes: bool = False


DEFAULTS: Final = Options()
