"""What every test with a window needs: settings of its own, and a window on a real workspace."""

import functools
import shutil
import sqlite3
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from io import BytesIO
from pathlib import Path
from typing import Any

import platformdirs
import pytest
from PIL import Image
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolBar, QWidget
from pytestqt.qtbot import QtBot

from labelqueue.domain.category import Category
from labelqueue.domain.errors import StoreUnavailable
from labelqueue.domain.status import Mode
from labelqueue.queue import Queue, Workspace, connect
from labelqueue.store.engine import Store
from labelqueue.ui import image_loader, image_on_show, work_requests
from labelqueue.ui.main_window import MainWindow
from labelqueue.ui.opening import opener
from labelqueue.ui.pages.work import WorkPage
from labelqueue.ui.theme import ThemeChoice, apply_theme
from labelqueue.ui.tools import ToolId
from tests.gui.drawing import Studio, two_boxes

_SQLITE = "sqlite:///"
_MOMENTS = (
    ("dataset", "created_at"),
    ("queue", "created_at"),
    ("sample", "created_at"),
    ("sample_state", "status_since"),
)
PATIENCE = 20_000  # milliseconds; two cores may be busy with other tests


@pytest.fixture(autouse=True)
def user_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Folders for settings, data and logs of the test's own, here and in processes that it starts."""
    home = tmp_path / "home"
    home.mkdir()
    for name in ("CONFIG_HOME", "DATA_HOME", "STATE_HOME", "CACHE_HOME", "RUNTIME_DIR"):
        folder = home / name.lower()
        folder.mkdir(mode=0o700)
        monkeypatch.setenv(f"XDG_{name}", str(folder))
    if not sys.platform.startswith("linux"):
        for kind in ("config", "data", "log", "runtime"):
            path = home / kind
            monkeypatch.setattr(platformdirs, f"user_{kind}_path", lambda *_a, path=path, **_k: path)
    return home


@pytest.fixture(autouse=True)
def _settles_soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody has to see the sample before a key may finish it: a test that is about that waits longer."""
    monkeypatch.setattr(image_on_show, "SETTLES_AFTER", 20)


@pytest.fixture
def settles_as_usual(monkeypatch: pytest.MonkeyPatch, _settles_soon: None) -> None:
    """Long enough to press a key too early. Ask for it before the window."""
    monkeypatch.setattr(image_on_show, "SETTLES_AFTER", 300)


def photo(path: Path, size: tuple[int, int] = (320, 240)) -> Path:
    """A small image with something to see."""
    path.write_bytes(_packed(Image.registered_extensions()[path.suffix], size))
    return path


@functools.cache
def _packed(kind: str, size: tuple[int, int]) -> bytes:
    """The same again and again: to draw and pack it takes longer than what most tests do with it."""
    image, file = Image.linear_gradient("L").resize(size), BytesIO()
    Image.merge("RGB", (image, image.rotate(180), image)).save(file, kind)
    return file.getvalue()


@pytest.fixture
def studio(qtbot: QtBot, qapp: QApplication) -> Iterator[Studio]:
    """A canvas on the screen, with two boxes; the pointer is elsewhere."""
    apply_theme(qapp, ThemeChoice.LIGHT)
    made = Studio(two_boxes())
    qtbot.addWidget(made.canvas)
    with qtbot.waitExposed(made.canvas):
        made.canvas.show()
    made.away()
    yield made
    if QApplication.mouseButtons():  # what a test leaves pressed is so for all that follow
        QTest.mouseRelease(made.canvas, QApplication.mouseButtons())
    assert not QApplication.mouseButtons()
    made.canvas.hide()
    apply_theme(qapp, ThemeChoice.LIGHT)


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'workspace.db'}"


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty workspace of anna's, to be copied: that takes no time."""
    path = tmp_path_factory.mktemp("founded") / "workspace.db"
    connect(f"sqlite:///{path}", member="anna").close()
    return path


