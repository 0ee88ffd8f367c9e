"""How the tests speak to the command line."""

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from labelqueue.cli import main

APP = Path(__file__).parents[3] / "app"


def run(*arguments: str, text: str | None = None) -> subprocess.CompletedProcess[str]:
    """The program in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "labelqueue", *arguments],
        env=os.environ | {"PYTHONPATH": str(APP), "PYTHONWARNINGS": "error", "COLUMNS": "100"},
        input=text,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def run_here(*arguments: str) -> subprocess.CompletedProcess[str]:
    """The same in this process, which takes a tenth of the time."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = main(arguments)
    return subprocess.CompletedProcess(arguments, code, out.getvalue(), err.getvalue())


@dataclass(frozen=True)
class Said:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Shell = Callable[..., Said]
"""`shell("next", "fruit", member="ann", text="…")`: a command on the test's workspace, and what it reads."""
