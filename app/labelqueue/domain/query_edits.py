"""Changing the text of a search term by term, and leaving the rest of it as somebody wrote it."""

import re
from collections.abc import Iterable, Sequence
from typing import Final, assert_never

from labelqueue.domain.query import (
    NOT,
    Condition,
    DayIs,
    Field,
    MetadataIs,
    NameHas,
    NumberIs,
    StatusIs,
    TextIs,
    metadata_key,
)
from labelqueue.domain.query_parser import Located, located

ANY: Final = "*"


def key_of(condition: Condition) -> str:
    """What stands before the colon; empty for a text without a key."""
    match condition:
        case NameHas():
            return ""
        case StatusIs():
            return Field.STATUS.value
        case TextIs(field, _) | NumberIs(field, _) | DayIs(field, _):
            return field.value
        case MetadataIs(key, _):
            return metadata_key(key)
        case _:
            assert_never(condition)


def values_of(condition: Condition) -> tuple[str, ...]:
    """What stands behind the colon, as a search writes it."""
    match condition:
        case NameHas(patterns) | TextIs(_, patterns):
            return tuple(map(str, patterns))
        case StatusIs(statuses):
            return tuple(status.value for status in statuses)
        case NumberIs(_, numbers):
            return tuple(map(str, numbers))
        case DayIs(_, days):
            return tuple(map(str, days))
        case MetadataIs(_, tests):
            return tuple(map(str, tests))
        case _:
            assert_never(condition)


def values_in(text: str, key: str, *, negated: bool = False) -> tuple[str, ...]:
    """What the first term with that key asks for; nothing if there is none.

    Raises:
        InvalidQuery: the text is no search.
    """
    found = next(iter(_with_key(located(text), key, negated=negated)), None)
    return () if found is None else values_of(found.term.condition)


def without(text: str, term: Located) -> str:
    """The text without that term of its own."""
    before, after = text[: term.start].rstrip(), text[term.end :].lstrip()
    return f"{before} {after}".strip()


def turned(text: str, term: Located) -> str:
    """The text with that term of its own meaning the contrary."""
    written = text[term.start : term.end]
    body = re.sub(rf"^(-|{NOT}\s+)", "", written) if term.term.negated else f"-{written}"
    return text[: term.start] + body + text[term.end :]


def with_values(text: str, key: str, values: Iterable[str], *, negated: bool = False) -> str:
    """The text with one term of that key that asks for these values; without any if there are none.

    Raises:
        InvalidQuery: the text is no search.
    """
    wanted = list(dict.fromkeys(values))
    mine = _with_key(located(text), key, negated=negated)
    for extra in reversed(mine[1:] if wanted else mine):
        text = without(text, extra)
    if not wanted:
        return text
    written = f"{'-' if negated else ''}{key}:{','.join(wanted)}"
    if not mine:
        return f"{text.rstrip()} {written}".strip()
    return text[: mine[0].start] + written + text[mine[0].end :]


def with_only(text: str, key: str, values: Iterable[str], *, negated: bool = False) -> str:
    """Likewise, and without any term of that key that says otherwise."""
    return with_values(with_values(text, key, (), negated=not negated), key, values, negated=negated)


def _with_key(terms: Sequence[Located], key: str, *, negated: bool) -> list[Located]:
    return [one for one in terms if one.term.negated == negated and key_of(one.term.condition) == key]
