"""From tiles to frames: what is settled is kept as one picture, copied, moved and scaled."""

import math
import time
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, QSizeF
from PySide6.QtGui import QColor, QImage, QPainter, QRegion

from labelqueue.ui.canvas.picture import Picture
from labelqueue.ui.canvas.view import View

FIRST_FRAME: Final = 0.12
"""Seconds that the first frame of an image may wait to be complete; the one before is seen meanwhile."""

AT_ONCE: Final = 0.015
"""Seconds of them that everything stands still for it at a time."""


@dataclass(frozen=True, slots=True)
class _Still:
    """A picture of `view`, in device pixels."""

    image: QImage
    view: View

    def area(self, view: View) -> QRectF:
        """Where it is in another view."""
        by = view.scale / self.view.scale
        size = QSizeF(self.image.size()) * by
        return QRectF(view.x - self.view.x * by, view.y - self.view.y * by, size.width(), size.height())

    def paint(self, painter: QPainter, view: View, screen: QRect) -> None:
        """Paint what of it is on the screen."""
        by = view.scale / self.view.scale
        area = self.area(view)
        seen = area.intersected(QRectF(screen)).translated(-area.topLeft())
        part = QRectF(seen.x() / by, seen.y() / by, seen.width() / by, seen.height() / by)
        # Whole pixels: anything else is not scaled by the quick way.
        part = QRectF(part.toAlignedRect().intersected(self.image.rect()))
        target = QRectF(part.x() * by, part.y() * by, part.width() * by, part.height() * by)
        painter.drawImage(target.translated(area.topLeft()), self.image, part)


@dataclass(frozen=True, slots=True)
class _Shown:
    """What the last frame showed."""

    view: View
    size: tuple[int, int]
    ratio: float
    around: int
    """Colour beside the image."""


