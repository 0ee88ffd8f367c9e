"""A workspace in a temporary folder, the bridge to it, and folders of images, good and bad."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from labelqueue.domain.geometry import Box
from labelqueue.domain.work import WorkItem
from labelqueue.queue import Dataset, Workspace, connect
from labelqueue.ui.bridge import Database, Files
from labelqueue.ui.theme import ThemeChoice, apply_theme
from labelqueue.ui.widgets.thumbnails import Thumbnails

PATIENCE = 20_000  # milliseconds; two cores may be busy with other tests


@pytest.fixture(autouse=True)
def _theme(qapp: QApplication) -> None:
    apply_theme(qapp, ThemeChoice.LIGHT)


@pytest.fixture
def database(workspace: Workspace, url: str) -> Iterator[Database]:
    made = Database(lambda: connect(url, member="anna"))
    yield made
    made.close()


@pytest.fixture
def files() -> Iterator[Files]:
    made = Files()
    yield made
    made.close()


@pytest.fixture
def thumbnails(files: Files) -> Thumbnails:
    return Thumbnails(files)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three images, one of them in a subfolder, and three files that only look like images."""
    root = tmp_path / "Orchard"
    (root / "night" / "late").mkdir(parents=True)
    for name, size in (("1.jpg", (64, 48)), ("2.png", (30, 50)), ("night/late/3.jpg", (20, 20))):
        Image.new("RGB", size, "olive").save(root / name)
    (root / "corrupt.png").write_bytes((root / "2.png").read_bytes()[:20])
    (root / "empty.jpg").write_bytes(b"")
    (root / "text.jpg").write_text("not an image")
    (root / "notes.txt").write_text("no image, and not called one")
    return root


@pytest.fixture(scope="session")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """More images than are added in one chunk."""
    root = tmp_path_factory.mktemp("many") / "Many"
    root.mkdir()
    Image.new("RGB", (4, 4)).save(root / "0000.png")
    content = (root / "0000.png").read_bytes()
    for number in range(1, 2500):
        (root / f"{number:04}.png").write_bytes(content)
    return root


@pytest.fixture
def labeled(workspace: Workspace, tmp_path: Path) -> Dataset:
    """12 samples: 3 reviewed with a box each, 2 labeled, 1 rejected, 6 unlabeled."""
    dataset = workspace.create_dataset("fruit", ["ripe", "unripe"], description="From the orchard.")
    dataset.add_samples(images(tmp_path / "fruit", 12))
    queue = dataset.queue()
    for _ in range(6):
        work = queue.start_labeling()
        assert isinstance(work, WorkItem)
        queue.submit(work, work.label.add(Box(1, 2, 9, 8), "ripe"), pull_next=False)
    for number in range(4):
        work = queue.start_reviewing()
        assert isinstance(work, WorkItem)
        if number < 3:
            queue.accept(work, pull_next=False)
        else:
            queue.reject(work, pull_next=False)
    return dataset


def images(folder: Path, count: int) -> list[Path]:
    """`count` small images in a new folder."""
    folder.mkdir()
    paths = [folder / f"{number:02}.png" for number in range(count)]
    for path in paths:
        Image.new("RGB", (16, 12), "teal").save(path)
    return paths


@pytest.fixture
def settle(qtbot: QtBot, database: Database, files: Files) -> Callable[[], None]:
    """Wait until nothing is under way."""

    def wait() -> None:
        qtbot.waitUntil(lambda: not database.busy and not files.busy, timeout=PATIENCE)

    return wait


class Hand:
    """What a person does to the widgets below `root`, by their object names."""

    def __init__(self, qtbot: QtBot, root: QWidget) -> None:
        self._qtbot, self._root = qtbot, root

    def button(self, name: str) -> QAbstractButton:
        found = self._root.findChild(QAbstractButton, name)
        assert isinstance(found, QAbstractButton), name
        return found

    def field(self, name: str) -> QLineEdit:
        found = self._root.findChild(QLineEdit, name)
        assert isinstance(found, QLineEdit), name
        return found

    def click(self, name: str) -> None:
        button = self.button(name)
        assert button.isVisible(), f"{name} cannot be seen"
        assert button.isEnabled(), f"{name} is disabled"
        # Near the left: the middle of a wide check box is not part of it.
        self._qtbot.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(12, button.height() // 2))

    def type(self, name: str, text: str) -> None:
        """Replace what stands in a field."""
        field = self.field(name)
        field.setFocus()
        field.selectAll()
        self._qtbot.keyClicks(field, text)

    def press(self, name: str, key: Qt.Key) -> None:
        widget = self._root.findChild(QWidget, name)
        assert isinstance(widget, QWidget), name
        self._qtbot.keyClick(widget, key)


@pytest.fixture
def hand(qtbot: QtBot) -> Callable[[QWidget], Hand]:
    return lambda root: Hand(qtbot, root)
