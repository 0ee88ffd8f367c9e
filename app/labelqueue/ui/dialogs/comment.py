"""What is asked before an action goes out: one line of text with Reject or Skip, or only whether it may."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from labelqueue.ui.i18n import tr
from labelqueue.ui.theme import set_kind
from labelqueue.ui.widgets.words import label

WIDTH = 460  # pixels, at least


class CommentCard(QFrame):
    """Asks on a card beside the image, which stays in sight. Enter sends, Shift+Enter keeps, Esc goes back.

    It stays until somebody hides it, so that what was written survives an answer that does not arrive.
    """

    answered = Signal(str)
    kept = Signal(str)
    """It is to wait for more."""
    cancelled = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("comment_card")
        self.setProperty("kind", "popover")
        self.setMinimumWidth(WIDTH)
        self._required = False
        self._waiting = False
        self._question = label(kind="heading", wrap=True)
        self._field = _Field()
        self._field.kept.connect(self._keep)
        self._field.setObjectName("comment")
        self._field.setMaxLength(1000)
        self._field.returnPressed.connect(self._send)
        self._field.textChanged.connect(self._check)
        self._hint = label(kind="muted")
        self._send_button = QPushButton()
        self._send_button.setObjectName("send_comment")
        self._send_button.setAutoDefault(True)  # Enter presses it, too
        self._send_button.clicked.connect(self._send)
        self._cancel_button = QPushButton(tr("Cancel"))
        self._cancel_button.setObjectName("cancel_comment")
        self._cancel_button.setAutoDefault(True)
        self._cancel_button.clicked.connect(self.cancelled)
        self._keep_button = QPushButton(tr("Add another"))
        self._keep_button.setObjectName("keep_comment")
        self._keep_button.setAutoDefault(True)
        self._keep_button.setToolTip(tr("Keep this one and point at something else (Shift+Enter)"))
        self._keep_button.clicked.connect(self._keep)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self._cancel_button)
        buttons.addWidget(self._keep_button)
        buttons.addWidget(self._send_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(self._question)
        column.addWidget(self._field)
        column.addWidget(self._hint)
        column.addLayout(buttons)
        self.hide()

    def ask(
        self, question: str, *, button: str, kind: str, example: str, required: bool, several: bool = False
    ) -> None:
        """Ask; `answered`, `cancelled` or, with `several`, `kept` follows. `kind`: of the sending button."""
        self._required = required
        self._field.clear()
        self._field.setPlaceholderText(example)
        self._field.setAccessibleName(question)
        self._field.show()
        hint = "" if required else tr("May stay empty.")
        self._appear(question, button=button, kind=kind, hint=hint, several=several)

    def ask_whether(self, question: str, *, button: str) -> None:
        """Ask for nothing but a yes; `answered` (with no words) or `cancelled` follows."""
        self._required = False
        self._field.clear()
        self._field.hide()
        self._appear(question, button=button, kind="primary", hint="")

    def tell(self, words: str) -> None:
        """Only say something; `cancelled` follows."""
        self._required = False
        self._field.clear()
        self._field.hide()
        self._appear(words, button="", kind="primary", hint="")

    def _appear(self, question: str, *, button: str, kind: str, hint: str, several: bool = False) -> None:
        self._keep_button.setVisible(several)
        self._question.setText(question)
        self._send_button.setText(button)
        self._send_button.setVisible(bool(button))
        self._cancel_button.setText(tr("Cancel") if button else tr("Back"))
        set_kind(self._send_button, kind)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self.set_waiting(False)
        self.adjustSize()
        self.show()
        self.raise_()
        self._take_focus()

    def _take_focus(self) -> None:
        target: QWidget = self._field
        if self._field.isHidden():
            target = self._cancel_button if self._send_button.isHidden() else self._send_button
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_waiting(self, waiting: bool) -> None:
        """What was written is on its way, or has come back: then it can be sent again or changed."""
        came_back = self._waiting and not waiting
        self._waiting = waiting
        self._field.setReadOnly(waiting)
        self._cancel_button.setEnabled(not waiting)
        self._check()
        if came_back:
            self._take_focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if not self._waiting:
                self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    def _check(self) -> None:
        answered = bool(self._field.text().strip()) or not self._required
        self._send_button.setEnabled(answered and not self._waiting)
        self._keep_button.setEnabled(bool(self._field.text().strip()) and not self._waiting)

    def _send(self) -> None:
        if self._send_button.isEnabled() and not self._send_button.isHidden():
            self.answered.emit(self._field.text().strip())

    def _keep(self) -> None:
        if self._keep_button.isEnabled() and not self._keep_button.isHidden():
            self.kept.emit(self._field.text().strip())


class _Field(QLineEdit):
    kept = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.kept.emit()
        else:
            super().keyPressEvent(event)
