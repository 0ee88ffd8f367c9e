"""The list of keys, and what program this is."""

from pathlib import Path
from typing import Final

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMessageBox, QWidget

from labelqueue.domain.phrase import phrase
from labelqueue.ui.actions import Actions
from labelqueue.ui.i18n import tr, translated
from labelqueue.version import __version__

ON_THE_CANVAS: Final = (
    (phrase("Zoom at the pointer"), phrase("Wheel")),
    (phrase("Move the image"), phrase("Middle drag, Space + drag")),
    (phrase("Category"), "1 … 9, 0"),
    (phrase("Close the polygon"), phrase("Enter, double click, first point")),
    (phrase("Give up the shape"), "Esc"),
    (phrase("Cut out"), phrase("E held")),
    (phrase("Add a part"), phrase("W held")),
    (phrase("For one shape only"), phrase("Digit held")),
    (phrase("Onto other shapes"), phrase("Ctrl")),
    (phrase("Next / previous object"), phrase("Tab / Shift+Tab")),
)


def shortcut_rows(actions: Actions, form: QKeySequence.SequenceFormat) -> list[tuple[str, str]]:
    """What can be done by keys, and by which."""
    rows = [
        (action.text().rstrip("…"), ", ".join(key.toString(form) for key in action.shortcuts()))
        for action in actions
        if action.shortcuts()
    ]
    return [*rows, *((translated(what), translated(keys)) for what, keys in ON_THE_CANVAS)]


class AboutDialog(QMessageBox):
    """Name, version, purpose."""

    def __init__(self, log: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("about_dialog")
        self.setWindowTitle(tr("About Labelqueue"))
        self.setText(f"Labelqueue {__version__}")
        self.setInformativeText(
            tr("Label images from a shared queue: everyone gets the next sample, nobody gets the same one.")
            + "\n\n"
            + tr("What goes wrong is written to {log}.", log=log)
        )
