"""What of the work page lasts from one start of the program to the next."""

from labelqueue.ui.document import Document
from labelqueue.ui.pages.work_body import WorkBody
from labelqueue.ui.preferences import Preferences
from labelqueue.ui.tools import ToolId


def remember(preferences: Preferences, document: Document, body: WorkBody, tool: ToolId) -> None:
    """Keep what is in the hand, with the tool with which samples are labeled."""
    preferences.tool = tool.value
    preferences.tool_options = body.canvas.options
    preferences.grouped = body.annotations.grouped
    preferences.view_options = body.canvas.view_options
    preferences.category = document.active_category


def recall(preferences: Preferences, body: WorkBody) -> None:
    """Take it in the hand again."""
    body.canvas.set_options(preferences.tool_options)
    body.annotations.set_grouped(preferences.grouped)
    body.canvas.set_view_options(preferences.view_options)
    if preferences.tool in set(ToolId):
        body.canvas.set_tool(ToolId(preferences.tool))
