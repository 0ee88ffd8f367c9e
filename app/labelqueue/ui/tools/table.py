"""The tools there are. A new one is a module of its own, a name and a row here."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Final

from labelqueue.ui.tools.base import Tool
from labelqueue.ui.tools.box import BoxTool
from labelqueue.ui.tools.polygon import PolygonTool
from labelqueue.ui.tools.select import SelectTool


class ToolId(StrEnum):
    """The names of the tools, as they are stored in settings."""

    SELECT = "select"
    BOX = "box"
    POLYGON = "polygon"


TOOLS: Final[Mapping[ToolId, Callable[[], Tool]]] = {
    ToolId.SELECT: SelectTool,
    ToolId.BOX: BoxTool,
    ToolId.POLYGON: PolygonTool,
}
"""Total over the names."""
