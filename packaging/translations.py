"""Brings the translations up to date with the sources: `make translations`.

The texts of the sources go into resources/translations/labelqueue_*.ts, to be translated with Qt Linguist or
any editor; what is translated goes from there into the .qm files that the window reads.
"""

import argparse
import subprocess
import sys
from pathlib import Path
from typing import Final

import PySide6

ROOT: Final = Path(__file__).parents[1]
FOLDER: Final = ROOT / "resources" / "translations"
MARKS: Final = ",".join(f"tr+={name}" for name in ("phrase", "phrases", "counted"))
"""The functions whose first argument is a text to translate; see labelqueue.ui.i18n."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, default=FOLDER, help="where the .ts files are")
    folder = parser.parse_args().folder
    for file in sorted(folder.glob("labelqueue_*.ts")):
        update(file)
        _qt_tool("lrelease", str(file), "-silent", "-qm", str(file.with_suffix(".qm")))
    return 0


def update(file: Path) -> None:
    """What is new in the sources is in the file then, to be translated; what is gone from them is not."""
    sources = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "app").rglob("*.py"))
    # Without locations: with every line that moves, they would change as well.
    options = ("-no-obsolete", "-locations", "none", "-sort-messages", "-source-language", "en", "-silent")
    _qt_tool("lupdate", *sources, "-tr-function-alias", MARKS, *options, "-ts", str(file.absolute()))


def _qt_tool(name: str, *arguments: str) -> None:
    suffix = ".exe" if sys.platform == "win32" else ""
    subprocess.run([Path(PySide6.__file__).parent / f"{name}{suffix}", *arguments], cwd=ROOT, check=True)


if __name__ == "__main__":
    sys.exit(main())
