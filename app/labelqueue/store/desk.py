"""One member at one queue, with all that a client may remember of it between two calls."""

from dataclasses import dataclass, replace
from typing import Final

from sqlalchemy import Connection, or_, select

from labelqueue.domain.errors import NotFound, NotPermitted
from labelqueue.domain.ids import QueueId, SampleId, SessionId
from labelqueue.domain.label import Label
from labelqueue.domain.member import ROLE_FOR, Member, Role
from labelqueue.domain.phrase import phrase
from labelqueue.domain.settings import QueueState
from labelqueue.domain.status import Mode
from labelqueue.domain.work import Nothing
from labelqueue.store import datasets, queues
from labelqueue.store.labels import CategoryIds, CategoryNames
from labelqueue.store.prepared import Prepared
from labelqueue.store.queues import QueueRow
from labelqueue.store.statements import ME, QUEUE, SAMPLE
from labelqueue.store.tables import deleted_state, member, queue, sample, state

_DOING: Final = {Mode.LABEL: phrase("label samples"), Mode.REVIEW: phrase("review samples")}


@dataclass(frozen=True, slots=True)
class Desk:
    """A member, their running client, and the queue with its dataset's categories."""

    member: Member
    session_id: SessionId
    queue: QueueRow
    ids: CategoryIds
    names: CategoryNames

    def ids_for(self, given: CategoryIds) -> CategoryIds:
        """The ids by name, where `given` says what names meant when the work was handed out."""
        return self.ids if given is self.ids or not given else {**self.ids, **given}

    def under_present_names(self, label: Label, given: CategoryIds) -> Label:
        """The label, if categories were renamed since it was handed out, with their names of now."""
        ids = self.ids_for(given).items()
        return label.renamed({name: self.names[id_] for name, id_ in ids if name != self.names[id_]})

    def require(self, mode: Mode) -> None:
        """Refuse who may not do that work in any queue.

        Raises:
            NotPermitted: the member was removed, or their role does not reach it.
        """
        if not self.member.active:
            raise NotPermitted(
                phrase(
                    "{name} is no longer active in this workspace; ask its manager.", name=self.member.name
                )
            )
        self.member.require(ROLE_FOR[mode], _DOING[mode])

    def refusal(self, mode: Mode) -> Nothing | None:
        """Why nothing is handed out, if that is so whatever the samples are."""
        if not (
            self.member.active
            and self.member.may(ROLE_FOR[mode])
            and self.queue.lets_in(self.member.id, mode)
        ):
            return Nothing.NOT_A_MEMBER
        match self.queue.state:
            case QueueState.ACTIVE:
                return None
            case QueueState.PAUSED:
                return Nothing.PAUSED
            case QueueState.FINISHED:
                return Nothing.FINISHED


LOOK: Final = Prepared(
    select(queue.c.version, member.c.role, member.c.active).where(queue.c.id == QUEUE, member.c.id == ME)
)
_WAS_IN: Final = (
    select(queue.c.id.label("queue_id"))
    .join(sample, sample.c.dataset_id == queue.c.dataset_id)
    .join(deleted_state, deleted_state.c.sample_id == sample.c.id)
    .where(or_(queue.c.id == deleted_state.c.queue_id, queue.c.is_default))
    .order_by(queue.c.id != deleted_state.c.queue_id)
    .limit(1)
)
_QUEUE_OF: Final = Prepared(select(state.c.queue_id).where(state.c.sample_id == SAMPLE, state.c.copy == 0))


class Desks:
    """The desks of one client. What is remembered counts only while the queue's version stands."""

    def __init__(self, who: Member, session_id: SessionId) -> None:
        """The client was entered in the database before."""
        self.member: Final = who
        self.session_id: Final = session_id
        self._known: Final[dict[QueueId, Desk]] = {}

    def known(self, queue_id: QueueId) -> Desk | None:
        """The desk as it was when it was looked at last; whoever uses it has to check."""
        return self._known.get(queue_id)

    def at(self, connection: Connection, queue_id: QueueId) -> Desk:
        """The desk as it is now.

        Raises:
            NotFound: the queue was deleted.
        """
        now = LOOK.first(connection, the_queue=queue_id, me=self.member.id)
        if now is None:
            raise NotFound(phrase("This queue does not exist any more."))
        who = replace(self.member, role=Role(now.role), active=now.active)
        desk = self._known.get(queue_id)
        if desk is None or desk.queue.version != now.version or desk.member != who:
            desk = self._known[queue_id] = self._load(connection, queue_id, who)
        return desk

    def of_sample(self, connection: Connection, sample_id: SampleId) -> Desk:
        """The desk of the queue that a sample is in now, or was when a manager deleted it.

        Raises:
            NotFound: the sample is gone with its dataset.
        """
        found = _QUEUE_OF.first(connection, the_sample=sample_id)
        if found is None:
            found = connection.execute(_WAS_IN.where(deleted_state.c.sample_id == sample_id)).first()
        if found is None:
            raise NotFound(phrase("This sample does not exist any more."))
        return self.at(connection, QueueId(found.queue_id))

    def _load(self, connection: Connection, queue_id: QueueId, who: Member) -> Desk:
        row = queues.load(connection, queue_id)
        ids, names = datasets.category_tables(connection, row.dataset_id)
        return Desk(who, self.session_id, row, ids, names)
