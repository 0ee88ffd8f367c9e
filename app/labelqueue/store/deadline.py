"""How long a call may take, over everything that it tries."""

import time
from typing import Final

from labelqueue.domain.errors import InvalidValue
from labelqueue.domain.phrase import phrase

TIMEOUT: Final = 15.0
"""Seconds after which a call gives up, unless the user says otherwise."""

_LONGEST: Final = 24 * 3600.0


def checked_timeout(seconds: float) -> float:
    """`seconds`, if it can be a time-out.

    Raises:
        InvalidValue: it is not a number between a twentieth of a second and a day.
    """
    if not 0.05 <= seconds <= _LONGEST:
        raise InvalidValue(phrase("A time-out is a number of seconds between 0.05 and 86400."))
    return float(seconds)


class Deadline:
    """The moment at which the call that is under way has to end; one call at a time."""

    __slots__ = ("at",)

    def __init__(self) -> None:
        self.at = 0.0

    def start(self, seconds: float) -> None:
        """A call begins."""
        self.at = time.monotonic() + seconds

    @property
    def left(self) -> float:
        """Seconds; negative when it is over."""
        return self.at - time.monotonic()
