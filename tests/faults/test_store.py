"""What the environment does to a workspace: one sentence, and nothing lost."""

import os
import sqlite3
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import psycopg
import pytest

import labelqueue as lq
from labelqueue.queue import Workspace, connect
from labelqueue.store.engine import Store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "workspace.db"


def made(path: Path) -> Workspace:
    workspace = lq.connect(f"sqlite:///{path}")
    workspace.create_dataset("fruit", categories=["ripe"]).add_samples(["https://pictures.example/a.jpg"])
    return workspace


def refused(url: str, words: str) -> None:
    with pytest.raises(lq.StoreUnavailable, match=words) as caught:
        lq.connect(url)
    assert "\n" not in str(caught.value)
    assert str(caught.value).endswith(".")


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("nonsense", "That is not a database URL"),
        ("foo://server/db", "cannot use a database of the kind 'foo'"),
        ("mysql://server/db", "cannot use a database of the kind 'mysql'"),
        ("postgresql+psycopg2://server/db", "cannot use a database of the kind"),
        ("postgresql://server:port/db", "That is not a database URL"),
        ("sqlite://", "needs a file"),
        ("postgresql://me@127.0.0.1:1/db", "The database db on 127.0.0.1 cannot be reached: .*refused"),
        ("postgresql://me@no-such-host.invalid/db", "The database db on no-such-host.invalid cannot be"),
        ("postgresql:///db?host=/nowhere", "The database db on /nowhere cannot be .*: no server is running"),
        ("postgresql://me@127.0.0.1:1/", "The database 127.0.0.1 cannot be reached"),
        ("postgresql://me@127.0.0.1:1/db?bogus=1", "The database db on 127.0.0.1 cannot be .*bogus"),
        ("sqlite:///" + "x" * 300 + ".db", "cannot be opened"),
    ],
)
def test_urls_that_lead_nowhere(url: str, words: str) -> None:
    refused(url, words)


def test_a_read_only_file(path: Path) -> None:
    made(path).close()
    path.chmod(0o444)
    refused(f"sqlite:///{path}", "is read-only")


def test_only_founding_makes_a_file(path: Path, postgres_url: str) -> None:
    for url in (f"sqlite:///{path}", postgres_url):
        with pytest.raises(lq.StoreUnavailable, match="There is no workspace in .* yet"):
            connect(url, member="ben", found=False)
    assert not path.exists()
    lq.connect(postgres_url, member="boss").close()
    connect(postgres_url, member="boss", found=False).close()


def test_a_file_may_be_named_as_it_is(path: Path) -> None:
    with lq.connect(str(path)) as workspace:
        assert workspace.url == f"sqlite:///{path}"


def test_a_folder_and_a_file_of_another_kind(tmp_path: Path) -> None:
    refused(f"sqlite:///{tmp_path}", "is a folder")
    (tmp_path / "letter.txt").write_text("Dear Sir or Madam")
    refused(f"sqlite:///{tmp_path}/letter.txt", "is not a Labelqueue workspace")
    assert (tmp_path / "letter.txt").read_text() == "Dear Sir or Madam"


def test_a_database_of_another_program(tmp_path: Path) -> None:
    path = tmp_path / "customers.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE customers (name TEXT)")
    connection.close()
    before = path.read_bytes()
    refused(f"sqlite:///{path}", "belongs to another program")
    assert path.read_bytes() == before


def test_a_server_with_a_table_of_our_name(postgres_url: str) -> None:
    with psycopg.connect(postgres_url) as connection:
        connection.execute("CREATE TABLE event (id int)")
    refused(postgres_url, "belongs to another program: it has a table 'event'")


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    refused(f"sqlite:///{tmp_path}/file/workspace.db", "cannot be opened")


def test_a_damaged_file(path: Path) -> None:
    made(path).close()
    content = bytearray(path.read_bytes())
    content[100:4096] = os.urandom(3996)
    path.write_bytes(content)
    for rest in ("-wal", "-shm"):
        Path(f"{path}{rest}").unlink(missing_ok=True)
    refused(f"sqlite:///{path}", "is damaged|is not a Labelqueue workspace")


def test_a_full_disk_loses_nothing(path: Path) -> None:
    with made(path) as workspace:
        queue = workspace.dataset("fruit").queue()
        work = queue.start_labeling()
        assert isinstance(work, lq.WorkItem)
        label = work.label
        for number in range(3000):
            label = label.add(lq.Box(number, 0, number + 5, 5), "ripe")
        # The limit is the connection's own: set it on the one that the workspace uses.
        store = workspace._session.store
        pages = store.read(lambda connection: connection.exec_driver_sql("PRAGMA page_count").scalar_one())
        store.read(lambda connection: connection.exec_driver_sql(f"PRAGMA max_page_count={pages + 1}"))
        with pytest.raises(lq.StoreUnavailable, match="is full: nothing was written"):
            queue.submit(work, label, pull_next=False)
        assert queue.start_labeling() == work
        store.read(lambda connection: connection.exec_driver_sql(f"PRAGMA max_page_count={2**30}"))
        queue.submit(work, label, pull_next=False)
        assert len(workspace.dataset("fruit").label_of("a.jpg")) == 3000


