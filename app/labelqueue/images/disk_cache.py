"""Files that came over a network, kept for a while on this computer."""

import hashlib
import logging
import os
import threading
import time
import uuid
from contextlib import suppress
from pathlib import Path
from typing import Final

DAYS: Final = 7
"""How long a file is taken for what the server has."""

GIGABYTE: Final = 10**9
_HOUR: Final = 3600.0
_DAY: Final = 24 * _HOUR
_PART: Final = ".part"
_log: Final = logging.getLogger(__name__)


class DiskCache:
    """A folder of files by the address that they came from. Any thread may use it, and several programs.

    What is older than `days` is fetched anew; beyond `most_bytes` the files that were used longest ago go.
    A disk that is full or cannot be written keeps nobody from working: nothing is kept then.
    """

    def __init__(self, folder: Path, *, most_bytes: float, days: float = DAYS) -> None:
        """`folder` is made when it is needed. `most_bytes`: 0 keeps nothing."""
        self._folder: Final = folder
        self._most: Final = most_bytes
        self._age: Final = days * _DAY
        self._lock: Final = threading.Lock()
        self._bytes: float | None = None

    def get(self, uri: str) -> bytes | None:
        """The file, if it is here and young enough."""
        path = self._path(uri)
        if not self._most:
            return None
        try:
            fetched = path.stat().st_mtime
            if not 0 <= time.time() - fetched <= self._age:
                return None
            content = path.read_bytes()
        except OSError:
            return None
        with suppress(OSError):
            os.utime(path, (time.time(), fetched))
        return content

    def put(self, uri: str, content: bytes) -> None:
        """Keep the file, if there is room for it."""
        if len(content) > self._most:
            return
        try:
            self._write(self._path(uri), content)
        except OSError as error:
            _log.info("A file from a network is not kept on this computer: %s", error)
            return
        with self._lock:
            self._bytes = None if self._bytes is None else self._bytes + len(content)
            if self._bytes is None or self._bytes > self._most:
                self._bytes = self._tidied()

    def tidy(self) -> None:
        """Delete what is too old or too much."""
        with self._lock, suppress(OSError):  # nothing was ever kept
            self._bytes = self._tidied()

    def drop(self, uri: str) -> None:
        """Keep it no longer."""
        with suppress(OSError):
            self._path(uri).unlink()

    def _path(self, uri: str) -> Path:
        return self._folder / hashlib.sha256(uri.encode(errors="surrogatepass")).hexdigest()

    def _write(self, path: Path, content: bytes) -> None:
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        part = path.with_name(f"{uuid.uuid4()}{_PART}")
        try:
            part.write_bytes(content)
            part.replace(path)
        except OSError:
            with suppress(OSError):
                part.unlink()
            raise

    def _tidied(self) -> float:
        """Delete what is too old or too much; how many bytes are left."""
        now = time.time()
        found: list[tuple[float, int, Path]] = []
        for path in self._folder.iterdir():
            with suppress(OSError):  # another program has just deleted it
                stat = path.stat()
                # A part that nobody writes any more was left by a program that was killed.
                old = now - stat.st_mtime > (_HOUR if path.suffix == _PART else self._age)
                found.append((0.0 if old else stat.st_atime, stat.st_size, path))
        left = float(sum(size for _, size, _ in found))
        for used, size, path in sorted(found):
            if used and left <= self._most:
                break
            with suppress(OSError):
                path.unlink()
                left -= size
        return left
