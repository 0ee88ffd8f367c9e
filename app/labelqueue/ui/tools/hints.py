"""What hints call the keys that they name; the canvas puts in those in force."""

from collections.abc import Mapping
from typing import Final

from labelqueue.domain.phrase import Phrase, phrase

KEYS: Final[Mapping[str, str | Phrase]] = {
    "done": "Enter",
    "stop": "Esc",
    "back": "Backspace",
    "omit": "Tab",
    "delete": "Del",
    "category": phrase("digit or {key}", key="C"),
    "cut": "E",
    "part": "W",
    "pan": "Space",
}
"""The usual names, to be given to every hint with a key in it. Parts of a hint are set apart by `BETWEEN`."""

BETWEEN: Final = " · "
