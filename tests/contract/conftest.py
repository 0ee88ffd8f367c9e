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


@pytest.fixture(scope="session")
def postgres_template(postgres_server: Callable[[str], str]) -> Iterator[str]:
    name = f"template_{uuid.uuid4().hex}"
    with psycopg.connect(postgres_server("postgres"), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        found_team(postgres_server(name))
        yield name
        connection.execute(f"DROP DATABASE {name}")


@pytest.fixture
def postgres_team_url(postgres_server: Callable[[str], str], postgres_template: str) -> Iterator[str]:
    name = f"team_{uuid.uuid4().hex}"
    with psycopg.connect(postgres_server("postgres"), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {postgres_template}")
        yield postgres_server(name)
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(params=["sqlite", "postgres"])
def url(request: pytest.FixtureRequest) -> str:
    found: str = request.getfixturevalue(f"{request.param}_team_url")
    return found


@pytest.fixture
def team(url: str) -> Iterator[Team]:
    with ExitStack() as stack:
        yield Team(url, stack)
