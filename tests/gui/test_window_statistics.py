"""The page of statistics: what it counts, and the samples that its numbers open."""

import sys
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDateEdit, QLabel, QScrollBar, QTabBar, QWidget
from pytestqt.qtbot import QtBot

import labelqueue as lq
from labelqueue.domain.statistics import Statistics
from labelqueue.domain.statistics_series import Acceptance
from labelqueue.domain.statistics_tables import By, table
from labelqueue.domain.work_unit import Kind
from labelqueue.formats.csv_table import write_csv
from labelqueue.queue import Queue, Workspace, connect, figures
from labelqueue.ui.context import Page
from labelqueue.ui.opening import opener
from labelqueue.ui.pages.samples import SamplesPage
from labelqueue.ui.pages.statistics import StatisticsPage
from labelqueue.ui.pages.statistics_drawings import TITLES, Subject, draw
from labelqueue.ui.pages.statistics_table import StatisticsTable
from labelqueue.ui.plots.chart import Chart
from labelqueue.ui.theme import ThemeChoice, apply_theme
from tests.gui.conftest import Hands, Server
from tests.gui.test_window_work import label_all
from tests.unit.ui.test_statistics_drawings import EMPTY

OpenHands = Callable[[str | None, str | None], Hands]


def worked(queue: Queue, url: str, workspace: Workspace) -> None:
    """Anna submits 1.png and 2.png; rita rejects the first and accepts the second; 3.png waits."""
    label_all(queue, 2)
    workspace.add_member("rita", "reviewer")
    with connect(url, member="rita") as opened:
        reviews = opened.dataset("fruit").queue()
        for verdict in (reviews.reject, reviews.accept):
            work = reviews.start_reviewing()
            assert isinstance(work, lq.WorkItem)
            verdict(work, pull_next=False)


def open_page(hands: Hands) -> StatisticsPage:
    hands.press(Qt.Key.Key_F6)
    hands.until_idle()
    page = hands.find("statistics_page")
    assert isinstance(page, StatisticsPage)
    return page


def turn_to(hands: Hands, subject: Subject) -> None:
    tabs = hands.find("statistics_subjects")
    assert isinstance(tabs, QTabBar)
    QTest.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=tabs.tabRect(list(TITLES).index(subject)).center())


def choose(hands: Hands, field: str, place: int) -> None:
    found = hands.find(field)
    assert isinstance(found, QComboBox)
    found.setCurrentIndex(place)
    hands.until_idle()


def cells(hands: Hands) -> StatisticsTable:
    found = hands.find("statistics_table")
    assert isinstance(found, StatisticsTable)
    return found


def texts(hands: Hands) -> list[list[str]]:
    model = cells(hands).model()
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def place_of(hands: Hands, name: str, row: int) -> QPoint:
    shown = cells(hands)
    (column,) = [one for one in range(shown.rows.columnCount()) if shown.rows.name(one) == name]
    index = shown.rows.index(row, column)
    shown.scrollTo(index)
    return shown.visualRect(index).center()


def samples(hands: Hands) -> list[str]:
    hands.until(lambda: hands.window.side_pages.shown is Page.SAMPLES)
    hands.until_idle()
    page = hands.find("samples_page")
    assert isinstance(page, SamplesPage)
    return [one.name for one in map(page._table.here, range(page._table.length)) if one is not None]


def words(hands: Hands, name: str) -> str:
    return str(hands.find(name).property("text"))


def test_numbers_open_their_samples(hands: Hands, queue: Queue, workspace: Workspace, url: str) -> None:
    worked(queue, url, workspace)
    open_page(hands)
    turn_to(hands, Subject.MEMBERS)
    assert [row[:6] for row in texts(hands)] == [
        ["anna", "2", "0", "0", "1", "1"],
        ["rita", "0", "0", "2", "0", "0"],
    ]
    # With the mouse: what happened, as a set of its own.
    table_of = cells(hands).viewport()
    QTest.mouseClick(table_of, Qt.MouseButton.LeftButton, pos=place_of(hands, "rejected", 0))
    assert samples(hands) == ["1.png"]
    assert words(hands, "samples_set_words") == "Rejected, anna, Last 30 days: 1 sample"
    QTest.mouseClick(hands.find("leave_samples_set"), Qt.MouseButton.LeftButton)
    hands.until_idle()
    assert len(samples(hands)) == 3
    # Back, and with the keyboard: what stands so now, as a search.
    open_page(hands)
    turn_to(hands, Subject.QUEUES)
    shown = cells(hands)
    shown.setFocus()
    shown.setCurrentIndex(shown.rows.index(0, 3))
    hands.press(Qt.Key.Key_Return)
    assert samples(hands) == ["2.png"]
    assert words(hands, "search_samples") == "status:reviewed,skipped"
    # What has waited for the longest comes first, wherever its name is.
    workspace.dataset("fruit").add_samples([lq.SampleSpec("0.png", "0.png")])
    open_page(hands)
    turn_to(hands, Subject.WAITING)
    table_of = cells(hands).viewport()
    QTest.mouseClick(table_of, Qt.MouseButton.LeftButton, pos=place_of(hands, "oldest_seconds", 0))
    assert samples(hands) == ["3.png", "0.png"]
    # What is nothing opens nothing.
    open_page(hands)
    turn_to(hands, Subject.MEMBERS)
    QTest.mouseClick(cells(hands).viewport(), Qt.MouseButton.LeftButton, pos=place_of(hands, "skipped", 0))
    hands.until_idle()
    assert hands.window.side_pages.shown is Page.STATISTICS
    # Whoever goes away before the samples are found is not called back.
    QTest.mouseClick(cells(hands).viewport(), Qt.MouseButton.LeftButton, pos=place_of(hands, "rejected", 0))
    hands.press(Qt.Key.Key_Escape)
    hands.until_idle()
    assert hands.window.side_pages.shown is None


