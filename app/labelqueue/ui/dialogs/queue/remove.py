"""Asks before a queue is removed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from labelqueue.ui.i18n import tr
from labelqueue.ui.theme import set_kind


class RemoveQueueDialog(QMessageBox):
    """Esc and Enter both keep the queue."""

    confirmed = Signal()

    def __init__(self, queue: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("remove_queue_dialog")
        self.setWindowTitle(tr("Remove queue"))
        self.setText(tr("Remove the queue “{queue}”?", queue=queue))
        self.setInformativeText(
            tr("Its samples go back to the default queue as they stand; nothing of them is lost.")
        )
        remove = self.addButton(tr("Remove"), QMessageBox.ButtonRole.DestructiveRole)
        remove.setObjectName("remove_queue")
        remove.clicked.connect(self.confirmed)
        set_kind(remove, "danger")
        keep = self.addButton(tr("Keep it"), QMessageBox.ButtonRole.RejectRole)
        keep.setObjectName("keep_queue")
        set_kind(keep, "primary")
        self.setDefaultButton(keep)
        self.setEscapeButton(keep)
