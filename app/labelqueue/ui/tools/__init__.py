"""Drawing without a window: tools hear pointer and keys in image coordinates and answer with edits."""

from labelqueue.domain.tool_options import Options
from labelqueue.ui.tools.base import Answer, Carried, Cursor, Hot, Preview, Scene, Tool
from labelqueue.ui.tools.events import Button, Key, Modifier, PointerEvent
from labelqueue.ui.tools.index import SpatialIndex
from labelqueue.ui.tools.table import TOOLS, ToolId

__all__ = [
    "TOOLS",
    "Answer",
    "Button",
    "Carried",
    "Cursor",
    "Hot",
    "Key",
    "Modifier",
    "Options",
    "PointerEvent",
    "Preview",
    "Scene",
    "SpatialIndex",
    "Tool",
    "ToolId",
]
