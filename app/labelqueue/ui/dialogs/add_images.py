"""More images for a dataset that exists."""

from enum import IntEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from labelqueue.domain.errors import KnownError
from labelqueue.ui.bridge import Database, Files, Progress
from labelqueue.ui.dialogs.busy import BusyView, DoneView
from labelqueue.ui.dialogs.frame import FramedDialog
from labelqueue.ui.dialogs.new_dataset import ImagesPage
from labelqueue.ui.dialogs.new_dataset.create import Added, add
from labelqueue.ui.widgets.statuses import counted
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
        super().__init__(parent, title=f"Add images to {dataset}")
        self.setObjectName("add_images_dialog")
        self._database, self._dataset = database, dataset
        self._view = View.IMAGES
        self._progress: Progress | None = None
        self._images = ImagesPage(files, thumbnails)
        self._images.changed.connect(self._refresh)
        self._busy = BusyView()
        self._done = DoneView()
        self._stack = QStackedWidget()
        for view in (self._images, self._busy, self._done):
            self._stack.addWidget(view)
        self.body.addWidget(self._stack)
        self._cancel = self.add_button("add_cancel", "Cancel")
        self._cancel.setAutoDefault(False)
        self._cancel.clicked.connect(self.reject)
        self.add_stretch()
        self._add = self.add_button("add_images", "Add", kind="primary")
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
        self._add.setToolTip("" if self._add.isEnabled() else "Choose a folder with images first.")
        if self._view is View.DONE:
            self._add.setText("Close")
        else:
            self._add.setText(f"Add {counted(count, 'image')}" if count else "Add")

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
        self._busy.start(f"Adding {counted(len(samples), 'image')}…")
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
            f"{error} What was added before that is there; adding the folder again brings the rest."
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
            return "Stopped", "Nothing was added."
        return (
            f"Stopped after {added.done:,} of {counted(added.asked, 'image')}",
            "Those are in the dataset; adding the folder again brings the rest.",
        )
    known = added.asked - added.new
    text = (
        ""
        if not known
        else (
            "1 name was there already and was left as it is."
            if known == 1
            else f"{known:,} names were there already and were left as they are."
        )
    )
    return (f"{counted(added.new, 'new image')} added" if added.new else "No new images"), text
