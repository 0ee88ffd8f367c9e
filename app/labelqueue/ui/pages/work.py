"""The page where samples are labeled and reviewed."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from labelqueue.domain.errors import KnownError
from labelqueue.domain.label import Label
from labelqueue.domain.status import Action
from labelqueue.domain.work import Fenced, NothingToDo, View, WorkItem
from labelqueue.ui.actions import ActionId, Actions
from labelqueue.ui.bridge import Database, Files
from labelqueue.ui.context import Context, Page
from labelqueue.ui.departure import UNFINISHED, Departure
from labelqueue.ui.document import Document
from labelqueue.ui.done_today import DoneToday
from labelqueue.ui.draft_keeper import DraftKeeper
from labelqueue.ui.drawing_commands import DrawingCommands
from labelqueue.ui.empty_submits import EmptySubmits
from labelqueue.ui.finish_commands import FinishCommands
from labelqueue.ui.hands import Hands
from labelqueue.ui.i18n import tr, translated
from labelqueue.ui.image_on_show import ImageOnShow
from labelqueue.ui.in_force import InForce
from labelqueue.ui.looking import Looking
from labelqueue.ui.pages import work_memory
from labelqueue.ui.pages.instead import Instead
from labelqueue.ui.pages.work_body import WorkBody
from labelqueue.ui.panels.header import Header
from labelqueue.ui.panels.queue_status import QueueStatus
from labelqueue.ui.panels.view_banner import ViewBanner
from labelqueue.ui.passing_notices import PassingNotices
from labelqueue.ui.patience import Patience
from labelqueue.ui.preferences import Preferences
from labelqueue.ui.review_desk import ReviewDesk
from labelqueue.ui.standstill import Standstill
from labelqueue.ui.view_commands import ViewCommands
from labelqueue.ui.work_requests import Counts, Place, Surroundings
from labelqueue.ui.work_session import WorkSession
from labelqueue.ui.work_timer import WorkTimer

if TYPE_CHECKING:
    from labelqueue.ui.canvas import Pyramid


class WorkPage(QWidget):
    """Puts together canvas, panels and session; what may be done is for `Actions.refresh` to say."""

    context_changed = Signal()
    notice_requested = Signal(str, str)  # text, kind
    notice_outdated = Signal(str)  # text
    errors_outdated = Signal()
    """Something has worked: what failed before is of no interest any more."""
    left = Signal()
    """Nothing is in hand any more, and the user wants to go home."""

    def __init__(
        self, database: Database, files: Files, actions: Actions, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("work_page")
        self.session = WorkSession(database, self)
        self.document = Document(self)
        # In the order in which Tab goes through them.
        self.header = Header(actions, self)
        self.banner = ViewBanner(self)
        self._stack = QStackedWidget(self)
        self.body = WorkBody(self.document, actions, self._stack)
        self.status = QueueStatus(self)
        self.canvas = self.body.canvas
        self.image = ImageOnShow(files, self.canvas, self)
        toolbars = (self.header.label_toolbar, self.header.review_toolbar, self.body.tools)
        self._standstill = Standstill(self.canvas, self.body.column, toolbars, self)
        self._wanted_category = ""
        self._opening = False
        self._arrange()
        self._instead = Instead(self.session, self._stack, self)
        self.nothing, self.elsewhere = self._instead.nothing, self._instead.elsewhere
        self._looking = Looking(self.session, self.document, self.banner, self)  # hears of a view first
        self._connect_session()
        self.drafts = DraftKeeper(self.session, self.document, self)
        self._departure = Departure(self.session, self.document, self.canvas, self)
        self._desk = ReviewDesk(
            self.session, database, self.document, self.body, self.header, self.drafts, self
        )
        self._finishing = FinishCommands(
            self.session, self.document, self.canvas, self._departure, self._desk, self
        )
        self._questions = self._finishing.questions
        self._drawing = DrawingCommands(self.document, self.canvas, self)
        self._view = ViewCommands(self.canvas, self)
        self._passing = PassingNotices(self.document, self.session, self)
        self._timer = WorkTimer(self.session, database, self)
        self._patience = Patience(self.session, self)
        self._empties = EmptySubmits(self.session, actions, self)
        self._today = DoneToday(self.session, database, self)
        self._hands = Hands(self.document, self.body, actions, self)
        self._connect_widgets()
        self._commands = self._make_commands()
        actions.guard = self.settled

    # What the window asks

    def context(self) -> Context:
        """What of the context is known here."""
        item, document = self.session.item, self.document
        known = Context(
            page=Page.WORK,
            busy=self.session.busy,
            asking=self._questions.action is not None,
            status=item.status if item else None,
            mode=item.mode if item else None,
            settings=self.session.surroundings.settings,
            readable=self.image.readable,
            can_undo=self._drawing.can_undo,
            can_redo=self._drawing.can_redo,
            can_delete=bool(document.selection) or document.hovered is not None,
            meant=len(self._drawing.meant),
            pointed=len(self._drawing.pointed),
            can_paste=self._drawing.can_paste,
            has_last=document.last_turn > 0,
            tool=self.canvas.tool,
            options=self._drawing.options,
            views=self._view.options,
            reopenable=self.session.reopenable is not None,
            has_guide=bool(self.session.surroundings.guide),
        )
        return self._desk.context(known)

    @property
    def at_work(self) -> bool:
        """Whether a sample is in hand or on its way."""
        return self.session.item is not None or self.session.busy

    def settled(self) -> bool:
        """Whether the sample has been on the screen long enough to be finished by a key."""
        return self.image.settled and not self.session.busy

    def perform(self, action: ActionId) -> None:
        """Do what the action says, if it is one of this page's."""
        command = self._commands.get(action)
        if command is not None:
            command()

    def start(self, place: Place) -> None:
        """Take the next sample at `place`, once what is in hand has been put in order."""
        self.leave(lambda: self._start(place))

    def open(self, place: Place, sample: str, *, take_over: bool = False) -> None:
        """Take one sample of `place` by its name, or look at it, once what is in hand is in order."""
        self.leave(lambda: self.session.open(place, sample, take_over=take_over))

    def leave(
        self, then: Callable[[], None], *, ask: bool = False, stayed: Callable[[], None] | None = None
    ) -> None:
        """Give back what is in hand, then call `then`; see `Departure.begin`."""
        if not self.session.busy:
            self._questions.close()  # else its words are on their way, and may come back
            if self.session.item is None:
                self.session.put_down()
                self._looking.forget()
                self._put_away()
        self._departure.begin(then, ask=ask, stayed=stayed)

    def forget_workspace(self) -> None:
        """Another one is there now; nothing is in hand."""
        self.session.clear()
        self._looking.forget()
        self._today.forget()
        self._put_away()

    def remember(self, preferences: Preferences) -> None:
        """Keep what is in the hand for the next start."""
        work_memory.remember(preferences, self.document, self.body)

    def recall(self, preferences: Preferences) -> None:
        """Take in the hand what was there when the program ended."""
        self._wanted_category = preferences.category  # of categories that are not known yet
        work_memory.recall(preferences, self.body)
        InForce(
            preferences, self.canvas, image=self.image, drafts=self.drafts, timer=self._timer, parent=self
        )

    # Answers of the session

    def _start(self, place: Place) -> None:
        self.banner.hide()
        self.header.show_mode(place.mode, place.title)
        self._stack.setCurrentWidget(self.body)
        self.session.start(place)

    def _on_surroundings(self, surroundings: Surroundings) -> None:
        self.document.set_categories(surroundings.categories)
        self.body.panels.fit()
        self.document.set_active_category(self._wanted_category)
        self._wanted_category = ""

    def _on_item(self, item: WorkItem) -> None:
        self.header.show_mode(item.mode, self.session.place.title if self.session.place else "")
        self.header.show_item(item)
        self.status.show_sample(item.sample.name, in_row=not self.session.single)
        self.banner.hide()
        self._show_sample(item)

    def _on_view(self, view: View) -> None:
        self.header.show_view(view, self.session.place.dataset if self.session.place else "")
        self.status.show_sample(view.sample.name, in_row=False)
        self._show_sample(view)

    def _show_sample(self, shown: WorkItem | View) -> None:
        self.errors_outdated.emit()
        # The last sample stays to be seen until the next image is there: anything else would flash. But
        # it is only a picture now: what is done to it would count for the next one.
        with self._told_once():
            self.document.freeze()
            self._questions.close()
            self._desk.announce(shown)
            self._stack.setCurrentWidget(self.body)
            self.image.show(shown.sample)

    def _on_image(self, image: "Pyramid") -> None:
        item, view = self.session.item, self.session.view
        shown = item or view
        if shown is None:
            return
        label = self._looking.label_of(shown) if isinstance(shown, View) else shown.label
        with self._told_once():
            # In this order: what is made of the last label, and of the last image, is of no use any more.
            self.canvas.set_image(image)
            self.status.show_zoom(self.canvas.zoom)
            subject = item.claim if item else None
            self.document.open(label, editable=item is not None, subject=subject, size=image.size)
            if item is not None:
                self.drafts.bring_back(item)
                self._timer.begin(item)
            self._desk.show(shown)
            self._focus_canvas()

    def _on_shape_finished(self) -> None:
        if not self.canvas.drawing:
            self.notice_outdated.emit(translated(UNFINISHED))

    def _on_unreadable(self, error: KnownError) -> None:
        self.image.say_unreadable(error, can_skip=self.session.allows(Action.SKIP))
        self.status.show_zoom(None)
        self._focus_canvas()
        self._refresh()

    def _focus_canvas(self) -> None:
        """Not away from a comment: what is typed on would be keys that change the drawing."""
        if self._questions.action is None and not self.body.comments.isAncestorOf(self.focusWidget()):
            self.canvas.setFocus()

    def _on_settled(self) -> None:
        if self.image.ahead:
            self.session.reserve_next(self.image.fetch_ahead)

    def _on_saved(self, item: WorkItem, label: Label) -> None:
        self.errors_outdated.emit()
        if self.document.label == label:
            self.document.mark_saved()
        self.document.subject = item.claim  # every write gives the sample a new one
        self.header.show_item(item)
        self._timer.go_on(item)
        self._refresh()
        if not self._departure.under_way:
            self.notice_requested.emit(tr("Saved."), "info")

    def _on_nothing(self, nothing: NothingToDo) -> None:
        self.errors_outdated.emit()
        self._put_away()
        self._instead.show_nothing(nothing)

    def _on_elsewhere(self, work: WorkItem) -> None:
        self.errors_outdated.emit()
        self._put_away()
        self._instead.show_elsewhere(work, compares=self._looking.may_compare(work.sample))

    def _on_single_done(self) -> None:
        self._put_away()
        self.left.emit()

    def _on_fenced(self, fenced: Fenced) -> None:
        """Somebody else has the sample; the server keeps what was sent. Go on with the next one."""
        if not self._departure.under_way and self._looking.lose(fenced):
            return
        self.notice_requested.emit(translated(fenced.sentence), "warning")
        self._put_away()
        if self._departure.under_way:
            return
        if self.session.single:
            self.left.emit()
        else:
            self._instead.look_again()

    def _on_failed(self, error: KnownError) -> None:
        said = translated(error)
        if self._departure.loses_something:
            said = tr("{problem} Your drawing is kept.", problem=said)
        self.notice_requested.emit(said, "error")
        self._questions.set_waiting(False)
        self._refresh()
        session = self.session
        if (session.item or session.view or session.offered) is None:
            self._put_away()
            self.left.emit()

    def _put_away(self) -> None:
        """Show no sample."""
        self._questions.close()
        self._desk.clear()
        self.banner.hide()
        self.document.close()
        self.image.clear()
        self._timer.stop()
        self.header.show_item(None)
        self.status.show_sample("")
        self.status.show_zoom(None)
        self._refresh()

    def _on_counts(self, counts: Counts) -> None:
        place = self.session.place
        if place is not None:
            self.status.show_counts(counts, place.mode)
            self._instead.show_counts(counts)

    def _refresh(self) -> None:
        if self._opening:
            return
        waiting = self.session.busy or self.image.arriving
        self._standstill.begin(waiting=waiting, asking=self._questions.action is not None)
        self.context_changed.emit()
        self._standstill.end(waiting=waiting)

    def _tell(self) -> None:
        if not self._opening:
            self.context_changed.emit()

    @contextmanager
    def _told_once(self) -> Iterator[None]:
        """What the many parts have to say about another sample is told when all of them know it."""
        outer, self._opening = self._opening, True
        try:
            yield
        finally:
            self._opening = outer
        self._refresh()

    # Commands

    def _make_commands(self) -> dict[ActionId, Callable[[], object]]:
        return {
            ActionId.RELEASE: self._go_home,
            ActionId.GO_HOME: self._go_home,
            ActionId.REOPEN: lambda: self.leave(self.session.reopen),
            ActionId.GUIDE: self._show_guide,
            **self._finishing.commands(),
            **self._drawing.commands(),
            **self._view.commands(),
            **self._desk.commands(),
        }

    def _go_home(self) -> None:
        self.leave(self.left.emit)

    def _show_guide(self) -> None:
        place = self.session.place
        if place is not None:
            from labelqueue.ui.dialogs.queue import GuideDialog

            GuideDialog(place.title, self.session.surroundings.guide, self).show()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.image.forget()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._questions.place(self.header.height() + 8)

    # Parts

    def _arrange(self) -> None:
        self._stack.addWidget(self.body)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.banner)
        column.addWidget(self._stack, 1)
        column.addWidget(self.status)

    def _connect_session(self) -> None:
        session = self.session
        session.surroundings_changed.connect(self._on_surroundings)
        session.item_opened.connect(self._on_item)
        session.view_opened.connect(self._on_view)
        session.elsewhere_found.connect(self._on_elsewhere)
        session.single_done.connect(self._on_single_done)
        session.item_saved.connect(self._on_saved)
        session.nothing_left.connect(self._on_nothing)
        session.fenced.connect(self._on_fenced)
        session.released.connect(self._put_away)
        session.failed.connect(self._on_failed)
        session.busy_changed.connect(self._refresh)
        session.settings_changed.connect(self._refresh)
        session.counts_changed.connect(self._on_counts)

    def _connect_widgets(self) -> None:
        document, canvas = self.document, self.canvas
        notices = self._passing
        notices.hear(self.session, self._patience, self._departure, self.drafts, self.image)
        notices.hear(self._desk, self._looking, self._empties)
        notices.hear_of_drawing(self._finishing, self._drawing)
        self._empties.outdated.connect(self.notice_outdated)
        notices.requested.connect(self.notice_requested)
        notices.outdated.connect(self.notice_outdated)
        self._departure.notice_outdated.connect(self.notice_outdated)
        self._patience.notice_outdated.connect(self.notice_outdated)
        self._departure.put_aside.connect(self.drafts.keep)
        self._departure.discarded.connect(self.drafts.drop)
        self.image.arrived.connect(self._on_image)
        self.image.missed.connect(self.document.close)
        self.image.unreadable.connect(self._on_unreadable)
        self.image.settled_down.connect(self._on_settled)
        self._questions.changed.connect(self._refresh)
        self._instead.home_requested.connect(self._go_home)
        self._instead.compare_requested.connect(self._looking.compare)
        self._looking.left.connect(self._on_single_done)
        self._instead.place_requested.connect(self.start)
        self.body.drawing_watch.changed.connect(self._on_shape_finished)
        canvas.pointer_moved.connect(self.status.show_pointer)
        self._hands.hint_changed.connect(self.status.show_hint)
        self.context_changed.connect(self._hands.look)
        self._timer.ticked.connect(self.status.show_time)
        self._today.changed.connect(self.status.show_today)
        canvas.zoom_changed.connect(self.status.show_zoom)
        changes = [document.label_changed, document.selection_changed, document.hover_changed]
        changes += [document.undo_stack.indexChanged, canvas.tool_changed, self.body.drawing_watch.changed]
        changes += [canvas.view_options_changed, canvas.options_changed]
        for signal in (*changes, self._drawing.changed, self._view.changed, self._desk.changed):
            signal.connect(self._tell)
