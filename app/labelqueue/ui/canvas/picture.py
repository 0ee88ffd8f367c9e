"""The settled part of what the canvas shows: the image, and the annotations that nobody is changing."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from PySide6.QtGui import QColor, QImage, QPainter

from labelqueue.domain.geometry import Bounds
from labelqueue.domain.ids import AnnotationId
from labelqueue.domain.label import Annotation, Label
from labelqueue.domain.skeleton import Skeleton
from labelqueue.ui.canvas.levels import Levels
from labelqueue.ui.canvas.pyramid import ImageSource, Pyramid
from labelqueue.ui.canvas.shapes import SELECTED, SETTLED, AnnotationSource
from labelqueue.ui.canvas.tiles import Sheet
from labelqueue.ui.canvas.view import View
from labelqueue.ui.canvas.workshop import Workshop
from labelqueue.ui.tools import SpatialIndex

REPAIRED_SINGLY: Final = 64
"""If more than so many annotations change at once, everything is drawn anew."""

_IMAGE, _SETTLED, _RAISED = range(3)


class Picture:
    """Three sources (the image, all annotations, those of a large selection) on two sheets.

    One is what the screen shows. The other shows all, small: it stands in for what is not ready yet.
    """

    def __init__(self, color: Callable[[Annotation], QColor]) -> None:
        self.index = SpatialIndex()
        self.workshop = Workshop()
        self._image = ImageSource()
        self._settled = AnnotationSource(self.index, color, SETTLED)
        self._raised = AnnotationSource(self.index, color, SELECTED)
        self._raised.only = frozenset()
        self.sheet = Sheet((self._image, self._settled, self._raised), self.workshop, rank=0)
        small = AnnotationSource(self.index, color, SETTLED)
        self._small = small
        self._small_sheet = Sheet((self._image, small), self.workshop, rank=1)
        self._overview: QImage | None = None

    @property
    def size(self) -> tuple[int, int] | None:
        """Width and height of the image; None if there is none."""
        return None if self._image.pyramid is None else self._image.pyramid.size

    def set_image(self, pyramid: Pyramid | None) -> None:
        """Another image, or none."""
        self._image.pyramid = pyramid
        self.sheet.clear()
        self._small_sheet.clear()
        self._overview = self._image.overview()

    def set_background(self, color: QColor) -> None:
        """What is around the image, and shines through where it is transparent."""
        self._image.background = color
        self._refresh(_IMAGE)

    def set_levels(self, table: Levels | None) -> None:
        """Brightness and contrast: what becomes of each of 256 levels; None: it stays."""
        self._image.table = table
        self._refresh(_IMAGE)

    def follow(self, label: Label) -> None:
        """Show this label."""
        changed = self.index.update(label)
        # What is new may take the place of a name that is far from it.
        if len(changed) > REPAIRED_SINGLY or (changed and self._settled.style.names):
            self.recolor()
            return
        self.sheet.repair(_SETTLED, changed)
        self.sheet.repair(_RAISED, changed)
        self._small_sheet.repair(_SETTLED, changed)

    def set_skeletons(self, skeletons: Mapping[str, Skeleton]) -> None:
        """The joints of some categories are connected differently."""
        if self.index.set_skeletons(skeletons):
            self.recolor()

    def recolor(self) -> None:
        """The annotations look different."""
        self._refresh(_SETTLED)
        self.sheet.refresh(_RAISED)

    def set_style(self, *, fill: float, names: bool) -> None:
        """How strongly annotations are filled (0 to 1), and whether they say their category."""
        self._settled.style = replace(SETTLED, fill=fill, names=names)
        self._raised.style = replace(SELECTED, fill=fill and max(SELECTED.fill, fill))
        self._small.style = replace(SETTLED, fill=fill)
        self.recolor()

    def part(self, bounds: Bounds, side: int) -> QImage:
        """A square of `side` pixels that shows the square `bounds` of the image, without annotations."""
        return self._image.part(bounds, side)

    def hide(self, ids: frozenset[AnnotationId]) -> None:
        """Leave these out, and only these."""
        if ids == self._settled.hidden:
            return
        changed = ids ^ self._settled.hidden
        self._settled.hidden = self._raised.hidden = self._small.hidden = ids
        self._repair(self.sheet, _SETTLED, changed)
        self._repair(self.sheet, _RAISED, changed)
        self._repair(self._small_sheet, _SETTLED, changed)

    def raise_up(self, ids: frozenset[AnnotationId]) -> None:
        """Show these, and only these, as selected."""
        old = self._raised.only or frozenset()
        if ids != old:
            self._raised.only = ids
            self._repair(self.sheet, _RAISED, ids ^ old)

    def show(self, view: View, size: tuple[int, int], ratio: float) -> None:
        """Say what is on the screen; `size` in device pixels."""
        self._settled.ratio = self._raised.ratio = ratio
        self.sheet.show(view, size, ratio)

    def overview(self) -> QImage | None:
        """All of the image and its annotations, small, as well as it is known."""
        if self._overview is None or self.size is None:
            return None
        small = self._overview
        view = View(small.width() / self.size[0])
        if self.sheet.complete:  # only then is there time for this
            self._small_sheet.show(view, (small.width(), small.height()), 1.0)
            self._small_sheet.order()
        changed = self._small_sheet.take_changed()
        if changed:
            with QPainter(small) as painter:
                self._small_sheet.paint(painter, view, 1.0, only=changed)
        return small

    def _refresh(self, source: int) -> None:
        self.sheet.refresh(source)
        self._small_sheet.refresh(source)

    def _repair(self, sheet: Sheet, source: int, ids: frozenset[AnnotationId]) -> None:
        if len(ids) > REPAIRED_SINGLY:
            sheet.refresh(source)
        else:
            sheet.repair(source, [self.index.entry(one).bounds for one in ids if one in self.index])
