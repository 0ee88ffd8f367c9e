"""Where a command works, and as whom."""

import os
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from labelqueue.queue import Workspace


@dataclass(frozen=True, slots=True)
class Place:
    """A workspace (None: the local one), a member (None: the login), a time-out in seconds (None: usual)."""

    url: str | None
    member: str | None
    timeout: float | None = None

    @property
    def seconds(self) -> float:
        """The time-out."""
        from labelqueue.queue import TIMEOUT

        return TIMEOUT if self.timeout is None else self.timeout

    def open(self, *, found: bool = False) -> "Workspace":
        """The workspace itself; only with `found` it may be a new one."""
        from labelqueue.queue import connect

        workspace = connect(self.url, member=self.member, found=found, timeout=self.seconds)
        for one in workspace.recovered:
            sys.stderr.write(f"labelqueue: {one}\n")
        return workspace


def from_environment(
    url: str | None = None, member: str | None = None, timeout: float | None = None
) -> Place:
    """What was said, else what LABELQUEUE_WORKSPACE and LABELQUEUE_MEMBER say."""
    return Place(
        url or os.environ.get("LABELQUEUE_WORKSPACE") or None,
        member or os.environ.get("LABELQUEUE_MEMBER") or None,
        timeout,
    )
