"""What the images step shows below the folder: a hint, a search under way, or what was found."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QProgressBar,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from labelqueue.domain.sample import SampleSpec
from labelqueue.ui.dialogs.frame import Message
from labelqueue.ui.dialogs.new_dataset.scan import Scan, Unreadable
from labelqueue.ui.i18n import counted, tr, translated
from labelqueue.ui.widgets.empty_state import EmptyState
from labelqueue.ui.widgets.thumbnails import Thumbnails, ThumbnailStrip
from labelqueue.ui.widgets.words import label


class FolderHint(QWidget):
    """No folder yet, or one that is of no use."""

    def __init__(self) -> None:
        super().__init__()
        self._message = Message()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._message)
        column.addWidget(
            EmptyState(
                icons=("image", "folder", "image"),
                title=tr("Choose a folder, or drop one here"),
                text=tr("The images stay where they are; nothing is copied or changed."),
            ),
            1,
        )

    def show_text(self, text: str, *, error: bool) -> None:
        """Say why there is nothing to see."""
        if error:
            self._message.show_error(text)
        elif text:
            self._message.show_info(text)
        else:
            self._message.clear()


class ScanningView(QWidget):
    """A search under way."""

    stop_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._count = label(kind="muted")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(tr("Looking for images"))
        stop = QPushButton(tr("Stop"))
        stop.setObjectName("stop_scan")
        stop.setAutoDefault(False)
        stop.clicked.connect(self.stop_requested)
        row = QHBoxLayout()
        row.addWidget(self._count, 1)
        row.addWidget(stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._bar)
        column.addLayout(row)
        column.addStretch(1)

    def show_count(self, done: int, total: int) -> None:
        """How many images were looked at; without a total the folders are still being searched."""
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._count.setText(
            counted("Looking at {n} image…", "Looking at {n} images…", total)
            if total
            else tr("Looking for images…")
        )


class ScanResult(QWidget):
    """What a folder holds, and whether files that cannot be read are taken all the same."""

    changed = Signal()

    def __init__(self, thumbnails: Thumbnails) -> None:
        super().__init__()
        self._scan: Scan | None = None
        self._found = label(kind="heading")
        self._strip = ThumbnailStrip(thumbnails, most=6)
        self._message = Message()
        self._unreadable = _unreadable_list()
        self._include = QCheckBox()
        self._include.setObjectName("include_unreadable")
        self._include.toggled.connect(self._on_include_toggled)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._found)
        column.addWidget(self._strip)
        column.addSpacing(4)
        column.addWidget(self._message)
        column.addWidget(self._unreadable, 1)
        column.addWidget(self._include)
        self._rest = QWidget()
        column.addWidget(self._rest, 1)

    def show_scan(self, scan: Scan) -> None:
        """Show what was found."""
        self._scan = scan
        self._found.setText(counted("{n} image found", "{n} images found", len(scan.samples)))
        self._strip.show_images([spec.uri for spec in scan.samples[:6]])
        self._include.setChecked(False)
        self._unreadable.clear()
        self._unreadable.addTopLevelItems([_row(one) for one in scan.unreadable])
        any_unreadable = bool(scan.unreadable)
        self._unreadable.setVisible(any_unreadable)
        self._include.setVisible(any(one.spec for one in scan.unreadable))
        self._rest.setVisible(not any_unreadable)
        self._say_left_out()

    def samples(self) -> tuple[SampleSpec, ...]:
        """What is to be taken."""
        if self._scan is None:
            return ()
        return self._scan.samples + (self._spoilt() if self._include.isChecked() else ())

    def left_out(self) -> int:
        """How many files are not taken."""
        if self._scan is None:
            return 0
        return len(self._scan.samples) + len(self._scan.unreadable) - len(self.samples())

    def _spoilt(self) -> tuple[SampleSpec, ...]:
        return tuple(one.spec for one in self._scan.unreadable if one.spec) if self._scan else ()

    def _on_include_toggled(self) -> None:
        self._say_left_out()
        self.changed.emit()

    def _say_left_out(self) -> None:
        count = len(self._scan.unreadable) if self._scan else 0
        if not count:
            self._message.clear()
            return
        self._message.show_warning(
            counted(
                "{n} file cannot be read and is left out:",
                "{n} files cannot be read and are left out:",
                count,
            )
            if self.left_out()
            else counted(
                "{n} file cannot be read and is included all the same:",
                "{n} files cannot be read and are included all the same:",
                count,
            )
        )
        self._include.setText(counted("Include it anyway", "Include them anyway", count))


def _row(one: Unreadable) -> QTreeWidgetItem:
    row = QTreeWidgetItem([one.name, translated(one.sentence)])
    row.setToolTip(0, one.name)
    row.setToolTip(1, translated(one.sentence))
    return row


def _unreadable_list() -> QTreeWidget:
    tree = QTreeWidget()
    tree.setObjectName("unreadable")
    tree.setAccessibleName(tr("Files that cannot be read"))
    tree.setHeaderLabels([tr("File"), tr("Why")])
    tree.setRootIsDecorated(False)
    tree.setUniformRowHeights(True)
    tree.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
    tree.setTextElideMode(Qt.TextElideMode.ElideMiddle)
    tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
    tree.header().resizeSection(0, 220)
    tree.header().setStretchLastSection(True)
    return tree
