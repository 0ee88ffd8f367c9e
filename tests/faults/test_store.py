"""What the environment does to a workspace: one sentence, and nothing lost."""

import os
import re
import socket
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psycopg
import pytest
from sqlalchemy import Connection

import labelqueue as lq
from labelqueue.queue import Workspace, connect
from labelqueue.store.engine import Again, Store
from tests.faults.proxy import Proxy


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


def test_a_server_that_ends_the_connection(postgres_url: str, caplog: pytest.LogCaptureFixture) -> None:
    with lq.connect(postgres_url, member="boss") as workspace:
        workspace.create_dataset("fruit").add_samples(["https://pictures.example/a.jpg"])
        queue = workspace.dataset("fruit").queue()
        with psycopg.connect(postgres_url, autocommit=True) as other:
            other.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE application_name = 'labelqueue' AND datname = current_database()"
            )
        assert isinstance(queue.start_labeling(), lq.WorkItem)
    (lost,) = [one.getMessage() for one in caplog.records if one.levelname == "WARNING"]
    assert re.match(r"The connection to test_\w+ on .* is lost: .*terminating connection", lost)


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
    refused(postgres_server("no_such_database"), "has no database .no_such_database.")


def test_a_name_that_nobody_looks_up_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    over = threading.Event()

    def getaddrinfo(*_arguments: object, **_more: object) -> Any:
        over.wait(60)
        raise socket.gaierror(-3, "Temporary failure in name resolution")

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    try:
        with pytest.raises(lq.StoreUnavailable, match=r"^db on server\.example did not answer within 0\.1 s"):
            lq.connect("postgresql://me@server.example/db", timeout=0.1)
        assert not over.is_set()
    finally:
        over.set()


def test_all_addresses_of_a_server_are_tried(
    postgres_tcp: tuple[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    path, port = postgres_tcp
    addresses = ["127.0.0.9", "127.0.0.1"]  # nobody listens at the first
    stream = (socket.AF_INET, socket.SOCK_STREAM, 6, "")
    found = [(*stream, (one, port)) for one in addresses]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_arguments, **_more: found)
    with lq.connect(f"postgresql://postgres@server.example:{port}{path}", member="boss") as workspace:
        assert workspace.member.name == "boss"


@pytest.fixture
def postgres_tcp(postgres_url: str) -> Iterator[tuple[str, int]]:
    """The path and the port under which the test's database is reached over the network."""
    proxy = Proxy(postgres_url)
    parts = urlsplit(proxy.url)
    yield parts.path, parts.port or 0
    proxy.close()


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


def test_a_file_is_waited_for_as_long_as_the_call_may_take(path: Path) -> None:
    def waits(connection: Connection) -> int:
        return int(connection.exec_driver_sql("PRAGMA busy_timeout").scalar_one())

    with made(path) as workspace:
        store = workspace._session.store
        assert store.write(waits, timeout=2.0) == 2000
        assert store.write_aside(waits) == 5000
        assert store.read(waits) == 15_000
        assert store.at_once(lambda driver: driver.execute("PRAGMA busy_timeout").fetchone()) == (15_000,)
        with store.one_call():
            store._deadline.at -= 10
            assert store.write(waits) <= 5000


def test_what_the_server_refuses_for_the_moment_costs_no_connection(postgres_url: str) -> None:
    def process(driver: Any) -> int:
        return int(driver.execute("SELECT pg_backend_pid()").fetchone()[0])

    store, tries = Store(postgres_url), []

    def refused_once(driver: Any) -> int:
        tries.append(process(driver))
        if len(tries) == 1:
            driver.execute("DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = '55P03'; END $$")
        if len(tries) == 2:
            raise Again
        return process(driver)

    assert store.at_once(refused_once) == tries[0] == tries[1] == tries[2]
    store.close()


@pytest.fixture(params=["sqlite", "postgres"])
def opened(request: pytest.FixtureRequest) -> Iterator[Workspace]:
    file: Path = request.getfixturevalue("path")
    url = f"sqlite:///{file}" if request.param == "sqlite" else request.getfixturevalue("postgres_url")
    with lq.connect(url, member="boss") as workspace:
        workspace.create_dataset("fruit", categories=["ripe"]).add_samples(["https://pictures.example/a.jpg"])
        yield workspace


def changed(workspace: Workspace, *statements: str) -> None:
    """What another program does to the database."""
    other = Store(workspace._session.store.url.render_as_string(hide_password=False))
    for statement in statements:
        other.write(lambda connection, one=statement: connection.exec_driver_sql(one))  # type: ignore[misc]
    other.close()


NEWER = "UPDATE labelqueue_schema SET version_num = '9999'"
ANOTHER = "ALTER TABLE dataset RENAME COLUMN description TO words"


def test_an_upgrade_while_the_connection_was_closed(opened: Workspace) -> None:
    changed(opened, NEWER)
    opened._session.store.close()
    for _ in range(2):
        with pytest.raises(lq.StoreUnavailable, match=r"was made by a newer version of Labelqueue; .*\.$"):
            opened.datasets()
    changed(opened, "UPDATE labelqueue_schema SET version_num = '0000'")
    with pytest.raises(lq.StoreUnavailable, match="was made by an older version"):
        opened.datasets()


def test_an_upgrade_under_an_open_connection(opened: Workspace) -> None:
    opened.datasets()
    changed(opened, NEWER, ANOTHER)
    with pytest.raises(lq.StoreUnavailable, match="was made by a newer version"):
        opened.datasets()


def test_what_nobody_foresaw_is_one_sentence_and_a_line_in_the_log(
    opened: Workspace, expected_logs: Callable[[str], None]
) -> None:
    expected_logs(r"ERROR labelqueue\.store\.errors: .*: an error that is not known \((42703|no SQLSTATE)\)")
    changed(opened, ANOTHER)
    with pytest.raises(lq.StoreFailed, match="does not know; the log says more") as caught:
        opened.datasets()
    assert "\n" not in str(caught.value)
