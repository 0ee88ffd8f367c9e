"""The guide of a queue, to read."""

from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QTextBrowser, QWidget

from labelqueue.ui.dialogs.frame import FramedDialog
from labelqueue.ui.i18n import tr


class GuideView(QTextBrowser):
    """Markdown as text. It fetches nothing: pictures in it stay names, and links are not followed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)
        self.setAccessibleName(tr("Guide"))

    def show_guide(self, guide: str) -> None:
        """Show this Markdown."""
        self.setMarkdown(guide)

    def loadResource(self, _kind: int, _name: QUrl | str) -> object:
        return None


class GuideDialog(FramedDialog):
    """The guide of one queue."""

    def __init__(self, title: str, guide: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, title=tr("Guide – {title}", title=title))
        self.setObjectName("guide_dialog")
        self.setModal(False)  # it is read beside the work
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._view = GuideView()
        self._view.setObjectName("guide")
        self._view.show_guide(guide)
        self.body.addWidget(self._view)
        self.add_stretch()
        close = self.add_button("close_guide", tr("Close"), kind="primary")
        close.clicked.connect(self.accept)
        self.resize(600, 480)
