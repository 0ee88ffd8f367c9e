"""More images for a dataset that exists."""

from collections.abc import Callable
from enum import IntEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from labelqueue.domain.errors import KnownError
from labelqueue.domain.incoming import Twin
from labelqueue.domain.sample import SampleSpec
from labelqueue.ui.bridge import Database, Files, Progress
from labelqueue.ui.dialogs.busy import BusyView, DoneView
from labelqueue.ui.dialogs.frame import FramedDialog
from labelqueue.ui.dialogs.new_dataset import ImagesPage
from labelqueue.ui.dialogs.new_dataset.create import Added, add
from labelqueue.ui.i18n import counted, tr
from labelqueue.ui.widgets.thumbnails import Thumbnails


class View(IntEnum):
    """What the dialog shows; the numbers are places in its stack."""

    IMAGES = 0
    ADDING = 1
    DONE = 2


class AddImagesDialog(FramedDialog):
    """Adds a folder to a dataset, and says how many were new."""

    samples_added = Signal(int)

    def __init__(
        self,
        database: Database,
        files: Files,
        thumbnails: Thumbnails,
        parent: QWidget | None = None,
        *,
        dataset: str,
    ) -> None:
        super().__init__(parent, title=tr("Add images to {dataset}", dataset=dataset))
        self.setObjectName("add_images_dialog")
        self._database, self._dataset = database, dataset
        self._view = View.IMAGES
        self._progress: Progress | None = None
        self._images = ImagesPage(files, thumbnails, compare=self._compare)
        self._images.changed.connect(self._refresh)
        self._busy = BusyView()
        self._done = DoneView()
        self._stack = QStackedWidget()
        for view in (self._images, self._busy, self._done):
            self._stack.addWidget(view)
        self.body.addWidget(self._stack)
        self._cancel = self.add_button("add_cancel", tr("Cancel"))
        self._cancel.setAutoDefault(False)
        self._cancel.clicked.connect(self.reject)
        self.add_stretch()
        self._add = self.add_button("add_images", tr("Add"), kind="primary")
        self._add.clicked.connect(self._go_on)
        self.resize(720, 560)
        self._images.start()
        self._refresh()

    def _refresh(self) -> None:
        """The only place that enables, names and hides the buttons."""
        count = len(self._images.samples())
        stopping = self._progress is not None and self._progress.cancelled
        self._cancel.setVisible(self._view is not View.DONE)
        self._cancel.setEnabled(not stopping)
        self._add.setVisible(self._view is not View.ADDING)
        self._add.setEnabled(self._view is View.DONE or bool(count))
        self._add.setToolTip("" if self._add.isEnabled() else tr("Choose a folder with images first."))
        if self._view is View.DONE:
            self._add.setText(tr("Close"))
        else:
            self._add.setText(counted("Add {n} image", "Add {n} images", count) if count else tr("Add"))

    def _compare(
        self,
        samples: tuple[SampleSpec, ...],
        progress: Progress,
        then: Callable[[list[Twin]], None],
        failed: Callable[[KnownError], None],
    ) -> None:
        """Which of them are there already under other names."""
        total = len(samples)
        self._database.run(
            lambda workspace: workspace.dataset(self._dataset).twins(
                samples, progress=lambda done: progress.report(done, total)
            ),
            then=then,
            failed=failed,
            context=self,
        )

    def _go(self, view: View) -> None:
        self._view = view
        self._stack.setCurrentIndex(view)
        self._refresh()

    def _go_on(self) -> None:
        if self._view is View.DONE:
            self.accept()
            return
        samples = self._images.samples()
        progress = Progress()
        progress.changed.connect(self._busy.show_progress)
        self._progress = progress
        self.message.clear()
        self._busy.start(counted("Adding {n} image…", "Adding {n} images…", len(samples)))
        self._go(View.ADDING)
        self._database.run(
            lambda workspace: add(workspace, self._dataset, samples, progress),
            then=self._on_added,
            failed=self._on_failed,
            context=self,
        )

    def _on_added(self, added: Added) -> None:
        self._progress = None
        title, text = in_words(added)
        if not added.new:
            self._done.show_done(title, text, icon="info", role="text_muted")
        else:
            self._done.show_done(title, text)
        self._go(View.DONE)
        self._add.setFocus()
        if added.done:
            self.samples_added.emit(added.new or 0)

    def _on_failed(self, error: KnownError) -> None:
        self._progress = None
        self._go(View.IMAGES)
        self.message.show_error(
            tr(
                "{problem} What was added before that is there; adding the folder again brings the rest.",
                problem=error,
            )
        )
        self.samples_added.emit(0)

    def reject(self) -> None:
        """Cancel, Escape and the window's own button: stop what is under way, or leave."""
        if self._progress is None or self._progress.cancelled:
            self._images.stop()
            super().reject()
            return
        self._progress.cancel()
        self._busy.show_stopping()
        self._refresh()


def in_words(added: Added) -> tuple[str, str]:
    """A title and a sentence on what became of the images."""
    if added.new is None:
        if not added.done:
            return tr("Stopped"), tr("Nothing was added.")
        return (
            counted(
                "Stopped after {done} of {n} image",
                "Stopped after {done} of {n} images",
                added.asked,
                done=added.done,
            ),
            tr("Those are in the dataset; adding the folder again brings the rest."),
        )
    known = added.asked - added.new
    text = counted(
        "{n} name was there already and was left as it is.",
        "{n} names were there already and were left as they are.",
        known,
    )
    title = (
        counted("{n} new image added", "{n} new images added", added.new)
        if added.new
        else tr("No new images")
    )
    return title, text if known else ""
