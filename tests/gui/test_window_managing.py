"""The Samples page of a manager: orders, all that are found, changes, their undo, deleted samples."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QRadioButton

import labelqueue as lq
from labelqueue.domain.status import LabelStatus
from labelqueue.queue import Queue, Workspace
from labelqueue.store import pieces
from labelqueue.ui.dialogs.choose import ChooseDialog
from labelqueue.ui.dialogs.priorities import PrioritiesDialog
from labelqueue.ui.pages.sample_changes import SampleChanges
from labelqueue.ui.pages.sample_table import Column
from tests.gui.conftest import Hands
from tests.gui.test_window_samples import find_samples, page_of, quiet, rows


def do(hands: Hands, name: str) -> None:
    action = hands.window.findChild(QAction, name)
    assert action is not None
    assert action.isVisible()
    assert action.isEnabled()
    action.trigger()
    quiet(hands)
    quiet(hands)


def said(hands: Hands) -> str:
    text = hands.find("samples_chosen")
    assert isinstance(text, QLabel)
    return text.text()


def click_heading(hands: Hands, column: Column) -> None:
    header = page_of(hands).header
    middle = QPoint(header.sectionViewportPosition(column) + 20, header.height() // 2)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    quiet(hands)


def test_a_click_on_a_heading_sorts(hands: Hands, queue: Queue, workspace: Workspace) -> None:
    workspace.dataset("fruit").set_priority({"2.png": 5, "3.png": -1})
    find_samples(hands)
    assert rows(hands) == ["1.png", "2.png", "3.png"]
    click_heading(hands, Column.PRIORITY)
    assert rows(hands) == ["3.png", "1.png", "2.png"]
    click_heading(hands, Column.PRIORITY)
    assert rows(hands) == ["2.png", "1.png", "3.png"]
    assert page_of(hands).chosen() == ["2.png"]  # and not somewhere far below


def test_all_that_are_found_and_undo(hands: Hands, queue: Queue, workspace: Workspace) -> None:
    find_samples(hands, "-name:2.png")
    quiet(hands)
    assert said(hands) == "2 samples · 1 chosen"
    view = hands.find("samples")
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert said(hands) == "2 samples · 2 chosen"
    do(hands, "set_status:skipped")
    assert hands.notice == "2 samples are skipped now."
    dataset = workspace.dataset("fruit")
    assert [row.name for row in dataset.samples("status:skipped")] == ["1.png", "3.png"]
    do(hands, "undo_samples")
    assert hands.notice == "2 samples are as before."
    assert dataset.counts()[LabelStatus.UNLABELED] == 3
    do(hands, "undo_samples")
    assert hands.notice == "There is no change of yours to undo."


def test_deleted_samples_are_shown_and_restored(hands: Hands, queue: Queue, workspace: Workspace) -> None:
    find_samples(hands)
    do(hands, "delete_samples")
    assert hands.notice == "1 sample is deleted and can be restored."
    assert rows(hands) == ["2.png", "3.png"]
    do(hands, "show_deleted")
    assert rows(hands) == ["1.png"]
    do(hands, "restore_samples")
    assert hands.notice == "1 sample is back."
    assert rows(hands) == []
    do(hands, "show_deleted")
    assert rows(hands) == ["1.png", "2.png", "3.png"]


def test_samples_go_to_another_queue(hands: Hands, queue: Queue, workspace: Workspace) -> None:
    dataset = workspace.dataset("fruit")
    dataset.create_queue("night")
    find_samples(hands)
    held = queue.start_labeling()
    assert isinstance(held, lq.WorkItem)
    do(hands, "choose_all_samples")
    do(hands, "set_queue")
    dialog = hands.window.findChild(ChooseDialog)
    assert dialog is not None
    dialog.chosen.emit("night")
    dialog.close()
    quiet(hands)
    assert hands.notice == "2 samples are in night now. 1 stayed as it was. They are in somebody's hands."
    assert dataset.count("queue:night") == 2
    queue.release(held)


def test_a_change_can_be_stopped(
    hands: Hands, queue: Queue, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pieces, "CHUNK", 1)
    show = SampleChanges._show

    def shown(changes: SampleChanges, progress: object, count: int) -> object:
        dialog = show(changes, progress, count)  # type: ignore[arg-type]
        dialog.canceled.emit()  # before the first piece is done
        return dialog

    monkeypatch.setattr(SampleChanges, "_show", shown)
    find_samples(hands)
    do(hands, "choose_all_samples")
    do(hands, "set_status:skipped")
    assert hands.notice == "Stopped; what was changed before can be undone."
    assert workspace.dataset("fruit").counts()[LabelStatus.SKIPPED] == 1


def test_priorities_by_a_rule(hands: Hands, queue: Queue, workspace: Workspace, tmp_path: Path) -> None:
    """By metadata for all that are found; then by a table, whose bad rows are said before."""
    dataset = workspace.dataset("fruit")
    dataset.set_metadata(["1.png"], {"distance": 4})
    dataset.set_metadata(["3.png"], {"distance": 1.5})
    find_samples(hands)
    do(hands, "choose_all_samples")
    do(hands, "prioritize")
    dialog = hands.window.findChild(PrioritiesDialog)
    assert dialog is not None
    by_metadata = dialog.findChild(QRadioButton, "by_metadata")
    key = dialog.findChild(QLineEdit, "metadata_key")
    go = dialog.findChild(QPushButton, "set_priorities")
    assert by_metadata is not None
    assert key is not None
    assert go is not None
    QTest.mouseClick(by_metadata, Qt.MouseButton.LeftButton)
    assert not go.isEnabled()
    key.setFocus()
    QTest.keyClicks(key, "distance")
    QTest.keyClick(key, Qt.Key.Key_Return)
    quiet(hands)
    assert hands.notice == (
        "2 samples have priorities of their own now. 1 stayed as it was. The rule says nothing about them."
    )
    assert {row.name: row.priority for row in dataset.samples()} == {"1.png": 4, "2.png": 0, "3.png": 1.5}
    (tmp_path / "ranks.csv").write_text("name,priority\n2.png,9\n3.png,high\n")
    do(hands, "prioritize")
    dialog = next(one for one in hands.window.findChildren(PrioritiesDialog) if one.isVisible())
    by_table = dialog.findChild(QRadioButton, "by_table")
    path = dialog.findChild(QLineEdit, "priorities_table")
    go = dialog.findChild(QPushButton, "set_priorities")
    assert by_table is not None
    assert path is not None
    assert go is not None
    QTest.mouseClick(by_table, Qt.MouseButton.LeftButton)
    path.setFocus()
    QTest.keyClicks(path, str(tmp_path / "ranks.csv"))
    QTest.keyClick(path, Qt.Key.Key_Return)
    hands.until(go.isEnabled)
    assert dialog.message.text == "1 priority found. line 3: “high” is no priority: that is a number."
    QTest.mouseClick(go, Qt.MouseButton.LeftButton)
    quiet(hands)
    assert dataset.samples(order="-priority")[0].name == "2.png"
