"""Which revisions of a sample show what was changed since, and by whom."""

from sqlalchemy import Connection, func, select

from labelqueue.domain.ids import SampleId
from labelqueue.domain.status import Action, Mode
from labelqueue.store.tables import event


def at_last_rejection(connection: Connection, sample_id: SampleId) -> int | None:
    """The revision that the sample had when it was rejected last; None: it never was."""
    rejected = _last_rejection(connection, sample_id)
    return None if rejected is None else _revision_until(connection, sample_id, rejected)


def handed_in(connection: Connection, sample_id: SampleId) -> int:
    """The revision that its labeler had handed in before it was rejected last; if it never was, until now.

    What a reviewer corrected is the difference to what came after it.
    """
    rejected = _last_rejection(connection, sample_id)
    return _revision_until(connection, sample_id, rejected, mode=Mode.LABEL)


def _last_rejection(connection: Connection, sample_id: SampleId) -> int | None:
    found: int | None = connection.execute(
        select(func.max(event.c.id)).where(event.c.sample_id == sample_id, event.c.action == Action.REJECT)
    ).scalar()
    return found


def _revision_until(
    connection: Connection, sample_id: SampleId, event_id: int | None, *, mode: Mode | None = None
) -> int:
    """The newest that was stored until that event; the first, if it came before the history began."""
    newest = select(func.max(event.c.revision)).where(event.c.sample_id == sample_id)
    if event_id is not None:
        newest = newest.where(event.c.id <= event_id)
    if mode is not None:
        newest = newest.where(event.c.mode == mode)
    return connection.execute(newest).scalar() or 1
