"""What to do with what nobody has saved, or nobody has answered, when its sample is about to be left."""

from enum import Enum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget

from labelqueue.ui.i18n import tr
from labelqueue.ui.theme import set_kind


class Leave(Enum):
    """The answer."""

    SAVE = "save"
    ASIDE = "aside"
    DISCARD = "discard"
    STAY = "stay"


class UnsavedDialog(QMessageBox):
    """Asks once, and never loses a drawing by a stray key: Esc and Enter both keep it."""

    answered = Signal(Leave)

    def __init__(self, sample: str, *, can_save: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("unsaved_dialog")
        self.setWindowTitle(tr("Unsaved drawing"))
        self.setText(tr("The drawing on {sample} is not saved.", sample=sample))
        self.setInformativeText(
            tr("Save keeps it for you; the sample stays yours.")
            if can_save
            else tr("Put aside, it stays on this computer and is back when you get the sample again.")
        )
        self._answers: dict[object, Leave] = {}
        stay = self._button(tr("Keep working"), Leave.STAY, QMessageBox.ButtonRole.RejectRole)
        set_kind(self._button(tr("Discard"), Leave.DISCARD, QMessageBox.ButtonRole.DestructiveRole), "danger")
        saving = (tr("Save"), Leave.SAVE) if can_save else (tr("Put aside"), Leave.ASIDE)
        default = self._button(*saving, QMessageBox.ButtonRole.AcceptRole)
        set_kind(default, "primary")
        self.setDefaultButton(default)
        self.setEscapeButton(stay)
        self.finished.connect(self._on_finished)

    def _button(self, text: str, answer: Leave, role: QMessageBox.ButtonRole) -> QPushButton:
        button = self.addButton(text, role)
        button.setObjectName(f"leave_{answer.value}")
        self._answers[button] = answer
        return button

    def _on_finished(self) -> None:
        self.answered.emit(self._answers.get(self.clickedButton(), Leave.STAY))


class HangingDialog(QMessageBox):
    """Asks whether to leave while the server owes an answer; Esc and Enter both wait for it."""

    given_up = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("hanging_dialog")
        self.setWindowTitle(tr("Waiting for the server"))
        self.setText(tr("The server has not answered yet."))
        self.setInformativeText(
            tr(
                "Whether it has got what was sent last is not known."
                " The sample goes back to the queue by itself."
            )
        )
        leave = self.addButton(tr("Leave anyway"), QMessageBox.ButtonRole.DestructiveRole)
        leave.setObjectName("leave_anyway")
        leave.clicked.connect(self.given_up)
        set_kind(leave, "danger")
        wait = self.addButton(tr("Keep waiting"), QMessageBox.ButtonRole.RejectRole)
        wait.setObjectName("keep_waiting")
        set_kind(wait, "primary")
        self.setDefaultButton(wait)
        self.setEscapeButton(wait)
