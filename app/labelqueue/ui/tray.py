"""Messages of the desktop, where it shows any."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QSystemTrayIcon, QWidget


class Tray(QObject):
    """An icon that is there only as long as there is something to say."""

    clicked = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._icon: QSystemTrayIcon | None = None

    def say(self, title: str, text: str) -> None:
        """Show a message, as the desktop does that."""
        if not QSystemTrayIcon.isSystemTrayAvailable():
            return
        if self._icon is None:
            self._icon = QSystemTrayIcon(self._window.windowIcon(), self)
            self._icon.messageClicked.connect(self.clicked)
            self._icon.activated.connect(self._on_activated)
        self._icon.setToolTip(f"{title}\n{text}")
        self._icon.show()
        self._icon.showMessage(title, text, self._window.windowIcon())

    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason is QSystemTrayIcon.ActivationReason.Trigger:
            self.clicked.emit()

    def clear(self) -> None:
        """It has been seen, or is not so any more."""
        if self._icon is not None:
            self._icon.hide()
