"""From object to object with one key: what is right gets a tick, what is not a comment."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from labelqueue.domain.ids import AnnotationId
from labelqueue.ui.action_table import ActionId
from labelqueue.ui.canvas import Canvas
from labelqueue.ui.document import Document
from labelqueue.ui.i18n import counted, tr
from labelqueue.ui.pinning import Pinning


class Stepping(QObject):
    """Where a reviewer is among the objects, and which of them they have seen: ticked, or pinned to."""

    changed = Signal()
    notice_requested = Signal(str, str)  # text, kind

    def __init__(
        self, document: Document, canvas: Canvas, pinning: Pinning, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._document, self._canvas, self._pinning = document, canvas, pinning
        self._at: AnnotationId | None = None
        canvas.pointer_moved.connect(self._aim_elsewhere)
        document.opened.connect(self._begin_anew)
        document.marks_changed.connect(self.changed)
        document.label_changed.connect(self.changed)
        pinning.changed.connect(self.changed)

    def commands(self) -> dict[ActionId, Callable[[], object]]:
        """What each of the actions does."""
        return {
            ActionId.OBJECT_RIGHT: self.tick,
            ActionId.NEXT_OBJECT: lambda: self._step(1),
            ActionId.LAST_OBJECT: lambda: self._step(-1),
        }

    @property
    def progress(self) -> tuple[int, int]:
        """How many objects were seen, and how many there are."""
        return len(self._seen), len(self._document.label)

    def tick(self) -> None:
        """The object that one has come to is right; go on to the next that was not seen yet."""
        at = self._present
        if at is not None:
            self._document.mark(ticked=self._document.ticked | {at})
        order, seen = self._order, self._seen
        if not order:
            self.notice_requested.emit(tr("There is no object to look at."), "info")
            return
        start = order.index(at) + 1 if at in order else 0
        following = next((one for one in order[start:] + order[:start] if one not in seen), None)
        if following is not None:
            self._go(following)
            return
        self._document.select(())
        self._canvas.zoom_fit()
        self._begin_anew()
        said = counted("The only object is seen.", "All {n} objects are seen.", len(self._document.label))
        self.notice_requested.emit(said, "info")

    def _step(self, by: int) -> None:
        order, at = self._order, self._present
        if order:
            start = order.index(at) if at in order else -1 if by > 0 else 0
            self._go(order[(start + by) % len(order)])

    def _go(self, to: AnnotationId) -> None:
        self._at = self._pinning.stepped_to = to
        self._document.select([to])
        self._canvas.zoom_to(self._document.label.get(to).geometry.bounds())
        self.changed.emit()

    @property
    def _order(self) -> list[AnnotationId]:
        return [one.id for one in self._document.label if one.id not in self._document.hidden]

    @property
    def _seen(self) -> frozenset[AnnotationId]:
        flagged = {one.annotation for one in self._pinning.kept}
        return frozenset(one.id for one in self._document.label if one.id in self._document.ticked | flagged)

    @property
    def _present(self) -> AnnotationId | None:
        """The object that a key means: what one has stepped to, unless another was chosen since."""
        if self._at is not None and self._document.selection == {self._at}:
            return self._at
        return None

    def _aim_elsewhere(self) -> None:
        """The hand is at the mouse again: a comment belongs to what is under the pointer."""
        self._pinning.stepped_to = None

    def _begin_anew(self) -> None:
        self._at = self._pinning.stepped_to = None
        self.changed.emit()
