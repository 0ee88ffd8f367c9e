"""One window per workspace and member on this machine: a second start brings the first to the front."""

import hashlib
import sys
import time
import warnings
from pathlib import Path
from typing import Final

import platformdirs
from PySide6.QtCore import QLockFile, QObject, Signal

PATIENCE: Final = 2.0  # seconds that a second start waits for the first one to listen
_GREETING: Final = b"show"
_LONGEST_PATH: Final = 100  # characters; the address of a Unix socket ends at 108


class SingleInstance(QObject):
    """Holds the lock of one workspace and member, and listens for other starts."""

    shown_wanted = Signal()

    def __init__(self, url: str, member: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        key = hashlib.sha256(f"{url}\n{member}".encode()).hexdigest()[:16]
        folder = _folder()
        self._address = _address(folder, key)
        self._lock = QLockFile(str(folder / f"{key}.lock"))
        self._lock.setStaleLockTime(0)  # however long it runs; a lock whose process is gone does not count
        self._server: QObject | None = None

    def acquire(self) -> bool:
        """Whether this is the first one. Without a folder for the lock every one is."""
        if self._lock.tryLock(0):
            return True
        return self._lock.error() is not QLockFile.LockError.LockFailedError

    def listen(self) -> None:
        """Hear of other starts from now on; QtNetwork is loaded for it, so not before the window is there."""
        from PySide6.QtNetwork import QLocalServer

        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        QLocalServer.removeServer(
            self._address
        )  # left behind by a crash; the lock says that it is not in use
        server.newConnection.connect(self._on_connection)
        server.listen(self._address)
        self._server = server

    def greet(self) -> bool:
        """Ask the first one to come to the front; whether it answered."""
        from PySide6.QtNetwork import QLocalSocket

        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            socket = QLocalSocket()
            socket.connectToServer(self._address)
            if socket.waitForConnected(200):
                socket.write(_GREETING)
                socket.waitForBytesWritten(500)
                if socket.state() is not QLocalSocket.LocalSocketState.UnconnectedState:
                    socket.waitForDisconnected(500)
                return True
            time.sleep(0.05)
        return False

    def release(self) -> None:
        """Let others be the first."""
        if self._server is not None:
            self._server.deleteLater()
            self._server = None
        self._lock.unlock()

    def become(self, other: "SingleInstance") -> None:
        """Hold what `other` has acquired instead of one's own; `other` is of no more use."""
        listens = self._server is not None
        self.release()
        self._address, self._lock = other._address, other._lock
        if listens:
            self.listen()

    def _on_connection(self) -> None:
        from PySide6.QtNetwork import QLocalServer

        if isinstance(self._server, QLocalServer):
            connection = self._server.nextPendingConnection()
            connection.disconnected.connect(connection.deleteLater)
            connection.disconnectFromServer()
            self.shown_wanted.emit()


def _folder() -> Path:
    """A folder of this user's own, in which the machine is the only one to write."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about a runtime folder of the system's that cannot be used
        runtime = platformdirs.user_runtime_path("labelqueue", appauthor=False)
    for folder in (runtime, platformdirs.user_data_path("labelqueue", appauthor=False)):
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            continue
        return folder
    return Path.home()


def _address(folder: Path, key: str) -> str:
    path = str(folder / f"{key}.sock")
    if sys.platform == "win32" or len(path) > _LONGEST_PATH:
        return f"labelqueue-{key}"  # Windows names a pipe; Qt puts other sockets into the temporary folder
    return path
