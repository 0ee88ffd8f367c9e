"""The settled part of what the canvas shows: the image, and the annotations that nobody is changing."""

import time
from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtGui import QColor, QPainter

from labelqueue.domain.ids import AnnotationId
from labelqueue.domain.label import Label
from labelqueue.domain.skeleton import Skeleton
from labelqueue.ui.canvas.pyramid import ImageLayer, ImageSource, Pyramid
from labelqueue.ui.canvas.shapes import SELECTED, SETTLED, AnnotationSource
from labelqueue.ui.canvas.tiles import TileLayer
from labelqueue.ui.canvas.view import View
from labelqueue.ui.tools import SpatialIndex

REPAIRED_SINGLY: Final = 64
"""If more than so many annotations change at once, everything is drawn anew."""


class Picture:
    """Three layers of tiles: the image, all annotations, and those of a large selection."""

    def __init__(self, color: Callable[[str], QColor]) -> None:
        self.index = SpatialIndex()
        self._image = ImageSource()
        self._settled = AnnotationSource(self.index, color, SETTLED)
        self._raised = AnnotationSource(self.index, color, SELECTED)
        self._raised.only = frozenset()
        self._image_layer = ImageLayer(self._image)
        self._settled_layer = TileLayer(self._settled)
        self._raised_layer = TileLayer(self._raised)
        self._layers = (self._image_layer, self._settled_layer, self._raised_layer)

    @property
    def size(self) -> tuple[int, int] | None:
        """Width and height of the image; None if there is none."""
        return None if self._image.pyramid is None else self._image.pyramid.size

    @property
    def pending(self) -> bool:
        """Whether something visible is still to be made."""
        return any(layer.pending for layer in self._layers)

    def set_image(self, pyramid: Pyramid | None) -> None:
        """Another image, or none."""
        self._image.pyramid = pyramid
        for layer in self._layers:
            layer.clear()

    def set_background(self, color: QColor) -> None:
        """What is around the image, and shines through where it is transparent."""
        self._image.background = color
        self._image_layer.refresh()

    def follow(self, label: Label) -> None:
        """Show this label."""
        changed = self.index.update(label)
        for layer in (self._settled_layer, self._raised_layer):
            if len(changed) > REPAIRED_SINGLY:
                layer.refresh()
            else:
                layer.repair(changed)

    def set_skeletons(self, skeletons: Mapping[str, Skeleton]) -> None:
        """The joints of some categories are connected differently."""
        if self.index.set_skeletons(skeletons):
            self.recolor()

    def recolor(self) -> None:
        """The colours of the categories are others."""
        self._settled_layer.refresh()
        self._raised_layer.refresh()

    def hide(self, ids: frozenset[AnnotationId]) -> None:
        """Leave these out, and only these."""
        if ids == self._settled.hidden:
            return
        changed = ids ^ self._settled.hidden
        self._settled.hidden = self._raised.hidden = ids
        self._repair(self._settled_layer, changed)
        self._repair(self._raised_layer, changed)

    def raise_up(self, ids: frozenset[AnnotationId]) -> None:
        """Show these, and only these, as selected."""
        old = self._raised.only or frozenset()
        if ids != old:
            self._raised.only = ids
            self._repair(self._raised_layer, ids ^ old)

    def show(self, view: View, size: tuple[int, int], ratio: float) -> None:
        """Say what is on the screen; `size` in device pixels."""
        self._settled.ratio = self._raised.ratio = ratio
        for one in self._layers:
            one.show(view, size, ratio)

    def work(self, until: float) -> bool:
        """Make what is missing until that time; the image first. Whether something was finished."""
        finished = False
        for layer in self._layers:
            if time.perf_counter() < until:
                finished |= layer.work(until)
        return finished

    def paint(self, painter: QPainter, view: View, ratio: float) -> None:
        """Copy it to the screen; `painter` works in device pixels."""
        for layer in self._layers:
            layer.paint(painter, view, ratio)

    def _repair(self, layer: TileLayer, ids: frozenset[AnnotationId]) -> None:
        if len(ids) > REPAIRED_SINGLY:
            layer.refresh()
        else:
            layer.repair([self.index.entry(one).bounds for one in ids if one in self.index])
