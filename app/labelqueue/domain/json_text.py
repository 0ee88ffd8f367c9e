"""JSON of labels, fast: an annotator waits for it between two samples."""

import json
from typing import Any

import orjson


def dumps(value: Any) -> str:
    """The text of a value: equal values give equal texts, keys are sorted."""
    return dumpb(value).decode()


def dumpb(value: Any) -> bytes:
    """The same as UTF-8."""
    try:
        return orjson.dumps(value, option=orjson.OPT_SORT_KEYS)
    except TypeError:  # what nobody should give it: numbers of any length, half characters
        return json.dumps(value, sort_keys=True, separators=(",", ":")).encode()


def loads(text: str | bytes) -> Any:
    """The value of a text.

    Raises:
        ValueError: it is no JSON.
    """
    return orjson.loads(text)


def fits(value: Any) -> bool:
    """Whether `loads` gives back what `dumps` was given: whole numbers have 64 bits at most."""
    try:
        orjson.dumps(value)
    except TypeError:
        return False
    return True
