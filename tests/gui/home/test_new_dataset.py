"""The wizard, from the folder to the dataset, and everything that may be wrong on the way."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QColorDialog,
    QComboBox,
    QLabel,
    QLineEdit,
    QStyleOptionViewItem,
    QTreeWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from labelqueue.domain.errors import NotFound
from labelqueue.domain.skeleton import Skeleton
from labelqueue.domain.status import LabelStatus, Mode
from labelqueue.domain.work import WorkItem
from labelqueue.queue import Workspace
from labelqueue.ui.bridge import Database, Files
from labelqueue.ui.dialogs.new_dataset import ImagesPage, NewDatasetDialog
from labelqueue.ui.dialogs.new_dataset.categories_page import (
    CategoriesPage,
    CategoryTable,
    JointsDelegate,
    split_names,
)
from labelqueue.ui.dialogs.new_dataset.category_model import Column
from labelqueue.ui.widgets.thumbnails import Thumbnails
from tests.gui.home.conftest import PATIENCE, Hand

Settle = Callable[[], None]


@pytest.fixture
def dialog(qtbot: QtBot, database: Database, files: Files, thumbnails: Thumbnails) -> NewDatasetDialog:
    made = NewDatasetDialog(database, files, thumbnails)
    qtbot.addWidget(made)
    made.open()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def user(dialog: NewDatasetDialog, hand: Callable[[QWidget], Hand]) -> Hand:
    return hand(dialog)


def choose(user: Hand, folder: Path, settle: Settle) -> None:
    user.type("folder", str(folder))
    user.press("folder", Qt.Key.Key_Return)
    settle()


def name_categories(user: Hand, *names: str) -> None:
    for name in names:
        user.type("category_entry", name)
        user.press("category_entry", Qt.Key.Key_Return)


def to_last_step(user: Hand, folder: Path, settle: Settle) -> None:
    choose(user, folder, settle)
    user.click("wizard_next")
    name_categories(user, "ripe", "unripe")
    user.click("wizard_next")
    settle()


def texts(dialog: QWidget) -> str:
    """Every word that can be seen."""
    return "\n".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


class TestImages:
    def test_what_cannot_be_read_is_listed_and_left_out(
        self, dialog: NewDatasetDialog, user: Hand, folder: Path, settle: Settle
    ) -> None:
        choose(user, folder, settle)

        assert "3 images found" in texts(dialog)
        assert "3 files cannot be read and are left out" in texts(dialog)
        tree = dialog.findChild(QTreeWidget, "unreadable")
        assert isinstance(tree, QTreeWidget)
        rows = [tree.topLevelItem(row) for row in range(tree.topLevelItemCount())]
        said = {row.text(0): row.text(1) for row in rows if row is not None}
        assert list(said) == ["corrupt.png", "empty.jpg", "text.jpg"]
        assert "0 bytes" in said["empty.jpg"]
        assert "damaged" in said["corrupt.png"]
        assert "not an image" in said["text.jpg"]

    def test_subfolders_can_be_left_out(
        self, dialog: NewDatasetDialog, user: Hand, folder: Path, settle: Settle
    ) -> None:
        choose(user, folder, settle)
        user.click("subfolders")
        settle()

        assert "2 images found" in texts(dialog)

    @pytest.mark.parametrize("subfolders", [True, False])
    def test_a_folder_without_images_is_said_in_one_sentence(
        self, dialog: NewDatasetDialog, user: Hand, tmp_path: Path, settle: Settle, *, subfolders: bool
    ) -> None:
        (tmp_path / "Notes").mkdir()
        if not subfolders:
            user.click("subfolders")
        choose(user, tmp_path / "Notes", settle)

        assert "There are no images in Notes" in texts(dialog)
        assert ("subfolders were not searched" in texts(dialog)) is not subfolders
        assert not user.button("wizard_next").isEnabled()

    @pytest.mark.parametrize(
        ("path", "sentence"), [("nowhere", "There is no folder"), ("Orchard/notes.txt", "is a file")]
    )
    def test_what_is_no_folder_is_said_in_one_sentence(
        self, dialog: NewDatasetDialog, user: Hand, folder: Path, settle: Settle, path: str, sentence: str
    ) -> None:
        choose(user, folder.parent / path, settle)

        assert sentence in texts(dialog)
        assert not user.button("wizard_next").isEnabled()

    def test_a_search_can_be_stopped(
        self, qtbot: QtBot, dialog: NewDatasetDialog, user: Hand, many: Path, settle: Settle
    ) -> None:
        user.type("folder", str(many))
        user.press("folder", Qt.Key.Key_Return)
        user.click("stop_scan")
        settle()

        assert "Stopped." in texts(dialog)
        assert not user.button("wizard_next").isEnabled()
        user.press("folder", Qt.Key.Key_Return)  # the same folder may be tried again
        settle()
        assert "2,500 images found" in texts(dialog)

    def test_naming_another_folder_forgets_the_first(
        self, dialog: NewDatasetDialog, user: Hand, many: Path, folder: Path, settle: Settle
    ) -> None:
        user.type("folder", str(many))
        user.press("folder", Qt.Key.Key_Return)
        choose(user, folder, settle)

        assert "3 images found" in texts(dialog)

    def test_a_folder_can_be_dropped(
        self, dialog: NewDatasetDialog, user: Hand, folder: Path, settle: Settle
    ) -> None:
        page = dialog.findChild(QWidget, "images_page")
        assert isinstance(page, QWidget)
        drop(page, folder)
        settle()

        assert user.field("folder").text() == str(folder)
        assert "3 images found" in texts(dialog)

    def test_a_table_says_what_its_columns_are(
        self, qtbot: QtBot, dialog: NewDatasetDialog, user: Hand, folder: Path, settle: Settle
    ) -> None:
        """Its columns are guessed; choosing what one is looks again, and rows of no use are named."""
        table = folder / "images.csv"
        table.write_text("id;picture;rank\nfirst;1.jpg;1,5\nsecond;2.png;high\nthird;2.png;2\n")
        page = dialog.findChild(ImagesPage)
        assert page is not None
        drop(page, table)
        settle()
        kind, rank = (dialog.findChild(QComboBox, name) for name in ("source_kind", "column_use:2"))
        assert isinstance(kind, QComboBox)
        assert isinstance(rank, QComboBox)
        assert kind.currentText() == "Table"
        assert rank.currentText() == "Metadata"
        assert "2 images found" in texts(dialog)
        rank.setFocus()
        qtbot.keyClick(rank, Qt.Key.Key_Up)  # and so it is the priority
        settle()
        assert rank.currentText() == "Priority"
        assert [(one.name, one.priority, one.metadata) for one in page.samples()] == [
            ("1.jpg", 1.5, {"id": "first"}),
            ("2.png", 2.0, {"id": "third"}),
        ]
        tree = dialog.findChild(QTreeWidget, "unreadable")
        assert isinstance(tree, QTreeWidget)
        assert [item.text(0) for item in (tree.topLevelItem(0),) if item is not None] == ["line 3"]
        qtbot.keyClick(rank, Qt.Key.Key_Up)
        qtbot.keyClick(rank, Qt.Key.Key_Up)
        settle()
        assert "Only one column can be the path." in texts(dialog)
        assert not user.button("wizard_next").isEnabled()
        qtbot.keyClick(rank, Qt.Key.Key_Down)
        settle()
        assert [one.name for one in page.samples()] == ["1,5", "high"]  # the third names the same file
        kind.setCurrentIndex(kind.findText("Address"))
        assert not page.samples()
        user.type("folder", "s3://bucket/photos")
        user.press("folder", Qt.Key.Key_Return)
        settle()
        assert "install the package s3fs" in texts(dialog)


def drop(target: QWidget, path: Path) -> None:
    """Drag `path` onto the middle of `target` and let go."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    action, buttons, keys = (
        Qt.DropAction.CopyAction,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    middle = target.rect().center()
    enter = QDragEnterEvent(QPoint(middle), action, data, buttons, keys)
    QApplication.sendEvent(target, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(target, QDropEvent(QPointF(middle), action, data, buttons, keys))


class TestCategories:
    @pytest.fixture(autouse=True)
    def _second_step(self, user: Hand, folder: Path, settle: Settle) -> None:
        choose(user, folder, settle)
        user.click("wizard_next")

    @pytest.fixture
    def table(self, dialog: NewDatasetDialog) -> CategoryTable:
        found = dialog.findChild(CategoryTable, "category_table")
        assert isinstance(found, CategoryTable)
        return found

    def column(self, table: CategoryTable, column: Column) -> list[str]:
        model = table.model()
        return [model.index(row, column).data() for row in range(model.rowCount())]

    def test_without_a_category_one_cannot_go_on(self, user: Hand) -> None:
        assert not user.button("wizard_next").isEnabled()
        assert "at least one category" in user.button("wizard_next").toolTip()

    def test_enter_takes_a_name_and_with_nothing_typed_goes_on(
        self, dialog: NewDatasetDialog, user: Hand, table: CategoryTable
    ) -> None:
        name_categories(user, "ripe", "unripe")
        assert self.column(table, Column.NAME) == ["ripe", "unripe"]

        user.press("category_entry", Qt.Key.Key_Return)
        assert "What is the dataset called?" in texts(dialog)

    def test_a_name_may_have_a_comma_in_it(self, user: Hand, table: CategoryTable) -> None:
        name_categories(user, "tit, great")
        assert self.column(table, Column.NAME) == ["tit, great"]

    def test_what_was_typed_and_not_entered_counts(self, user: Hand, table: CategoryTable) -> None:
        user.type("category_entry", "ripe")
        user.click("wizard_next")

        assert self.column(table, Column.NAME) == ["ripe"]

    def test_a_name_that_is_there_is_not_added_again(
        self, dialog: NewDatasetDialog, user: Hand, table: CategoryTable
    ) -> None:
        name_categories(user, "ripe", "Ripe ")

        assert self.column(table, Column.NAME) == ["ripe"]
        assert "“Ripe” is in the list already." in texts(dialog)

    def test_duplicate_and_empty_names_are_marked_where_they_stand(
        self, qtbot: QtBot, user: Hand, table: CategoryTable
    ) -> None:
        name_categories(user, "ripe", "unripe", "leaf")
        self.rename(qtbot, table, 1, "ripe")
        self.rename(qtbot, table, 2, " ")

        twice = "This name is there twice."
        assert self.column(table, Column.PROBLEM) == [twice, twice, "The category needs a name."]
        assert not user.button("wizard_next").isEnabled()
        assert user.button("wizard_next").toolTip() == "3 categories must be changed."

        self.rename(qtbot, table, 1, "unripe")
        self.rename(qtbot, table, 2, "leaf")
        assert self.column(table, Column.PROBLEM) == ["", "", ""]
        assert user.button("wizard_next").isEnabled()

    def test_joints_are_typed_beside_a_name(
        self, dialog: NewDatasetDialog, qtbot: QtBot, user: Hand, table: CategoryTable
    ) -> None:
        name_categories(user, "person", "cup")
        self.rename(qtbot, table, 0, "head - neck -", Column.JOINTS)
        assert self.column(table, Column.PROBLEM) == ["The joint needs a name.", ""]
        assert user.button("wizard_next").toolTip() == "One category must be changed."
        self.rename(qtbot, table, 0, "head - neck, tail", Column.JOINTS)
        page = dialog.findChild(CategoriesPage)
        assert page is not None
        assert [one.skeleton for one in page.categories()] == [
            Skeleton(["head", "neck", "tail"], [(0, 1)]),
            None,
        ]

    def test_an_example_shows_how_joints_are_written(
        self, dialog: NewDatasetDialog, qtbot: QtBot, user: Hand, table: CategoryTable
    ) -> None:
        name_categories(user, "person", "cup")
        table.setCurrentIndex(table.model().index(1, Column.JOINTS))
        qtbot.keyClick(table, Qt.Key.Key_F2)
        editor = QApplication.focusWidget()
        assert isinstance(editor, QLineEdit)
        assert editor.placeholderText() == "such as head - neck - hip, neck - hand"
        qtbot.keyClick(editor, Qt.Key.Key_Escape)
        option, delegate = QStyleOptionViewItem(), table.itemDelegateForColumn(Column.JOINTS)
        assert isinstance(delegate, JointsDelegate)
        said = []
        for joints in ("", "head - neck"):
            table.model().setData(table.model().index(0, Column.JOINTS), joints)
            delegate.initStyleOption(option, table.model().index(0, Column.JOINTS))
            said.append(option.text)
        assert said == ["such as head - neck - hip, neck - hand", "head - neck"]

    def test_the_summary_shows_the_skeletons(
        self, dialog: NewDatasetDialog, user: Hand, table: CategoryTable
    ) -> None:
        name_categories(user, "person", "cup")
        table.model().setData(table.model().index(0, Column.JOINTS), "head - neck, tail")
        user.click("wizard_next")
        assert "person: head - neck, tail" in texts(dialog)

    def rename(
        self, qtbot: QtBot, table: CategoryTable, row: int, name: str, column: Column = Column.NAME
    ) -> None:
        table.setCurrentIndex(table.model().index(row, column))
        qtbot.keyClick(table, Qt.Key.Key_F2)
        editor = QApplication.focusWidget()
        assert editor is not None
        assert editor is not table
        qtbot.keyClicks(editor, name)
        qtbot.keyClick(editor, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: QApplication.focusWidget() is table)  # the editor closes a moment later

    def test_a_list_is_pasted_without_what_is_there(
        self, dialog: NewDatasetDialog, user: Hand, table: CategoryTable
    ) -> None:
        name_categories(user, "ripe")
        QGuiApplication.clipboard().setText("unripe\nripe\n\n leaf \nleaf\n")
        user.click("category_paste")

        assert self.column(table, Column.NAME) == ["ripe", "unripe", "leaf"]
        assert "2 names added; 2 already in the list or twice." in texts(dialog)

    def test_lines_pasted_into_the_field_are_names(
        self, qtbot: QtBot, user: Hand, table: CategoryTable
    ) -> None:
        QGuiApplication.clipboard().setText("ripe\nunripe")
        qtbot.keyClick(user.field("category_entry"), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

        assert self.column(table, Column.NAME) == ["ripe", "unripe"]

    def test_delete_removes_the_selected_row(self, qtbot: QtBot, user: Hand, table: CategoryTable) -> None:
        name_categories(user, "ripe", "unripe", "leaf")
        table.selectRow(1)
        qtbot.keyClick(table, Qt.Key.Key_Delete)

        assert self.column(table, Column.NAME) == ["ripe", "leaf"]

    def test_a_colour_is_chosen_with_the_keyboard(
        self, qtbot: QtBot, dialog: NewDatasetDialog, user: Hand, table: CategoryTable
    ) -> None:
        name_categories(user, "ripe")
        table.setCurrentIndex(table.model().index(0, Column.COLOR))
        qtbot.keyClick(table, Qt.Key.Key_Space)
        chooser = dialog.findChild(QColorDialog)
        assert isinstance(chooser, QColorDialog)
        chooser.setCurrentColor("#d33d3d")
        chooser.accept()

        assert table.model().index(0, Column.COLOR).data(Qt.ItemDataRole.BackgroundRole).name() == "#d33d3d"


def test_names_are_split_at_lines_and_commas() -> None:
    assert split_names("ripe, unripe;leaf\tstem\r\n\n tree trunk ") == [
        "ripe",
        "unripe",
        "leaf",
        "stem",
        "tree trunk",
    ]


class TestName:
    def test_the_folder_suggests_a_name(self, user: Hand, folder: Path, settle: Settle) -> None:
        to_last_step(user, folder, settle)

        assert user.field("dataset_name").text() == "Orchard"

    @pytest.mark.parametrize(
        ("name", "sentence"),
        [
            ("taken", "There is a dataset called 'taken' already."),
            ("x" * 101, "longer than 100 characters"),
            (" ", "needs a name"),
        ],
    )
    def test_a_name_is_checked_while_it_is_typed(
        self,
        dialog: NewDatasetDialog,
        user: Hand,
        workspace: Workspace,
        folder: Path,
        settle: Settle,
        name: str,
        sentence: str,
    ) -> None:
        workspace.create_dataset("taken")
        to_last_step(user, folder, settle)
        user.type("dataset_name", name)

        assert sentence in texts(dialog)
        assert not user.button("wizard_next").isEnabled()

        user.type("dataset_name", "free")
        assert sentence not in texts(dialog)
        assert user.button("wizard_next").isEnabled()

    def test_a_name_taken_meanwhile_is_said_and_nothing_typed_is_lost(
        self, dialog: NewDatasetDialog, user: Hand, workspace: Workspace, folder: Path, settle: Settle
    ) -> None:
        to_last_step(user, folder, settle)
        workspace.create_dataset("Orchard")
        user.type("dataset_description", "At night.")
        user.click("wizard_next")
        settle()

        assert "Orchard" in dialog.message.text
        assert user.field("dataset_description").text() == "At night."
        user.type("dataset_name", "Orchard 2")
        user.click("wizard_next")
        settle()
        assert workspace.dataset("Orchard 2").description == "At night."


class TestCreate:
    def test_makes_the_dataset_as_it_was_described(
        self,
        qtbot: QtBot,
        dialog: NewDatasetDialog,
        user: Hand,
        workspace: Workspace,
        folder: Path,
        settle: Settle,
    ) -> None:
        to_last_step(user, folder, settle)
        assert "3 images; 3 files left out because they cannot be read" in texts(dialog)
        with qtbot.waitSignal(dialog.dataset_created, timeout=PATIENCE) as created:
            user.click("wizard_next")

        assert created.args == ["Orchard"]
        made = workspace.dataset("Orchard")
        assert [row.name for row in made.samples()] == ["1.jpg", "2.png", "night/late/3.jpg"]
        assert [category.name for category in made.categories] == ["ripe", "unripe"]
        assert "3 images and 2 categories" in texts(dialog)
        work = made.queue().start_labeling()
        assert isinstance(work, WorkItem)
        assert (work.sample.width, work.sample.height) == (64, 48)

    def test_what_the_queue_allows_is_chosen_here(
        self, user: Hand, workspace: Workspace, folder: Path, settle: Settle
    ) -> None:
        to_last_step(user, folder, settle)
        user.click("allow_skip_in_review")
        user.click("wizard_next")
        settle()

        settings = workspace.dataset("Orchard").queue().settings
        assert (settings.save_enabled, settings.skip_review_enabled) == (True, True)

    def test_escape_throws_away_nothing_that_was_typed(
        self, dialog: NewDatasetDialog, user: Hand, folder: Path, settle: Settle
    ) -> None:
        to_last_step(user, folder, settle)
        user.press("dataset_name", Qt.Key.Key_Escape)
        assert dialog.isVisible()

    def test_unreadable_files_can_be_included(
        self, user: Hand, workspace: Workspace, folder: Path, settle: Settle
    ) -> None:
        choose(user, folder, settle)
        user.click("include_unreadable")
        user.click("wizard_next")
        name_categories(user, "ripe")
        user.click("wizard_next")
        user.click("wizard_next")
        settle()

        assert workspace.dataset("Orchard").queue().counts()[LabelStatus.UNLABELED] == 6

    def test_labeling_starts_right_away(
        self, qtbot: QtBot, dialog: NewDatasetDialog, user: Hand, folder: Path, settle: Settle
    ) -> None:
        to_last_step(user, folder, settle)
        user.click("wizard_next")
        settle()
        with qtbot.waitSignal(dialog.start_requested) as started:
            qtbot.keyClick(dialog, Qt.Key.Key_Return)

        assert started.args == ["Orchard", "default", Mode.LABEL]
        assert not dialog.isVisible()

    @pytest.mark.parametrize("how", ["cancel", "escape"])
    def test_cancelling_leaves_nothing_behind(
        self,
        qtbot: QtBot,
        dialog: NewDatasetDialog,
        user: Hand,
        workspace: Workspace,
        many: Path,
        settle: Settle,
        how: str,
    ) -> None:
        to_last_step(user, many, settle)
        user.click("wizard_next")
        # Some of it is there before it is cancelled.
        qtbot.waitUntil(lambda: _begun(workspace, "Many"), timeout=PATIENCE)
        if how == "cancel":
            user.click("wizard_cancel")
        else:
            qtbot.keyClick(dialog, Qt.Key.Key_Escape)
        settle()

        assert workspace.datasets() == []
        assert dialog.message.text == "Stopped; no dataset was made."
        assert dialog.isVisible()
        user.click("wizard_next")  # nothing typed was lost, so it can be made after all
        settle()
        assert workspace.dataset("Many").queue().counts()[LabelStatus.UNLABELED] == 2500

    def test_a_full_disk_is_said_and_leaves_nothing_behind(
        self,
        dialog: NewDatasetDialog,
        user: Hand,
        workspace: Workspace,
        tmp_path: Path,
        many: Path,
        settle: Settle,
    ) -> None:
        resource = pytest.importorskip("resource")
        to_last_step(user, many, settle)
        files = [*tmp_path.glob("workspace.db*")]
        before = resource.getrlimit(resource.RLIMIT_FSIZE)
        # No file of this process may grow much beyond the largest of the database's.
        limit = max(file.stat().st_size for file in files) + 100_000
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, before[1]))
        try:
            user.click("wizard_next")
            settle()
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)

        assert dialog.message.text
        assert "Traceback" not in dialog.message.text
        assert workspace.datasets() == []
        assert user.field("dataset_name").text() == "Many"
        user.click("wizard_next")
        settle()
        assert workspace.dataset("Many").queue().counts()[LabelStatus.UNLABELED] == 2500

    def test_back_keeps_everything(self, user: Hand, folder: Path, settle: Settle) -> None:
        to_last_step(user, folder, settle)
        user.type("dataset_name", "Apples")
        user.click("wizard_back")
        user.click("wizard_back")
        assert user.field("folder").text() == str(folder)
        user.click("wizard_next")
        user.click("wizard_next")
        assert user.field("dataset_name").text() == "Apples"


def _begun(workspace: Workspace, name: str) -> bool:
    try:
        return bool(workspace.dataset(name).samples(limit=1))
    except NotFound:
        return False
