"""Keeps a work page as the settings have it, and the settings as they are changed on it."""

from typing import Final

import platformdirs
from PySide6.QtCore import QObject

from labelqueue.domain.tool_options import Options
from labelqueue.images.disk_cache import GIGABYTE, DiskCache
from labelqueue.ui.canvas import Canvas
from labelqueue.ui.draft_keeper import DraftKeeper
from labelqueue.ui.image_on_show import ImageOnShow
from labelqueue.ui.preferences import Preferences
from labelqueue.ui.settings.table import (
    CACHE_GIGABYTES,
    CACHE_MEGABYTES,
    DRAFT_SECONDS,
    IDLE_MINUTES,
    PREFETCH,
)
from labelqueue.ui.view_options import ViewOptions
from labelqueue.ui.work_timer import WorkTimer

MINUTE: Final = 60  # seconds


class InForce(QObject):
    """The menus, the cards on the canvas and the dialog of settings show the same values at any time."""

    def __init__(
        self,
        preferences: Preferences,
        canvas: Canvas,
        *,
        image: ImageOnShow,
        drafts: DraftKeeper,
        timer: WorkTimer,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._preferences, self._canvas = preferences, canvas
        self._image, self._drafts, self._timer = image, drafts, timer
        self._gigabytes: float | None = None
        self._put()
        preferences.changed.connect(self._put)
        canvas.view_options_changed.connect(self._take_view)
        canvas.options_changed.connect(self._take_options)

    def _put(self, _id: str = "") -> None:
        preferences = self._preferences
        self._canvas.set_view_options(preferences.view_options)
        self._canvas.set_options(preferences.tool_options)
        self._image.set_room(preferences.get(CACHE_MEGABYTES))
        self._keep_on_disk(preferences.get(CACHE_GIGABYTES))
        self._image.ahead = preferences.get(PREFETCH)
        self._drafts.seconds = preferences.get(DRAFT_SECONDS)
        self._timer.idle_after = preferences.get(IDLE_MINUTES) * MINUTE

    def _keep_on_disk(self, gigabytes: float) -> None:
        if gigabytes != self._gigabytes:
            self._gigabytes = gigabytes
            folder = platformdirs.user_cache_path("labelqueue", appauthor=False) / "images"
            self._image.keep_on_disk(DiskCache(folder, most_bytes=gigabytes * GIGABYTE))

    def _take_view(self, options: ViewOptions) -> None:
        self._preferences.view_options = options

    def _take_options(self, options: Options) -> None:
        self._preferences.tool_options = options
