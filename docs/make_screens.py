"""Draws the pictures of the documentation from the running program: `make screens`."""

import os
import tempfile
from pathlib import Path
from typing import Final

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["LOGNAME"] = "anna"  # who is at work in the pictures

from PIL import Image

from labelqueue.ui.round import Round
from labelqueue.ui.theme import ThemeChoice

SCREENS: Final = Path(__file__).parent / "screens"
WANTED: Final = {
    "home-in-progress": "home",
    "polygon-and-box": "work",
    "came-back": "rejected",
    "review": "review",
    "reject": "reject",
    "export": "export",
}
"""Pictures of a round, and what they are called in the documentation."""


def draw(theme: ThemeChoice) -> None:
    """Play a round in one theme and keep what is wanted."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        with Round(folder, theme=theme) as one:
            for step in one.play(folder / "coco.json"):
                shot, _, _ = step.partition(":")
                name = WANTED.get(Path(shot).stem.partition("-")[2])
                if name is not None:
                    keep(folder / shot, SCREENS / f"{name}-{theme.value}.png")


def keep(shot: Path, target: Path) -> None:
    """Store a picture as small as it gets without losing anything."""
    with Image.open(shot) as picture:
        picture.convert("RGB").save(target, optimize=True)
    print(target)


if __name__ == "__main__":
    SCREENS.mkdir(exist_ok=True)
    for choice in (ThemeChoice.LIGHT, ThemeChoice.DARK):
        draw(choice)
