"""What the pages beside the work page have in common."""

from typing import ClassVar, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QHeaderView, QToolButton, QWidget

from labelqueue.ui.bridge import Database
from labelqueue.ui.context import Page
from labelqueue.ui.i18n import tr
from labelqueue.ui.icons import icon
from labelqueue.ui.widgets.elided_label import ElidedLabel
from labelqueue.ui.widgets.words import strong

HEIGHT: Final = 52


class SidePage(QWidget):
    """Made when it is asked for first; `refresh` brings what it shows up to date. Esc goes home."""

    page: ClassVar[Page]

    open_requested = Signal(str, str, str)  # dataset, queue, sample
    search_requested = Signal(str, str)  # dataset, what to search for among its samples
    set_requested = Signal(object)  # NamedSet, to be looked at among the samples
    statistics_requested = Signal()
    home_requested = Signal()
    notice_requested = Signal(str, str)  # text, kind

    def __init__(self, database: Database, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"{self.page}_page")
        self._database = database

    @property
    def header(self) -> QHeaderView | None:
        """The columns whose widths are kept, if it has such."""
        return None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.home_requested.emit()
        else:
            super().keyPressEvent(event)

    def forget_workspace(self) -> None:
        """Another one is open now: what was shown of the one before means nothing in it."""

    def refresh(self) -> None:
        """Ask anew; what was chosen stays chosen."""
        raise NotImplementedError


class PageBar(QFrame):
    """Above such a page: the way home, its title, and what is done there."""

    def __init__(self, page: SidePage, title: str, *widgets: QWidget) -> None:
        super().__init__()
        self.setProperty("kind", "bar")
        self.setFixedHeight(HEIGHT)
        back = QToolButton()
        back.setObjectName(f"back_from_{page.page}")
        back.setIcon(icon("chevron-left"))
        back.setText(tr("Queues"))
        back.setToolTip(tr("Back to the queues"))
        back.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        back.clicked.connect(page.home_requested)
        self.title = ElidedLabel()
        self.title.setFont(strong(self.title.font()))
        self.title.show_text(title)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(8, 0, 16, 0)
        self.row.setSpacing(12)
        for widget in (back, self.title, *widgets):
            self.row.addWidget(widget)
