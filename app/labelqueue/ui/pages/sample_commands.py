"""What a manager changes on chosen samples."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDialog, QInputDialog, QMenu, QWidget

from labelqueue.domain.errors import KnownError
from labelqueue.domain.member import ROLE_FOR, Member
from labelqueue.domain.status import LabelStatus, Mode, words
from labelqueue.ui.bridge import Database
from labelqueue.ui.dialogs.choose import ChooseDialog
from labelqueue.ui.icons import icon, status_icon
from labelqueue.ui.widgets.statuses import counted

if TYPE_CHECKING:
    from labelqueue.queue import Dataset

SETTABLE: Final = (
    LabelStatus.UNLABELED,
    LabelStatus.PRELABELED,
    LabelStatus.LABELED,
    LabelStatus.REVIEWED,
    LabelStatus.REJECTED,
    LabelStatus.SKIPPED,
)
ANYBODY: Final = "(anybody)"
LOWEST_PRIORITY: Final = -1e9


class SampleCommands(QObject):
    """`menu` acts on what `chosen` names at that moment."""

    changed = Signal()
    """Samples stand otherwise now."""
    notice_requested = Signal(str, str)  # text, kind

    def __init__(self, database: Database, page: QWidget, *, chosen: Callable[[], Sequence[str]]) -> None:
        super().__init__(page)
        self._database, self._page, self._chosen = database, page, chosen
        self.dataset = ""
        self.menu = self._make_menu()

    def _make_menu(self) -> QMenu:
        menu = QMenu(self._page)
        statuses = menu.addMenu("Set status")
        for status in SETTABLE:
            action = statuses.addAction(status_icon(status), words(status).capitalize())
            action.setObjectName(f"set_status:{status}")
            action.triggered.connect(partial(self._set_status, status))
        menu.addAction("Set priority…").triggered.connect(self._ask_priority)
        for mode, text in ((Mode.LABEL, "Assign labeler…"), (Mode.REVIEW, "Assign reviewer…")):
            menu.addAction(icon("users"), text).triggered.connect(partial(self._ask_who, mode))
        return menu

    def _set_status(self, status: LabelStatus, _checked: bool = False) -> None:
        names = self._chosen()
        self._run(lambda dataset: dataset.set_status(names, status), names, f"{words(status)} now")

    def _ask_priority(self) -> None:
        names = self._chosen()
        dialog = QInputDialog(self._page)
        dialog.setWindowTitle("Priority")
        dialog.setLabelText(f"Priority of {counted(len(names), 'sample')}; the highest comes first:")
        dialog.setInputMode(QInputDialog.InputMode.DoubleInput)
        dialog.setDoubleRange(LOWEST_PRIORITY, -LOWEST_PRIORITY)
        dialog.setDoubleDecimals(2)

        def set_priority(value: float) -> None:
            wanted: dict[str, float] = dict.fromkeys(names, value)
            self._run(lambda dataset: dataset.set_priority(wanted), names, f"of priority {value:g} now")

        dialog.doubleValueSelected.connect(set_priority)
        self._open(dialog)

    def _ask_who(self, mode: Mode, _checked: bool = False) -> None:
        self._database.run(
            lambda workspace: workspace.members(),
            then=lambda members: self._choose_who(mode, members),
            failed=self._on_failed,
            context=self,
        )

    def _choose_who(self, mode: Mode, members: Sequence[Member]) -> None:
        names = self._chosen()
        able = [one.name for one in members if one.may(ROLE_FOR[mode])]
        question = f"Who is to {mode} {counted(len(names), 'sample')}?"
        dialog = ChooseDialog("Assign", question, [ANYBODY, *able], self._page)

        def assign(who: str) -> None:
            member = None if who == ANYBODY else who
            self._run(
                lambda dataset: (
                    dataset.assign(names, labeler=member)
                    if mode is Mode.LABEL
                    else dataset.assign(names, reviewer=member)
                ),
                names,
                "for anybody again" if member is None else f"kept for {member} now",
            )

        dialog.chosen.connect(assign)
        self._open(dialog)

    def _run(self, change: "Callable[[Dataset], None]", names: Sequence[str], become: str) -> None:
        dataset = self.dataset
        if not names:
            return

        def done(_none: None) -> None:
            are = "is" if len(names) == 1 else "are"
            self.notice_requested.emit(f"{counted(len(names), 'sample')} {are} {become}.", "info")
            self.changed.emit()

        self._database.run(
            lambda workspace: change(workspace.dataset(dataset)),
            then=done,
            failed=self._on_failed,
            context=self,
        )

    def _on_failed(self, error: KnownError) -> None:
        self.notice_requested.emit(str(error), "error")
        self.changed.emit()

    def _open(self, dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
