"""A member's own work: what they have in hand, what waits for them, and what became of what they did."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QHeaderView,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QTabBar,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from labelqueue.domain.errors import KnownError
from labelqueue.domain.mine import MyRow, Share
from labelqueue.domain.phrase import phrase
from labelqueue.ui.bridge import Database
from labelqueue.ui.context import Page
from labelqueue.ui.i18n import tr, translated
from labelqueue.ui.icons import icon
from labelqueue.ui.pages.my_table import Column, MyTable
from labelqueue.ui.panels.my_figures import MyFigures
from labelqueue.ui.side_page import PageBar, SidePage
from labelqueue.ui.theme import set_kind
from labelqueue.ui.widgets.empty_state import EmptyState

PAGE: Final = 100  # rows that are fetched at a time
MOST: Final = 2000  # rows that are fetched again when somebody comes back
TYPING: Final = 250  # milliseconds without a key until a search goes out
WIDTHS: Final = {Column.SAMPLE: 260, Column.STATUS: 180, Column.WHEN: 130, Column.WHAT: 360}
TITLES: Final[Mapping[Share, str]] = {
    Share.WAITING: phrase("Waiting for me"),
    Share.IN_HAND: phrase("In my hands"),
    Share.SUBMITTED: phrase("Submitted"),
    Share.REJECTED: phrase("Rejected"),
    Share.ACCEPTED: phrase("Accepted"),
    Share.REVIEWED: phrase("Reviewed by me"),
}
"""Total over the parts, in the order of their tabs."""
EMPTY: Final[Mapping[Share, tuple[str, str]]] = {
    Share.WAITING: (
        phrase("Nothing waits for you"),
        phrase(
            "Here is what comes back to you, what you were in the middle of, and what is assigned to you."
        ),
    ),
    Share.IN_HAND: (
        phrase("Nothing is in your hands"),
        phrase("Here is what you work on, in this window or another one."),
    ),
    Share.SUBMITTED: (
        phrase("Nothing submitted yet"),
        phrase("Here is what you hand in, and how it stands since then."),
    ),
    Share.REJECTED: (
        phrase("Nothing of yours was rejected"),
        phrase("Here is what a reviewer sends back, and why."),
    ),
    Share.ACCEPTED: (
        phrase("Nothing of yours was accepted yet"),
        phrase("Here is what a reviewer found right."),
    ),
    Share.REVIEWED: (
        phrase("Nothing reviewed yet"),
        phrase("Here is what you accept and reject."),
    ),
}
"""Total over the parts."""
_NOT_ANY_MORE: Final = phrase("Somebody else labels this sample now, so you cannot look at it any more.")


class MyWorkPage(SidePage):
    """Figures and tabs above a table. Enter opens the chosen sample."""

    page = Page.MY_WORK

    def __init__(self, database: Database, parent: QWidget | None = None) -> None:
        super().__init__(database, parent)
        self._asked = 0
        self._chosen_before = False
        self._taking_back = False
        self._to_rows = False
        self._typing = QTimer(self, singleShot=True, interval=TYPING)
        self._typing.timeout.connect(self._ask)
        self._table = MyTable(self)
        self._table.more_requested.connect(self._fetch_more)
        self._search = self._make_search()
        self._tabs = self._make_tabs()
        self._list = self._make_list()
        self._none = EmptyState(icons=("image", "my-work", "image"), title="")
        self._stack = QStackedWidget()
        self._stack.addWidget(self._list)
        self._stack.addWidget(self._none)
        self._figures = MyFigures(database)
        self._open_button = QPushButton(tr("Open"))
        self._reopen = QPushButton(icon("undo"), tr("Reopen"))
        self._arrange()
        self._refresh_buttons()

    @property
    def header(self) -> QHeaderView:
        """Whose columns users make wider."""
        return self._list.header()

    @property
    def share(self) -> Share:
        """The part that is shown."""
        return list(TITLES)[self._tabs.currentIndex()]

    def show_share(self, share: Share) -> None:
        """Show that part, as it is now."""
        self._chosen_before = True
        self._tabs.setCurrentIndex(list(TITLES).index(share))

    def refresh(self) -> None:
        """Ask anew; what was chosen stays chosen, and as many rows stay to be seen."""
        self._database.run(
            lambda workspace: workspace.my_work.counts(),
            then=self._show_counts,
            failed=lambda _error: None,  # the rows say why
            context=self,
        )
        self._ask(limit=min(MOST, max(PAGE, len(self._table.rows))), stay=True)
        self._figures.refresh()  # the rows do not wait for them

    def chosen(self) -> MyRow | None:
        """The row that is chosen."""
        rows = self._list.selectionModel().selectedRows()
        return self._table.rows[rows[0].row()] if rows else None

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._to_rows = True
        (self._list if self._list.isVisible() and self._table.rows else self._tabs).setFocus()

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

    # Rows

    def _ask(self, *, limit: int = PAGE, stay: bool = False) -> None:
        before = self.chosen() if stay else None
        self._asked += 1
        number, share, name = self._asked, self.share, self._search.text()

        def then(rows: list[MyRow]) -> None:
            if number == self._asked:
                self._table.share = share
                self._table.show_rows(rows, more=len(rows) == limit)
                self._show_found(before)

        self._database.run(
            lambda workspace: workspace.my_work.page(share, name=name, limit=limit), then=then, context=self
        )

    def _fetch_more(self) -> None:
        number, share, name = self._asked, self.share, self._search.text()
        after = self._table.rows[-1]

        def then(rows: list[MyRow]) -> None:
            if number == self._asked:
                self._table.add_rows(rows, more=len(rows) == PAGE)

        def failed(error: KnownError) -> None:
            self._table.fetch_again()
            self.notice_requested.emit(translated(error), "error")

        self._database.run(
            lambda workspace: workspace.my_work.page(share, name=name, after=after, limit=PAGE),
            then=then,
            failed=failed,
            context=self,
        )

    def _show_found(self, before: MyRow | None) -> None:
        wanted = self._search.text().strip()
        title, text = (translated(one) for one in EMPTY[self.share])
        if wanted:
            title, text = tr("Nothing found"), tr("No sample here has “{text}” in its name.", text=wanted)
        self._none.show_text(title, text)
        rows = self._table.rows
        self._stack.setCurrentWidget(self._list if rows else self._none)
        if rows:
            same = [at for at, row in enumerate(rows) if before and _name(row) == _name(before)]
            self._list.setCurrentIndex(self._table.index(same[0] if same else 0, 0))
            if self._to_rows:  # whoever came for the first of them presses Enter
                self._list.setFocus()
        self._to_rows = False
        self._refresh_buttons()

    def _show_counts(self, counts: Mapping[Share, int]) -> None:
        for tab, (share, title) in enumerate(TITLES.items()):
            words = tr("{title} · {n}", title=translated(title), n=counts[share])
            self._tabs.setTabText(tab, words)
            self._tabs.setTabVisible(tab, share is not Share.REVIEWED or counts[share] > 0)
        if not self._chosen_before:
            self._chosen_before = True
            first = next((share for share in TITLES if counts[share]), Share.WAITING)
            self._tabs.setCurrentIndex(list(TITLES).index(first))

    def _refresh_buttons(self) -> None:
        row = self.chosen()
        self._open_button.setEnabled(row is not None and row.may_open)
        self._open_button.setToolTip("" if row is None or row.may_open else translated(_NOT_ANY_MORE))
        may = row is not None and row.may_reopen
        self._reopen.setEnabled(may)
        self._reopen.setToolTip(
            tr("Take your submit back, and go on with the sample")
            if may
            else tr("Only what you submitted and no reviewer has taken up can be taken back")
        )

    def _open(self) -> None:
        row = self.chosen()
        if row is None:
            return
        if row.may_open:
            self.open_requested.emit(row.dataset, row.queue, row.sample)
        else:
            self.notice_requested.emit(translated(_NOT_ANY_MORE), "info")

    def _take_back(self) -> None:
        row = self.chosen()
        if row is None or not row.may_reopen or self._taking_back:
            return
        self._taking_back = True
        self._database.run(
            lambda workspace: workspace.dataset(row.dataset).queue(row.queue).reopen(row.sample),
            then=lambda _work: self._on_taken_back(row),
            failed=lambda error: self._on_not_taken_back(translated(error)),
            context=self,
        )

    def _on_taken_back(self, row: MyRow) -> None:
        self._taking_back = False
        self.open_requested.emit(row.dataset, row.queue, row.sample)

    def _on_not_taken_back(self, text: str) -> None:
        self._taking_back = False
        self.notice_requested.emit(text, "warning")
        self.refresh()

    # Parts

    def _make_search(self) -> QLineEdit:
        field = QLineEdit()
        field.setObjectName("search_my_work")
        field.setPlaceholderText(tr("Find by name"))
        field.setAccessibleName(tr("Find by name"))
        field.setClearButtonEnabled(True)
        field.addAction(icon("search", role="text_muted"), QLineEdit.ActionPosition.LeadingPosition)
        field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        field.textChanged.connect(lambda _text: self._typing.start())
        field.returnPressed.connect(self._open)
        field.installEventFilter(self)
        return field

    def _make_tabs(self) -> QTabBar:
        tabs = QTabBar()
        tabs.setObjectName("my_work_parts")
        tabs.setAccessibleName(tr("Parts of my work"))
        tabs.setDrawBase(False)
        tabs.setExpanding(False)
        for title in TITLES.values():
            tabs.addTab(translated(title))
        tabs.currentChanged.connect(lambda _tab: self._ask())
        return tabs

    def _make_list(self) -> QTreeView:
        view = QTreeView()
        view.setObjectName("my_samples")
        view.setAccessibleName(tr("My work"))
        view.setModel(self._table)
        view.setRootIsDecorated(False)
        view.setUniformRowHeights(True)
        view.setItemsExpandable(False)
        view.activated.connect(self._open)
        view.selectionModel().selectionChanged.connect(self._refresh_buttons)
        header = view.header()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for column, width in WIDTHS.items():
            header.resizeSection(column, width)
        return view

    def _arrange(self) -> None:
        self._open_button.setObjectName("open_my_sample")
        set_kind(self._open_button, "primary")
        self._open_button.clicked.connect(self._open)
        self._reopen.setObjectName("reopen_my_sample")
        self._reopen.clicked.connect(self._take_back)
        bar = PageBar(self, tr("My work"), self._search, self._reopen, self._open_button)
        self.below = QVBoxLayout()
        self.below.setContentsMargins(16, 8, 16, 16)
        self.below.setSpacing(8)
        self.below.addWidget(self._figures)
        self.below.addWidget(self._tabs)
        self.below.addWidget(self._stack, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addLayout(self.below, 1)


def _name(row: MyRow) -> tuple[str, str]:
    return row.dataset, row.sample
