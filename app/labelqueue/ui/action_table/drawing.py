"""What changes the drawing."""

from typing import Final

from labelqueue.ui.action_table.ids import ActionId
from labelqueue.ui.action_table.row import Row, Scope, editable

_A: Final = ActionId


def _change(id_: ActionId, text: str, key: str, tip: str, *, least: int = 1) -> Row:
    """What is done to that many objects at least: those selected, or the one under the pointer."""
    return Row(
        id_,
        text,
        keys=(key,) if key else (),
        tip=tip,
        enabled=lambda context: editable(context) and context.meant >= least,
        scope=Scope.WORK,
    )


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
    _change(_A.MERGE, "Merge", "M", "Make one object of those that are selected", least=2),
    _change(_A.SEPARATE, "Separate parts", "Shift+M", "Make an object of each part"),
    _change(_A.CUT_OTHERS, "Cut out of others", "Shift+E", "Take the area away from all others"),
    _change(_A.SIMPLIFY, "Simplify", "Shift+S", "Take away points that make no difference on the screen"),
    _change(_A.REPAIR, "Repair", "Shift+R", "Undo crossings, and cut off what is outside of the image"),
    _change(_A.TO_FRONT, "Bring to front", "Ctrl+Shift+]", "Before all others"),
    _change(_A.FORWARD, "Bring forward", "Ctrl+]", "One step to the front"),
    _change(_A.BACKWARD, "Send backward", "Ctrl+[", "One step to the back"),
    _change(_A.TO_BACK, "Send to back", "Ctrl+Shift+[", "Behind all others"),
)
