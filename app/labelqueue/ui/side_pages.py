"""The pages from which samples are opened by their names, and the way back to them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget

from labelqueue.domain.mine import Share
from labelqueue.ui.bridge import Database
from labelqueue.ui.context import Page
from labelqueue.ui.preferences import Preferences
from labelqueue.ui.widths import keep_widths

if TYPE_CHECKING:
    from labelqueue.ui.pages.my_work import MyWorkPage
    from labelqueue.ui.pages.samples import SamplesPage


class SidePages(QObject):
    """Each is made when it is asked for first, and lies in the stack of the window."""

    open_requested = Signal(str, str, str)  # dataset, queue, sample
    home_requested = Signal()
    notice_requested = Signal(str, str)  # text, kind

    def __init__(
        self, stack: QStackedWidget, database: Database, preferences: Preferences, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._stack, self._database, self._preferences = stack, database, preferences
        self._samples: SamplesPage | None = None
        self._my_work: MyWorkPage | None = None
        self._origin: SamplesPage | MyWorkPage | None = None

    @property
    def shown(self) -> Page | None:
        """Which of them is to be seen."""
        match self._current():
            case None:
                return None
            case page if page is self._samples:
                return Page.SAMPLES
            case _:
                return Page.MY_WORK

    def show_samples(self, dataset: str, *, manager: bool, search: str = "") -> None:
        """Show the samples of a dataset that `search` finds; a manager may change them."""
        page = self._samples
        if page is None:
            from labelqueue.ui.pages.samples import SamplesPage

            page = self._samples = SamplesPage(self._database)
            keep_widths(self._preferences, "samples", page.header)
            self._take_in(page)
        page.show_dataset(dataset, manager=manager, search=search)
        self._stack.setCurrentWidget(page)
        page.setFocus()

    def show_my_work(self, share: Share | None = None) -> None:
        """Show what is this member's own; `share`: that part of it."""
        page = self._my_work
        if page is None:
            from labelqueue.ui.pages.my_work import MyWorkPage

            page = self._my_work = MyWorkPage(self._database)
            keep_widths(self._preferences, "my_work", page.header)
            self._take_in(page)
        if share is not None:
            page.show_share(share)
        page.refresh()
        self._stack.setCurrentWidget(page)
        page.setFocus()

    def remember_origin(self) -> None:
        """What is opened now is left again to where one is now."""
        self._origin = self._current()

    def forget_origin(self) -> None:
        """One goes home."""
        self._origin = None

    def go_back(self) -> bool:
        """Show the page from which the last sample was opened; whether there is one."""
        page = self._origin
        if page is not None:
            self._stack.setCurrentWidget(page)
            page.refresh()
            page.setFocus()
        return page is not None

    def _current(self) -> "SamplesPage | MyWorkPage | None":
        now = self._stack.currentWidget()
        return next((page for page in (self._samples, self._my_work) if page is now and page), None)

    def _take_in(self, page: "SamplesPage | MyWorkPage") -> None:
        page.open_requested.connect(self.open_requested)
        page.home_requested.connect(self.home_requested)
        page.notice_requested.connect(self.notice_requested)
        self._stack.addWidget(page)
