"""A window does not have the server count after every sample."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from labelqueue.domain.status import LabelStatus
from labelqueue.ui import counting
from labelqueue.ui.counting import Counting
from labelqueue.ui.work_requests import Counts


class Server:
    """Counts when it is asked, and remembers how often that was."""

    def __init__(self) -> None:
        self.asked = 0
        self.counts = {LabelStatus.UNLABELED: 5, LabelStatus.LABELED: 0}

    def __call__(self, then: Callable[[Counts], None]) -> None:
        self.asked += 1
        then(self.counts)


@pytest.fixture
def server() -> Server:
    return Server()


@pytest.fixture
def seen() -> list[dict[LabelStatus, int]]:
    return []


@pytest.fixture
def counted(
    qapp: QApplication, server: Server, seen: list[dict[LabelStatus, int]], monkeypatch: pytest.MonkeyPatch
) -> Counting:
    monkeypatch.setattr(counting, "EVERY", 100)
    made = Counting(server, qapp)
    made.changed.connect(seen.append)
    return made


def test_who_counts_often_asks_once_and_once_more_later(
    counted: Counting, server: Server, qtbot: QtBot
) -> None:
    for _ in range(5):
        counted.count()
    assert server.asked == 1
    qtbot.waitUntil(lambda: server.asked == 2)
    with qtbot.waitSignal(counted._pause.timeout):  # nobody wanted a third time
        pass
    assert server.asked == 2


def test_what_is_done_here_is_seen_at_once(
    counted: Counting, server: Server, seen: list[dict[LabelStatus, int]]
) -> None:
    counted.moved(LabelStatus.UNLABELED, LabelStatus.LABELED)
    assert seen == []  # nothing was counted yet
    counted.count()
    counted.moved(LabelStatus.UNLABELED, LabelStatus.LABELED)
    counted.count()
    assert seen[-1] == {LabelStatus.UNLABELED: 4, LabelStatus.LABELED: 1}
    assert server.counts[LabelStatus.UNLABELED] == 5
    assert server.asked == 1


def test_another_queue_is_counted_at_once(counted: Counting, server: Server) -> None:
    counted.count()
    counted.begin()
    counted.count()
    assert server.asked == 2
