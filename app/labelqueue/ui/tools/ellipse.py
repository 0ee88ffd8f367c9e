"""Drawing ellipses into their bounding boxes."""

from labelqueue.domain.geometry import Box, Ellipse
from labelqueue.domain.phrase import phrase
from labelqueue.ui.tools.drag import CornerTool


class EllipseTool(CornerTool):
    """The ellipse touches the sides of the box that is dragged."""

    text = phrase("Draw ellipse")

    def shape(self, box: Box) -> Ellipse:
        half = (box.x1 - box.x0) / 2, (box.y1 - box.y0) / 2
        return Ellipse(box.x0 + half[0], box.y0 + half[1], *half)
