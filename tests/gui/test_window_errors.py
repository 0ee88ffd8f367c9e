"""When something goes wrong: the window stays, the sentence is said, the drawing is kept."""

import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPlainTextEdit
from sqlalchemy import Connection

from labelqueue.domain.edits import Add, Many
from labelqueue.domain.errors import StoreUnavailable
from labelqueue.domain.geometry import Box
from labelqueue.domain.status import Action
from labelqueue.queue import Queue, Workspace, connect
from labelqueue.store.engine import Store
from tests.gui.conftest import Hands

Open = Callable[[str | None, str | None], Hands]


def in_database(hands: Hands, pragma: str) -> Any:
    """Run a PRAGMA on the connection of the window, on its own thread."""
    found: list[Any] = []

    def ask(connection: Connection) -> Any:
        result = connection.exec_driver_sql(f"PRAGMA {pragma}")
        return result.scalar() if result.returns_rows else 0

    hands.window.database.run(
        lambda workspace: workspace._session.store.read(ask), then=found.append, context=hands.window
    )
    hands.until(lambda: len(found))
    return found[0]


def draw_much(hands: Hands) -> None:
    """More than fits into the free space of a page or two."""
    document = hands.page.document
    label = document.label
    for number in range(2000):
        label = label.add(Box(number / 10, 1, number / 10 + 5, 9), "ripe")
    document.apply(Many(tuple(Add(one, at) for at, one in enumerate(label))), "Add")


def sentences(hands: Hands, page: str) -> set[str]:
    return {one.text() for one in hands.find(page).findChildren(QLabel)}


def test_a_full_disk_keeps_the_drawing(hands: Hands, workspace: Workspace, queue: Queue) -> None:
    hands.start()
    draw_much(hands)
    in_database(hands, f"max_page_count = {in_database(hands, 'page_count')}")
    hands.press(Qt.Key.Key_G)
    hands.until(lambda: hands.notice)
    assert "is full" in hands.notice
    assert hands.notice.endswith("Your drawing is kept.")
    assert (hands.sample, len(hands.page.document.label)) == ("1.png", 2000)
    assert hands.page.document.modified
    assert "submit" in hands.enabled()
    hands.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    hands.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    in_database(hands, "max_page_count = 1000000")
    hands.press(Qt.Key.Key_G)
    hands.until(lambda: hands.sample == "2.png")
    hands.until_quiet()
    assert hands.notice == ""
    dataset = workspace.dataset("fruit")
    assert len(dataset.label_of("1.png")) == 2000
    assert [event.action for event in dataset.history("1.png")].count(Action.SUBMIT) == 1


def test_a_retry_carries_the_same_operation_as_long_as_the_content_is_the_same(hands: Hands) -> None:
    hands.start()
    session = hands.page.session
    given: list[object] = []
    in_database(hands, "query_only = 1")
    for change in (False, False, True):
        if change:
            hands.draw_box()
        hands.action("submit").trigger()
        hands.until(lambda: not session.busy)
        assert session.last is not None
        given.append(session.last[1])
    assert given[0] == given[1] != given[2]
    in_database(hands, "query_only = 0")


