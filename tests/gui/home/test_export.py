"""The export dialog: what it writes, what it says, and what it survives."""

import json
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pycocotools.coco import COCO
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from labelqueue.domain.geometry import Point, Polygon
from labelqueue.domain.overview import DatasetSummary
from labelqueue.domain.sample import SampleSpec
from labelqueue.domain.work import WorkItem
from labelqueue.queue import Dataset, Workspace
from labelqueue.ui.bridge import Database, Files
from labelqueue.ui.dialogs.export import ExportDialog
from tests.gui.home.conftest import PATIENCE, Hand, images
from tests.gui.home.test_new_dataset import texts

Settle = Callable[[], None]
Open = Callable[[str], ExportDialog]


@pytest.fixture
def open_dialog(qtbot: QtBot, workspace: Workspace, database: Database, files: Files, settle: Settle) -> Open:
    def opened(name: str) -> ExportDialog:
        dialog = ExportDialog(database, files, dataset=summary(workspace, name))
        qtbot.addWidget(dialog)
        dialog.open()
        qtbot.waitExposed(dialog)
        settle()
        return dialog

    return opened


@pytest.fixture
def dialog(open_dialog: Open, labeled: Dataset) -> ExportDialog:
    return open_dialog("fruit")


@pytest.fixture
def user(dialog: ExportDialog, hand: Callable[[QWidget], Hand]) -> Hand:
    return hand(dialog)


def summary(workspace: Workspace, name: str) -> DatasetSummary:
    return next(one for one in workspace.overview().datasets if one.name == name)


def test_writes_what_pycocotools_reads(
    dialog: ExportDialog, user: Hand, settle: Settle, tmp_path: Path
) -> None:
    user.type("export_path", str(tmp_path / "out.json"))
    user.click("export")
    settle()

    coco = COCO(str(tmp_path / "out.json"))
    assert len(coco.imgs) == len(coco.anns) == 3
    assert "3 images with 3 annotations" in texts(dialog)
    assert f"Written to {tmp_path / 'out.json'}." in texts(dialog)


def test_statuses_are_chosen_with_their_counts(
    dialog: ExportDialog, user: Hand, settle: Settle, tmp_path: Path
) -> None:
    assert user.button("export").text() == "Export 3 samples"
    assert user.button("export_status:labeled").text() == "2 labeled"
    user.click("export_status:labeled")
    user.click("export_status:reviewed")
    assert user.button("export").text() == "Export 2 samples"
    user.type("export_path", str(tmp_path / "out"))
    user.click("export")
    settle()

    written = json.loads((tmp_path / "out.json").read_text())
    assert {image["status"] for image in written["images"]} == {"labeled"}


def test_with_nothing_chosen_there_is_nothing_to_export(user: Hand) -> None:
    user.click("export_status:reviewed")

    assert not user.button("export").isEnabled()


def test_what_is_labeled_is_chosen_while_nothing_is_reviewed(
    open_dialog: Open, hand: Callable[[QWidget], Hand], workspace: Workspace, tmp_path: Path
) -> None:
    dataset = workspace.create_dataset("pears", ["ripe"])
    dataset.add_samples(images(tmp_path / "pears", 2))
    queue = dataset.queue()
    work = queue.start_labeling()
    assert isinstance(work, WorkItem)
    queue.submit(work, work.label, pull_next=False)

    user = hand(open_dialog("pears"))
    assert user.button("export_status:labeled").isChecked()
    assert not user.button("export_status:unlabeled").isChecked()


def test_says_what_was_left_out_and_why(
    open_dialog: Open, hand: Callable[[QWidget], Hand], workspace: Workspace, tmp_path: Path, settle: Settle
) -> None:
    dataset = workspace.create_dataset("pears", ["ripe"])
    dataset.add_samples([*images(tmp_path / "pears", 1), SampleSpec("gone.png", str(tmp_path / "gone.png"))])
    queue = dataset.queue()
    for _ in range(2):
        work = queue.start_labeling()
        assert isinstance(work, WorkItem)
        queue.submit(work, work.label.add(Point(3, 4), "ripe"), pull_next=False)
    dialog = open_dialog("pears")
    user = hand(dialog)
    user.type("export_path", str(tmp_path / "out.json"))
    user.click("export")
    settle()

    assert "1 image with 0 annotations" in texts(dialog)
    assert "1 sample left out: gone.png. The size of its image is not known." in texts(dialog)
    assert "1 annotation left out because COCO instances cannot hold it: 1 point." in texts(dialog)


