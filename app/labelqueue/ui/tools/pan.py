"""Moving the image under the hand."""

from labelqueue.domain.phrase import phrase
from labelqueue.ui.tools.base import Cursor, Preview, Scene, Tool
from labelqueue.ui.tools.hints import KEYS


class PanTool(Tool):
    """Looks and changes nothing; that a drag moves the view is for whoever has one."""

    pans = True

    def preview(self, scene: Scene) -> Preview:
        return Preview(cursor=Cursor.HAND)

    def hint(self, scene: Scene) -> str:
        return phrase("Drag moves the image · with any tool: middle button · {pan} + drag", **KEYS)
