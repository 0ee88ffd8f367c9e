"""The tools."""

from typing import Final

from labelqueue.ui.action_table.ids import ActionId
from labelqueue.ui.action_table.row import Row, Scope, Test, in_hand, tool, with_image


def _tool(name: str, text: str, key: str, tip: str, *, enabled: Test = in_hand) -> Row:
    return Row(
        ActionId(f"tool_{name}"),
        text,
        name.replace("_", "-"),
        (key,),
        tip,
        enabled=enabled,
        checked=tool(name),
        scope=Scope.WORK,
    )


def _option(name: str, text: str, tip: str) -> Row:
    """What users may have otherwise; `name` is a field of `Options`."""
    return Row(
        ActionId(f"option_{name}"),
        text,
        tip=tip,
        enabled=in_hand,
        checked=lambda context: name in context.options,
        scope=Scope.WORK,
    )


OPTIONS: Final = (
    _option("snaps", "Snap to shapes", "Points go to vertices and edges nearby; Ctrl turns it round"),
    _option("borders", "Move shared borders together", "Shapes side by side stay side by side"),
    _option("extremes", "Boxes by extreme points", "Four clicks: top, bottom, left, right"),
    _option("secondary_finishes", "Right click finishes", "It sets the last point of a shape"),
)

TOOLS: Final = (
    _tool("select", "Select", "V", "Select and change", enabled=with_image),
    _tool("box", "Box", "R", "Draw boxes"),
    _tool("rotated_box", "Rotated box", "O", "Draw turned boxes"),
    _tool("polygon", "Polygon", "P", "Draw polygons"),
    _tool("polyline", "Polyline", "L", "Draw lines"),
    _tool("point", "Point", "K", "Set points"),
    _tool("keypoints", "Keypoints", "Shift+K", "Set the joints of a skeleton"),
    _tool("ellipse", "Ellipse", "Y", "Draw ellipses"),
    _tool("split", "Split", "S", "Cut shapes in two"),
    _tool("pan", "Pan", "D", "Move the image", enabled=with_image),
)
