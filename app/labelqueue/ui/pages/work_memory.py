"""What of the work page lasts from one start of the program to the next."""

from labelqueue.ui.document import Document
from labelqueue.ui.pages.work_body import WorkBody
from labelqueue.ui.preferences import Preferences
from labelqueue.ui.tools import ToolId
from labelqueue.ui.widths import keep_widths


def remember(preferences: Preferences, document: Document, body: WorkBody) -> None:
    """Keep what is in the hand."""
    preferences.tool = body.canvas.tool.value
    preferences.grouped = body.annotations.grouped
    preferences.category = document.active_category


def recall(preferences: Preferences, body: WorkBody) -> None:
    """Take it in the hand again."""
    body.annotations.set_grouped(preferences.grouped)
    keep_widths(preferences, "sides", body.sides)
    if keep_widths(preferences, "panels", body.panels):
        body.panels.leave()
    if preferences.tool in set(ToolId):
        body.canvas.set_tool(ToolId(preferences.tool))
