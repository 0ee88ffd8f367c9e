"""The window says that it is alive, so that what its member holds stays theirs."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

import labelqueue as lq
from labelqueue.queue import Queue, connect
from tests.gui.conftest import Hands


def test_what_is_open_in_a_window_is_not_given_to_others(
    queue: Queue,
    url: str,
    tmp_path: Path,
    open_hands: Callable[[str | None, str | None], Hands],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("labelqueue.ui.entrance.HEARTBEAT", 20)
    with connect(url, member="anna") as boss:
        boss.add_member("ben")
    queue.configure(tie_break="name")
    hands = open_hands(url, "anna")
    hands.connected()
    hands.start()

    def seen() -> set[str]:
        with sqlite3.connect(tmp_path / "workspace.db") as database:
            rows = database.execute("SELECT seen_at FROM client_session").fetchall()
        database.close()
        return {row[0] for row in rows}

    with sqlite3.connect(tmp_path / "workspace.db") as database:
        database.execute("UPDATE client_session SET seen_at = '2020-01-01 00:00:00.000'")
    database.close()
    hands.until(lambda: any(moment > "2020-01-02" for moment in seen()))
    with connect(url, member="ben") as other:
        found = other.dataset("fruit").queue().start_labeling()
        assert isinstance(found, lq.WorkItem)
        assert found.sample.name != hands.sample
