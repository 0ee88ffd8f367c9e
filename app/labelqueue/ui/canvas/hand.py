"""The tool in force, between the document that it reads and the edits that it answers with."""

from labelqueue.ui.canvas.picture import Picture
from labelqueue.ui.document import Document
from labelqueue.ui.tools import TOOLS, Answer, Key, PointerEvent, Preview, Scene, Tool, ToolId


class Hand:
    """Gives events to the tool and does what it asks for. Without an image nothing reaches it.

    `preview` is always that of the gesture as it is now; what it replaces is hidden in the picture.
    """

    def __init__(self, document: Document, picture: Picture) -> None:
        self._document = document
        self._picture = picture
        self.tool = ToolId.SELECT
        self._tool: Tool = TOOLS[self.tool]()
        self.preview = Preview()

    @property
    def busy(self) -> bool:
        """Whether a gesture is under way."""
        return self._tool.busy

    def change(self, tool: ToolId) -> None:
        """Take another tool."""
        self.tool, self._tool = tool, TOOLS[tool]()
        if tool is not ToolId.SELECT:
            self._document.select(())
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
        )

    def press(self, event: PointerEvent) -> None:
        """The button went down."""
        self._take(self._tool.press(event, self.scene()))

    def move(self, event: PointerEvent) -> None:
        """The pointer moved, or something moved under it."""
        self._take(self._tool.move(event, self.scene()))
        hot = self.preview.hot
        self._document.hover(None if hot is None else hot.annotation.id)

    def release(self, event: PointerEvent) -> None:
        """The button went up."""
        self._take(self._tool.release(event, self.scene()))

    def leave(self) -> None:
        """The pointer is gone."""
        self._tool.leave()
        self.refresh()
        self._document.hover(None)

    def key(self, key: Key, *, large: bool) -> bool:
        """A key went down; whether it meant something."""
        answer = self._tool.key(key, self.scene(), large=large) if self._picture.size else None
        if answer is not None:
            self._take(answer)
        return answer is not None

    def choose(self, number: int) -> bool:
        """The category of that number was picked; whether there is one."""
        if number >= len(self._document.categories):
            return False
        self._take(self._tool.choose(self._document.categories[number].name, self.scene()))
        return True

    def cancel(self) -> None:
        """Drop the gesture."""
        self._tool.cancel()
        self.refresh()

    def undo_point(self) -> bool:
        """Take back the last point of an unfinished shape; False if there is none."""
        taken = self._tool.undo_point()
        self.refresh()
        return taken

    def label_changed(self) -> None:
        """The label changed, perhaps under the gesture."""
        self._tool.label_changed(self.scene())
        self.refresh()

    def refresh(self) -> None:
        """Make the preview anew."""
        self.preview = self._tool.preview(self.scene()) if self._picture.size else Preview()
        self._picture.hide(frozenset(one.id for one in self.preview.instead))

    def _take(self, answer: Answer) -> None:
        if answer.category is not None:
            self._document.set_active_category(answer.category)
        if answer.edit is not None:
            self._document.apply(answer.edit, answer.text)
        if answer.selection is not None:
            self._document.select(answer.selection)
        self.refresh()
