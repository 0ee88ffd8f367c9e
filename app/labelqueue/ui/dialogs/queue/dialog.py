"""A new queue, or the settings of one that exists."""

from dataclasses import replace
from enum import IntEnum
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QTabWidget, QWidget

from labelqueue.domain.errors import KnownError
from labelqueue.ui.bridge import Cancelled, Database, Progress
from labelqueue.ui.dialogs.busy import BusyView
from labelqueue.ui.dialogs.frame import FramedDialog
from labelqueue.ui.dialogs.queue.guide_tab import GuideTab
from labelqueue.ui.dialogs.queue.people_tab import PeopleTab
from labelqueue.ui.dialogs.queue.plan import Draft, Known, load, save
from labelqueue.ui.dialogs.queue.rules_tab import RulesTab
from labelqueue.ui.dialogs.queue.samples_tab import SamplesTab
from labelqueue.ui.i18n import counted, tr, translated

SIZE: Final = (720, 600)


class View(IntEnum):
    """What the dialog shows; the numbers are places in its stack."""

    FORM = 0
    BUSY = 1


class QueueDialog(FramedDialog):
    """Saves all that was changed; whatever fails, the form stays as it was filled in."""

    saved = Signal(str)  # a sentence on what came of it

    def __init__(
        self,
        database: Database,
        parent: QWidget | None = None,
        *,
        dataset: str,
        queue: str | None = None,
        criteria: str = "",
    ) -> None:
        """`queue`: the one that is changed; None: a new one, for which `criteria` are filled in."""
        super().__init__(
            parent,
            title=tr("Queue {queue} of {dataset}", queue=queue, dataset=dataset)
            if queue
            else tr("New queue in {dataset}", dataset=dataset),
        )
        self.setObjectName("queue_dialog")
        self._database, self._dataset, self._queue = database, dataset, queue
        self._known: Known | None = None
        self._progress: Progress | None = None
        self._samples = SamplesTab(database, dataset)
        self._people = PeopleTab()
        self._rules = RulesTab()
        self._guide = GuideTab()
        self._busy = BusyView()
        self._tabs = QTabWidget()
        self._tabs.setObjectName("queue_tabs")
        self._stack = QStackedWidget()
        self._stack.addWidget(self._tabs)
        self._stack.addWidget(self._busy)
        self.body.addWidget(self._stack)
        self._make_tabs()
        self._make_buttons()
        self.resize(*SIZE)
        self._busy.start(tr("Reading the queue…") if queue else tr("One moment…"))
        self._go(View.BUSY)
        database.run(
            lambda workspace: load(workspace, dataset, queue, criteria),
            then=self._on_known,
            failed=self._on_failed,
            context=self,
        )

    def _make_tabs(self) -> None:
        tabs = {
            tr("&Samples"): self._samples,
            tr("&People"): self._people,
            tr("&Rules"): self._rules,
            tr("&Guide"): self._guide,
        }
        for title, tab in tabs.items():
            self._tabs.addTab(tab, title)
        self._samples.changed.connect(self._refresh)

    def _make_buttons(self) -> None:
        self._cancel = self.add_button("queue_cancel", tr("Cancel"))
        self._cancel.setAutoDefault(False)
        self._cancel.clicked.connect(self.reject)
        self.add_stretch()
        self._save = self.add_button(
            "queue_save", tr("Save") if self._queue else tr("Create"), kind="primary"
        )
        self._save.clicked.connect(self._on_save)

    def _refresh(self) -> None:
        """The only place that enables and hides the buttons."""
        problem = self._samples.problem if self._known else tr("One moment.")
        stopping = self._progress is not None and self._progress.cancelled
        at_form = self._stack.currentIndex() == View.FORM
        self._save.setVisible(at_form)
        self._save.setEnabled(at_form and not problem)
        self._save.setToolTip(problem)
        self._cancel.setEnabled(not stopping)

    def _go(self, view: View) -> None:
        self._stack.setCurrentIndex(view)
        self._refresh()

    def _on_known(self, known: Known) -> None:
        self._known = known
        self._go(View.FORM)
        self._people.show_known(known)
        self._rules.show_known(known)
        self._guide.show_guide(known.draft.guide)
        self._samples.show_known(known, new=self._queue is None)
        if self._queue is not None and not known.manager:
            # A reviewer invites members; the rest is the manager's.
            for tab in (self._samples, self._rules, self._guide):
                tab.setEnabled(False)
            self._tabs.setCurrentWidget(self._people)
            self.message.show_info(tr("Only a manager may change more than the people of a queue."))
        self._refresh()

    @property
    def draft(self) -> Draft:
        """The queue as the form has it."""
        filled = self._samples.filled_in(Draft(""))
        return replace(
            filled, people=self._people.people, settings=self._rules.settings, guide=self._guide.guide
        )

    def _on_save(self) -> None:
        known, draft = self._known, self.draft
        if known is None:
            return
        before = known.draft if self._queue else None
        progress = Progress()
        progress.changed.connect(self._busy.show_progress)
        self._progress = progress
        self.message.clear()
        self._busy.start(
            tr("Saving “{draft}”…", draft=draft.name) if before else tr("Making “{draft}”…", draft=draft.name)
        )
        self._go(View.BUSY)
        self._database.run(
            lambda workspace: save(workspace, self._dataset, before, draft, progress),
            then=lambda count: self._on_saved(draft, count),
            failed=self._on_failed,
            context=self,
        )

    def _on_saved(self, draft: Draft, count: int) -> None:
        self._progress = None
        self.accept()
        self.saved.emit(
            counted(
                "The queue “{queue}” has {n} sample.",
                "The queue “{queue}” has {n} samples.",
                count,
                queue=draft.name,
            )
            if count
            else tr("The queue “{queue}” has no samples yet.", queue=draft.name)
        )

    def _on_failed(self, error: KnownError) -> None:
        self._progress = None
        if isinstance(error, Cancelled):
            # What was made and moved until then is there.
            self.accept()
            self.saved.emit(tr("Stopped; the samples that were moved until then are in the queue."))
            return
        self._go(View.FORM)
        self.message.show_error(translated(error))

    def reject(self) -> None:
        """Cancel, Escape and the window's own button: stop what is under way, or leave."""
        if self._progress is None or self._progress.cancelled:
            super().reject()
            return
        self._progress.cancel()
        self._busy.show_stopping()
        self._refresh()
