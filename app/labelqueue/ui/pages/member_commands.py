"""What a manager does about a member."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QMenu, QWidget

from labelqueue.domain.errors import KnownError
from labelqueue.domain.member import Leaving, Role
from labelqueue.domain.people import MemberRow, People
from labelqueue.domain.query import Field, Pattern, Query, Term, TextIs
from labelqueue.ui.bridge import Database
from labelqueue.ui.dialogs.choose import ChooseDialog
from labelqueue.ui.i18n import tr, translated
from labelqueue.ui.leaving_words import ANYBODY, happened, passed_on

FOUND_BY: Final = {"members_in_hand": Field.HELD_BY, "members_labeled": Field.LABELED_BY}


class MemberCommands(QObject):
    """`menu` acts on whom `chosen` names at that moment."""

    changed = Signal()
    """Members are others now, or stand otherwise."""
    notice_requested = Signal(str, str)  # text, kind
    search_requested = Signal(str, str)  # dataset, what to search for among its samples

    def __init__(self, database: Database, page: QWidget, *, chosen: Callable[[], MemberRow | None]) -> None:
        super().__init__(page)
        self._database, self._page, self._chosen = database, page, chosen
        self.people = People((), ())
        """Everybody, as they stood when they were asked for last."""
        self._actions: dict[str, QAction] = {}
        self.menu = self._make_menu()

    def refresh(self) -> None:
        """Offer what can be done about the chosen member now."""
        row = self._chosen()
        active = row is not None and row.member.active
        for name, action in self._actions.items():
            action.setEnabled(row is not None)
            if name == "let_in_again":
                action.setVisible(row is not None and not active)
            elif name in {"change_member", "deactivate_member"}:
                action.setVisible(row is None or active)

    def add(self) -> None:
        """Ask for somebody new."""
        from labelqueue.ui.dialogs.member import MemberDialog

        self._show(MemberDialog(self._database, self._page, people=self.people, member=None))

    def open_form(self) -> None:
        """Ask for role and queues of the chosen member."""
        from labelqueue.ui.dialogs.member import MemberDialog

        row = self._chosen()
        if row is not None and row.member.active:
            self._show(MemberDialog(self._database, self._page, people=self.people, member=row.member))

    def _deactivate(self) -> None:
        from labelqueue.ui.dialogs.leave import LeaveDialog

        row = self._chosen()
        if row is not None:
            others = [one.member for one in self.people.members if one.member.name != row.member.name]
            dialog = LeaveDialog(self._database, self._page, name=row.member.name, others=others)
            dialog.done_with.connect(self._on_left)
            dialog.rejected.connect(self.changed)  # perhaps while it was being done
            self._open(dialog)

    def _on_left(self, left: Leaving) -> None:
        first = tr("{name} is not active any more.", name=left.member.name)
        self.notice_requested.emit(" ".join([first, *happened(left)]), "info")
        self.changed.emit()

    def _let_in_again(self) -> None:
        row = self._chosen()
        if row is not None:
            name, role = row.member.name, row.member.role
            self._database.run(
                lambda workspace: workspace.add_member(name, role),
                then=lambda _member: self._on_done(tr("{name} is let in again.", name=name)),
                failed=self._on_failed,
                context=self,
            )

    def _ask_whom(self) -> None:
        row = self._chosen()
        if row is None:
            return
        names = [
            one.member.name
            for one in self.people.members
            if one.member.active and one.member.may(Role.ANNOTATOR) and one.member.name != row.member.name
        ]
        question = tr("Who gets what waits for {name}?", name=row.member.name)
        dialog = ChooseDialog(tr("Pass on"), question, [translated(ANYBODY), *names], self._page)
        dialog.chosen.connect(partial(self._pass_on, row.member.name))
        self._open(dialog)

    def _pass_on(self, name: str, chosen: str) -> None:
        to = None if chosen == translated(ANYBODY) else chosen
        self._database.run(
            lambda workspace: workspace.pass_on(name, to),
            then=lambda done: self._on_done(passed_on(done, name, to)),
            failed=self._on_failed,
            context=self,
        )

    def _ask_dataset(self, field: Field) -> None:
        """Samples are shown for one dataset; with several, somebody says which."""
        row = self._chosen()
        if row is None:
            return
        name = row.member.name
        search = str(Query((Term(TextIs(field, (Pattern((name,)),))),)))
        datasets = list(dict.fromkeys(one.dataset for one in self.people.queues))
        if len(datasets) == 1:
            self.search_requested.emit(datasets[0], search)
        elif not datasets:
            self.notice_requested.emit(tr("There is no dataset yet."), "info")
        else:
            dialog = ChooseDialog(tr("Samples"), tr("Which dataset?"), datasets, self._page)
            dialog.chosen.connect(lambda dataset: self.search_requested.emit(dataset, search))
            self._open(dialog)

    # Parts

    def _make_menu(self) -> QMenu:
        menu = QMenu(self._page)
        self._add(menu, "change_member", tr("Role and queues…"), self.open_form)
        self._add(menu, "pass_on_member", tr("Pass on what waits for them…"), self._ask_whom)
        menu.addSeparator()
        texts = (tr("Samples in their hands"), tr("Samples that they labeled"))
        for (name, field), text in zip(FOUND_BY.items(), texts, strict=True):
            self._add(menu, name, text, partial(self._ask_dataset, field))
        menu.addSeparator()
        self._add(menu, "deactivate_member", tr("Deactivate…"), self._deactivate)
        self._add(menu, "let_in_again", tr("Let in again"), self._let_in_again)
        return menu

    def _add(self, menu: QMenu, name: str, text: str, do: Callable[[], object]) -> None:
        action = menu.addAction(text)
        action.setObjectName(name)
        action.triggered.connect(lambda _checked=False: do())
        self._actions[name] = action

    def _show(self, dialog: QDialog) -> None:
        from labelqueue.ui.dialogs.member import MemberDialog

        if isinstance(dialog, MemberDialog):
            dialog.saved.connect(self._on_done)
            dialog.rejected.connect(self.changed)  # perhaps while it was being saved
        self._open(dialog)

    def _on_done(self, text: str) -> None:
        self.notice_requested.emit(text, "info")
        self.changed.emit()

    def _on_failed(self, error: KnownError) -> None:
        self.notice_requested.emit(translated(error), "error")
        self.changed.emit()

    def _open(self, dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
