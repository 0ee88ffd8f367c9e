"""What changes the drawing."""

from typing import Final

from labelqueue.ui.action_table.ids import ActionId
from labelqueue.ui.action_table.row import Row, Scope, editable

_A: Final = ActionId
DRAWING: Final = (
    Row(
        _A.UNDO,
        "Undo",
        "undo",
        ("Ctrl+Z",),
        scope=Scope.WORK,
        enabled=lambda c: editable(c) and c.can_undo,
    ),
    Row(
        _A.REDO,
        "Redo",
        "redo",
        ("Ctrl+Shift+Z", "Ctrl+Y"),
        scope=Scope.WORK,
        enabled=lambda c: editable(c) and c.can_redo,
    ),
    Row(
        _A.DELETE,
        "Delete",
        "delete",
        ("Del", "Backspace"),
        "Delete what is selected or under the pointer",
        scope=Scope.WORK,
        enabled=lambda c: editable(c) and c.can_delete,
    ),
)
