"""The window: puts the pages together and passes on; it decides nothing."""

import importlib
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget

from labelqueue.domain.errors import KnownError, LoginRefused
from labelqueue.domain.ids import SampleId
from labelqueue.domain.mine import Share
from labelqueue.domain.overview import Overview
from labelqueue.domain.status import Mode
from labelqueue.ui.actions import ActionId, Actions
from labelqueue.ui.bridge import Database, Files, UnexpectedError
from labelqueue.ui.bugs import Bugs, sentence
from labelqueue.ui.context import Context, Page
from labelqueue.ui.entrance import Entrance
from labelqueue.ui.i18n import tr, translated
from labelqueue.ui.news import NewsDesk
from labelqueue.ui.notices import NoticeBar
from labelqueue.ui.pages.home import HomePage
from labelqueue.ui.pages.problem import ProblemPage
from labelqueue.ui.places import places
from labelqueue.ui.preferences import Preferences
from labelqueue.ui.recent import Recent
from labelqueue.ui.settings.table import THEME
from labelqueue.ui.shortcuts import Shortcuts
from labelqueue.ui.side_pages import SidePages
from labelqueue.ui.theme import apply_theme
from labelqueue.ui.toolbars import fill_menu_bar
from labelqueue.ui.watch import Watch
from labelqueue.ui.widgets.queue_row import RowCommand, may
from labelqueue.ui.window_commands import WindowCommands
from labelqueue.ui.work_requests import Place
from labelqueue.ui.workspace_commands import WorkspaceCommands

if TYPE_CHECKING:
    from labelqueue.queue import Queue, Workspace
    from labelqueue.ui.named_set import NamedSet
    from labelqueue.ui.pages.work import WorkPage

SMALLEST: Final = (760, 480)
USUAL: Final = (1440, 900)
ROOM: Final = 0.94  # of the screen, at first: frame and title need some, too


