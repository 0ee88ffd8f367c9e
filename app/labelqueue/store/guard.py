"""A connection to PostgreSQL that waits for no answer longer than the call may take.

The server's own time-outs do not help where the server itself stands still or the network is silent.
This module loads the driver, so only whoever connects to a server imports it.
"""

import threading
from collections.abc import Generator
from queue import Empty, Queue
from time import monotonic
from typing import Any, TypeVar

import psycopg
from psycopg._conninfo_attempts import conninfo_attempts

from labelqueue.store.deadline import Deadline

_V = TypeVar("_V")


class NoAnswer(psycopg.OperationalError, TimeoutError):
    """The time of the call was over before the server answered; the connection is of no more use."""


def guarded_connection(deadline: Deadline) -> type[psycopg.Connection[Any]]:
    """The class of connections that keep to `deadline`."""

    class Guarded(psycopg.Connection[Any]):
        @classmethod
        def _get_connection_params(cls, conninfo: str, **more: Any) -> Any:
            # The driver would ask for the addresses itself, and wait as long as the name servers take.
            return _with_addresses(super()._get_connection_params(conninfo, **more), deadline)

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


def _with_addresses(params: dict[str, Any], deadline: Deadline) -> dict[str, Any]:
    """The same parameters with the addresses of the servers, as far as there are names to look up."""
    found: Queue[list[dict[str, Any]] | Exception] = Queue()

    def look_up() -> None:
        try:
            found.put([dict(one) for one in conninfo_attempts(params)])
        except Exception as error:
            found.put(error)

    # Nobody can stop it; a daemon keeps no program alive.
    threading.Thread(target=look_up, name="address", daemon=True).start()
    try:
        attempts = found.get(timeout=max(0.0, deadline.left))
    except Empty:
        raise NoAnswer("no address in time") from None
    if isinstance(attempts, Exception):
        raise attempts
    lists = {
        name: ",".join(str(one.get(name) or "") for one in attempts) for name in ("host", "hostaddr", "port")
    }
    return params | {name: value for name, value in lists.items() if value.strip(",")}


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
