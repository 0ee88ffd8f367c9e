"""How many samples a member has finished today: asked once, and counted from then on."""

from datetime import UTC, date, datetime
from typing import Final

from PySide6.QtCore import QObject, Signal

from labelqueue.domain.days import date_of, midnight
from labelqueue.domain.label import Label
from labelqueue.domain.status import Action
from labelqueue.domain.work import WorkItem
from labelqueue.ui.bridge import Database
from labelqueue.ui.work_session import WorkSession

_FINISHES: Final = frozenset({Action.SUBMIT, Action.SKIP, Action.ACCEPT, Action.REJECT})


class DoneToday(QObject):
    """Begins anew at midnight of this computer, and in another workspace."""

    changed = Signal(object)  # how many; None: it is not known

    def __init__(self, session: WorkSession, database: Database, parent: QObject) -> None:
        super().__init__(parent)
        self._database = database
        self._day: date | None = None
        self._count: int | None = None
        session.surroundings_changed.connect(self._on_surroundings)
        session.work_ended.connect(self._on_ended)

    def forget(self) -> None:
        """Another workspace is there now."""
        self._day = self._count = None
        self.changed.emit(None)

    def _on_surroundings(self, _surroundings: object) -> None:
        now = datetime.now(UTC)
        if self._day == date_of(now, None):
            return
        day = self._day = date_of(now, None)
        seconds = (now - midnight(day, None)).total_seconds()

        def then(count: int) -> None:
            if self._day == day:
                self._show(count)

        self._database.run(
            lambda workspace: workspace.my_work.done_lately(seconds=seconds),
            then=then,
            failed=lambda _error: self.forget(),  # it is asked for again with the next sample
            context=self,
        )

    def _on_ended(self, _item: WorkItem, _label: Label, action: Action | None) -> None:
        if action not in _FINISHES or self._count is None:
            return
        day = date_of(datetime.now(UTC), None)
        self._show(self._count + 1 if day == self._day else 1)
        self._day = day

    def _show(self, count: int) -> None:
        self._count = count
        self.changed.emit(count)
