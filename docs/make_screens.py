"""Draws the pictures of the guide from the program, and its lists of keys and settings: `make screens`."""

import gc
import os
import tempfile
from pathlib import Path
from typing import Final

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["LOGNAME"] = "anna"  # who is at work in the pictures

from make_manager_pictures import draw_management
from make_scene_pictures import draw_scenes
from make_statistics_pictures import draw_statistics
from make_tool_pictures import draw_tools
from PIL import Image
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from labelqueue.ui.actions import Actions
from labelqueue.ui.application import application
from labelqueue.ui.dialogs.help import shortcut_rows
from labelqueue.ui.i18n import speak
from labelqueue.ui.round import Round
from labelqueue.ui.settings.guide import settings_guide
from labelqueue.ui.theme import ThemeChoice, apply_theme

# Canvases that were drawn and dropped would be collected on any thread, and widgets must die on this one.
gc.disable()

SCREENS: Final = Path(__file__).parent / "screens"
GUIDE: Final = Path(__file__).parent / "guide"
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


def list_shortcuts() -> str:
    """The page of the guide that says which key does what."""
    owner = QWidget()  # the actions end with it
    rows = shortcut_rows(Actions(owner), QKeySequence.SequenceFormat.PortableText)
    lines = [f"| {what} | `{keys}` |" for what, keys in rows]
    intro = "These are the usual keys; `?` shows those in force, and each of them can be changed there."
    return "\n".join(["# Shortcuts", "", intro, "", "| what | keys |", "|---|---|", *lines, ""])


if __name__ == "__main__":
    app = application()
    speak(app, "en")
    (GUIDE / "shortcuts.md").write_text(list_shortcuts(), encoding="utf-8")
    (GUIDE / "settings.md").write_text(settings_guide(), encoding="utf-8")
    SCREENS.mkdir(exist_ok=True)
    apply_theme(app, ThemeChoice.DARK)
    draw_tools(SCREENS)
    for choice in (ThemeChoice.LIGHT, ThemeChoice.DARK):
        draw(choice)
    draw_scenes(SCREENS)
    draw_statistics(app, SCREENS)
    draw_management(app, SCREENS)
