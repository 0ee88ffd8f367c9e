"""What was sent and not answered yet, in a small file: it outlives the process that sent it.

One line an entry: `+` (unanswered) or `-` (answered), a checksum, JSON.
See docs/decisions/0011-journal-and-reconnection.md.
"""

import logging
import os
import sys
import uuid
import weakref
import zlib
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from labelqueue.domain.errors import KnownError, StoreUnavailable
from labelqueue.domain.ids import OperationId, SessionId
from labelqueue.domain.json_text import dumpb, loads
from labelqueue.domain.status import Action

_log: Final = logging.getLogger(__name__)
_SUFFIX: Final = ".journal"
_UNANSWERED, _ANSWERED = b"+", b"-"


@dataclass(frozen=True, slots=True)
class Entry:
    """One finishing action with all that it takes to send it again. `content`: plain JSON data."""

    operation_id: OperationId
    action: Action
    sample: str
    session_id: SessionId
    content: dict[str, Any] = field(hash=False)

    @property
    def claim(self) -> tuple[Any, ...]:
        """Under which claim it was made: later word about the same claim overrules this one."""
        if self.action is Action.REOPEN:  # under none
            return self.action, self.content.get("queue"), self.sample
        return self.content.get("sample_id"), self.content.get("version")

    def as_json(self) -> dict[str, Any]:
        """Plain JSON data."""
        return {
            "operation": str(self.operation_id),
            "action": self.action,
            "sample": self.sample,
            "session": str(self.session_id),
            "content": self.content,
        }


class Journal:
    """The entries of one workspace object, in a locked file of its own that is made when first needed."""

    def __init__(self, folder: Path) -> None:
        """`folder`: for one member of one workspace."""
        self.folder: Final = folder
        self._path: Path | None = None
        self._file: int | None = None
        self._closing: weakref.finalize[Any, Journal] | None = None
        self._pending: dict[OperationId, tuple[Entry, int]] = {}
        self._foreign: dict[int, str] = {}
        self._end = 0
        self._warned = False

    @property
    def entries(self) -> list[Entry]:
        """What is unanswered, the oldest first."""
        return [entry for entry, _ in self._pending.values()]

    @property
    def foreign(self) -> dict[int, str]:
        """What another version noted, which this one cannot read, by where it stands."""
        return dict(self._foreign)

    def strike_foreign(self, at: int) -> None:
        """It is kept elsewhere."""
        del self._foreign[at]
        self._mark(at)

    @contextmanager
    def noted(self, entry: Entry) -> Iterator[None]:
        """Inside, `entry` is sent: it stays in the file unless the database answers."""
        self._note(entry)
        try:
            yield
        except StoreUnavailable:
            self._make_durable()
            raise
        except KnownError:
            self.strike(entry)  # refused: that was an answer
            raise
        except BaseException:
            self._make_durable()
            raise
        self.settle(entry)

    def settle(self, entry: Entry) -> None:
        """It is answered, and with it all else about the same claim."""
        for other in [one for one in self.entries if one.claim == entry.claim]:
            self.strike(other)

    def strike(self, entry: Entry) -> None:
        """It is answered, or kept elsewhere."""
        noted = self._pending.pop(entry.operation_id, None)
        if noted is not None:
            self._mark(noted[1])

    def _mark(self, at: int) -> None:
        if self._file is not None:
            try:
                _write(self._file, _ANSWERED, at=at)
            except OSError as error:
                self._warn(error)

    def close(self) -> None:
        """Let go of the file; what is unanswered stays in it for the next start."""
        if self._path is None or self._closing is None:
            return
        self._closing()
        self._file = self._closing = None
        if not self._pending and not self._foreign:
            self._path.unlink(missing_ok=True)

    def _note(self, entry: Entry) -> None:
        self.strike(entry)  # sent again
        text = dumpb(entry.as_json())
        try:
            file = self._opened()
            at = self._end if self._pending else 0
            line = b"%s %08x %s\n" % (_UNANSWERED, zlib.crc32(text), text)
            _write(file, line, at=at)
        except OSError as error:
            self._warn(error)
            return
        self._end = at + len(line)
        self._pending[entry.operation_id] = (entry, at)

    def _opened(self) -> int:
        if self._file is None:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            path = self.folder / f"{uuid.uuid4()}{_SUFFIX}"
            part = path.with_suffix(".new")  # nobody looks at it before it is locked
            file = os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR | getattr(os, "O_BINARY", 0), 0o600)
            _lock(file)
            self._hold(path, file)
            part.rename(path)
        assert self._file is not None
        return self._file

    def _hold(self, path: Path, file: int) -> None:
        self._path, self._file = path, file
        self._closing = weakref.finalize(self, os.close, file)

    def _make_durable(self) -> None:
        """No answer: from now on it may have to outlive a power cut, too."""
        if self._file is not None:
            try:
                os.fsync(self._file)
            except OSError as error:
                self._warn(error)

    def _warn(self, error: OSError) -> None:
        """A journal that cannot be written keeps nobody from working."""
        if not self._warned:
            self._warned = True
            _log.warning(
                "The journal in %s cannot be written (%s): what is on its way when the program ends is not"
                " looked after by the next start",
                self.folder,
                error.strerror,
            )


