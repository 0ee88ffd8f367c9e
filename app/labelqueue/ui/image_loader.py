"""Brings the image of the sample in hand, and that of the next one before it is asked for."""

from collections import OrderedDict
from collections.abc import Callable
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from labelqueue.domain.errors import KnownError
from labelqueue.ui.bridge import Files
from labelqueue.ui.settings.table import CACHE_MEGABYTES

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from labelqueue.images import DiskCache
    from labelqueue.ui.canvas import Pyramid

T = TypeVar("T")

PATIENCE: Final = 150  # milliseconds before anybody is told that an image is being loaded
MEGABYTE: Final = 2**20

BYTES_PER_PIXEL: Final = 4
SMALLER_ONES: Final = 4 / 3  # all sizes of an image together, as a multiple of the largest
AT_ONCE: Final = 2  # images that are fetched ahead; one more than is needed, in case one hangs


class ImageLoader(QObject):
    """One image at a time: a late one of an earlier sample is not shown."""

    loaded = Signal(object)  # Pyramid, perhaps without the largest level
    completed = Signal(object)  # Pyramid that was loaded before and has it now
    left_reduced = Signal(object)  # KnownError: why the largest level of what was loaded does not come
    slow = Signal()
    failed = Signal(object)  # KnownError

    def __init__(self, files: Files, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._files = files
        self.megabytes: float = CACHE_MEGABYTES.default
        """So much of decoded images is kept: the next one, and as many of the last ones as fit."""
        self._wanted = ""
        self._given = ""
        self._kept: OrderedDict[str, Pyramid] = OrderedDict()
        self._coming: set[str] = set()
        self._completing: set[Pyramid] = set()
        self._era = 0
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE)
        self._patience.timeout.connect(self.slow)

    def load(self, uri: str) -> None:
        """Load this one instead of whatever was asked for before; `loaded` comes at once if it is here."""
        self._wanted, self._given = uri, ""
        self._patience.stop()
        if uri in self._kept:
            self._wanted, self._given = "", uri
            self.loaded.emit(self._kept[uri])
            return
        self._patience.start()
        if uri not in self._coming:
            self._fetch(uri, lambda: _decoded(uri))

    def load_ahead(
        self,
        uri: str,
        size: tuple[int | None, int | None] = (None, None),
        *,
        prepare: "Callable[[Pyramid], T]",
        then: "Callable[[T], None]",
    ) -> None:
        """Have this one ready for `load`. Nobody is told if that fails.

        `size`: width and height, as far as they are known; an image for which there is no room waits.
        `prepare` is called with it, on another thread, and `then` with what came of that.
        """
        width, height = size
        made: list[T] = []

        def prepared() -> "Pyramid":
            image = self._kept.get(uri) or _decoded(uri)
            made.append(prepare(image))
            return image

        if width and height and width * height * BYTES_PER_PIXEL * SMALLER_ONES > self._room:
            return
        if uri in self._kept:
            self._kept.move_to_end(uri)
        if uri not in self._coming and len(self._coming) < AT_ONCE:
            self._fetch(uri, prepared, lambda: then(made[0]))

    def keep_on_disk(self, cache: "DiskCache") -> None:
        """Keep there what comes over a network, within its bounds."""
        from labelqueue.images import keep_remote_files

        keep_remote_files(cache)
        self._files.run(cache.tidy, then=lambda _none: None, context=self)

    def cancel(self) -> None:
        """Nothing is wanted any more."""
        self._wanted = self._given = ""
        self._patience.stop()

    def forget(self) -> None:
        """Keep nothing any more, and take in nothing that is on its way."""
        self.cancel()
        self._era += 1
        self._kept.clear()
        self._coming.clear()
        self._completing.clear()

    def _fetch(
        self, uri: str, job: "Callable[[], Pyramid]", ready: Callable[[], None] = lambda: None
    ) -> None:
        self._coming.add(uri)
        era = self._era

        def arrived() -> bool:
            """Whether somebody waits for it, who has not been told otherwise since."""
            if era != self._era:
                return False
            self._coming.discard(uri)
            if uri != self._wanted:
                return False
            self._wanted = ""
            self._patience.stop()
            return True

        def then(image: "Pyramid") -> None:
            if era == self._era:
                self._keep(uri, image)
                ready()
            if arrived():
                self._given = uri
                self.loaded.emit(image)
            if era == self._era and not image.complete:
                self._complete(uri, image)

        def failed(error: KnownError) -> None:
            if arrived():
                self.failed.emit(error)

        self._files.run(job, then=then, failed=failed, context=self, urgent=True)

    def _complete(self, uri: str, image: "Pyramid") -> None:
        """Fetch what is missing of an image that can be looked at already."""
        era = self._era
        if image in self._completing:
            return
        self._completing.add(image)

        def then(level: "QImage") -> None:
            image.take(level)
            if era == self._era:
                self._completing.discard(image)
                if uri in self._kept:
                    self._keep(uri, image)  # it needs more room now
                self.completed.emit(image)

        def failed(error: KnownError) -> None:
            if era == self._era:
                self._completing.discard(image)
                self._kept.pop(uri, None)
                if uri == self._given:
                    self.left_reduced.emit(error)

        self._files.run(lambda: _rest(uri), then=then, failed=failed, context=self, urgent=True)

    @property
    def _room(self) -> float:
        return self.megabytes * MEGABYTE

    def _keep(self, uri: str, image: "Pyramid") -> None:
        self._kept[uri] = image
        while self._kept and sum(one.size_in_bytes for one in self._kept.values()) > self._room:
            self._kept.popitem(last=False)


def _decoded(uri: str) -> "Pyramid":
    from labelqueue.images import decode, decode_reduced
    from labelqueue.ui.canvas import Pyramid

    reduced = decode_reduced(uri)
    return Pyramid(decode(uri)) if reduced is None else Pyramid(*reduced)


def _rest(uri: str) -> "QImage":
    from labelqueue.images import decode
    from labelqueue.ui.canvas.pyramid import full_level

    return full_level(decode(uri))