def test_a_file_that_another_program_writes_to(path: Path) -> None:
    made(path).close()
    with lq.connect(f"sqlite:///{path}", timeout=0.05) as workspace:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(lq.StoreUnavailable, match="is busy with another program"):
            workspace.dataset("fruit").queue().start_labeling()
        other.execute("ROLLBACK")
        other.close()
        assert isinstance(workspace.dataset("fruit").queue().start_labeling(), lq.WorkItem)


def test_a_server_that_ends_the_connection(postgres_url: str) -> None:
    with lq.connect(postgres_url, member="boss") as workspace:
        workspace.create_dataset("fruit").add_samples(["https://pictures.example/a.jpg"])
        queue = workspace.dataset("fruit").queue()
        with psycopg.connect(postgres_url, autocommit=True) as other:
            other.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE application_name = 'labelqueue' AND datname = current_database()"
            )
        assert isinstance(queue.start_labeling(), lq.WorkItem)


def terminate(url: str) -> None:
    with psycopg.connect(url, autocommit=True) as other:
        other.execute(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
            " WHERE application_name = 'labelqueue' AND datname = current_database()"
        )


def clients(url: str) -> int:
    with psycopg.connect(url) as other:
        row = other.execute(
            "SELECT count(*) FROM pg_stat_activity"
            " WHERE application_name = 'labelqueue' AND datname = current_database()"
        ).fetchone()
    assert row is not None
    return int(row[0])


def test_a_heartbeat_over_a_connection_that_was_ended(postgres_url: str) -> None:
    with lq.connect(postgres_url, member="boss") as workspace:
        terminate(postgres_url)
        workspace.heartbeat()
        terminate(postgres_url)


def test_a_connection_that_serves_nobody_is_closed(
    postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with lq.connect(postgres_url, member="boss") as workspace:
        workspace.heartbeat()
        assert clients(postgres_url) == 1
        monkeypatch.setattr("labelqueue.store.engine.IDLE", 0.0)
        workspace.heartbeat()
        while clients(postgres_url):  # the server takes a moment to see it
            time.sleep(0.01)
        assert workspace.datasets() == []
        assert clients(postgres_url) == 1


def test_what_belongs_together_shares_one_time_out(path: Path) -> None:
    with made(path) as workspace:
        store = workspace._session.store
        with store.one_call():
            end = store._deadline.at
            workspace.dataset("fruit").queue().start_labeling()
            workspace.heartbeat()
            assert store._deadline.at == end
        workspace.heartbeat()
        assert store._deadline.at != end


def test_a_pooler_may_stand_between(postgres_url: str) -> None:
    """Which refuses options of the connection, so the settings are made by a statement."""
    with lq.connect(postgres_url, member="boss", timeout=10) as workspace:
        store = workspace._session.store
        names = ("lock_timeout", "statement_timeout", "idle_in_transaction_session_timeout")
        assert [store.at_once(partial(_shown, name)) for name in names] == ["3s", "9s", "1min"]


def _shown(name: str, driver: psycopg.Connection[tuple[str]]) -> str:
    row = driver.execute(f"SHOW {name}").fetchone()
    assert row is not None
    return row[0]


def test_a_time_out_is_a_number_of_seconds(path: Path) -> None:
    for wrong in (0, -1, float("nan"), float("inf")):
        with pytest.raises(lq.InvalidValue, match="A time-out is a number of seconds"):
            lq.connect(str(path), timeout=wrong)


def test_a_database_that_does_not_exist(postgres_server: Callable[[str], str]) -> None:
    refused(postgres_server("no_such_database"), "no_such_database.*does not exist")


def test_a_password_is_never_shown() -> None:
    with pytest.raises(lq.StoreUnavailable) as caught:
        lq.connect("postgresql://me:secret@127.0.0.1:1/db?password=secret")
    assert "secret" not in str(caught.value)


def test_a_commit_that_fails_leaves_nothing_open(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")
    store = Store(f"sqlite:///{tmp_path}/plain.db")
    store.write(lambda connection: connection.exec_driver_sql("CREATE TABLE heap (body TEXT)"))
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    largest = max(file.stat().st_size for file in tmp_path.glob("plain.db*"))
    resource.setrlimit(resource.RLIMIT_FSIZE, (largest + 20_000, before[1]))
    try:
        with pytest.raises(lq.StoreUnavailable):
            store.write(
                lambda connection: (
                    connection.exec_driver_sql("INSERT INTO heap SELECT hex(randomblob(200000))").rowcount
                )
            )
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    count = store.write(
        lambda connection: connection.exec_driver_sql("SELECT count(*) FROM heap").scalar_one()
    )
    assert count == 0
    store.close()
