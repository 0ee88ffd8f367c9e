"""What is left behind by a program that did not end as it should, and is said once by the next one."""

import faulthandler
import signal
import socket
import sys
import uuid
from contextlib import suppress
from datetime import datetime
from io import TextIOWrapper
from pathlib import Path
from typing import Final

import platformdirs
from PySide6.QtCore import QCoreApplication, QLockFile, QObject, QSocketNotifier

from labelqueue.log import log_tail
from labelqueue.ui.report import report, told, versions

_LINES: Final = 40


class Running:
    """A file that is there while the program runs; a fault writes into it where it happened."""

    def __init__(self, folder: Path | None = None) -> None:
        """`folder`: where such files are (None: this user's)."""
        self._folder = folder or platformdirs.user_state_path("labelqueue", appauthor=False) / "running"
        self._lock: QLockFile | None = None
        self._file: TextIOWrapper | None = None

    def begin(self) -> str | None:
        """What can be told of the last one that ended abnormally; None if all ended well."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            ends = [self._end_of(file) for file in sorted(self._folder.glob("*.txt"), key=_age)]
            self._mark()
        except OSError:  # no place for it: then a fault goes to standard error
            return None
        return next((end for end in reversed(ends) if end is not None), None)

    def end(self) -> None:
        """All is well."""
        if self._file is not None:
            if faulthandler.is_enabled():
                faulthandler.disable()
            self._file.close()
            Path(self._file.name).unlink(missing_ok=True)
            self._file = None
        if self._lock is not None:
            self._lock.unlock()

    def _mark(self) -> None:
        name = uuid.uuid4().hex
        lock = _lock(self._folder / f"{name}.lock")
        if not lock.tryLock(0):
            return
        self._lock = lock
        self._file = (self._folder / f"{name}.txt").open("w", encoding="utf-8")
        self._file.write(f"Started {datetime.now().astimezone():%Y-%m-%d %H:%M}\n{told(versions())}\n\n")
        self._file.flush()
        faulthandler.enable(self._file, all_threads=True)

    def _end_of(self, file: Path) -> str | None:
        """What an earlier program has left there, which is told only once; None: it is still running."""
        lock = _lock(file.with_suffix(".lock"))
        if not lock.tryLock(0):
            return None
        try:
            left = file.read_text(encoding="utf-8", errors="replace")
        finally:
            file.unlink(missing_ok=True)
            lock.unlock()
        with suppress(OSError):
            file.with_suffix(".lock").unlink(missing_ok=True)
        return report(f"The last run ended abnormally.\n\n{left}", log=log_tail(_LINES))


def end_when_told(owner: QObject) -> None:
    """Leave as by Quit when the system ends the session, asking nobody: what is drawn is kept."""
    if sys.platform == "win32":  # says it to the window instead
        return
    ours, told = socket.socketpair()
    for one in (ours, told):
        one.setblocking(False)
    # Python would hear of a signal only when Qt calls it the next time.
    signal.set_wakeup_fd(told.fileno())
    notifier = QSocketNotifier(ours.fileno(), QSocketNotifier.Type.Read, owner)

    def hear() -> None:
        ours.recv(64)

    notifier.activated.connect(hear)

    def gone() -> None:
        signal.set_wakeup_fd(-1)
        ours.close()
        told.close()

    owner.destroyed.connect(gone)
    for number in (signal.SIGTERM, signal.SIGHUP):
        # Not `quit`: that asks the windows, which may ask the user.
        signal.signal(number, lambda _number, _frame: QCoreApplication.exit(0))


def _lock(path: Path) -> QLockFile:
    lock = QLockFile(str(path))
    lock.setStaleLockTime(0)  # however long it runs; that of a process that is gone does not count
    return lock


def _age(file: Path) -> float:
    with suppress(OSError):
        return file.stat().st_mtime
    return 0.0