@pytest.fixture(scope="session")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with a dataset in it, whose images lie beside it."""
    folder = tmp_path_factory.mktemp("planted")
    with connect(f"sqlite:///{folder / 'workspace.db'}", member="anna") as opened:
        _plant(opened, folder)
    return folder


@pytest.fixture
def workspace(url: str, founded: Path, request: pytest.FixtureRequest) -> Iterator[Workspace]:
    """What the test itself sees of the workspace, beside the window."""
    if url.startswith(_SQLITE):
        file = Path(url.removeprefix(_SQLITE))
        if "queue" in request.fixturenames:
            _transplant(request.getfixturevalue("planted"), file, request.getfixturevalue("tmp_path"))
        else:
            shutil.copy(founded, file)
    with connect(url, member="anna") as opened:
        yield opened


@pytest.fixture
def queue(workspace: Workspace, url: str, tmp_path: Path) -> Queue:
    """Three images: 1.png, 2.png, 3.png."""
    if not url.startswith(_SQLITE):
        _plant(workspace, tmp_path)
    return workspace.dataset("fruit").queue()


def _plant(workspace: Workspace, folder: Path) -> None:
    dataset = workspace.create_dataset("fruit", [Category("ripe", color="#d33d3d"), "unripe"])
    dataset.add_samples([photo(folder / f"{number}.png") for number in (1, 2, 3)])


def _transplant(planted: Path, file: Path, folder: Path) -> None:
    """As if it had been made there just now, with its images in `folder`."""
    shutil.copy(planted / "workspace.db", file)
    for image in planted.glob("*.png"):
        shutil.copy(image, folder)
    with closing(sqlite3.connect(file)) as database, database:
        database.execute("PRAGMA synchronous = OFF")
        database.execute("UPDATE sample SET uri = replace(uri, ?, ?)", (str(planted), str(folder)))
        for table, column in _MOMENTS:
            database.execute(f"UPDATE {table} SET {column} = strftime('%Y-%m-%d %H:%M:%f', 'now')")


class Hands:
    """A window, and somebody who works in it with mouse and keyboard."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window = window
        self._qtbot = qtbot

    @property
    def page(self) -> WorkPage:
        return self.window.work_page

    def until(self, condition: Callable[[], object]) -> None:
        self._qtbot.waitUntil(lambda: bool(condition()), timeout=PATIENCE)

    def start(self, mode: Mode = Mode.LABEL, queue: str = "default") -> None:
        self.window.open_work(("fruit", queue), mode)
        self.until_quiet()

    def until_quiet(self) -> None:
        """The answer is there, and the image or the reason why there is none; keys are taken."""
        page = self.page
        busy = (self.window.database, self.window.files)
        self.until(lambda: not any(bridge.busy for bridge in busy) and not page.session.busy)
        if page.session.item is not None:
            self.until(page.settled)
            self.until(lambda: not any(bridge.busy for bridge in busy))  # the next one is there, too

    def until_idle(self) -> None:
        """Nothing is under way any more."""
        busy = (self.window.database, self.window.files)
        self.until(lambda: not any(bridge.busy for bridge in busy))

    def connected(self) -> None:
        self.until(lambda: self.window.windowTitle() != "Labelqueue" and not self.window.database.busy)

    def action(self, name: str) -> QAction:
        found = self.window.findChild(QAction, name)
        assert found is not None, name
        return found

    def enabled(self) -> set[str]:
        return {one.objectName() for one in self.window.action_table if one.isEnabled()}

    def button(self, name: str) -> QWidget:
        """The button of a finishing action, in whichever toolbar is there."""
        for toolbar in self.window.findChildren(QToolBar):
            for action in toolbar.actions():
                if action.objectName() == name and toolbar.isVisible():
                    return toolbar.widgetForAction(action)
        raise AssertionError(f"there is no button {name}")

    def click(self, target: QWidget | str) -> None:
        if isinstance(target, str):  # on the way to a toolbar the pointer leaves the image
            QApplication.sendEvent(self.page.canvas, QEvent(QEvent.Type.Leave))
        button = self.button(target) if isinstance(target, str) else target
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def find(self, name: str) -> QWidget:
        found = next((one for one in self.window.findChildren(QWidget, name) if one.isVisible()), None)
        assert found is not None, name
        return found

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """A key, where the keyboard focus is."""
        target = QApplication.focusWidget() or self.window
        QTest.keyClick(target, key, modifiers)

    def type(self, text: str) -> None:
        target = QApplication.focusWidget()
        assert target is not None
        QTest.keyClicks(target, text)

    def draw_box(self, start: tuple[float, float] = (40, 40), end: tuple[float, float] = (160, 120)) -> None:
        canvas = self.page.canvas
        canvas.set_tool(ToolId.BOX)
        points = [canvas.to_widget(xy).toPoint() for xy in (start, end)]
        QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=points[0])
        QTest.mouseMove(canvas, (points[0] + points[1]) / 2)
        QTest.mouseMove(canvas, points[1])
        QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=points[1])

    def begin_polygon(self) -> None:
        canvas = self.page.canvas
        canvas.set_tool(ToolId.POLYGON)
        for xy in ((40, 40), (160, 60), (120, 140)):
            point: QPoint = canvas.to_widget(xy).toPoint()
            QTest.mouseMove(canvas, point)
            QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=point)

    @property
    def sample(self) -> str | None:
        item = self.page.session.item
        return item.sample.name if item else None

    @property
    def modified(self) -> bool:
        return self.page.document.modified

    @property
    def notice(self) -> str:
        return self.window.notice


