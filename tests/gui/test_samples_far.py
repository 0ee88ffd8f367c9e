"""The Samples page of more samples than it holds: any place of them, as a list or as pictures."""

import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QSpinBox, QToolButton, QToolTip, QWidget
from pytestqt.qtbot import QtBot

import labelqueue as lq
from labelqueue.domain.query import Query
from labelqueue.domain.query_parser import parse
from labelqueue.domain.sample import SampleRow
from labelqueue.queue import Dataset, connect
from labelqueue.queue.listing import FoundSamples
from labelqueue.ui.bridge import Database, Files
from labelqueue.ui.pages.samples import SamplesPage
from labelqueue.ui.preferences import Preferences
from labelqueue.ui.theme import ThemeChoice, apply_theme
from labelqueue.ui.widgets import virtual_table
from labelqueue.ui.widgets.thumbnail_image import thumbnail_image
from labelqueue.ui.widgets.virtual_table import PAGE
from tests.gui.conftest import PATIENCE, Server, photo

COUNT = 1300
LAST = COUNT - 1
LEFT = Qt.MouseButton.LeftButton
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


def name(place: int) -> str:
    return f"{place:04}.png"


@pytest.fixture(scope="session")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """1300 samples, each second one of an image that is there, to be copied."""
    folder = tmp_path_factory.mktemp("many")
    here = photo(folder / "here.png")
    path = folder / "workspace.db"
    with connect(f"sqlite:///{path}", member="anna") as workspace:
        dataset = workspace.create_dataset("many")
        dataset.add_samples(
            lq.SampleSpec(name(place), str(folder / f"{place}.png" if place % 2 else here), width=1, height=1)
            for place in range(COUNT)
        )
    return path


@pytest.fixture
def url(tmp_path: Path, many: Path) -> str:
    shutil.copy(many, tmp_path / "workspace.db")
    return f"sqlite:///{tmp_path / 'workspace.db'}"


@pytest.fixture
def dataset(url: str) -> Iterator[Dataset]:
    """What somebody else sees of it."""
    with connect(url, member="anna") as workspace:
        yield workspace.dataset("many")


class Visitor:
    """Somebody at the page."""

    def __init__(self, qtbot: QtBot, database: Database, files: Files, folder: Path) -> None:
        self.qtbot, self.database, self.files = qtbot, database, files
        self.page = SamplesPage(database, files, Preferences(folder / "window.ini"))
        self.page.resize(900, 600)
        self.told: list[str | None] = []
        self.page.sample_chosen.connect(lambda row: self.told.append(None if row is None else row.name))
        self.opened: list[str] = []
        self.page.open_requested.connect(lambda _dataset, _queue, sample: self.opened.append(sample))

    @property
    def view(self) -> QWidget:
        return self.page.views.view

    def until(self, condition: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(condition()), timeout=PATIENCE)

    def settle(self) -> None:
        """All that is in sight is there, and its pictures."""
        QApplication.processEvents()
        bridges, soon = (self.database, self.files), self.page.rows._soon
        self.until(lambda: not any(bridge.busy for bridge in bridges) and not soon.isActive())

    def see(self) -> list[str]:
        """The names in sight."""
        found = [self.page._table.here(place) for place in self.page.views.in_sight()]
        return [row.name if row is not None else "" for row in found]

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        self.view.setFocus()
        QTest.keyClick(self.view, key, modifiers)
        self.settle()

    def click(self, place: int, modifiers: Qt.KeyboardModifier = NONE) -> None:
        view = self.page.views.view
        middle = view.visualRect(self.page._table.index(place, 0)).center()
        assert view.viewport().rect().contains(middle), f"{place} is not in sight"
        QTest.mouseClick(view.viewport(), LEFT, modifiers, middle)
        self.settle()

    def scroll(self, share: float) -> None:
        """The scroll bar to that part of its way."""
        bar = self.page.views.view.verticalScrollBar()
        bar.setValue(round(bar.maximum() * share))
        QApplication.processEvents()

    def turn(self, look: str) -> None:
        button = self.page.findChild(QToolButton, f"samples_as_{look}")
        assert button is not None
        QTest.mouseClick(button, LEFT)
        self.settle()

    def chosen(self) -> list[int]:
        return [place for places in self.page.views.chosen() for place in places]


@pytest.fixture
def visitor(qtbot: QtBot, qapp: QApplication, url: str, tmp_path: Path) -> Iterator[Visitor]:
    apply_theme(qapp, ThemeChoice.LIGHT)
    database, files = Database(lambda: connect(url, member="anna")), Files()
    made = Visitor(qtbot, database, files, tmp_path)
    qtbot.addWidget(made.page)
    with qtbot.waitExposed(made.page):
        made.page.show()
    made.page.activateWindow()
    QTest.qWaitForWindowActive(made.page, PATIENCE)
    made.page.show_dataset("many", manager=True)
    made.until(lambda: made.page.rows.found is not None)
    made.settle()
    yield made
    database.close()
    files.close()


