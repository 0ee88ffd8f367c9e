"""What the images step shows below the folder: a hint, a search under way, or what was found."""

from collections.abc import Sequence
from typing import Final

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
from labelqueue.ui.dialogs.new_dataset.scan import Scan, SourceKind
from labelqueue.ui.i18n import counted, tr, translated
from labelqueue.ui.widgets.empty_state import EmptyState
from labelqueue.ui.widgets.thumbnails import Thumbnails, ThumbnailStrip
from labelqueue.ui.widgets.words import label

SHOWN: Final = 500
"""Rows of a list."""
_ROWS_SEEN: Final = 5


class FolderHint(QWidget):
    """No folder yet, or one that is of no use."""

    def __init__(self) -> None:
        super().__init__()
        self._message = Message()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._state = EmptyState(icons=("image", "folder", "image"), title="", text="")
        column.addWidget(self._message)
        column.addWidget(self._state, 1)
        self.ask_for(SourceKind.FOLDER)

    def ask_for(self, kind: SourceKind) -> None:
        """Say what is to be named."""
        self._state.show_text(
            {
                SourceKind.FOLDER: tr("Choose a folder, or drop one here"),
                SourceKind.LIST: tr("Choose a list, or drop one here"),
                SourceKind.TABLE: tr("Choose a table, or drop one here"),
                SourceKind.ADDRESS: tr("Type an address, then Enter"),
            }[kind],
            tr("The images stay where they are; nothing is copied or changed."),
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
        """How many images were looked at; without a total they are still being searched for."""
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        if total:
            self._count.setText(counted("Looking at {n} image…", "Looking at {n} images…", total))
        elif done:
            self._count.setText(counted("{n} image so far…", "{n} images so far…", done))
        else:
            self._count.setText(tr("Looking for images…"))


class ScanResult(QWidget):
    """What was found, and whether what cannot be read, or is there already, is taken all the same."""

    changed = Signal()

    def __init__(self, thumbnails: Thumbnails) -> None:
        super().__init__()
        self._scan: Scan | None = None
        self._found = label(kind="heading")
        self._strip = ThumbnailStrip(thumbnails, most=6)
        self._message = Message()
        self._unreadable = _list_of("unreadable", tr("Files that cannot be read"), tr("File"), tr("Why"))
        self._include = self._check("include_unreadable")
        self._alike = Message()
        self._twins = _list_of(
            "same_content", tr("Images with the same content"), tr("Image"), tr("The same as")
        )
        self._leave_out = self._check("leave_out_same")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._found)
        column.addWidget(self._strip)
        column.addWidget(self._message)
        column.addWidget(self._unreadable)
        column.addWidget(self._include)
        column.addWidget(self._alike)
        column.addWidget(self._twins)
        column.addWidget(self._leave_out)
        column.addStretch(1)

    def _check(self, name: str) -> QCheckBox:
        check = QCheckBox()
        check.setObjectName(name)
        check.toggled.connect(self._on_toggled)
        return check

    def show_scan(self, scan: Scan) -> None:
        """Show what was found."""
        self._scan = scan
        self._found.setText(counted("{n} image found", "{n} images found", len(scan.samples)))
        self._strip.show_images([spec.uri for spec in scan.samples[:6]])
        for check in (self._include, self._leave_out):
            check.setChecked(False)
        _fill(self._unreadable, [(one.place, one.sentence) for one in scan.unreadable])
        _fill(self._twins, [(one.spec.name, one.like) for one in scan.twins])
        # A table and two lists need the room that pictures take.
        self._strip.setVisible(not scan.table and not (scan.twins and scan.unreadable))
        self._unreadable.setVisible(bool(scan.unreadable))
        self._include.setVisible(any(one.spec for one in scan.unreadable))
        for part in (self._twins, self._leave_out):
            part.setVisible(bool(scan.twins))
        self._say()

    def samples(self) -> tuple[SampleSpec, ...]:
        """What is to be taken."""
        if self._scan is None:
            return ()
        taken = self._scan.samples
        if self._leave_out.isChecked():
            twins = {one.spec.name for one in self._scan.twins}
            taken = tuple(one for one in taken if one.name not in twins)
        return taken + (self._spoilt() if self._include.isChecked() else ())

    def left_out(self) -> int:
        """How many are not taken because they cannot be read."""
        if self._scan is None:
            return 0
        return len(self._scan.unreadable) - (len(self._spoilt()) if self._include.isChecked() else 0)

    def _spoilt(self) -> tuple[SampleSpec, ...]:
        return tuple(one.spec for one in self._scan.unreadable if one.spec) if self._scan else ()

    def _on_toggled(self) -> None:
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        unreadable = len(self._scan.unreadable) if self._scan else 0
        twins = len(self._scan.twins) if self._scan else 0
        self._message.clear()
        if unreadable:
            self._message.show_warning(self._on_unreadable(unreadable))
            self._include.setText(counted("Include it anyway", "Include them anyway", len(self._spoilt())))
        self._alike.clear()
        if twins:
            self._alike.show_warning(
                counted(
                    "{n} image has the same content as another one, under another name:",
                    "{n} images have the same content as others, under other names:",
                    twins,
                )
            )
            self._leave_out.setText(counted("Leave it out", "Leave them out", twins))

    def _on_unreadable(self, count: int) -> str:
        if self._scan is not None and self._scan.lines:
            return self._on_lines(count)
        if self.left_out():
            return counted(
                "{n} file cannot be read and is left out:",
                "{n} files cannot be read and are left out:",
                count,
            )
        return counted(
            "{n} file cannot be read and is included all the same:",
            "{n} files cannot be read and are included all the same:",
            count,
        )

    def _on_lines(self, count: int) -> str:
        if self.left_out():
            return counted(
                "{n} line cannot be used and is left out:",
                "{n} lines cannot be used and are left out:",
                count,
            )
        return counted(
            "{n} line cannot be used and is included all the same:",
            "{n} lines cannot be used and are included all the same:",
            count,
        )


def _fill(tree: QTreeWidget, rows: Sequence[tuple[str, str]]) -> None:
    """The first rows, and how many more there are: nobody reads a hundred thousand."""
    tree.clear()
    items = []
    for name, why in rows[:SHOWN]:
        item = QTreeWidgetItem([translated(name), translated(why)])
        item.setToolTip(0, translated(name))
        item.setToolTip(1, translated(why))
        items.append(item)
    if len(rows) > SHOWN:
        more = len(rows) - SHOWN
        items.append(QTreeWidgetItem([counted("and {n} more", "and {n} more", more), ""]))
    tree.addTopLevelItems(items)
    row = max(tree.sizeHintForRow(0), tree.fontMetrics().height() + 8)
    rows_seen = min(len(items), _ROWS_SEEN) * row
    tree.setFixedHeight(tree.header().sizeHint().height() + rows_seen + 2 * tree.frameWidth() + 4)


def _list_of(name: str, title: str, *columns: str) -> QTreeWidget:
    tree = QTreeWidget()
    tree.setObjectName(name)
    tree.setAccessibleName(title)
    tree.setHeaderLabels(list(columns))
    tree.setRootIsDecorated(False)
    tree.setUniformRowHeights(True)
    tree.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
    tree.setTextElideMode(Qt.TextElideMode.ElideMiddle)
    tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
    tree.header().resizeSection(0, 220)
    tree.header().setStretchLastSection(True)
    return tree
