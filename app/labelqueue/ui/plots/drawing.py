"""What a plot shows, as values: bars, lines, axes, and what each of them says."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, log10
from typing import Final

from labelqueue.domain.statistics_behind import Behind

TICKS: Final = 5
"""So many numbers stand along an axis, more or less."""

DASHED: Final = "-dashed"
"""Behind the name of a colour in a legend: a line as it is expected to go on."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A rectangle in the units of the axes. `color`: a name in `ui.plots.colors`, or a status.

    `says`: what is said about it; `behind`: what it was counted from, if that can be opened, under the
    words `title`. `strength`: between 0 and 1; `text`: stands in it.
    """

    x0: float
    x1: float
    y0: float
    y1: float
    color: str
    says: str
    behind: Behind | None = None
    title: str = ""
    text: str = ""
    strength: float = 1.0


@dataclass(frozen=True, slots=True)
class Line:
    """Points that are joined. `dashed`: as it is expected to go on."""

    points: tuple[tuple[float, float], ...]
    color: str
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """A place on the horizontal axis, with a few words."""

    place: float
    text: str


@dataclass(frozen=True, slots=True)
class Axis:
    """Its title with the unit, from where to where it goes, and what stands along it."""

    title: str
    low: float
    high: float
    ticks: tuple[tuple[float, str], ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """One plot. `summary`: what there is to see, in words; `legend`: colours and what they stand for.

    `rows`: the vertical axis holds so many names one below the other, of which only some have room. `hover`:
    bars that are not to be seen, but say something and can be opened.
    """

    name: str
    summary: str
    x: Axis
    y: Axis
    bars: tuple[Bar, ...] = ()
    lines: tuple[Line, ...] = ()
    marks: tuple[Mark, ...] = ()
    legend: tuple[tuple[str, str], ...] = ()
    rows: int = 0
    hover: tuple[Bar, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to draw."""
        return not self.bars and not self.lines

    def at(self, x: float, y: float) -> Bar | None:
        """What lies there, the topmost first."""
        for one in (*self.bars, *self.hover):
            if one.x0 <= x <= one.x1 and one.y0 <= y <= one.y1:
                return one
        return None


def round_ticks(most: float, *, whole: bool = True) -> tuple[float, ...]:
    """Round numbers from 0, the last of which is at least `most`; `whole`: only whole ones."""
    step = max(most, 1e-9) / TICKS
    power = 10.0 ** floor(log10(step))
    step = next(factor * power for factor in (1, 2, 2.5, 5, 10) if step <= factor * power * 1.000001)
    if whole:
        step = max(1.0, float(ceil(step)))
    return tuple(step * place for place in range(max(1, ceil(most / step - 1e-9)) + 1))


def some_of(places: Sequence[object], most: int) -> list[int]:
    """Which of many places get a text, so that there are at most so many, evenly."""
    every = max(1, ceil(len(places) / most))
    return list(range(0, len(places), every))
