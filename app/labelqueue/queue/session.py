"""What a workspace's objects share: the store, the member, the running client."""

from collections.abc import Iterable
from dataclasses import dataclass

from labelqueue.domain.ids import SessionId
from labelqueue.domain.member import Member
from labelqueue.store.engine import Store


def listed(names: Iterable[str]) -> list[str]:
    """`names` without doubles; one name alone is a list of one."""
    return [names] if isinstance(names, str) else list(dict.fromkeys(names))


@dataclass(frozen=True, slots=True)
class Session:
    """One member at work in one workspace."""

    store: Store
    member: Member
    id: SessionId
    single_user: bool
