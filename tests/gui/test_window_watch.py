"""What a manager's window says without having been asked."""

from datetime import date

import pytest
from PySide6.QtWidgets import QDialog

import labelqueue as lq
from labelqueue.domain.concerns import Concern, Matter
from labelqueue.queue import Queue, Workspace, connect
from labelqueue.ui import watch as watch_module
from labelqueue.ui.settings.table import NOTICES_MANAGER, QUEUE_LOW
from labelqueue.ui.watch import _Memory, sentence
from tests.gui.conftest import Hands
from tests.gui.test_window_work import label_all


@pytest.fixture
def team(workspace: Workspace, queue: Queue, url: str, monkeypatch: pytest.MonkeyPatch) -> Queue:
    """Ann has saved one and is silent for as long as it takes; little is left to label."""
    monkeypatch.setattr(watch_module, "AGAIN", 1)
    workspace.add_member("ann")
    queue.configure(save_enabled=True)
    label_all(queue, 1)
    with connect(url, member="ann") as at_ann:
        hers = at_ann.dataset("fruit").queue()
        work = hers.start_labeling()
        assert isinstance(work, lq.WorkItem)
        hers.save(work, work.label.add(lq.Box(10, 20, 60, 80), category="ripe"))
    workspace.remove_member("ann")
    return queue


def look(hands: Hands) -> None:
    """As every few minutes."""
    hands.connected()
    hands.until(lambda: hands.window.watch.ready)
    hands.window.watch.look()
    hands.until_idle()


def test_each_is_said_once_a_day_and_leads_to_where_it_is(team: Queue, hands: Hands) -> None:
    look(hands)
    hands.until(lambda: hands.notice)
    assert hands.notice == "Only 1 sample is left to label in fruit."
    hands.click(hands.find("close_notice"))
    hands.until(lambda: hands.notice)
    assert hands.notice == "1 sample of fruit waits for somebody who is away."
    hands.click(hands.find("show_news"))
    hands.until(lambda: any(one.isVisible() for one in hands.window.findChildren(QDialog, "awaited_dialog")))
    hands.until_idle()
    for one in hands.window.findChildren(QDialog, "awaited_dialog"):
        one.accept()
    look(hands)
    assert hands.notice == ""  # both were said today


def test_they_can_be_switched_off(team: Queue, hands: Hands) -> None:
    hands.window.preferences.set(NOTICES_MANAGER, value=False)
    look(hands)
    assert hands.notice == ""
    hands.window.preferences.set(NOTICES_MANAGER, value=True)
    hands.window.preferences.set(QUEUE_LOW, value=0)
    look(hands)
    hands.until(lambda: hands.notice)
    assert hands.notice == "1 sample of fruit waits for somebody who is away."


def test_what_was_said_yesterday_is_said_again() -> None:
    memory = _Memory(date(2026, 3, 1))
    memory.said, memory.acceptance = {"a"}, True
    same = _Memory.parse(memory.as_text(), today=date(2026, 3, 1))
    assert (same.said, same.acceptance) == ({"a"}, True)
    other = _Memory.parse(memory.as_text(), today=date(2026, 3, 2))
    assert (other.said, other.acceptance) == (set(), False)
    assert _Memory.parse("nonsense", today=date(2026, 3, 2)).said == set()


def test_sentences() -> None:
    said = {
        Concern(Matter.NEARLY_EMPTY, "fruit", "default"): "Nothing is left to label in fruit.",
        Concern(
            Matter.STUCK, "fruit", "night", samples=2
        ): "2 samples of fruit / night are stuck: saved, in the hands of programs that are silent.",
        Concern(Matter.ACCEPTANCE, member="ann", lately=0.75, before=0.9): "Of the work of ann 75 % were"
        " accepted at once in the last seven days, 90 % in the four weeks before.",
    }
    assert {concern: sentence(concern) for concern in said} == said
