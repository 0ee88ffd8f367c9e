"""The page of statistics: how the work stands and goes, as plots and tables, for any range of days."""

from typing import Final

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QCursor, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QMenu,
    QPushButton,
    QTabBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from labelqueue.domain.errors import KnownError
from labelqueue.domain.statistics_behind import Behind, Figure, FoundBehind
from labelqueue.ui.bridge import Cancelled, Database, Files, Progress
from labelqueue.ui.context import Page
from labelqueue.ui.dialogs.frame import Message
from labelqueue.ui.i18n import counted, tr, translated
from labelqueue.ui.icons import icon
from labelqueue.ui.named_set import NamedSet
from labelqueue.ui.pages.statistics_body import StatisticsBody
from labelqueue.ui.pages.statistics_choice import Days, StatisticsChoice
from labelqueue.ui.pages.statistics_drawings import TITLES, Subject
from labelqueue.ui.pages.statistics_look import Look, look
from labelqueue.ui.pages.statistics_saving import StatisticsSaving
from labelqueue.ui.side_page import PageBar, SidePage
from labelqueue.ui.widgets.words import label

AFTER: Final = 300  # milliseconds until it is said that it takes a while
_NOW: Final = frozenset({Figure.STANDING, Figure.DONE, Figure.LEFT, Figure.IN_HAND})


