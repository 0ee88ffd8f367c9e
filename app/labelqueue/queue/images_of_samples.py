"""Samples and the images that they name: from a path to a sample, from a sample to the size of its image."""

from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from labelqueue.domain.errors import ImageUnreadable
from labelqueue.domain.sample import SampleSpec


def as_spec(given: SampleSpec | str | Path) -> SampleSpec:
    """The sample of a path or URL, named like its last part."""
    if isinstance(given, SampleSpec):
        return given
    if isinstance(given, str) and "://" in given:
        return SampleSpec(name=unquote(PurePosixPath(urlsplit(given).path).name), uri=given)
    path = Path(given).absolute()
    return SampleSpec(name=path.name, uri=str(path))


def with_size(spec: SampleSpec) -> SampleSpec:
    """The sample with the size of its image in pixels, where that is quick to know."""
    if spec.width is not None or "://" in spec.uri:
        return spec
    size = size_of(spec.uri)
    return spec.resized(*size) if size else spec


def size_of(uri: str) -> tuple[int, int] | None:
    """Width and height of an image in pixels; None: it cannot be read."""
    from labelqueue.images import read_size  # slow to load, and the queue itself does not need it

    try:
        return read_size(uri)
    except ImageUnreadable:  # whoever gets the sample is told, and can skip it
        return None
