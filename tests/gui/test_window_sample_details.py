"""Beside the samples: how the chosen one stands, what became of it, and any two of its labels."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLabel, QListWidget, QPushButton

from labelqueue.queue import Queue, Workspace
from labelqueue.ui.canvas import Canvas
from labelqueue.ui.canvas.differences import Side
from labelqueue.ui.dialogs.compare import CompareDialog
from labelqueue.ui.panels import sample_details
from labelqueue.ui.panels.sample_details import SampleDetailsPanel
from tests.gui.conftest import Hands
from tests.gui.scenes import told_of

NEWEST_FIRST = [
    "A label came too late",
    "Submitted",
    "Labeling begun",
    "Rejected",
    "Review begun",
    "Submitted",
    "Labeling begun",
]


@pytest.fixture
def told(queue: Queue, workspace: Workspace) -> None:
    told_of(queue, workspace.dataset("fruit"))


def panel_of(hands: Hands) -> SampleDetailsPanel:
    found = hands.window.findChild(SampleDetailsPanel)
    assert found is not None
    return found


def settled(hands: Hands) -> SampleDetailsPanel:
    panel = panel_of(hands)
    hands.until(lambda: not panel.waiting)
    hands.until_idle()
    return panel


def show_samples(hands: Hands) -> SampleDetailsPanel:
    hands.window.show_samples("fruit")
    hands.until_idle()
    return settled(hands)


def words(hands: Hands, name: str) -> str:
    found = hands.find(name)
    assert isinstance(found, QLabel)
    return found.text().replace("\N{ZERO WIDTH SPACE}", "")


def compared(hands: Hands) -> CompareDialog:
    hands.until_idle()
    found = hands.window.findChild(CompareDialog)
    assert found is not None
    assert found.isVisible()
    return found


def told_differences(dialog: QDialog) -> list[str]:
    found = dialog.findChild(QListWidget, "changes")
    assert found is not None
    return [found.item(row).text() for row in range(found.count())]


@pytest.mark.usefixtures("told")
def test_the_panel_tells_of_the_chosen_sample(hands: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sample_details, "PAGE", 4)
    panel = show_samples(hands)
    assert words(hands, "details_name") == "1.png"
    assert words(hands, "details_status") == "labeled · just now"
    facts = panel.facts.texts
    assert (facts["Queue"], facts["Labeler"], facts["Objects"]) == ("default", "anna", "2")
    assert facts["Size"] == "320 × 240 pixels"
    assert [line.headline for line in panel.history.lines] == NEWEST_FIRST[:4]
    older = hands.find("older_history")
    hands.click(older)
    hands.until_idle()
    assert [line.headline for line in panel.history.lines] == NEWEST_FIRST
    assert not older.isVisible()
    assert panel.history.lines[3].text == "the stem belongs to it, too"
    hands.press(Qt.Key.Key_F9)
    assert not panel.isVisible()
    assert not hands.window.preferences.details
    hands.find("samples").setFocus()
    hands.press(Qt.Key.Key_Down)
    assert not panel.waiting  # nobody asks for what is not to be seen
    hands.press(Qt.Key.Key_F9)
    settled(hands)
    assert words(hands, "details_name") == "2.png"
    assert not panel.history.lines
    hands.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert words(hands, "details_nothing") == "3 samples are chosen."


@pytest.mark.usefixtures("told")
def test_any_two_labels_side_by_side(hands: Hands) -> None:
    panel = show_samples(hands)
    compare = hands.find("compare_revisions")
    assert isinstance(compare, QPushButton)
    hands.click(compare)
    dialog = compared(hands)
    assert (dialog.pair.before, dialog.pair.after) == (2, 3)  # the one that came too late is not the label
    assert told_differences(dialog) == ["~ ripe → unripe 1 · reshaped, category", "+ ripe 3 · added"]
    before, after = (dialog.sides.canvases[side] for side in Side)
    boxes = {one.objectName(): one for one in dialog.findChildren(QComboBox)}
    left, right = boxes["revision_before"], boxes["revision_after"]
    assert [left.itemText(n).split(" · ")[:2] for n in range(5)] == [
        ["Revision 4", "came too late"],
        ["Revision 3", "current"],
        ["Revision 2", "anna"],
        ["Revision 1", "anna"],
        ["No label"],
    ]
    middle = QPointF(before.width() / 2, before.height() / 2)
    for wheel_over, other in ((before, after), (after, before)):
        zoom = wheel_over.zoom
        wheel(wheel_over, middle)
        assert wheel_over.zoom > zoom
        assert other.to_image(middle) == wheel_over.to_image(middle)
        assert other.zoom == wheel_over.zoom
    drag(before, (60, 40))
    assert after.to_image(middle) == before.to_image(middle)
    assert dialog.sides.label(Side.BEFORE) != dialog.sides.label(Side.AFTER)
    hands.press(Qt.Key.Key_F)
    fitting = before.zoom
    differences = dialog.findChild(QListWidget, "changes")
    assert differences is not None
    place = differences.visualItemRect(differences.item(1)).center()
    QTest.mouseClick(differences.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert after.zoom > fitting
    assert before.zoom == after.zoom
    right.setCurrentIndex(right.findData(2))
    hands.until_idle()
    assert told_differences(dialog) == []
    headline = dialog.findChild(QLabel, "changes_headline")
    assert headline is not None
    assert headline.text() == "No object differs"
    QTest.keyClick(before, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    panel.history.setCurrentRow(5)
    QTest.keyClick(panel.history, Qt.Key.Key_Return)
    hands.until_idle()
    dialog = next(one for one in hands.window.findChildren(CompareDialog) if one.isVisible())
    assert (dialog.pair.before, dialog.pair.after) == (0, 1)  # there was none before the first
    dialog.reject()


@pytest.mark.usefixtures("told")
def test_labels_are_compared_without_their_image(hands: Hands, tmp_path: Path) -> None:
    (tmp_path / "1.png").unlink()
    show_samples(hands)
    hands.click(hands.find("compare_revisions"))
    dialog = compared(hands)
    assert "1.png" in dialog.message.text
    assert len(told_differences(dialog)) == 2
    canvas = dialog.sides.canvases[Side.AFTER]
    picture = canvas.grab().toImage()
    place = canvas.to_widget((220, 130)).toPoint()  # the corner of what was added has its sign
    empty = canvas.to_widget((10, 230)).toPoint()
    assert picture.pixelColor(place) != picture.pixelColor(empty)
    assert canvas.to_image(QPointF(canvas.to_widget((320, 240)))) == pytest.approx((320, 240))
    dialog.reject()


def test_what_cannot_be_told_is_said(hands: Hands, workspace: Workspace) -> None:
    workspace.dataset("fruit").delete_samples(["1.png"])
    show_samples(hands)
    hands.action("show_deleted").trigger()
    hands.until_idle()
    assert words(hands, "details_nothing").startswith("It is deleted.")


def wheel(canvas: Canvas, at: QPointF) -> None:
    none, button = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.NoButton
    phase = Qt.ScrollPhase.NoScrollPhase
    place = canvas.mapToGlobal(at)
    event = QWheelEvent(at, place, QPoint(), QPoint(0, 120), button, none, phase, False)
    QApplication.sendEvent(canvas, event)


def drag(canvas: Canvas, by: tuple[int, int]) -> None:
    start = canvas.rect().center()
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=start)
    end = start + QPoint(*by)
    QTest.mouseMove(canvas, end)
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=end)
