from collections.abc import Iterator
from dataclasses import replace
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QListView, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from labelqueue.domain.category import numbered
from labelqueue.domain.edits import removal
from labelqueue.domain.geometry import Box, Ellipse, Keypoints, Mask, Point, Polygon, Polyline, RotatedBox
from labelqueue.domain.ids import AnnotationId
from labelqueue.domain.label import Label
from labelqueue.resources import resource
from labelqueue.ui.document import Document
from labelqueue.ui.panels.annotation_rows import AnnotationsModel
from labelqueue.ui.panels.annotations import NOTHING, NOTHING_YET, AnnotationsPanel
from labelqueue.ui.panels.categories import CategoriesPanel
from labelqueue.ui.panels.rows import COLOR, HEIGHT, HINT, HOVERED, ICON_NAME

A, B, C = (AnnotationId(number) for number in (1, 2, 3))
Key = Qt.Key
NAMES = ("cat", "dog", "cow")


def label_of(count: int) -> Label:
    label = Label()
    for number in range(count):
        label = label.add(Box(number, 0, number + 5, 5), NAMES[number % 3])
    return label


@pytest.fixture
def document() -> Document:
    made = Document()
    made.set_categories(numbered(NAMES))
    made.open(label_of(3))
    return made


@pytest.fixture
def objects(document: Document, qtbot: QtBot) -> Iterator[AnnotationsPanel]:
    panel = AnnotationsPanel(document)
    yield shown(panel, qtbot)
    panel.hide()


@pytest.fixture
def categories(document: Document, qtbot: QtBot) -> Iterator[CategoriesPanel]:
    panel = CategoriesPanel(document)
    yield shown(panel, qtbot)
    panel.hide()


Panel = TypeVar("Panel", bound=QWidget)


def shown(panel: Panel, qtbot: QtBot) -> Panel:
    qtbot.addWidget(panel)
    panel.resize(260, 500)
    with qtbot.waitExposed(panel):
        panel.show()
    return panel


def texts(view: QListView) -> list[str]:
    return [view.model().index(row, 0).data() for row in range(view.model().rowCount())]


def selected(view: QListView) -> list[int]:
    return sorted(index.row() for index in view.selectionModel().selectedIndexes())


