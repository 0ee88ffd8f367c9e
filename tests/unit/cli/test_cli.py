"""Exit codes and sentences of the command line."""

import ctypes
import io
import json
import subprocess
from pathlib import Path

import pytest
from PIL import Image

import labelqueue as lq
from labelqueue.cli import display, main
from labelqueue.domain.ids import CategoryId
from labelqueue.queue import connect
from tests.unit.cli.shell import run, run_here


@pytest.fixture
def url(tmp_path: Path) -> str:
    path = f"sqlite:///{tmp_path / 'w.db'}"
    with connect(path, member="anna") as workspace:
        dataset = workspace.create_dataset("fruit", ["ripe"])
        for number in (1, 2):
            Image.new("RGB", (40, 30)).save(tmp_path / f"{number}.png")
            dataset.add_samples([tmp_path / f"{number}.png"])
        work = dataset.queue().start_labeling()
        assert isinstance(work, lq.WorkItem)
        dataset.queue().submit(work, work.label.add(lq.Box(1, 2, 9, 8), "ripe"), pull_next=False)
    return path


def test_version_and_help() -> None:
    assert run("--version").stdout == f"labelqueue {lq.__version__}\n"
    shown = run("--help")
    assert shown.returncode == 0
    assert {"demo", "init", "export"} <= set(shown.stdout.split())


@pytest.mark.parametrize(
    "arguments", [["--bogus"], ["fly"], ["export"], ["export", "a", "b", "--status", "odd"]]
)
def test_wrong_usage_is_2(arguments: list[str]) -> None:
    result = run(*arguments)
    assert result.returncode == 2
    assert "Traceback" not in result.stderr
    assert "Value error" not in result.stderr


def test_init_makes_a_workspace(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'new.db'}"
    result = run("--member", "anna", "init", url)
    assert (result.returncode, result.stderr) == (0, "")
    assert "anna is its manager" in result.stdout
    again = run("--member", "anna", "init", url, "--json")
    assert json.loads(again.stdout) == {"url": url, "member": "anna", "role": "manager"}


def test_a_team_and_a_dataset_from_the_command_line(tmp_path: Path) -> None:
    place = ("--workspace", f"sqlite:///{tmp_path / 'w.db'}", "--member", "anna")
    (tmp_path / "photos" / "more").mkdir(parents=True)
    for name in ("1.png", "more/2.png"):
        Image.new("RGB", (40, 30)).save(tmp_path / "photos" / name)
    (tmp_path / "photos" / "notes.txt").write_text("no image")
    said = [
        run_here("init", place[1], "--member", "anna"),
        run_here("member", "add", "ben", *place),
        run_here("member", "add", "rita", "--role", "reviewer", *place),
        run_here("dataset", "create", "fruit", "--category", "ripe=#D33D3D", "--category", "unripe", *place),
        run_here("add", "fruit", str(tmp_path / "photos"), *place),
        run_here("add", "fruit", str(tmp_path / "photos"), *place, "--json"),
        run_here("dataset", "list", *place),
        run_here("member", "list", *place, "--json"),
    ]
    assert [one.returncode for one in said] == [0] * len(said), [one.stderr for one in said]
    assert said[1].stdout == "ben is now an annotator.\n"
    assert said[4].stdout == "2 of 2 images are new in fruit.\n"
    added = {"dataset": "fruit", "found": 2, "new": 0, "left_out": [], "same": []}
    assert json.loads(said[5].stdout) == added
    assert said[6].stdout == "fruit / default\t2 unlabeled\n"
    assert [one["role"] for one in json.loads(said[7].stdout)] == ["manager", "annotator", "reviewer"]
    with connect(place[1], member="ben") as workspace:
        dataset = workspace.dataset("fruit")
        assert dataset.categories[0] == lq.Category("ripe", "#d33d3d", CategoryId(1))
        assert isinstance(dataset.queue().start_labeling(), lq.WorkItem)
        assert [row.name for row in dataset.samples()] == ["1.png"]
    with connect(place[1], member="rita") as workspace:
        assert [row.name for row in workspace.dataset("fruit").samples()] == ["1.png", "more/2.png"]
    refused = run_here("member", "add", "eve", "--workspace", place[1], "--member", "ben")
    assert refused.returncode == 1
    assert refused.stderr == "labelqueue: Only a manager may add members; ben is an annotator.\n"
    missing = run_here("add", "fruit", str(tmp_path / "nowhere"), *place)
    assert missing.stderr == f"labelqueue: There is no file or folder {tmp_path / 'nowhere'}.\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["init", "mysql://server/x"], "mysql"),
        (["init", "postgresql://nobody:secret@127.0.0.1:9/x"], "x on 127.0.0.1"),
        (["--workspace", "nonsense", "export", "fruit", "o.json"], "not a database URL"),
    ],
)
def test_refusals_are_one_sentence(arguments: list[str], said: str) -> None:
    result = run_here(*arguments)
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr.startswith("labelqueue: ")
    assert said in result.stderr
    assert result.stderr.count("\n") == 1
    assert "secret" not in result.stderr


