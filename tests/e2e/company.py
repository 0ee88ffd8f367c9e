"""Several windows at once, each in a process of its own: started, waited for, and none left behind."""

import os
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
PATIENCE = 60  # seconds in which at least one of them has to get on, on a busy machine too


@dataclass(frozen=True)
class Part:
    """A window: the script in `tests.e2e.parts`, who sits there, and what that machine is called."""

    script: str
    member: str
    host: str


def perform(parts: Sequence[Part], *, url: str, stage: Path) -> None:
    """Play all of them at once. Fails, with where each of them stands, if one does not end as it should."""
    windows = {part.script: _open(part, url, stage) for part in parts}
    try:
        while any(one.poll() is None for one in windows.values()):
            lost = any(one.poll() not in (None, 0) for one in windows.values())
            on_the_way = not lost and time.time() - _last_step(windows, stage) < PATIENCE
            assert on_the_way, _how_it_stands(windows, stage)
            time.sleep(0.05)
        assert {one.returncode for one in windows.values()} == {0}, _how_it_stands(windows, stage)
    finally:
        for one in windows.values():
            one.kill()
            one.wait()
    for name in windows:
        assert _errors(stage, name) == "", name


def _open(part: Part, url: str, stage: Path) -> "subprocess.Popen[bytes]":
    """With settings, journal and drawings of its own, as on a machine of its own."""
    home = stage / part.script
    folders = {}
    for kind in ("CONFIG_HOME", "DATA_HOME", "STATE_HOME", "CACHE_HOME", "RUNTIME_DIR"):
        folder = home / kind.lower()
        folder.mkdir(parents=True, mode=0o700)
        folders[f"XDG_{kind}"] = str(folder)
    with (stage / f"{part.script}.errors").open("wb") as errors:
        return subprocess.Popen(
            [
                sys.executable,
                "-m",
                "tests.e2e.player",
                part.script,
                part.script,
                part.member,
                part.host,
                url,
                str(stage),
            ],
            env=os.environ | folders | {"PYTHONPATH": f"{ROOT / 'app'}{os.pathsep}{ROOT}", "HOME": str(home)},
            cwd=ROOT,
            stderr=errors,
        )


def _last_step(names: Iterable[str], stage: Path) -> float:
    """When one of them got on."""
    files = [stage / f"{name}.{kind}" for name in names for kind in ("stands", "errors")]
    return max(file.stat().st_mtime for file in files if file.exists())


def _how_it_stands(windows: Mapping[str, "subprocess.Popen[bytes]"], stage: Path) -> str:
    lines = []
    for name, window in windows.items():
        lines.append(f"{name} ({window.poll()}): {_read(stage / f'{name}.stands')}")
        lines += [_read(stage / f"{name}.failed"), _errors(stage, name)]
    return "\n".join(line for line in lines if line)


def _errors(stage: Path, name: str) -> str:
    lines = _read(stage / f"{name}.errors").splitlines()
    return "\n".join(line for line in lines if "propagateSizeHints" not in line)


def _read(path: Path) -> str:
    return path.read_text("utf-8", errors="replace") if path.exists() else ""
