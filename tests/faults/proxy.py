"""Stands between a client and PostgreSQL, and does what networks do."""

import select
import socket
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from enum import Enum
from typing import Final
from urllib.parse import parse_qs, urlsplit

import psycopg

TICK = 0.05  # seconds


class Fault(Enum):
    """What becomes of one round trip: a request up to its Sync (or a plain query), and its answer."""

    CUT_BEFORE = "the request does not reach the server, and the connection breaks"
    CUT_AFTER = "the server has done it, the answer is swallowed, and the connection breaks"
    SILENT_BEFORE = "the request does not reach the server, and nobody says anything any more"
    SILENT_AFTER = "the server has done it, and nobody says anything any more"
    DELAY = "the answer takes its time"
    TERMINATED = "the server has ended its process for this client when the request arrives"


class Proxy:
    """Counts round trips from `arm` on, over all connections, and spoils the one it is told to."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        self._server: Final = f"{parse_qs(parts.query)['host'][0]}/.s.PGSQL.5432"
        self._listener: Final = socket.create_server(("127.0.0.1", 0))
        self._direct: Final = url
        self.url: Final = f"postgresql://postgres@127.0.0.1:{self._listener.getsockname()[1]}{parts.path}"
        self._ended = threading.Event()
        self._threads: list[threading.Thread] = []
        self._faults: list[tuple[int, Fault]] = []
        self.rounds = 0
        self.met = 0
        self._spawn(self._accept)

    def arm(self, *faults: tuple[int, Fault]) -> None:
        """From now on: spoil the round trip of that number (from 0), then, counted anew, the next one."""
        self._faults = list(faults)
        self.rounds = self.met = 0

    def close(self) -> None:
        self._ended.set()
        for thread in self._threads:
            thread.join()
        self._listener.close()

    def _spawn(self, target: Callable[[], None]) -> None:
        thread = threading.Thread(target=target, name="proxy")
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        while not self._ended.is_set():
            if select.select([self._listener], [], [], TICK)[0]:
                client, _ = self._listener.accept()
                self._spawn(lambda client=client: self._serve(client))  # type: ignore[misc]

    def _serve(self, client: socket.socket) -> None:
        server = socket.socket(socket.AF_UNIX)
        with client, server:
            server.connect(self._server)
            with suppress(OSError):  # one of the two has gone
                _Line(self, client, server).run()

    def fault(self) -> Fault | None:
        """What becomes of the round trip that begins now."""
        number, self.rounds = self.rounds, self.rounds + 1
        if not self._faults or self._faults[0][0] != number:
            return None
        self.rounds, self.met = 0, self.met + 1
        return self._faults.pop(0)[1]

    def terminate(self) -> None:
        """What an administrator does, or the server when it is short of memory."""
        with psycopg.connect(self._direct, autocommit=True) as other:
            other.execute(
                "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
                " WHERE application_name = 'labelqueue' AND datname = current_database()"
            )

    @property
    def ended(self) -> bool:
        return self._ended.is_set()


class _Line:
    """One connection."""

    def __init__(self, proxy: Proxy, client: socket.socket, server: socket.socket) -> None:
        self._proxy, self._client, self._server = proxy, client, server
        self._began = False  # before that, messages have no type
        self._rest = b""
        self._answer: Fault | None = None

    def run(self) -> None:
        while not self._proxy.ended:
            for ready in select.select([self._client, self._server], [], [], TICK)[0]:
                data = ready.recv(65536)
                if not data or not (self._ask(data) if ready is self._client else self._tell(data)):
                    return

    def _ask(self, data: bytes) -> bool:
        """From the client. Returns whether the connection goes on."""
        for message in self._messages(data):
            if message[:1] in (b"Q", b"S") and self._began:
                match fault := self._proxy.fault():
                    case Fault.CUT_BEFORE:
                        return False
                    case Fault.SILENT_BEFORE:
                        return self._fall_silent()
                    case Fault.TERMINATED:
                        self._proxy.terminate()
                    case _:
                        self._answer = fault
            self._server.sendall(message)
        return True

    def _messages(self, data: bytes) -> list[bytes]:
        self._rest += data
        found = []
        while len(self._rest) >= (head := 5 if self._began else 4):
            length = int.from_bytes(self._rest[head - 4 : head]) + head - 4
            if len(self._rest) < length:
                break
            message, self._rest = self._rest[:length], self._rest[length:]
            self._began = self._began or length > 8  # requests for encryption have eight bytes
            found.append(message)
        return found

    def _tell(self, data: bytes) -> bool:
        """From the server. Returns whether the connection goes on."""
        match self._answer:
            case Fault.CUT_AFTER | Fault.SILENT_AFTER:
                if not data.endswith((b"Z\0\0\0\5I", b"Z\0\0\0\5T", b"Z\0\0\0\5E")):
                    return True  # not all of it has been done
                return self._answer is Fault.SILENT_AFTER and self._fall_silent()
            case Fault.DELAY:
                time.sleep(0.3)
                self._answer = None
        self._client.sendall(data)
        return True

    def _fall_silent(self) -> bool:
        # The client goes away in its own time; the server hears of it.
        while not self._proxy.ended:
            if select.select([self._client], [], [], TICK)[0] and not self._client.recv(65536):
                break
        return False
