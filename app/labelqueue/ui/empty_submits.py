"""Says quietly that a sample was submitted with nothing on it: perhaps a key was pressed too soon."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence

from labelqueue.domain.label import Label
from labelqueue.domain.status import Action
from labelqueue.domain.work import WorkItem
from labelqueue.ui.actions import ActionId, Actions
from labelqueue.ui.i18n import tr
from labelqueue.ui.work_session import WorkSession


class EmptySubmits(QObject):
    """Not where it was marked as empty: that was meant so."""

    notice_requested = Signal(str, str)  # text, kind
    outdated = Signal(str)  # text

    def __init__(self, session: WorkSession, actions: Actions, parent: QObject) -> None:
        super().__init__(parent)
        self._actions = actions
        self._empty = self._said = ""
        session.work_ended.connect(self._on_ended)
        # Only then is all said that belongs to the sample before.
        for moved in (session.item_opened, session.nothing_left, session.single_done):
            moved.connect(self._tell)

    def _on_ended(self, item: WorkItem, label: Label, action: Action | None) -> None:
        empty = not label.annotations and not label.marked_empty
        self._empty = item.sample.name if action is Action.SUBMIT and empty else ""

    def _tell(self, _what: object = None) -> None:
        sample, self._empty = self._empty, ""
        if self._said:
            self.outdated.emit(self._said)
            self._said = ""
        if not sample:
            return
        key = self._actions[ActionId.REOPEN].shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        self._said = (
            tr("{sample} was submitted empty; {key} takes it back.", sample=sample, key=key)
            if key
            else tr("{sample} was submitted empty; Queue, Reopen my last takes it back.", sample=sample)
        )
        self.notice_requested.emit(self._said, "info")