def left_behind(folder: Path) -> Generator[Journal, None, None]:
    """The journals of processes that are gone, one after the other; those of living ones are left alone."""
    for path in sorted(folder.glob(f"*{_SUFFIX}"), key=_age):
        journal = _adopted(path)
        if journal is not None:
            try:
                yield journal
            finally:
                journal.close()


def _age(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0


def _adopted(path: Path) -> Journal | None:
    try:
        file = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
    except OSError as error:
        _log.info("The journal %s cannot be opened: %s", path, error)
        return None
    try:
        _lock(file)
        there = path.exists()  # somebody else may have dealt with it, and removed it, just now
        content = path.read_bytes() if there else b""
    except OSError:
        os.close(file)
        return None
    if not there:
        os.close(file)
        return None
    journal = Journal(path.parent)
    journal._hold(path, file)
    journal._pending, journal._foreign = _read(content)
    journal._end = len(content)
    return journal


def _read(content: bytes) -> tuple[dict[OperationId, tuple[Entry, int]], dict[int, str]]:
    """The unanswered entries, and what cannot be understood; what was not written to its end was not sent."""
    found: dict[OperationId, tuple[Entry, int]] = {}
    foreign: dict[int, str] = {}
    at = 0
    for line in content.splitlines(keepends=True):
        text = _unanswered(line)
        if text is not None:
            try:
                entry = entry_of(loads(text))
            except (ValueError, KeyError, TypeError, AttributeError):
                foreign[at] = text.decode(errors="replace")
            else:
                found[entry.operation_id] = (entry, at)
        at += len(line)
    return found, foreign


def _unanswered(line: bytes) -> bytes | None:
    mark, _, rest = line.rstrip(b"\n").partition(b" ")
    checksum, _, text = rest.partition(b" ")
    if mark != _UNANSWERED or checksum != b"%08x" % zlib.crc32(text):
        return None
    return text


def entry_of(data: dict[str, Any]) -> Entry:
    """The entry that `Entry.as_json` made plain data of.

    Raises:
        LookupError, TypeError, ValueError: it is none.
    """
    return Entry(
        operation_id=OperationId(uuid.UUID(data["operation"])),
        action=Action(data["action"]),
        sample=data["sample"],
        session_id=SessionId(uuid.UUID(data["session"])),
        content=dict(data["content"]),
    )


def _write(file: int, data: bytes, *, at: int) -> None:
    os.lseek(file, at, os.SEEK_SET)
    if os.write(file, data) != len(data):
        raise OSError(0, "the disk is full")


if sys.platform == "win32":
    import msvcrt

    _FAR = 2**30  # beyond what is written, so that the file can be read while it is locked

    def _lock(file: int) -> None:
        """Until the file is closed or the process ends. Raises OSError if somebody else has it."""
        os.lseek(file, _FAR, os.SEEK_SET)
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(file: int) -> None:
        """Until the file is closed or the process ends. Raises OSError if somebody else has it."""
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
