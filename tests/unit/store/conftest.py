"""Here every workspace is made by the migrations themselves."""

import pytest

from labelqueue.store import schema
from tests.founding import MIGRATE


@pytest.fixture(autouse=True)
def _the_migrations_themselves(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schema, "migrate", MIGRATE)
