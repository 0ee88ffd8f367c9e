"""Writing the labels of a dataset to a file."""

from enum import IntEnum
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QStackedWidget, QWidget

from labelqueue.domain.errors import KnownError
from labelqueue.domain.overview import DatasetSummary
from labelqueue.formats import FORMATS, ExportResult
from labelqueue.ui.bridge import Cancelled, Database, Files, Progress
from labelqueue.ui.dialogs.busy import BusyView, DoneView
from labelqueue.ui.dialogs.export_form import ExportForm
from labelqueue.ui.dialogs.export_job import Request, Target, in_words, look_at, suggested_path, write
from labelqueue.ui.dialogs.frame import FramedDialog
from labelqueue.ui.i18n import counted, tr, translated


class View(IntEnum):
    """What the dialog shows; the numbers are places in its stack."""

    FORM = 0
    WRITING = 1
    DONE = 2


class ExportDialog(FramedDialog):
    """Asks what goes where, writes it, and says what was written; whatever fails, the form stays."""

    def __init__(
        self, database: Database, files: Files, parent: QWidget | None = None, *, dataset: DatasetSummary
    ) -> None:
        super().__init__(parent, title=tr("Export {dataset}", dataset=dataset.name))
        self.setObjectName("export_dialog")
        self._database, self._files, self._dataset = database, files, dataset
        self._view = View.FORM
        self._progress: Progress | None = None
        self._replacing: Path | None = None
        self._written: Path | None = None
        self._form = ExportForm(dataset)
        self._form.changed.connect(self._on_form_changed)
        self._busy = BusyView()
        self._done = DoneView()
        self._stack = QStackedWidget()
        for view in (self._form, self._busy, self._done):
            self._stack.addWidget(view)
        self.body.addWidget(self._stack)
        self._make_buttons()
        self.resize(600, 480)
        self._refresh()
        files.run(
            lambda: suggested_path(dataset.name, FORMATS[self._form.format].suffix),
            then=self._form.suggest_path,
            context=self,
        )

    def _make_buttons(self) -> None:
        self._cancel = self.add_button("export_cancel", tr("Cancel"))
        self._cancel.setAutoDefault(False)
        self._cancel.clicked.connect(self.reject)
        self.add_stretch()
        self._show = self.add_button("show_in_folder", tr("Show in folder"))
        self._show.setAutoDefault(False)
        self._show.clicked.connect(self._show_in_folder)
        self._export = self.add_button("export", tr("Export"), kind="primary")
        self._export.clicked.connect(self._go_on)

    def _refresh(self) -> None:
        """The only place that enables, names and hides the buttons."""
        count = self._form.sample_count()
        stopping = self._progress is not None and self._progress.cancelled
        self._cancel.setVisible(self._view is not View.DONE)
        self._cancel.setEnabled(not stopping)
        self._show.setVisible(self._view is View.DONE)
        self._export.setVisible(self._view is not View.WRITING)
        self._export.setEnabled(self._view is View.DONE or bool(count))
        self._export.setToolTip("" if self._export.isEnabled() else tr("Choose samples that are there."))
        if self._view is View.DONE:
            self._export.setText(tr("Close"))
        elif self._replacing is not None:
            self._export.setText(tr("Replace the file"))
        else:
            self._export.setText(
                counted("Export {n} sample", "Export {n} samples", count) if count else tr("Export")
            )

    def _go(self, view: View) -> None:
        self._view = view
        self._stack.setCurrentIndex(view)
        self._refresh()

    def _on_form_changed(self) -> None:
        self._replacing = None
        self.message.clear()
        self._refresh()

    # Writing

    def _go_on(self) -> None:
        if self._view is View.DONE:
            self.accept()
            return
        typed, suffix = self._form.path, FORMATS[self._form.format].suffix
        self._export.setEnabled(False)  # until the answer is there, which is a moment
        self._files.run(
            lambda: look_at(typed, suffix),
            then=self._on_looked_at,
            failed=self._on_failed,
            context=self,
            urgent=True,
        )

    def _on_looked_at(self, target: Target) -> None:
        if target.exists and target.path != self._replacing:
            self._replacing = target.path
            self.message.show_warning(
                tr("{path} exists already and will be replaced.", path=target.path.name)
            )
            self._refresh()
            return
        self._replacing = None
        self._write(target.path)

    def _write(self, path: Path) -> None:
        request = Request(
            self._dataset.name,
            self._form.format,
            path,
            self._form.statuses(),
            expected=self._form.sample_count(),
        )
        progress = Progress()
        progress.changed.connect(self._busy.show_progress)
        self._progress = progress
        self.message.clear()
        self._busy.start(tr("Writing {path}…", path=path.name))
        self._go(View.WRITING)
        self._database.run(
            lambda workspace: write(workspace, request, progress),
            then=lambda result: self._on_written(request, result),
            failed=self._on_failed,
            context=self,
        )

    def _on_written(self, request: Request, result: ExportResult) -> None:
        self._progress, self._written = None, request.path
        title, text = in_words(result, request)
        if result.images:
            self._done.show_done(title, text)
        else:
            self._done.show_done(title, text, icon="warning", role="warning")
        self._go(View.DONE)
        self._export.setFocus()

    def _on_failed(self, error: KnownError) -> None:
        self._progress = None
        self._go(View.FORM)
        if isinstance(error, Cancelled):
            self.message.show_info(tr("Stopped; no file was written."))
        else:
            self.message.show_error(translated(error))

    def _show_in_folder(self) -> None:
        if self._written is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written.parent)))

    def reject(self) -> None:
        """Cancel, Escape and the window's own button: stop what is under way, or leave."""
        if self._progress is None or self._progress.cancelled:
            super().reject()
            return
        self._progress.cancel()
        self._busy.show_stopping()
        self._refresh()
