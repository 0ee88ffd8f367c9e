"""What is copied, and from which sample; it outlives the sample."""

from typing import Final

from PySide6.QtCore import QObject, Signal

from labelqueue.domain.ids import AnnotationId
from labelqueue.domain.label import Annotation
from labelqueue.domain.phrase import phrase
from labelqueue.ui.canvas import Canvas
from labelqueue.ui.document import Document
from labelqueue.ui.i18n import counted, tr
from labelqueue.ui.tools import Answer, Scene
from labelqueue.ui.tools.copies import duplicated, pasted

BESIDE: Final = 12.0
"""Screen pixels between an object and its duplicate, to the right and down."""


class Copying(QObject):
    """Copies go back to the place that they come from, on the same image or on the next."""

    notice_requested = Signal(str, str)  # text, kind

    def __init__(self, document: Document, canvas: Canvas, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._canvas = canvas
        self._copied: tuple[Annotation, ...] = ()
        self._copied_in = 0  # the turn of the document

    @property
    def holds(self) -> bool:
        """Whether something was copied."""
        return bool(self._copied)

    def copy(self, ids: frozenset[AnnotationId]) -> None:
        """Remember these."""
        found = tuple(one for one in self._document.label if one.id in ids)
        if found:
            self._copied, self._copied_in = found, self._document.turn

    def paste(self) -> None:
        """Put in what was copied, where it was."""
        self._put(self._copied, phrase("Paste"))

    def paste_last(self) -> None:
        """Put in all objects of the last sample; or those that were copied there, if some were."""
        document = self._document
        some = self._copied if self._copied_in == document.last_turn else ()
        some = some or document.last_label.annotations
        if not some:
            self.notice_requested.emit(tr("The last sample has no objects."), "info")
        self._put(some, phrase("Copy from last"))

    def duplicate(self, ids: frozenset[AnnotationId]) -> None:
        """Put copies of these beside them."""
        away = BESIDE / self._canvas.zoom
        self._canvas.act(lambda scene: duplicated(scene, ids, (away, away)).answer)

    def _put(self, some: tuple[Annotation, ...], text: str) -> None:
        names = {category.name for category in self._document.categories}
        known = [one for one in some if one.category in names]
        left_out = len(some) - len(known)

        def operation(scene: Scene) -> Answer:
            nonlocal left_out
            copied = pasted(scene, known, text)
            left_out += copied.left_out
            return copied.answer

        self._canvas.act(operation)
        if left_out:
            said = counted(
                "One object does not fit here and was left out.",
                "{n} objects do not fit here and were left out.",
                left_out,
            )
            self.notice_requested.emit(said, "info")
