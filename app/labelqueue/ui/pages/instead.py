"""What stands in place of a sample: there is none, or it is open in another window."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget

from labelqueue.domain.status import Mode
from labelqueue.domain.work import NothingToDo, WorkItem
from labelqueue.ui.pages.elsewhere import ElsewherePage
from labelqueue.ui.pages.nothing import NothingPage
from labelqueue.ui.work_requests import Counts, Place
from labelqueue.ui.work_session import WorkSession


class Instead(QObject):
    """Shows one of two pages, and asks the session again when the user wants that."""

    home_requested = Signal()
    place_requested = Signal(object)
    """Place: the same queue in the other mode."""
    compare_requested = Signal()

    def __init__(self, session: WorkSession, stack: QStackedWidget, parent: QObject) -> None:
        """The pages are shown in `stack`."""
        super().__init__(parent)
        self._session, self._stack = session, stack
        self.nothing = NothingPage(stack)
        self.elsewhere = ElsewherePage(stack)
        for page in (self.nothing, self.elsewhere):
            stack.addWidget(page)
            page.home_requested.connect(self.home_requested)
        self.nothing.again_requested.connect(self.look_again)
        self.nothing.quiet_look_requested.connect(session.look_again)
        self.nothing.other_mode_requested.connect(self._ask_for_other_mode)
        self.elsewhere.take_over_requested.connect(session.take_over)
        self.elsewhere.compare_requested.connect(self.compare_requested)

    def show_nothing(self, nothing: NothingToDo) -> None:
        """There is no sample; say why."""
        self._stack.setCurrentWidget(self.nothing)
        self.nothing.show_nothing(nothing)

    def show_elsewhere(self, work: WorkItem, *, compares: bool) -> None:
        """Ask where to go on. `compares`: there is something drawn here to compare first."""
        self.elsewhere.show_work(work, compares=compares)
        self._stack.setCurrentWidget(self.elsewhere)
        self.elsewhere.take_focus()

    def show_counts(self, counts: Counts) -> None:
        """How many samples have which status, where there is nothing else to be told."""
        may = self._session.surroundings.may
        self.nothing.show_counts(counts, may_label=may(Mode.LABEL), may_review=may(Mode.REVIEW))

    def look_again(self) -> None:
        """Ask once more, where the session is."""
        if self._session.place is not None:
            self._session.start(self._session.place)

    def _ask_for_other_mode(self) -> None:
        place = self._session.place
        if place is not None:
            other = Mode.REVIEW if place.mode is Mode.LABEL else Mode.LABEL
            self.place_requested.emit(Place(place.dataset, place.queue, other))
