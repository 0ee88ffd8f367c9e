"""What a manager changes on chosen samples."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final, assert_never

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QInputDialog, QMenu, QWidget

from labelqueue.domain.errors import KnownError
from labelqueue.domain.member import ROLE_FOR, Member
from labelqueue.domain.phrase import phrase
from labelqueue.domain.query import Query
from labelqueue.domain.status import LabelStatus, Mode, words
from labelqueue.ui.bridge import Database, Files
from labelqueue.ui.dialogs.choose import ChooseDialog
from labelqueue.ui.i18n import capitalized, counted, tr, translated
from labelqueue.ui.icons import icon, status_icon
from labelqueue.ui.pages.sample_changes import Change, Chosen, SampleChanges

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
    all_requested = Signal()
    """All that are found are to be chosen, also those that are not in sight."""
    deleted_requested = Signal(bool)
    """Whether the deleted samples are to be shown instead of the others."""

    def __init__(
        self, database: Database, files: Files, page: QWidget, *, chosen: Callable[[], Chosen]
    ) -> None:
        super().__init__(page)
        self._database, self._files, self._page, self._chosen = database, files, page, chosen
        self._changes = SampleChanges(database, page)
        self._changes.changed.connect(self.changed)
        self._changes.notice_requested.connect(self.notice_requested)
        self.dataset = ""
        self._of_living: list[QAction] = []
        self._of_deleted: list[QAction] = []
        self.menu = self._make_menu()

    def refresh(self, *, some: bool, deleted: bool = False) -> None:
        """Offer what can be done if `some` are chosen; `deleted`: these are shown."""
        for action in self._of_living:
            action.setVisible(not deleted)
            action.setEnabled(some)
        for action in self._of_deleted:
            action.setVisible(deleted)
            action.setEnabled(some)

    def _make_menu(self) -> QMenu:
        menu = QMenu(self._page)
        everything = menu.addAction(tr("Choose all that are found"))
        everything.setObjectName("choose_all_samples")
        everything.triggered.connect(self.all_requested)
        menu.addSeparator()
        statuses = menu.addMenu(tr("Set status"))
        for status in SETTABLE:
            action = statuses.addAction(status_icon(status), capitalized(words(status)))
            action.setObjectName(f"set_status:{status}")
            action.triggered.connect(partial(self._set_status, status))
        self._of_living.append(statuses.menuAction())
        self._add(menu, "set_priority", tr("Set priority…"), self._ask_priority)
        self._add(menu, "prioritize", tr("Priorities by a rule…"), self._ask_rule)
        for mode, text in ((Mode.LABEL, tr("Assign labeler…")), (Mode.REVIEW, tr("Assign reviewer…"))):
            name = "assign_labeler" if mode is Mode.LABEL else "assign_reviewer"
            self._add(menu, name, text, partial(self._ask_who, mode)).setIcon(icon("users"))
        self._add(menu, "set_queue", tr("Move to a queue…"), self._ask_queue)
        self._add(menu, "delete_samples", tr("Delete"), self._delete)
        self._add(menu, "restore_samples", tr("Restore"), self._restore, of=self._of_deleted)
        menu.addSeparator()
        undo = menu.addAction(tr("Undo my last change"))
        undo.setObjectName("undo_samples")
        undo.triggered.connect(self._undo)
        shown = menu.addAction(tr("Show deleted samples"))
        shown.setObjectName("show_deleted")
        shown.setCheckable(True)
        shown.toggled.connect(self.deleted_requested)
        self.show_deleted = shown
        return menu

    def _add(
        self,
        menu: QMenu,
        name: str,
        text: str,
        do: Callable[[], object],
        *,
        of: list[QAction] | None = None,
    ) -> QAction:
        action = menu.addAction(text)
        action.setObjectName(name)
        action.triggered.connect(lambda _checked=False: do())
        (self._of_living if of is None else of).append(action)
        return action

    def _set_status(self, status: LabelStatus, _checked: bool = False) -> None:
        self._run(
            lambda dataset, which, tell: dataset.set_status(which, status, progress=tell),
            lambda n: counted(
                "{n} sample is {status} now.", "{n} samples are {status} now.", n, status=words(status)
            ),
        )

    def _ask_priority(self) -> None:
        chosen = self._chosen()
        dialog = QInputDialog(self._page)
        dialog.setWindowTitle(tr("Priority"))
        dialog.setLabelText(
            counted(
                "Priority of {n} sample; the highest comes first:",
                "Priority of {n} samples; the highest comes first:",
                chosen.count,
            )
        )
        dialog.setInputMode(QInputDialog.InputMode.DoubleInput)
        dialog.setDoubleRange(LOWEST_PRIORITY, -LOWEST_PRIORITY)
        dialog.setDoubleDecimals(2)

        def set_priority(value: float) -> None:
            self._run(
                lambda dataset, which, tell: dataset.set_priority(which, value, progress=tell),
                lambda n: counted(
                    "{n} sample is of priority {priority} now.",
                    "{n} samples are of priority {priority} now.",
                    n,
                    priority=f"{value:g}",
                ),
                chosen,
            )

        dialog.doubleValueSelected.connect(set_priority)
        self._open(dialog)

    def _ask_rule(self) -> None:
        from labelqueue.ui.dialogs.priorities import PrioritiesDialog

        chosen = self._chosen()
        dialog = PrioritiesDialog(self._files, self._page, samples=chosen.count)
        dialog.chosen.connect(
            lambda rule: self._run(
                lambda dataset, which, tell: dataset.prioritize(rule, which, progress=tell),
                lambda n: counted(
                    "{n} sample has a priority of its own now.",
                    "{n} samples have priorities of their own now.",
                    n,
                ),
                chosen,
                left=tr("The rule says nothing about them."),
            )
        )
        self._open(dialog)

    def _ask_who(self, mode: Mode) -> None:
        self._database.run(
            lambda workspace: workspace.members(),
            then=lambda members: self._choose_who(mode, members),
            failed=self._on_failed,
            context=self,
        )

    def _choose_who(self, mode: Mode, members: Sequence[Member]) -> None:
        chosen = self._chosen()
        able = [one.name for one in members if one.may(ROLE_FOR[mode])]
        dialog = ChooseDialog(
            tr("Assign"), _question(mode, chosen.count), [translated(ANYBODY), *able], self._page
        )

        def assign(who: str) -> None:
            member = None if who == translated(ANYBODY) else who
            self._run(
                lambda dataset, which, tell: (
                    dataset.assign(which, labeler=member, progress=tell)
                    if mode is Mode.LABEL
                    else dataset.assign(which, reviewer=member, progress=tell)
                ),
                lambda n: _assigned(member, n),
                chosen,
            )

        dialog.chosen.connect(assign)
        self._open(dialog)

    def _ask_queue(self) -> None:
        dataset = self.dataset
        self._database.run(
            lambda workspace: [queue.name for queue in workspace.dataset(dataset).queues()],
            then=lambda names: self._choose_queue(names) if dataset == self.dataset else None,
            failed=self._on_failed,
            context=self,
        )

    def _choose_queue(self, names: Sequence[str]) -> None:
        chosen = self._chosen()
        question = counted("Where is {n} sample to go?", "Where are {n} samples to go?", chosen.count)
        dialog = ChooseDialog(tr("Move to a queue"), question, names, self._page)
        dialog.chosen.connect(
            lambda queue: self._run(
                lambda dataset, which, tell: dataset.set_queue(which, queue, progress=tell),
                lambda n: counted(
                    "{n} sample is in {queue} now.", "{n} samples are in {queue} now.", n, queue=queue
                ),
                chosen,
                left=tr("They are in somebody's hands."),
            )
        )
        self._open(dialog)

    def _delete(self) -> None:
        self._run(
            lambda dataset, which, tell: dataset.delete_samples(which, progress=tell),
            lambda n: counted(
                "{n} sample is deleted and can be restored.",
                "{n} samples are deleted and can be restored.",
                n,
            ),
            left=tr("They are in somebody's hands."),
        )

    def _restore(self) -> None:
        self._run(
            lambda dataset, which, tell: dataset.restore_samples(_named(which), progress=tell),
            lambda n: counted("{n} sample is back.", "{n} samples are back.", n),
        )

    def _undo(self) -> None:
        self._run(
            lambda dataset, _which, tell: dataset.undo_last_change(progress=tell),
            lambda n: counted("{n} sample is as before.", "{n} samples are as before.", n),
            Chosen([], 1),
            left=tr("Something was done with them since."),
        )

    def _run(
        self,
        change: Change,
        said: Callable[[int], str],
        chosen: Chosen | None = None,
        *,
        left: str = "",
    ) -> None:
        whom = self._chosen() if chosen is None else chosen
        if whom.count:
            self._changes.run(self.dataset, whom, change, said, left=left)

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


def _named(which: list[str] | Query) -> list[str]:
    # No search finds deleted samples, so nothing but names is ever chosen among them.
    assert not isinstance(which, Query)
    return which
