"""The page where samples are labeled and reviewed."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from labelqueue.domain.errors import KnownError
from labelqueue.domain.label import Label
from labelqueue.domain.status import Action, Mode
from labelqueue.domain.work import Fenced, NothingToDo, WorkItem
from labelqueue.ui.actions import ActionId, Actions, Context, Page
from labelqueue.ui.bridge import Database, Files
from labelqueue.ui.canvas import Canvas
from labelqueue.ui.dialogs.comment import CommentCard
from labelqueue.ui.dialogs.unsaved import Leave, UnsavedDialog
from labelqueue.ui.document import Document
from labelqueue.ui.image_loader import ImageLoader
from labelqueue.ui.pages.nothing import NothingPage
from labelqueue.ui.panels.annotations import AnnotationsPanel
from labelqueue.ui.panels.categories import CategoriesPanel
from labelqueue.ui.panels.comments import CommentsPanel
from labelqueue.ui.panels.header import Header
from labelqueue.ui.panels.queue_status import QueueStatus
from labelqueue.ui.shield import Shield
from labelqueue.ui.toolbars import tool_toolbar
from labelqueue.ui.tools import ToolId
from labelqueue.ui.work_session import Counts, Place, Surroundings, WorkSession

if TYPE_CHECKING:
    import numpy as np

SETTLES_AFTER: Final = 300  # milliseconds from the first paint until a key may finish the sample
FLICKER: Final = 200  # milliseconds that the toolbar may look enabled while an action is under way
COLUMN_WIDTH: Final = 300
UNFINISHED: Final = "Finish or cancel the shape first (Enter / Esc)."


class WorkPage(QWidget):
    """Puts together canvas, panels and session; what may be done is for `Actions.refresh` to say."""

    context_changed = Signal()
    notice_requested = Signal(str, str)  # text, kind
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
        self.canvas = Canvas(self.document)
        self.canvas.setObjectName("canvas")
        self._loader = ImageLoader(files, self)
        self._readable = False
        self._settled = False
        self._asking: Action | None = None
        self._leaving: Callable[[], None] | None = None
        self._settle = QTimer(self, singleShot=True, interval=SETTLES_AFTER)
        self._thaw = QTimer(self, singleShot=True, interval=FLICKER)
        self.header = Header(actions)
        self.comments = CommentsPanel()
        self.nothing = NothingPage()
        self.status = QueueStatus()
        self._tools = tool_toolbar(actions)
        self._stack = QStackedWidget()
        self._body = self._make_body()
        self._card = CommentCard(self)
        self._shield = Shield(self.canvas, self.column, parent=self)
        self._arrange()
        self._connect(actions)
        self._commands = self._make_commands()

    # What the window asks

    def context(self) -> Context:
        """What of the context is known here."""
        item, canvas, document = self.session.item, self.canvas, self.document
        return Context(
            page=Page.WORK,
            busy=self.session.busy or self._asking is not None,
            status=item.status if item else None,
            mode=item.mode if item else None,
            settings=self.session.surroundings.settings,
            readable=self._readable,
            drawing=canvas.drawing,
            modified=document.modified,
            can_undo=document.undo_stack.canUndo(),
            can_redo=document.undo_stack.canRedo(),
            can_delete=bool(document.selection) or document.hovered is not None,
            tool=canvas.tool,
            reopenable=self.session.reopenable is not None,
        )

    @property
    def modified(self) -> bool:
        """Whether there is a drawing that would be lost."""
        return self.session.item is not None and (self.document.modified or self.canvas.drawing)

    def settled(self) -> bool:
        """Whether the sample has been on the screen long enough to be finished by a key."""
        return self._settled and not self.session.busy

    def perform(self, action: ActionId) -> bool:
        """Do what the action says, if it is one of this page's."""
        command = self._commands.get(action)
        if command is not None:
            command()
        return command is not None

    def start(self, place: Place) -> None:
        """Take the next sample at `place`, once what is in hand has been put in order."""
        self.leave(lambda: self._start(place))

    def leave(self, then: Callable[[], None], *, ask: bool = False) -> None:
        """Give back what is in hand, then call `then`. A drawing is saved, or the user asked about it.

        `ask`: ask even where it could be saved without a word.
        """
        if self.session.busy:
            return
        self._close_card()
        if self.session.item is None:
            then()
        elif not self.modified:
            self._release(then)
        elif self.canvas.drawing and not ask:
            self.notice_requested.emit(UNFINISHED, "info")
        elif self.context().allows(Action.SAVE) and not ask:
            self._save_and_release(then)
        else:
            self._ask_and_release(then)

    # Leaving

    def _release(self, then: Callable[[], None]) -> None:
        self._leaving = then
        self.session.release()

    def _save_and_release(self, then: Callable[[], None]) -> None:
        self._leaving = then
        self.session.send(Action.SAVE, label=self.document.label)

    def _ask_and_release(self, then: Callable[[], None]) -> None:
        item = self.session.item
        assert item is not None
        can_save = self.context().allows(Action.SAVE) and not self.canvas.drawing
        dialog = UnsavedDialog(item.sample.name, can_save=can_save, parent=self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

        def answered(answer: Leave) -> None:
            match answer:
                case Leave.SAVE:
                    self._save_and_release(then)
                case Leave.DISCARD:
                    self._release(then)
                case Leave.STAY:
                    self.canvas.setFocus()

        dialog.answered.connect(answered)
        dialog.open()

    def _on_released(self) -> None:
        then, self._leaving = self._leaving, None
        self._put_away()
        if then is not None:
            then()

    # Answers of the session

    def _start(self, place: Place) -> None:
        self.header.show_mode(place.mode, place.queue)
        self.session.start(place)

    def _on_surroundings(self, surroundings: Surroundings) -> None:
        self.document.set_categories(surroundings.categories)

    def _on_item(self, item: WorkItem) -> None:
        self.errors_outdated.emit()
        # The last sample stays to be seen until the next image is there: anything else would flash.
        self.document.mark_saved()
        self._readable = self._settled = False
        self.header.show_item(item)
        self.status.show_sample(item.sample.name)
        self.comments.show_remark(item.remark, item.mode)
        self._stack.setCurrentWidget(self._body)
        self._loader.load(item.sample.uri)
        self.context_changed.emit()

    def _on_image(self, pixels: "np.ndarray") -> None:
        item = self.session.item
        if item is None:
            return
        self.canvas.set_image(pixels)
        self.document.open(item.label)
        self._readable = True
        if not self._card.isVisible():
            self.canvas.setFocus()
        self.context_changed.emit()

    def _on_slow_image(self) -> None:
        self.document.close()
        self.canvas.set_message("Loading …")

    def _on_unreadable(self, error: KnownError) -> None:
        self.document.close()
        can_skip = self.context().allows(Action.SKIP)
        self.canvas.set_message(str(error), "You can skip this sample." if can_skip else "", "image-off")
        self._settle.start()
        self.context_changed.emit()

    def _on_saved(self, item: WorkItem, label: Label) -> None:
        self.errors_outdated.emit()
        if self.document.label == label:
            self.document.mark_saved()
        self.header.show_item(item)
        self.context_changed.emit()
        if self._leaving is not None:
            self.session.release()
        else:
            self.notice_requested.emit("Saved.", "info")

    def _on_nothing(self, nothing: NothingToDo) -> None:
        self.errors_outdated.emit()
        self._put_away()
        self.nothing.show_nothing(nothing)
        self._stack.setCurrentWidget(self.nothing)

    def _on_fenced(self, fenced: Fenced) -> None:
        """Somebody else has the sample; the server keeps what was sent. Go on with the next one."""
        self.notice_requested.emit(fenced.sentence, "warning")
        self.document.mark_saved()
        if self._leaving is not None:
            self._on_released()
        elif self.session.place is not None:
            self.session.start(self.session.place)

    def _on_failed(self, error: KnownError) -> None:
        then, self._leaving = self._leaving, None
        kept = " Your drawing is kept." if self.modified else ""
        self.notice_requested.emit(f"{error}{kept}", "error")
        if self.session.item is None:
            self._put_away()
            self.left.emit()
        elif then is not None and not self.modified:
            # Nothing to lose: whoever wants to go may go, and the queue takes the sample back in time.
            self.session.item = None
            self._put_away()
            then()
        self.context_changed.emit()

    def _put_away(self) -> None:
        """Show no sample."""
        self._loader.cancel()
        self._readable = self._settled = False
        self.document.close()
        self.canvas.set_message("")
        self.header.show_item(None)
        self.status.show_sample("")
        self.status.show_pointer(None)
        self.comments.hide()
        self.context_changed.emit()

    def _on_counts(self, counts: Counts) -> None:
        place = self.session.place
        if place is not None:
            self.status.show_counts(counts, place.mode)
            self.nothing.show_counts(counts, may_label=True, may_review=True)

    def _on_busy(self, busy: bool) -> None:
        self._shield.set_up(busy)
        if busy:
            self.header.freeze(True)
            self._thaw.start()
        self.context_changed.emit()
        if not busy:
            self._thaw.stop()
            self.header.freeze(False)

    # Commands

    def _make_commands(self) -> dict[ActionId, Callable[[], None]]:
        canvas, stack = self.canvas, self.document.undo_stack
        return {
            ActionId.SUBMIT: lambda: self._finish(Action.SUBMIT),
            ActionId.ACCEPT: lambda: self._finish(Action.ACCEPT),
            ActionId.SAVE: lambda: self._finish(Action.SAVE),
            ActionId.SKIP: self._skip,
            ActionId.REJECT: self._reject,
            ActionId.RELEASE: self._go_home,
            ActionId.GO_HOME: self._go_home,
            ActionId.REOPEN: self._reopen,
            ActionId.UNDO: lambda: canvas.undo_point() if canvas.drawing else stack.undo(),
            ActionId.REDO: stack.redo,
            ActionId.DELETE: lambda: (
                canvas.undo_point() if canvas.drawing else self.document.delete_selection()
            ),
            ActionId.TOOL_SELECT: lambda: canvas.set_tool(ToolId.SELECT),
            ActionId.TOOL_BOX: lambda: canvas.set_tool(ToolId.BOX),
            ActionId.TOOL_POLYGON: lambda: canvas.set_tool(ToolId.POLYGON),
            ActionId.ZOOM_IN: canvas.zoom_in,
            ActionId.ZOOM_OUT: canvas.zoom_out,
            ActionId.ZOOM_FIT: canvas.zoom_fit,
            ActionId.ZOOM_100: canvas.zoom_100,
        }

    def _finish(self, action: Action, words: str = "") -> None:
        if self.canvas.drawing:
            self.notice_requested.emit(UNFINISHED, "info")
            return
        # Submit and Save always carry the label; with the others it would count as a correction.
        carries = action in {Action.SUBMIT, Action.SAVE} or self.document.modified
        self.session.send(action, label=self.document.label if carries else None, words=words)

    def _skip(self) -> None:
        if self.session.surroundings.settings.skip_reason_required:
            self._ask(Action.SKIP, "Why is it skipped?", button="Skip", kind="primary", required=True)
        else:
            self._finish(Action.SKIP)

    def _reject(self) -> None:
        required = self.session.surroundings.settings.reject_comment_required
        self._ask(
            Action.REJECT, "What is to be corrected?", button="Reject", kind="danger", required=required
        )

    def _reopen(self) -> None:
        self.leave(self.session.reopen)

    def _go_home(self) -> None:
        self.leave(self.left.emit)

    # The card that asks for a comment

    def _ask(self, action: Action, question: str, *, button: str, kind: str, required: bool) -> None:
        if self.canvas.drawing:
            self.notice_requested.emit(UNFINISHED, "info")
            return
        self._asking = action
        placeholder = "stem missing" if action is Action.REJECT else "blurred"
        self._card.ask(
            question, button=button, kind=kind, placeholder=f"For example: {placeholder}", required=required
        )
        self._place_card()
        self.context_changed.emit()

    def _on_answer(self, words: str) -> None:
        action = self._asking
        self._close_card()
        if action is not None:
            self._finish(action, words)

    def _close_card(self) -> None:
        if self._asking is not None:
            self._asking = None
            self._card.hide()
            self.canvas.setFocus()
            self.context_changed.emit()

    def _place_card(self) -> None:
        self._card.adjustSize()
        self._card.move(self.width() - self._card.width() - 12, self.header.geometry().bottom() + 8)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_card()

    # Parts

    def _make_body(self) -> QWidget:
        rail = QFrame()
        rail.setProperty("kind", "rail")
        inside = QVBoxLayout(rail)
        inside.setContentsMargins(4, 4, 4, 4)
        inside.addWidget(self._tools)
        inside.addStretch(1)
        self.column = QFrame()
        self.column.setProperty("kind", "column")
        self.column.setFixedWidth(COLUMN_WIDTH)
        panels = QSplitter(Qt.Orientation.Vertical)
        panels.setChildrenCollapsible(False)
        self.categories_panel = CategoriesPanel(self.document)
        self.annotations_panel = AnnotationsPanel(self.document)
        panels.addWidget(self.categories_panel)
        panels.addWidget(self.annotations_panel)
        panels.setStretchFactor(0, 2)
        panels.setStretchFactor(1, 3)
        column = QVBoxLayout(self.column)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.comments)
        column.addWidget(panels, 1)
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(rail)
        row.addWidget(self.canvas, 1)
        row.addWidget(self.column)
        return body

    def _arrange(self) -> None:
        self._stack.addWidget(self._body)
        self._stack.addWidget(self.nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self._stack, 1)
        column.addWidget(self.status)

    def _connect(self, actions: Actions) -> None:
        session, document, canvas = self.session, self.document, self.canvas
        session.surroundings_changed.connect(self._on_surroundings)
        session.item_opened.connect(self._on_item)
        session.item_saved.connect(self._on_saved)
        session.nothing_left.connect(self._on_nothing)
        session.fenced.connect(self._on_fenced)
        session.released.connect(self._on_released)
        session.failed.connect(self._on_failed)
        session.busy_changed.connect(self._on_busy)
        session.counts_changed.connect(self._on_counts)
        self._loader.loaded.connect(self._on_image)
        self._loader.slow.connect(self._on_slow_image)
        self._loader.failed.connect(self._on_unreadable)
        self._settle.timeout.connect(self._on_settled)
        self._thaw.timeout.connect(lambda: self.header.freeze(False))
        self._card.answered.connect(self._on_answer)
        self._card.cancelled.connect(self._close_card)
        self.nothing.home_requested.connect(self._go_home)
        self.nothing.again_requested.connect(self._look_again)
        self.nothing.other_mode_requested.connect(self._other_mode)
        canvas.image_painted.connect(self._settle.start)
        canvas.pointer_moved.connect(self.status.show_pointer)
        canvas.zoom_changed.connect(self.status.show_zoom)
        for signal in (
            canvas.tool_changed,
            document.label_changed,
            document.selection_changed,
            document.hover_changed,
            document.modified_changed,
            document.undo_stack.indexChanged,
        ):
            signal.connect(self.context_changed)
        actions.guard = self.settled

    def _on_settled(self) -> None:
        self._settled = True

    def _look_again(self) -> None:
        if self.session.place is not None:
            self.session.start(self.session.place)

    def _other_mode(self) -> None:
        place = self.session.place
        if place is not None:
            other = Mode.REVIEW if place.mode is Mode.LABEL else Mode.LABEL
            self._start(Place(place.dataset, place.queue, other))
