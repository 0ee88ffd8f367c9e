"""The dialog that changes the categories of a dataset."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

import labelqueue as lq
from labelqueue.queue import Dataset, Workspace
from labelqueue.ui.bridge import Database, Files
from labelqueue.ui.dialogs.categories import CategoriesDialog
from labelqueue.ui.dialogs.choose import ChooseDialog
from labelqueue.ui.dialogs.new_dataset.categories_page import CategoryTable
from labelqueue.ui.dialogs.new_dataset.category_model import Column
from labelqueue.ui.pages.home import HomePage
from tests.gui.home.conftest import PATIENCE, Hand

Settle = Callable[[], None]
HYPHENED = lq.Skeleton(["left-eye", "nose"], [(0, 1)])


@pytest.fixture
def dataset(workspace: Workspace) -> Dataset:
    made = workspace.create_dataset("fruit", [lq.Category("ripe"), lq.Category("face", skeleton=HYPHENED)])
    made.add_samples([lq.SampleSpec("1.png", "1.png", label=lq.Label().add(lq.Box(0, 0, 5, 5), "ripe"))])
    return made


@pytest.fixture
def dialog(qtbot: QtBot, database: Database, dataset: Dataset, settle: Settle) -> Iterator[CategoriesDialog]:
    made = CategoriesDialog(database, dataset=dataset.name)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    settle()
    yield made
    settle()


@pytest.fixture
def user(dialog: CategoriesDialog, hand: Callable[[QWidget], Hand]) -> Hand:
    return hand(dialog)


def put(dialog: CategoriesDialog, row: int, column: Column, text: str) -> None:
    model = table(dialog).model()
    assert model.setData(model.index(row, column), text, Qt.ItemDataRole.EditRole)


def table(dialog: CategoriesDialog) -> CategoryTable:
    found = dialog.findChild(CategoryTable)
    assert found is not None
    return found


def said(dialog: CategoriesDialog, column: Column) -> list[str]:
    model = table(dialog).model()
    return [model.index(row, column).data() for row in range(model.rowCount())]


def names(dialog: CategoriesDialog) -> list[str]:
    return said(dialog, Column.NAME)


def test_names_and_joints_change_and_new_ones_come(
    qtbot: QtBot, dialog: CategoriesDialog, user: Hand, workspace: Workspace
) -> None:
    before = workspace.dataset("fruit").categories
    put(dialog, 0, Column.NAME, "sweet")
    put(dialog, 0, Column.JOINTS, "top - bottom")
    user.type("category_entry", "leaf")
    with qtbot.waitSignal(dialog.saved, timeout=PATIENCE):
        user.click("categories_save")
    after = workspace.dataset("fruit").categories
    assert [one.name for one in after] == ["sweet", "face", "leaf"]
    assert after[0].skeleton == lq.Skeleton(["top", "bottom"], [(0, 1)])
    assert after[1] == before[1]  # what cannot be typed stays as it is
    work = workspace.dataset("fruit").queue().start_labeling()
    assert isinstance(work, lq.WorkItem)
    assert [one.category for one in work.label] == ["sweet"]


def test_what_is_refused_is_said_and_stays_in_the_table(
    dialog: CategoriesDialog, user: Hand, workspace: Workspace, settle: Settle
) -> None:
    workspace.dataset("fruit").queue().start_labeling()
    put(dialog, 0, Column.NAME, "sweet")
    user.click("categories_save")
    settle()
    assert dialog.message.text.startswith("1 sample is in somebody’s hands")
    assert table(dialog).model().index(0, Column.NAME).data() == "sweet"
    assert user.button("categories_save").isEnabled()
    assert workspace.dataset("fruit").categories[0].name == "ripe"


def test_only_what_no_label_has_is_taken_away(
    qtbot: QtBot, dialog: CategoriesDialog, user: Hand, workspace: Workspace, settle: Settle
) -> None:
    user.type("category_entry", "leaf")
    user.click("category_add")
    rows = table(dialog)
    rows.selectRow(2)
    qtbot.keyClick(rows, Qt.Key.Key_Delete)  # it is new
    rows.selectRow(0)
    user.click("category_remove")
    settle()
    assert dialog.message.text == (
        "“ripe” cannot be deleted: 1 sample has it. Merge it into another category instead."
    )
    rows.selectRow(1)
    user.click("category_remove")
    settle()
    assert not dialog.message.text
    assert names(dialog) == ["ripe"]
    assert len(workspace.dataset("fruit").categories) == 2  # until it is saved
    user.click("categories_save")
    settle()
    assert [one.name for one in workspace.dataset("fruit").categories] == ["ripe"]


def test_one_is_merged_into_another(
    qtbot: QtBot, dialog: CategoriesDialog, user: Hand, workspace: Workspace, settle: Settle
) -> None:
    rows = table(dialog)
    rows.selectRow(0)

    def merge() -> None:
        user.click("category_merge")
        chooser = dialog.findChild(ChooseDialog)
        assert chooser is not None
        qtbot.keyClick(chooser, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: dialog.findChild(ChooseDialog) is None)

    merge()
    assert said(dialog, Column.PROBLEM) == ["will count as “face”", ""]
    assert said(dialog, Column.KEY) == ["", "1"]
    assert not rows.model().flags(rows.model().index(0, Column.NAME)) & Qt.ItemFlag.ItemIsEditable
    assert user.button("category_merge").text() == "Do not merge"
    user.click("category_merge")
    assert said(dialog, Column.PROBLEM) == ["", ""]
    merge()
    put(dialog, 1, Column.NAME, "head")
    user.click("categories_save")
    settle()
    [left] = workspace.dataset("fruit").categories
    assert left.name == "head"
    assert [one.category for one in workspace.dataset("fruit").label_of("1.png")] == ["head"]


def test_keys_are_typed_and_true(
    dialog: CategoriesDialog, user: Hand, workspace: Workspace, settle: Settle
) -> None:
    assert said(dialog, Column.KEY) == ["1", "2"]
    put(dialog, 1, Column.KEY, "1")
    assert said(dialog, Column.KEY) == ["2", "1"]
    put(dialog, 0, Column.KEY, "1")
    assert said(dialog, Column.PROBLEM) == ["This key is there twice."] * 2
    put(dialog, 0, Column.KEY, "x")
    assert said(dialog, Column.PROBLEM) == ["A key is a digit.", ""]
    put(dialog, 0, Column.KEY, "")
    user.click("categories_save")
    settle()
    assert [one.shortcut for one in workspace.dataset("fruit").categories] == [None, 1]


def test_managers_find_it_in_the_menu_of_the_dataset(
    qtbot: QtBot, database: Database, files: Files, dataset: Dataset, settle: Settle
) -> None:
    home = HomePage(database, files)
    qtbot.addWidget(home)
    home.show()
    home.refresh()
    settle()
    action = home.findChild(QAction, "change_categories")
    assert action is not None
    assert action.isVisible()
    action.trigger()
    settle()
    dialog = home.findChild(CategoriesDialog)
    assert dialog is not None
    assert dialog.isVisible()
    assert table(dialog).model().rowCount() == len(dataset.categories)
    dialog.reject()
