"""The home page: what it shows of a workspace, and what can be started from it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QPushButton,
    QScrollArea,
    QToolButton,
    QTreeWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from labelqueue.domain.overview import DatasetSummary, Overview, QueueSummary
from labelqueue.domain.settings import QueueSettings, QueueState
from labelqueue.domain.status import LabelStatus, Mode
from labelqueue.queue import Dataset, Workspace, connect
from labelqueue.ui.bridge import Database, Files
from labelqueue.ui.dialogs.add_images import AddImagesDialog
from labelqueue.ui.dialogs.export import ExportDialog
from labelqueue.ui.dialogs.new_dataset import NewDatasetDialog
from labelqueue.ui.pages.home import HomePage
from labelqueue.ui.widgets.dataset_card import DatasetCard
from labelqueue.ui.widgets.progress import StatusBar, StatusLegend
from labelqueue.ui.widgets.queue_row import why_not
from labelqueue.ui.widgets.thumbnails import Missing, Thumbnails
from tests.gui.home.conftest import Hand, images
from tests.gui.home.test_new_dataset import drop, texts

Settle = Callable[[], None]


@pytest.fixture
def page(qtbot: QtBot, database: Database, files: Files) -> HomePage:
    made = HomePage(database, files)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def user(page: HomePage, hand: Callable[[QWidget], Hand]) -> Hand:
    return hand(page)


def refreshed(page: HomePage, settle: Settle) -> None:
    page.refresh()
    settle()


class TestWhatIsShown:
    def test_a_dataset_with_its_counts(self, page: HomePage, labeled: Dataset, settle: Settle) -> None:
        refreshed(page, settle)
        shown = texts(page)

        assert "fruit" in shown
        assert "From the orchard." in shown
        assert "All samples" in shown
        assert "3 of 12 reviewed" in shown
        bar, legend = page.findChild(StatusBar), page.findChild(StatusLegend)
        assert isinstance(bar, StatusBar)
        assert isinstance(legend, StatusLegend)
        assert legend.accessibleName() == "3 reviewed, 2 labeled, 1 rejected, 6 unlabeled"
        assert bar.accessibleName().endswith(legend.accessibleName())

    def test_the_buttons_say_how_much_waits(
        self, user: Hand, page: HomePage, labeled: Dataset, settle: Settle
    ) -> None:
        refreshed(page, settle)

        assert user.button("start_labeling:fruit/default").text() == "Start labeling · 7"
        assert user.button("start_reviewing:fruit/default").text() == "Start reviewing · 2"

    def test_workspace_and_member(self, page: HomePage, workspace: Workspace, settle: Settle) -> None:
        refreshed(page, settle)

        assert "Workspace" in texts(page)
        assert "You are anna" in texts(page)

    def test_a_paused_queue(self, user: Hand, page: HomePage, labeled: Dataset, settle: Settle) -> None:
        labeled.queue().pause()
        refreshed(page, settle)

        button = user.button("start_labeling:fruit/default")
        assert not button.isEnabled()
        assert button.toolTip() == button.accessibleDescription() == "This queue is paused."

    def test_a_name_that_looks_like_markup_is_shown_as_it_is(
        self, page: HomePage, workspace: Workspace, settle: Settle
    ) -> None:
        workspace.create_dataset("<b>bold</b>", description="<i>")
        refreshed(page, settle)

        labels = [one for one in page.findChildren(QLabel) if one.text() in {"<b>bold</b>", "<i>"}]
        assert len(labels) == 2
        assert all(one.textFormat() is Qt.TextFormat.PlainText for one in labels)

    def test_a_database_that_cannot_be_opened_can_be_tried_again(
        self, qtbot: QtBot, files: Files, tmp_path: Path, hand: Callable[[QWidget], Hand]
    ) -> None:
        (tmp_path / "later").write_text("in the way of the folder")
        database = Database(lambda: connect(f"sqlite:///{tmp_path}/later/workspace.db"))
        page = HomePage(database, files)
        qtbot.addWidget(page)
        page.show()
        page.refresh()
        qtbot.waitUntil(lambda: not database.busy)
        assert "The workspace cannot be read" in texts(page)

        (tmp_path / "later").unlink()
        (tmp_path / "later").mkdir()
        hand(page).click("try_again")
        qtbot.waitUntil(lambda: not database.busy)
        assert "No datasets yet" in texts(page)
        database.close()


class TestStarting:
    @pytest.mark.parametrize(("verb", "mode"), [("labeling", Mode.LABEL), ("reviewing", Mode.REVIEW)])
    def test_with_the_mouse(
        self,
        qtbot: QtBot,
        user: Hand,
        page: HomePage,
        labeled: Dataset,
        settle: Settle,
        verb: str,
        mode: Mode,
    ) -> None:
        refreshed(page, settle)
        with qtbot.waitSignal(page.start_requested) as started:
            user.click(f"start_{verb}:fruit/default")

        assert started.args == ["fruit", "default", mode]

    def test_with_the_keyboard(self, qtbot: QtBot, page: HomePage, labeled: Dataset, settle: Settle) -> None:
        refreshed(page, settle)
        page.activateWindow()
        focused = QApplication.focusWidget()
        assert isinstance(focused, QPushButton)
        assert focused.objectName() == "start_labeling:fruit/default"

        with qtbot.waitSignal(page.start_requested):
            qtbot.keyClick(focused, Qt.Key.Key_Space)

        qtbot.keyClick(focused, Qt.Key.Key_Tab)
        after = QApplication.focusWidget()
        assert after is not None
        assert after.objectName() == "start_reviewing:fruit/default"

    def test_coming_back_one_goes_on_where_one_was(
        self, qtbot: QtBot, user: Hand, page: HomePage, labeled: Dataset, settle: Settle
    ) -> None:
        refreshed(page, settle)
        user.click("start_reviewing:fruit/default")
        user.field("filter_datasets").setFocus()
        page.setFocus()

        assert QApplication.focusWidget() is user.button("start_reviewing:fruit/default")

    def test_a_button_starts_the_queue_that_it_shows_now(
        self,
        qtbot: QtBot,
        user: Hand,
        page: HomePage,
        labeled: Dataset,
        workspace: Workspace,
        settle: Settle,
        tmp_path: Path,
    ) -> None:
        refreshed(page, settle)
        workspace.create_dataset("apples").add_samples(images(tmp_path / "apples", 1))  # comes before "fruit"
        refreshed(page, settle)
        with qtbot.waitSignal(page.start_requested) as started:
            user.click("start_labeling:apples/default")

        assert started.args == ["apples", "default", Mode.LABEL]


class TestRefresh:
    def test_keeps_focus_and_scroll_position_among_fifty_datasets(
        self, qtbot: QtBot, page: HomePage, user: Hand, workspace: Workspace, settle: Settle, tmp_path: Path
    ) -> None:
        for number in range(50):
            workspace.create_dataset(f"set {number:02}").add_samples(images(tmp_path / f"{number}", 1))
        refreshed(page, settle)
        button = user.button("start_labeling:set 30/default")
        button.setFocus()
        area = page.findChild(QScrollArea, "datasets")
        assert isinstance(area, QScrollArea)
        qtbot.waitUntil(lambda: button.mapTo(area, QPoint(0, 0)).y() > area.height())  # laid out
        area.ensureWidgetVisible(button)
        place = area.verticalScrollBar().value()
        assert place > 0

        workspace.dataset("set 40").delete()
        refreshed(page, settle)

        assert QApplication.focusWidget() is button
        assert area.verticalScrollBar().value() == place
        assert len([card for card in page.findChildren(DatasetCard) if card.isVisible()]) == 49

    def test_a_failure_leaves_what_is_shown(
        self, qtbot: QtBot, page: HomePage, labeled: Dataset, settle: Settle, tmp_path: Path
    ) -> None:
        refreshed(page, settle)
        with qtbot.waitSignal(page.notice_requested) as noticed:
            # What the database thread meets when the file is damaged.
            page._database.switch(
                lambda: connect(f"sqlite:///{tmp_path}"),
                then=lambda _: None,
                failed=page._on_overview_failed,
                context=page,
            )

        assert noticed.args is not None
        assert noticed.args[1] == "error"
        assert "fruit" in texts(page)

    def test_finding_a_dataset(
        self, page: HomePage, user: Hand, workspace: Workspace, settle: Settle
    ) -> None:
        for number in range(8):
            workspace.create_dataset(f"set {number}")
        refreshed(page, settle)
        user.type("filter_datasets", "SET 5")
        assert [card.name for card in page.findChildren(DatasetCard) if card.isVisible()] == ["set 5"]

        user.type("filter_datasets", "pears")
        assert "No dataset is called “pears”." in texts(page)


class TestEmpty:
    def test_offers_to_make_a_dataset(
        self, page: HomePage, user: Hand, workspace: Workspace, settle: Settle
    ) -> None:
        refreshed(page, settle)
        assert "No datasets yet" in texts(page)
        assert "labelqueue demo" in texts(page)

        user.click("new_dataset_from_folder")
        dialog = page.findChild(NewDatasetDialog)
        assert isinstance(dialog, NewDatasetDialog)
        assert dialog.isVisible()
        dialog.reject()
        settle()

    def test_only_a_manager_may(self, qtbot: QtBot, page: HomePage, user: Hand) -> None:
        page.show_overview(Overview("team", "ben", manager=False, datasets=()))

        assert not user.button("new_dataset_from_folder").isVisible()
        assert user.button("new_dataset").toolTip() == "Only a manager may make a dataset."
        assert "A manager of this workspace makes them" in texts(page)
        with qtbot.waitSignal(page.notice_requested) as noticed:
            page.new_dataset()
        assert noticed.args == ["Only a manager may make a dataset.", "warning"]


class TestDatasets:
    def test_a_dropped_folder_starts_the_wizard_with_it(
        self, qtbot: QtBot, page: HomePage, workspace: Workspace, folder: Path, settle: Settle
    ) -> None:
        refreshed(page, settle)
        drop(page, folder)
        qtbot.waitUntil(lambda: page.findChild(NewDatasetDialog) is not None)
        settle()

        dialog = page.findChild(NewDatasetDialog)
        assert isinstance(dialog, NewDatasetDialog)
        assert "3 images found" in texts(dialog)
        dialog.reject()
        settle()

    @pytest.mark.parametrize(("text", "kind"), [("Add images…", AddImagesDialog), ("Export…", ExportDialog)])
    def test_the_menu_of_a_dataset(
        self, qtbot: QtBot, page: HomePage, labeled: Dataset, settle: Settle, text: str, kind: type[QWidget]
    ) -> None:
        refreshed(page, settle)
        more = page.findChild(QToolButton, "more:fruit")
        assert isinstance(more, QToolButton)
        assert more.accessibleName() == "More for fruit"
        next(action for action in more.menu().actions() if action.text() == text).trigger()
        dialog = page.findChild(kind)
        assert isinstance(dialog, (AddImagesDialog, ExportDialog))
        assert "fruit" in dialog.windowTitle()
        settle()
        dialog.reject()

    def test_added_images_show_at_once(
        self,
        page: HomePage,
        labeled: Dataset,
        settle: Settle,
        tmp_path: Path,
        hand: Callable[[QWidget], Hand],
    ) -> None:
        refreshed(page, settle)
        images(tmp_path / "more", 14)  # 12 of the names are there already
        page._add_images("fruit")
        dialog = page.findChild(AddImagesDialog)
        assert isinstance(dialog, AddImagesDialog)
        user = hand(dialog)
        user.type("folder", str(tmp_path / "more"))
        user.press("folder", Qt.Key.Key_Return)
        settle()
        same = dialog.findChild(QTreeWidget, "same_content")
        assert isinstance(same, QTreeWidget)
        rows = [item for row in range(same.topLevelItemCount()) if (item := same.topLevelItem(row))]
        assert [(row.text(0), row.text(1)) for row in rows] == [("12.png", "00.png"), ("13.png", "00.png")]
        user.click("leave_out_same")
        assert user.button("add_images").text() == "Add 12 images"
        user.click("leave_out_same")
        user.click("add_images")
        settle()

        assert "2 new images added" in texts(dialog)
        assert "12 names were there already" in texts(dialog)
        assert "3 of 14 reviewed" in texts(page)
        user.click("add_images")


class TestThumbnails:
    def test_pictures_and_what_cannot_be_read(
        self, qtbot: QtBot, thumbnails: Thumbnails, folder: Path, settle: Settle
    ) -> None:
        good, bad = str(folder / "1.jpg"), str(folder / "text.jpg")
        assert thumbnails.get(good) is Missing.LOADING
        assert thumbnails.get(bad) is Missing.LOADING
        settle()

        picture = thumbnails.get(good)
        assert isinstance(picture, QImage)
        assert (picture.width(), picture.height()) == (64, 48)
        assert thumbnails.get(bad) is Missing.UNREADABLE

    def test_only_what_is_seen_is_decoded(
        self, qtbot: QtBot, page: HomePage, workspace: Workspace, settle: Settle, tmp_path: Path
    ) -> None:
        for number in range(20):
            workspace.create_dataset(f"set {number:02}").add_samples(images(tmp_path / f"{number}", 1))
        refreshed(page, settle)
        qtbot.waitUntil(lambda: bool(page._thumbnails._kept))  # painted
        settle()

        assert len(page._thumbnails._kept) < 10


class TestWhyNot:
    def summary(
        self, counts: dict[str, int], state: QueueState = QueueState.ACTIVE, *, may: bool = True
    ) -> QueueSummary:
        by_status = {LabelStatus(name): count for name, count in counts.items()}
        return QueueSummary("default", state, QueueSettings(), by_status, may_label=may, may_review=may)

    @pytest.mark.parametrize(
        ("mode", "counts", "reason"),
        [
            (Mode.LABEL, {"unlabeled": 1}, ""),
            (Mode.LABEL, {"rejected": 1}, ""),
            (Mode.LABEL, {"labeled": 1}, "There is nothing left to label in this queue."),
            (Mode.LABEL, {}, "This queue has no samples yet."),
            (Mode.REVIEW, {"labeled": 1}, ""),
            (
                Mode.REVIEW,
                {"unlabeled": 1},
                "Nothing waits for review yet; samples come here when they are submitted.",
            ),
            (Mode.REVIEW, {"reviewed": 1}, "There is nothing left to review in this queue."),
        ],
    )
    def test_by_what_waits(self, mode: Mode, counts: dict[str, int], reason: str) -> None:
        assert why_not(self.summary(counts), mode) == reason

    def test_by_state_and_membership(self) -> None:
        assert (
            why_not(self.summary({"unlabeled": 1}, QueueState.FINISHED), Mode.LABEL)
            == "This queue is finished."
        )
        assert (
            why_not(self.summary({"labeled": 1}, may=False), Mode.REVIEW)
            == "You are not among those who review in this queue."
        )

    def test_several_queues_are_called_by_their_names(self, page: HomePage) -> None:
        queues = tuple(
            QueueSummary(
                name,
                QueueState.ACTIVE,
                QueueSettings(),
                {LabelStatus.UNLABELED: 1},
                may_label=True,
                may_review=False,
            )
            for name in ("default", "night")
        )
        page.show_overview(
            Overview("team", "ben", manager=False, datasets=(DatasetSummary("fruit", "", (), queues, ()),))
        )

        assert "night" in texts(page)
        assert "All samples" not in texts(page)


def test_the_start_buttons_of_all_queues_stand_in_columns(page: HomePage) -> None:
    """Whether a queue has a menu or not, and however much waits in it."""
    few, many = {LabelStatus.UNLABELED: 3}, {LabelStatus.UNLABELED: 123_456, LabelStatus.LABELED: 99_999}

    def one(name: str, counts: dict[LabelStatus, int], *, guide: bool) -> DatasetSummary:
        queue = QueueSummary(
            "default", QueueState.ACTIVE, QueueSettings(), counts, True, True, has_guide=guide
        )
        return DatasetSummary(name, "", (), (queue,), ())

    datasets = (one("fruit", few, guide=True), one("traffic", many, guide=False))
    page.show_overview(Overview("Here", "ann", False, datasets))
    page.grab()
    for verb in ("labeling", "reviewing"):
        places = []
        for dataset in datasets:
            button = page.findChild(QPushButton, f"start_{verb}:{dataset.name}/default")
            assert button is not None
            places.append((button.mapTo(page, QPoint()).x(), button.width()))
        assert places[0] == places[1]


def test_how_much_waits_for_this_member(page: HomePage) -> None:
    page.show_overview(Overview("Here", "ann", False, ()))
    button = page.findChild(QPushButton, "my_work_button")
    assert button is not None
    assert button.text() == "My work"
    page.show_overview(Overview("Here", "ann", False, (), waiting=1))
    assert (button.text(), button.toolTip()) == ("My work · 1", "1 sample waits for you")
