"""The image of the sample on show: on its way, there, or not to be read."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from labelqueue.domain.errors import KnownError
from labelqueue.domain.label import Label
from labelqueue.domain.phrase import phrase
from labelqueue.domain.sample import Sample
from labelqueue.images.disk_cache import DiskCache
from labelqueue.ui.bridge import Files
from labelqueue.ui.canvas import Canvas
from labelqueue.ui.i18n import tr, translated
from labelqueue.ui.image_loader import ImageLoader
from labelqueue.ui.work_requests import Ahead

if TYPE_CHECKING:
    from labelqueue.ui.canvas import Pyramid

SETTLES_AFTER: Final = 300  # milliseconds from the first paint until a key may finish the sample
_REDUCED: Final = phrase("You see a reduced image.")


class ImageOnShow(QObject):
    """Puts the image of one sample on the canvas, or says there why it is not to be seen."""

    arrived = Signal(object)
    """Pyramid: it is on the canvas now."""
    missed = Signal()
    """There is none to be seen for the moment: it is slow, or cannot be read."""
    unreadable = Signal(object)
    """KnownError: why it cannot be read."""
    settled_down = Signal()
    """It has been on the screen long enough to be finished by a key."""
    notice_requested = Signal(str, str)  # text, kind

    def __init__(self, files: Files, canvas: Canvas, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._loader = ImageLoader(files, self)
        self._settle = QTimer(self, singleShot=True, interval=SETTLES_AFTER)
        self.readable = False
        """Whether it is on the canvas."""
        self.arriving = False
        """Whether it is on its way."""
        self.settled = False
        """Whether it has been on the screen long enough to be finished by a key."""
        self.ahead = True
        """Whether the next one is to be fetched while this one is on show."""
        self._loader.loaded.connect(self._on_loaded)
        self._loader.completed.connect(canvas.complete_image)
        self._loader.left_reduced.connect(self._on_left_reduced)
        self._loader.slow.connect(self._on_slow)
        self._loader.failed.connect(self._on_failed)
        self._settle.timeout.connect(self._on_settled)
        canvas.image_painted.connect(self._on_painted)

    def show(self, sample: Sample) -> None:
        """Bring this one. The image before stays to be seen until then: anything else would flash."""
        self._unsettle()
        self.readable, self.arriving = False, True
        self._loader.load(sample.uri)

    def clear(self) -> None:
        """Show none."""
        self._loader.cancel()
        self._unsettle()
        self.readable = self.arriving = False
        self._say("")

    def say_unreadable(self, error: KnownError, *, can_skip: bool) -> None:
        """Say in its place why it cannot be read, and what to do about it."""
        self._say(translated(error), tr("You can skip this sample.") if can_skip else "", "image-off")

    def set_room(self, megabytes: float) -> None:
        """Keep so much of decoded images."""
        self._loader.megabytes = megabytes

    def forget(self) -> None:
        """Keep none that is not on show."""
        self._canvas.forget_ahead()
        self._loader.forget()

    def keep_on_disk(self, cache: DiskCache) -> None:
        """Keep there what comes over a network, within its bounds."""
        self._loader.keep_on_disk(cache)

    def fetch_ahead(self, ahead: Ahead) -> None:
        """Have this one ready for `show`: its image, and what is drawn on it."""
        sample, canvas = ahead.sample, self._canvas
        size = (sample.width, sample.height)
        look = canvas.first_sight(ahead.label or Label())
        self._loader.load_ahead(sample.uri, size, prepare=look, then=canvas.foresee)

    def _on_loaded(self, image: "Pyramid") -> None:
        self._canvas.setAccessibleDescription("")
        self.readable, self.arriving = True, False
        self.arrived.emit(image)

    def _on_slow(self) -> None:
        self.missed.emit()
        self._say(tr("Loading …"))

    def _on_failed(self, error: KnownError) -> None:
        self.arriving = False
        self.missed.emit()
        self.unreadable.emit(error)
        self._settle.start()

    def _on_left_reduced(self, error: KnownError) -> None:
        self.notice_requested.emit(f"{translated(error)} {translated(_REDUCED)}", "warning")

    def _on_painted(self) -> None:
        if self.readable:  # else it is still the image before
            self._settle.start()

    def _on_settled(self) -> None:
        self.settled = True
        self.settled_down.emit()

    def _unsettle(self) -> None:
        self._settle.stop()
        self.settled = False

    def _say(self, title: str, text: str = "", icon: str = "") -> None:
        """In place of an image."""
        self._canvas.set_message(title, text, icon)
        self._canvas.setAccessibleDescription(f"{title} {text}".strip())
