"""What goes into an export, and where."""

from pathlib import PurePath

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from labelqueue.domain.overview import DatasetSummary
from labelqueue.domain.status import LabelStatus
from labelqueue.formats import FORMATS
from labelqueue.ui.i18n import tr
from labelqueue.ui.icons import icon, status_icon
from labelqueue.ui.widgets.statuses import in_reading_order, with_count
from labelqueue.ui.widgets.words import label

_FIRST_CHOICES = (LabelStatus.REVIEWED, LabelStatus.LABELED)


class ExportForm(QWidget):
    """Format, statuses and file."""

    changed = Signal()

    def __init__(self, dataset: DatasetSummary, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts = counts_of(dataset)
        self._boxes: dict[LabelStatus, QCheckBox] = {}
        self._format = QComboBox()
        self._format.setObjectName("export_format")
        self._format.setAccessibleName(tr("Format"))
        for name, row in FORMATS.items():
            self._format.addItem(row.title, name)
        self._format.currentIndexChanged.connect(self._on_format_changed)
        self._path = QLineEdit()
        self._path.setObjectName("export_path")
        self._path.setAccessibleName(tr("File to write to"))
        self._path.textChanged.connect(self.changed)
        self._browse = QPushButton(icon("folder"), tr("Browse…"))
        self._browse.setObjectName("export_browse")
        self._browse.setAutoDefault(False)
        self._browse.clicked.connect(self._choose)
        self._arrange()

    @property
    def format(self) -> str:
        """Name of the format, a key of `FORMATS`."""
        name: str = self._format.currentData()
        return name

    @property
    def path(self) -> str:
        """The file as it was typed."""
        return self._path.text()

    def statuses(self) -> tuple[LabelStatus, ...]:
        """Those whose samples are wanted."""
        return tuple(status for status, box in self._boxes.items() if box.isChecked())

    def sample_count(self) -> int:
        """How many samples these are."""
        return sum(self._counts[status] for status in self.statuses())

    def suggest_path(self, path: str) -> None:
        """Fill in a file unless something was typed."""
        if not self._path.text():
            self._path.setText(path)

    def _choose(self) -> None:
        row = FORMATS[self.format]
        dialog = QFileDialog(self, tr("Export to"), self._path.text(), f"{row.title} (*{row.suffix})")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        # Replacing is asked for here, in one way for chosen and for typed names.
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
        dialog.setDefaultSuffix(row.suffix.removeprefix("."))
        dialog.selectFile(self._path.text())
        dialog.fileSelected.connect(self._path.setText)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_format_changed(self) -> None:
        if self._path.text():
            self._path.setText(str(PurePath(self._path.text()).with_suffix(FORMATS[self.format].suffix)))
        self.changed.emit()

    def _arrange(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._path, 1)
        row.addWidget(self._browse)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(label(tr("Format"), kind="heading"))
        column.addWidget(self._format)
        column.addSpacing(12)
        column.addWidget(label(tr("Samples"), kind="heading"))
        column.addWidget(self._status_card())
        column.addSpacing(12)
        column.addWidget(label(tr("File"), kind="heading"))
        column.addLayout(row)
        column.addStretch(1)

    def _status_card(self) -> QFrame:
        card = QFrame()
        card.setProperty("kind", "card")
        rows = QVBoxLayout(card)
        rows.setContentsMargins(12, 8, 12, 8)
        rows.setSpacing(4)
        chosen = next((status for status in _FIRST_CHOICES if self._counts.get(status)), None)
        for status, count in in_reading_order(self._counts):
            box = QCheckBox(with_count(count, status))
            box.setObjectName(f"export_status:{status.value}")
            box.setIcon(status_icon(status))
            box.setChecked(status is chosen)
            box.toggled.connect(self.changed)
            self._boxes[status] = box
            rows.addWidget(box)
        if not self._boxes:
            rows.addWidget(label(tr("This dataset has no samples yet."), kind="muted"))
        return card


def counts_of(dataset: DatasetSummary) -> dict[LabelStatus, int]:
    """The samples of all queues by status; a sample is in exactly one queue."""
    return {status: sum(queue.counts.get(status, 0) for queue in dataset.queues) for status in LabelStatus}
