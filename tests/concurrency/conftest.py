"""The team of the contract suite, on PostgreSQL."""

from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from tests.contract.conftest import postgres_team, postgres_team_url
from tests.contract.team import Team

__all__ = ["postgres_team", "postgres_team_url", "team"]


@pytest.fixture
def team(postgres_team_url: str) -> Iterator[Team]:
    with ExitStack() as stack:
        yield Team(postgres_team_url, stack)
