"""The usual end of the work on a sample, all at once: it is finished, and the next one is taken.

On a server that is one statement, and so one way there and back instead of ten; in a file it is as few
statements as there can be. It does everything or nothing: whatever is not as usual (the claim is gone,
nothing is left, the queue has changed) it leaves to `finish`, which does it step by step and says why.
"""

from labelqueue.domain.errors import KnownError
from labelqueue.domain.status import Afterwards
from labelqueue.domain.work import WorkItem
from labelqueue.store import cycle_local, cycle_server
from labelqueue.store.claim import open_steps
from labelqueue.store.desk import Desk
from labelqueue.store.engine import Store
from labelqueue.store.finish import Finish, prepare, refuse_by_settings


def run(store: Store, asked: Finish, desk: Desk | None) -> WorkItem | None:
    """Finish a sample and take the next one, if all is as usual; None: nothing has happened.

    `desk`: what is remembered of the queue, if anything is.

    Raises:
        StoreUnavailable: the database cannot be reached or written.
    """
    if desk is None or not asked.pull_next or asked.concerns_pins:
        return None
    try:
        sent = prepare(asked, desk)
        refuse_by_settings(asked, desk)
    except KnownError:  # by what is remembered; what counts is how the queue is now
        return None
    if sent.row.afterwards is not Afterwards.NEXT or desk.refusal(asked.work.mode) is not None:
        return None
    way = cycle_server.at_once if store.is_server else cycle_local.at_once
    step = open_steps(asked.work.mode, desk.queue.settings.self_review)[0]
    return store.at_once(
        lambda driver: way(driver, store.dialect, sent, desk, step),
        repeatable=True,  # done twice, the second finds the claim gone
    )