class Frames:
    """Paints the settled part of frame after frame, each in a time that does not depend on the label."""

    def __init__(self, picture: Picture) -> None:
        self._picture = picture
        self.unseen = False  # the image was not painted yet
        self.untold = False  # … or it was, and nobody was told
        self._patient_until = 0.0  # with what is not complete yet
        self._shown: _Shown | None = None
        self._frame = QImage()  # of `_framed`, if that is not None
        self._framed: _Shown | None = None
        self._kept = QImage()
        self._sharp: _Still | None = None

    @property
    def pending(self) -> bool:
        """Whether what is on the screen is not yet as it should be."""
        return self.unseen or self._picture.pending

    @property
    def busy(self) -> bool:
        """Whether there is anything to do between two frames."""
        return (self.unseen and self._shown is not None) or self._picture.busy

    def begin(self) -> None:
        """Another image is there."""
        if self._framed is None:
            self._frame = QImage()  # of the last frame there is no picture
        self._sharp = self._shown = self._framed = None
        self.unseen, self.untold = True, False
        self._patient_until = time.monotonic() + FIRST_FRAME

    def paint(self, painter: QPainter, view: View, widget: QSize, *, ratio: float, around: QColor) -> None:
        """Paint image and annotations; `ratio`: device pixels per widget pixel; `around`: beside them."""
        shown = _Shown(view, device_size(widget, ratio), ratio, around.rgb())
        moved = shown != self._shown
        if moved:
            self._keep_sharp(shown)
        if moved or self._picture.carrier.active:
            self._picture.show(view, shown.size, ratio)
            self._shown = shown
        if self.unseen:
            self._picture.order()
            self._wait()
            self._picture.workshop.deliver()
            self.untold = self._presentable
            self.unseen = not self.untold
        painter.save()
        painter.scale(1 / ratio, 1 / ratio)
        if self.unseen:
            painter.drawImage(0, 0, self._frame)
        elif moved:
            # As long as it moves, every picture is only needed once.
            self._framed = None
            self._paint(painter, shown)
        else:
            self._compose(shown)
            painter.drawImage(0, 0, self._frame)
        self._picture.carrier.paint(painter, view, ratio)
        painter.restore()
        if self._picture.sheet.complete:
            self._sharp = None  # what comes next is taken from now

    def _wait(self) -> None:
        """Leave all the time there is to who draws the first frame. Looking often costs it a tenth."""
        if not self._presentable:
            self._picture.workshop.wait(AT_ONCE)

    @property
    def _presentable(self) -> bool:
        """Whether a new image can be shown: nobody wants to see it come in pieces."""
        return self._picture.sheet.complete or time.monotonic() >= self._patient_until

    def _compose(self, shown: _Shown) -> None:
        """Bring `_frame` up to date."""
        changed = self._picture.sheet.take_changed()
        if self._framed == shown and not changed:
            return
        self._frame = _of_size(self._frame, shown.size)
        with QPainter(self._frame) as painter:
            if self._framed == shown:
                self._picture.sheet.paint(painter, shown.view, shown.ratio, only=changed)
            else:
                self._paint(painter, shown)
        self._framed = shown

    def work(self) -> QRect:
        """Ask for what is missing and take what was made; what of the widget is to be painted anew."""
        sheet, carrier, shown = self._picture.sheet, self._picture.carrier, self._shown
        self._picture.order()
        if self.unseen and shown is not None:
            self._wait()
        self._picture.workshop.deliver()
        if not (self.unseen or self.untold):
            self._picture.order_overview()
        if shown is None or (self.unseen and not self._presentable):
            return QRect()
        area = QRectF(sheet.changed(shown.view, shown.ratio) | carrier.changed(shown.view, shown.ratio))
        if carrier.put_down and not sheet.pending:
            carrier.clear()
            area = QRectF(0, 0, *shown.size)
        if self.unseen:
            area = QRectF(0, 0, *shown.size)
        return QRectF(area.topLeft() / shown.ratio, area.size() / shown.ratio).toAlignedRect()

    def settle(self, view: View, widget: QSize, ratio: float) -> None:
        """Make all that is missing, now."""
        self._shown = self._sharp = None
        if self._picture.carrier.put_down:
            self._picture.carrier.clear()
        self._picture.show(view, device_size(widget, ratio), ratio)
        self._picture.order()
        self._picture.workshop.wait()
        self._picture.workshop.deliver()

    def _keep_sharp(self, new: _Shown) -> None:
        """Before the tiles of another scale begin, keep what those of this one show."""
        old = self._shown
        if old is None or old.view.scale * old.ratio == new.view.scale * new.ratio:
            return
        if not self._picture.sheet.complete:
            return  # what was kept before is better
        self._compose(old)
        self._frame, self._kept = self._kept, self._frame
        self._framed = None
        self._sharp = _Still(self._kept, _scaled(old.view, old.ratio))

    def _paint(self, painter: QPainter, shown: _Shown) -> None:
        device, screen = _scaled(shown.view, shown.ratio), QRect(0, 0, *shown.size)
        x0, y0, x1, y1 = device.bounds_to_widget((0, 0, *(self._picture.size or (0, 0))))
        image = QRectF(x0, y0, x1 - x0, y1 - y0)
        outside = QRegion(screen) - QRegion(_inside(image))
        if not outside.isEmpty():
            painter.setClipRegion(outside)
            painter.fillRect(screen, QColor(shown.around))
            painter.setClipping(False)
        if not self._picture.sheet.complete:
            for still in self._stand_ins(device, image.intersected(QRectF(screen))):
                still.paint(painter, device, screen)
        self._picture.sheet.paint(painter, shown.view, shown.ratio)

    def _stand_ins(self, device: View, needed: QRectF) -> list[_Still]:
        """What was sharp a moment ago, and where that is not enough, everything small."""
        sharp = [self._sharp] if self._sharp is not None else []
        if sharp and sharp[0].area(device).contains(needed):
            return sharp
        small, size = self._picture.overview(), self._picture.size
        return (
            sharp if small is None or size is None else [_Still(small, View(small.width() / size[0])), *sharp]
        )


def _of_size(image: QImage, size: tuple[int, int]) -> QImage:
    """`image`, or a new one if it has another size: new ones cost more than it looks."""
    return image if (image.width(), image.height()) == size else QImage(*size, QImage.Format.Format_RGB32)


def _scaled(view: View, ratio: float) -> View:
    return View(view.scale * ratio, view.x * ratio, view.y * ratio)


def _inside(rect: QRectF) -> QRect:
    """The whole pixels that `rect` covers for certain."""
    left, top = math.ceil(rect.left()) + 1, math.ceil(rect.top()) + 1
    right, bottom = math.floor(rect.right()) - 1, math.floor(rect.bottom()) - 1
    return QRect(left, top, max(0, right - left), max(0, bottom - top))


def device_size(widget: QSize, ratio: float) -> tuple[int, int]:
    """Width and height of a widget in device pixels; `ratio`: of these per widget pixel."""
    return round(widget.width() * ratio), round(widget.height() * ratio)
