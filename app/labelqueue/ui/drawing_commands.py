"""What the actions do that change the drawing."""

from collections.abc import Callable
from dataclasses import asdict, fields, replace

from PySide6.QtCore import QObject, Signal

from labelqueue.ui.action_table import ActionId
from labelqueue.ui.canvas import Canvas
from labelqueue.ui.document import Document
from labelqueue.ui.tools import Options, ToolId


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
        return {
            **tools,
            **options,
            ActionId.UNDO: self.undo,
            ActionId.REDO: self.redo,
            ActionId.DELETE: self.delete,
        }

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
