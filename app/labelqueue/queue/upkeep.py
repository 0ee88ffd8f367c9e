"""What is done to a workspace as a whole. The rights of the file or of the login decide, not the role."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from labelqueue.domain.finding import Finding
from labelqueue.queue import unanswered
from labelqueue.queue.workspace import default_url
from labelqueue.store import backups, examination, schema
from labelqueue.store.deadline import TIMEOUT
from labelqueue.store.engine import Store
from labelqueue.store.schema import Upgraded

__all__ = ["Finding", "Upgraded", "back_up", "examine", "upgrade"]


def upgrade(url: str | None = None, *, timeout: float = TIMEOUT) -> tuple[str, Upgraded]:
    """Bring a workspace (None: the local one) to the form of this program. Returns where it is, too.

    `timeout`: seconds that it may take to reach it; the upgrade itself has as long as it needs.

    Raises:
        StoreUnavailable: it cannot be reached or changed, or was made by a newer program.
    """
    with _store(url, timeout) as store:
        return store.where, schema.upgrade(store)


def back_up(url: str | None, target: Path, *, replace: bool = False, timeout: float = TIMEOUT) -> str:
    """Write a copy of a workspace (None: the local one) to a file, while others work. Returns where it is.

    `timeout`: seconds that it may take to reach it; the copy itself has as long as it needs.

    Raises:
        StoreUnavailable: it cannot be reached or read, the file is there already (unless `replace`), or
            cannot be written.
    """
    with _store(url, timeout) as store:
        backups.back_up(store, target, replace=replace)
        return store.where


def examine(url: str | None = None, *, timeout: float = TIMEOUT) -> Iterator[Finding]:
    """Look at a workspace (None: the local one) and say, one after the other, how things are.

    `timeout`: seconds for each look, but those that go through everything.
    """
    yield from examination.examine(default_url() if url is None else url, timeout=timeout)
    count = unanswered.waiting()
    if count:
        says = f"Sent from this machine to some workspace, and not answered: {count}."
        yield Finding("journal", says, "Start Labelqueue there, as the same member: it sends them again.")
    else:
        yield Finding("journal", "Everything that was sent from this machine was answered.")


@contextmanager
def _store(url: str | None, timeout: float) -> Iterator[Store]:
    store = Store(default_url() if url is None else url, timeout=timeout)
    try:
        yield store
    finally:
        store.close()
