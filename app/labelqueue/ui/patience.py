"""Says that an answer takes its time, as long as it does."""

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from labelqueue.ui.departure import WAITING
from labelqueue.ui.i18n import translated
from labelqueue.ui.work_session import WorkSession

AFTER: Final = 2000  # milliseconds


class Patience(QObject):
    """Without a word a window that waits for its server looks broken."""

    notice_requested = Signal(str, str)  # text, kind
    notice_outdated = Signal(str)  # text

    def __init__(self, session: WorkSession, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, singleShot=True, interval=AFTER)
        self._timer.timeout.connect(lambda: self.notice_requested.emit(translated(WAITING), "info"))
        session.busy_changed.connect(self._follow)

    def _follow(self, busy: bool) -> None:
        if busy:
            self._timer.start()
            return
        if not self._timer.isActive():
            self.notice_outdated.emit(translated(WAITING))
        self._timer.stop()
