"""Keeps words about the sample on this computer until they are sent, and brings them back after a crash."""

from dataclasses import replace

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
        self._ticks = False
        """Whether the objects are there to be ticked."""
        self._sent: tuple[WorkItem, Words] | None = None
        pinning.kept_changed.connect(self._keep)
        threads.writing_changed.connect(self._keep)
        document.marks_changed.connect(self._keep)
        session.handed_in.connect(self._on_handed_in)
        session.fenced.connect(self._on_fenced)
        for opened in (session.item_opened, session.view_opened):
            opened.connect(self._forget_sent)

    def announce(self, shown: WorkItem | View) -> None:
        """Bring back what was not sent about a sample, whose image is still on its way."""
        kept = self._session.kept
        words = kept.words if kept is not None and kept.words_of == shown.sample.id else Words()
        self._threads.bring_back(words.writing)
        if _is_reviewed(shown):
            self._pinning.bring_back(words.pins)
            if words.pins:
                said = counted(
                    "A comment that you had not sent is back.",
                    "{n} comments that you had not sent are back.",
                    len(words.pins),
                )
                self.notice_requested.emit(said, "info")
        self._shown, self._kept = shown, words

    def show(self, shown: WorkItem | View) -> None:
        """Tick again what was ticked on a sample that is on the canvas now."""
        if _is_reviewed(shown):
            words = self._kept
            if words.revision == shown.revision:
                self._document.mark(ticked=words.ticked & {one.id for one in shown.label})
            self._ticks = True
            self._kept = self._now(shown)

    def clear(self) -> None:
        """There is no sample; what was kept of it stays."""
        self._shown, self._ticks = None, False

    def _now(self, shown: WorkItem | View) -> Words:
        """What is not to be changed here stays as it is."""
        words = replace(self._kept, writing=self._threads.writing)
        if _is_reviewed(shown):
            words = replace(words, pins=self._pinning.kept)
        if self._ticks:
            words = replace(words, ticked=self._document.ticked, revision=shown.revision)
        return words

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
        kept, last, shown = self._session.kept, self._session.last, self._shown
        if kept is None or shown is None or shown.sample.id != item.sample.id:
            return
        if last is not None and last[0].action is Action.SAVE:
            return
        self._shown = None
        if _is_reviewed(item):
            self._sent = item, self._kept
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

    def _forget_sent(self) -> None:
        """Another sample came, so what went before has arrived."""
        self._sent = None


def _is_reviewed(shown: WorkItem | View) -> bool:
    return isinstance(shown, WorkItem) and shown.mode is Mode.REVIEW
