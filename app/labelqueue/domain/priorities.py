"""Rules that give samples their priorities, one by one."""

import hashlib
import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from labelqueue.domain.errors import InvalidValue
from labelqueue.domain.phrase import phrase


class ScoreOf(StrEnum):
    """What the score of a label is, of those of its annotations."""

    MEAN = "mean"
    MIN = "min"
    MAX = "max"


@dataclass(frozen=True, slots=True)
class ByMetadata:
    """The number that stands in the metadata under `key`; negated, if the lowest is to come first."""

    key: str
    lowest_first: bool = False

    def priority(self, metadata: Mapping[str, Any]) -> float | None:
        """What a sample with these metadata gets; None: there is no number."""
        value = metadata.get(self.key)
        if isinstance(value, bool) or not isinstance(value, int | float | str):
            return None
        try:
            number = float(value)
        except (ValueError, OverflowError):
            return None
        if not math.isfinite(number):
            return None
        return (-number if self.lowest_first else number) + 0.0


@dataclass(frozen=True, slots=True)
class ByScore:
    """The score of the current label, which is the prelabel until somebody submits.

    If the lowest is to come first it is taken from 1, so that what is uncertain comes before what has none.
    """

    of: ScoreOf | str = ScoreOf.MEAN
    lowest_first: bool = True

    def __post_init__(self) -> None:
        object.__setattr__(self, "of", score_named(self.of))

    def priority(self, score: float) -> float:
        """What a sample with that score gets."""
        return 1.0 - score if self.lowest_first else score + 0.0


@dataclass(frozen=True, slots=True)
class AtRandom:
    """Between 0 and 1, for each name the same as long as the seed is."""

    seed: int = 0

    def priority(self, name: str) -> float:
        """What the sample of that name gets."""
        drawn = hashlib.blake2b(f"{self.seed}:{name}".encode(), digest_size=8).digest()
        return (int.from_bytes(drawn) >> 11) / (1 << 53)


Rule = ByMetadata | ByScore | AtRandom


def score_named(text: "str | ScoreOf") -> ScoreOf:
    """One of `ScoreOf`.

    Raises:
        InvalidValue: there is no such one.
    """
    if text not in frozenset(ScoreOf):
        known = ", ".join(ScoreOf)
        raise InvalidValue(phrase("There is no score {name!r}; there are {known}.", name=text, known=known))
    return ScoreOf(text)
