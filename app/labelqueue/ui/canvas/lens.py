"""How the canvas looks at the image: it follows wheel, keys and the size of the widget."""

from collections.abc import Callable
from typing import Final

from labelqueue.domain.geometry import XY, Bounds
from labelqueue.ui.canvas.view import View, centred, fitting, kept_in_sight, within_limits
from labelqueue.ui.tools.clip import clamped

STEP: Final = 1.25
SHARE: Final = 0.6
"""Of the widget, for an object that one looks at: its surroundings belong to it."""

CLOSEST: Final = 4.0
"""Screen pixels per image pixel, at most, for looking at an object: a small one is not blown up."""


class Lens:
    """`image` is a size, `widget` asks for one; without an image nothing moves."""

    def __init__(self, widget: Callable[[], XY]) -> None:
        self.view = View()
        self.image: XY | None = None
        self._widget = widget
        self._fitted = True
        self._last: XY | None = None

    @property
    def middle(self) -> XY:
        """The middle of the widget."""
        width, height = self._widget()
        return width / 2, height / 2

    def take(self, image: XY, *, keep: bool) -> None:
        """Look at another image; `keep`: as at the last one, if it is as large."""
        kept = keep and image == self._last and not self._fitted
        self.image = self._last = image
        if not kept:
            self.fit()

    def foreseen(self, *, keep: bool) -> Callable[[XY], View]:
        """How `take` would look at another image if it came now; to be asked on any thread."""
        view, last, widget, fits = self.view, self._last, self._widget(), self._fitted or not keep
        return lambda image: fitting(image, widget) if fits or image != last else view

    def look_at(self, xy: XY) -> None:
        """Put a point of the image into the middle."""
        x, y = self.view.to_widget(xy)
        self.pan(self.middle[0] - x, self.middle[1] - y)

    def look_closer(self, bounds: Bounds) -> None:
        """Show a part of the image, with what is around it."""
        if self.image is None:
            return
        room = [side * SHARE for side in self._widget()]
        sides = max(bounds[2] - bounds[0], 1e-6), max(bounds[3] - bounds[1], 1e-6)
        wanted = min(room[0] / sides[0], room[1] / sides[1], max(CLOSEST, self.view.scale))
        self.view = self.view.zoomed(within_limits(wanted, self.image, self._widget()), self.middle)
        self._fitted = False
        self.look_at(((bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2))

    def follow(self, other: "Lens") -> None:
        """Look as another one does."""
        self.view, self._fitted = other.view, other._fitted

    def resized(self, old: XY) -> None:
        """The widget had the size `old` before: what fitted fits again, else the middle stays."""
        if self._fitted:
            self.fit()
        elif min(old) > 0:
            width, height = self._widget()
            self.pan((width - old[0]) // 2, (height - old[1]) // 2)

    def fit(self) -> None:
        """All of the image; it stays so when the widget changes its size."""
        if self.image is not None:
            self.view = fitting(self.image, self._widget())
        self._fitted = True

    def show_at(self, scale: float) -> None:
        """A scale around the middle; an image that is smaller than the widget goes there."""
        if self.image is None:
            return
        small = fitting(self.image, self._widget()).scale >= scale
        self.view = (
            centred(self.image, self._widget(), scale) if small else self.view.zoomed(scale, self.middle)
        )
        self._fitted = False

    def zoom(self, factor: float, at: XY) -> None:
        """Zoom; the point of the image under `at` (on the widget) stays there."""
        if self.image is None:
            return
        scale = within_limits(self.view.scale * factor, self.image, self._widget())
        # Beside the image its nearest point stays, so that it cannot fly away.
        point = self.view.to_image(at)
        nearest = clamped(point, self.image)
        self.view = self.view.zoomed(scale, at if nearest == point else self.view.to_widget(nearest))
        self._fitted = False

    def pan(self, dx: float, dy: float) -> None:
        """Shift by widget pixels, but not out of sight."""
        if self.image is not None:
            self.view = kept_in_sight(self.view.moved(dx, dy), self.image, self._widget())
            self._fitted = False
