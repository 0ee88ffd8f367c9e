"""How users want to look at images. Beside `canvas`, for a window that reads it before it has one."""

from dataclasses import dataclass
from typing import Final

FILLS: Final = (0, 10, 18, 30, 45, 60, 80)
"""Steps of the fill, in percent."""


@dataclass(frozen=True, slots=True)
class ViewOptions:
    """How users want to look at images; nothing of it ever touches a label.

    `wheel_scrolls`: the wheel scrolls, and zooms with Ctrl; `keeps_view`: zoom and position stay when the
    next image is as large; `minimap`: where one is, as long as not all is in sight; `crosshair`: lines
    through the pointer; `pixel_grid`: lines between pixels, seen from near; `magnifier`: the surroundings of
    the pointer, larger; `names`: categories on all objects that have room; `color_by_object`: each object in
    a colour of its own.
    `fill`: opacity of objects in percent; `brightness`, `contrast`: -100 to 100; `gamma`: in percent.
    `selection_color`: of the ring around what is selected; `hover_color`: of the line of what is hovered,
    "own" for a lighter one of its own; both are names in `RING_COLORS`.
    """

    wheel_scrolls: bool = False
    keeps_view: bool = False
    minimap: bool = True
    crosshair: bool = False
    pixel_grid: bool = True
    magnifier: bool = False
    names: bool = False
    color_by_object: bool = False
    fill: int = 18
    brightness: int = 0
    contrast: int = 0
    gamma: int = 100
    selection_color: str = "white"
    hover_color: str = "own"


SWITCHES: Final = (
    "wheel_scrolls",
    "keeps_view",
    "minimap",
    "crosshair",
    "pixel_grid",
    "magnifier",
    "names",
    "color_by_object",
)
"""Those that are on or off."""

RANGES: Final = {"fill": (0, 80), "brightness": (-100, 100), "contrast": (-100, 100), "gamma": (20, 400)}
"""Those that are numbers, with what is possible."""

RING_COLORS: Final = {
    "selection_color": ("white", "yellow", "sky", "orange"),
    "hover_color": ("own", "white", "yellow", "sky", "orange"),
}
"""Those that are colours, with what is possible."""

USUAL_VIEW: Final = ViewOptions()
