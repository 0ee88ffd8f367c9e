"""Every test of this folder runs on each database."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.contract.team import Team, open_team


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/workspace.db"
    found: str = request.getfixturevalue("postgres_url")
    return found


@pytest.fixture
def team(url: str) -> Iterator[Team]:
    with ExitStack() as stack:
        yield open_team(url, stack)