def held_up(visitor: Visitor) -> threading.Event:
    """The database thread does nothing until this is set."""
    gate = threading.Event()
    visitor.database.run(
        lambda _workspace: gate.wait(PATIENCE / 1000), then=lambda _: None, context=visitor.page
    )
    return gate


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Which pages were asked for."""
    pages: list[int] = []
    page = FoundSamples.page

    def noted(found: FoundSamples, first: int, limit: int = 100) -> list[SampleRow | None]:
        pages.append(first // PAGE)
        return page(found, first, limit)

    monkeypatch.setattr(FoundSamples, "page", noted)
    return pages


@pytest.mark.parametrize("look", ["list", "tiles"])
def test_from_one_end_to_the_other(
    visitor: Visitor, look: str, asked: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(virtual_table, "KEPT", 5)
    visitor.turn(look)
    visitor.press(Qt.Key.Key_End)
    assert visitor.see()[-1] == name(LAST)
    assert visitor.page.chosen() == [name(LAST)]
    assert visitor.told[-1] == name(LAST)
    assert set(asked) == {5, 6}  # nothing between
    visitor.scroll(0.5)
    visitor.settle()
    middle = visitor.page.views.in_sight()
    assert 500 < middle.start < 800
    assert visitor.see() == [name(place) for place in middle]
    assert len(visitor.page._table._pages) <= 5
    assert visitor.chosen() == [LAST]
    assert visitor.page.findChild(QWidget, "open_sample").isEnabled()  # type: ignore[union-attr]
    visitor.press(Qt.Key.Key_Home)
    assert visitor.see()[0] == name(0)
    visitor.press(Qt.Key.Key_Return)
    assert visitor.opened == [name(0)]


def test_a_place_that_is_typed(visitor: Visitor) -> None:
    field = visitor.page.findChild(QSpinBox, "sample_place")
    assert field is not None
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "777")
    QTest.keyClick(field, Qt.Key.Key_Return)
    visitor.settle()
    assert name(776) in visitor.see()
    assert visitor.page.chosen() == [name(776)]
    visitor.press(Qt.Key.Key_Down)
    assert field.value() == 778
    visitor.press(Qt.Key.Key_Right)  # there are more columns than room
    assert visitor.page.views.list.horizontalScrollBar().value() > 0
    assert visitor.chosen() == [777]
    visitor.press(Qt.Key.Key_Left)
    assert visitor.page.views.list.horizontalScrollBar().value() == 0


def test_the_last_place_comes_first(visitor: Visitor, asked: list[int]) -> None:
    """Whatever the scroll bar came past while the database was busy."""
    gate = held_up(visitor)
    for share in (0.2, 0.4, 0.6, 0.8, 0.5):
        visitor.scroll(share)
    assert "" in visitor.see()
    assert visitor.page._table.data(visitor.page._table.index(650, 0)) == "…"
    gate.set()
    visitor.settle()
    last = visitor.page.views.in_sight()
    assert visitor.see() == [name(place) for place in last]
    shown = {place // PAGE for place in last}
    assert asked[1] in shown  # one was under way already
    assert len(asked) <= 1 + len(shown) + 2


def test_an_answer_to_an_earlier_search_is_dropped(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    """One is being looked for when another is wanted; a third one nobody waits for is not looked for."""
    begun, gate = threading.Event(), threading.Event()
    searched: list[Query] = []
    samples = Dataset.samples

    def slow(dataset: Dataset, query: Query, **more: Any) -> list[SampleRow]:
        searched.append(query)
        found = samples(dataset, query, **more)
        begun.set()
        gate.wait(PATIENCE / 1000)
        return found

    monkeypatch.setattr(Dataset, "samples", slow)
    page = visitor.page
    lengths: list[int] = []
    page._table.modelReset.connect(lambda: lengths.append(page._table.length))
    page.search.search_now("name:*1.png")
    assert begun.wait(PATIENCE / 1000)
    page.search.search_now("name:*22.png")
    page.search.search_now("name:12*")
    gate.set()
    visitor.until(lambda: page._table.length == 100)
    visitor.settle()
    assert visitor.see()[0] == "1200.png"
    assert page.rows.found is not None
    assert len(page.rows.found) == 100
    assert searched == [parse("name:*1.png"), parse("name:12*")]
    assert lengths == [100]


@pytest.mark.parametrize("look", ["list", "tiles"])
def test_choosing_by_mouse(visitor: Visitor, look: str) -> None:
    visitor.turn(look)
    visitor.click(0)
    assert visitor.chosen() == [0]
    visitor.click(2, CTRL)
    assert visitor.chosen() == [0, 2]
    visitor.click(3)
    visitor.click(1, SHIFT)
    assert visitor.chosen() == [1, 2, 3]
    visitor.click(0)
    visitor.scroll(1)
    visitor.settle()
    visitor.click(LAST, SHIFT)
    assert visitor.chosen() == list(range(COUNT))
    visitor.click(LAST)
    view = visitor.page.views.view
    QTest.mouseDClick(
        view.viewport(), LEFT, NONE, view.visualRect(visitor.page._table.index(LAST, 0)).center()
    )
    assert visitor.opened == [name(LAST)]


def test_what_is_chosen_beyond_what_is_here_is_changed(visitor: Visitor, dataset: Dataset) -> None:
    visitor.click(1)
    visitor.scroll(1)
    visitor.settle()
    visitor.click(LAST - 1, SHIFT)
    assert visitor.page.chosen_count == COUNT - 2
    visitor.page._commands._set_status(lq.LabelStatus.SKIPPED)
    visitor.settle()
    visitor.settle()
    assert dataset.counts()[lq.LabelStatus.SKIPPED] == COUNT - 2
    assert [row.name for row in dataset.samples("status:unlabeled")] == [name(0), name(LAST)]
    assert visitor.page.chosen_count == COUNT - 2  # they still are


def test_all_that_are_found_stay_all(visitor: Visitor, dataset: Dataset) -> None:
    """A change of all is a change of what the search finds, not of so many names, also after another one."""
    visitor.press(Qt.Key.Key_A, CTRL)
    for status in (lq.LabelStatus.SKIPPED, lq.LabelStatus.UNLABELED):
        assert isinstance(visitor.page._chosen_for_change().which, Query)
        visitor.page._commands._set_status(status)
        visitor.settle()
        visitor.settle()
        assert dataset.counts()[status] == COUNT
    dataset.add_samples(["/late.png"])
    visitor.page.refresh()
    visitor.settle()
    assert visitor.page._table.length == COUNT + 1
    assert not isinstance(visitor.page._chosen_for_change().which, Query)
    assert visitor.page._chosen_for_change().count == COUNT


def test_pictures_and_list_show_the_same_place_and_choice(visitor: Visitor, tmp_path: Path) -> None:
    visitor.page.views.go_to(700)
    visitor.settle()
    visitor.click(703, SHIFT)
    QTest.keyClick(visitor.view, Qt.Key.Key_2, CTRL)
    visitor.until(lambda: visitor.view is visitor.page.views.tiles)
    visitor.settle()
    assert visitor.chosen() == [700, 701, 702, 703]
    assert {700, 703} <= set(visitor.page.views.in_sight())
    visitor.scroll(0)
    QTest.keyClick(visitor.view, Qt.Key.Key_1, CTRL)
    visitor.until(lambda: visitor.view is visitor.page.views.list)
    visitor.settle()
    assert visitor.see()[0] == name(0)
    assert visitor.chosen() == [700, 701, 702, 703]
    visitor.turn("tiles")
    visitor.page._resize_tiles(0)
    again = SamplesPage(visitor.database, visitor.files, Preferences(tmp_path / "window.ini"))
    visitor.qtbot.addWidget(again)
    assert again.views.view is again.views.tiles
    assert again.views.tiles.size_now == 0


def test_what_is_chosen_is_found_again(visitor: Visitor, dataset: Dataset) -> None:
    """After others stand elsewhere, and after the list was sorted by something else."""
    page = visitor.page
    visitor.click(2)
    visitor.click(4, CTRL)
    dataset.delete_samples([name(1), name(3)])
    page.refresh()
    visitor.settle()
    assert page.chosen() == [name(2), name(4)]
    assert visitor.chosen() == [1, 2]
    dataset.delete_samples([name(2), name(4)])
    page.refresh()
    visitor.settle()
    assert page.chosen() == [name(5)]  # the one in their place


def test_a_choice_made_while_it_is_asked_is_kept(visitor: Visitor, dataset: Dataset) -> None:
    visitor.click(5)
    dataset.delete_samples([name(0)])
    gate = held_up(visitor)
    visitor.page.refresh()
    view = visitor.page.views.view
    QTest.mouseClick(view.viewport(), LEFT, NONE, view.visualRect(visitor.page._table.index(8, 0)).center())
    gate.set()
    visitor.settle()
    assert visitor.page.chosen() == [name(8)]
    assert visitor.chosen() == [7]


def test_nothing_of_before_is_opened_or_changed(visitor: Visitor) -> None:
    """While what was asked for last is on its way."""
    page = visitor.page
    gate = held_up(visitor)
    page.search.search_now("name:12*")
    QTest.keyClick(page.search, Qt.Key.Key_Return)
    assert visitor.opened == []
    page.show_dataset("many", manager=True)
    page.choose_all()
    assert page._chosen_for_change().count == 0
    assert visitor.told[-1] is None
    page._open()
    assert visitor.opened == []
    gate.set()
    visitor.until(lambda: page.rows.found is not None)
    visitor.settle()
    QTest.keyClick(page.search, Qt.Key.Key_Return)
    assert visitor.opened == [name(0)]


def test_one_that_is_gone_leaves_its_place(visitor: Visitor, dataset: Dataset) -> None:
    dataset.delete_samples([name(650)])
    visitor.scroll(0.5)
    visitor.settle()
    table = visitor.page._table
    assert table.data(table.index(650, 0)) == "not there any more"
    visitor.page.views.go_to(650)
    assert visitor.told[-1] is None
    visitor.press(Qt.Key.Key_Return)
    assert visitor.opened == []


def test_a_server_that_comes_back_is_asked_again(
    visitor: Visitor, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    visitor.page.rows._later.setInterval(50)
    server.stop()
    visitor.scroll(1)
    visitor.until(lambda: visitor.page._message.text)
    assert visitor.page._message.text == "The database cannot be reached."
    server.come_back()
    visitor.until(lambda: visitor.see()[-1] == name(LAST))
    assert not visitor.page._message.text


def test_only_pictures_in_sight_are_fetched(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    gate = threading.Event()
    fetched: list[str] = []

    def held(uri: str, width: int, height: int) -> object:
        gate.wait(PATIENCE / 1000)
        fetched.append(uri)
        return thumbnail_image(uri, width, height)

    monkeypatch.setattr("labelqueue.ui.widgets.thumbnails.thumbnail_image", held)
    page, tiles = visitor.page, visitor.page.views.tiles
    page._resize_tiles(0)
    button = page.findChild(QToolButton, "samples_as_tiles")
    assert button is not None
    QTest.mouseClick(button, LEFT)
    for place in (0, 2000, 1000):
        tiles.verticalScrollBar().setValue(place)
        QApplication.processEvents()
    seen = {row.uri for row in map(page._table.here, page.views.in_sight()) if row is not None}
    assert len(seen) > 10
    gate.set()
    visitor.settle()
    assert seen <= set(fetched)
    assert len(set(fetched) - seen) <= 3  # those that were under way


@pytest.mark.qt_log_ignore("This plugin does not support raise", extend=True)
def test_a_picture_that_cannot_be_read_says_why(visitor: Visitor) -> None:
    visitor.turn("tiles")
    tiles = visitor.page.views.tiles
    place = tiles.visualRect(visitor.page._table.index(1, 0)).center()
    QApplication.sendEvent(
        tiles.viewport(), QHelpEvent(QEvent.Type.ToolTip, place, tiles.viewport().mapToGlobal(place))
    )
    said = QToolTip.text()
    QToolTip.hideText()
    assert said.startswith('0001.png\nUnlabeled\n"1.png" was not found in ')
    visitor.click(1)
    assert tiles.accessibleDescription() == said


def test_keys_go_from_picture_to_picture(visitor: Visitor) -> None:
    visitor.turn("tiles")
    columns = visitor.page.views.tiles._columns
    assert columns > 2
    for key, modifiers, expected in (
        (Qt.Key.Key_Right, NONE, [1]),
        (Qt.Key.Key_Down, NONE, [columns + 1]),
        (Qt.Key.Key_Up, SHIFT, list(range(1, columns + 2))),
        (Qt.Key.Key_Left, NONE, [0]),
        (Qt.Key.Key_Up, NONE, [0]),
    ):
        visitor.press(key, modifiers)
        assert visitor.chosen() == expected
    visitor.press(Qt.Key.Key_PageDown)
    assert visitor.chosen()[0] % columns == 0
    assert visitor.chosen()[0] >= columns
    visitor.press(Qt.Key.Key_X)  # no search through a million names
    assert visitor.page.chosen_count == 1


def test_another_width_keeps_the_place(visitor: Visitor) -> None:
    visitor.turn("tiles")
    visitor.scroll(0.5)
    visitor.settle()
    first = visitor.page.views.in_sight().start
    visitor.page.resize(640, 600)
    visitor.settle()
    assert first in visitor.page.views.in_sight()
    visitor.page._resize_tiles(4)
    visitor.settle()
    assert first in visitor.page.views.in_sight()
