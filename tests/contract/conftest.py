"""Every test of this folder runs on each database, in a copy of one workspace that was founded once."""

import shutil
import uuid
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import psycopg
import pytest

from tests.contract.team import Team, found_team


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "workspace.db"
    found_team(f"sqlite:///{path}")
    return path


@pytest.fixture
def sqlite_team_url(sqlite_template: Path, tmp_path: Path) -> str:
    return f"sqlite:///{shutil.copy(sqlite_template, tmp_path / 'workspace.db')}"


class TeamDatabase:
    """One database for test after test: emptying it takes a tenth of the time of making a new one."""

    def __init__(self, url: str) -> None:
        self.url = url
        found_team(url)
        # Kept: a new one would have to read again what the server knows of the tables.
        self._connection = psycopg.connect(url, autocommit=True)
        tables = self._column("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        self._connection.execute("CREATE SCHEMA kept")
        for table in tables:
            self._connection.execute(f"CREATE TABLE kept.{table} AS TABLE public.{table}")
        filled = [one for one in tables if self._column(f"SELECT 1 FROM kept.{one} LIMIT 1")]
        numbers = self._connection.execute(
            "SELECT sequencename, last_value FROM pg_sequences WHERE schemaname = 'public'"
        ).fetchall()
        self._anew = "; ".join(
            [
                "SET session_replication_role = replica",  # no look at who refers to whom
                *(f"DELETE FROM public.{table}" for table in tables),
                *(f"INSERT INTO public.{table} SELECT * FROM kept.{table}" for table in filled),
                "UPDATE workspace SET uid = gen_random_uuid()",
                *(f"SELECT setval('{name}', {last or 1}, {last is not None})" for name, last in numbers),
            ]
        )

    def begin_anew(self) -> None:
        """As it was founded, but another workspace: what an earlier test left on this computer is not its."""
        self._connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        self._connection.execute(self._anew)  # together they are one transaction

    def close(self) -> None:
        self._connection.close()

    def _column(self, statement: str) -> list[Any]:
        return [one for (one,) in self._connection.execute(statement)]


@pytest.fixture(scope="session")
def postgres_team(postgres_server: Callable[[str], str]) -> Iterator[TeamDatabase]:
    name = f"team_{uuid.uuid4().hex}"
    with psycopg.connect(postgres_server("postgres"), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        team = TeamDatabase(postgres_server(name))
        yield team
        team.close()
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def postgres_team_url(postgres_team: TeamDatabase) -> str:
    postgres_team.begin_anew()
    return postgres_team.url


@pytest.fixture(params=["sqlite", "postgres"])
def url(request: pytest.FixtureRequest) -> str:
    found: str = request.getfixturevalue(f"{request.param}_team_url")
    return found


@pytest.fixture
def team(url: str) -> Iterator[Team]:
    with ExitStack() as stack:
        yield Team(url, stack)