def click(view: QListView, row: int, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    at = view.visualRect(view.model().index(row, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, keys, at)


def test_rows_say_what_is_drawn(objects: AnnotationsPanel) -> None:
    assert texts(objects.list) == ["cat", "dog", "cow"]
    index = objects.model.index(1)
    assert index.data(COLOR) == "#56b4e9"
    assert index.data(HINT) == "2"
    assert index.data(ICON_NAME) == "geometry-box"
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "dog, box 2"
    assert objects.list.sizeHintForRow(0) == HEIGHT


def test_every_geometry_has_an_icon(objects: AnnotationsPanel, document: Document) -> None:
    label = Label()
    for shape in (
        Box(0, 0, 1, 1),
        RotatedBox(0, 0, 1, 1, 5),
        Polygon([[(0, 0), (1, 0), (1, 1)]]),
        Polyline([(0, 0), (1, 1)]),
        Point(0, 0),
        Keypoints([(0, 0)], [2]),
        Ellipse(0, 0, 1, 1),
        Mask(1, 1, [0, 1]),
    ):
        label = label.add(shape, "unknown")
    document.open(label)
    for row in range(objects.model.rowCount()):
        assert resource(f"icons/{objects.model.index(row).data(ICON_NAME)}.svg").exists()
    objects.grab()


def test_the_model_follows_every_kind_of_change(
    objects: AnnotationsPanel, document: Document, qtmodeltester: ModelTester
) -> None:
    qtmodeltester.check(objects.model, force_py=True)
    resets: list[bool] = []
    objects.model.modelReset.connect(lambda: resets.append(True))
    kept = QPersistentModelIndex(objects.model.index(2))
    document.apply(removal(document.label, frozenset({A})), "Delete")
    assert (kept.row(), texts(objects.list)) == (1, ["dog", "cow"])
    document.undo_stack.undo()
    assert (kept.row(), texts(objects.list)) == (2, ["cat", "dog", "cow"])
    document.recategorise([B], "cow")
    assert texts(objects.list) == ["cat", "cow", "cow"]
    assert not resets
    document.open(label_of(5))
    assert texts(objects.list) == ["cat", "dog", "cow", "cat", "dog"]
    document.close()
    assert texts(objects.list) == []


def test_selection_goes_from_the_list_to_the_document(objects: AnnotationsPanel, document: Document) -> None:
    click(objects.list, 1)
    assert document.selection == {B}
    click(objects.list, 2, Qt.KeyboardModifier.ControlModifier)
    assert document.selection == {B, C}
    QTest.keyClick(objects.list, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert document.selection == {A, B, C}
    QTest.keyClick(objects.list, Key.Key_Up)
    assert len(document.selection) == 1


def test_selection_goes_from_the_document_to_the_list(objects: AnnotationsPanel, document: Document) -> None:
    told: list[bool] = []
    document.selection_changed.connect(lambda: told.append(True))
    document.select([A, C])
    assert selected(objects.list) == [0, 2]
    document.select([])
    assert selected(objects.list) == []
    assert len(told) == 2  # the list does not answer


def test_selection_survives_edits(objects: AnnotationsPanel, document: Document) -> None:
    document.select([C])
    document.apply(removal(document.label, frozenset({A})), "Delete")
    assert document.selection == {C}
    assert selected(objects.list) == [1]
    document.recategorise([C], "cat")
    assert document.selection == {C}
    document.undo_stack.undo()
    document.undo_stack.undo()
    assert document.selection == {C}
    assert selected(objects.list) == [2]


def test_hover_goes_both_ways(objects: AnnotationsPanel, document: Document) -> None:
    document.hover(B)
    assert objects.model.index(1).data(HOVERED)
    at = objects.list.visualRect(objects.model.index(2)).center()
    QTest.mouseMove(objects.list.viewport(), at - QPoint(0, 1))
    QTest.mouseMove(objects.list.viewport(), at)
    assert document.hovered == C
    QApplication.sendEvent(objects.list, QEvent(QEvent.Type.Leave))
    assert document.hovered is None


def test_keys_act_on_what_is_selected(objects: AnnotationsPanel, document: Document) -> None:
    click(objects.list, 0)
    QTest.keyClick(objects.list, Key.Key_3)
    assert document.label.get(A).category == "cow"
    QTest.keyClick(objects.list, Key.Key_Delete)
    assert [one.id for one in document.label] == [B, C]


def test_keys_act_on_the_selected_row_wherever_the_pointer_is(
    objects: AnnotationsPanel, document: Document
) -> None:
    deleted: list[bool] = []
    action = QAction("Delete", objects)
    action.setShortcut(QKeySequence(Key.Key_Delete))
    action.triggered.connect(lambda: deleted.append(True))
    objects.addAction(action)
    click(objects.list, 0)
    objects.list.setFocus()
    document.hover(B)
    QTest.keyClick(objects.list, Key.Key_Delete)
    assert [one.id for one in document.label] == [B, C]
    assert not deleted


def test_an_empty_list_says_how_to_begin(objects: AnnotationsPanel, document: Document) -> None:
    def shown_texts() -> set[str]:
        return {one.text() for one in objects.findChildren(QLabel) if one.isVisible()}

    assert shown_texts() == {"Objects  3"}
    document.open(Label())
    assert shown_texts() == {"Objects", NOTHING_YET}
    document.open(Label(), editable=False)
    assert shown_texts() == {"Objects", NOTHING}


class Asked(AnnotationsModel):
    """Remembers which rows somebody wanted to see."""

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(document, parent)
        self.rows: set[int] = set()

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> Any:
        self.rows.add(index.row())
        return super().data(index, role)


def test_of_thousands_of_rows_only_the_visible_are_asked_for(
    document: Document, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("labelqueue.ui.panels.annotations.AnnotationsModel", Asked)
    panel = shown(AnnotationsPanel(document), qtbot)
    document.open(label_of(5000))
    panel.grab()
    assert isinstance(panel.model, Asked)
    assert 10 < len(panel.model.rows) < 60
    panel.hide()


def test_a_category_with_a_key_of_its_own(categories: CategoriesPanel, document: Document) -> None:
    """The list says what the keys do, in the list as on the canvas."""
    cat, dog, *others = numbered(NAMES)
    document.set_categories([cat, replace(dog, shortcut=1), *others])
    said = [categories.model.index(row).data(HINT) for row in range(3)]
    assert said == ["2", "1", "3"]
    for key, name in ((Qt.Key.Key_1, dog.name), (Qt.Key.Key_2, cat.name)):
        QTest.keyClick(categories.list, key)
        assert document.active_category == name
    assert [one and one.name for one in document.slots[:4]] == [dog.name, cat.name, others[0].name, None]


def test_categories_with_their_keys(categories: CategoriesPanel, document: Document) -> None:
    assert texts(categories.list) == list(NAMES)
    assert [categories.model.index(row).data(HINT) for row in range(3)] == ["1", "2", "3"]
    assert categories.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole) == "cat, key 1"
    assert selected(categories.list) == [0]
    document.set_active_category("cow")
    assert selected(categories.list) == [2]


def test_a_click_puts_a_category_in_force_and_relabels(
    categories: CategoriesPanel, document: Document
) -> None:
    click(categories.list, 1)
    assert document.active_category == "dog"
    assert document.label == label_of(3)
    document.select([A, C])
    click(categories.list, 1)  # it is in force already
    assert [one.category for one in document.label] == ["dog", "dog", "dog"]
    assert document.undo_stack.count() == 1


def test_arrows_put_in_force_enter_relabels(categories: CategoriesPanel, document: Document) -> None:
    document.select([A])
    QTest.keyClick(categories.list, Key.Key_Down)
    assert document.active_category == "dog"
    assert document.label == label_of(3)
    QTest.keyClick(categories.list, Key.Key_Return)
    assert document.label.get(A).category == "dog"
    QTest.keyClick(categories.list, Key.Key_3)
    assert document.label.get(A).category == "cow"


def test_many_categories_can_be_searched(categories: CategoriesPanel, document: Document) -> None:
    assert not categories.search.isVisible()
    document.set_categories(numbered([f"kind {number}" for number in range(1, 15)]))
    assert categories.search.isVisible()
    assert [categories.model.index(row).data(HINT) for row in (8, 9, 10)] == ["9", "0", ""]
    document.set_active_category("kind 3")
    QTest.keyClicks(categories.search, "KIND 1")
    assert texts(categories.list) == ["kind 1", "kind 10", "kind 11", "kind 12", "kind 13", "kind 14"]
    assert document.active_category == "kind 3"  # looking changes nothing
    QTest.keyClicks(categories.search, "2")
    QTest.keyClick(categories.search, Key.Key_Return)
    assert document.active_category == "kind 12"
    assert categories.search.text() == ""
    assert selected(categories.list) == [11]


def test_no_categories(categories: CategoriesPanel, document: Document) -> None:
    document.set_categories([])
    assert not categories.list.isVisible()
    categories.grab()
    document.set_categories(numbered(NAMES))
    assert categories.list.isVisible()
