"""Samples and the images that they name: from a path to a sample, from a sample to the size of its image."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from labelqueue.domain.errors import ImageUnreadable
from labelqueue.domain.incoming import Twin
from labelqueue.domain.sample import SampleSpec


def as_spec(given: SampleSpec | str | Path) -> SampleSpec:
    """The sample of a path or URL, named like its last part."""
    if isinstance(given, SampleSpec):
        return given
    if isinstance(given, str) and "://" in given:
        return SampleSpec(name=unquote(PurePosixPath(urlsplit(given).path).name), uri=given)
    path = Path(given).absolute()
    return SampleSpec(name=path.name, uri=str(path))


def looked_at(spec: SampleSpec) -> SampleSpec:
    """The sample with the size and the fingerprint of its image, where that is quick to know."""
    if "://" in spec.uri:
        return spec
    size = size_of(spec.uri) if spec.width is None else None
    return with_fingerprint(spec.resized(*size) if size else spec)


def with_fingerprint(spec: SampleSpec) -> SampleSpec:
    """The sample with the fingerprint of its image, if that is a file on this computer that can be read."""
    if spec.fingerprint is not None or "://" in spec.uri:
        return spec
    from labelqueue.images.fingerprint import fingerprint_of

    return replace(spec, fingerprint=fingerprint_of(spec.uri))


def size_of(uri: str) -> tuple[int, int] | None:
    """Width and height of an image in pixels; None: it cannot be read."""
    from labelqueue.images import read_size  # slow to load, and the queue itself does not need it

    try:
        return read_size(uri)
    except ImageUnreadable:  # whoever gets the sample is told, and can skip it
        return None


def twins_among(
    specs: Iterable[SampleSpec], there: Mapping[str, tuple[str, str]], known: dict[str, tuple[str, str]]
) -> list[Twin]:
    """Those with the bytes of one that is `there`, or of one before; `known` learns the others.

    Both say name and uri by fingerprint. What may be alike is compared byte by byte where both can be read.
    """
    from labelqueue.images.fingerprint import same_bytes

    found = []
    for one in specs:
        if one.fingerprint is None:
            continue
        other = there.get(one.fingerprint) or known.setdefault(one.fingerprint, (one.name, one.uri))
        name, uri = other
        if name != one.name and (one.uri == uri or "://" in one.uri or same_bytes(one.uri, uri)):
            found.append(Twin(one, name))
    return found
