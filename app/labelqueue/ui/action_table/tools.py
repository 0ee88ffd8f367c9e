"""The tools."""

from dataclasses import fields
from typing import Final

from labelqueue.domain.phrase import phrase
from labelqueue.domain.tool_options import Options
from labelqueue.ui.action_table.ids import ActionId
from labelqueue.ui.action_table.row import Row, Scope, in_hand, tool
from labelqueue.ui.settings import BY_ID


def _tool(name: str, text: str, key: str, tip: str) -> Row:
    return Row(
        ActionId(f"tool_{name}"),
        text,
        name.replace("_", "-"),
        (key,),
        tip,
        enabled=in_hand,
        checked=tool(name),
        scope=Scope.WORK,
    )


def _option(name: str) -> Row:
    """What users may have otherwise; `name` is a field of `Options`, its words are those of the setting."""
    return Row(
        ActionId(f"option_{name}"),
        BY_ID[name].text,
        tip=BY_ID[name].help,
        enabled=in_hand,
        checked=lambda context: name in context.options,
        scope=Scope.WORK,
    )


OPTIONS: Final = tuple(_option(field.name) for field in fields(Options))

TOOLS: Final = (
    _tool("select", phrase("Select"), "V", phrase("Select and change")),
    _tool("box", phrase("Box"), "R", phrase("Draw boxes")),
    _tool("rotated_box", phrase("Rotated box"), "O", phrase("Draw turned boxes")),
    _tool("polygon", phrase("Polygon"), "P", phrase("Draw polygons")),
    _tool("polyline", phrase("Polyline"), "L", phrase("Draw lines")),
    _tool("point", phrase("Point"), "K", phrase("Set points")),
    _tool("keypoints", phrase("Keypoints"), "Shift+K", phrase("Set the joints of a skeleton")),
    _tool("ellipse", phrase("Ellipse"), "Y", phrase("Draw ellipses")),
    _tool("split", phrase("Split"), "S", phrase("Cut shapes in two")),
    _tool("pan", phrase("Pan"), "D", phrase("Move the image")),
)