def test_what_no_server_answered_is_in_the_journal(hands: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
    hands.start()
    session = hands.page.session

    def unreachable(*_: object, **__: object) -> None:
        raise StoreUnavailable("The database cannot be reached: connection refused.")

    with monkeypatch.context() as broken:
        for way in ("read", "write", "at_once"):
            broken.setattr(Store, way, unreachable)
        hands.draw_box()
        hands.action("submit").trigger()
        hands.until(lambda: not session.busy)
        assert "cannot be reached" in hands.notice
        noted: list[Any] = []
        hands.window.database.run(
            lambda workspace: [entry.sample for entry in workspace._session.journal.entries],
            then=noted.append,
            context=hands.window,
        )
        hands.until(lambda: noted)
    assert noted == [["1.png"]]
    hands.action("submit").trigger()
    hands.until(lambda: hands.sample == "2.png")


def test_stop_is_possible_without_a_database(hands: Hands) -> None:
    hands.start()
    in_database(hands, "query_only = 1")
    hands.action("release").trigger()
    hands.until(hands.window.home_page.isVisible)
    assert hands.notice
    in_database(hands, "query_only = 0")


def test_a_bug_in_a_job_is_logged_and_the_drawing_is_kept(
    hands: Hands, expected_logs: Callable[[str], None], queue: Queue
) -> None:
    expected_logs("ERROR labelqueue.ui.bridge: A job failed that must not fail")
    hands.start()
    hands.draw_box()
    hands.page.document.recategorise([hands.page.document.label.annotations[0].id], "ripe")
    hands.window.database.run(lambda _workspace: 1 / 0, then=print, context=hands.window)
    hands.until(lambda: hands.notice)
    assert hands.notice.startswith("Something went wrong in Labelqueue")
    hands.press(Qt.Key.Key_G)
    hands.until(lambda: hands.sample == "2.png")
    hands.until_quiet()


def test_an_error_in_the_window_is_reported_there(hands: Hands, expected_logs: Callable[[str], None]) -> None:
    expected_logs("ERROR labelqueue.ui.bugs: Something went wrong")
    hands.window.report_bug(ValueError("?"))
    assert "The drawing is kept." in hands.notice


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("mysql://server/labels", "mysql"),
        ("nonsense", "not a database URL"),
        ("postgresql://nobody@127.0.0.1:9/labels", "labels on 127.0.0.1"),
        ("sqlite:////proc/none/labels.db", "/proc/none/labels.db"),
    ],
)
def test_a_workspace_that_cannot_be_opened(
    open_hands: Open, capsys: pytest.CaptureFixture[str], url: str, said: str
) -> None:
    hands = open_hands(url, "anna")
    hands.until(hands.window.problem_page.isVisible)
    assert any(said in one for one in sentences(hands, "problem_page"))
    assert said in capsys.readouterr().err
    assert "open_workspace" in hands.enabled()
    assert not {"start_labeling", "new_dataset"} & hands.enabled()


def test_try_again_opens_it_once_that_is_possible(open_hands: Open, tmp_path: Path) -> None:
    file = tmp_path / "w.db"
    connect(f"sqlite:///{file}", member="anna").close()
    file.chmod(stat.S_IRUSR)
    hands = open_hands(f"sqlite:///{file}", "anna")
    hands.until(hands.window.problem_page.isVisible)
    said = f"{file} or its folder is read-only: make both writable, or open a copy."
    assert said in sentences(hands, "problem_page")
    file.chmod(stat.S_IRUSR | stat.S_IWUSR)
    hands.click(hands.find("try_again"))
    hands.until(hands.window.home_page.isVisible)


def test_open_the_local_workspace_instead(open_hands: Open, user_folders: Path) -> None:
    hands = open_hands("nonsense", None)
    hands.until(hands.window.problem_page.isVisible)
    hands.click(hands.find("open_local"))
    hands.until(hands.window.home_page.isVisible)
    assert list(user_folders.rglob("workspace.db"))


def test_open_another_workspace_file(hands: Hands, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    with connect(f"sqlite:///{other}") as workspace:
        workspace.create_dataset("leaves", ["oak"])
    hands.action("open_workspace").trigger()
    dialog = hands.window.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(other))
    dialog.close()
    hands.until(lambda: hands.window.windowTitle().startswith("Other – "))
    assert hands.find("dataset_card:leaves").isVisible()


def test_help_and_about(hands: Hands, user_folders: Path) -> None:
    hands.action("help").trigger()
    assert {"Submit", "Close the polygon"} <= sentences(hands, "shortcuts_dialog")
    hands.press(Qt.Key.Key_Escape)
    hands.action("about").trigger()
    assert any(str(user_folders) in one for one in sentences(hands, "about_dialog"))
    hands.until(lambda: any("Schema: 0" in one for one in sentences(hands, "about_dialog")))
    hands.click(hands.find("copy_versions"))
    copied = QApplication.clipboard().text()
    assert all(f"{name}: " in copied for name in ("Labelqueue", "Python", "Qt", "PySide6", "Database"))
    licences = hands.find("licences")
    assert isinstance(licences, QPlainTextEdit)
    hands.until(licences.toPlainText)
    lines = licences.toPlainText().splitlines()
    assert {"Labelqueue: MIT", "Inter (typeface): OFL-1.1"} <= set(lines)
    for part in ("PySide6_Essentials", "SQLAlchemy", "psycopg", "more-itertools"):
        (line,) = [one for one in lines if one.lower().startswith(f"{part.lower()} ")]
        assert not line.endswith((": ", "its own files"))


def test_a_notice_can_be_closed_and_information_fades(hands: Hands, qapp: QApplication) -> None:
    window = hands.window
    window.show_notice("It is so.", "error")
    window.show_notice("Saved.")  # does not push the error away
    assert hands.notice == "It is so."
    hands.click(hands.find("close_notice"))
    assert hands.notice == ""
    window.show_notice("Saved.")
    assert hands.notice == "Saved."
    hands.until(lambda: hands.notice == "")
