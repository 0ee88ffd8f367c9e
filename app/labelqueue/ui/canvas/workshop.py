"""Makes pictures on a thread of its own, which stands still while a frame is painted.

Qt keeps Python's lock in every call, so two threads that draw take turns. The pause makes sure that it is
never the frame that waits: work is done in small steps, and between two of them the thread looks whether it
may go on.
"""

import sys
import threading
from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import Final

from PySide6.QtGui import QImage

Rendering = Generator[None, None, QImage | None]
"""Work that pauses often and ends with a picture, or None where there is nothing to see."""

TURN: Final = 0.0003
"""Seconds after which a thread that only waits for Python's lock is given it, while there is work."""

_USUAL: Final = sys.getswitchinterval()

PATIENCE: Final = 0.03
"""Seconds after which work goes on although a frame seems to be painted."""


def finished(rendering: Rendering) -> QImage | None:
    """The picture, made here and now."""
    while True:
        try:
            next(rendering)
        except StopIteration as end:
            picture: QImage | None = end.value
            return picture


@dataclass(eq=False, slots=True)
class Job:
    """`order`: the smallest is made first. `done` is called with the picture, by `Workshop.deliver`."""

    order: tuple[float, ...]
    rendering: Rendering
    done: Callable[[QImage | None], None]
    cancelled: bool = False


class Workshop:
    """Takes jobs from the GUI thread and gives back what is ready. The thread lives while there is work."""

    def __init__(self) -> None:
        self._jobs: list[Job] = []
        self._ready: list[tuple[Job, QImage | None]] = []
        self._error: BaseException | None = None
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None
        self._free = threading.Event()
        self._free.set()

    def take(self, job: Job) -> None:
        """Do this, too."""
        with self._changed:
            self._jobs.append(job)
            if self._thread is None:
                sys.setswitchinterval(TURN)
                self._thread = threading.Thread(target=self._work, name="canvas")
                self._thread.start()

    def stop(self) -> None:
        """Make nothing more."""
        with self._changed:
            for job in self._jobs:
                job.cancelled = True

    @property
    def busy(self) -> bool:
        """Whether something is being made, or ready and not yet delivered."""
        return self._thread is not None or bool(self._ready) or self._error is not None

    def pause(self) -> None:
        """A frame is being made: leave it the processor until `resume`, or for a moment."""
        self._free.clear()

    def resume(self) -> None:
        """The frame is there."""
        self._free.set()

    def deliver(self) -> bool:
        """Hand over what is ready; whether there was anything."""
        with self._changed:
            ready, self._ready = self._ready, []
            error, self._error = self._error, None
        for job, picture in ready:
            if not job.cancelled:
                job.done(picture)
        if error is not None:
            raise error
        return bool(ready)

    def wait(self, seconds: float | None = None) -> None:
        """Stand still until all jobs are ready, but no longer than that."""
        self._free.set()
        with self._changed:
            self._changed.wait_for(lambda: self._thread is None, seconds)

    def _work(self) -> None:
        while (job := self._next()) is not None:
            self._make(job)

    def _next(self) -> Job | None:
        with self._changed:
            self._jobs = [job for job in self._jobs if not job.cancelled]
            if not self._jobs:
                self._thread = None
                sys.setswitchinterval(_USUAL)
                self._changed.notify_all()
                return None
            job = min(self._jobs, key=lambda job: job.order)
            self._jobs.remove(job)
            return job

    def _make(self, job: Job) -> None:
        while not job.cancelled:
            if not self._free.wait(PATIENCE):
                self._free.set()  # there was nothing to paint after all
            try:
                next(job.rendering)
            except StopIteration as end:
                with self._changed:
                    self._ready.append((job, end.value))
                    self._changed.notify_all()
                return
            except BaseException as error:
                with self._changed:
                    self._error = error
                    self._ready.append((job, None))  # else it would be waited for
                    self._changed.notify_all()
                return
