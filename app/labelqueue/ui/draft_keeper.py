"""Keeps the open drawing on this computer as it grows, and brings it back after a crash."""

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from labelqueue.domain.edits import rewriting
from labelqueue.domain.errors import KnownError
from labelqueue.domain.phrase import phrase
from labelqueue.domain.work import WorkItem
from labelqueue.ui.bridge import Files
from labelqueue.ui.document import Document
from labelqueue.ui.i18n import tr
from labelqueue.ui.settings.table import DRAFT_SECONDS
from labelqueue.ui.widgets.moments import since
from labelqueue.ui.work_session import WorkSession

if TYPE_CHECKING:
    from labelqueue.queue.drafts import Draft, Drafts

SECOND: Final = 1000  # milliseconds
_SHARE: Final = 20
"""Writing a large drawing takes its time: at most one part in so many is spent on it."""


class DraftKeeper(QObject):
    """Follows one document. Files are written one after the other, on a thread of their own."""

    notice_requested = Signal(str, str)  # text, kind

    def __init__(self, session: WorkSession, document: Document, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._document = session, document
        self._files = Files(self, name="drafts", threads=1, finishes_all=True)
        self.seconds: float = DRAFT_SECONDS.default
        """From an edit until it is kept, unless writing takes long."""
        self._share = 0.0
        self._warned = False
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.keep)
        document.label_changed.connect(self._on_changed)
        session.handed_in.connect(self.drop)
        session.turned_away.connect(lambda _item: self.keep())

    @property
    def busy(self) -> bool:
        """Whether something is still to be written."""
        return self._files.busy or self._timer.isActive()

    def close(self) -> None:
        """Write what is to be written, and stop."""
        if self._timer.isActive():
            self.keep()
        self._files.close()

    def keep(self) -> None:
        """Write the drawing as it is now, if it is not what the database has."""
        self._timer.stop()
        session, document = self._session, self._document
        item, place, drafts = session.item, session.place, self._drafts
        if item is None or place is None or drafts is None or document.subject != item.claim:
            return
        label = document.label
        if not document.modified:
            self.write(lambda: drafts.drop(item.sample.id))
            return

        def timed() -> None:
            start = time.perf_counter()
            drafts.keep(item, label, dataset=place.dataset, queue=place.queue)
            self._share = (time.perf_counter() - start) * SECOND * _SHARE

        self.write(timed)

    def drop(self, item: WorkItem) -> None:
        """The drawing on `item` was handed in, or given up; one that nobody has seen here stays."""
        self._timer.stop()
        drafts = self._drafts
        if drafts is not None and self._document.subject == item.claim:
            self.write(lambda: drafts.drop(item.sample.id))

    def bring_back(self, item: WorkItem) -> None:
        """What was drawn on `item` before and not handed in is drawn again, as a step that can be undone."""
        draft = self._draft
        if draft is None or draft.sample_id != item.sample.id:
            return
        label = draft.under_present_names(self._document.categories)
        if label == item.label:
            return
        if not draft.continues(item):
            drafts = self._drafts
            if drafts is not None:  # else the next edit would take its place
                self.write(lambda: drafts.set_aside(item.sample.id))
            self.notice_requested.emit(
                tr(
                    "What you had drawn on an earlier label of {sample} is kept:"
                    " see File, Drawings on this computer.",
                    sample=item.sample.name,
                ),
                "info",
            )
            return
        self._document.apply(rewriting(item.label, label), phrase("Bring back the drawing"))
        self.notice_requested.emit(
            tr(
                "What you had drawn here until {when} is back; Undo takes it away.",
                when=since(draft.drawn_at),
            ),
            "info",
        )

    @property
    def _drafts(self) -> "Drafts | None":
        kept = self._session.kept
        return kept.drafts if kept is not None else None

    @property
    def _draft(self) -> "Draft | None":
        kept = self._session.kept
        return kept.draft if kept is not None else None

    def _on_changed(self) -> None:
        if self._document.editable and self._document.subject is not None and not self._timer.isActive():
            self._timer.start(round(max(self.seconds * SECOND, self._share)))

    def write(self, job: Callable[[], None]) -> None:
        """Do it on the thread that writes files, after all that was asked for before."""
        self._files.run(job, then=lambda _none: None, failed=self._on_failed, context=self)

    def _on_failed(self, error: KnownError) -> None:
        """Once: it will not be otherwise with the next edit."""
        if not self._warned:
            self._warned = True
            self.notice_requested.emit(
                tr("{problem} Until it is handed in, your drawing is only in this window.", problem=error),
                "warning",
            )
