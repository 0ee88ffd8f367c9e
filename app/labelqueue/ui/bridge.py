"""Threads and the window: jobs go to worker threads, their results come back on the GUI thread.

The database belongs to one thread, which opens a workspace of its own; files and decoding go to a small
pool. Nothing on the GUI thread reads a file or a database.
"""

import itertools
import logging
import os
import sys
import threading
import time
from abc import abstractmethod
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal, Slot

from labelqueue.domain.errors import KnownError
from labelqueue.domain.phrase import phrase
from labelqueue.ui.i18n import translated
from labelqueue.ui.report import where_from

if TYPE_CHECKING:
    from labelqueue.queue import Workspace

T = TypeVar("T")

_log: Final = logging.getLogger(__name__)
FILES_THREADS: Final = 2
BEHIND: Final = 10  # the niceness of what a window goes before
GOODBYE: Final = 10.0  # seconds that a closing window waits for its database thread
FILES_GOODBYE: Final = 0.5  # seconds; nothing there must be finished
_REPORT_EVERY: Final = 0.05  # seconds


class Cancelled(KnownError):
    """The user stopped the job. Nobody shows it."""


class UnexpectedError(KnownError):
    """A bug of ours met in a job. It is in the log by the time anybody sees this. `happened`: where."""

    def __init__(self, happened: str = "") -> None:
        super().__init__(phrase("Something went wrong in Labelqueue; the details are in the log."))
        self.happened = happened


class Progress(QObject):
    """How far a job is, and the wish to stop it. The job's thread reports, the window listens."""

    changed = Signal(int, int)  # done, total

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cancelled = threading.Event()
        self._reported = 0.0

    @property
    def cancelled(self) -> bool:
        """Whether somebody asked the job to stop."""
        return self._cancelled.is_set()

    def cancel(self) -> None:
        """Ask the job to stop; it does at its next report."""
        self._cancelled.set()

    def report(self, done: int, total: int) -> None:
        """Tell the window, at most 20 times a second.

        Raises:
            Cancelled: somebody asked the job to stop.
        """
        if self.cancelled:
            raise Cancelled(phrase("Stopped."))
        now = time.monotonic()
        if done >= total or now - self._reported >= _REPORT_EVERY:
            self._reported = now
            self.changed.emit(done, total)


@dataclass(frozen=True, slots=True, eq=False)
class _Job:
    run: Callable[[Any], Any]
    then: Callable[[Any], None]
    failed: Callable[[KnownError], None] | None
    context: QObject


class _Mailbox:
    """Numbers of the jobs that wait, shared by the threads of one bridge."""

    def __init__(self) -> None:
        self._waiting: deque[int] = deque()
        self._changed = threading.Condition()
        self._closed = False

    def put(self, number: int) -> None:
        with self._changed:
            self._waiting.append(number)
            self._changed.notify()

    def close(self, *, drop: bool) -> None:
        with self._changed:
            if drop:
                self._waiting.clear()
            self._closed = True
            self._changed.notify_all()

    def take(self) -> int | None:
        """The next number, waited for; None once closed and empty."""
        with self._changed:
            self._changed.wait_for(lambda: self._waiting or self._closed)
            return self._waiting.popleft() if self._waiting else None


