"""What the windows said, in files that other processes read."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, NamedTuple


class Shape(NamedTuple):
    """One object: its category, its kind, and where it ends, in pixels of the image."""

    category: str
    kind: str
    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(slots=True)
class Said:
    """What one member did to a sample, and what the window said to it.

    `at`: by the clock of this machine, just before; `drawn`: what lay on the image; `changed`: by this
    member since it was opened or saved; `words`: a comment or a reason; `pinned`: to where, and the object
    there; `remark`: what stood beside the canvas; `outcome`: the page that came, `notice`: what it said.
    """

    at: float
    member: str
    sample: str
    status: str
    action: str
    drawn: list[Shape]
    changed: bool
    words: str = ""
    pinned: bool = False
    remark: str = ""
    outcome: str = ""
    notice: str = ""

    def as_json(self) -> dict[str, Any]:
        """For `read`."""
        return asdict(self)


def read(stage: Path, names: Sequence[str]) -> list[Said]:
    """All of it, in the order in which it was done."""
    lines = [line for name in names for line in (stage / f"{name}.said").read_text("utf-8").splitlines()]
    found = [Said(**json.loads(line)) for line in lines]
    for one in found:
        one.drawn = [Shape(*shape) for shape in one.drawn]
    return sorted(found, key=lambda one: one.at)
