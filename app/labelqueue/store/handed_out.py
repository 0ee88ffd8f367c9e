"""A claim that was handed out to another process, found again."""

from sqlalchemy import Connection, select

from labelqueue.domain.errors import InvalidValue, NotFound
from labelqueue.domain.label import Label
from labelqueue.domain.member import Member
from labelqueue.domain.phrase import phrase
from labelqueue.domain.work import Claim, HandedOut, WorkItem
from labelqueue.store import datasets, events, pins, queues, sight
from labelqueue.store.claim import sample_value
from labelqueue.store.labels import label_of
from labelqueue.store.queues import QueueRow
from labelqueue.store.tables import dataset, member, sample, state


def found_again(connection: Connection, wanted: HandedOut, holder: Member) -> tuple[QueueRow, str, WorkItem]:
    """The queue, its dataset's name, and the work item as it was handed out, whether it is still held or not.

    Raises:
        NotFound: the sample or the queue does not exist any more.
        InvalidValue: the claim is one of another workspace.
        NotPermitted: they never had the sample in hand, and may not look at it.
    """
    row = connection.execute(
        select(sample, state, member.c.name.label("labeler"), dataset.c.name.label("dataset"))
        .join(state, (state.c.sample_id == sample.c.id) & (state.c.copy == 0))
        .join(dataset, dataset.c.id == sample.c.dataset_id)
        .outerjoin(member, member.c.id == state.c.labeler_id)
        .where(sample.c.id == wanted.sample_id)
    ).first()
    if row is None:
        raise NotFound(phrase("The sample of this claim does not exist any more."))
    queue = queues.load(connection, wanted.queue_id)
    if not wanted.is_of(row.name) or queue.dataset_id != row.dataset_id:
        raise InvalidValue(phrase("This claim belongs to another workspace."))
    if not events.had_in_hand(connection, wanted.sample_id, holder.id):
        sight.check(holder, row)
    ids, names = datasets.category_tables(connection, queue.dataset_id)
    # What was handed out, not what is there now: a reviewer's label is compared with it.
    label = label_of(connection, wanted.sample_id, wanted.revision, names) if wanted.revision else Label()
    rejected = row.rejecter_id is not None
    work = WorkItem(
        sample=sample_value(row),
        label=label,
        revision=wanted.revision,
        status=wanted.status,
        mode=wanted.mode,
        claim=Claim(wanted.sample_id, wanted.queue_id, holder.name, wanted.mode, wanted.version),
        labeler=queue.settings.author_for(holder, row.labeler),
        remark=events.last_rejection(connection, wanted.sample_id) if rejected else None,
        pins=pins.of_last_rejection(connection, wanted.sample_id, holder, queue.settings) if rejected else (),
        category_ids=ids,
    )
    return queue, row.dataset, work
