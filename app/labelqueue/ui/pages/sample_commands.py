"""What a manager changes on chosen samples."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final, assert_never

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDialog, QInputDialog, QMenu, QWidget

from labelqueue.domain.errors import KnownError
from labelqueue.domain.member import ROLE_FOR, Member
from labelqueue.domain.phrase import phrase
from labelqueue.domain.status import LabelStatus, Mode, words
from labelqueue.ui.bridge import Database
from labelqueue.ui.dialogs.choose import ChooseDialog
from labelqueue.ui.i18n import capitalized, counted, tr, translated
from labelqueue.ui.icons import icon, status_icon

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
ANYBODY: Final = phrase("(anybody)")
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
        statuses = menu.addMenu(tr("Set status"))
        for status in SETTABLE:
            action = statuses.addAction(status_icon(status), capitalized(words(status)))
            action.setObjectName(f"set_status:{status}")
            action.triggered.connect(partial(self._set_status, status))
        menu.addAction(tr("Set priority…")).triggered.connect(self._ask_priority)
        for mode, text in ((Mode.LABEL, tr("Assign labeler…")), (Mode.REVIEW, tr("Assign reviewer…"))):
            menu.addAction(icon("users"), text).triggered.connect(partial(self._ask_who, mode))
        return menu

    def _set_status(self, status: LabelStatus, _checked: bool = False) -> None:
        names = self._chosen()
        self._run(
            lambda dataset: dataset.set_status(names, status),
            names,
            lambda n: counted(
                "{n} sample is {status} now.", "{n} samples are {status} now.", n, status=words(status)
            ),
        )

    def _ask_priority(self) -> None:
        names = self._chosen()
        dialog = QInputDialog(self._page)
        dialog.setWindowTitle(tr("Priority"))
        dialog.setLabelText(
            counted(
                "Priority of {n} sample; the highest comes first:",
                "Priority of {n} samples; the highest comes first:",
                len(names),
            )
        )
        dialog.setInputMode(QInputDialog.InputMode.DoubleInput)
        dialog.setDoubleRange(LOWEST_PRIORITY, -LOWEST_PRIORITY)
        dialog.setDoubleDecimals(2)

        def set_priority(value: float) -> None:
            wanted: dict[str, float] = dict.fromkeys(names, value)
            self._run(
                lambda dataset: dataset.set_priority(wanted),
                names,
                lambda n: counted(
                    "{n} sample is of priority {priority} now.",
                    "{n} samples are of priority {priority} now.",
                    n,
                    priority=f"{value:g}",
                ),
            )

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
        dialog = ChooseDialog(
            tr("Assign"), _question(mode, len(names)), [translated(ANYBODY), *able], self._page
        )

        def assign(who: str) -> None:
            member = None if who == translated(ANYBODY) else who
            self._run(
                lambda dataset: (
                    dataset.assign(names, labeler=member)
                    if mode is Mode.LABEL
                    else dataset.assign(names, reviewer=member)
                ),
                names,
                lambda n: _assigned(member, n),
            )

        dialog.chosen.connect(assign)
        self._open(dialog)

    def _run(
        self, change: "Callable[[Dataset], object]", names: Sequence[str], said: Callable[[int], str]
    ) -> None:
        dataset = self.dataset
        if not names:
            return

        def done(_changed: object) -> None:
            self.notice_requested.emit(said(len(names)), "info")
            self.changed.emit()

        self._database.run(
            lambda workspace: change(workspace.dataset(dataset)),
            then=done,
            failed=self._on_failed,
            context=self,
        )

    def _on_failed(self, error: KnownError) -> None:
        self.notice_requested.emit(translated(error), "error")
        self.changed.emit()

    def _open(self, dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()


def _question(mode: Mode, n: int) -> str:
    match mode:
        case Mode.LABEL:
            return counted("Who is to label {n} sample?", "Who is to label {n} samples?", n)
        case Mode.REVIEW:
            return counted("Who is to review {n} sample?", "Who is to review {n} samples?", n)
        case _:
            assert_never(mode)


def _assigned(member: str | None, n: int) -> str:
    if member is None:
        return counted("{n} sample is for anybody again.", "{n} samples are for anybody again.", n)
    return counted(
        "{n} sample is kept for {member} now.", "{n} samples are kept for {member} now.", n, member=member
    )
