"""Draws the work page with a sparse and a dense label, in both themes, for screens of 100 % and of 200 %.

How large a screen's pixels are is decided when a program starts, so each scale is a process of its own:
`python docs/make_scene_pictures.py FOLDER SCALE`.
"""

import os
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path
from typing import Final

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["LOGNAME"] = "anna"

import numpy as np
from PIL import Image
from PySide6.QtWidgets import QApplication

from labelqueue.domain.geometry import Box, Ellipse, Polygon
from labelqueue.domain.label import Label
from labelqueue.domain.status import Mode
from labelqueue.ui.round import ASTRONAUT, CELL, Round
from labelqueue.ui.theme import ThemeChoice

SIZE: Final = (1040, 660)
OBJECTS: Final = 900
QUALITY: Final = 88  # of JPEG: photographs at 200 % are large


def draw_scenes(folder: Path) -> None:
    """Draw all of them, for both scales."""
    for scale in (1, 2):
        environment = os.environ | {"QT_SCALE_FACTOR": str(scale)}
        command = [sys.executable, __file__, str(folder), str(scale)]
        subprocess.run(command, env=environment, check=True)


def _draw(folder: Path, scale: int) -> None:
    for theme in (ThemeChoice.LIGHT, ThemeChoice.DARK):
        with tempfile.TemporaryDirectory() as temporary, Round(Path(temporary), theme=theme) as one:
            one.window.resize(*SIZE)
            one.wait(partial(_at_home, one), "the queues")
            one.start(Mode.LABEL, "astronaut.jpg")
            document, canvas = one.page.document, one.page.canvas
            names = [category.name for category in document.categories]
            for name, label in (("sparse", _sparse(names)), ("dense", _dense(names))):
                document.open(label, subject=document.subject)
                document.select([label.annotations[0].id] if name == "sparse" else [])
                document.hover(None)
                canvas.settle()
                QApplication.processEvents()
                canvas.settle()
                path = folder / f"{name}-{theme.value}-{scale}00.jpg"
                shot = Path(temporary) / "shot.png"
                one.window.grab().save(str(shot))
                with Image.open(shot) as picture:
                    picture.convert("RGB").save(path, quality=QUALITY, optimize=True)
                print(path)


def _at_home(one: Round) -> bool:
    return one.window.home_page.overview is not None


def _sparse(names: list[str]) -> Label:
    label = Label().add(Polygon([ASTRONAUT]), names[0])
    (x0, y0), (x1, y1) = CELL
    return label.add(Box(x0, y0, x1, y1), names[1]).add(Ellipse(412, 150, 58, 142), names[-1])


def _dense(names: list[str]) -> Label:
    random = np.random.default_rng(7)
    label = Label()
    for number in range(OBJECTS):
        turn = np.sort(random.uniform(0, 2 * np.pi, 14))
        away = random.uniform(4, 15) * random.uniform(0.75, 1, 14)
        middle = random.uniform(16, 496, 2)
        ring = middle + np.stack([away * np.cos(turn), away * np.sin(turn)], axis=1)
        label = label.add(Polygon([ring.tolist()]), names[number % len(names)])
    return label


if __name__ == "__main__":
    _draw(Path(sys.argv[1]), int(sys.argv[2]))
