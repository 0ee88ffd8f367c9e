"""Where the files that come with the program are: icons, fonts, sample data."""

from pathlib import Path

_PACKAGE = Path(__file__).parent
# An installed wheel carries the folder inside the package; a checkout has it at the top.
_ROOTS = (_PACKAGE / "_resources", _PACKAGE.parents[1] / "resources")


def resource(name: str) -> Path:
    """Path of a file or folder of `resources/`, such as `icons/box.svg`.

    Raises FileNotFoundError if the installation has no such file.
    """
    for root in _ROOTS:
        path = root / name
        if path.exists():
            return path
    raise FileNotFoundError(f"This installation of Labelqueue lacks its file {name}.")
