"""Many annotations that are moved as they are: pictures of them, shown somewhere else."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter

from labelqueue.domain.geometry import XY
from labelqueue.domain.ids import AnnotationId
from labelqueue.domain.label import Annotation
from labelqueue.ui.canvas.shapes import SELECTED, AnnotationSource
from labelqueue.ui.canvas.tiles import Sheet
from labelqueue.ui.canvas.view import View
from labelqueue.ui.canvas.workshop import Workshop
from labelqueue.ui.tools import Carried, SpatialIndex

_NOBODY: frozenset[AnnotationId] = frozenset()


class Carrier:
    """A sheet that is looked at as if the image had moved, so that a frame costs what a pan costs.

    What is put down elsewhere stays in sight until the tiles below show it there.
    """

    def __init__(
        self, index: SpatialIndex, color: Callable[[Annotation], QColor], workshop: Workshop
    ) -> None:
        self._source = AnnotationSource(index, color, SELECTED)
        self._source.only = _NOBODY
        self._sheet = Sheet((self._source,), workshop, rank=0, over=True)
        self._by: XY | None = None
        self._fixed: float | None = None  # the scale of what was put down; None: it is still carried

    @property
    def ids(self) -> frozenset[AnnotationId]:
        """What is carried now."""
        return _NOBODY if self.put_down else self._source.only or _NOBODY

    @property
    def active(self) -> bool:
        """Whether there is anything to show."""
        return self._by is not None

    @property
    def put_down(self) -> bool:
        """Whether it waits for what is settled to show it."""
        return self._fixed is not None

    @property
    def missing(self) -> bool:
        """Whether there is something to `order`."""
        return self.active and not self.put_down and self._sheet.missing

    @property
    def pending(self) -> bool:
        """Whether something visible is not yet as it should be."""
        return self.put_down or (self.active and self._sheet.pending)

    def set_fill(self, fill: float) -> None:
        """How strongly they are filled, 0 to 1."""
        self._source.style = replace(SELECTED, fill=fill)

    def take(self, carried: Carried, *, hidden: frozenset[AnnotationId], lent: Sheet | None) -> None:
        """Carry these. `lent`: a sheet whose last source shows them already."""
        if not self.active or self.put_down:
            self._sheet.clear()
            self._fixed = None
            self._source.only, self._source.hidden = carried.ids, hidden
            if lent is not None:
                self._sheet.take_over(lent)
        self._by = carried.by

    def let_go(self, *, elsewhere: bool) -> None:
        """They are not carried any more; `elsewhere`: they stay where they were carried to."""
        if elsewhere and self._sheet.scale is not None:
            self._fixed = self._sheet.scale
        else:
            self.clear()

    def clear(self) -> None:
        """Show nothing any more."""
        self._source.only = _NOBODY
        self._by = self._fixed = None
        self._sheet.clear()

    def show(self, view: View, size: tuple[int, int], ratio: float) -> None:
        """Say what is on the screen; `size` in device pixels."""
        if self._fixed is not None and self._fixed != view.scale * ratio:
            self.clear()  # the pictures of another scale show the old place
        if self.active:
            self._source.ratio = ratio
            self._sheet.show(self._moved(view), size, ratio)

    def order(self) -> None:
        """Have made what is visible and not there."""
        if self.missing:
            self._sheet.order()

    def changed(self, view: View, ratio: float) -> QRect:
        """Where on the screen (in device pixels) something looks different since this was asked last."""
        area = self._sheet.changed(self._moved(view), ratio)
        self._sheet.take_changed()
        return area

    def paint(self, painter: QPainter, view: View, ratio: float) -> None:
        """Copy what is there; `painter` works in device pixels."""
        if self.active:
            self._sheet.paint(painter, self._moved(view), ratio)

    def _moved(self, view: View) -> View:
        x, y = self._by or (0.0, 0.0)
        return view.moved(x * view.scale, y * view.scale)
