"""The words that searches in a dataset are made of: for offering them while somebody types."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from labelqueue.domain.phrase import phrase
from labelqueue.domain.query import DAY_FIELDS, Field, Pattern, number
from labelqueue.domain.status import LabelStatus

FIELD_WORDS: Final[Mapping[Field, str]] = {
    Field.STATUS: phrase("where the sample stands"),
    Field.QUEUE: phrase("in which queue it is"),
    Field.LABELED_BY: phrase("who labeled it"),
    Field.REVIEWED_BY: phrase("who reviewed it"),
    Field.ASSIGNED_TO: phrase("whom a manager gave it to"),
    Field.HELD_BY: phrase("who has it in hand"),
    Field.CATEGORY: phrase("what is drawn on it"),
    Field.COUNT: phrase("how many annotations, as in count:>5"),
    Field.CHANGED: phrase("since when it has its status"),
    Field.LABELED: phrase("when it was handed in"),
    Field.REVIEWED: phrase("when it was accepted or rejected"),
    Field.ADDED: phrase("when it was added"),
    Field.NAME: phrase("its name as a whole, as in name:*.jpg"),
    Field.PRIORITY: phrase("its priority, as in priority:>=3"),
    Field.INDEX: phrase("as which it was added, as in index:1-100"),
}
"""What each field is about, in the order in which they are offered; total."""

_KEYS: Final = 100
_VALUES: Final = 30
_LONGEST: Final = 60
"""Limits of what is remembered of the metadata: keys, values of each, characters of a value."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Names that mean something in a dataset. `metadata`: by their key, values as a search writes them."""

    queues: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    metadata: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def values(self, of: Field) -> tuple[str, ...]:
        """What a field can be, as a search writes it."""
        if of is Field.STATUS:
            return tuple(status.value for status in LabelStatus)
        if of in PEOPLE:
            return self._written(self.members)
        if of in DAY_FIELDS:
            return DAY_WORDS
        if of is Field.QUEUE:
            return self._written(self.queues)
        return self._written(self.categories) if of is Field.CATEGORY else ()

    @staticmethod
    def _written(names: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(str(Pattern((name,))) for name in names)


PEOPLE: Final = frozenset({Field.LABELED_BY, Field.REVIEWED_BY, Field.HELD_BY, Field.ASSIGNED_TO})
DAY_WORDS: Final = ("today", "yesterday", "7d", "30d")


def metadata_words(each: Iterable[Mapping[str, Any]]) -> Mapping[str, tuple[str, ...]]:
    """The keys in these metadata, the most frequent first, with their values as a search writes them."""
    seen: dict[str, dict[str, int]] = {}
    often: dict[str, int] = {}
    for metadata in each:
        for key, value in metadata.items():
            often[key] = often.get(key, 0) + 1
            written = written_value(value)
            if written is not None:
                counts = seen.setdefault(key, {})
                counts[written] = counts.get(written, 0) + 1
    keys = sorted(often, key=lambda key: (-often[key], key))[:_KEYS]
    return {key: _most_frequent(seen.get(key, {})) for key in keys}


def _most_frequent(counts: Mapping[str, int]) -> tuple[str, ...]:
    return tuple(sorted(counts, key=lambda value: (-counts[value], value))[:_VALUES])


def written_value(value: Any) -> str | None:
    """How a search asks for that value of the metadata; None for lists and other values that none can."""
    if value is None or isinstance(value, bool):
        return {True: "true", False: "false", None: "null"}[value]
    if isinstance(value, int | float):
        return repr(value)
    if not isinstance(value, str) or len(value) > _LONGEST or "\0" in value:
        return None
    return str(Pattern((value,), quoted=number(value) is not None or value in ("true", "false", "null")))
