"""The list of keys."""

from typing import Final

from PySide6.QtGui import QKeySequence

from labelqueue.domain.phrase import phrase
from labelqueue.ui.actions import Actions
from labelqueue.ui.canvas_keys import CANVAS_ROWS
from labelqueue.ui.i18n import translated

WITH_THE_MOUSE: Final = (
    (phrase("Zoom at the pointer"), phrase("Wheel")),
    (phrase("Move the image"), phrase("Middle drag")),
    (phrase("Close the polygon"), phrase("Double click, first point")),
    (phrase("Onto other shapes"), phrase("Ctrl held")),
)
"""What no key is for, or only together with the mouse."""


def shortcut_rows(actions: Actions, form: QKeySequence.SequenceFormat) -> list[tuple[str, str]]:
    """What can be done by keys, and by which: those in force."""
    rows = [
        (action.text().rstrip("…"), ", ".join(key.toString(form) for key in action.shortcuts()))
        for action in actions
        if action.shortcuts()
    ]
    on_the_canvas = [
        (translated(row.text), ", ".join(QKeySequence(key).toString(form) for key in keys))
        for row in CANVAS_ROWS
        if (keys := actions.shortcuts.keys(row.id))
    ]
    with_the_mouse = ((translated(what), translated(how)) for what, how in WITH_THE_MOUSE)
    return [*rows, *on_the_canvas, *with_the_mouse]
