"""Keys that the canvas hears itself, beside those of actions: what they are for, and the usual ones."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from labelqueue.domain.phrase import phrase


class CanvasKey(StrEnum):
    """What such a key is for, as it is stored in settings."""

    SUBTRACT = "hold_subtract"
    JOIN = "hold_join"
    PAN = "hold_pan"
    FINISH = "canvas_finish"
    GIVE_UP = "canvas_give_up"
    NEXT = "canvas_next"
    PREVIOUS = "canvas_previous"
    LEFT = "canvas_left"
    RIGHT = "canvas_right"
    UP = "canvas_up"
    DOWN = "canvas_down"


CATEGORIES: Final = tuple(f"category_{number}" for number in range(1, 11))
"""The same for the first ten categories; held, they count for one shape only."""


@dataclass(frozen=True, slots=True)
class CanvasRow:
    """`holds`: it counts as long as it is held; `with_shift`: it means something with Shift, too."""

    id: str
    text: str
    keys: tuple[str, ...]
    holds: bool = False
    with_shift: bool = False


CANVAS_ROWS: Final = (
    CanvasRow(CanvasKey.SUBTRACT, phrase("Cut out, while it is held"), ("E",), holds=True),
    CanvasRow(CanvasKey.JOIN, phrase("Add a part, while it is held"), ("W",), holds=True),
    CanvasRow(CanvasKey.PAN, phrase("Move the image by dragging, while it is held"), ("Space",), holds=True),
    CanvasRow(CanvasKey.FINISH, phrase("Finish the shape"), ("Return",)),
    CanvasRow(CanvasKey.GIVE_UP, phrase("Give up the shape or the selection"), ("Esc",)),
    CanvasRow(CanvasKey.NEXT, phrase("Next object, or leave out a joint"), ("Tab",)),
    CanvasRow(CanvasKey.PREVIOUS, phrase("Object before"), ("Shift+Tab",)),
    CanvasRow(CanvasKey.LEFT, phrase("Move left by a pixel, with Shift by ten"), ("Left",), with_shift=True),
    CanvasRow(
        CanvasKey.RIGHT, phrase("Move right by a pixel, with Shift by ten"), ("Right",), with_shift=True
    ),
    CanvasRow(CanvasKey.UP, phrase("Move up by a pixel, with Shift by ten"), ("Up",), with_shift=True),
    CanvasRow(CanvasKey.DOWN, phrase("Move down by a pixel, with Shift by ten"), ("Down",), with_shift=True),
    *(
        CanvasRow(
            id_,
            phrase("Category number {number}; held, for one shape only", number=number),
            (str(number % 10),),
        )
        for number, id_ in enumerate(CATEGORIES, start=1)
    ),
)
"""Total over `CanvasKey` and `CATEGORIES`."""
