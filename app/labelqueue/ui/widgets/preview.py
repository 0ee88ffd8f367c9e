"""The image of one sample, small, beside what is said about it."""

from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from labelqueue.domain.errors import KnownError
from labelqueue.ui.bridge import Files
from labelqueue.ui.i18n import tr, translated
from labelqueue.ui.icons import icon
from labelqueue.ui.theme import tokens
from labelqueue.ui.widgets.thumbnail_image import thumbnail_image

WIDTH: Final = 128
HEIGHT: Final = 96
RADIUS: Final = 6
SIGN: Final = 28


class Preview(QWidget):
    """All of an image, as large as there is room; one at a time is fetched, the one wanted last next."""

    def __init__(self, files: Files, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sample_preview")
        self._files = files
        self._uri = ""
        self._image: QImage | None = None
        self._unreadable = False
        self._fetching = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_image(self, uri: str) -> None:
        """Show this one; "": none."""
        if uri != self._uri:
            self._uri, self._image, self._unreadable = uri, None, False
            self.setToolTip("")
            self.setAccessibleDescription("")
            self.update()
            self._fetch()

    def _fetch(self) -> None:
        uri = self._uri
        if not uri or self._fetching:
            return
        self._fetching = uri
        self._files.run(
            lambda: thumbnail_image(uri, WIDTH, HEIGHT),
            then=lambda image: self._arrived(uri, image, None),
            failed=lambda error: self._arrived(uri, None, error),
            context=self,
        )

    def _arrived(self, uri: str, image: QImage | None, error: KnownError | None) -> None:
        self._fetching = ""
        if uri != self._uri:
            self._fetch()
            return
        self._image, self._unreadable = image, error is not None
        said = "" if error is None else translated(error)
        self.setToolTip(said)
        self.setAccessibleDescription(said)
        self.setAccessibleName(tr("The image cannot be read") if error is not None else tr("Image"))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        outline = QPainterPath()
        outline.addRoundedRect(QRectF(self.rect()), RADIUS, RADIUS)
        painter.fillPath(outline, QColor(tokens().hover))
        if self._image is not None:
            painter.setClipPath(outline)
            size = self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
            target = QRect(0, 0, size.width(), size.height())
            target.moveCenter(self.rect().center())
            painter.drawImage(target, self._image)
        elif self._unreadable:
            place = QRect(0, 0, SIGN, SIGN)
            place.moveCenter(self.rect().center())
            icon("image-off", role="text_muted").paint(painter, place)
