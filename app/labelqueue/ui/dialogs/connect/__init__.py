"""Where to work: this computer, a file, or a server."""

from labelqueue.ui.dialogs.connect.dialog import ConnectDialog
from labelqueue.ui.dialogs.connect.wanted import Wanted

__all__ = ["ConnectDialog", "Wanted"]
