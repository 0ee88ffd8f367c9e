"""The images below an address: a bucket, an archive, a folder on a server; whatever fsspec can list."""

import base64
from collections.abc import Iterator, Mapping
from typing import Any, Final

from labelqueue.domain.errors import ImageUnreadable, InvalidValue, KnownError
from labelqueue.domain.incoming import LeftOut
from labelqueue.domain.phrase import phrase
from labelqueue.domain.sample import SampleSpec, has_password
from labelqueue.images.files import is_image
from labelqueue.images.sources import place_of, scheme_of

_PACKAGES: Final = {
    "s3": "s3fs",
    "s3a": "s3fs",
    "gs": "gcsfs",
    "gcs": "gcsfs",
    "az": "adlfs",
    "abfs": "adlfs",
    "abfss": "adlfs",
    "http": "aiohttp",
    "https": "aiohttp",
    "sftp": "paramiko",
    "ssh": "paramiko",
    "smb": "smbprotocol",
}
"""What has to be installed to list addresses of these kinds."""


def list_images(address: str, *, recursive: bool = True) -> Iterator[SampleSpec | LeftOut]:
    """The images below an address such as s3://bucket/folder, folder by folder, as the server names them.

    Each is named by its path below the address. Logins come from where the driver of that kind looks for
    them (environment, files of its own), never from the address.

    Raises:
        InvalidValue: it is no address, or has a password in it.
        ImageUnreadable: its driver is not installed, there is nothing, or the server does not answer.
    """
    kind = scheme_of(address)
    if not kind:
        raise InvalidValue(
            phrase("“{address}” is no address; write one like s3://bucket/folder.", address=address)
        )
    if has_password(address):
        raise InvalidValue(
            phrase("Leave the password out of the address: everybody who gets the images would read it.")
        )
    try:
        yield from _listed(address, kind, recursive=recursive)
    except KnownError:
        raise
    except ImportError as error:
        raise _missing(kind, error) from error
    except (FileNotFoundError, NotADirectoryError) as error:
        raise ImageUnreadable(phrase("There is nothing at {address}.", address=address)) from error
    except PermissionError as error:
        raise ImageUnreadable(
            phrase("{place} does not let you look: permission denied.", place=place_of(address))
        ) from error
    except Exception as error:  # every storage client has errors of its own
        raise ImageUnreadable(
            phrase(
                "{place} cannot be listed ({error}).",
                place=place_of(address),
                error=str(error).splitlines()[0][:200] if str(error) else type(error).__name__,
            )
        ) from error


def _missing(kind: str, error: ImportError) -> ImageUnreadable:
    package = _PACKAGES.get(kind)
    if package is None:
        return ImageUnreadable(
            phrase("Addresses that begin with {kind}:// cannot be listed: {error}.", kind=kind, error=error)
        )
    return ImageUnreadable(
        phrase(
            "To list addresses that begin with {kind}://, install the package {package}.",
            kind=kind,
            package=package,
        )
    )


def _listed(address: str, kind: str, *, recursive: bool) -> Iterator[SampleSpec | LeftOut]:
    import fsspec

    try:
        system, root = fsspec.core.url_to_fs(address)
    except ValueError as error:
        if "Protocol not known" in str(error):
            raise InvalidValue(
                phrase("Nothing is known about addresses that begin with {kind}://.", kind=kind)
            ) from error
        raise
    below = root.rstrip("/")
    if not system.exists(root):
        raise FileNotFoundError(address)
    for folder, folders, files in system.walk(root, detail=True, on_error="raise"):
        hidden = [name for name in folders if name.startswith(".") or not recursive]
        for name in hidden:
            del folders[name]
        for name in sorted(files):
            if is_image(name):
                path = f"{folder.rstrip('/')}/{name}"
                yield _sample(path, path.removeprefix(below).lstrip("/"), files[name], address, kind)


def _sample(path: str, name: str, info: Mapping[str, Any], address: str, kind: str) -> SampleSpec | LeftOut:
    inside = address.partition("::")[2]
    if kind in ("http", "https"):
        uri = path
    elif kind in ("file", "local"):
        uri = path if not inside else f"{kind}://{path}::{inside}"
    else:
        uri = f"{kind}://{path.lstrip('/')}" + (f"::{inside}" if inside else "")
    try:
        return SampleSpec(name, uri, fingerprint=_fingerprint(info))
    except InvalidValue as error:
        return LeftOut(name.encode("utf-8", "replace").decode("utf-8", "replace"), error.args[0])


def _fingerprint(info: Mapping[str, Any]) -> str | None:
    """What the server says about the bytes anyway; None: nothing that can be trusted."""
    size = info.get("size")
    tag = str(info.get("ETag") or "").strip('"').lower()
    settings = info.get("content_settings")
    summed = info.get("md5Hash") or (settings.get("content_md5") if isinstance(settings, Mapping) else None)
    if isinstance(summed, str):
        summed = base64.b64decode(summed)
    if isinstance(summed, bytes | bytearray):
        tag = bytes(summed).hex()
    # The tag of something that was sent in parts (it has a hyphen) depends on the parts.
    whole = len(tag) == 32 and all(one in "0123456789abcdef" for one in tag)
    return f"md5:{size}:{tag}" if whole and size is not None else None
