"""Two labels on one image, side by side: zoom and place are those of both, and nothing can be changed."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from labelqueue.domain.category import Category
from labelqueue.domain.changes import Change
from labelqueue.domain.label import Label
from labelqueue.ui.canvas import Canvas, Pyramid
from labelqueue.ui.canvas.differences import Side, beside
from labelqueue.ui.document import Document
from labelqueue.ui.i18n import tr
from labelqueue.ui.theme import theme_events, tokens
from labelqueue.ui.tools import ToolId
from labelqueue.ui.tools.outline import around
from labelqueue.ui.view_options import ViewOptions

SMALLEST: Final = 64
"""Pixels of the ground below labels whose image has no known size, at least."""


class SideBySide(QWidget):
    """Two canvases; a drag moves both images, the wheel zooms both."""

    zoom_changed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._documents = {side: Document(self) for side in Side}
        self.canvases = {side: Canvas(document) for side, document in self._documents.items()}
        self._size: tuple[int, int] | None = None
        self._on_ground = False
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.columns: dict[Side, QVBoxLayout] = {}
        for side, canvas in self.canvases.items():
            canvas.setObjectName(f"canvas_{side.value}")
            canvas.set_tool(ToolId.PAN)
            canvas.view_changed.connect(lambda side=side: self._follow(side))
            self.columns[side] = column = QVBoxLayout()
            column.setSpacing(8)
            frame = QFrame()
            frame.setProperty("kind", "line")
            inside = QVBoxLayout(frame)
            inside.setContentsMargins(1, 1, 1, 1)
            inside.addWidget(canvas)
            column.addWidget(frame, 1)
            row.addLayout(column, 1)
        self.canvases[Side.BEFORE].setAccessibleName(tr("Label before"))
        self.canvases[Side.AFTER].setAccessibleName(tr("Label after"))
        self.canvases[Side.AFTER].zoom_changed.connect(self.zoom_changed)
        theme_events().changed.connect(self._lay_ground)

    @property
    def main(self) -> Canvas:
        """The one that the other follows when somebody zooms by a key."""
        return self.canvases[Side.AFTER]

    def set_view_options(self, options: ViewOptions) -> None:
        """Look as on the work page, but stay where one is when another image comes in place of this one."""
        for canvas in self.canvases.values():
            canvas.set_view_options(replace(options, keeps_view=True, minimap=False, magnifier=False))

    def set_categories(self, categories: Sequence[Category]) -> None:
        """Those of the dataset, for their colours and skeletons."""
        for document in self._documents.values():
            document.set_categories(categories)

    def label(self, side: Side) -> Label:
        """What is shown there."""
        return self._documents[side].label

    def show_labels(self, before: Label, after: Label, found: Sequence[Change]) -> None:
        """Show two labels, and what differs between them."""
        for side, label in ((Side.BEFORE, before), (Side.AFTER, after)):
            self._documents[side].open(label, editable=False)
            self.canvases[side].set_differences(beside(found, side))
        if self._on_ground and self._size is None:
            self._lay_ground()  # it has to hold other objects now

    def expect(self, width: int | None, height: int | None) -> None:
        """The image has so many pixels, if that is known; until it is there, a ground takes its place."""
        self._size = (width, height) if width and height else None
        self._on_ground = True
        self._lay_ground()

    def set_image(self, image: Pyramid) -> None:
        """It is there."""
        self._on_ground = False
        for canvas in self.canvases.values():
            canvas.set_image(image)

    def complete_image(self, image: Pyramid) -> None:
        """All of its pixels are there, too."""
        for canvas in self.canvases.values():
            canvas.complete_image(image)

    def zoom_to(self, change: Change) -> None:
        """Show where an object is and was."""
        places = [one.geometry.bounds() for one in (change.before, change.after) if one is not None]
        self.main.zoom_to(around(places))

    def settle(self) -> None:
        """Finish what is still being drawn (for pictures)."""
        for canvas in self.canvases.values():
            canvas.settle()

    def _follow(self, side: Side) -> None:
        other = Side.AFTER if side is Side.BEFORE else Side.BEFORE
        self.canvases[other].look_like(self.canvases[side])

    def _lay_ground(self) -> None:
        if not self._on_ground:
            return
        size = self._size or self._room()
        color = QColor(tokens().hover)
        # One pixel that stands for all of them: the ground of a large image takes no room.
        pixel = np.array([[[color.red(), color.green(), color.blue()]]], np.uint8)
        for canvas in self.canvases.values():
            canvas.set_image(Pyramid(pixel, size))

    def _room(self) -> tuple[int, int]:
        """What both labels need."""
        bounds = [one.geometry.bounds() for document in self._documents.values() for one in document.label]
        if not bounds:
            return SMALLEST, SMALLEST
        _, _, right, bottom = around(bounds)
        return max(SMALLEST, int(right * 1.1) + 1), max(SMALLEST, int(bottom * 1.1) + 1)
