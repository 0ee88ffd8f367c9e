"""Small parts of the form."""

from typing import Final

from PySide6.QtWidgets import QFormLayout, QLabel, QLineEdit, QPushButton, QWidget

from labelqueue.ui.widgets.words import label

SPACING: Final = 8  # pixels
LABELS: Final = 112  # pixels, so that the fields of two forms stand below each other


def field(name: str, *, placeholder: str = "") -> QLineEdit:
    """A line to write in, with the object name `name`."""
    made = QLineEdit()
    made.setObjectName(name)
    made.setPlaceholderText(placeholder)
    return made


def add_row(form: QFormLayout, text: str, widget: QWidget, *, said_of: QWidget | None = None) -> QLabel:
    """A row whose words are what a screen reader says of `widget` (or of `said_of` in it), too."""
    words = label(text)
    words.setBuddy(said_of or widget)
    words.setMinimumSize(LABELS, widget.sizeHint().height())
    (said_of or widget).setAccessibleName(text)
    form.addRow(words, widget)
    return words


def quiet_button(name: str, text: str) -> QPushButton:
    """A button that is not what one came for."""
    made = QPushButton(text)
    made.setObjectName(name)
    made.setProperty("kind", "quiet")
    made.setAutoDefault(False)
    return made
