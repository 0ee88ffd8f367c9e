"""What the actions do that change the drawing."""

from collections.abc import Callable
from dataclasses import asdict, fields, replace
from typing import Final

from PySide6.QtCore import QObject, Signal

from labelqueue.domain.ids import AnnotationId
from labelqueue.ui.action_table import ActionId
from labelqueue.ui.canvas import Canvas
from labelqueue.ui.document import Document
from labelqueue.ui.tools import Options, ToolId
from labelqueue.ui.tools.base import meant
from labelqueue.ui.tools.operations import (
    Operation,
    backward,
    cut_others,
    forward,
    merge,
    repair,
    separate,
    simplify,
    to_back,
    to_front,
)

WITHIN: Final = 1.0
"""Screen pixels by which lines may go elsewhere when they are simplified."""


class DrawingCommands(QObject):
    """One method for each; all work on the label of one document."""

    changed = Signal()
    """What may be undone has changed without the label changing."""

    def __init__(self, document: Document, canvas: Canvas, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._canvas = canvas

    def commands(self) -> dict[ActionId, Callable[[], object]]:
        """What each of the actions does."""
        tools = {ActionId(f"tool_{tool}"): lambda tool=tool: self._canvas.set_tool(tool) for tool in ToolId}
        options = {
            ActionId(f"option_{field.name}"): lambda name=field.name: self._turn(name)
            for field in fields(Options)
        }
        operations: dict[ActionId, Operation] = {
            ActionId.MERGE: merge,
            ActionId.SEPARATE: separate,
            ActionId.CUT_OTHERS: cut_others,
            ActionId.SIMPLIFY: lambda scene, ids: simplify(scene, ids, WITHIN / self._canvas.zoom),
            ActionId.REPAIR: repair,
            ActionId.TO_FRONT: to_front,
            ActionId.FORWARD: forward,
            ActionId.BACKWARD: backward,
            ActionId.TO_BACK: to_back,
        }
        changes = {id_: lambda one=one: self._act(one) for id_, one in operations.items()}
        return {
            **tools,
            **changes,
            **options,
            ActionId.UNDO: self.undo,
            ActionId.REDO: self.redo,
            ActionId.DELETE: self.delete,
        }

    @property
    def meant(self) -> frozenset[AnnotationId]:
        """What an action would change: what is under the pointer, with all others if it is selected."""
        return meant(self._document.selection, self._document.hovered) - self._document.locked

    def _act(self, operation: Operation) -> None:
        ids = self.meant
        self._canvas.act(lambda scene: operation(scene, ids))

    @property
    def options(self) -> frozenset[str]:
        """The names of the options that are on."""
        return frozenset(name for name, on in asdict(self._canvas.options).items() if on)

    def _turn(self, name: str) -> None:
        on = name in self.options
        self._canvas.set_options(replace(self._canvas.options, **{name: not on}))
        self.changed.emit()

    @property
    def can_undo(self) -> bool:
        """Whether there is a point or a step to take back."""
        return self._canvas.drawing or self._document.undo_stack.canUndo()

    @property
    def can_redo(self) -> bool:
        """Whether there is a point or a step to bring back."""
        return self._canvas.can_redo_point or (
            not self._canvas.drawing and self._document.undo_stack.canRedo()
        )

    def undo(self) -> None:
        """Take back a point of what is being drawn, else a step."""
        if not self._canvas.drawing:
            self._document.undo_stack.undo()
        elif not self._canvas.undo_point():
            self._canvas.cancel_drawing()
        self.changed.emit()

    def redo(self) -> None:
        """Bring back a point that was taken back while drawing, else a step."""
        if not self._canvas.redo_point() and not self._canvas.drawing:
            self._document.undo_stack.redo()
        self.changed.emit()

    def delete(self) -> None:
        """Take back a point of what is being drawn, else delete what the canvas outlines."""
        if self._canvas.drawing:
            self._canvas.undo_point()
        elif not self._canvas.delete_points():
            self._document.delete_selection()
