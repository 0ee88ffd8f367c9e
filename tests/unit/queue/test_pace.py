"""Pieces of a change in a file become as large as it is quick."""

import time
from functools import partial
from pathlib import Path
from typing import Any

import pytest

import labelqueue as lq
from labelqueue.queue.pace import Pace
from labelqueue.store import pieces


def answer(given: Any, _connection: Any, after: float = 0.0) -> Any:
    time.sleep(after)
    return given


def test_pieces_fit_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with lq.connect(f"sqlite:///{tmp_path / 'workspace.db'}", member="anna") as workspace:
        pace = Pace(workspace._session)
        begun = pace.size
        for nothing in (0, (0, 0)):
            for _ in range(12):
                assert pace.write(partial(answer, nothing)) == nothing
        assert pace.size == begun  # of which nobody learns anything
        monkeypatch.setattr("labelqueue.queue.pace.HELD", 10.0)  # whatever the disk takes, that is quick
        for _ in range(12):
            assert pace.write(lambda _connection: "done") == "done"
        quick = pace.size
        assert begun < quick <= pieces.CHUNK
        monkeypatch.setattr("labelqueue.queue.pace.HELD", 0.025)
        for _ in range(12):
            pace.write(partial(answer, "done", after=0.06))
        assert 1 < pace.size < begun
        before = time.perf_counter()
        pace.breathe()
        assert time.perf_counter() - before >= 0.05  # others have as long as it took
