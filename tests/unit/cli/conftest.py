"""The command line on a workspace of the test's own, on each database."""

import io
from pathlib import Path

import pytest

from labelqueue.cli import main
from tests.unit.cli.shell import Said, Shell


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty place for a workspace, on each database."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'w.db'}"
    found: str = request.getfixturevalue("postgres_url")
    return found


@pytest.fixture
def shell(url: str, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shell:
    def call(*arguments: str, member: str = "boss", text: str | None = None) -> Said:
        if text is not None:
            monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
        capfd.readouterr()
        code = main([*arguments, "--workspace", url, "--member", member])
        said = capfd.readouterr()
        assert "Traceback" not in said.err
        return Said(code, said.out, said.err)

    return call
