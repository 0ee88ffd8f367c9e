"""Hiding, locking, grouping and choosing categories with real events."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListView, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from labelqueue.domain.category import numbered
from labelqueue.domain.geometry import Box, Keypoints, Polygon
from labelqueue.domain.ids import AnnotationId
from labelqueue.domain.label import Label
from labelqueue.ui.document import Document
from labelqueue.ui.panels.annotations import AnnotationsPanel
from labelqueue.ui.panels.rows import FAINT, HINT, SIGNS, sign_rect
from labelqueue.ui.widgets.category_popup import CategoryPopup

A, B, C, D = (AnnotationId(number) for number in (1, 2, 3, 4))
Key = Qt.Key
NAMES = ("cat", "dog", "cow")
TIE = Polygon([[(10, 10), (30, 30), (30, 10), (10, 30)]])


@pytest.fixture
def document() -> Document:
    made = Document()
    made.set_categories(numbered(NAMES))
    label = Label().add(Box(0, 0, 9, 9), "dog").add(Box(0, 0, 9, 9), "cat").add(TIE, "dog").add(TIE, "fish")
    made.open(label, size=(100, 100))
    return made


@pytest.fixture
def panel(document: Document, qtbot: QtBot) -> Iterator[AnnotationsPanel]:
    made = AnnotationsPanel(document)
    qtbot.addWidget(made)
    made.resize(280, 400)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.hide()


def rows(panel: AnnotationsPanel) -> list[tuple[str, str]]:
    found = [panel.model.index(row) for row in range(panel.model.rowCount())]
    return [(index.data(), index.data(HINT)) for index in found]


def click_sign(panel: AnnotationsPanel, row: int, number: int) -> None:
    area = panel.list.visualRect(panel.model.index(row))
    hint = panel.list.fontMetrics().horizontalAdvance(panel.model.index(row).data(HINT)) + 8
    at = sign_rect(area.right() - 8 - hint, area, number).center()
    QTest.mouseMove(panel.list.viewport(), at)
    QTest.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=at)


def test_objects_are_grouped_by_category(panel: AnnotationsPanel, document: Document) -> None:
    button = panel.findChild(QToolButton, "group_by_category")
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    expected = [
        ("cat", "1"),
        ("cat", "2"),
        ("dog", "2"),
        ("dog", "1"),
        ("dog", "3"),
        ("fish", "1"),
        ("fish", "4"),
    ]
    assert rows(panel) == expected
    assert panel.model.count == 4
    document.recategorise([A], "cat")
    assert rows(panel)[:4] == [("cat", "2"), ("cat", "1"), ("cat", "2"), ("dog", "1")]
    at = panel.list.visualRect(panel.model.index(0)).center()
    QTest.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert document.selection == {A, B}
    document.delete_selection()
    assert [name for name, _ in rows(panel)] == ["dog", "dog", "fish", "fish"]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert rows(panel) == [("dog", "3"), ("fish", "4")]


def test_a_click_on_its_signs_hides_and_locks(panel: AnnotationsPanel, document: Document) -> None:
    click_sign(panel, 0, 0)
    assert document.hidden == {A}
    assert panel.model.index(0).data(FAINT)
    click_sign(panel, 1, 1)
    assert document.hidden == {A}
    assert document.locked == {B}
    click_sign(panel, 0, 0)
    click_sign(panel, 1, 1)
    assert not document.hidden | document.locked
    assert not document.selection
    assert not document.undo_stack.count()


def test_what_crosses_itself_is_marked_and_said(panel: AnnotationsPanel) -> None:
    signs = [panel.model.index(row).data(SIGNS)[2] for row in range(4)]
    assert signs == ["", "", "warning", "warning"]
    words = panel.model.index(2).data(Qt.ItemDataRole.AccessibleTextRole)
    assert words == "dog, polygon 3. One object crosses itself."
    panel.grab()


def test_what_is_locked_or_hidden_is_said(panel: AnnotationsPanel, document: Document) -> None:
    document.toggle_hidden(frozenset({A, B}))
    document.toggle_locked(frozenset({A}))
    words = panel.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert words == "dog, box 1, hidden, locked"
    document.toggle_hidden(frozenset({B, C}))
    assert document.hidden == {A, B, C}
    document.toggle_hidden(frozenset({B}))
    assert document.hidden == {A, C}
    document.open(Label(), subject=object())
    assert not document.hidden | document.locked


def test_a_category_is_found_by_typing_a_part_of_it(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(600, 500)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    popup = CategoryPopup(window)
    chosen: list[str] = []
    popup.chosen.connect(chosen.append)
    names = [f"kind {number}" for number in range(1, 30)] + ["apple", "pineapple"]
    for typed, keys, expected in (
        ("apple", [], "apple"),
        ("neapp", [], "pineapple"),
        ("KIND 2", [Key.Key_Down], "kind 20"),
        ("", [Key.Key_Down], "kind 4"),
    ):
        popup.open_at(QPoint(20, 20), numbered(names), "kind 3")
        QTest.keyClicks(popup.search, typed)
        for key in keys:
            QTest.keyClick(popup.search, key)
        QTest.keyClick(popup.search, Key.Key_Return)
        assert chosen[-1] == expected
        assert not popup.isVisible()
    popup.open_at(QPoint(20, 20), numbered(names), "kind 3")
    QTest.keyClicks(popup.search, "nothing like it")
    QTest.keyClick(popup.search, Key.Key_Return)
    assert len(chosen) == 4
    QTest.keyClick(popup.search, Key.Key_Escape)
    assert not popup.isVisible()
    window.hide()


def test_joints_that_are_not_seen_are_named(panel: AnnotationsPanel, document: Document) -> None:
    document.open(Label().add(Keypoints([(1, 1), (2, 2), (0, 0)], [2, 1, 0]), "cat"))
    rows = panel.findChild(QListView)
    assert rows is not None
    said = rows.model().index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert "behind something: 2, left out: 3" in said
