"""The window says that it is alive, so that what its member holds stays theirs."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

import labelqueue as lq
from labelqueue.queue import Queue, connect
from labelqueue.ui.pages import home
from tests.gui.conftest import Hands


def test_what_is_open_in_a_window_is_not_given_to_others(
    queue: Queue,
    url: str,
    tmp_path: Path,
    open_hands: Callable[[str | None, str | None], Hands],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # More often than that, a busy machine would do nothing else.
    monkeypatch.setattr("labelqueue.ui.entrance.HEARTBEAT", 200)
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


def test_the_first_page_follows_what_others_do(
    hands: Hands, queue: Queue, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever sits there before there is anything to review may start once there is."""
    button = hands.find("start_reviewing:fruit/default")
    assert not button.isEnabled()
    work = queue.start_labeling()
    assert isinstance(work, lq.WorkItem)
    queue.submit(work, work.label, pull_next=False)
    hands.window.entrance.look()
    hands.until_idle()
    assert not button.isEnabled(), "what was asked for a moment ago is not asked for again"
    monkeypatch.setattr(home, "NEW_FOR", 0)
    hands.until(lambda: hands.window.home_page._age.elapsed() > 0)
    hands.window.entrance.look()
    hands.until(button.isEnabled)
