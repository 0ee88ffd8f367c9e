"""What the guide says about the command line."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import labelqueue as lq
from labelqueue.formats.plain import label_from_plain
from labelqueue.queue import connect
from tests.unit.cli.shell import APP, run

GUIDE = (Path(__file__).parents[3] / "docs" / "guide" / "command-line.md").read_text(encoding="utf-8")


def block(language: str) -> str:
    found = re.search(rf"```{language}\n(.*?)```", GUIDE, re.DOTALL)
    assert found
    return found[1]


@pytest.mark.skipif(shutil.which("jq") is None, reason="the script of the guide uses jq")
def test_the_script_labels_a_whole_queue(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'w.db'}"
    with connect(url, member="boss") as boss:
        boss.add_member("robot")
        boss.create_dataset("fruit", ["ripe"]).add_samples(
            lq.SampleSpec(name, f"/pictures/{name}") for name in ("good.jpg", 'odd \\n "name".jpg')
        )
    label = json.dumps({"annotations": [{"category": "ripe", "geometry": {"type": "point", "x": 1, "y": 2}}]})
    for name, content in {
        "script.sh": block("sh").replace("postgresql://app@db.example/labels", url),
        "detect": f"#!/bin/sh\n[ \"$1\" = /pictures/good.jpg ] && printf %s '{label}'\n",
        "labelqueue": f'#!/bin/sh\nexec {sys.executable} -m labelqueue "$@"\n',
    }.items():
        (tmp_path / name).write_text(content)
        (tmp_path / name).chmod(0o755)
    done = subprocess.run(
        ["sh", "script.sh"],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(APP), "PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    with connect(url, member="boss") as boss:
        dataset = boss.dataset("fruit")
        assert {row.name: row.status.value for row in dataset.samples()} == {
            "good.jpg": "labeled",
            'odd \\n "name".jpg': "skipped",
        }
        assert len(dataset.label_of("good.jpg")) == 1


def test_the_label_of_the_guide_can_be_read() -> None:
    label = label_from_plain(block("json"), given=lq.Label(), categories=["ripe"])
    assert label.annotations[0].attributes == {"occluded": True}


def test_every_command_is_in_the_guide() -> None:
    commands = re.findall(r"^  ([a-z-]+) ", run("--help").stdout.partition("Commands:")[2], re.MULTILINE)
    assert "submit" in commands
    assert [one for one in commands if f"`{one}" not in GUIDE] == []
