"""What stands beside the drawing of a sample: comments, what was changed, and which objects were seen."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from labelqueue.domain.status import Mode
from labelqueue.domain.work import View, WorkItem
from labelqueue.ui.action_table import ActionId
from labelqueue.ui.bridge import Database
from labelqueue.ui.comparing import Comparing
from labelqueue.ui.context import Context
from labelqueue.ui.document import Document
from labelqueue.ui.draft_keeper import DraftKeeper
from labelqueue.ui.i18n import tr
from labelqueue.ui.pages.work_body import WorkBody
from labelqueue.ui.panels.header import Header
from labelqueue.ui.pinning import Pinning
from labelqueue.ui.stepping import Stepping
from labelqueue.ui.talking import Talking
from labelqueue.ui.words_keeper import WordsKeeper
from labelqueue.ui.work_session import WorkSession


class ReviewDesk(QObject):
    """Puts its parts together; they follow one document."""

    changed = Signal()
    """Other actions may be possible now."""
    notice_requested = Signal(str, str)  # text, kind

    def __init__(
        self,
        session: WorkSession,
        database: Database,
        document: Document,
        body: WorkBody,
        header: Header,
        drafts: DraftKeeper,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        canvas, threads = body.canvas, body.comments.threads
        self._session, self._body, self._header = session, body, header
        self.pinning = Pinning(document, canvas, self)
        self.talking = Talking(session, database, body.comments, self.pinning, canvas, self)
        self._stepping = Stepping(document, canvas, self.pinning, self)
        self._comparing = Comparing(session, database, document, canvas, body.changes, self)
        self._words = WordsKeeper(session, document, self.pinning, threads, drafts, self)
        for told in (self.talking, self._stepping, self._words):
            told.notice_requested.connect(self.notice_requested)
        for signal in (self.pinning.changed, self._comparing.changed):
            signal.connect(self.changed)
        self._stepping.changed.connect(self._show_progress)

    def announce(self, shown: WorkItem | View) -> None:
        """Say what was said about a sample, whose image is still on its way."""
        self.clear()
        mode = shown.mode if isinstance(shown, WorkItem) else Mode.REVIEW
        self._body.comments.show_remark(shown.remark, mode, shown.pins)
        self.pinning.announce(shown)
        self.talking.show(shown)
        self._words.announce(shown)

    def show(self, shown: WorkItem | View) -> None:
        """Its image and its label are on the canvas."""
        self.pinning.show(shown)
        self._words.show(shown)
        self._comparing.show(shown)
        self._show_progress()

    def clear(self) -> None:
        """There is no sample."""
        self._words.clear()
        self.pinning.clear()
        self.talking.clear()
        self._comparing.clear()
        self._body.comments.hide()
        self._header.show_seen("")

    def commands(self) -> dict[ActionId, Callable[[], object]]:
        """What each of the actions does."""
        return {
            **self.talking.commands(),
            **self._stepping.commands(),
            ActionId.SHOW_CHANGES: self._comparing.toggle,
            ActionId.NEXT_CHANGE: self._comparing.next,
        }

    def context(self, known: Context) -> Context:
        """`known`, with what is known here."""
        return replace(
            known,
            has_pins=bool(self.pinning.given),
            may_answer=self.talking.may_answer,
            comparable=self._comparing.possible,
            comparing=self._comparing.on,
        )

    def _show_progress(self) -> None:
        item = self._session.item
        seen, total = self._stepping.progress
        wanted = item is not None and item.mode is Mode.REVIEW and seen > 0
        self._header.show_seen(tr("{seen} of {total} seen", seen=seen, total=total) if wanted else "")
