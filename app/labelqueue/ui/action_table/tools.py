"""The tools."""

from dataclasses import fields
from typing import Final

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
    _tool("select", "Select", "V", "Select and change"),
    _tool("box", "Box", "R", "Draw boxes"),
    _tool("rotated_box", "Rotated box", "O", "Draw turned boxes"),
    _tool("polygon", "Polygon", "P", "Draw polygons"),
    _tool("polyline", "Polyline", "L", "Draw lines"),
    _tool("point", "Point", "K", "Set points"),
    _tool("keypoints", "Keypoints", "Shift+K", "Set the joints of a skeleton"),
    _tool("ellipse", "Ellipse", "Y", "Draw ellipses"),
    _tool("split", "Split", "S", "Cut shapes in two"),
    _tool("pan", "Pan", "D", "Move the image"),
)
