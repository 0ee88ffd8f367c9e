"""Making a queue, changing it, and reading its guide."""

from labelqueue.ui.dialogs.queue.dialog import QueueDialog
from labelqueue.ui.dialogs.queue.guide import GuideDialog
from labelqueue.ui.dialogs.queue.remove import RemoveQueueDialog

__all__ = ["GuideDialog", "QueueDialog", "RemoveQueueDialog"]
