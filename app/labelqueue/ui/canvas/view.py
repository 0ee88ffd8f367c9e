"""Where the image is on the widget: scale and position, and nothing that a label would ever see."""

from dataclasses import dataclass
from typing import Final, Self

from labelqueue.domain.geometry import XY, Bounds

MARGIN: Final = 16.0
"""Pixels left free around an image that is made to fit."""

LARGEST: Final = 64.0
"""Screen pixels per image pixel, at most."""

KEPT_VISIBLE: Final = 48.0
"""Pixels of the image that cannot be moved out of sight."""


@dataclass(frozen=True, slots=True)
class View:
    """`scale`: widget pixels per image pixel; (x, y): where the image has its top-left corner."""

    scale: float = 1.0
    x: float = 0.0
    y: float = 0.0

    def to_widget(self, xy: XY) -> XY:
        """From image to widget pixels."""
        return xy[0] * self.scale + self.x, xy[1] * self.scale + self.y

    def to_image(self, xy: XY) -> XY:
        """From widget to image pixels."""
        return (xy[0] - self.x) / self.scale, (xy[1] - self.y) / self.scale

    def bounds_to_widget(self, bounds: Bounds) -> Bounds:
        """A rectangle, from image to widget pixels."""
        return *self.to_widget(bounds[:2]), *self.to_widget(bounds[2:])

    def zoomed(self, scale: float, at: XY) -> Self:
        """Another scale; the point of the image under `at` (on the widget) stays where it is."""
        x, y = self.to_image(at)
        return type(self)(scale, at[0] - x * scale, at[1] - y * scale)

    def moved(self, dx: float, dy: float) -> Self:
        """Shifted by widget pixels."""
        return type(self)(self.scale, self.x + dx, self.y + dy)


def fitting(image: XY, widget: XY) -> View:
    """All of the image, as large as the widget allows, in its middle."""
    room = [max(side - 2 * MARGIN, 1.0) for side in widget]
    return centred(image, widget, min(room[0] / image[0], room[1] / image[1], LARGEST))


def centred(image: XY, widget: XY, scale: float) -> View:
    """The middle of the image in the middle of the widget."""
    # Whole pixels: an image at 100 % is then shown as it is.
    return View(scale, round((widget[0] - image[0] * scale) / 2), round((widget[1] - image[1] * scale) / 2))


def within_limits(scale: float, image: XY, widget: XY) -> float:
    """`scale`, neither too large nor so small that the image gets lost."""
    smallest = min(fitting(image, widget).scale, 1.0) / 4
    return min(max(scale, smallest), LARGEST)


def kept_in_sight(view: View, image: XY, widget: XY) -> View:
    """`view`, moved back if hardly anything of the image was left on the widget."""
    corner = (view.x, view.y)
    x, y = (
        min(max(at, KEPT_VISIBLE - side * view.scale), room - KEPT_VISIBLE)
        for at, side, room in zip(corner, image, widget, strict=True)
    )
    return View(view.scale, x, y)
