"""Small pictures of images: decoded off the GUI thread, kept, and only when somebody sees them."""

from collections import OrderedDict
from collections.abc import Collection, Sequence
from enum import Enum
from typing import Final

from PySide6.QtCore import QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from labelqueue.domain.errors import KnownError
from labelqueue.ui.bridge import Files
from labelqueue.ui.i18n import translated
from labelqueue.ui.icons import icon
from labelqueue.ui.theme import tokens
from labelqueue.ui.widgets.thumbnail_image import thumbnail_image

WIDTH: Final = 96
HEIGHT: Final = 72
GAP: Final = 8
RADIUS: Final = 6
MEGABYTE: Final = 2**20
MOST: Final = 44 * MEGABYTE  # of pictures that are kept
LEAST: Final = 1000  # bytes that one counts at least: also what is missing is remembered
AT_ONCE: Final = 1  # one that hangs must leave the pool a thread
SHARP: Final = QSize(2 * WIDTH, 2 * HEIGHT)
"""Enough to fill the place of one with any shape up to 2 : 1."""


class Missing(Enum):
    """Why there is no picture (yet)."""

    LOADING = "loading"
    UNREADABLE = "unreadable"


class Thumbnails(QObject):
    """The pictures that were asked for lately, by uri."""

    loaded = Signal(str)
    """The uri is there now, or is known to be unreadable."""

    def __init__(
        self,
        files: Files,
        parent: QObject | None = None,
        *,
        size: QSize = SHARP,
        most: int = MOST,
        at_once: int = AT_ONCE,
        urgent: bool = False,
    ) -> None:
        """`size`: the largest that one gets; `most`: bytes to keep; `urgent`: others need not end before."""
        super().__init__(parent)
        self._files, self._size, self._most = files, size, most
        self._at_once, self._urgent = at_once, urgent
        self._kept: OrderedDict[str, QImage | Missing] = OrderedDict()
        self._reasons: dict[str, str] = {}
        self._bytes = 0
        self._waiting: list[str] = []
        self._under_way = 0
        self._era = 0

    def get(self, uri: str) -> QImage | Missing:
        """The picture if it is there; else it is loaded, and `loaded` tells when."""
        found = self._kept.get(uri)
        if found is None:
            found = Missing.LOADING
            self._put(uri, found)
            self._waiting.append(uri)
            self._start_some()
        self._kept.move_to_end(uri)
        return found

    def reason(self, uri: str) -> str:
        """Why it is unreadable, in a sentence; empty as long as it is not."""
        return self._reasons.get(uri, "")

    def want_only(self, uris: Collection[str]) -> None:
        """Nobody waits any more for others than these."""
        dropped = [uri for uri in self._waiting if uri not in uris]
        self._waiting = [uri for uri in self._waiting if uri in uris]
        for uri in dropped:
            self._drop(uri)

    def forget(self, *, unreadable: bool = False) -> None:
        """Load all of them anew when they are asked for; `unreadable`: only these."""
        if unreadable:
            for uri in list(self._reasons):
                self._drop(uri)
            return
        self._era += 1
        self._kept.clear()
        self._reasons.clear()
        self._waiting.clear()
        self._bytes = 0

    def resize(self, size: QSize) -> None:
        """From now on they are of another size."""
        if size != self._size:
            self._size = size
            self.forget()

    def _start_some(self) -> None:
        while self._waiting and self._under_way < self._at_once:
            # The latest first: that is what is on the screen after scrolling past the others.
            self._start(self._waiting.pop())

    def _start(self, uri: str) -> None:
        self._under_way += 1
        era, width, height = self._era, self._size.width(), self._size.height()

        def failed(error: KnownError) -> None:
            if era == self._era:
                self._reasons[uri] = translated(error)
            self._arrived(era, uri, Missing.UNREADABLE)

        self._files.run(
            lambda: thumbnail_image(uri, width, height),
            then=lambda image: self._arrived(era, uri, image),
            failed=failed,
            context=self,
            urgent=self._urgent,
            behind=True,
        )

    def _arrived(self, era: int, uri: str, image: QImage | Missing) -> None:
        self._under_way -= 1
        if era == self._era:
            self._drop(uri, reason=isinstance(image, QImage))
            self._put(uri, image)
            while self._bytes > self._most:
                self._drop(next(iter(self._kept)))
        self._start_some()
        self.loaded.emit(uri)

    def _put(self, uri: str, image: QImage | Missing) -> None:
        self._kept[uri] = image
        self._bytes += _size_of(image)

    def _drop(self, uri: str, *, reason: bool = True) -> None:
        image = self._kept.pop(uri, None)
        self._bytes -= 0 if image is None else _size_of(image)
        if reason:
            self._reasons.pop(uri, None)


def _size_of(image: QImage | Missing) -> int:
    return max(LEAST, image.sizeInBytes()) if isinstance(image, QImage) else LEAST


class ThumbnailStrip(QWidget):
    """Up to `most` pictures in a row; asks for them when it is painted for the first time."""

    def __init__(self, thumbnails: Thumbnails, parent: QWidget | None = None, *, most: int = 5) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails
        self._most = most
        self._uris: tuple[str, ...] = ()
        self.hide()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        thumbnails.loaded.connect(self._on_loaded)

    def show_images(self, uris: Sequence[str]) -> None:
        """Show the first ones of `uris`."""
        shown = tuple(uris[: self._most])
        if shown != self._uris:
            self._uris = shown
            self.setVisible(bool(shown))
            self.updateGeometry()
            self.update()

    def _on_loaded(self, uri: str) -> None:
        if uri in self._uris:
            self.update()

    def sizeHint(self) -> QSize:
        count = len(self._uris)
        return QSize(max(0, count * (WIDTH + GAP) - GAP), HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(min(WIDTH, self.sizeHint().width()), HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        for index, uri in enumerate(self._uris):
            left = index * (WIDTH + GAP)
            if left + WIDTH > self.width():
                break
            x = self.width() - left - WIDTH if rtl else left
            paint_thumbnail(painter, QRect(x, 0, WIDTH, HEIGHT), self._thumbnails.get(uri))


def paint_thumbnail(painter: QPainter, rect: QRect, picture: QImage | Missing) -> None:
    """Paint one picture with rounded corners, cut to fill `rect`, or what stands for it."""
    frame = QRectF(rect)
    outline = QPainterPath()
    outline.addRoundedRect(frame, RADIUS, RADIUS)
    painter.fillPath(outline, QColor(tokens().hover))
    if isinstance(picture, QImage):
        painter.save()
        painter.setClipPath(outline)
        painter.drawImage(frame, picture, _middle(picture, frame))
        painter.restore()
    elif picture is Missing.UNREADABLE:
        side = 24
        place = QRect(0, 0, side, side)
        place.moveCenter(rect.center())
        icon("image-off", role="text_muted").paint(painter, place)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(0, 0, 0, 28), 1))
    painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)


def _middle(picture: QImage, frame: QRectF) -> QRectF:
    """The largest part of `picture` that has the shape of `frame`."""
    scale = min(picture.width() / frame.width(), picture.height() / frame.height())
    width, height = frame.width() * scale, frame.height() * scale
    return QRectF((picture.width() - width) / 2, (picture.height() - height) / 2, width, height)