def test_export_by_status(url: str, tmp_path: Path) -> None:
    def export(*options: str) -> subprocess.CompletedProcess[str]:
        return run_here(
            "--workspace", url, "--member", "anna", "export", "fruit", str(tmp_path / "o.json"), *options
        )

    everything = export("--json")
    assert json.loads(everything.stdout) | {"path": ""} == {
        "path": "",
        "images": 2,
        "annotations": 1,
        "left_out_samples": [],
        "left_out_annotations": {},
    }
    labeled = export("--status", "labeled", "--status", "reviewed")
    assert "1 image, 1 annotation." in labeled.stdout
    assert len(json.loads((tmp_path / "o.json").read_text())["images"]) == 1
    odd = export("--format", "odd")
    assert (odd.returncode, odd.stderr) == (1, "labelqueue: There is no format 'odd'; there are: coco.\n")


def test_export_of_what_is_not_there(url: str, tmp_path: Path) -> None:
    result = run_here("--workspace", url, "--member", "anna", "export", "nuts", str(tmp_path / "o.json"))
    assert (result.returncode, result.stderr) == (1, "labelqueue: There is no dataset 'nuts'.\n")


def test_a_name_that_the_terminal_cannot_show(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with connect(url, member="anna") as workspace:
        workspace.create_dataset("Früchte")
    shown = io.BytesIO()
    monkeypatch.setattr("sys.stdout", io.TextIOWrapper(shown, encoding="ascii", write_through=True))
    assert main(["dataset", "list", "--workspace", url, "--member", "anna"]) == 0
    assert shown.getvalue().startswith(b"Fr\\xfcchte / default")


def test_display() -> None:
    assert display.problem("linux", {}) == display.NO_DISPLAY
    assert display.problem("linux", {"QT_QPA_PLATFORM": "offscreen"}) is None
    assert display.problem("linux", {"WAYLAND_DISPLAY": "wayland-0"}) is None
    assert display.problem("win32", {}) is None
    assert display.problem("darwin", {}) is None


def test_a_missing_library_is_named_with_its_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    def load(name: str) -> None:
        if "cursor" in name:
            raise OSError(name)

    monkeypatch.setattr(ctypes, "CDLL", load)
    said = display.problem("linux", {"DISPLAY": ":0"})
    assert said is not None
    assert "libxcb-cursor.so.0" in said
    assert "libxcb-cursor0" in said
    assert "xcb-util-cursor" in said


def test_an_import_of_qt_that_fails_is_explained() -> None:
    missing = ImportError("libEGL.so.1: cannot open shared object file: No such file or directory")
    assert "libEGL.so.1" in display.explained(missing)
    assert "libegl1" in display.explained(missing)
    assert "pip install" in display.explained(
        ModuleNotFoundError("No module named 'PySide6'", name="PySide6")
    )
    with pytest.raises(ImportError, match="other"):
        display.explained(ImportError("other"))
