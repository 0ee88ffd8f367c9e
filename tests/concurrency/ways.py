"""Which of its two ways a finishing action takes: all in one statement, or step by step."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest import mock

from labelqueue.store import cycle


class Ways:
    """How often each was taken: `"at once"` and `"step by step"`."""

    def __init__(self) -> None:
        self.taken: Counter[str] = Counter()
        self.only_steps = False

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Meanwhile, all workspaces of this process are counted."""
        run = cycle.run

        def counted(*arguments: Any) -> Any:
            done = None if self.only_steps else run(*arguments)
            self.taken["step by step" if done is None else "at once"] += 1
            return done

        with mock.patch.object(cycle, "run", counted):
            yield
