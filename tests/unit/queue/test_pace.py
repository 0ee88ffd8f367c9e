"""Pieces of a change in a file become as large as it is quick."""

import time
from pathlib import Path

import labelqueue as lq
from labelqueue.queue.pace import Pace
from labelqueue.store import pieces


def test_pieces_fit_the_file(tmp_path: Path) -> None:
    with lq.connect(f"sqlite:///{tmp_path / 'workspace.db'}", member="anna") as workspace:
        pace = Pace(workspace._session)
        begun = pace.size
        for _ in range(12):
            assert pace.write(lambda _connection: "done") == "done"
        quick = pace.size
        assert begun < quick <= pieces.CHUNK
        for _ in range(12):
            pace.write(lambda _connection: time.sleep(0.06))
        assert 1 < pace.size < begun
        before = time.perf_counter()
        pace.breathe()
        assert time.perf_counter() - before >= 0.05  # others have as long as it took
