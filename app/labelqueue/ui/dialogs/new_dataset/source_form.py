"""Naming where the images are: a folder, a list, a table or an address."""

from typing import Final

from PySide6.QtCore import QDir, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from labelqueue.domain.phrase import Phrase, phrase
from labelqueue.ui.dialogs.new_dataset.scan import Source, SourceKind, kind_of_file
from labelqueue.ui.i18n import tr, translated
from labelqueue.ui.icons import icon
from labelqueue.ui.widgets.words import label

_WORDS: Final[dict[SourceKind, tuple[Phrase, Phrase, Phrase, Phrase]]] = {
    SourceKind.FOLDER: (
        phrase("Folder"),
        phrase("Which folder holds the images?"),
        phrase("Path of a folder"),
        phrase("Folder of images"),
    ),
    SourceKind.LIST: (
        phrase("List"),
        phrase("Which file lists the images?"),
        phrase("A text file with one path or address a line"),
        phrase("List of images"),
    ),
    SourceKind.TABLE: (
        phrase("Table"),
        phrase("Which table names the images?"),
        phrase("A CSV file with a row for each image"),
        phrase("Table of images"),
    ),
    SourceKind.ADDRESS: (
        phrase("Address"),
        phrase("Below which address are the images?"),
        phrase("For example s3://bucket/folder"),
        phrase("Address of images"),
    ),
}
"""What a kind is called, the question, an example, and what the field is."""


class SourceForm(QWidget):
    """`source` is what is named now; `named`: somebody is done naming it, or chose something else."""

    named = Signal()
    kind_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._question = label(kind="heading")
        self._kind = QComboBox()
        self._kind.setObjectName("source_kind")
        self._kind.setAccessibleName(tr("Where the images are"))
        for kind, (title, *_more) in _WORDS.items():
            self._kind.addItem(translated(title), kind)
        self._kind.currentIndexChanged.connect(self._on_kind)
        self._place = QLineEdit()
        self._place.setObjectName("folder")
        self._place.editingFinished.connect(self.named)
        self._browse = QPushButton(icon("folder"), tr("Browse…"))
        self._browse.setObjectName("browse")
        self._browse.setAutoDefault(False)
        self._browse.clicked.connect(self._choose)
        self._subfolders = QCheckBox(tr("Include subfolders"))
        self._subfolders.setObjectName("subfolders")
        self._subfolders.setChecked(True)
        self._subfolders.toggled.connect(self.named)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._kind)
        row.addWidget(self._place, 1)
        row.addWidget(self._browse)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._question)
        column.addLayout(row)
        column.addWidget(self._subfolders)
        self._ask()

    @property
    def source(self) -> Source:
        """What is named now."""
        return Source(self.kind, self._place.text().strip(), self._subfolders.isChecked())

    @property
    def kind(self) -> SourceKind:
        """What is to be named."""
        return SourceKind(self._kind.currentData())

    def start(self) -> None:
        """Typing goes to the field."""
        self._place.setFocus()

    def set_place(self, place: str) -> None:
        """Name something that was dropped or chosen."""
        kind = kind_of_file(place)
        # A file that was chosen for another kind is what it was chosen for.
        if SourceKind.FOLDER in (kind, self.kind) or self.kind is SourceKind.ADDRESS:
            self._kind.setCurrentIndex(self._kind.findData(kind))
        self._set(place)

    def _set(self, place: str) -> None:
        self._place.setText(QDir.toNativeSeparators(place))
        self.named.emit()

    def _on_kind(self) -> None:
        self._place.clear()
        self._ask()
        self.kind_changed.emit()

    def _ask(self) -> None:
        _title, question, example, what = _WORDS[self.kind]
        self._question.setText(translated(question))
        self._place.setPlaceholderText(translated(example))
        self._place.setAccessibleName(translated(what))
        self._browse.setVisible(self.kind is not SourceKind.ADDRESS)
        self._subfolders.setVisible(self.kind in (SourceKind.FOLDER, SourceKind.ADDRESS))

    def _choose(self) -> None:
        dialog = QFileDialog(self, self._place.accessibleName(), self._place.text())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self.kind is SourceKind.FOLDER:
            dialog.setFileMode(QFileDialog.FileMode.Directory)
            dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        else:
            dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
            suffixes = "*.csv *.tsv *.txt" if self.kind is SourceKind.TABLE else "*.txt *.lst"
            files = tr("Tables") if self.kind is SourceKind.TABLE else tr("Lists")
            dialog.setNameFilters([f"{files} ({suffixes})", tr("All files (*)")])
        dialog.fileSelected.connect(self._set)
        dialog.open()
