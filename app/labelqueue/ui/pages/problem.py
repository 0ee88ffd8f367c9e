"""What stands in the window when a workspace cannot be opened."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from labelqueue.ui.i18n import tr
from labelqueue.ui.icons import icon
from labelqueue.ui.widgets.empty_state import EmptyState


class ProblemPage(QWidget):
    """The sentence, and the ways on."""

    again_requested = Signal()
    local_requested = Signal()
    server_requested = Signal()
    quit_requested = Signal()
    details_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("problem_page")
        self._state = EmptyState(icons=("dataset", "warning", "queue"), title="")
        self._again = _button(tr("Try again"), "try_again", "primary")
        self._again.setIcon(icon("refresh", role="accent_text"))
        self._again.clicked.connect(self.again_requested)
        self._local = _button(tr("Open the local workspace"), "open_local")
        self._local.clicked.connect(self.local_requested)
        self._server = _button(tr("Another workspace…"), "problem_server")
        self._server.clicked.connect(self.server_requested)
        self._details = _button(tr("Details…"), "problem_details")
        self._details.clicked.connect(self.details_requested)
        leave = _button(tr("Quit"), "problem_quit")
        leave.clicked.connect(self.quit_requested)
        buttons = QWidget()
        row = QHBoxLayout(buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for button in (self._again, self._server, self._local, self._details, leave):
            row.addWidget(button)
        self._state.add(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.addWidget(self._state)

    def show_problem(self, sentence: str, *, local: bool, details: bool = False) -> None:
        """Say it. `local`: it is the local workspace itself that cannot be opened; `details`: it is a bug."""
        self._details.setVisible(details)
        self._state.show_text(tr("The workspace cannot be opened"), sentence)
        self._local.setVisible(not local)
        self.set_waiting(False)

    def set_waiting(self, waiting: bool) -> None:
        """Another attempt is under way."""
        self._again.setEnabled(not waiting)
        self._local.setEnabled(not waiting)
        self._server.setEnabled(not waiting)


def _button(text: str, name: str, kind: str = "") -> QPushButton:
    button = QPushButton(text)
    button.setObjectName(name)
    if kind:
        button.setProperty("kind", kind)
    return button
