"""How the databases go about what a workspace asks of them."""

import re
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import psycopg
import pytest
from psycopg.pq import TransactionStatus
from sqlalchemy import event

from labelqueue.queue import Workspace
from labelqueue.store.prepared import Prepared

PLAN_MODES = ("auto", "force_generic_plan")

Node = dict[str, Any]


@dataclass(frozen=True)
class Plan:
    """One statement as PostgreSQL really ran it; all figures are those of EXPLAIN (ANALYZE, BUFFERS).

    `once`: it is one of those that are compiled once: what somebody at work waits for.
    """

    sql: str
    once: bool
    mode: str
    root: Node

    def nodes(self) -> list[Node]:
        return list(_all(self.root))

    def scans(self, table: str) -> list[Node]:
        return scans(self.root, table)

    def __str__(self) -> str:
        lines = [f"{self.mode}: {self.sql}"]
        for node in self.nodes():
            place = node.get("Index Name") or node.get("Relation Name") or ""
            lines.append(f"  {node['Node Type']} {place}: {buffers(node)} buffers")
        return "\n".join(lines)


def scans(node: Node, table: str) -> list[Node]:
    """The nodes that read this table, from `node` down."""
    return [one for one in _all(node) if one.get("Relation Name") == table and is_scan(one)]


def is_scan(node: Node) -> bool:
    return str(node["Node Type"]).endswith("Scan")


def buffers(node: Node) -> int:
    """Pages that it looked at in all its loops, with the index below it, but not what else it waits for."""
    below = [one for one in node.get("Plans", ()) if not str(one["Node Type"]).startswith("Bitmap Index")]
    # What is asked for while it runs counts for it, though it stands beside it.
    return max(0, _pages(node) - sum(_pages(one) for one in [*below, *node["Beside"]]))


def _pages(node: Node) -> int:
    return int(node["Shared Hit Blocks"]) + int(node["Shared Read Blocks"])


def _all(node: Node) -> Iterator[Node]:
    yield node
    below = node.get("Plans", ())
    aside = [one for one in below if one["Parent Relationship"] == "InitPlan"]
    for one in below:
        one["Beside"] = aside if one not in aside else []
        yield from _all(one)


@contextmanager
def watched(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Plan]]:
    """Every statement of this workspace is run twice: to be explained, and undone, and as it should."""
    plans: list[Plan] = []
    engine = workspace._session.store._engine

    def explain(driver: Any, sql: str, values: Sequence[Any], *, once: bool) -> None:
        if re.match(r"\s*(SELECT|UPDATE|INSERT|DELETE|WITH)\b", sql):
            plans.extend(Plan(sql, once, *found) for found in _explained(driver, sql, values))

    def before(_connection: Any, cursor: Any, sql: str, values: Any, *_: Any) -> None:
        one = values[0] if isinstance(values, list) else values
        explain(cursor.connection, *_numbered(sql, one), once=False)

    on = psycopg.RawCursor.execute

    def execute(self: Any, query: Any, params: Any = None, **options: Any) -> Any:
        if self.connection is workspace._session.store._driver:
            explain(self.connection, query, params or (), once=True)
        return on(self, query, params, **options)

    event.listen(engine, "before_cursor_execute", before)
    with monkeypatch.context() as patch:
        patch.setattr(psycopg.RawCursor, "execute", execute)
        yield plans
    event.remove(engine, "before_cursor_execute", before)


def _numbered(sql: str, values: dict[str, Any]) -> tuple[str, list[Any]]:
    """SQLAlchemy's text as the server gets it."""
    names = list(dict.fromkeys(re.findall(r"%\((\w+)\)s", sql)))
    text = re.sub(r"%\((\w+)\)s", lambda found: f"${names.index(found[1]) + 1}", sql)
    return text, [values[name] for name in names]


def _explained(driver: Any, sql: str, values: Sequence[Any]) -> Iterator[tuple[str, Node]]:
    def run(command: str) -> Any:
        return psycopg.ClientCursor(driver).execute(command)

    alone = driver.info.transaction_status == TransactionStatus.IDLE
    given = ", ".join(psycopg.ClientCursor(driver).mogrify("%s", [value]) for value in values)
    if alone:
        run("BEGIN")
    for mode in PLAN_MODES:
        run("SAVEPOINT looked")
        run(f"SET LOCAL plan_cache_mode = {mode}")
        run(f"PREPARE looked AS {sql}")
        call = f"EXECUTE looked({given})" if given else "EXECUTE looked"
        (answer,) = run(f"EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) {call}").fetchone()
        run("DEALLOCATE looked")
        run("ROLLBACK TO SAVEPOINT looked")
        yield mode, answer[0]["Plan"] | {"Beside": []}
    run("ROLLBACK" if alone else "RELEASE SAVEPOINT looked")


@contextmanager
def local_plans(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The lines of EXPLAIN QUERY PLAN for every statement that a local workspace runs."""
    lines: list[str] = []
    engine = workspace._session.store._engine

    def explain(driver: sqlite3.Connection, sql: str) -> None:
        if re.match(r"\s*(SELECT|UPDATE|INSERT|DELETE|WITH)\b", sql):
            # SQLite plans before it knows the values.
            count = max((int(number) for number in re.findall(r"\?(\d+)", sql)), default=sql.count("?"))
            rows = driver.execute(f"EXPLAIN QUERY PLAN {sql}", [None] * count).fetchall()
            in_order_of_locks = sql.endswith("ORDER BY sample_state.sample_id")  # a few, and no order of work
            lines.extend(row[3] for row in rows if not (in_order_of_locks and "TEMP B-TREE" in row[3]))

    def before(_connection: Any, cursor: Any, sql: str, *_: Any) -> None:
        explain(cursor.connection, sql)

    on: Callable[..., Any] = Prepared.on

    def listening(self: Prepared, driver: Any, dialect: Any, /, **values: Any) -> Any:
        if driver is workspace._session.store._driver:
            explain(driver, self.sql(dialect))
        return on(self, driver, dialect, **values)

    event.listen(engine, "before_cursor_execute", before)
    with monkeypatch.context() as patch:
        patch.setattr(Prepared, "on", listening)
        yield lines
    event.remove(engine, "before_cursor_execute", before)


@contextmanager
def counted(workspace: Workspace) -> Iterator[list[int]]:
    """How many steps SQLite's machine takes; the number stands in the list afterwards."""
    steps = 0
    found: list[int] = []

    def step() -> int:
        nonlocal steps
        steps += 1
        return 0

    driver = workspace._session.store._driver
    driver.set_progress_handler(step, 1)
    yield found
    driver.set_progress_handler(None, 0)
    found.append(steps)
