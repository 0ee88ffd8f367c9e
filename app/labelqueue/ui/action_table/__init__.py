"""What can be done in the window: one table. A new action is a name in `ids` and a row beside its like."""

from typing import Final

from labelqueue.ui.action_table.drawing import DRAWING
from labelqueue.ui.action_table.ids import ActionId
from labelqueue.ui.action_table.queue import QUEUE, REASONS
from labelqueue.ui.action_table.review import REVIEW
from labelqueue.ui.action_table.row import Row, Scope
from labelqueue.ui.action_table.tools import OPTIONS, TOOLS
from labelqueue.ui.action_table.view import VIEW
from labelqueue.ui.action_table.window import WINDOW

__all__ = ["EXCLUSIVE", "REASONS", "ROWS", "ActionId", "Row", "Scope"]

ROWS: Final = (*QUEUE, *REVIEW, *DRAWING, *TOOLS, *OPTIONS, *VIEW, *WINDOW)

EXCLUSIVE: Final = (
    tuple(id_ for id_ in ActionId if id_.value.startswith("tool_")),
    tuple(id_ for id_ in ActionId if id_.value.startswith("theme_")),
)
"""Of each group one is checked."""
