"""Naming where images are and looking at them: the first step of the wizard, and all of "Add images"."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from labelqueue.domain.errors import KnownError
from labelqueue.domain.incoming import Twin
from labelqueue.domain.sample import SampleSpec
from labelqueue.ui.bridge import Cancelled, Files, Progress
from labelqueue.ui.dialogs.new_dataset.scan import Scan, Source, SourceKind, scan
from labelqueue.ui.dialogs.new_dataset.scan_views import FolderHint, ScanningView, ScanResult
from labelqueue.ui.dialogs.new_dataset.source_form import SourceForm
from labelqueue.ui.dialogs.new_dataset.table_preview import TablePreview
from labelqueue.ui.i18n import tr, translated
from labelqueue.ui.widgets.drop import DropFrame, dropped_folder
from labelqueue.ui.widgets.thumbnails import Thumbnails

Answer = Callable[[list[Twin]], None]
Compare = Callable[[tuple[SampleSpec, ...], Progress, Answer, Callable[[KnownError], None]], None]
"""Finds out which of the samples a dataset has already under other names, and answers some time."""


class ImagesPage(QWidget):
    """A place, and what was found there. Looking starts by itself as soon as one is named."""

    changed = Signal()

    def __init__(
        self,
        files: Files,
        thumbnails: Thumbnails,
        parent: QWidget | None = None,
        *,
        compare: Compare | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("images_page")
        self._files, self._compare = files, compare
        self._progress: Progress | None = None
        self._scan: Scan | None = None
        self._looked_at: Source | None = None
        self._form = SourceForm()
        self._form.named.connect(self._look)
        self._form.kind_changed.connect(self._on_kind)
        self._table = TablePreview()
        self._table.uses_changed.connect(self._look)
        self._table.hide()
        self._hint = FolderHint()
        self._scanning = ScanningView()
        self._scanning.stop_requested.connect(self.stop)
        self._result = ScanResult(thumbnails)
        self._result.changed.connect(self.changed)
        self._views: tuple[QWidget, ...] = (self._hint, self._scanning, self._result)
        self._view(self._hint)
        self.setAcceptDrops(True)
        self._drop_frame = DropFrame(self, tr("Drop it here"))
        self._arrange()

    @property
    def scanning(self) -> bool:
        """Whether somebody looks for images."""
        return self._progress is not None

    @property
    def folder(self) -> str:
        """The last part of what was looked through: a first idea for a name."""
        return self._scan.name if self._scan else ""

    def samples(self) -> tuple[SampleSpec, ...]:
        """What was found and is to be taken; empty while nothing was found."""
        return self._result.samples() if self._scan and not self.scanning else ()

    def left_out(self) -> int:
        """How many files are not taken because they cannot be read."""
        return self._result.left_out() if self._scan and not self.scanning else 0

    def start(self) -> None:
        """The step begins."""
        self._form.start()

    def set_folder(self, folder: str) -> None:
        """Look through `folder`, or what a file names."""
        self._form.set_place(folder)

    def stop(self) -> None:
        """Stop looking, if that is under way."""
        if self._progress is not None:
            self._progress.cancel()

    def _on_kind(self) -> None:
        self._hint.ask_for(self._form.kind)
        self._look()

    def _look(self) -> None:
        source = self._form.source
        if source.kind is SourceKind.TABLE and not self._table.isHidden():
            source = replace(source, uses=self._table.uses)
        before = self._looked_at
        if source == before:
            return  # leaving the field is no wish to wait again
        self.stop()
        another = before is None or (before.kind, before.place) != (source.kind, source.place)
        if another:
            self._table.hide()
            source = replace(source, uses=())
        self._scan, self._progress, self._looked_at = None, None, source
        if not source.place:
            self._looked_at = None
            self._show_hint("", error=False)
            return
        progress = Progress()
        progress.changed.connect(self._scanning.show_count)
        self._progress = progress
        self._scanning.show_count(0, 0)
        self._view(self._scanning)
        self._files.run(
            lambda: scan(source, progress=progress),
            then=lambda found: self._on_scanned(progress, found),
            failed=lambda error: self._on_failed(progress, error),
            context=self,
            urgent=True,
        )
        self.changed.emit()

    def _on_scanned(self, progress: Progress, found: Scan) -> None:
        if progress is not self._progress:
            return  # another place was named meanwhile
        if found.table is not None and self._looked_at is not None:
            self._looked_at = replace(self._looked_at, uses=found.uses)
            self._table.show_table(found.table, found.uses)
            self._table.show()
        if self._compare is None or not found.samples:
            self._show(found)
            return
        self._compare(
            found.samples,
            progress,
            lambda twins: self._on_compared(progress, replace(found, twins=tuple(twins))),
            lambda error: self._on_failed(progress, error),
        )

    def _on_compared(self, progress: Progress, found: Scan) -> None:
        if progress is self._progress:
            self._show(found)

    def _show(self, found: Scan) -> None:
        self._progress = None
        if found.samples or found.unreadable:
            self._scan = found
            self._result.show_scan(found)
            self._view(self._result)
            self.changed.emit()
        else:
            self._show_hint(self._nothing(found), error=True)

    def _nothing(self, found: Scan) -> str:
        source = self._looked_at
        if found.problem:
            return translated(found.problem)
        if source is not None and source.kind in (SourceKind.LIST, SourceKind.TABLE):
            return tr("{name} names no images.", name=found.name)
        if source is None or source.subfolders:
            return tr("There are no images in {folder} or its subfolders.", folder=found.name)
        return tr(
            "There are no images in {folder} itself; its subfolders were not searched.", folder=found.name
        )

    def _on_failed(self, progress: Progress, error: KnownError) -> None:
        if progress is not self._progress:
            return
        self._progress, self._looked_at = None, None
        if isinstance(error, Cancelled):
            self._show_hint(tr("Stopped. Choose a folder to go on."), error=False)
        else:
            self._show_hint(translated(error), error=True)

    def _view(self, shown: QWidget) -> None:
        for view in self._views:
            view.setVisible(view is shown)

    def _show_hint(self, text: str, *, error: bool) -> None:
        self._hint.show_text(text, error=error)
        self._view(self._hint)
        self.changed.emit()

    # Dropping a folder

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_folder(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self._drop_frame.appear()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._drop_frame.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        self._drop_frame.hide()
        event.acceptProposedAction()
        self.set_folder(dropped_folder(event.mimeData()))

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        below = QWidget()
        inside = QVBoxLayout(below)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(12)
        inside.addWidget(self._table)
        for view in self._views:
            inside.addWidget(view, 1)
        scrolled = QScrollArea()  # a table and two lists are more than a small screen has room for
        scrolled.setWidget(below)
        scrolled.setWidgetResizable(True)
        scrolled.setFrameShape(QFrame.Shape.NoFrame)
        scrolled.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column.addWidget(self._form)
        column.addWidget(scrolled, 1)