def test_a_notice_leads_to_the_work_of_a_member(
    hands: Hands, queue: Queue, workspace: Workspace, url: str
) -> None:
    worked(queue, url, workspace)
    hands.window.show_statistics("fruit")
    hands.until_idle()
    choose(hands, "statistics_days", 0)
    hands.window.show_notice("Something to read", "warning")
    hands.window.watch.member_requested.emit("rita")
    hands.until_idle()
    page = hands.find("statistics_page")
    assert isinstance(page, StatisticsPage)
    assert page.subject is Subject.MEMBERS
    assert cells(hands).currentIndex().data() == "rita"
    assert hands.find("statistics_dataset").property("currentText") == "All datasets"
    assert hands.find("statistics_days").property("currentText") == "Last 30 days"
    tabs = hands.find("statistics_subjects")
    assert isinstance(tabs, QTabBar)
    widths = [tabs.tabRect(one).width() for one in range(tabs.count())]
    cells(hands).setFocus()
    assert [tabs.tabRect(one).width() for one in range(tabs.count())] == widths
    # What is said stays in front when another page is shown.
    hands.window.go_home()
    hands.until_idle()
    close = hands.find("close_notice")
    assert hands.window.childAt(close.mapTo(hands.window, close.rect().center())) is close


def test_a_bar_opens_its_samples_and_follows_the_theme(
    hands: Hands, queue: Queue, workspace: Workspace, url: str, qapp: QApplication
) -> None:
    worked(queue, url, workspace)
    hands.window.resize(1200, 800)
    open_page(hands)
    turn_to(hands, Subject.DAYS)
    chart = hands.find("statistics_plot")
    assert isinstance(chart, Chart)
    drawing = chart.drawing
    assert drawing is not None
    assert [(bar.title.split(",")[0], bar.y1 - bar.y0) for bar in drawing.bars] == [
        ("submitted", 2),
        ("accepted", 1),
        ("rejected", 1),
    ]
    light = chart.grab().toImage()
    apply_theme(qapp, ThemeChoice.DARK)
    assert chart.grab().toImage().pixelColor(3, chart.height() // 2).lightness() < 80
    apply_theme(qapp, ThemeChoice.LIGHT)
    assert chart.grab().toImage() == light
    view = chart.findChild(QWidget, "statistics_plot_view")
    assert view is not None
    place = chart.place_of(drawing.bars[1])
    target = chart.childAt(place)
    assert target is not None
    inside = target.mapFrom(chart, place)
    QTest.mouseMove(target, inside)
    assert target.cursor().shape() is Qt.CursorShape.PointingHandCursor
    assert words(hands, "statistics_plot_tip") == drawing.bars[1].says
    QTest.mouseClick(target, Qt.MouseButton.LeftButton, pos=inside)
    assert samples(hands) == ["2.png"]
    assert not [name for name in sys.modules if "QtOpenGL" in name]


def test_days_are_chosen_and_a_table_is_kept(
    hands: Hands,
    queue: Queue,
    workspace: Workspace,
    url: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    worked(queue, url, workspace)
    page = open_page(hands)
    turn_to(hands, Subject.DAYS)
    assert [row[1] for row in texts(hands)] == ["2"]
    # Days before anything happened; of several choices while the database is busy only the last is counted.
    counted: list[object] = []
    real: Callable[..., Statistics] = vars(figures)["statistics"]

    def count(*arguments: Any, **named: Any) -> Statistics:
        counted.append(arguments)
        return real(*arguments, **named)

    monkeypatch.setattr(figures, "statistics", count)
    held = threading.Event()
    hands.window.database.run(lambda _: held.wait(20), then=lambda _: None, context=page)
    for place in (0, 1, 2, 4):
        choose_quickly(hands, place)
    until = hands.find("statistics_until")
    assert isinstance(until, QDateEdit)
    until.setDate(until.date().addDays(-3))
    assert [row[1] for row in texts(hands)] == ["2"]  # what was counted last stays until then
    held.set()
    hands.until_idle()
    assert len(counted) == 1
    assert page.findChild(StatisticsTable) is not None
    assert not cells_are_there(hands)
    choose(hands, "statistics_days", 0)
    assert [row[1] for row in texts(hands)] == ["2"]
    turn_to(hands, Subject.MEMBERS)
    page._saving.write_table(tmp_path / "window.csv")
    hands.until_idle()
    found = table(workspace.statistics(), By.MEMBER)
    write_csv(tmp_path / "script.csv", found.header, found.rows)
    assert (tmp_path / "window.csv").read_text() == (tmp_path / "script.csv").read_text()
    for name, begins in (("plot.png", b"\x89PNG"), ("plot.svg", b"<?xml")):
        page._saving.write_plot(tmp_path / name)
        hands.until_idle()
        assert (tmp_path / name).read_bytes().startswith(begins)


def choose_quickly(hands: Hands, place: int) -> None:
    found = hands.find("statistics_days")
    assert isinstance(found, QComboBox)
    found.setCurrentIndex(place)


def cells_are_there(hands: Hands) -> bool:
    return any(one.isVisible() for one in hands.window.findChildren(StatisticsTable))


def test_what_was_counted_outlives_a_server_but_no_change_of_workspace(
    hands: Hands, queue: Queue, workspace: Workspace, url: str, server: Server, tmp_path: Path
) -> None:
    worked(queue, url, workspace)
    open_page(hands)
    choose(hands, "statistics_dataset", 1)
    turn_to(hands, Subject.MEMBERS)
    before = texts(hands)
    server.stop()
    QTest.mouseClick(hands.find("count_again"), Qt.MouseButton.LeftButton)
    hands.until_idle()
    assert texts(hands) == before
    said = [one.text() for one in hands.find("statistics_page").findChildren(QLabel) if one.isVisible()]
    assert "The database cannot be reached." in said
    server.come_back()
    other = f"sqlite:///{tmp_path}/other.db"
    connect(other, member="anna").close()
    hands.window.switch_workspace(opener(other, "anna"))
    hands.until(lambda: "Other" in hands.window.windowTitle())
    hands.until_idle()
    open_page(hands)
    assert not cells_are_there(hands)
    chosen = hands.find("statistics_dataset")
    assert isinstance(chosen, QComboBox)
    assert [chosen.itemText(place) for place in range(chosen.count())] == ["All datasets"]


def test_annotators_see_their_own_and_open_nothing(
    open_hands: OpenHands, queue: Queue, workspace: Workspace, url: str
) -> None:
    worked(queue, url, workspace)
    workspace.add_member("ann", "annotator")
    with connect(url, member="ann") as opened:
        work = opened.dataset("fruit").queue().start_labeling()
        assert isinstance(work, lq.WorkItem)
        opened.dataset("fruit").queue().submit(work, work.label.add(lq.Box(1, 2, 9, 8), "ripe"))
    hands = open_hands(url, "ann")
    hands.connected()
    page = open_page(hands)
    assert "Not told" in [one.text() for one in page.findChildren(QLabel) if one.isVisible()]
    turn_to(hands, Subject.MEMBERS)
    assert [row[:2] for row in texts(hands)] == [["ann", "1"]]
    model = cells(hands).rows
    assert all(model.behind(0, column) is None for column in range(model.columnCount()))
    QTest.mouseClick(cells(hands).viewport(), Qt.MouseButton.LeftButton, pos=place_of(hands, "submitted", 0))
    hands.until_idle()
    assert hands.window.side_pages.shown is Page.STATISTICS


def test_of_many_members_those_are_drawn_that_have_room(qtbot: QtBot, qapp: QApplication) -> None:
    apply_theme(qapp, ThemeChoice.LIGHT)
    found = tuple(Acceptance(f"annotator {number}", 200 - number, 100) for number in range(100))
    drawing = draw(Subject.MEMBERS, replace(EMPTY, acceptance=found), Kind.LABEL)
    chart = Chart()
    qtbot.addWidget(chart)
    chart.resize(800, 300)
    chart.show_drawing(drawing)
    with qtbot.waitExposed(chart):
        chart.show()
    rows = chart.findChild(QScrollBar)
    view = chart.findChild(QWidget, "statistics_plot_view")
    assert rows is not None
    assert view is not None
    qtbot.waitUntil(lambda: rows.isVisible() and rows.maximum() > 80)
    last = drawing.bars[-1]
    assert not view.geometry().contains(chart.place_of(last))
    QTest.keyClick(rows, Qt.Key.Key_End)
    place = chart.place_of(last)
    assert view.geometry().contains(place)
    target = chart.childAt(place)
    assert target is not None
    with qtbot.waitSignal(chart.behind_requested) as heard:
        QTest.mouseClick(target, Qt.MouseButton.LeftButton, pos=target.mapFrom(chart, place))
    assert heard.args == [last.behind, "first decisions, annotator 99"]
