"""English texts that remember how they were made, so that the window can say them in another language.

They must be literals, because the translators' tool reads them in the source: no f-string, no variable.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final

_NONE: Final[Mapping[str, Any]] = MappingProxyType({})


class Phrase(str):
    """A text as `str`, in English.

    `source`: the text before `values` were put in; `note`: what tells it from the same text with another
    meaning, or its plural; `number`: what chooses between singular and plural, -1 if nothing does.
    """

    source: str
    note: str
    number: int
    values: Mapping[str, Any]

    def given(self, **values: object) -> "Phrase":
        """A text of a table, with these values put in."""
        return phrase(self.source, self.note, **values)


def phrase(source: str, note: str = "", /, **values: object) -> Phrase:
    """A text with its values by name: `phrase("{name} is not a member here.", name=name)`.

    `note`: for translators; the same text with another note is translated on its own.
    """
    return _made(source, source, note, -1, values)


def phrases(one: str, many: str, n: int, /, **values: object) -> Phrase:
    """A text that depends on a number: `phrases("{n} sample", "{n} samples", len(samples))`."""
    return _made(one if n == 1 else many, one, many, n, {"n": n, **values})


def filled(template: str, values: Mapping[str, object], say: Callable[[object], str]) -> str:
    """The template with the values in it, each as `say` says it. Without values it is taken as it is."""
    return template.format_map({name: say(value) for name, value in values.items()}) if values else template


def _made(english: str, source: str, note: str, number: int, values: Mapping[str, Any]) -> Phrase:
    made = Phrase(filled(english, values, _said))
    made.source, made.note, made.number, made.values = source, note, number, values or _NONE
    return made


def _said(value: object) -> str:
    return f"{value:,}" if isinstance(value, int) and not isinstance(value, bool) else str(value)
