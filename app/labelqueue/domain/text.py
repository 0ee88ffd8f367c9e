"""What may stand in a name, a comment, a value: what every database and every screen can take."""

import json
import math
import unicodedata
from typing import Any, Final

from labelqueue.domain.errors import InvalidValue
from labelqueue.domain.json_text import fits
from labelqueue.domain.phrase import phrase

NAME_LIMIT: Final = 100
SAMPLE_NAME_LIMIT: Final = 500
TEXT_LIMIT: Final = 100_000

_UNSEEN: Final = frozenset({"Cc", "Cs", "Zl", "Zp"})  # controls, halves of characters, line separators
_TURNING: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Characters that turn the direction of what follows; in a name they make it look like another one."""


def checked_name(name: str, *, what: str, limit: int = NAME_LIMIT) -> str:
    """`name` without surrounding space.

    Raises:
        InvalidValue: it is empty, too long, or has a character that cannot be shown.
    """
    trimmed = name.strip()
    if not trimmed:
        raise InvalidValue(phrase("The {what} needs a name.", what=what))
    if len(trimmed) > limit:
        raise InvalidValue(
            phrase("The name of the {what} is longer than {limit} characters.", what=what, limit=limit)
        )
    plain = trimmed.isascii() and trimmed.isprintable()  # as most are
    if not plain and any(unicodedata.category(one) in _UNSEEN or one in _TURNING for one in trimmed):
        raise InvalidValue(
            phrase(
                "The name of the {what} has a character that cannot be shown: {trimmed!a}.",
                what=what,
                trimmed=trimmed,
            )
        )
    return trimmed


def checked_text(text: str, *, what: str) -> str:
    """`text` without surrounding space.

    Raises:
        InvalidValue: it is too long, or has a character that no database can store.
    """
    trimmed = text.strip()
    if len(trimmed) > TEXT_LIMIT:
        raise InvalidValue(
            phrase("The {what} is longer than {text_limit} characters.", what=what, text_limit=TEXT_LIMIT)
        )
    half = not trimmed.isascii() and any(unicodedata.category(one) == "Cs" for one in trimmed)
    if half or "\0" in trimmed:
        raise InvalidValue(phrase("The {what} has a character that cannot be stored.", what=what))
    return trimmed


def checked_json(value: Any, *, what: str) -> Any:
    """`value` as it comes back from a database: keys are text, tuples are lists.

    Raises:
        InvalidValue: it is not made of text, finite numbers, booleans, None, lists and mappings.
    """
    if isinstance(value, dict) and not value:
        return {}  # as most attributes are; each label has many
    try:
        text = json.dumps(value, allow_nan=False, ensure_ascii=False)
        text.encode()
    except (TypeError, ValueError, RecursionError):
        raise InvalidValue(
            phrase(
                "The {what} can hold text, finite numbers, true, false, null, lists and mappings only.",
                what=what,
            )
        ) from None
    if "\\u0000" in text:
        raise InvalidValue(phrase("The {what} has a character that cannot be stored.", what=what))
    stored = json.loads(text)
    if not fits(stored):
        raise InvalidValue(phrase("The {what} has a whole number of more than 64 bits.", what=what))
    return stored


def checked_number(value: Any, *, what: str) -> float:
    """`value` as a float; -0.0 becomes 0.0, so that all databases sort alike.

    Raises:
        InvalidValue: it is not a finite number.
    """
    try:
        number = float(value)
    except (TypeError, ValueError, OverflowError):
        raise InvalidValue(phrase("The {what} must be a number.", what=what)) from None
    if not math.isfinite(number):
        raise InvalidValue(phrase("The {what} must be a finite number.", what=what))
    return number + 0.0
