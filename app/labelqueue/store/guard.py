"""A connection to PostgreSQL that waits for no answer longer than the call may take.

The server's own time-outs do not help where the server itself stands still or the network is silent.
This module loads the driver, so only whoever connects to a server imports it.
"""

from collections.abc import Generator
from time import monotonic
from typing import Any, TypeVar

import psycopg

from labelqueue.store.deadline import Deadline

_V = TypeVar("_V")


class NoAnswer(psycopg.OperationalError, TimeoutError):
    """The time of the call was over before the server answered; the connection is of no more use."""


def guarded_connection(deadline: Deadline) -> type[psycopg.Connection[Any]]:
    """The class of connections that keep to `deadline`."""

    class Guarded(psycopg.Connection[Any]):
        @classmethod
        def _connect_gen(cls, conninfo: str = "") -> Any:
            # The driver's own time-out counts whole seconds, and anew for each address of a server.
            return _until(deadline, super()._connect_gen(conninfo))

        def wait(self, gen: Any, *arguments: Any, **options: Any) -> Any:
            try:
                return super().wait(_until(deadline, gen), *arguments, **options)
            except NoAnswer:
                self.pgconn.finish()
                raise

    return Guarded


def _until(deadline: Deadline, steps: Generator[Any, Any, _V]) -> Generator[Any, Any, _V]:
    """The same steps, as long as there is time. The driver asks for one at least every tenth of a second."""
    try:
        wanted = next(steps)
        while True:
            ready = yield wanted
            if not ready and monotonic() >= deadline.at:
                steps.close()
                raise NoAnswer("no answer in time")
            wanted = steps.send(ready)
    except StopIteration as end:
        result: _V = end.value
        return result
