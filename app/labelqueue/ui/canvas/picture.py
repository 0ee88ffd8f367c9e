"""The settled part of what the canvas shows: the image, and the annotations that nobody is changing."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter

from labelqueue.domain.geometry import Bounds
from labelqueue.domain.ids import AnnotationId
from labelqueue.domain.label import Annotation, Label
from labelqueue.domain.skeleton import Skeleton
from labelqueue.ui.canvas.carrier import Carrier
from labelqueue.ui.canvas.first_sight import FirstSight
from labelqueue.ui.canvas.levels import Levels
from labelqueue.ui.canvas.pyramid import ImageSource, Pyramid
from labelqueue.ui.canvas.shapes import SELECTED, SETTLED, AnnotationSource
from labelqueue.ui.canvas.tiles import Grid, Sheet
from labelqueue.ui.canvas.view import View
from labelqueue.ui.canvas.workshop import Workshop, finished
from labelqueue.ui.tools import Carried, SpatialIndex

REPAIRED_SINGLY: Final = 64
"""If more than so many annotations change at once, everything is drawn anew."""

_AS_REDUCED: Final = 0.5
"""Up to this scale a reduced image shows the same as all of it."""

_IMAGE, _SETTLED, _RAISED = range(3)


@dataclass(frozen=True, slots=True)
class _Ahead:
    """What is drawn before it is shown."""

    sight: FirstSight
    sheet: Sheet
    overview: QImage


class Picture:
    """Three sources (the image, all annotations, those of a large selection) on two sheets.

    One is what the screen shows, below what is carried. The other shows all, small: it stands in for what is
    not ready yet.
    """

    def __init__(self, color: Callable[[Annotation], QColor]) -> None:
        self.index = SpatialIndex()
        self.workshop = Workshop()
        self._image = ImageSource()
        self._settled = AnnotationSource(self.index, color, SETTLED)
        self._raised = AnnotationSource(self.index, color, SELECTED)
        self._raised.only = frozenset()
        self._hidden: frozenset[AnnotationId] = frozenset()
        self._selected: frozenset[AnnotationId] = frozenset()
        self._elsewhere = False  # whether the label changed under what is carried
        self.carrier = Carrier(self.index, color, self.workshop)
        self.sheet = Sheet((self._image, self._settled, self._raised), self.workshop, rank=0)
        small = AnnotationSource(self.index, color, SETTLED)
        self._small = small
        self._small_sheet = Sheet((self._image, small), self.workshop, rank=1)
        self._overview: QImage | None = None
        self._ahead: _Ahead | None = None

    @property
    def size(self) -> tuple[int, int] | None:
        """Width and height of the image; None if there is none."""
        return None if self._image.pyramid is None else self._image.pyramid.size

    def set_image(self, pyramid: Pyramid | None) -> None:
        """Another image, or none."""
        if self._ahead is not None and self._ahead.sight.pyramid is not pyramid:
            self.forget_ahead()
        self._image.pyramid = pyramid
        self.sheet.clear()
        self.carrier.clear()
        self._small_sheet.clear()
        self._overview = None

    def image_completed(self, pyramid: Pyramid) -> None:
        """The largest level of an image is there."""
        if pyramid is self._image.pyramid and (self.sheet.scale or 0) > _AS_REDUCED:
            self._mend(_IMAGE, None)
        ahead = self._ahead
        if ahead is not None and pyramid is ahead.sight.pyramid and (ahead.sheet.scale or 0) > _AS_REDUCED:
            ahead.sheet.refresh(_IMAGE)

    def foresee(self, sight: FirstSight, view: View, size: tuple[int, int], ratio: float) -> None:
        """Draw what will be shown next, when there is nothing else to do; `size` in device pixels."""
        self.forget_ahead()
        if sight.pyramid is self._image.pyramid:
            return  # it is looked at already
        image = ImageSource(sight.pyramid, QColor(self._image.background))
        image.table = self._image.table
        settled, raised = (
            AnnotationSource(sight.index, one.color, one.style) for one in (self._settled, self._raised)
        )
        settled.ratio = raised.ratio = ratio
        raised.only = frozenset()
        sheet = Sheet((image, settled, raised), self.workshop, rank=2)
        sheet.show(view, size, ratio)
        sheet.order()
        self._ahead = _Ahead(sight, sheet, image.overview())

    def _take_what_is_ahead(self, label: Label) -> bool:
        """Show what was drawn ahead, if that is what is to be seen now."""
        ahead = self._ahead
        if ahead is None or ahead.sight.pyramid is not self._image.pyramid:
            return False
        self._ahead = None
        sight, other_state = ahead.sight, self._settled.hidden or self._raised.only
        same = sight.annotations == label.annotations and sight.index.skeletons == self.index.skeletons
        if other_state or not same:
            ahead.sheet.clear()
            return False
        self.index.take_over(sight.index, label)
        self.sheet.become(ahead.sheet)
        self._small_sheet.clear()
        self._overview = ahead.overview
        self.carrier.clear()
        self._elsewhere = True
        return True

    def forget_ahead(self) -> None:
        """It would look different by now, or is of no use."""
        if self._ahead is not None:
            self._ahead.sheet.clear()
            self._ahead = None

    def set_background(self, color: QColor) -> None:
        """What is around the image, and shines through where it is transparent."""
        self.forget_ahead()
        self._image.background = color
        self._mend(_IMAGE, None)

    def set_levels(self, table: Levels | None) -> None:
        """Brightness and contrast: what becomes of each of 256 levels; None: it stays."""
        self.forget_ahead()
        self._image.table = table
        self._mend(_IMAGE, None)

    def follow(self, label: Label) -> None:
        """Show this label."""
        if self._take_what_is_ahead(label):
            return
        changed = self.index.update(label)
        if self.carrier.put_down:
            self.carrier.clear()
        self._elsewhere = True
        # What is new may take the place of a name that is far from it.
        self._mend(_SETTLED, None if changed and self._settled.style.names else changed)
        self._mend(_RAISED, changed)

    def set_skeletons(self, skeletons: Mapping[str, Skeleton]) -> None:
        """The joints of some categories are connected differently."""
        if self.index.set_skeletons(skeletons):
            self.recolor()

    def recolor(self) -> None:
        """The annotations look different."""
        self.forget_ahead()
        self._mend(_SETTLED, None)
        self._mend(_RAISED, None)

    def set_style(self, *, fill: float, names: bool) -> None:
        """How strongly annotations are filled (0 to 1), and whether they say their category."""
        strong = fill and max(SELECTED.fill, fill)
        self._settled.style = replace(SETTLED, fill=fill, names=names)
        self._raised.style = replace(SELECTED, fill=strong)
        self.carrier.set_fill(strong)
        self._small.style = replace(SETTLED, fill=fill)
        self.recolor()

    def part(self, bounds: Bounds, side: int) -> QImage:
        """A square of `side` pixels that shows the square `bounds` of image and settled annotations."""
        picture = self._image.part(bounds, side)
        grid = Grid(side / (bounds[2] - bounds[0]), 0.0, 0.0)
        area = QRect(round(bounds[0] * grid.scale), round(bounds[1] * grid.scale), side, side)
        with QPainter(picture) as painter:
            for source in (self._small, self._raised):
                shapes = finished(source.render(grid, area))
                if shapes is not None:
                    painter.drawImage(0, 0, shapes)
        return picture

    def hide(self, ids: frozenset[AnnotationId], carried: Carried | None = None) -> None:
        """Leave these out, and only these; show what is carried where it is, and nowhere else."""
        self._hidden = ids
        if carried is not None:
            if not self.carrier.ids:
                shown = (self._raised.only or frozenset()) - self._raised.hidden
                self._elsewhere = False
                self.carrier.take(carried, hidden=ids, lent=self.sheet if shown == carried.ids else None)
            else:
                self.carrier.take(carried, hidden=ids, lent=None)
        elif self.carrier.ids:
            self.carrier.let_go(elsewhere=self._elsewhere)
        self._arrange()

    def raise_up(self, ids: frozenset[AnnotationId]) -> None:
        """Show these, and only these, as selected."""
        self._selected = ids
        self._arrange()

    def _arrange(self) -> None:
        """See to it that each annotation is in the pictures where it belongs."""
        hidden, only = self._hidden | self.carrier.ids, self._selected - self.carrier.ids
        settled, raised = self._settled.hidden, (self._raised.only or frozenset()) - self._raised.hidden
        self._settled.hidden = self._raised.hidden = self._small.hidden = hidden
        self._raised.only = only
        self._mend(_SETTLED, self._places(settled ^ hidden))
        self._mend(_RAISED, self._places(raised ^ (only - hidden)))

    def _places(self, ids: frozenset[AnnotationId]) -> list[Bounds] | None:
        """Where these are; None: everywhere."""
        if len(ids) > REPAIRED_SINGLY:
            return None
        return [self.index.entry(one).bounds for one in ids if one in self.index]

    def _mend(self, source: int, places: Collection[Bounds] | None) -> None:
        """Make anew what one source has at these places; None: all of it. All that changes comes by here."""
        for sheet in (self.sheet,) if source == _RAISED else (self.sheet, self._small_sheet):
            if places is None or len(places) > REPAIRED_SINGLY:
                sheet.refresh(source)
            else:
                sheet.repair(source, places)

    def show(self, view: View, size: tuple[int, int], ratio: float) -> None:
        """Say what is on the screen; `size` in device pixels."""
        self._settled.ratio = self._raised.ratio = ratio
        self.sheet.show(view, size, ratio)
        self.carrier.show(view, size, ratio)

    @property
    def pending(self) -> bool:
        """Whether something visible is not yet as it should be."""
        return self.sheet.pending or self.carrier.pending

    @property
    def busy(self) -> bool:
        """Whether there is anything to be made, or to be taken."""
        made = (
            self.workshop.busy
            or self._overview_missing
            or not (self._ahead is None or self._ahead.sheet.flat)
        )
        return made or self.sheet.missing or self.carrier.missing or self.carrier.put_down

    def order(self) -> None:
        """Have made what is visible and not there."""
        self.sheet.order()
        self.carrier.order()
        if self._ahead is not None:
            self._ahead.sheet.flatten_one()

    @property
    def _overview_missing(self) -> bool:
        """Whether the small picture can be completed, and is not."""
        small = self._small_sheet
        return self.size is not None and self.sheet.complete and (small.scale is None or small.missing)

    def overview(self) -> QImage | None:
        """All of the image and its annotations, small, as well as it is known."""
        if self.size is None:
            return None
        if self._overview is None:
            self._overview = self._image.overview()
        small = self._overview
        changed = self._small_sheet.take_changed()
        if changed:
            with QPainter(small) as painter:
                self._small_sheet.paint(painter, View(small.width() / self.size[0]), 1.0, only=changed)
        return small

    def order_overview(self) -> None:
        """Have the annotations on it made, if there is time for that, and need."""
        if self.size is not None and self._overview_missing and (small := self.overview()) is not None:
            view = View(small.width() / self.size[0])  # always the same
            self._small_sheet.show(view, (small.width(), small.height()), 1.0)
            self._small_sheet.order()
