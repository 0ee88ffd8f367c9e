"""Statistics from the command line."""

import csv
from datetime import datetime, timedelta
from pathlib import Path

import pytest

import labelqueue as lq
from labelqueue.domain.statistics_tables import By
from labelqueue.queue import connect
from tests.unit.cli.shell import Shell


@pytest.fixture
def team(url: str) -> str:
    """One sample of three is submitted by ann, and accepted."""
    with connect(url, member="boss") as boss:
        boss.add_member("ann", "annotator")
        dataset = boss.create_dataset("fruit", ["ripe"])
        dataset.add_samples(["1.png", "2.png", "3.png"])
        dataset.create_queue("night, and day")
    with connect(url, member="ann") as ann:
        queue = ann.dataset("fruit").queue()
        work = queue.start_labeling()
        assert isinstance(work, lq.WorkItem)
        queue.submit(work, lq.Label(), pull_next=False)
    with connect(url, member="boss") as boss:
        queue = boss.dataset("fruit").queue()
        review = queue.start_reviewing()
        assert isinstance(review, lq.WorkItem)
        queue.accept(review, pull_next=False)
    return url


@pytest.mark.usefixtures("team")
def test_the_same_figures_as_words_json_and_csv(shell: Shell, tmp_path: Path) -> None:
    said = shell("stats", "fruit")
    assert said.code == 0
    assert "member\tann\nsubmitted\t1\naccepted\t1\n" in said.out
    data = shell("stats", "--json").json
    assert data["about_all"]
    assert [(row["member"], row["submitted"], row["reviewed"]) for row in data["member"]] == [
        ("ann", 1, 0),
        ("boss", 0, 1),
    ]
    assert [(row["queue"], row["samples"], row["done"]) for row in data["queue"]] == [
        ("default", 3, 1),
        ("night, and day", 0, 0),
    ]
    for by in By:
        path = tmp_path / "table.csv"
        assert shell("stats", "fruit", "--by", by, "--csv", str(path)).code == 0
        with path.open(newline="", encoding="utf-8") as file:
            rows = list(csv.DictReader(file))
        expected = data[by.replace("-", "_")]
        for row in (*rows, *expected):
            row.pop("oldest_seconds", None)  # they grow
        assert rows == [
            {name: "" if cell is None else str(cell) for name, cell in row.items()} for row in expected
        ]
    assert "\r" not in path.read_text(encoding="utf-8")


@pytest.mark.usefixtures("team")
def test_one_queue_some_days_and_ones_own(shell: Shell) -> None:
    assert [row["queue"] for row in shell("stats", "fruit/default", "--json").json["queue"]] == ["default"]
    named = shell("stats", "night, and day", "--dataset", "fruit", "--json").json
    assert [row["queue"] for row in named["queue"]] == ["night, and day"]
    tomorrow = (datetime.now().astimezone().date() + timedelta(days=2)).isoformat()
    yesterday = (datetime.now().astimezone().date() - timedelta(days=2)).isoformat()
    assert shell("stats", "--since", tomorrow).out == "There is nothing to count.\n"
    assert shell("stats", "--until", yesterday, "--json").json["member"] == []
    assert len(shell("stats", "--since", yesterday, "--until", tomorrow, "--json").json["member"]) == 2
    mine = shell("stats", "--json", member="ann").json
    assert (mine["about_all"], [row["member"] for row in mine["member"]]) == (False, ["ann"])


@pytest.mark.usefixtures("team")
def test_refusals(shell: Shell, tmp_path: Path) -> None:
    assert shell("stats", "plum").code == 1
    assert shell("stats", "--since", "yesterday").code == 2
    assert "for example 2026-05-31" in shell("stats", "--since", "yesterday").err
    assert shell("stats", "--since", "2026-05-02", "--until", "2026-05-01").code == 1
    missing = shell("stats", "--csv", str(tmp_path / "none" / "table.csv"))
    assert (missing.code, "There is no folder" in missing.err) == (1, True)
