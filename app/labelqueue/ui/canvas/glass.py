"""Through what one looks: the options of the view, and what they lay over the image."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QImage, QPainter

from labelqueue.domain.geometry import XY, Bounds
from labelqueue.ui.canvas.colors import Colors
from labelqueue.ui.canvas.extras import Minimap, paint_grid, paint_magnifier
from labelqueue.ui.canvas.levels import levels
from labelqueue.ui.canvas.picture import Picture
from labelqueue.ui.canvas.view import View
from labelqueue.ui.view_options import ViewOptions


class Glass:
    """Nothing here knows how a label could be changed."""

    def __init__(self, picture: Picture, colors: Colors) -> None:
        self.options = ViewOptions()
        self.minimap = Minimap()
        self._picture = picture
        self._colors = colors
        self._minimap_held = False

    def set_options(self, new: ViewOptions) -> None:
        """Look like this from now on."""
        old, self.options = self.options, new
        before = (old.brightness, old.contrast, old.gamma)
        if before != (new.brightness, new.contrast, new.gamma):
            self._picture.set_levels(
                levels(brightness=new.brightness, contrast=new.contrast, gamma=new.gamma)
            )
        if (old.fill, old.names, old.color_by_object) != (new.fill, new.names, new.color_by_object):
            self._colors.by_object = new.color_by_object
            self._picture.set_style(fill=new.fill / 100, names=new.names)

    # The minimap is a place to press on

    def press(self, at: QPointF) -> XY | None:
        """Where the middle of the view is to be, if that was a press on the minimap."""
        place = self.minimap.place(at) if self.options.minimap else None
        self._minimap_held = place is not None
        return place

    def drag(self, at: QPointF) -> XY | None:
        """The same, while the button that pressed on the minimap is down."""
        return self.minimap.nearest(at) if self._minimap_held else None

    def release(self) -> bool:
        """The button is up; whether it was the minimap's."""
        held, self._minimap_held = self._minimap_held, False
        return held

    # Painting

    def paint_below(self, painter: QPainter, view: View, widget: QRect) -> None:
        """What lies below the shapes that are painted live."""
        if self.options.pixel_grid and self._picture.size is not None:
            paint_grid(painter, view, image=self._picture.size, widget=widget)

    def paint_above(
        self,
        painter: QPainter,
        view: View,
        widget: QRect,
        *,
        pointer: QPointF | None,
        shapes: Callable[[View, QRectF], None],
    ) -> None:
        """What lies above them; `shapes` paints them once more, in another view."""
        size = self._picture.size
        if size is None:
            return
        small = self._picture.overview() if self.options.minimap else None
        self.minimap.area = QRect()
        if small is not None:
            self.minimap.paint(painter, small, view, image=size, widget=widget)
        on_map = pointer is not None and self.minimap.area.contains(pointer.toPoint())
        if self.options.magnifier and pointer is not None and not on_map:
            paint_magnifier(painter, pointer, view, widget, image=self._part, shapes=shapes)

    def _part(self, bounds: Bounds, side: int) -> QImage:
        return self._picture.part(bounds, side)
