"""The pages beside the work page, from which samples are opened by their names, and the way back to them."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget

from labelqueue.domain.mine import Share
from labelqueue.ui.bridge import Database, Files
from labelqueue.ui.context import Page
from labelqueue.ui.preferences import Preferences
from labelqueue.ui.widths import keep_widths

if TYPE_CHECKING:
    from labelqueue.ui.named_set import NamedSet
    from labelqueue.ui.side_page import SidePage

P = TypeVar("P", bound="SidePage")


class SidePages(QObject):
    """Each is made when it is asked for first, and lies in the stack of the window.

    A new one is a heir of `SidePage`, a name in `Page`, and a method here that shows it.
    """

    page_made = Signal(object)
    """SidePage: it is in the stack now, and may be given what the window has for it."""
    open_requested = Signal(str, str, str)  # dataset, queue, sample
    search_requested = Signal(str, str)  # dataset, what to search for among its samples
    set_requested = Signal(object)  # NamedSet, to be looked at among the samples
    statistics_requested = Signal()
    home_requested = Signal()
    notice_requested = Signal(str, str)  # text, kind

    def __init__(
        self,
        stack: QStackedWidget,
        database: Database,
        files: Files,
        preferences: Preferences,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._stack, self._preferences = stack, preferences
        self._database, self._files = database, files
        self._pages: dict[Page, SidePage] = {}
        self._origin: SidePage | None = None

    @property
    def shown(self) -> Page | None:
        """Which of them is to be seen."""
        page = self._current()
        return page.page if page is not None else None

    def show_samples(
        self,
        dataset: str,
        *,
        manager: bool,
        queues: bool,
        search: str = "",
        among: "NamedSet | None" = None,
    ) -> None:
        """Show the samples of a dataset that `search` finds; a manager may change them.

        `queues`: the member may make queues.

        `among`: only among those, which were counted somewhere.
        """
        from labelqueue.ui.pages.samples import SamplesPage

        page = self._made(
            SamplesPage, lambda: SamplesPage(self._database, self._files, self._preferences, self._stack)
        )
        page.show_dataset(dataset, manager=manager, queues=queues, search=search, among=among)
        self._show(page)

    def show_statistics(
        self, dataset: str | None = None, queue: str | None = None, *, member: str | None = None
    ) -> None:
        """Show how the work goes, in a dataset or a queue (None: as it was chosen last), or of a member."""
        from labelqueue.ui.pages.statistics import StatisticsPage

        page = self._made(StatisticsPage, lambda: StatisticsPage(self._database, self._files, self._stack))
        if member is None:
            page.show_place(dataset, queue)
        else:
            page.show_member(member)
        page.refresh()
        self._show(page)

    def show_my_work(self, share: Share | None = None) -> None:
        """Show what is this member's own; `share`: that part of it."""
        from labelqueue.ui.pages.my_work import MyWorkPage

        page = self._made(MyWorkPage)
        if share is not None:
            page.show_share(share)
        page.refresh()
        self._show(page)

    def show_members(self) -> None:
        """Show the people of the workspace."""
        from labelqueue.ui.pages.members import MembersPage

        page = self._made(MembersPage)
        page.refresh()
        self._show(page)

    def remember_origin(self) -> None:
        """What is opened now is left again to where one is now."""
        self._origin = self._current()

    def forget_workspace(self) -> None:
        """Another one is open now."""
        self.forget_origin()
        for page in self._pages.values():
            page.forget_workspace()

    def forget_origin(self) -> None:
        """One goes home."""
        self._origin = None

    def go_back(self) -> bool:
        """Show the page from which the last sample was opened; whether there is one."""
        page = self._origin
        if page is not None:
            page.refresh()
            self._show(page)
        return page is not None

    def _current(self) -> "SidePage | None":
        now = self._stack.currentWidget()
        return next((page for page in self._pages.values() if page is now), None)

    def _show(self, page: "SidePage") -> None:
        self._stack.setCurrentWidget(page)
        page.setFocus()

    def _made(self, kind: type[P], make: Callable[[], P] | None = None) -> P:
        known = self._pages.get(kind.page)
        if isinstance(known, kind):
            return known
        page = self._pages[kind.page] = kind(self._database, self._stack) if make is None else make()
        if (header := page.header) is not None:
            keep_widths(self._preferences, kind.page, header)
        page.open_requested.connect(self.open_requested)
        page.search_requested.connect(self.search_requested)
        page.set_requested.connect(self.set_requested)
        page.statistics_requested.connect(self.statistics_requested)
        page.home_requested.connect(self.home_requested)
        page.notice_requested.connect(self.notice_requested)
        self._stack.addWidget(page)
        self.page_made.emit(page)
        return page
