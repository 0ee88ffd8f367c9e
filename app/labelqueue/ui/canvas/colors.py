"""In which colour an annotation is drawn."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtGui import QColor

from labelqueue.domain.category import Category
from labelqueue.domain.label import Annotation
from labelqueue.ui.theme import tokens

TURN: Final = 0.618033988749895
"""Of the circle of hues from one object to the next: no two that follow each other are alike."""


class Colors:
    """By category, or another one for each object."""

    def __init__(self) -> None:
        self.by_object = False
        self._categories: dict[str, QColor] = {}

    def set_categories(self, categories: Iterable[Category]) -> bool:
        """Take their colours; whether any is another."""
        colors = {one.name: QColor(one.color) for one in categories if one.color}
        changed = colors != self._categories
        self._categories = colors
        return changed

    def category(self, name: str) -> QColor:
        """The colour of a category."""
        return self._categories.get(name) or QColor(tokens().text_muted)

    def annotation(self, one: Annotation) -> QColor:
        """The colour of an annotation."""
        if not self.by_object:
            return self.category(one.category)
        number = int(one.id)
        return QColor.fromHsvF(number * TURN % 1.0, (0.85, 0.6)[number % 2], (1.0, 0.9, 0.95)[number % 3])
