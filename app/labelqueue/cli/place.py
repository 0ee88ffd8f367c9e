"""Where a command works, and as whom."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from labelqueue.queue import Workspace


@dataclass(frozen=True, slots=True)
class Place:
    """A workspace (None: the local one) and a member (None: the login)."""

    url: str | None
    member: str | None

    def open(self, *, found: bool = False) -> "Workspace":
        """The workspace itself; only with `found` it may be a new one."""
        from labelqueue.queue import connect

        return connect(self.url, member=self.member, found=found)
