"""How a change of very many samples leaves room for those who work meanwhile."""

import time
from collections.abc import Callable
from typing import Any, Final, TypeVar

from labelqueue.queue.session import Session
from labelqueue.store import pieces

T = TypeVar("T")

HELD: Final = 0.025
"""Seconds for which a piece is to keep others from a file at most."""
BREATH: Final = 0.03
"""Seconds between two pieces at least: those who wait for a file look after it every 25 ms."""
_LONGER: Final = 1.0  # times as long as a piece took, where it took long
_LEAST: Final = 20  # samples; fewer take hardly less time
_GROWS: Final = 1.25
_NOTHING: Final = (None, 0, (0, 0))


class Pace:
    """Does the pieces of one change, one transaction each, and says how large the next one is to be.

    A server locks rows, and pieces are of one size. A file is everybody's or nobody's: there they become as
    large as this computer and its disk write them in no time.
    """

    def __init__(self, session: Session) -> None:
        """Nothing is known of the disk yet."""
        self._session: Final = session
        self._is_server: Final = session.store.is_server
        self._size: float = pieces.at_once(is_server=self._is_server)
        self._took = 0.0

    @property
    def size(self) -> int:
        """How many samples the next piece has at most."""
        return min(pieces.CHUNK, round(self._size))

    def write(self, work: Callable[[Any], T]) -> T:
        """Do a piece. One whose answer is nothing, or pairs of nothing, tells nothing of the disk."""
        begun = 0.0

        def timed(connection: Any) -> T:
            nonlocal begun
            begun = time.perf_counter()  # from here on others wait, not before
            return work(connection)

        answer = self._session.write(timed)
        self._took = time.perf_counter() - begun
        if not self._is_server and answer not in _NOTHING:
            self._adapt()
        return answer

    def breathe(self) -> None:
        """Let others have their turn."""
        if not self._is_server:
            time.sleep(max(BREATH, _LONGER * self._took))

    def _adapt(self) -> None:
        wanted = self._size * min(_GROWS, HELD / max(self._took, 0.001))
        self._size = max(_LEAST, min(pieces.CHUNK, (self._size + wanted) / 2))