class Gate:
    """Holds up what goes through it while it is shut. Ask for it after the window, which waits for it."""

    def __init__(self) -> None:
        self._open = threading.Event()
        self._open.set()

    def shut(self) -> None:
        self._open.clear()

    def open(self) -> None:
        self._open.set()

    def passing(self, function: Callable[..., object]) -> Callable[..., object]:
        def passes(*arguments: object, **named: object) -> object:
            self._open.wait(PATIENCE / 1000)
            return function(*arguments, **named)

        return passes


@pytest.fixture
def images(monkeypatch: pytest.MonkeyPatch, queue: Queue) -> Iterator[Gate]:
    """Where the image of every sample comes through, none of them ahead."""
    queue.configure(reserve_ahead=False)
    gate = Gate()
    monkeypatch.setattr(image_loader, "_decoded", gate.passing(image_loader._decoded))
    yield gate
    gate.open()


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Iterator[Gate]:
    """Where every finishing action goes through on its way to the server."""
    gate = Gate()
    monkeypatch.setattr(work_requests, "send", gate.passing(work_requests.send))
    yield gate
    gate.open()


class Server:
    """Can be pulled from under the window."""

    def __init__(self) -> None:
        self._patch = pytest.MonkeyPatch()

    def stop(self) -> None:
        insist = Store._insist

        def refuse(store: Store, *arguments: Any, **named: Any) -> object:
            if threading.current_thread() is threading.main_thread():
                return insist(store, *arguments, **named)  # what the test itself does
            raise StoreUnavailable("The database cannot be reached.")

        self._patch.setattr(Store, "_insist", refuse)

    def come_back(self) -> None:
        self._patch.undo()


@pytest.fixture
def server() -> Iterator[Server]:
    made = Server()
    yield made
    made.come_back()


@pytest.fixture
def open_hands(
    qapp: QApplication, qtbot: QtBot, url: str
) -> Iterator[Callable[[str | None, str | None], Hands]]:
    """Opens windows that are closed again after the test, whatever state they are in.

    Before the database at `url` is gone: a window that closes says goodbye to it.
    """
    assert url
    apply_theme(qapp, ThemeChoice.LIGHT)
    opened: list[MainWindow] = []

    def open_one(url: str | None, member: str | None = "anna") -> Hands:
        window = MainWindow(opener(url, member), local=url is None)
        opened.append(window)
        window.show()
        qtbot.waitExposed(window)
        window.activateWindow()
        return Hands(window, qtbot)

    yield open_one
    for window in opened:
        window.shut_down()
        window.deleteLater()
    qapp.processEvents()


@pytest.fixture
def hands(open_hands: Callable[[str | None, str | None], Hands], queue: Queue, url: str) -> Hands:
    """A window on the workspace with three images, for anna, who is its manager."""
    opened = open_hands(url, "anna")
    opened.connected()
    return opened