class StatisticsPage(SidePage):
    """What is chosen above, a tab for each subject, and below that its plot and its table."""

    page = Page.STATISTICS

    def __init__(self, database: Database, files: Files, parent: QWidget | None = None) -> None:
        super().__init__(database, parent)
        self._progress: Progress | None = None
        self._look: Look | None = None
        self._member: str | None = None
        self._slow = QTimer(self, singleShot=True, interval=AFTER)
        self._slow.timeout.connect(self._say_counting)
        self._choice = StatisticsChoice()
        self._choice.changed.connect(self.refresh)
        self._tabs = self._make_tabs()
        self._body = StatisticsBody(files)
        self._body.behind_requested.connect(self._ask_behind)
        self._message = Message()
        self._counting = label(tr("Counting…"), kind="muted")
        self._stop = QPushButton(tr("Stop"))
        self._again = QToolButton()
        self._saving = StatisticsSaving(files, self._body, self)
        self._saving.notice_requested.connect(self.notice_requested)
        self._arrange()
        self._show_busy(False)

    @property
    def subject(self) -> Subject:
        """What is shown."""
        return list(TITLES)[self._tabs.currentIndex()]

    def show_place(self, dataset: str | None, queue: str | None) -> None:
        """Show the statistics of a queue or dataset; None: all, as far as it was never chosen otherwise."""
        if dataset is not None:
            self._choice.choose(dataset, queue)

    def show_member(self, name: str) -> None:
        """Go to what was decided about the work of a member lately, wherever it was done."""
        self._member = name
        self._choice.choose(None, None, Days.MONTH)
        self._tabs.setCurrentIndex(list(TITLES).index(Subject.MEMBERS))

    def forget_workspace(self) -> None:
        self._member = None
        if self._progress is not None:
            self._progress.cancel()
        self._end()
        self._look = None
        self._message.clear()
        self._choice.forget()
        self._body.forget()

    def refresh(self) -> None:
        """Count anew. What was counted last stays until then; a look that nobody waits for is given up."""
        if self._progress is not None:
            self._progress.cancel()
        asked, progress = self._choice.asked(), Progress()
        self._progress = progress
        self._slow.start()

        def then(found: Look) -> None:
            if progress is self._progress:
                self._end()
                self._show(found)

        def failed(error: KnownError) -> None:
            if progress is self._progress and not isinstance(error, Cancelled):
                self._end()
                self._message.show_error(translated(error))

        self._database.run(
            lambda workspace: look(workspace, asked, progress), then=then, failed=failed, context=self
        )

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._tabs.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._progress is not None:
            self._give_up()
        else:
            super().keyPressEvent(event)

    # Counting

    def _show(self, found: Look) -> None:
        self._look = found
        self._message.clear()
        self._choice.show_datasets(found.datasets)
        self._saving.named = found.asked.queue or found.asked.dataset or tr("all")
        self._body.show_look(found, self.subject)
        if self._member is not None and self.subject is Subject.MEMBERS:
            self._body.choose_member(self._member)
        self._member = None

    def _end(self) -> None:
        self._progress = None
        self._slow.stop()
        self._show_busy(False)

    def _give_up(self) -> None:
        """Somebody does not want to wait: what is shown stays."""
        if self._progress is not None:
            self._progress.cancel()
        self._end()
        if self._look is None:
            self._body.show_nothing(tr("Nothing was counted"), tr("Press the arrow to count again."))

    def _say_counting(self) -> None:
        self._show_busy(True)

    def _show_busy(self, busy: bool) -> None:
        self._counting.setVisible(busy)
        self._stop.setVisible(busy)

    # What is behind a number

    def _ask_behind(self, behind: Behind, title: str) -> None:
        shown = self._look
        if shown is None or not shown.opens:
            return
        asked = shown.asked
        title = title if behind.figure in _NOW else tr("{what}, {where}", what=title, where=asked.words)

        def then(found: list[FoundBehind]) -> None:
            if self.isVisible():  # else somebody went elsewhere meanwhile, perhaps to work
                self._open_behind(title, found)

        self._database.run(
            lambda workspace: asked.place(workspace).samples_behind(behind, asked.since, asked.until),
            then=then,
            context=self,
        )

    def _open_behind(self, title: str, found: list[FoundBehind]) -> None:
        if not found:
            self.notice_requested.emit(tr("These samples are not there any more."), "info")
        elif len(found) == 1:
            self.set_requested.emit(NamedSet(title, found[0]))
        else:
            self._ask_which(title, found)

    def _ask_which(self, title: str, found: list[FoundBehind]) -> None:
        """The Samples page is about one dataset."""
        menu = QMenu(self)
        menu.setObjectName("statistics_which_dataset")
        for one in found:
            text = one.dataset
            if one.samples is not None:
                text = counted("{name}: {n} sample", "{name}: {n} samples", one.samples, name=one.dataset)
            action = QAction(text.replace("&", "&&"), menu)
            action.triggered.connect(lambda _checked, one=one: self.set_requested.emit(NamedSet(title, one)))
            menu.addAction(action)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(QCursor.pos() if self._body.underMouse() else self._body.mapToGlobal(QPoint(24, 24)))
        menu.setActiveAction(menu.actions()[0])

    # Parts

    def _make_tabs(self) -> QTabBar:
        tabs = QTabBar()
        tabs.setObjectName("statistics_subjects")
        tabs.setAccessibleName(tr("What to look at"))
        tabs.setDrawBase(False)
        tabs.setExpanding(False)
        for title in TITLES.values():
            tabs.addTab(translated(title))
        tabs.currentChanged.connect(lambda _tab: self._turn())
        return tabs

    def _turn(self) -> None:
        if self._look is not None:
            self._body.show_look(self._look, self.subject)

    def _arrange(self) -> None:
        self._stop.setObjectName("stop_counting")
        self._stop.setProperty("kind", "small")
        self._stop.clicked.connect(self._give_up)
        self._again.setObjectName("count_again")
        self._again.setIcon(icon("refresh"))
        self._again.setToolTip(tr("Count again"))
        self._again.setAccessibleName(tr("Count again"))
        self._again.clicked.connect(self.refresh)
        said = (self._counting, self._stop, self._again, self._saving.button)
        bar = PageBar(self, tr("Statistics"), *said)
        bar.row.insertStretch(2, 1)  # behind the title
        below = QVBoxLayout()
        below.setContentsMargins(16, 12, 16, 16)
        below.setSpacing(8)
        below.addWidget(self._choice)
        below.addWidget(self._message)
        below.addWidget(self._tabs)
        below.addWidget(self._body, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addLayout(below, 1)
