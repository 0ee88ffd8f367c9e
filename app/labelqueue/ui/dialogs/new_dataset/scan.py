"""Finding the images of a folder, on the Files pool."""

from dataclasses import dataclass
from pathlib import Path

from labelqueue.domain.errors import ImageUnreadable, InvalidValue, NotFound
from labelqueue.domain.phrase import phrase
from labelqueue.domain.sample import SampleSpec
from labelqueue.images import find_images, read_size
from labelqueue.ui.bridge import Progress


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file that looks like an image by its name. `spec` is None if it cannot be a sample at all."""

    name: str
    sentence: str
    spec: SampleSpec | None


@dataclass(frozen=True, slots=True)
class Scan:
    """What a folder holds. Names of samples are paths relative to it, with forward slashes."""

    folder: Path
    samples: tuple[SampleSpec, ...]
    unreadable: tuple[Unreadable, ...]


def scan(folder: str, *, subfolders: bool, progress: Progress) -> Scan:
    """Look at every image below `folder`; reports how many were looked at.

    Raises:
        NotFound: there is no such folder.
        ImageUnreadable: it, or one below it, may not be read.
        InvalidValue: it is a file.
        Cancelled: `progress` was cancelled.
    """
    root = _checked(folder)
    samples: list[SampleSpec] = []
    unreadable: list[Unreadable] = []
    paths = list(find_images(root, recursive=subfolders))
    for done, path in enumerate(paths):
        progress.report(done, len(paths))
        found = _looked_at(root, path)
        if isinstance(found, Unreadable):
            unreadable.append(found)
        else:
            samples.append(found)
    return Scan(root, tuple(samples), tuple(unreadable))


def _checked(folder: str) -> Path:
    try:
        root = Path(folder).expanduser().absolute()
        if root.is_dir():
            return root
        exists = root.exists()
    except (OSError, RuntimeError, ValueError) as error:
        raise NotFound(
            phrase("The folder {folder} cannot be opened: {reason}.", folder=folder, reason=error)
        ) from error
    if exists:
        raise InvalidValue(phrase("{name} is a file; choose the folder that it is in.", name=root.name))
    raise NotFound(phrase("There is no folder {folder}.", folder=root))


def _looked_at(root: Path, path: Path) -> SampleSpec | Unreadable:
    name = path.relative_to(root).as_posix()
    if not name.isprintable():
        shown = name.encode("utf-8", "replace").decode("utf-8", "replace")
        return Unreadable(
            shown, phrase("Its name has a character that cannot be shown; rename the file."), None
        )
    try:
        width, height = read_size(str(path))
    except ImageUnreadable as error:
        return Unreadable(name, error.args[0], SampleSpec(name, str(path)))
    return SampleSpec(name, str(path), width=width, height=height)
