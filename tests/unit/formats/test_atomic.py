import errno
import os
import stat
from pathlib import Path

import pytest

from labelqueue.domain.errors import ExportFailed
from labelqueue.formats.atomic import replacing


def test_replaces_when_the_block_ends_well(tmp_path: Path) -> None:
    path = tmp_path / "out.json"
    path.write_text("old")
    with replacing(path) as file:
        file.write("neü")
        assert path.read_text() == "old"
    assert path.read_text(encoding="utf-8") == "neü"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no umask")
def test_colleagues_may_read_the_file(tmp_path: Path) -> None:
    path = tmp_path / "out.json"
    old = os.umask(0o022)
    try:
        with replacing(path):
            pass
    finally:
        os.umask(old)
    assert stat.S_IMODE(path.stat().st_mode) == 0o644


@pytest.mark.parametrize("error", [ValueError("a bug"), KeyboardInterrupt()])
def test_keeps_the_old_file_when_the_block_fails(tmp_path: Path, error: BaseException) -> None:
    path = tmp_path / "out.json"
    path.write_text("old")

    def fail() -> None:
        with replacing(path) as file:
            file.write("half")
            raise error

    with pytest.raises(type(error)):
        fail()
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        (errno.ENOSPC, 'There is no space left on the disk for "out.json".'),
        (errno.EACCES, '"out.json" may not be written to {folder}.'),
        (errno.EIO, '"out.json" cannot be written (Input/output error).'),
    ],
)
def test_disk_that_fails_at_the_last_moment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, sentence: str
) -> None:
    def fail(_: int) -> None:
        raise OSError(code, os.strerror(code))

    path = tmp_path / "out.json"
    path.write_text("old")
    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(ExportFailed) as caught, replacing(path) as file:
        file.write("new")
    assert str(caught.value) == sentence.format(folder=tmp_path)
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_missing_folder(tmp_path: Path) -> None:
    with (
        pytest.raises(ExportFailed, match="^There is no folder .*nowhere"),
        replacing(tmp_path / "nowhere" / "x"),
    ):
        pass


def test_target_that_is_a_folder(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    with pytest.raises(ExportFailed, match="is a folder, not a file"), replacing(tmp_path / "x"):
        pass
    assert [path.name for path in tmp_path.iterdir()] == ["x"]
