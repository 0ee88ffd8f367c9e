"""The tool in force, between the document that it reads and the edits that it answers with."""

from collections.abc import Callable
from dataclasses import dataclass

from labelqueue.domain.edits import Add
from labelqueue.ui.canvas.picture import Picture
from labelqueue.ui.document import Document
from labelqueue.ui.i18n import translated
from labelqueue.ui.tools import TOOLS, Answer, Key, Options, PointerEvent, Preview, Scene, Tool, ToolId


class Hand:
    """Gives events to the tool and does what it asks for. Without an image nothing reaches it.

    `preview` is always that of the gesture as it is now; what it replaces is hidden in the picture.
    """

    def __init__(self, document: Document, picture: Picture) -> None:
        self._document = document
        self._picture = picture
        self.tool = ToolId.SELECT
        self._tool: Tool = TOOLS[self.tool]()
        self._lent: Tool | None = (
            None  # in place of the select tool, as long as it is to cut something out, or to add it
        )
        self._loan: _Loan | None = None
        self.subtracts = False
        self.joins = False
        self._down = False  # a press was heard and no release yet
        self.options = Options()
        self.preview = Preview()

    @property
    def busy(self) -> bool:
        """Whether a gesture is under way."""
        return self._active.busy

    @property
    def pans(self) -> bool:
        """Whether a drag with the tool in force moves the view, and nothing else."""
        return self._active.pans

    @property
    def _active(self) -> Tool:
        return self._lent or self._tool

    @property
    def hint(self) -> str:
        """What hands can do now, in a few words."""
        return self._active.hint(self.scene()) if self._picture.size else ""

    def change(self, tool: ToolId) -> None:
        """Take another tool."""
        self.tool, self._tool, self._lent = tool, TOOLS[tool](), None
        self.refresh()

    def scene(self) -> Scene:
        """What the tool may look at."""
        document = self._document
        return Scene(
            label=document.label,
            index=self._picture.index,
            size=self._picture.size or (0, 0),
            category=document.active_category,
            selection=document.selection,
            editable=document.editable,
            hidden=document.hidden,
            locked=document.locked,
            options=self.options,
            subtracts=self.subtracts,
            joins=self.joins,
            skeleton=document.skeleton,
            skeletons=document.skeletons,
        )

    def press(self, event: PointerEvent) -> None:
        """The button went down."""
        self._down = True
        self._take(self._active.press(event, self.scene()))

    def move(self, event: PointerEvent) -> None:
        """The pointer moved, or something moved under it."""
        if self._down and not event.held:
            self._down = False
            self._active.let_go()
        self._take(self._active.move(event, self.scene()))
        self._tell_hover()

    def _tell_hover(self) -> None:
        hot = self.preview.hot
        self._document.hover(None if hot is None else hot.annotation.id)

    def release(self, event: PointerEvent) -> None:
        """The button went up."""
        self._down = False
        self._take(self._active.release(event, self.scene()))

    def secondary(self, event: PointerEvent) -> bool:
        """The right button went down; whether that finished a shape."""
        answer = self._active.secondary(event, self.scene()) if self.options.secondary_finishes else None
        if answer is not None:
            self._take(answer)
        return answer is not None

    def subtract(self, held: bool) -> None:
        """What is begun from now on is taken away; the select tool becomes a polygon for it."""
        if held != self.subtracts and not (held and self.busy):
            self.subtracts = held
            self._lend(held)

    def join(self, held: bool) -> None:
        """What is begun from now on is added to what is there; the select tool becomes a polygon for it."""
        if held != self.joins and not (held and self.busy):
            self.joins = held
            self._lend(held)

    def _lend(self, held: bool) -> None:
        if held and self.tool is ToolId.SELECT:
            self._lent = TOOLS[ToolId.POLYGON]()
        self._settle()
        self.refresh()

    def leave(self) -> None:
        """The pointer is gone."""
        self._active.leave()
        self.refresh()
        self._document.hover(None)

    def key(self, key: Key, *, large: bool) -> bool:
        """A key went down; whether it meant something."""
        answer = self._active.key(key, self.scene(), large=large) if self._picture.size else None
        if answer is not None:
            self._take(answer)
            self._tell_hover()
        return answer is not None

    def choose(self, number: int) -> bool:
        """The category of that number was picked; whether there is one."""
        category = self._document.slots[number]
        if category is None:
            return False
        name = category.name
        before = self._document.active_category
        if self._loan is not None and self._loan.used:
            before = self._loan.before
        self._take(self._active.choose(name, self.scene()))
        if self._document.active_category != before:
            self._loan = _Loan(number, before)
        return True

    def let_go(self, number: int | None = None) -> None:
        """A digit was let go (None: whichever it is): if a shape was drawn, it was for that one only."""
        loan = self._loan
        if loan is not None and number in (None, loan.number):
            self._loan = None
            if loan.used:
                self._document.set_active_category(loan.before)

    def cancel(self) -> None:
        """Drop the gesture."""
        self._active.cancel()
        self._settle()
        self.refresh()

    def undo_point(self) -> bool:
        """Take back the last point of an unfinished shape; False if there is none."""
        taken = self._active.undo_point()
        self._settle()
        self.refresh()
        return taken

    @property
    def can_redo_point(self) -> bool:
        """Whether a point was taken back that could come again."""
        return self._active.can_redo_point

    def redo_point(self) -> bool:
        """Bring back the point that was taken back last; False if there is none."""
        brought = self._active.redo_point()
        self._settle()
        self.refresh()
        return brought

    def delete_points(self) -> bool:
        """Remove the selected vertices; False if there are none."""
        answer = self._active.delete_points(self.scene())
        if answer is not None:
            self._take(answer)
        return answer is not None

    def label_changed(self) -> None:
        """The label changed, perhaps under the gesture."""
        self._active.label_changed(self.scene())
        self.refresh()

    def refresh(self) -> None:
        """Make the preview anew."""
        self.preview = self._active.preview(self.scene()) if self._picture.size else Preview()
        instead = frozenset(one.id for one in self.preview.instead)
        self._picture.hide(instead | self._document.hidden, self.preview.carried)

    def act(self, operation: Callable[[Scene], Answer]) -> bool:
        """Do what an operation answers to what is there now; whether that was anything."""
        answer = operation(self.scene())
        self._take(answer)
        return answer.edit is not None

    def _settle(self) -> None:
        """Give a lent tool back when it is not needed any more."""
        if self._lent is not None and not (self.subtracts or self.joins or self._lent.busy):
            self._lent = None

    def _take(self, answer: Answer) -> None:
        if answer.category is not None:
            self._document.set_active_category(answer.category)
        if answer.edit is not None:
            if self._loan is not None and isinstance(answer.edit, Add):
                self._loan.used = True
            self._document.apply(answer.edit, answer.text)
        if answer.selection is not None:
            self._document.select(answer.selection)
        if answer.refusal:
            self._document.refused.emit(translated(answer.refusal))
        self._settle()
        self.refresh()


@dataclass
class _Loan:
    """A category that is in force as long as its digit is held, if a shape is drawn meanwhile."""

    number: int
    before: str
    used: bool = False
