"""Not a stroke is lost: what is drawn and not handed in stays on this computer."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QTreeWidget, QWidget

import labelqueue as lq
from labelqueue.domain.work import WorkItem
from labelqueue.queue import Queue, Workspace, connect
from labelqueue.queue.drafts import Draft
from labelqueue.ui import draft_keeper
from labelqueue.ui.bridge import Database
from labelqueue.ui.canvas.differences import Side
from labelqueue.ui.dialogs.compare import DRAWING, CompareDialog
from tests.gui.conftest import Gate, Hands

OpenHands = Callable[[str | None, str | None], Hands]


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(draft_keeper, "SECOND", 15)


@pytest.fixture
def kept(workspace: Workspace) -> Callable[[], list[str]]:
    """The samples of which a drawing is kept."""
    return lambda: [draft.sample for draft in workspace.drafts]


def only(workspace: Workspace) -> Draft:
    (draft,) = workspace.drafts
    return draft


def drawn(hands: Hands, kept: Callable[[], list[str]]) -> lq.Label:
    """Draw a box, and wait until it is kept."""
    hands.draw_box()
    hands.until(lambda: kept() and not hands.page.drafts.busy)
    return hands.page.document.label


def left(hands: Hands) -> None:
    """The window is gone, without a question."""
    hands.window.shut_down()
    hands.window.hide()


def begun(hands: Hands, mode: str = "label") -> None:
    """Start, and go on here with what is still open in a window that is gone."""
    hands.window.open_work(("fruit", "default"), mode)
    page = hands.page
    hands.until(lambda: page.elsewhere.isVisible() or page.settled())
    if page.elsewhere.isVisible():
        hands.until(lambda: not page.elsewhere._settle.isActive())
        hands.click(hands.find("take_over"))
        hands.until(lambda: hands.sample is not None)
    hands.until_quiet()


def test_a_killed_window_loses_nothing(
    open_hands: OpenHands, workspace: Workspace, queue: Queue, url: str, kept: Callable[[], list[str]]
) -> None:
    script = Path(__file__).with_name("killed_while_drawing.py")
    folders = os.pathsep.join([str(script.parents[2]), *sys.path])
    done = subprocess.run(
        [sys.executable, str(script), url],
        env={**os.environ, "PYTHONPATH": folders},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == -signal.SIGKILL, done.stderr
    assert kept() == ["1.png"]

    hands = open_hands(url, "anna")
    hands.connected()
    assert "One drawing that you have not handed in" in hands.notice
    hands.start()
    assert hands.sample == "1.png"  # nobody asks about a window that is gone
    label = hands.page.document.label
    assert len(label) == 1
    assert "is back; Undo takes it away" in hands.notice
    assert hands.modified
    hands.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(hands.page.document.label) == 0
    hands.action("redo").trigger()
    assert hands.page.document.label == label
    hands.press(Qt.Key.Key_G)
    hands.until(lambda: hands.sample == "2.png" and not hands.page.drafts.busy)
    assert workspace.dataset("fruit").label_of("1.png") == label
    assert kept() == []


def test_what_was_put_aside_comes_back_with_the_sample(
    hands: Hands, workspace: Workspace, kept: Callable[[], list[str]]
) -> None:
    hands.start()
    hands.draw_box()
    label = hands.page.document.label
    hands.action("go_home").trigger()
    hands.click(hands.find("leave_aside"))
    hands.until(lambda: hands.window.home_page.isVisible() and not hands.page.drafts.busy)
    assert kept() == ["1.png"]
    (row,) = workspace.dataset("fruit").samples(query="name:1.png")
    assert (row.holder, row.status) == (None, lq.LabelStatus.UNLABELED)
    begun(hands)
    assert (hands.sample, hands.page.document.label) == ("1.png", label)


def test_a_drawing_from_before_a_category_was_renamed_comes_back_under_its_new_name(
    hands: Hands, workspace: Workspace
) -> None:
    hands.start()
    hands.draw_box()
    hands.action("go_home").trigger()
    hands.click(hands.find("leave_aside"))
    hands.until(lambda: hands.window.home_page.isVisible() and not hands.page.drafts.busy)
    dataset = workspace.dataset("fruit")
    ripe, *others = dataset.categories
    dataset.change_categories([replace(ripe, name="plum"), *others])
    begun(hands)
    assert [one.category for one in hands.page.document.label] == ["plum"]


def test_what_was_given_up_does_not(hands: Hands, kept: Callable[[], list[str]]) -> None:
    hands.start()
    drawn(hands, kept)
    hands.action("go_home").trigger()
    hands.click(hands.find("leave_discard"))
    hands.until(lambda: hands.window.home_page.isVisible() and not hands.page.drafts.busy)
    assert kept() == []
    begun(hands)
    assert len(hands.page.document.label) == 0


def test_what_is_as_it_was_is_not_kept(hands: Hands, kept: Callable[[], list[str]]) -> None:
    hands.start()
    drawn(hands, kept)
    hands.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    hands.until(lambda: not kept())


@pytest.mark.parametrize("action", ["submit", "skip", "save"])
def test_what_is_handed_in_is_not_kept(
    hands: Hands, queue: Queue, kept: Callable[[], list[str]], action: str
) -> None:
    queue.configure(save_enabled=True)
    hands.start()
    drawn(hands, kept)
    hands.click(action)
    hands.until(lambda: not hands.page.session.busy and not hands.page.drafts.busy)
    assert kept() == []


@pytest.fixture
def overtaken(
    open_hands: OpenHands, workspace: Workspace, queue: Queue, url: str, kept: Callable[[], list[str]]
) -> tuple[Hands, lq.Label]:
    """Ann's window was gone with a drawing in it, and Ben has submitted the sample since."""
    workspace.add_member("ben", role="manager")
    first = open_hands(url, "anna")
    first.connected()
    begun(first)
    label = drawn(first, kept)
    left(first)
    with connect(url, member="ben") as other:
        taken = other.dataset("fruit").open("1.png", take_over=True)
        assert isinstance(taken, WorkItem)
        other.dataset("fruit").queue().submit(
            taken, taken.label.add(lq.Box(1, 1, 9, 9), "unripe"), pull_next=False
        )
    second = open_hands(url, "anna")
    second.connected()
    return second, label


