"""The list of keys, and what program this is."""

from pathlib import Path
from typing import Final

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMessageBox, QWidget

from labelqueue.ui.actions import Actions
from labelqueue.version import __version__

ON_THE_CANVAS: Final = (
    ("Zoom at the pointer", "Wheel"),
    ("Move the image", "Middle drag, Space + drag"),
    ("Category", "1 … 9, 0"),
    ("Close the polygon", "Enter, double click, first point"),
    ("Give up the shape", "Esc"),
    ("Cut out", "E held"),
    ("Add a part", "W held"),
    ("For one shape only", "Digit held"),
    ("Onto other shapes", "Ctrl"),
    ("Next / previous object", "Tab / Shift+Tab"),
)


def shortcut_rows(actions: Actions, form: QKeySequence.SequenceFormat) -> list[tuple[str, str]]:
    """What can be done by keys, and by which."""
    rows = [
        (action.text().rstrip("…"), ", ".join(key.toString(form) for key in action.shortcuts()))
        for action in actions
        if action.shortcuts()
    ]
    return [*rows, *ON_THE_CANVAS]


class AboutDialog(QMessageBox):
    """Name, version, purpose."""

    def __init__(self, log: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("about_dialog")
        self.setWindowTitle("About Labelqueue")
        self.setText(f"Labelqueue {__version__}")
        self.setInformativeText(
            "Label images from a shared queue: everyone gets the next sample, nobody gets the same one.\n\n"
            f"What goes wrong is written to {log}."
        )
