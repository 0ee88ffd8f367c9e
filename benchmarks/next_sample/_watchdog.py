"""For how long a window does nothing else."""

import time

from PySide6.QtCore import QObject, Qt, QTimer


class Watchdog(QObject):
    """Notices for how long the thread of the window does nothing else."""

    def __init__(self) -> None:
        super().__init__()
        self.longest = self.worked = 0.0
        self._timer = QTimer(self, interval=1, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._look)
        self._seen, self._cpu = time.perf_counter(), time.thread_time()
        self._timer.start()

    def begin(self) -> None:
        """Forget what was."""
        self._seen, self._cpu = time.perf_counter(), time.thread_time()
        self.longest = self.worked = 0.0

    def _look(self) -> None:
        now, cpu = time.perf_counter(), time.thread_time()
        if now - self._seen > self.longest:
            self.longest, self.worked = now - self._seen, cpu - self._cpu
        self._seen, self._cpu = now, cpu