def test_a_file_that_is_there_is_replaced_only_when_asked_twice(
    dialog: ExportDialog, user: Hand, settle: Settle, tmp_path: Path
) -> None:
    (tmp_path / "out.json").write_text("precious")
    user.type("export_path", str(tmp_path / "out.json"))
    user.click("export")
    settle()
    assert dialog.message.text == "out.json exists already and will be replaced."
    assert (tmp_path / "out.json").read_text() == "precious"
    assert user.button("export").text() == "Replace the file"

    user.click("export")
    settle()
    assert len(COCO(str(tmp_path / "out.json")).imgs) == 3


def test_a_folder_that_does_not_exist(
    dialog: ExportDialog, user: Hand, settle: Settle, tmp_path: Path
) -> None:
    user.type("export_path", str(tmp_path / "nowhere" / "out.json"))
    user.click("export")
    settle()

    assert dialog.message.text == f"There is no folder {tmp_path / 'nowhere'}."
    assert user.field("export_path").text() == str(tmp_path / "nowhere" / "out.json")
    assert user.button("export").isEnabled()


def test_a_full_device(
    open_dialog: Open,
    hand: Callable[[QWidget], Hand],
    workspace: Workspace,
    database: Database,
    tmp_path: Path,
    settle: Settle,
) -> None:
    resource = pytest.importorskip("resource")
    large_when_written(workspace.create_dataset("pears", ["ripe"]))
    dialog = open_dialog("pears")
    user = hand(dialog)
    user.type("export_path", str(tmp_path / "out.json"))
    # Opening a workspace writes to it; that shall not be what fails.
    database.run(lambda workspace: workspace.title, then=lambda _: None, context=dialog)
    settle()
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    # No file of this process may grow beyond; SQLite's own, of 32 KiB, fits.
    resource.setrlimit(resource.RLIMIT_FSIZE, (64 * 1024, before[1]))
    try:
        user.click("export")
        settle()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)

    assert dialog.message.text.startswith('"out.json" cannot be written')
    assert [path.name for path in tmp_path.iterdir() if "out.json" in path.name] == []
    user.click("export")
    settle()
    assert "1 image with 1 annotation" in texts(dialog)


def large_when_written(dataset: Dataset) -> None:
    """One labeled sample whose outline, a comb over a hole, takes many runs."""
    side, teeth = 1000, 200
    comb = [(0.0 if number % 2 else float(side), number * side / teeth) for number in range(teeth)]
    dataset.add_samples([SampleSpec("big.png", "big.png", width=side, height=side)])
    queue = dataset.queue()
    work = queue.start_labeling()
    assert isinstance(work, WorkItem)
    hole = [(100, 100), (900, 100), (900, 900), (100, 900)]
    queue.submit(work, work.label.add(Polygon([[*comb, (0, side)], hole]), "ripe"), pull_next=False)


def test_nothing_typed(dialog: ExportDialog, user: Hand, settle: Settle) -> None:
    user.field("export_path").clear()
    user.click("export")
    settle()

    assert dialog.message.text == "Name the file to write to."


def test_stopped_under_way_writes_nothing(
    qtbot: QtBot, dialog: ExportDialog, user: Hand, database: Database, settle: Settle, tmp_path: Path
) -> None:
    busy_elsewhere = threading.Event()
    database.run(lambda _: busy_elsewhere.wait(PATIENCE), then=lambda _: None, context=dialog)
    user.type("export_path", str(tmp_path / "out.json"))
    user.click("export")
    qtbot.waitUntil(lambda: not user.button("export").isVisible())
    user.click("export_cancel")
    busy_elsewhere.set()
    settle()

    assert dialog.message.text == "Stopped; no file was written."
    assert not (tmp_path / "out.json").exists()


class FileManager(QObject):
    """Stands where the desktop would open a folder."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[QUrl] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.opened.append(url)


def test_shows_the_folder(dialog: ExportDialog, user: Hand, settle: Settle, tmp_path: Path) -> None:
    desktop = FileManager()
    set_handler: Any = QDesktopServices.setUrlHandler  # it takes str, and its stub says bytes
    set_handler("file", desktop, "open")
    try:
        user.type("export_path", str(tmp_path / "out.json"))
        user.click("export")
        settle()
        user.click("show_in_folder")
    finally:
        QDesktopServices.unsetUrlHandler("file")

    assert [url.toLocalFile() for url in desktop.opened] == [str(tmp_path)]
