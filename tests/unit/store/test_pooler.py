"""A pooler hands one server connection to many clients: nothing may stay behind on it."""

from typing import Any

import psycopg
import pytest
from sqlalchemy import Connection

import labelqueue as lq
from labelqueue.store.engine import Store


@pytest.fixture
def pooled(monkeypatch: pytest.MonkeyPatch) -> None:
    """As a pooler does, say another process than the server's."""
    monkeypatch.setattr(psycopg.ConnectionInfo, "backend_pid", property(lambda _self: -7))


def settings(connection: Connection) -> dict[str, str]:
    names = ("lock_timeout", "statement_timeout", "enable_seqscan", "jit")
    return {name: connection.exec_driver_sql(f"SHOW {name}").scalar_one() for name in names}


@pytest.mark.usefixtures("pooled")
def test_nothing_is_set_or_prepared_for_others(postgres_url: str) -> None:
    with psycopg.connect(postgres_url) as plain:
        usual = {
            name: plain.execute(f"SHOW {name}").fetchone() for name in ("statement_timeout", "enable_seqscan")
        }
    store = Store(postgres_url)

    def prepared(driver: Any) -> list[Any]:
        for _ in range(10):
            driver.execute("SELECT 1 + %s", [1])
        found: list[Any] = driver.execute("SELECT name FROM pg_prepared_statements").fetchall()
        return found

    assert store.at_once(prepared) == []
    reading = store.read(settings)
    assert (reading["statement_timeout"],) == usual["statement_timeout"]
    assert (reading["enable_seqscan"],) == usual["enable_seqscan"]
    writing = store.write(settings)
    assert writing["lock_timeout"] == "3s"
    assert writing["statement_timeout"] == "13500ms"
    assert (writing["enable_seqscan"], writing["jit"]) == ("off", "off")
    assert store.read(settings) == reading
    store.close()


def test_a_connection_of_its_own_has_limits_and_prepares(postgres_url: str) -> None:
    store = Store(postgres_url)
    found = store.read(settings)
    assert found["lock_timeout"] == "3s"
    # Else many servers would compile machine code for each statement that needs a table as a whole.
    assert (found["enable_seqscan"], found["jit"]) == ("off", "off")

    def prepared(driver: Any) -> int:
        for _ in range(10):
            driver.execute("SELECT 1 + %s", [1])
        return len(driver.execute("SELECT name FROM pg_prepared_statements").fetchall())

    assert store.at_once(prepared) > 0
    store.close()


@pytest.mark.usefixtures("pooled")
def test_work_goes_on_behind_a_pooler(postgres_url: str) -> None:
    with lq.connect(postgres_url, member="boss") as workspace:
        dataset = workspace.create_dataset("fruit", ["ripe"])
        dataset.add_samples(lq.SampleSpec(f"{number}.jpg", "x.jpg", width=9, height=9) for number in range(9))
        queue = dataset.queue()
        work: Any = queue.start_labeling()
        while isinstance(work, lq.WorkItem):
            work = queue.submit(work, work.label.add(lq.Box(1, 2, 3, 4), category="ripe"))
        assert queue.counts()[lq.LabelStatus.LABELED] == 9


def test_a_new_workspace_keeps_time_limits_in_the_database(postgres_url: str) -> None:
    lq.connect(postgres_url, member="boss").close()
    with psycopg.connect(postgres_url) as plain:
        assert plain.execute("SHOW lock_timeout").fetchone() == ("3s",)
        assert plain.execute("SHOW idle_in_transaction_session_timeout").fetchone() == ("1min",)


def test_whoever_may_not_change_the_database_can_found_a_workspace(postgres_url: str) -> None:
    with psycopg.connect(postgres_url, autocommit=True) as plain:
        name = plain.info.dbname
        plain.execute(f"CREATE ROLE {name}_guest LOGIN")
        plain.execute(f"GRANT ALL ON SCHEMA public TO {name}_guest")
    guest = postgres_url.replace("postgres@", f"{name}_guest@")
    try:
        with lq.connect(guest, member="boss") as workspace:
            assert workspace.member.role is lq.Role.MANAGER
        with psycopg.connect(postgres_url) as plain:
            assert plain.execute("SHOW lock_timeout").fetchone() == ("0",)
    finally:
        with psycopg.connect(postgres_url, autocommit=True) as plain:
            plain.execute(f"DROP OWNED BY {name}_guest")
            plain.execute(f"DROP ROLE {name}_guest")
