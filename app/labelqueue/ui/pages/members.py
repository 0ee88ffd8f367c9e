"""The people of the workspace, for those who look after them."""

from typing import Final

from PySide6.QtCore import QEvent, QItemSelectionModel, QObject, QPoint, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QHeaderView,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from labelqueue.domain.errors import KnownError
from labelqueue.domain.people import MemberRow, People
from labelqueue.ui.bridge import Cancelled, Database
from labelqueue.ui.context import Page
from labelqueue.ui.dialogs.frame import Message
from labelqueue.ui.i18n import counted, tr, translated
from labelqueue.ui.icons import icon
from labelqueue.ui.pages.member_commands import MemberCommands
from labelqueue.ui.pages.member_table import Column, MemberTable
from labelqueue.ui.side_page import PageBar, SidePage
from labelqueue.ui.theme import set_kind
from labelqueue.ui.widgets.empty_state import EmptyState
from labelqueue.ui.widgets.words import label

WIDTHS: Final = {
    Column.NAME: 150,
    Column.ROLE: 150,
    Column.LABELS: 136,
    Column.REVIEWS: 136,
    Column.IN_HAND: 70,
    Column.WAITING: 200,
    Column.SEEN: 130,
    Column.HOST: 90,
}


class MembersPage(SidePage):
    """A table of everybody. Enter opens the form of the chosen member."""

    page = Page.MEMBERS

    def __init__(self, database: Database, parent: QWidget | None = None) -> None:
        super().__init__(database, parent)
        self._asked = 0
        self._table = MemberTable(self)
        self._commands = MemberCommands(database, self, chosen=self.chosen)
        self._commands.changed.connect(self.refresh)
        self._commands.notice_requested.connect(self.notice_requested)
        self._commands.search_requested.connect(self.search_requested)
        self._search = self._make_search()
        self._message = Message()
        self._list = self._make_list()
        self._none = EmptyState(icons=("users", "search", "users"), title=tr("Nobody found"))
        self._stack = QStackedWidget()
        self._stack.addWidget(self._list)
        self._stack.addWidget(self._none)
        self._said = label(kind="muted")
        self._change = QPushButton(tr("Change…"))
        self._arrange()
        self._refresh_buttons()

    @property
    def header(self) -> QHeaderView:
        """The columns."""
        return self._list.header()

    def chosen(self) -> MemberRow | None:
        """The member whose row is chosen."""
        index = self._list.currentIndex()
        return self._table.rows[index.row()] if index.isValid() else None

    @property
    def problem(self) -> str:
        """Why nobody can be shown, if it is so."""
        return self._message.text

    def choose(self, name: str) -> None:
        """Choose that member."""
        self._search.clear()
        self._choose(name)

    def refresh(self) -> None:
        """Ask anew; who was chosen stays chosen."""
        self._asked += 1
        number = self._asked

        def failed(error: KnownError) -> None:
            if number == self._asked and not isinstance(error, Cancelled):
                self._message.show_error(translated(error))

        self._database.run(
            lambda workspace: workspace.people(),
            then=lambda people: self._show(people) if number == self._asked else None,
            failed=failed,
            context=self,
        )

    def forget_workspace(self) -> None:
        self._asked += 1
        self._message.clear()
        self._search.clear()
        self._show(People((), ()))

    def _show(self, people: People) -> None:
        before = self.chosen()
        name = before.member.name if before is not None else ""
        self._message.clear()
        self._commands.people = people
        self._table.show_people(people)
        self._show_found(name)

    def _show_found(self, name: str) -> None:
        self._stack.setCurrentWidget(self._list if self._table.rows else self._none)
        self._none.show_text(
            tr("Nobody found"),
            tr("No member has “{text}” in their name.", text=self._search.text().strip()),
        )
        self._choose(name)
        active = sum(row.member.active for row in self._table.people.members)
        here = sum(row.here for row in self._table.people.members)
        self._said.setText(
            " · ".join(
                (
                    counted("{n} member", "{n} members", active),
                    counted("{n} is here now", "{n} are here now", here),
                )
            )
        )
        self._refresh_buttons()

    def _choose(self, name: str) -> None:
        names = [row.member.name for row in self._table.rows]
        if names:
            at = names.index(name) if name in names else 0
            flag = QItemSelectionModel.SelectionFlag
            index = self._table.index(at, 0)
            self._list.selectionModel().setCurrentIndex(index, flag.ClearAndSelect | flag.Rows)
            self._list.scrollTo(index)

    def _find(self, text: str) -> None:
        before = self.chosen()
        self._table.find(text)
        self._show_found(before.member.name if before is not None else "")

    def _sort(self, column: int, order: Qt.SortOrder) -> None:
        before = self.chosen()
        self._table.sort(column, order)
        self._show_found(before.member.name if before is not None else "")

    def _refresh_buttons(self) -> None:
        self._change.setEnabled(self.chosen() is not None)
        self._commands.refresh()

    def _open_menu(self, place: QPoint) -> None:
        self._commands.menu.popup(self._list.viewport().mapToGlobal(place))

    # Keys

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._list.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the search field, Down goes to the rows; Esc empties it first."""
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return False
        if event.key() == Qt.Key.Key_Down and self._table.rows:
            self._list.setFocus()
            return True
        if event.key() == Qt.Key.Key_Escape and self._search.text():
            self._search.clear()
            return True
        return False

    # Parts

    def _make_search(self) -> QLineEdit:
        field = QLineEdit()
        field.setObjectName("search_members")
        field.setPlaceholderText(tr("Find by name"))
        field.setAccessibleName(tr("Find members by name"))
        field.setClearButtonEnabled(True)
        field.addAction(icon("search", role="text_muted"), QLineEdit.ActionPosition.LeadingPosition)
        field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        field.textChanged.connect(self._find)
        field.returnPressed.connect(self._commands.open_form)
        field.installEventFilter(self)
        return field

    def _make_list(self) -> QTreeView:
        view = QTreeView()
        view.setObjectName("members")
        view.setAccessibleName(tr("Members"))
        view.setModel(self._table)
        view.setRootIsDecorated(False)
        view.setUniformRowHeights(True)
        view.setItemsExpandable(False)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._open_menu)
        view.activated.connect(self._commands.open_form)
        view.selectionModel().selectionChanged.connect(self._refresh_buttons)
        header = view.header()
        header.setSortIndicator(Column.NAME, Qt.SortOrder.AscendingOrder)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.sortIndicatorChanged.connect(self._sort)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for column, width in WIDTHS.items():
            header.resizeSection(column, width)
        return view

    def _arrange(self) -> None:
        self._change.setObjectName("change_members")
        self._change.setMenu(self._commands.menu)
        add = QPushButton(icon("plus", role="accent_text"), tr("Add member"))
        add.setObjectName("add_member")
        set_kind(add, "primary")
        add.clicked.connect(self._commands.add)
        bar = PageBar(self, tr("Members"), self._search, self._change, add)
        below = QVBoxLayout()
        below.setContentsMargins(16, 16, 16, 16)
        below.setSpacing(12)
        below.addWidget(self._message)
        below.addWidget(self._stack, 1)
        below.addWidget(self._said)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addLayout(below, 1)
