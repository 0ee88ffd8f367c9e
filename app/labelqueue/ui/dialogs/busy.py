"""A long job under way, and its good end."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from labelqueue.ui.i18n import tr
from labelqueue.ui.widgets.icon_label import IconLabel
from labelqueue.ui.widgets.words import label


class BusyView(QWidget):
    """A bar and a sentence, in the middle."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = label(kind="heading")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._text = label(kind="muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addStretch(1)
        column.addWidget(self._title)
        column.addWidget(self._bar)
        column.addWidget(self._text)
        column.addStretch(1)

    def start(self, title: str) -> None:
        """Nothing is known yet."""
        self._title.setText(title)
        self._bar.setAccessibleName(title)
        self._bar.setRange(0, 0)
        self._text.setText(" ")  # keeps its line, so that nothing jumps

    def show_progress(self, done: int, total: int) -> None:
        """How far it is."""
        if total:
            self._bar.setRange(0, total)
            self._bar.setValue(done)
            self._text.setText(tr("{done} of {total}", done=done, total=total))

    def show_stopping(self) -> None:
        """Somebody asked it to stop."""
        self._bar.setRange(0, 0)
        self._text.setText(tr("Stopping…"))


class DoneView(QWidget):
    """A tick, what was done, and what it means."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = IconLabel("status-reviewed", role="success", side=56)
        self._title = label(kind="heading", wrap=True)
        self._text = label(kind="muted", wrap=True)
        for one in (self._title, self._text):
            one.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            one.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addStretch(2)
        column.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self._text)
        column.addStretch(3)

    def show_done(
        self, title: str, text: str, *, icon: str = "status-reviewed", role: str = "success"
    ) -> None:
        """Say what was done."""
        self._icon.show_icon(icon, role)
        self._title.setText(title)
        self._text.setText(text)

    @property
    def text(self) -> str:
        """Everything that it says."""
        return f"{self._title.text()}\n{self._text.text()}".strip()
