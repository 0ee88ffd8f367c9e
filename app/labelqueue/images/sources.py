"""Where images come from: paths, http(s), and whatever fsspec knows (s3, gs, az, zip …).

Web addresses go through the standard library: fsspec's client for them needs a further package and
leaves a thread with an event loop behind.
"""

import http.client
import io
import urllib.error
import urllib.request
from pathlib import Path, PurePosixPath
from typing import BinaryIO, Final, Protocol
from urllib.parse import SplitResult, unquote, urlsplit

from labelqueue.domain.errors import ImageUnreadable
from labelqueue.domain.phrase import phrase
from labelqueue.images.disk_cache import DiskCache

TIMEOUT: Final = 30.0
"""Seconds that a server may stay silent."""

MAX_BYTES: Final = 1 << 30
"""The largest remote file that is fetched: it is held in memory, and a server may never stop sending."""


class _Readable(Protocol):
    def read(self, size: int, /) -> bytes: ...


class _Kept:
    cache: DiskCache | None = None


def forget_remote_file(uri: str) -> None:
    """What was kept of it is of no use: fetch it anew the next time."""
    if _Kept.cache is not None:
        _Kept.cache.drop(uri)


def keep_remote_files(cache: DiskCache | None) -> None:
    """From now on, keep what comes over a network in `cache`; None: nothing is kept, as from the start."""
    _Kept.cache = cache


def file_name(uri: str) -> str:
    """The last part of a path or URL, as people know it: without query, host or credentials."""
    if scheme_of(uri) in ("", "file"):
        return _local_path(uri).name or uri
    return PurePosixPath(unquote(_split(uri.partition("::")[0]).path)).name or place_of(uri)


def open_image(uri: str) -> BinaryIO:
    """Open the encoded bytes of an image for reading; a remote file is fetched as a whole. Seekable.

    Raises:
        ImageUnreadable: it is missing, may not be read, or its server does not deliver.
    """
    scheme = scheme_of(uri)
    if scheme in ("", "file"):
        return _open_local(_local_path(uri))
    cache = _Kept.cache if _is_remote(uri) else None
    kept = None if cache is None else cache.get(uri)
    if kept is None:
        kept = _fetch_web(uri) if scheme in ("http", "https") else _fetch_other(uri)
        if cache is not None:
            cache.put(uri, kept)
    return io.BytesIO(kept)


def _is_remote(uri: str) -> bool:
    """Whether the file comes from another computer, and not for example out of an archive on this one."""
    return scheme_of(uri.rpartition("::")[2]) not in ("", "file", "local", "memory", "zip", "tar")


def _open_local(path: Path) -> BinaryIO:
    name = path.name
    try:
        return path.open("rb")
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:  # ValueError: a null byte
        raise ImageUnreadable(
            phrase('"{name}" was not found in {parent}.', name=name, parent=path.absolute().parent)
        ) from error
    except IsADirectoryError as error:
        raise ImageUnreadable(phrase('"{name}" is a folder, not an image.', name=name)) from error
    except PermissionError as error:
        raise ImageUnreadable(phrase('"{name}" may not be read: permission denied.', name=name)) from error
    except OSError as error:
        raise ImageUnreadable(
            phrase('"{name}" cannot be read ({strerror}).', name=name, strerror=error.strerror)
        ) from error


def _fetch_web(uri: str) -> bytes:
    name, host = file_name(uri), place_of(uri)
    try:
        request = urllib.request.Request(uri, headers={"User-Agent": "Labelqueue"})
        with urllib.request.urlopen(request, timeout=TIMEOUT) as response:
            content = _in_memory(response, name)
            whole = response.headers.get("Content-Length", "")
    except urllib.error.HTTPError as error:
        with error:  # it holds the connection
            raise ImageUnreadable(
                phrase('"{name}" was refused by {host} (HTTP {code}).', name=name, host=host, code=error.code)
            ) from error
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise ImageUnreadable(
            phrase('"{name}" cannot be fetched: {host} does not answer as it should.', name=name, host=host)
        ) from error
    # The library takes a connection that was cut in the middle for the end of the file.
    if whole.isdecimal() and len(content) < int(whole):
        raise ImageUnreadable(
            phrase('"{name}" cannot be fetched: {host} does not answer as it should.', name=name, host=host)
        )
    return content


def _fetch_other(uri: str) -> bytes:
    import fsspec

    name, scheme = file_name(uri), scheme_of(uri)
    try:
        with fsspec.open(uri, "rb") as file:
            return _in_memory(file, name)
    except ImageUnreadable:
        raise
    except ImportError as error:
        raise ImageUnreadable(
            phrase('"{name}" cannot be fetched: {error}.', name=name, error=error)
        ) from error
    except FileNotFoundError as error:
        raise ImageUnreadable(
            phrase('"{name}" was not found in {place}.', name=name, place=place_of(uri))
        ) from error
    except PermissionError as error:
        raise ImageUnreadable(phrase('"{name}" may not be read: permission denied.', name=name)) from error
    except Exception as error:  # every storage client has errors of its own
        raise ImageUnreadable(
            phrase(
                '"{name}" cannot be fetched over {scheme}:// ({error}).',
                name=name,
                scheme=scheme,
                error=type(error).__name__,
            )
        ) from error


def _in_memory(file: _Readable, name: str) -> bytes:
    content = file.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        raise ImageUnreadable(
            phrase('"{name}" is larger than {megabytes} MB.', name=name, megabytes=MAX_BYTES >> 20)
        )
    return content


def scheme_of(uri: str) -> str:
    """The scheme of a URL, empty for a path."""
    scheme, separator, _ = uri.partition("://")
    return scheme.lower() if separator else ""


def _local_path(uri: str) -> Path:
    if scheme_of(uri) == "file":
        return Path(urllib.request.url2pathname(_split(uri).path))
    return Path(uri)


def place_of(uri: str) -> str:
    """Host or bucket; never the credentials that may stand before it."""
    return _split(uri).hostname or scheme_of(uri)


def _split(uri: str) -> SplitResult:
    """The parts of a URL, all empty if it is malformed (an unclosed bracket)."""
    try:
        return urlsplit(uri)
    except ValueError:
        return SplitResult("", "", "", "", "")
