"""What changes the drawing."""

from typing import Final

from labelqueue.domain.phrase import phrase
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
        phrase("Undo"),
        "undo",
        ("Ctrl+Z",),
        scope=Scope.WORK,
        enabled=lambda c: editable(c) and c.can_undo,
    ),
    Row(
        _A.REDO,
        phrase("Redo"),
        "redo",
        ("Ctrl+Shift+Z", "Ctrl+Y"),
        scope=Scope.WORK,
        enabled=lambda c: editable(c) and c.can_redo,
    ),
    Row(
        _A.DELETE,
        phrase("Delete"),
        "delete",
        ("Del", "Backspace"),
        phrase("Delete what is selected or under the pointer"),
        scope=Scope.WORK,
        enabled=lambda c: editable(c) and c.can_delete,
    ),
    _look(_A.COPY, phrase("Copy"), "Ctrl+C", phrase("Remember these, also for other samples")),
    Row(
        _A.PASTE,
        phrase("Paste in place"),
        keys=("Ctrl+V",),
        tip=phrase("Put in what was copied, where it was"),
        enabled=lambda c: editable(c) and c.can_paste,
        scope=Scope.WORK,
    ),
    Row(
        _A.COPY_FROM_LAST,
        phrase("Copy from the last sample"),
        keys=("Ctrl+Shift+V",),
        tip=phrase("Put in all objects of the last sample, or those that were copied there"),
        enabled=lambda c: editable(c) and c.has_last,
        scope=Scope.WORK,
    ),
    _change(_A.DUPLICATE, phrase("Duplicate"), "Ctrl+D", phrase("Put a copy beside")),
    Row(_A.SELECT_ALL, phrase("Select all"), keys=("Ctrl+A",), enabled=in_hand, scope=Scope.WORK),
    Row(
        _A.CHOOSE_CATEGORY,
        phrase("Category…"),
        keys=("C",),
        tip=phrase("Choose a category by its name"),
        enabled=editable,
        scope=Scope.WORK,
    ),
    _look(_A.HIDE, phrase("Hide or show"), "H", phrase("For as long as this sample is open")),
    Row(
        _A.HIDE_ALL,
        phrase("Hide or show all"),
        keys=("Shift+H",),
        tip=phrase("Show everything again, else hide everything"),
        enabled=in_hand,
        scope=Scope.WORK,
    ),
    _look(
        _A.LOCK,
        phrase("Lock or unlock"),
        "Shift+L",
        phrase("What is locked cannot be changed, and clicks go through it"),
    ),
    _change(_A.MERGE, phrase("Merge"), "M", phrase("Make one object of those that are selected"), least=2),
    _change(_A.SEPARATE, phrase("Separate parts"), "Shift+M", phrase("Make an object of each part")),
    _change(
        _A.CUT_OTHERS, phrase("Cut out of others"), "Shift+E", phrase("Take the area away from all others")
    ),
    _change(
        _A.SIMPLIFY,
        phrase("Simplify"),
        "Shift+S",
        phrase("Take away points that make no difference on the screen"),
    ),
    _change(
        _A.REPAIR,
        phrase("Repair"),
        "Shift+R",
        phrase("Undo crossings, and cut off what is outside of the image"),
    ),
    _change(_A.TO_FRONT, phrase("Bring to front"), "Ctrl+Shift+]", phrase("Before all others")),
    _change(_A.FORWARD, phrase("Bring forward"), "Ctrl+]", phrase("One step to the front")),
    _change(_A.BACKWARD, phrase("Send backward"), "Ctrl+[", phrase("One step to the back")),
    _change(_A.TO_BACK, phrase("Send to back"), "Ctrl+Shift+[", phrase("Behind all others")),
)
