"""What a tool hears from pointer and keyboard: plain values, positions in pixels of the image."""

from dataclasses import dataclass
from enum import Enum, Flag, auto

from labelqueue.domain.geometry import XY


class Button(Enum):
    """The pointer button that an event is about; NONE while the pointer just moves."""

    NONE = auto()
    PRIMARY = auto()


class Modifier(Flag):
    """Keys held down; `CTRL` is the command key on a Mac."""

    NONE = 0
    SHIFT = auto()
    CTRL = auto()


class Key(Enum):
    """The keys that tools know. Digits are not among them: they arrive as categories."""

    ENTER = auto()
    ESCAPE = auto()
    BACKSPACE = auto()
    DELETE = auto()
    TAB = auto()
    BACKTAB = auto()
    LEFT = auto()
    RIGHT = auto()
    UP = auto()
    DOWN = auto()


@dataclass(frozen=True, slots=True)
class PointerEvent:
    """The pointer at `xy`. `scale`: screen pixels per image pixel; `double`: second of two quick presses."""

    xy: XY
    scale: float
    button: Button = Button.NONE
    modifiers: Modifier = Modifier.NONE
    double: bool = False

    @property
    def held(self) -> bool:
        """Whether the primary button is down."""
        return self.button is Button.PRIMARY

    def reach(self, screen_pixels: float) -> float:
        """A distance on the screen, in pixels of the image."""
        return screen_pixels / self.scale
