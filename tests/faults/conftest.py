"""What every test of this folder may meet."""

from collections.abc import Callable

import pytest


@pytest.fixture(autouse=True)
def _connections_are_lost(expected_logs: Callable[[str], None]) -> None:
    """That is what these tests are about."""
    expected_logs(r"WARNING labelqueue\.store\.engine: The connection to .* is lost: ")
