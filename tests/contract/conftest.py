"""Every test of this folder runs on each database, in a copy of one workspace that was founded once."""

import shutil
import uuid
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

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
        with psycopg.connect(url, autocommit=True) as connection:
            names = connection.execute(
                "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
            ).fetchall()
            self._tables = [name for (name,) in names]
            connection.execute("CREATE SCHEMA kept")
            for table in self._tables:
                connection.execute(f"CREATE TABLE kept.{table} AS TABLE public.{table}")
            self._numbers = connection.execute(
                "SELECT sequencename, last_value FROM pg_sequences WHERE schemaname = 'public'"
            ).fetchall()

    def begin_anew(self) -> None:
        """As it was founded, but another workspace: what an earlier test left on this computer is not its."""
        with psycopg.connect(self.url) as connection:
            connection.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
            connection.execute("SET session_replication_role = replica")  # no look at who refers to whom
            for table in self._tables:
                connection.execute(f"DELETE FROM public.{table}")
                connection.execute(f"INSERT INTO public.{table} SELECT * FROM kept.{table}")
            connection.execute("UPDATE workspace SET uid = gen_random_uuid()")
            for sequence, last in self._numbers:
                connection.execute("SELECT setval(%s, %s, %s)", (sequence, last or 1, last is not None))


@pytest.fixture(scope="session")
def postgres_team(postgres_server: Callable[[str], str]) -> Iterator[TeamDatabase]:
    name = f"team_{uuid.uuid4().hex}"
    with psycopg.connect(postgres_server("postgres"), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        yield TeamDatabase(postgres_server(name))
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
