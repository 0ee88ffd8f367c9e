"""The tools."""

from typing import Final

from labelqueue.ui.action_table.ids import ActionId
from labelqueue.ui.action_table.row import Row, Scope, tool, with_image


def _tool(name: str, text: str, key: str, tip: str) -> Row:
    return Row(
        ActionId(f"tool_{name}"),
        text,
        name.replace("_", "-"),
        (key,),
        tip,
        enabled=with_image,
        checked=tool(name),
        scope=Scope.WORK,
    )


TOOLS: Final = (
    _tool("select", "Select", "V", "Select and change"),
    _tool("box", "Box", "R", "Draw boxes"),
    _tool("polygon", "Polygon", "P", "Draw polygons"),
)
