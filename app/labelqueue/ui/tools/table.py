"""The tools there are. A new one is a module of its own, a name and a row here."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Final

from labelqueue.ui.tools.base import Tool
from labelqueue.ui.tools.box import BoxTool
from labelqueue.ui.tools.ellipse import EllipseTool
from labelqueue.ui.tools.keypoints import KeypointsTool
from labelqueue.ui.tools.pan import PanTool
from labelqueue.ui.tools.point import PointTool
from labelqueue.ui.tools.polygon import PolygonTool
from labelqueue.ui.tools.polyline import PolylineTool
from labelqueue.ui.tools.rotated_box import RotatedBoxTool
from labelqueue.ui.tools.select import SelectTool
from labelqueue.ui.tools.split import SplitTool


class ToolId(StrEnum):
    """The names of the tools, as they are stored in settings."""

    SELECT = "select"
    BOX = "box"
    ROTATED_BOX = "rotated_box"
    POLYGON = "polygon"
    POLYLINE = "polyline"
    POINT = "point"
    KEYPOINTS = "keypoints"
    ELLIPSE = "ellipse"
    SPLIT = "split"
    PAN = "pan"


TOOLS: Final[Mapping[ToolId, Callable[[], Tool]]] = {
    ToolId.SELECT: SelectTool,
    ToolId.BOX: BoxTool,
    ToolId.ROTATED_BOX: RotatedBoxTool,
    ToolId.POLYGON: PolygonTool,
    ToolId.POLYLINE: PolylineTool,
    ToolId.POINT: PointTool,
    ToolId.KEYPOINTS: KeypointsTool,
    ToolId.ELLIPSE: EllipseTool,
    ToolId.SPLIT: SplitTool,
    ToolId.PAN: PanTool,
}
"""Total over the names."""
