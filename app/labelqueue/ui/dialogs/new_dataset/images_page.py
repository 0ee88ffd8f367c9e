"""Choosing a folder and looking through it: the first step of the wizard, and all of "Add images"."""

from PySide6.QtCore import QDir, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from labelqueue.domain.errors import KnownError
from labelqueue.domain.sample import SampleSpec
from labelqueue.ui.bridge import Cancelled, Files, Progress
from labelqueue.ui.dialogs.new_dataset.scan import Scan, scan
from labelqueue.ui.dialogs.new_dataset.scan_views import FolderHint, ScanningView, ScanResult
from labelqueue.ui.i18n import tr, translated
from labelqueue.ui.icons import icon
from labelqueue.ui.widgets.drop import DropFrame, dropped_folder
from labelqueue.ui.widgets.thumbnails import Thumbnails
from labelqueue.ui.widgets.words import label


class ImagesPage(QWidget):
    """A folder, and what was found in it. Scanning starts by itself as soon as a folder is named."""

    changed = Signal()

    def __init__(self, files: Files, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("images_page")
        self._files = files
        self._progress: Progress | None = None
        self._scan: Scan | None = None
        self._looked_at: tuple[str, bool] | None = None
        self._folder = QLineEdit()
        self._folder.setObjectName("folder")
        self._folder.setPlaceholderText(tr("Path of a folder"))
        self._folder.setAccessibleName(tr("Folder of images"))
        self._folder.editingFinished.connect(self._look)
        self._browse = QPushButton(icon("folder"), tr("Browse…"))
        self._browse.setObjectName("browse")
        self._browse.setAutoDefault(False)
        self._browse.clicked.connect(self._choose)
        self._subfolders = QCheckBox(tr("Include subfolders"))
        self._subfolders.setObjectName("subfolders")
        self._subfolders.setChecked(True)
        self._subfolders.toggled.connect(self._look)
        self._hint = FolderHint()
        self._scanning = ScanningView()
        self._scanning.stop_requested.connect(self.stop)
        self._result = ScanResult(thumbnails)
        self._result.changed.connect(self.changed)
        self._views = QStackedWidget()
        for view in (self._hint, self._scanning, self._result):
            self._views.addWidget(view)
        self.setAcceptDrops(True)
        self._drop_frame = DropFrame(self, tr("Drop the folder here"))
        self._arrange()

    @property
    def scanning(self) -> bool:
        """Whether a folder is being looked through."""
        return self._progress is not None

    @property
    def folder(self) -> str:
        """The last part of the path that was looked through: a first idea for a name."""
        return self._scan.folder.name if self._scan else ""

    def samples(self) -> tuple[SampleSpec, ...]:
        """What was found and is to be taken; empty while nothing was found."""
        return self._result.samples() if self._scan and not self.scanning else ()

    def left_out(self) -> int:
        """How many files are not taken because they cannot be read."""
        return self._result.left_out() if self._scan and not self.scanning else 0

    def start(self) -> None:
        """The step begins."""
        self._folder.setFocus()

    def set_folder(self, folder: str) -> None:
        """Look through `folder`."""
        self._folder.setText(QDir.toNativeSeparators(folder))
        self._look()

    def stop(self) -> None:
        """Stop looking through the folder, if that is under way."""
        if self._progress is not None:
            self._progress.cancel()

    def _choose(self) -> None:
        dialog = QFileDialog(self, tr("Folder of images"), self._folder.text())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self.set_folder)
        dialog.open()

    def _look(self) -> None:
        folder, subfolders = self._folder.text().strip(), self._subfolders.isChecked()
        if (folder, subfolders) == self._looked_at:
            return  # leaving the field is no wish to wait again
        self.stop()
        self._scan, self._progress, self._looked_at = None, None, (folder, subfolders)
        if not folder:
            self._looked_at = None
            self._show_hint("", error=False)
            return
        progress = Progress()
        progress.changed.connect(self._scanning.show_count)
        self._progress = progress
        self._scanning.show_count(0, 0)
        self._views.setCurrentWidget(self._scanning)
        self._files.run(
            lambda: scan(folder, subfolders=subfolders, progress=progress),
            then=lambda found: self._on_scanned(progress, found),
            failed=lambda error: self._on_failed(progress, error),
            context=self,
            urgent=True,
        )
        self.changed.emit()

    def _on_scanned(self, progress: Progress, found: Scan) -> None:
        if progress is not self._progress:
            return  # another folder was named meanwhile
        self._progress, self._scan = None, found
        if found.samples or found.unreadable:
            self._result.show_scan(found)
            self._views.setCurrentWidget(self._result)
            self.changed.emit()
        else:
            folder = found.folder.name or found.folder
            self._show_hint(
                tr("There are no images in {folder} or its subfolders.", folder=folder)
                if self._subfolders.isChecked()
                else tr(
                    "There are no images in {folder} itself; its subfolders were not searched.", folder=folder
                ),
                error=True,
            )

    def _on_failed(self, progress: Progress, error: KnownError) -> None:
        if progress is not self._progress:
            return
        self._progress, self._looked_at = None, None
        if isinstance(error, Cancelled):
            self._show_hint(tr("Stopped. Choose a folder to go on."), error=False)
        else:
            self._show_hint(translated(error), error=True)

    def _show_hint(self, text: str, *, error: bool) -> None:
        self._hint.show_text(text, error=error)
        self._views.setCurrentWidget(self._hint)
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
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._folder, 1)
        row.addWidget(self._browse)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(label(tr("Which folder holds the images?"), kind="heading"))
        column.addLayout(row)
        column.addWidget(self._subfolders)
        column.addWidget(self._views, 1)
