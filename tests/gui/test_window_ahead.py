"""The next sample is kept and its image fetched while one still works on the one before."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

import labelqueue as lq
from labelqueue.domain.geometry import Box
from labelqueue.queue import Queue, Workspace, connect
from labelqueue.ui import image_loader
from labelqueue.ui.canvas.workshop import Job
from labelqueue.ui.settings.table import CACHE_MEGABYTES
from tests.gui.conftest import PATIENCE, Hands, photo


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest) -> str:
    """These hold on either database."""
    if request.param == "postgresql":
        found: str = request.getfixturevalue("postgres_url")
        return found
    return f"sqlite:///{request.getfixturevalue('tmp_path') / 'workspace.db'}"


@pytest.fixture
def ben(workspace: Workspace, queue: Queue, url: str) -> Callable[[], str]:
    """What ben gets when he starts; he gives it back."""
    workspace.add_member("ben")

    def take() -> str:
        with connect(url, member="ben") as opened:
            his = opened.dataset("fruit").queue()
            found = his.start_labeling()
            assert isinstance(found, lq.WorkItem), found
            his.release(found)
            return found.sample.name

    return take


@pytest.fixture
def decoded(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the images that were decoded."""
    names: list[str] = []
    decode = image_loader._decoded

    def note(uri: str) -> object:
        names.append(Path(uri).name)
        return decode(uri)

    monkeypatch.setattr(image_loader, "_decoded", note)
    return names


def test_the_next_image_is_there_before_it_is_asked_for(hands: Hands, decoded: list[str]) -> None:
    hands.start()
    assert decoded == ["1.png", "2.png"]
    shown: list[bool] = []
    hands.page.session.item_opened.connect(
        lambda item: shown.append(hands.page.document.subject == item.claim)
    )
    hands.press(Qt.Key.Key_G)
    hands.until(lambda: hands.sample == "2.png")
    assert shown == [True]  # with the answer, not later
    hands.until_quiet()
    assert decoded == ["1.png", "2.png", "3.png"]


def test_what_is_ahead_is_nobody_elses(hands: Hands, ben: Callable[[], str]) -> None:
    hands.start()
    assert ben() == "3.png"


@pytest.mark.parametrize("how", ["release", "go_home", "close", "save_and_go", "start_reviewing"])
def test_whoever_stops_keeps_nothing(hands: Hands, queue: Queue, ben: Callable[[], str], how: str) -> None:
    queue.configure(save_enabled=True)
    hands.start()
    match how:
        case "close":
            hands.window.close()
            hands.until(lambda: not hands.window.isVisible())
        case "save_and_go":
            hands.draw_box()
            hands.action("go_home").trigger()
        case "start_reviewing":
            hands.window.open_work(queue, "review")
            hands.until(hands.page.nothing.isVisible)
        case _:
            hands.action(how).trigger()
    hands.until(lambda: not hands.window.database.busy)
    assert ben() == ("2.png" if how == "save_and_go" else "1.png")


def test_not_where_the_queue_does_not_want_it(
    hands: Hands, queue: Queue, decoded: list[str], ben: Callable[[], str]
) -> None:
    queue.configure(reserve_ahead=False)
    hands.start()
    assert decoded == ["1.png"]
    assert ben() == "2.png"


def test_an_image_that_cannot_be_fetched_ahead_is_nobodys_business(hands: Hands, tmp_path: Path) -> None:
    (tmp_path / "2.png").write_bytes(b"no image")
    hands.start()
    assert hands.notice == ""
    assert hands.page.document.editable
    hands.press(Qt.Key.Key_G)
    hands.until(lambda: hands.sample == "2.png")
    hands.until_quiet()
    assert "2.png" in hands.page.canvas.accessibleDescription()  # it is tried anew, and said now
    (tmp_path / "2.png").unlink()


def test_a_submit_that_comes_before_the_image_waits_for_it(
    hands: Hands, decoded: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """One thread decodes it, not two."""
    slow = image_loader._decoded

    def decode(uri: str) -> object:
        if uri.endswith("2.png"):
            begun.append(uri)
            deadline = time.monotonic() + PATIENCE / 1000
            while not waited and time.monotonic() < deadline:
                time.sleep(0.005)
        return slow(uri)

    begun: list[str] = []
    waited: list[bool] = []
    monkeypatch.setattr(image_loader, "_decoded", decode)
    hands.window.open_work(("fruit", "default"), "label")
    hands.until(lambda: begun)
    hands.press(Qt.Key.Key_G)
    hands.until(lambda: hands.sample == "2.png")
    before = hands.page.document.editable
    waited.append(True)
    hands.until_quiet()
    assert (before, hands.page.document.editable) == (False, True)
    assert decoded.count("2.png") == 1


def test_the_room_for_images_is_bounded(
    hands: Hands, decoded: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        image_loader, "MEGABYTE", (320 * 240 * 4 - 1) / CACHE_MEGABYTES.default
    )  # not even one
    hands.start()
    hands.press(Qt.Key.Key_G)
    hands.until(lambda: hands.sample == "2.png")
    hands.until_quiet()
    assert decoded == ["1.png", "2.png"]  # it is known beforehand that there is no room
    assert not hands.page.image._loader._kept


def test_the_next_label_is_drawn_before_it_is_asked_for(
    hands: Hands, queue: Queue, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("1.png", "2.png"):
        work = queue.start_labeling()
        assert isinstance(work, lq.WorkItem)
        assert work.sample.name == name
        queue.submit(work, work.label.add(Box(10, 10, 90, 60), "ripe"), pull_next=False)
    hands.window.open_work(("fruit", "default"), "review")
    hands.until_quiet()
    canvas = hands.page.canvas
    hands.until(lambda: canvas._picture._ahead is not None and canvas.at_rest)
    asked: list[Job] = []
    monkeypatch.setattr(canvas._picture.workshop, "take", asked.append)
    painted: list[int] = []
    canvas.image_painted.connect(lambda: painted.append(len(asked)))
    hands.action("accept").trigger()
    hands.until(lambda: painted)
    assert hands.sample == "2.png"
    assert painted == [0]
    assert [one.geometry for one in hands.page.document.label] == [Box(10, 10, 90, 60)]


def test_reopen_shows_the_last_one_at_once(hands: Hands, decoded: list[str]) -> None:
    hands.start()
    hands.press(Qt.Key.Key_G)
    hands.until(lambda: hands.sample == "2.png")
    hands.until_quiet()
    hands.action("reopen").trigger()
    hands.until(lambda: hands.sample == "1.png")
    hands.until_quiet()
    assert decoded.count("1.png") == 1


def test_what_was_drawn_ahead_is_what_would_be_seen_without(hands: Hands, tmp_path: Path) -> None:
    """The same pixels, of image and surroundings; and it is used."""
    photo(tmp_path / "2.png", (1900, 1301))  # more than fits into the window
    hands.start()
    hands.until(lambda: len(hands.page.image._loader._kept) == 2)
    [_, image] = hands.page.image._loader._kept.values()
    assert image._ahead is not None
    grid, beside, _picture = image._ahead
    hands.action("submit").trigger()
    hands.until_quiet()
    canvas = hands.page.canvas
    hands.until(lambda: not canvas.refining)
    assert canvas._picture.sheet._grid == grid
    ahead = canvas.grab().toImage()
    image._ahead = None
    canvas._picture.set_image(image)
    canvas._frames.begin()
    canvas.repaint()
    hands.until(lambda: not canvas.refining)
    assert canvas.grab().toImage() == ahead
    image.draw_ahead(grid.scale, QColor("red"))
    assert image.drawn(grid, beside) is None