def dialog(hands: Hands) -> QWidget:
    hands.action("drafts").trigger()
    hands.until(lambda: hands.find("drafts_dialog").isVisible())
    hands.until(lambda: not hands.window.database.busy)
    return hands.find("drafts_dialog")


def test_handing_in_what_came_too_late(
    overtaken: tuple[Hands, lq.Label], workspace: Workspace, kept: Callable[[], list[str]]
) -> None:
    hands, label = overtaken
    opened = dialog(hands)
    tree = opened.findChild(QTreeWidget, "drafts")
    assert tree is not None
    assert [tree.topLevelItem(0).text(column) for column in (0, 1, 3)] == ["1.png", "fruit / default", "1"]  # type: ignore[union-attr]
    hands.click(hands.find("hand_in_draft"))
    hands.until(lambda: not kept())
    hands.until(lambda: tree.topLevelItemCount() == 0)
    assert any("kept" in one.text() for one in opened.findChildren(QLabel))
    fruit = workspace.dataset("fruit")
    assert [one.category for one in fruit.label_of("1.png")] == ["unripe"]
    assert any(fruit.label_of("1.png", revision=number) == label for number in (1, 2))


def test_looking_at_what_came_too_late(
    overtaken: tuple[Hands, lq.Label], workspace: Workspace, url: str, kept: Callable[[], list[str]]
) -> None:
    hands, label = overtaken
    with connect(url, member="ben") as other:
        assert isinstance(other.dataset("fruit").open("1.png"), WorkItem)  # so that it is only to be seen
    dialog(hands)
    hands.click(hands.find("open_draft"))
    hands.until(lambda: hands.page.session.view is not None and not hands.page.session.busy)
    hands.until(lambda: len(hands.page.document.label) == 1)
    hands.click(hands.find("show_my_drawing"))
    assert hands.page.document.label == label
    hands.click(hands.find("show_my_drawing"))
    assert [one.category for one in hands.page.document.label] == ["unripe"]
    assert not hands.page.document.editable
    assert kept() == ["1.png"]


