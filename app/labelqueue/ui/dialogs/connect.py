"""Asks for the address of a shared workspace."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from labelqueue.ui.i18n import tr
from labelqueue.ui.widgets.words import label


class ConnectDialog(QDialog):
    """One line. A password in it is used for this connection and stored nowhere."""

    url_entered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("connect_dialog")
        self.setWindowTitle(tr("Connect to server"))
        self.setMinimumWidth(520)
        self._field = QLineEdit()
        self._field.setObjectName("url")
        self._field.setPlaceholderText("postgresql://name@server/database")
        self._field.setAccessibleName(tr("Address of the workspace"))
        self._connect = QPushButton(tr("Connect"))
        self._connect.setObjectName("connect")
        self._connect.setProperty("kind", "primary")
        self._connect.setDefault(True)
        self._connect.setEnabled(False)
        self._field.textChanged.connect(lambda text: self._connect.setEnabled(bool(text.strip())))
        self._connect.clicked.connect(self._enter)
        cancel = QPushButton(tr("Cancel"))
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self._connect)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        column.addWidget(label(tr("Address of the workspace"), kind="heading"))
        column.addWidget(self._field)
        column.addWidget(
            label(
                tr("Ask whoever looks after the server. A password may be part of it; it is not stored."),
                kind="muted",
                wrap=True,
            )
        )
        column.addSpacing(8)
        column.addLayout(buttons)

    def _enter(self) -> None:
        self.accept()
        self.url_entered.emit(self._field.text().strip())
