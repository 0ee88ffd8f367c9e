"""What a workspace's objects share: the store, the member, the running client."""

from dataclasses import dataclass

from labelqueue.domain.ids import SessionId
from labelqueue.domain.member import Member
from labelqueue.store.engine import Store


@dataclass(frozen=True, slots=True)
class Session:
    """One member at work in one workspace."""

    store: Store
    member: Member
    id: SessionId
    single_user: bool
