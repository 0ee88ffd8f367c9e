"""Brings the image of the sample in hand, decoded off the GUI thread."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from labelqueue.domain.errors import KnownError
from labelqueue.ui.bridge import Files

if TYPE_CHECKING:
    from labelqueue.ui.canvas import Pyramid

PATIENCE: Final = 150  # milliseconds before anybody is told that an image is being loaded


class ImageLoader(QObject):
    """One image at a time: a late one of an earlier sample is dropped."""

    loaded = Signal(object)  # Pyramid
    slow = Signal()
    failed = Signal(object)  # KnownError

    def __init__(self, files: Files, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._files = files
        self._wanted = 0
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE)
        self._patience.timeout.connect(self.slow)

    def load(self, uri: str) -> None:
        """Load this one instead of whatever was asked for before."""
        self._wanted += 1
        number = self._wanted
        self._patience.start()

        def then(image: "Pyramid") -> None:
            if number == self._wanted:
                self._patience.stop()
                self.loaded.emit(image)

        def failed(error: KnownError) -> None:
            if number == self._wanted:
                self._patience.stop()
                self.failed.emit(error)

        self._files.run(lambda: _decoded(uri), then=then, failed=failed, context=self, urgent=True)

    def cancel(self) -> None:
        """Nothing is wanted any more."""
        self._wanted += 1
        self._patience.stop()


def _decoded(uri: str) -> "Pyramid":
    from labelqueue.images import decode
    from labelqueue.ui.canvas import Pyramid

    return Pyramid(decode(uri))
