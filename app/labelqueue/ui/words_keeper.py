"""Keeps words about the sample on this computer until they are sent, and brings them back after a crash."""

from PySide6.QtCore import QObject, Signal

from labelqueue.domain.status import Action, Mode
from labelqueue.domain.work import Fenced, View, WorkItem
from labelqueue.domain.writing import Words
from labelqueue.ui.document import Document
from labelqueue.ui.draft_keeper import DraftKeeper
from labelqueue.ui.i18n import counted
from labelqueue.ui.panels.threads import ThreadList
from labelqueue.ui.pinning import Pinning
from labelqueue.ui.work_session import WorkSession


class WordsKeeper(QObject):
    """Pins that go with Reject, what is written in a thread, and the ticks of a review."""

    notice_requested = Signal(str, str)  # text, kind

    def __init__(
        self,
        session: WorkSession,
        document: Document,
        pinning: Pinning,
        threads: ThreadList,
        drafts: DraftKeeper,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._document = session, document
        self._pinning, self._threads, self._drafts = pinning, threads, drafts
        self._shown: WorkItem | View | None = None
        self._kept = Words()
        self._sent: tuple[WorkItem, Words] | None = None
        pinning.kept_changed.connect(self._keep)
        threads.writing_changed.connect(self._keep)
        document.marks_changed.connect(self._keep)
        session.handed_in.connect(self._on_handed_in)
        session.fenced.connect(self._on_fenced)

    def show(self, shown: WorkItem | View) -> None:
        """Bring back what was not sent about a sample that is on the canvas now."""
        kept = self._session.kept
        words = kept.words if kept is not None and kept.words_of == shown.sample.id else Words()
        if isinstance(shown, WorkItem) and shown.mode is Mode.REVIEW:
            self._pinning.bring_back(words.pins)
            if words.revision == shown.revision:
                self._document.mark(ticked=words.ticked & {one.id for one in shown.label})
            if words.pins:
                said = counted(
                    "A comment that you had not sent is back.",
                    "{n} comments that you had not sent are back.",
                    len(words.pins),
                )
                self.notice_requested.emit(said, "info")
        self._threads.bring_back(words.writing)
        self._shown, self._kept = shown, self._now(shown)

    def clear(self) -> None:
        """There is no sample; what was kept of it stays."""
        self._shown = None

    def _now(self, shown: WorkItem | View) -> Words:
        return Words(self._pinning.kept, self._threads.writing, self._document.ticked, shown.revision)

    def _keep(self) -> None:
        """As it is now, if that is another state than the one kept."""
        shown, kept = self._shown, self._session.kept
        if shown is None or kept is None:
            return
        words = self._now(shown)
        if words != self._kept:
            self._kept, unsent = words, kept.unsent
            self._drafts.write(lambda: unsent.keep(shown.sample.id, words))

    def _on_handed_in(self, item: WorkItem) -> None:
        """What goes with the sample is in the database; what is only saved goes on."""
        kept, last = self._session.kept, self._session.last
        if kept is None or (last is not None and last[0].action is Action.SAVE):
            return
        self._sent, self._shown = (item, self._kept), None
        unsent, left = kept.unsent, Words(writing=self._kept.writing)
        self._drafts.write(lambda: unsent.keep(item.sample.id, left))

    def _on_fenced(self, _fenced: Fenced) -> None:
        """Somebody else has the sample, so nothing was stored: nothing is thrown away."""
        kept, sent = self._session.kept, self._sent
        self._sent = None
        if kept is not None and sent is not None:
            item, words = sent
            unsent = kept.unsent
            self._drafts.write(lambda: unsent.keep(item.sample.id, words))