def test_what_was_drawn_on_an_earlier_label_outlives_what_is_drawn_now(
    overtaken: tuple[Hands, lq.Label], workspace: Workspace, kept: Callable[[], list[str]]
) -> None:
    hands, label = overtaken
    workspace.dataset("fruit").set_status(["1.png"], "rejected")
    workspace.dataset("fruit").assign(["1.png"], labeler="anna")
    hands.start()
    assert "see File, Drawings on this computer" in hands.notice
    hands.draw_box((5, 5), (30, 30))
    hands.until(lambda: len(kept()) == 2 and not hands.page.drafts.busy)
    (aside,) = [draft for draft in workspace.drafts if draft.is_aside]
    assert aside.label == label
    opened = dialog(hands)
    tree = opened.findChild(QTreeWidget, "drafts")
    assert tree is not None
    hands.until(lambda: tree.topLevelItemCount() == 1)
    hands.click(hands.find("compare_draft"))
    hands.until_idle()
    compared = opened.findChild(CompareDialog)
    assert compared is not None
    (current,) = [one.number for one in workspace.dataset("fruit").revisions("1.png") if one.current]
    assert (compared.pair.before, compared.pair.after) == (current, DRAWING)
    assert compared.sides.label(Side.AFTER) == label
    assert [one.category for one in compared.sides.label(Side.BEFORE)] == ["unripe"]
    compared.reject()
    assert hands.sample == "1.png"  # it is still in hand, with what is drawn on it
    assert hands.modified
    hands.click(hands.find("hand_in_draft"))
    hands.until(lambda: len(kept()) == 1)
    assert not any(draft.is_aside for draft in workspace.drafts)
    fruit = workspace.dataset("fruit")
    assert any(fruit.label_of("1.png", revision=one.number) == label for one in fruit.revisions("1.png"))


def test_a_drawing_is_given_up_from_the_list(
    overtaken: tuple[Hands, lq.Label], kept: Callable[[], list[str]]
) -> None:
    hands, _ = overtaken
    opened = dialog(hands)
    hands.click(hands.find("delete_draft"))
    hands.until(lambda: not kept())
    hands.until(
        lambda: any(
            "all that you have drawn was handed in" in one.text() for one in opened.findChildren(QLabel)
        )
    )


def test_where_nothing_can_be_written_it_is_said_once(hands: Hands, workspace: Workspace) -> None:
    folder = workspace.drafts.folder
    folder.parent.parent.mkdir(parents=True, exist_ok=True)
    folder.parent.write_text("a file where a folder should be")
    hands.start()
    said: list[str] = []
    hands.page.drafts.notice_requested.connect(lambda text, _kind: said.append(text))
    for corner in (40, 60):
        hands.draw_box((corner, corner), (160, 120))
        hands.until(lambda: not hands.page.drafts.busy)
    assert len(said) == 1
    assert "only in this window" in said[0]
    assert hands.modified
    folder.parent.unlink()


def test_who_leaves_while_no_answer_comes_keeps_the_drawing(
    hands: Hands, answers: Gate, kept: Callable[[], list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Database, "_goodbye", 0.1)
    hands.page.drafts.seconds = 1000
    hands.start()
    hands.draw_box()
    answers.shut()
    hands.press(Qt.Key.Key_G)
    hands.window.close()
    hands.window.close()
    hands.click(hands.find("leave_anyway"))
    hands.until(lambda: not hands.window.isVisible() and not hands.page.drafts.busy)
    assert kept() == ["1.png"]


def test_skipping_what_cannot_be_shown_gives_up_no_drawing(
    hands: Hands, kept: Callable[[], list[str]], tmp_path: Path
) -> None:
    hands.start()
    hands.draw_box()
    hands.action("go_home").trigger()
    hands.click(hands.find("leave_aside"))
    hands.until(lambda: hands.window.home_page.isVisible() and not hands.page.drafts.busy)
    (tmp_path / "1.png").unlink()
    hands.window.open_sample("fruit", "default", "1.png")
    hands.until(lambda: hands.sample == "1.png" and "skip" in hands.enabled())
    assert not hands.page.image.readable
    hands.click("skip")
    hands.until(lambda: hands.sample is None and not hands.page.session.busy and not hands.page.drafts.busy)
    hands.until_idle()
    assert kept() == ["1.png"]
