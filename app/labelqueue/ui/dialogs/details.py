"""Text for whoever has to find out what went wrong."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from labelqueue.log import log_path
from labelqueue.ui.dialogs.frame import FramedDialog
from labelqueue.ui.i18n import tr
from labelqueue.ui.widgets.words import label


class DetailsDialog(FramedDialog):
    """Shows it, copies it, and opens the folder of the log."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, title=tr("What went wrong"))
        self.setObjectName("details_dialog")
        self.resize(760, 520)
        self._text = QPlainTextEdit(text)
        self._text.setObjectName("details")
        self._text.setAccessibleName(tr("What went wrong"))
        self._text.setReadOnly(True)
        self._text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._text.setTabChangesFocus(True)
        says = tr("Send this text to whoever looks after Labelqueue. It has no passwords and no drawings.")
        self.body.addWidget(label(says, wrap=True))
        self.body.addWidget(self._text, 1)
        self.add_button("open_log_folder", tr("Open log folder")).clicked.connect(_open_log_folder)
        self.add_stretch()
        self.add_button("close_details", tr("Close")).clicked.connect(self.accept)
        copy = self.add_button("copy_details", tr("Copy"), kind="primary")
        copy.clicked.connect(self._copy)
        copy.setFocus()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text.toPlainText())
        self.message.show_success(tr("It is in the clipboard."))


def _open_log_folder() -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(log_path().parent)))
