"""What the larger dialogs have in common: a body, a line for what went wrong, and the buttons below."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from labelqueue.ui.theme import set_kind
from labelqueue.ui.widgets.icon_label import IconLabel
from labelqueue.ui.widgets.words import label

MARGIN: Final = 24


class Message(QWidget):
    """An icon and a sentence; takes no room while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = IconLabel("warning", role="danger")
        self._text = label(wrap=True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text, 1)
        self.hide()

    @property
    def text(self) -> str:
        """What it says now."""
        return "" if self.isHidden() else self._text.text()

    def show_error(self, text: str) -> None:
        """Something went wrong."""
        self._show("warning", "danger", text, kind="error")

    def show_warning(self, text: str) -> None:
        """Something to know before going on."""
        self._show("warning", "warning", text)

    def show_info(self, text: str) -> None:
        """Something that is as it should be."""
        self._show("info", "text_muted", text, kind="muted")

    def show_success(self, text: str) -> None:
        """Something that was looked at is well."""
        self._show("accept", "accent", text)

    def clear(self) -> None:
        """Nothing to say any more."""
        self._text.clear()
        self.hide()

    def _show(self, icon_name: str, role: str, text: str, kind: str = "") -> None:
        self._icon.show_icon(icon_name, role)
        set_kind(self._text, kind)
        self._text.setText(text)
        self.setAccessibleName(text)
        self.setVisible(bool(text))


class FramedDialog(QDialog):
    """`body` takes the content; `add_button` fills the row of buttons from left to right."""

    def __init__(self, parent: QWidget | None, *, title: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setModal(True)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(MARGIN, MARGIN, MARGIN, 16)
        self.body.setSpacing(12)
        self.message = Message()
        message_row = QHBoxLayout()
        message_row.setContentsMargins(MARGIN, 0, MARGIN, 0)
        message_row.addWidget(self.message)
        line = QFrame()
        line.setProperty("kind", "line")
        line.setFixedHeight(1)
        self._buttons = QHBoxLayout()
        self._buttons.setContentsMargins(MARGIN, 16, MARGIN, 16)
        self._buttons.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self.body, 1)
        column.addLayout(message_row)
        column.addSpacing(12)
        column.addWidget(line)
        column.addLayout(self._buttons)

    def add_button(self, name: str, text: str, *, kind: str = "") -> QPushButton:
        """A button with the object name `name`; a primary one is pressed by Enter."""
        button = QPushButton(text)
        button.setObjectName(name)
        if kind:
            button.setProperty("kind", kind)
        button.setDefault(kind == "primary")
        self._buttons.addWidget(button)
        return button

    def add_stretch(self) -> None:
        """Push the buttons that follow to the far end."""
        self._buttons.addStretch(1)
