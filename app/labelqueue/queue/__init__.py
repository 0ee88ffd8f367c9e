"""The queue controller: what the window, the command line and a script all use. No Qt."""

from labelqueue.queue.dataset import Dataset
from labelqueue.queue.queue import Queue
from labelqueue.queue.workspace import Workspace, connect, default_url
from labelqueue.store.deadline import TIMEOUT

__all__ = ["TIMEOUT", "Dataset", "Queue", "Workspace", "connect", "default_url"]
