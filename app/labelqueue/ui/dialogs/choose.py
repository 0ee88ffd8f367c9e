"""Asks for one of several names."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QPushButton, QVBoxLayout, QWidget

from labelqueue.ui.i18n import tr
from labelqueue.ui.widgets.words import label


class ChooseDialog(QDialog):
    """A list; Enter or a double click takes one."""

    chosen = Signal(str)

    def __init__(
        self, title: str, question: str, names: Sequence[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("choose_dialog")
        self.setWindowTitle(title)
        self.resize(400, 360)
        self._list = QListWidget()
        self._list.setObjectName("names")
        self._list.setAccessibleName(question)
        self._list.addItems(list(names))
        self._list.setCurrentRow(0)
        self._list.itemActivated.connect(self._choose)
        go = QPushButton(tr("Continue"))
        go.setObjectName("choose")
        go.setProperty("kind", "primary")
        go.setDefault(True)
        go.clicked.connect(self._choose)
        cancel = QPushButton(tr("Cancel"))
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(go)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        column.addWidget(label(question, kind="heading"))
        column.addWidget(self._list, 1)
        column.addLayout(buttons)

    def _choose(self) -> None:
        if self.isVisible():  # Enter can mean both the list and the button
            self.accept()
            self.chosen.emit(self._list.currentItem().text())
