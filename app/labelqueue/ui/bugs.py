"""Bugs of ours: each is written down and said once, however often it happens, and can be looked at."""

import logging
import sys
import threading
import time
from types import TracebackType
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from labelqueue.ui.bridge import UnexpectedError
from labelqueue.ui.i18n import tr, translated
from labelqueue.ui.report import report, where_from

_log: Final = logging.getLogger(__name__)
MOST: Final = 5
PAUSE: Final = 5.0  # seconds


class Bugs(QObject):
    """Keeps the last few, and shows them in one dialog, never in two."""

    met = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._counts: dict[str, int] = {}
        self._dialog: QWidget | None = None
        self._met_at = 0.0
        self._crash = ""

    def report(self, error: BaseException) -> None:
        """One that was raised in the window. The same one again is only counted."""
        happened = where_from(error)
        if self._is_new(happened):
            _log.error("Something went wrong", exc_info=error)
        elif time.monotonic() - self._met_at < PAUSE:
            return  # one in a paint event comes with each frame
        self._met_at = time.monotonic()
        self.met.emit()

    def note(self, happened: str) -> None:
        """One of a job, which is in the log already; whoever asked for the job says so, too."""
        if self._is_new(happened):
            self.met.emit()

    def _is_new(self, happened: str) -> bool:
        before = self._counts.pop(happened, 0)
        self._counts[happened] = before + 1
        for oldest in list(self._counts)[:-MOST]:
            del self._counts[oldest]
        return not before

    def remember_crash(self, text: str) -> None:
        """What the last run has left behind, as it is to be shown."""
        self._crash = text

    @property
    def text(self) -> str:
        """What can be copied, the newest first."""
        if not self._counts:
            return self._crash
        rows = reversed(self._counts.items())
        return report("\n\n".join(row if n == 1 else f"{row}\n({n} times)" for row, n in rows))

    def show_details(self) -> None:
        """Open the dialog, unless it is open."""
        from labelqueue.ui.dialogs.details import DetailsDialog

        if self._dialog is not None:
            return
        dialog = DetailsDialog(self.text, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(self._on_closed)
        self._dialog = dialog
        dialog.open()

    def _on_closed(self) -> None:
        self._dialog = None

    def catch_all(self) -> None:
        """From now on, what is raised in a slot ends up here, and not in the end of the program."""

        def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
            if issubclass(kind, KeyboardInterrupt):
                QApplication.quit()
            else:
                self.report(error.with_traceback(trace))

        def in_a_thread(given: threading.ExceptHookArgs) -> None:
            if given.exc_value is not None:
                _log.error("Something went wrong in a thread", exc_info=given.exc_value)

        sys.excepthook = hook
        threading.excepthook = in_a_thread


def sentence() -> str:
    """What is said of one."""
    return translated(UnexpectedError()) + " " + tr("The drawing is kept.")