class _Bridge(QObject):
    """Jobs in, results out. Subclasses say what a job is called with."""

    idle = Signal()
    """Nothing is under way any more."""
    notice_requested = Signal(str, str)
    """Text and kind: a job failed for which nobody gave `failed`."""
    bug_met = Signal(str)
    """Where a job failed that must not fail; before `failed` is told."""
    _settled = Signal(int, object, object)  # number, value, KnownError | None

    def __init__(self, *, name: str, threads: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._numbers = itertools.count()
        # Held until settled, so that what the callbacks hold (widgets) never dies on a worker thread.
        self._jobs: dict[int, _Job] = {}
        self._mailbox = _Mailbox()
        self._closed = False
        self._settled.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._threads = [
            # A server that never answers must not keep the process alive.
            threading.Thread(target=self._work, name=f"{name}-{number}", daemon=True)
            for number in range(threads)
        ]
        for thread in self._threads:
            thread.start()

    @property
    def busy(self) -> bool:
        """Whether a job waits or is under way."""
        return bool(self._jobs)

    def close(self) -> None:
        """Take no more jobs, finish those under way, stop the threads. Results are not delivered any more."""
        self._closed = True
        self._mailbox.close(drop=not self._finishes_all)
        deadline = time.monotonic() + self._goodbye
        for thread in self._threads:
            thread.join(max(0.0, deadline - time.monotonic()))
        self._jobs.clear()

    _finishes_all = True
    """Whether closing waits for the jobs that have not begun."""
    _goodbye = GOODBYE
    """Seconds that closing waits for the jobs that have begun; they are left to themselves after that."""

    def _post(self, job: _Job) -> None:
        if not self._closed:
            self._mailbox.put(self._note(job))

    def _note(self, job: _Job) -> int:
        number = next(self._numbers)
        self._jobs[number] = job
        return number

    def _work(self) -> None:
        while (number := self._mailbox.take()) is not None:
            self._do(number)
        self._stopped()

    def _do(self, number: int) -> None:
        job = self._jobs.get(number)
        if job is None:
            return
        value: Any = None
        error: KnownError | None = None
        try:
            value = self._call(job.run)
        except KnownError as known:
            error = known.with_traceback(None)
        except Exception as bug:
            # The one place where a bug in a job is reported; whoever asked for it sees one sentence.
            _log.exception("A job failed that must not fail")
            error = UnexpectedError(where_from(bug))
        del job
        if self._closed:
            return  # nobody waits for it any more, and this object may be about to go
        try:
            self._settled.emit(number, value, error)
        except RuntimeError:  # the window is gone already
            _log.debug("A result came after the window was gone")

    @abstractmethod
    def _call(self, run: Callable[[Any], Any]) -> Any:
        """On the worker thread: run a job with what it works on."""

    def _stopped(self) -> None:
        """On the worker thread, when it has done its last job."""

    @Slot(int, object, object)
    def _deliver(self, number: int, value: Any, error: KnownError | None) -> None:
        job = self._jobs.pop(number, None)
        if job is None:
            return
        try:
            if shiboken6.isValid(job.context):
                self._answer(job, value, error)
        finally:
            if not self._jobs:
                self.idle.emit()

    def _answer(self, job: _Job, value: Any, error: KnownError | None) -> None:
        if error is None:
            job.then(value)
            return
        if isinstance(error, UnexpectedError):
            self.bug_met.emit(error.happened)
        if job.failed is not None:
            job.failed(error)
        elif not isinstance(error, Cancelled):
            self.notice_requested.emit(translated(error), "error")


class Database(_Bridge):
    """One worker thread that owns its own Workspace; the GUI thread never touches one.

    The workspace is opened before the first job. If that fails the job fails, and the next one tries again.
    """

    def __init__(self, opener: "Callable[[], Workspace]", parent: QObject | None = None) -> None:
        self._opener = opener
        self._workspace: Workspace | None = None
        self._known = 0  # how often the window has heard of another workspace
        self._opened = 0  # how often the thread has opened another one
        super().__init__(name="database", threads=1, parent=parent)

    def run(
        self,
        job: "Callable[[Workspace], T]",
        *,
        then: Callable[[T], None],
        failed: Callable[[KnownError], None] | None = None,
        context: QObject,
    ) -> None:
        """Run `job` on the database thread, in order, and `then` or `failed` on the GUI thread.

        Neither is called when `context` is gone. Without `failed` the window shows the sentence as a notice.
        A job that was meant for the workspace before fails as Cancelled.
        """
        meant = self._known

        def run(workspace: "Workspace") -> T:
            if meant != self._opened:
                raise Cancelled(phrase("Another workspace is open now, so that was not done."))
            return job(workspace)

        self._post(_Job(run, then, failed, context))

    def switch(
        self,
        opener: "Callable[[], Workspace]",
        *,
        then: Callable[[None], None],
        failed: Callable[[KnownError], None],
        context: QObject,
    ) -> "Switch":
        """Work with another workspace from now on. If it cannot be opened, the present one stays."""

        def arrived(nothing: None) -> None:
            self._known += 1
            then(nothing)

        switch = Switch(opener)
        self._post(_Job(switch, arrived, failed, context))
        return switch

    def _call(self, run: Callable[[Any], Any]) -> Any:
        if isinstance(run, Switch):
            workspace = run.open()
            self._stopped()
            self._workspace, self._opener = workspace, run.opener
            self._opened += 1
            return None
        if self._workspace is None:
            self._workspace = self._opener()
        return run(self._workspace)

    def _stopped(self) -> None:
        workspace, self._workspace = self._workspace, None
        if workspace is not None:
            _say_goodbye(workspace)


class Switch:
    """The job of opening another workspace, which the thread itself does, and which can be stopped."""

    def __init__(self, opener: "Callable[[], Workspace]") -> None:
        self.opener = opener
        self._lock = threading.Lock()
        self._stopped = self._done = False

    def __call__(self, _workspace: "Workspace") -> None:
        raise AssertionError("the thread does this itself")

    def stop(self) -> bool:
        """Stay where one is; False: it is too late for that."""
        with self._lock:
            self._stopped = not self._done
            return self._stopped

    def open(self) -> "Workspace":
        """On the worker thread: the workspace.

        Raises:
            Cancelled: it was stopped, whatever would have come of it.
            KnownError: it cannot be opened.
        """
        self._check()
        try:
            workspace = self.opener()
        except KnownError:
            self._check()
            raise
        with self._lock:
            self._done = not self._stopped
        if not self._done:
            _say_goodbye(workspace)
        self._check()
        return workspace

    def _check(self) -> None:
        if self._stopped:
            raise Cancelled(phrase("Stopped."))


def _say_goodbye(workspace: "Workspace") -> None:
    try:
        workspace.close()
    except KnownError as error:  # a server that is gone cannot be told goodbye
        _log.info("Closing the workspace: %s", error)


class Files(_Bridge):
    """A pool for decoding, scanning and writing files."""

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        name: str = "files",
        threads: int = FILES_THREADS,
        finishes_all: bool = False,
    ) -> None:
        """`finishes_all`: what waits is done before the program ends; with one thread, all in its order."""
        self._finishes_all = finishes_all
        self._goodbye = GOODBYE if finishes_all else FILES_GOODBYE
        super().__init__(name=name, threads=threads, parent=parent)

    def run(
        self,
        job: Callable[[], T],
        *,
        then: Callable[[T], None],
        failed: Callable[[KnownError], None] | None = None,
        context: QObject,
        urgent: bool = False,
        behind: bool = False,
    ) -> None:
        """Like `Database.run`, without a workspace.

        `urgent`: on a thread of its own, whatever else waits or hangs. For the one thing that somebody
        looks at; what is not wanted any more is left to itself. `behind`: such a thread leaves the processors
        to the window while that has something to do.
        """
        made = _Job(lambda _: _behind_others(job) if urgent and behind else job(), then, failed, context)
        if urgent:
            self._start(made)
        else:
            self._post(made)

    def _start(self, job: _Job) -> None:
        if self._closed:
            return
        thread = threading.Thread(target=self._do, args=(self._note(job),), name="urgent", daemon=True)
        self._threads = [one for one in self._threads if one.is_alive()] + [thread]
        thread.start()

    def _call(self, run: Callable[[Any], Any]) -> Any:
        return run(None)


def _behind_others(job: Callable[[], T]) -> T:
    """Do it with a lower priority from now on: this thread never gets its own back."""
    if sys.platform == "linux":  # elsewhere a thread has none of its own, or not by this call
        me = threading.get_native_id()
        os.setpriority(os.PRIO_PROCESS, me, max(BEHIND, os.getpriority(os.PRIO_PROCESS, me)))
    return job()
