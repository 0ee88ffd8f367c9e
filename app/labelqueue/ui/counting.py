"""How many samples have which status, as far as a window knows it."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from labelqueue.domain.status import LabelStatus
from labelqueue.ui.work_requests import Counts

EVERY: Final = 15_000
"""Milliseconds in which a window counts once at most: that is work for the server, and hundreds may ask."""


class Counting(QObject):
    """Counts now and then; what is done here in between is added to what was counted last."""

    changed = Signal(object)  # Counts

    def __init__(self, ask: Callable[[Callable[[Counts], None]], None], parent: QObject) -> None:
        """`ask` has it counted, and is given what takes the answer, if there is one."""
        super().__init__(parent)
        self._ask: Final = ask
        self._counts: dict[LabelStatus, int] = {}
        self._wanted = False
        self._pause = QTimer(self, singleShot=True, interval=EVERY)
        self._pause.timeout.connect(self._go_on)

    def begin(self) -> None:
        """Another queue, or another look at the same: what was counted does not matter any more."""
        self._pause.stop()
        self._counts = {}

    def count(self) -> None:
        """Now, or as soon as it may be done again."""
        if self._pause.isActive():
            self._wanted = True
            return
        self._wanted = False
        self._pause.start()
        self._ask(self._counted)

    def moved(self, before: LabelStatus, after: LabelStatus) -> None:
        """One sample changed its status here."""
        if self._counts:
            self._counts[before] = max(0, self._counts[before] - 1)
            self._counts[after] += 1
            self.changed.emit(dict(self._counts))

    def _counted(self, counts: Counts) -> None:
        self._counts = dict(counts)
        self.changed.emit(dict(self._counts))

    def _go_on(self) -> None:
        if self._wanted:
            self.count()
