"""What the actions do that change the drawing."""

from collections.abc import Callable
from dataclasses import asdict, fields, replace
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QCursor

from labelqueue.domain.ids import AnnotationId
from labelqueue.ui.action_table import ActionId
from labelqueue.ui.canvas import Canvas
from labelqueue.ui.copying import Copying
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
from labelqueue.ui.widgets.category_popup import CategoryPopup

WITHIN: Final = 1.0
"""Screen pixels by which lines may go elsewhere when they are simplified."""


class DrawingCommands(QObject):
    """One method for each; all work on the label of one document."""

    notice_requested = Signal(str, str)  # text, kind
    changed = Signal()
    """What may be undone has changed without the label changing."""

    def __init__(self, document: Document, canvas: Canvas, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._canvas = canvas
        self._copying = Copying(document, canvas, self)
        self._copying.notice_requested.connect(self.notice_requested)
        self._popup: CategoryPopup | None = None
        self._chosen_for: frozenset[AnnotationId] = frozenset()
        document.marks_changed.connect(self.changed)

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
            ActionId.COPY: self._copy,
            ActionId.PASTE: self._copying.paste,
            ActionId.DUPLICATE: lambda: self._copying.duplicate(self.meant),
            ActionId.COPY_FROM_LAST: self._copying.paste_last,
            ActionId.SELECT_ALL: self._select_all,
            ActionId.CHOOSE_CATEGORY: self._choose_category,
            ActionId.HIDE: lambda: self._document.toggle_hidden(self.pointed),
            ActionId.HIDE_ALL: self._hide_all,
            ActionId.LOCK: lambda: self._document.toggle_locked(self.pointed),
        }

    @property
    def meant(self) -> frozenset[AnnotationId]:
        """What an action would change: what is under the pointer, with all others if it is selected."""
        return self.pointed - self._document.locked

    @property
    def pointed(self) -> frozenset[AnnotationId]:
        """The same with what is locked."""
        return meant(self._document.selection, self._document.hovered)

    @property
    def can_paste(self) -> bool:
        """Whether something was copied."""
        return self._copying.holds

    def _copy(self) -> None:
        self._copying.copy(self.pointed)
        self.changed.emit()

    def _select_all(self) -> None:
        document = self._document
        document.select(one.id for one in document.label if one.id not in document.hidden | document.locked)

    def _hide_all(self) -> None:
        document = self._document
        document.mark(hidden=() if document.hidden else [one.id for one in document.label])

    def _choose_category(self) -> None:
        """At the pointer, so that hand and eye stay where they are."""
        if self._popup is None:
            self._popup = CategoryPopup(self._canvas)
            self._popup.chosen.connect(self._take_category)
            self._document.opened.connect(self._popup.hide)
        pointer = self._canvas.mapFromGlobal(QCursor.pos())
        area = self._canvas.rect()
        document = self._document
        # The pointer leaves the canvas for the list, and nothing is under it any more.
        self._chosen_for = self.meant if self._canvas.tool is ToolId.SELECT else frozenset()
        place = pointer if area.contains(pointer) else area.center()
        self._popup.open_at(place, document.categories, document.active_category)

    def _take_category(self, name: str) -> None:
        if self._chosen_for:
            self._document.recategorise(self._chosen_for, name)
        else:
            self._document.set_active_category(name)

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
