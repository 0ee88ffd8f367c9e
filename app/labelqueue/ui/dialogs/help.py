"""The list of keys, and what program this is."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QMessageBox,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from labelqueue.ui.actions import Actions
from labelqueue.ui.widgets.words import label, strong
from labelqueue.version import __version__

_ON_THE_CANVAS = (
    ("Zoom at the pointer", "Wheel"),
    ("Move the image", "Middle drag, Space + drag"),
    ("Category", "1 … 9, 0"),
    ("Close the polygon", "Enter, double click, first point"),
    ("Give up the shape", "Esc"),
    ("Next / previous object", "Tab / Shift+Tab"),
)


def shortcut_rows(actions: Actions, form: QKeySequence.SequenceFormat) -> list[tuple[str, str]]:
    """What can be done by keys, and by which."""
    rows = [
        (action.text().rstrip("…"), ", ".join(key.toString(form) for key in action.shortcuts()))
        for action in actions
        if action.shortcuts()
    ]
    return [*rows, *_ON_THE_CANVAS]


class ShortcutsDialog(QDialog):
    """Every key, in two columns."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("shortcuts_dialog")
        self.setWindowTitle("Keyboard shortcuts")
        together = shortcut_rows(actions, QKeySequence.SequenceFormat.NativeText)
        held = QWidget()
        columns = QHBoxLayout(held)
        columns.setContentsMargins(0, 0, 16, 0)
        columns.setSpacing(40)
        half = (len(together) + 1) // 2
        for part in (together[:half], together[half:]):
            columns.addLayout(_table(part))
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(held)
        close = QPushButton("Close")
        close.setProperty("kind", "primary")
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(16)
        column.addWidget(label("Keyboard shortcuts", kind="heading"))
        column.addWidget(scroll, 1)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        self.resize(QSize(800, 600).boundedTo(self.screen().availableSize() * 0.9))


def _table(rows: list[tuple[str, str]]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(24)
    grid.setVerticalSpacing(8)
    for line, (what, keys) in enumerate(rows):
        shown = label(keys)
        shown.setFont(strong(shown.font()))
        grid.addWidget(label(what, kind="muted"), line, 0)
        grid.addWidget(shown, line, 1)
    grid.setRowStretch(len(rows), 1)
    grid.setColumnStretch(1, 1)
    return grid


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