class MainWindow(QMainWindow):
    """Shows itself at once; the workspace is opened meanwhile, on the database thread."""

    def __init__(
        self,
        opener: "Callable[[], Workspace]",
        *,
        local: bool = False,
        timeout: float | None = None,
        preferences: Preferences | None = None,
        here: Recent | None = None,
    ) -> None:
        """`opener` is called on the database thread; `local`: it opens the local workspace.

        `timeout`: seconds, for workspaces that are opened from the window later; `here`: what is opened,
        if it is to be remembered for the next start.
        """
        super().__init__()
        self.setObjectName("main_window")
        self.setWindowTitle("Labelqueue")
        self.setMinimumSize(*SMALLEST)
        self.resize(QSize(*USUAL).boundedTo(self.screen().availableSize() * ROOM))
        self.preferences = preferences or Preferences()
        self.action_table = Actions(self, shortcuts=Shortcuts(self.preferences.shortcuts))
        self.database = Database(opener, self)
        self.files = Files(self)
        self.entrance = Entrance(
            self.database, self.files, self, leave=self._leave_work, here=here, local=local, timeout=timeout
        )
        self._overview: Overview | None = None
        self._place: Place | None = None
        self._work_page: WorkPage | None = None
        self._shut_down = False
        self._commands = WindowCommands(self)
        self.workspace_commands = WorkspaceCommands(self)
        # Here and further in, parts are made where they stay: when a widget gets another parent, the style
        # sheet is asked anew about all that is in it.
        self._stack = QStackedWidget(self)
        self._notices = NoticeBar(self._stack)
        self.home_page = HomePage(self.database, self.files, self._stack)
        self.problem_page = ProblemPage(self._stack)
        self.bugs = Bugs(self)
        self._crashed = ""
        self.side_pages = SidePages(self._stack, self.database, self.files, self.preferences, self)
        self.news = NewsDesk(
            self.database, self.preferences, self._notices, self, disturbs=self._in_the_middle
        )
        self.watch = Watch(self.database, self.preferences, self._notices, self, disturbs=self._in_the_middle)
        self._arrange()
        self._connect()
        self.restoreGeometry(self.preferences.geometry)
        self.refresh()
        self.connect_workspace()

    # What others may ask

    @property
    def work_page(self) -> "WorkPage":
        """The page for labeling and reviewing; made when first asked for, to let the window appear sooner."""
        if self._work_page is None:
            self._work_page = self._make_work_page()
        return self._work_page

    def open_work(self, queue: "Queue | tuple[str, str]", mode: Mode | str) -> None:
        """Press Start. `queue`: a Queue, or the names of dataset and queue."""
        if self.entrance.refuses_work():
            return
        dataset, name = queue if isinstance(queue, tuple) else (queue.dataset_name, queue.name)
        self._place = Place(dataset, name, Mode(mode))
        self.side_pages.forget_origin()
        self._stack.setCurrentWidget(self.work_page)
        self.work_page.start(self._place)

    def show_samples(self, dataset: str, search: str = "", among: "NamedSet | None" = None) -> None:
        """Show the samples of a dataset that `search` finds (among some), to find and open one."""
        overview, pages = self._overview, self.side_pages
        manager, queues = (overview.manager, overview.may_create_queues) if overview else (False, False)
        self._turn_to(
            lambda: pages.show_samples(dataset, manager=manager, queues=queues, search=search, among=among)
        )

    def show_statistics(
        self, dataset: str | None = None, queue: str | None = None, *, member: str | None = None
    ) -> None:
        """Show how the work goes, in a dataset or a queue (None: as it was chosen last), or of a member."""
        self._turn_to(lambda: self.side_pages.show_statistics(dataset, queue, member=member))

    def show_my_work(self, share: Share | None = None) -> None:
        """Show what is this member's own; `share`: that part of it."""
        self._turn_to(lambda: self.side_pages.show_my_work(share))

    def show_members(self) -> None:
        """Show the people of the workspace."""
        self._turn_to(self.side_pages.show_members)

    def _turn_to(self, show: Callable[[], None]) -> None:
        """Show a page, once what is in hand is in order."""
        page = self._work_page
        if page is not None and page is self._stack.currentWidget():
            page.leave(show)
        else:
            show()

    def open_sample(self, dataset: str, queue: str, sample: str, *, take_over: bool = False) -> None:
        """Take one sample in hand by its name, or look at it; afterwards it goes back to where one was."""
        if self.entrance.refuses_work():
            return
        self.side_pages.remember_origin()
        self._stack.setCurrentWidget(self.work_page)
        self.work_page.open(Place(dataset, queue, Mode.LABEL), sample, take_over=take_over)

    def start(self, mode: Mode) -> None:
        """Start where this member worked last, else in the first queue that has something for them."""
        found = places(self.home_page.overview, mode)
        last = self._place and Place(self._place.dataset, self._place.queue, mode)
        place = last if last in found else next(iter(found), last)
        if place is None:
            self.show_notice(
                tr("There is no queue in which you can label.")
                if mode is Mode.LABEL
                else tr("There is no queue in which you can review.")
            )
        else:
            self.open_work((place.dataset, place.queue), mode)

    def show_notice(self, text: str, kind: str = "info") -> None:
        """One line at the bottom; `kind` is info, warning or error."""
        bug = translated(UnexpectedError()) in text
        self._notices.show_notice(text, kind, details=bug or bool(self._crashed and self._crashed in text))

    @property
    def notice(self) -> str:
        """What the notice says that can be seen now."""
        return self._notices.text

    @property
    def in_hand(self) -> SampleId | None:
        """The sample that is being worked on."""
        item = self._work_page.session.item if self._work_page is not None else None
        return item.sample.id if item is not None else None

    def go_home(self) -> None:
        """Show the queues as they stand now."""
        self._stack.setCurrentWidget(self.home_page)
        self.home_page.refresh()
        self.home_page.setFocus()
        self.refresh()

    def _go_back(self) -> None:
        """To where the sample was opened."""
        if not self.side_pages.go_back():
            self.go_home()

    def report_bug(self, error: BaseException) -> None:
        """A bug of ours outside of any job: it is logged, said, and the program stays up."""
        self.bugs.report(error)

    def tell_of_crash(self, details: str) -> None:
        """The last run ended abnormally; say so, once."""
        self.bugs.remember_crash(details)
        self._crashed = tr("Labelqueue did not end as it should the last time; what was drawn is kept.")
        self.show_notice(self._crashed, "warning")

    def connect_workspace(self) -> None:
        """Open the workspace, or try again."""
        self.problem_page.set_waiting(True)
        self.entrance.connect_workspace()

    def switch_workspace(self, opener: "Callable[[], Workspace]") -> None:
        """Work with another workspace; if it cannot be opened, the present one stays.

        What is in hand goes back first: in the other workspace it would mean nothing, or something else.
        """
        self.entrance.switch(opener)

    def _leave_work(self, then: Callable[[], None], stayed: Callable[[], None]) -> None:
        page = self._work_page
        if page is None or not page.at_work:
            then()
            return

        def left() -> None:
            self.go_home()
            then()

        page.leave(left, ask=True, stayed=stayed)

    def refresh(self) -> None:
        """Let the actions show what may be done now."""
        self.action_table.refresh(self._context())

    def _in_the_middle(self) -> bool:
        """Whether a hand is in a gesture, from which nothing may draw the eye away."""
        page = self._work_page
        drawing = page is not None and page.canvas.drawing
        return drawing or QApplication.mouseButtons() != Qt.MouseButton.NoButton

    # The workspace

    def _on_entered(self, overview: Overview, told: tuple[str, str] | None) -> None:
        self._overview = overview
        self.setWindowTitle(f"{overview.title} – {overview.member} – Labelqueue")
        self._notices.clear_errors()
        if told is not None and self._crashed and self._crashed == self.notice:
            self.show_notice(f"{self._crashed} {told[0]}", "warning")
        elif told is not None:
            self.show_notice(*told)
        self.news.enter(self.entrance.look)
        self.watch.enter(manager=overview.manager)
        self.home_page.show_overview(overview)
        if self._work_page is None or not self._work_page.at_work:
            self._stack.setCurrentWidget(self.home_page)
        self.refresh()
        self.files.run(_load_what_is_slow, then=lambda _none: self._prepare_work(), context=self)

    def _on_refused(self, error: KnownError) -> None:
        bug = isinstance(error, UnexpectedError)
        self.problem_page.show_problem(translated(error), local=self.entrance.local, details=bug)
        self._stack.setCurrentWidget(self.problem_page)
        self.refresh()
        if isinstance(error, LoginRefused):
            self.workspace_commands.ask_for_password(error)

    def _on_switched(self) -> None:
        self._place = None
        self.side_pages.forget_workspace()
        if self._work_page is not None:
            self._work_page.forget_workspace()

    def _on_entrance_changed(self) -> None:
        self.problem_page.set_waiting(self.entrance.switching)
        self.refresh()

    # Passing on

    def _on_triggered(self, action: ActionId) -> None:
        if self._commands.perform(action) or self.workspace_commands.perform(action):
            return
        if action is ActionId.GO_HOME and self.side_pages.shown is not None:
            self.go_home()
            return
        if self._work_page is not None:
            self._work_page.perform(action)

    def _on_queue_wanted(self, dataset: str, queue: str, command: RowCommand) -> None:
        def show() -> None:
            self.go_home()
            self.home_page.perform(dataset, queue, command)

        self._turn_to(show)

    def _on_setting(self, id_: str) -> None:
        app = QApplication.instance()
        if id_ == THEME.id and isinstance(app, QApplication):
            apply_theme(app, self.preferences.theme)
        self.refresh()

    def _context(self) -> Context:
        page = self._stack.currentWidget()
        theme = self.preferences.theme
        overview = self._overview
        if page is self.problem_page or overview is None:
            return Context(page=Page.PROBLEM, theme=theme, switching=self.entrance.switching)
        at_work = page is self._work_page and self._work_page is not None
        elsewhere = Context(page=self.side_pages.shown or Page.HOME, details=self.preferences.details)
        work = self._work_page.context() if at_work and self._work_page else elsewhere
        return replace(
            work,
            theme=theme,
            switching=self.entrance.switching,
            may_label=self._may_start(Mode.LABEL),
            may_review=self._may_start(Mode.REVIEW),
            may_manage=overview.manager,
        )

    def _may_start(self, mode: Mode) -> bool:
        """At home as the buttons of the cards have it; at work the counts there are too old for that."""
        overview = self.home_page.overview
        if overview is None or self._stack.currentWidget() is self.home_page:
            return bool(places(overview, mode))
        queues = [queue for dataset in overview.datasets for queue in dataset.queues]
        return overview.manager or any(may(queue, mode) for queue in queues)

    def closeEvent(self, event: QCloseEvent) -> None:
        page = self._work_page
        if page is None or not page.at_work:
            self.hide()  # a server that does not answer is waited for, but not by the user
            self.shut_down()
            event.accept()
        else:
            # First the sample in hand goes back, which takes a moment or a question; then again.
            event.ignore()
            page.leave(lambda: QTimer.singleShot(0, self, self._close), ask=True)

    def _close(self) -> None:
        self.close()

    def shut_down(self) -> None:
        """Stop the threads and remember what is to be remembered; asks nobody anything."""
        if self._shut_down:
            return
        self._shut_down = True
        self.preferences.geometry = self.saveGeometry()
        if self._work_page is not None:
            self._work_page.remember(self.preferences)
            self._work_page.drafts.close()
        self.entrance.close()
        self.database.close()
        self.files.close()

    # Parts

    def _prepare_work(self) -> None:
        _ = self.work_page

    def _make_work_page(self) -> "WorkPage":
        from labelqueue.ui.pages.work import WorkPage

        page = WorkPage(self.database, self.files, self.action_table, self._stack)
        page.recall(self.preferences)
        page.context_changed.connect(self.refresh)
        page.notice_requested.connect(self.show_notice)
        page.notice_outdated.connect(self._notices.take_back)
        page.errors_outdated.connect(self._notices.clear_errors)
        page.left.connect(self._go_back)
        self.news.follow(page.session)
        self._stack.addWidget(page)
        return page

    def _arrange(self) -> None:
        fill_menu_bar(self.menuBar(), self.action_table)
        self.workspace_commands.fill_recent(self.menuBar())
        # Keys work also while the menu bar of the desktop has taken the menus away.
        self.addActions(list(self.action_table))
        self._stack.addWidget(self.home_page)
        self._stack.addWidget(self.problem_page)
        self.setCentralWidget(self._stack)

    def _connect(self) -> None:
        self.action_table.triggered.connect(self._on_triggered)
        self.preferences.changed.connect(self._on_setting)
        self.entrance.asks = self.news.asked
        self.entrance.heard.connect(self.news.hear)
        self.entrance.heard.connect(self.home_page.keep_up)
        self.news.show_requested.connect(self.show_my_work)
        for one in (self.news, self.watch):
            one.home_requested.connect(lambda: self._turn_to(self.go_home))
        self.watch.member_requested.connect(lambda member: self.show_statistics(member=member))
        self.watch.queue_requested.connect(self._on_queue_wanted)
        self.news.work_requested.connect(lambda spot: self.open_work((spot.dataset, spot.queue), spot.mode))
        self.entrance.entered.connect(self._on_entered)
        self.entrance.refused.connect(self._on_refused)
        self.entrance.switched.connect(self._on_switched)
        self.entrance.changed.connect(self._on_entrance_changed)
        self.entrance.notice_requested.connect(self.show_notice)
        for bridge in (self.database, self.files):
            bridge.notice_requested.connect(self.show_notice)
            bridge.bug_met.connect(self.bugs.note)
        self.bugs.met.connect(lambda: self.show_notice(sentence(), "error"))
        self._notices.details_requested.connect(self.bugs.show_details)
        self.problem_page.details_requested.connect(self.bugs.show_details)
        self.database.idle.connect(self.refresh)  # the counts may be others now
        self.home_page.start_requested.connect(lambda data, queue, mode: self.open_work((data, queue), mode))
        self.side_pages.open_requested.connect(self.open_sample)
        self.side_pages.page_made.connect(self._commands.furnish)
        self.side_pages.search_requested.connect(self.show_samples)
        self.side_pages.set_requested.connect(lambda one: self.show_samples(one.dataset, one.search, one))
        self.side_pages.statistics_requested.connect(self.show_statistics)
        self.home_page.statistics_requested.connect(self.show_statistics)
        self.side_pages.home_requested.connect(self.go_home)
        self.side_pages.notice_requested.connect(self.show_notice)
        self.home_page.samples_requested.connect(self.show_samples)
        self.home_page.my_work_requested.connect(self.show_my_work)
        self.home_page.take_over_requested.connect(
            lambda dataset, queue, sample: self.open_sample(dataset, queue, sample, take_over=True)
        )
        self.home_page.notice_requested.connect(self.show_notice)
        self.problem_page.again_requested.connect(self.connect_workspace)
        self.problem_page.server_requested.connect(self.workspace_commands.choose)
        self.problem_page.local_requested.connect(self.workspace_commands.open_local)
        self.home_page.other_workspace_requested.connect(self.workspace_commands.choose)
        self.problem_page.quit_requested.connect(self.close)
        self._stack.currentChanged.connect(self.refresh)
        self._stack.currentChanged.connect(self._notices.raise_)  # each page comes in front of all


def _load_what_is_slow() -> None:
    """What the work page leans on, imported while the user still looks at the queues."""
    for name in ("labelqueue.images", "labelqueue.ui.pages.work"):
        importlib.import_module(name)
