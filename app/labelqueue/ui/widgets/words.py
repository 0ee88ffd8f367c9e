"""Labels for text that came from people or the database."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel


def label(text: str = "", *, kind: str = "", wrap: bool = False) -> QLabel:
    """A label that shows `text` as it is: a name with angle brackets stays a name with angle brackets."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    if kind:
        made.setProperty("kind", kind)
    return made


def strong(font: QFont) -> QFont:
    """`font`, half-bold."""
    font = QFont(font)
    font.setWeight(QFont.Weight.DemiBold)
    return font
