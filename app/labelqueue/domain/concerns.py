"""What somebody who looks after queues and people should know without having asked for it."""

import json
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

NEARLY_EMPTY: Final = 50
"""Fewer samples left to label than this, and a queue is nearly empty, where nothing else is said."""
FALLS_BY: Final = 0.15
"""So much less first-pass acceptance in `LATELY` than in `BEFORE` is worth a word."""
DECISIONS: Final = 20
"""First decisions that there must be in each of the two, or they say nothing."""
LATELY_DAYS: Final = 7
BEFORE_DAYS: Final = 28
"""Days before the last `LATELY_DAYS` with which these are compared."""


class Matter(StrEnum):
    """What it is about."""

    NEARLY_EMPTY = "nearly_empty"  # there was work today, and little is left to label
    STUCK = "stuck"  # held with saved work by a program that is silent
    AWAY = "away"  # waits for people who are away
    ACCEPTANCE = "acceptance"  # less of somebody's work is accepted at once than before


@dataclass(frozen=True, slots=True)
class Concern:
    """One of these, in a queue or about a member; `samples`: how many are left, stuck, or wait.

    `lately`, `before`: first-pass acceptance, from 0 to 1.
    """

    matter: Matter
    dataset: str = ""
    queue: str = ""
    member: str = ""
    samples: int = 0
    lately: float = 0.0
    before: float = 0.0

    @property
    def key(self) -> str:
        """The condition, whatever its figures are just now."""
        return json.dumps([self.matter, self.dataset, self.queue, self.member])
