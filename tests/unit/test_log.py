"""What is written down for whoever has to find out what went wrong."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import platformdirs
import pytest

from labelqueue import log


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(platformdirs, "user_log_path", lambda *_a, **_k: tmp_path / "log")
    return tmp_path / "log"


@contextmanager
def nobody_else_listens() -> Iterator[None]:
    root, ours = logging.getLogger(), logging.getLogger("labelqueue")
    before = (root.handlers, root.level, ours.level)
    root.handlers = []
    try:
        yield
    finally:
        for handler in root.handlers:
            handler.close()
        root.handlers = before[0]
        root.setLevel(before[1])
        ours.setLevel(before[2])


def test_a_start_is_in_the_log_with_its_versions(folder: Path) -> None:
    with nobody_else_listens():
        log.log_to_file()
        log.log_start(PySide6="6.0")
    (line,) = (folder / "labelqueue.log").read_text().splitlines()
    assert "INFO labelqueue.log: Labelqueue " in line
    assert "PySide6 6.0" in line


def test_a_long_log_begins_anew(folder: Path) -> None:
    folder.mkdir()
    (folder / "labelqueue.log").write_text("x" * 1_000_001)
    with nobody_else_listens():
        log.log_to_file()
        log.log_start()
    assert len((folder / "labelqueue.log").read_text().splitlines()) == 1
    assert (folder / "labelqueue.old.log").stat().st_size == 1_000_001


def test_a_password_is_not_in_it_whoever_wrote_it(folder: Path) -> None:
    with nobody_else_listens():
        log.log_to_file()
        try:
            raise ValueError("postgresql://me:s3cret@db/labels")
        except ValueError:
            logging.getLogger("anybody").exception("failed with password='%s'", "s3cret")
    assert "ValueError" in log.log_tail(3)
    assert "s3cret" not in (folder / "labelqueue.log").read_text()


def test_the_end_of_it(folder: Path) -> None:
    assert log.log_tail(2) == ""
    folder.mkdir()
    (folder / "labelqueue.log").write_text("".join(f"line {number}\n" for number in range(20_000)))
    assert log.log_tail(2) == "line 19998\nline 19999"


def test_without_a_place_for_it_nothing_is_on_the_screen(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder.write_text("a file where the folder should be")
    with nobody_else_listens():
        log.log_to_file()
        logging.getLogger("labelqueue").error("for nobody")
    assert capsys.readouterr().err == ""
