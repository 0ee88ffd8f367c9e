"""One request to the database at a time, and what of its answer is still wanted."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from labelqueue.domain.errors import KnownError
from labelqueue.ui import work_requests
from labelqueue.ui.bridge import Database
from labelqueue.ui.work_requests import OnThisComputer

if TYPE_CHECKING:
    from labelqueue.queue import Workspace

T = TypeVar("T")


class Asking(QObject):
    """Runs requests; while one is under way no other is taken."""

    busy_changed = Signal(bool)

    def __init__(self, database: Database, parent: QObject) -> None:
        super().__init__(parent)
        self._database = database
        self.busy = False
        """Whether a request is under way."""
        self.kept: OnThisComputer | None = None
        """The drawings on this computer, as far as a request has brought them along."""
        self._asked = 0

    def run(
        self,
        job: "Callable[[Workspace], T]",
        *,
        then: Callable[[T], None],
        failed: Callable[[KnownError], None],
    ) -> None:
        """Run `job` on the database thread, and hear of it here, unless that is not wanted any more."""
        if self.busy:
            return
        self._asked += 1
        number = self._asked
        self._set_busy(True)

        def looked_up(workspace: "Workspace") -> tuple[T, OnThisComputer]:
            value = job(workspace)
            return value, work_requests.on_this_computer(workspace, value)

        def done(answer: tuple[T, OnThisComputer]) -> None:
            if number == self._asked:
                value, self.kept = answer
                self._set_busy(False)
                then(value)

        def refused(error: KnownError) -> None:
            if number == self._asked:
                self._set_busy(False)
                failed(error)

        self._database.run(looked_up, then=done, failed=refused, context=self)

    def run_aside(
        self, job: "Callable[[Workspace], T]", *, then: Callable[[T], None] = lambda _answer: None
    ) -> None:
        """Likewise, beside others and quietly: if it fails, what is done next will say what is wrong."""
        self._database.run(job, then=then, failed=lambda _error: None, context=self)

    def forget(self) -> None:
        """The answer that is on its way is not wanted any more."""
        self._asked += 1
        if self.busy:
            self._set_busy(False)

    def _set_busy(self, busy: bool) -> None:
        self.busy = busy
        self.busy_changed.emit(busy)
