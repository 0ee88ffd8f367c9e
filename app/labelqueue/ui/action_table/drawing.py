"""What changes the drawing."""

from typing import Final

from labelqueue.ui.action_table.ids import ActionId
from labelqueue.ui.action_table.row import Row, Scope, editable, in_hand

_A: Final = ActionId


def _look(id_: ActionId, text: str, key: str, tip: str) -> Row:
    """What can be done to objects without changing them."""
    return Row(
        id_,
        text,
        keys=(key,),
        tip=tip,
        enabled=lambda context: in_hand(context) and context.pointed > 0,
        scope=Scope.WORK,
    )


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
    _look(_A.COPY, "Copy", "Ctrl+C", "Remember these, also for other samples"),
    Row(
        _A.PASTE,
        "Paste in place",
        keys=("Ctrl+V",),
        tip="Put in what was copied, where it was",
        enabled=lambda c: editable(c) and c.can_paste,
        scope=Scope.WORK,
    ),
    Row(
        _A.COPY_FROM_LAST,
        "Copy from the last sample",
        keys=("Ctrl+Shift+V",),
        tip="Put in all objects of the last sample, or those that were copied there",
        enabled=lambda c: editable(c) and c.has_last,
        scope=Scope.WORK,
    ),
    _change(_A.DUPLICATE, "Duplicate", "Ctrl+D", "Put a copy beside"),
    Row(_A.SELECT_ALL, "Select all", keys=("Ctrl+A",), enabled=in_hand, scope=Scope.WORK),
    Row(
        _A.CHOOSE_CATEGORY,
        "Category…",
        keys=("C",),
        tip="Choose a category by its name",
        enabled=editable,
        scope=Scope.WORK,
    ),
    _look(_A.HIDE, "Hide or show", "H", "For as long as this sample is open"),
    Row(
        _A.HIDE_ALL,
        "Hide or show all",
        keys=("Shift+H",),
        tip="Show everything again, else hide everything",
        enabled=in_hand,
        scope=Scope.WORK,
    ),
    _look(_A.LOCK, "Lock or unlock", "Shift+L", "What is locked cannot be changed, and clicks go through it"),
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
