"""Jobs go out, results come back on the GUI thread."""

import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from labelqueue.domain.errors import KnownError, NotFound
from labelqueue.queue import Workspace, connect
from labelqueue.ui.bridge import BEHIND, GOODBYE, Cancelled, Database, Files, Progress, UnexpectedError


@pytest.fixture
def context(qapp: QApplication) -> QObject:
    return QObject()


@pytest.fixture
def database(qapp: QApplication, url: str) -> Iterator[Database]:
    made = Database(lambda: connect(url, member="anna"))
    yield made
    made.close()


@pytest.fixture
def files(qapp: QApplication) -> Iterator[Files]:
    made = Files()
    yield made
    made.close()


def test_in_order_on_one_other_thread_and_back(database: Database, context: QObject, qtbot: QtBot) -> None:
    here = threading.get_ident()
    seen: list[tuple[int, int, int]] = []

    def job(number: int, _workspace: Workspace) -> tuple[int, int]:
        return number, threading.get_ident()

    for number in range(20):
        database.run(
            partial(job, number),
            then=lambda answer: seen.append((*answer, threading.get_ident())),
            context=context,
        )
    busy = database.busy
    with qtbot.waitSignal(database.idle):
        pass
    assert (busy, database.busy) == (True, False)
    assert [one[0] for one in seen] == list(range(20))
    assert len({one[1] for one in seen}) == 1
    assert here not in {one[1] for one in seen}
    assert {one[2] for one in seen} == {here}


def test_what_fails_goes_to_failed_else_to_a_notice(
    database: Database, context: QObject, qtbot: QtBot
) -> None:
    failures: list[KnownError] = []
    database.run(
        lambda workspace: workspace.dataset("x"), then=print, failed=failures.append, context=context
    )
    with qtbot.waitSignal(database.notice_requested) as notice:
        database.run(lambda workspace: workspace.dataset("y"), then=print, context=context)
    assert [type(error) for error in failures] == [NotFound]
    assert notice.args == ["There is no dataset 'y'.", "error"]


def test_a_bug_is_logged_and_becomes_a_sentence(
    files: Files, context: QObject, qtbot: QtBot, expected_logs: Callable[[str], None]
) -> None:
    expected_logs("ERROR labelqueue.ui.bridge: A job failed that must not fail")
    failures: list[KnownError] = []
    with qtbot.waitSignal(files.idle):
        files.run(lambda: 1 / 0, then=print, failed=failures.append, context=context)
    assert isinstance(failures[0], UnexpectedError)


def test_nobody_is_called_whose_widget_is_gone(files: Files, qtbot: QtBot) -> None:
    gone = QObject()
    called: list[None] = []
    files.run(lambda: time.sleep(0.05), then=called.append, context=gone)
    gone.deleteLater()
    with qtbot.waitSignal(files.idle):
        pass
    assert called == []


def test_opening_is_tried_again_by_the_next_job(
    qapp: QApplication, url: str, context: QObject, qtbot: QtBot
) -> None:
    urls = iter(["nonsense", url])
    database = Database(lambda: connect(next(urls), member="anna"))
    failures: list[KnownError] = []
    found: list[str] = []
    for _ in range(2):
        database.run(lambda w: w.member.name, then=found.append, failed=failures.append, context=context)
    with qtbot.waitSignal(database.idle):
        pass
    assert (len(failures), found) == (1, ["anna"])
    database.close()


def test_switching_keeps_the_present_workspace_if_it_fails(
    database: Database, context: QObject, qtbot: QtBot, tmp_path: Path
) -> None:
    other = f"sqlite:///{tmp_path / 'other.db'}"
    titles: list[str] = []
    failures: list[KnownError] = []

    def title() -> None:
        database.run(lambda workspace: workspace.title, then=titles.append, context=context)

    title()
    database.switch(lambda: connect("nonsense"), then=print, failed=failures.append, context=context)
    title()
    database.switch(lambda: connect(other), then=lambda _none: None, failed=failures.append, context=context)
    with qtbot.waitSignal(database.idle):
        pass
    title()
    with qtbot.waitSignal(database.idle):
        pass
    assert (titles, len(failures)) == (["Workspace", "Workspace", "Other"], 1)


def test_closing_finishes_what_was_begun_on_the_database(
    qapp: QApplication, url: str, context: QObject
) -> None:
    database = Database(lambda: connect(url, member="anna"))
    done: list[int] = []

    def job(number: int, _workspace: Workspace) -> None:
        done.append(number)

    for number in range(5):
        database.run(partial(job, number), then=print, context=context)
    database.close()
    assert done == [0, 1, 2, 3, 4]
    database.run(partial(job, 5), then=print, context=context)
    assert not database.busy


def test_pictures_leave_the_processor_to_the_window(files: Files, context: QObject, qtbot: QtBot) -> None:
    def niceness() -> int:
        return os.getpriority(os.PRIO_PROCESS, threading.get_native_id()) if sys.platform == "linux" else 0

    own, found = niceness(), list[int]()
    for urgent, behind in ((True, True), (True, False), (False, True)):  # one of the pool serves others, too
        files.run(niceness, then=found.append, context=context, urgent=urgent, behind=behind)
        qtbot.waitUntil(lambda: not files.busy)
    expected = max(own, BEHIND) if sys.platform == "linux" else own
    assert found == [expected, own, own]


def test_what_is_urgent_waits_for_nothing_that_hangs(files: Files, context: QObject, qtbot: QtBot) -> None:
    arrived: list[bool] = []
    gate = threading.Event()
    for urgent in (False, False, False, True, True):
        files.run(lambda: gate.wait(20), then=lambda _done: None, context=context, urgent=urgent)
    files.run(lambda: True, then=arrived.append, context=context, urgent=True)
    qtbot.waitUntil(lambda: arrived == [True])
    assert files.busy
    gate.set()
    with qtbot.waitSignal(files.idle):
        pass


def test_closing_does_not_wait_for_files_that_hang(qapp: QApplication, context: QObject) -> None:
    gate = threading.Event()
    made = Files()
    for urgent in (False, False, True):
        made.run(lambda: gate.wait(20), then=print, context=context, urgent=urgent)
    started = time.monotonic()
    made.close()
    assert time.monotonic() - started < GOODBYE / 2
    gate.set()
    for thread in made._threads:  # else they would outlive what they belong to
        thread.join()


def test_progress_is_told_and_can_be_stopped(files: Files, context: QObject, qtbot: QtBot) -> None:
    progress = Progress()
    failures: list[KnownError] = []
    told: list[tuple[int, int]] = []
    progress.changed.connect(lambda done, total: told.append((done, total)))

    def job() -> None:
        progress.report(1, 3)
        while True:
            progress.report(2, 3)
            time.sleep(0.001)

    with qtbot.waitSignal(progress.changed):
        files.run(job, then=print, failed=failures.append, context=context)
    progress.cancel()
    with qtbot.waitSignal(files.idle):
        pass
    assert isinstance(failures[0], Cancelled)
    assert told[0] == (1, 3)


def test_what_was_cancelled_is_no_notice(files: Files, context: QObject, qtbot: QtBot) -> None:
    progress = Progress()
    progress.cancel()
    with qtbot.assertNotEmitted(files.notice_requested), qtbot.waitSignal(files.idle):
        files.run(lambda: progress.report(1, 1), then=print, context=context)
