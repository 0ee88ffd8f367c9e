"""The command a newcomer types, in a process of its own."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from pycocotools.coco import COCO

from labelqueue.ui import demo

SRC = Path(__file__).parents[2] / "app"


def labelqueue(*arguments: str, home: Path) -> subprocess.CompletedProcess[str]:
    """Run the program as on a machine without a display and with an empty home."""
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM") and not name.startswith("XDG_")
    }
    return subprocess.run(
        [sys.executable, "-m", "labelqueue", *arguments],
        env=environment | {"HOME": str(home), "PYTHONPATH": str(SRC)},
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )


def results(done: subprocess.CompletedProcess[str]) -> Path:
    assert done.returncode == 0, done.stderr
    named = re.search(r"are in (.+)$", done.stdout, re.MULTILINE)
    assert named is not None, done.stdout
    return Path(named[1])


def test_the_demo_without_a_display_plays_a_whole_round(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = results(labelqueue("demo", home=tmp_path))
    pictures = sorted(path.name for path in folder.glob("*.png"))
    for step in ("home", "polygon-and-box", "skipped", "review", "reject", "came-back", "corrected"):
        assert any(step in name for name in pictures), step
    coco = COCO(str(folder / "coco.json"))
    capsys.readouterr()  # pycocotools prints
    assert [image["file_name"] for image in coco.loadImgs(coco.getImgIds())] == ["astronaut.jpg"]
    polygon, box = coco.loadAnns(coco.getAnnIds())
    names = {category["id"]: category["name"] for category in coco.loadCats(coco.getCatIds())}
    assert (names[polygon["category_id"]], names[box["category_id"]]) == ("person", "rocket")
    assert 100_000 < polygon["area"] < 140_000
    assert box["bbox"] == pytest.approx([354, 3, 118, 287], abs=1.5)


def test_every_round_has_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(demo, "_data", lambda: tmp_path)
    first, second = demo._new_folder(None), demo._new_folder(None)
    assert first != second
    assert sorted(tmp_path.rglob("*")) == [first.parent, first, second]


def test_the_demo_does_not_write_into_a_folder_with_something_in_it(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "precious.txt").write_text("mine")
    done = labelqueue("demo", "--output", str(folder), home=tmp_path / "home")
    assert done.returncode == 1
    assert done.stderr == f"labelqueue: {folder} is not empty; name another folder.\n"
    assert sorted(path.name for path in folder.iterdir()) == ["precious.txt"]


def test_no_window_without_a_display(tmp_path: Path) -> None:
    done = labelqueue(home=tmp_path)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "There is no display" in done.stderr
