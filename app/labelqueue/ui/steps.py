"""The undo stack of a label: as many steps as there is room for."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QUndoCommand, QUndoStack

from labelqueue.domain.edits import Edit, weight
from labelqueue.ui.i18n import translated

ROOM: Final = 64 * 1024 * 1024
"""Bytes that the edits of one label may take up."""


class Steps(QUndoStack):
    """Keeps edits, unlimited in number and bounded in bytes: the oldest are forgotten first.

    `change` does an edit; `frozen`: neither undo nor redo does anything.
    """

    def __init__(self, parent: QObject, *, change: Callable[[Edit], None], room: int = ROOM) -> None:
        super().__init__(parent)
        self.frozen = True
        self.room = room
        self._change = change
        self._forgotten = 0  # so many at the bottom cannot be undone

    def add(self, edit: Edit, text: str) -> None:
        """Do an edit and remember it; `text` names it."""
        self.push(_Step(edit, text, self._change))
        self._make_room()

    def clear(self) -> None:
        self._forgotten = 0
        super().clear()

    def canUndo(self) -> bool:
        return self.index() > self._forgotten

    def undo(self) -> None:
        if not self.frozen and self.canUndo():
            super().undo()

    def redo(self) -> None:
        if not self.frozen:
            super().redo()

    @property
    def taken(self) -> int:
        """About how many bytes the edits take up."""
        steps = (self.command(number) for number in range(self._forgotten, self.count()))
        return sum(step.weight for step in steps if isinstance(step, _Step))

    def _make_room(self) -> None:
        self._forgotten = min(self._forgotten, self.index() - 1)
        excess = self.taken - self.room
        # The last one stays, however large it is: a slip must always be mended.
        while excess > 0 and self._forgotten < self.index() - 1:
            step = self.command(self._forgotten)
            if isinstance(step, _Step):
                excess -= step.forget()
            self._forgotten += 1


class _Step(QUndoCommand):
    """One edit on the stack."""

    def __init__(self, edit: Edit, text: str, change: Callable[[Edit], None]) -> None:
        super().__init__(translated(text))
        self._edit: Edit | None = edit
        self._change = change
        self.weight = weight(edit)

    def forget(self) -> int:
        """Let go of the edit; says how many bytes that frees."""
        freed, self.weight, self._edit = self.weight, 0, None
        return freed

    def redo(self) -> None:
        if self._edit is not None:
            self._change(self._edit)

    def undo(self) -> None:
        if self._edit is not None:
            self._change(self._edit.inverse())
