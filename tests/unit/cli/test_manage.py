"""Queues, samples and members from the command line."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

import labelqueue as lq
from labelqueue.cli import main
from labelqueue.cli.app import app
from labelqueue.queue import connect
from tests.unit.cli.shell import Shell, run


@pytest.fixture
def team(url: str) -> str:
    """A manager, an annotator, a reviewer, and four samples, two of them of the night."""
    with connect(url, member="boss") as boss:
        boss.add_member("ann", "annotator")
        boss.add_member("rita", "reviewer")
        boss.create_dataset("fruit", ["ripe"]).add_samples(
            lq.SampleSpec(f"{n}.png", f"{n}.png", metadata={"light": "night" if n % 2 else "day"})
            for n in range(4)
        )
    return url


@pytest.mark.usefixtures("team")
def test_a_queue_from_its_making_to_its_end(shell: Shell) -> None:
    made = shell(
        *("queue", "create", "fruit", "night", "--criteria", "light:night", "--annotator", "ann"),
        *("--reviewer", "rita", "--set", "save_enabled=true", "--guide", "Label *lamps*.", "--json"),
    )
    assert made.code == 0, made
    assert made.json["counts"]["unlabeled"] == 2
    assert (made.json["annotators"], made.json["settings"]["save_enabled"]) == (["ann"], True)
    assert "1.png" in shell("next", "fruit/night", member="ann").out
    (held,) = shell("queue", "who", "fruit/night", "--json").json
    assert (held["sample"], held["member"], held["mode"], held["saved"]) == ("1.png", "ann", "label", False)
    assert held["host"]
    assert shell("queue", "who", "fruit").out == "Nobody holds a sample of this queue.\n"
    assert shell("queue", "pause", "fruit/night").out.split("\t")[1] == "paused"
    assert shell("next", "fruit/night", "--json", member="rita").json["reason"] == "not_a_member"
    assert shell("queue", "assign", "fruit/night", "--annotator", "rita").code == 0
    assert shell("next", "fruit/night", "--json", member="rita").json["reason"] == "paused"
    assert shell("queue", "resume", "fruit/night", "--json").json["state"] == "active"
    assert "3.png" in shell("next", "fruit/night", member="rita").out
    assert shell("queue", "finish", "fruit/night", "--json").json["state"] == "finished"
    assert "1.png" in shell("next", "fruit/night", member="ann").out  # what is in hand can be finished
    lines = shell("queue", "list").out.splitlines()
    assert lines[0] == "fruit/default\tactive\t2 unlabeled"
    assert lines[1] == "fruit/night\tfinished\t2 unlabeled\tlabel: rita\treview: nobody"
    refused = shell("queue", "remove", "fruit/night")
    assert refused.code == 1
    shell("samples", "set-status", "fruit", "unlabeled", "--query", "light:night")
    assert shell("queue", "remove", "fruit/night").out == "The queue fruit/night is removed.\n"


@pytest.mark.usefixtures("team")
def test_settings(shell: Shell) -> None:
    shown = shell("queue", "configure", "fruit")
    assert "save_enabled=false" in shown.out.splitlines()
    changed = shell(
        *(
            "queue",
            "configure",
            "fruit",
            "tie_break=oldest",
            'categories=["ripe"]',
            "--description",
            "All.",
            "--json",
        )
    )
    assert changed.json["settings"]["tie_break"] == "oldest"
    assert (changed.json["settings"]["categories"], changed.json["description"]) == (["ripe"], "All.")
    assert (
        shell("queue", "configure", "fruit", "colour=red").err
        == "labelqueue: A queue has no setting colour.\n"
    )
    assert shell("queue", "configure", "fruit", "save_enabled").code == 2
    assert shell("queue", "assign", "fruit").code == 2
    assert shell("queue", "assign", "fruit", "--everybody", "--annotator", "ann").code == 2
    assert shell("queue", "assign", "fruit", "--reviewer", "rita", "--json").json["annotators"] == []
    assert shell("queue", "assign", "fruit", "--everybody", "--json").json["annotators"] is None
    assert "Only a manager may" in shell("queue", "pause", "fruit", member="ann").err


@pytest.mark.usefixtures("team")
def test_samples(shell: Shell) -> None:
    found = shell("samples", "fruit", "--query", "light:night", "--json").json
    assert found["found"] == 2
    assert found["samples"][0] == {
        "name": "1.png",
        "status": "unlabeled",
        "priority": 0.0,
        "revision": 0,
        "annotations": 0,
        "labeler": None,
        "reviewer": None,
        "holder": None,
        "assigned_labeler": None,
        "assigned_reviewer": None,
    }
    page = shell("samples", "--limit", "1", "--after", "1.png", "fruit")
    assert page.out == "2.png\tunlabeled\t0\n1 of 4\n"
    assert shell("samples", "set-priority", "fruit", "-2.5", "--query", "light:night").out == (
        "2 samples are changed.\n"
    )
    assert shell("samples", "assign", "fruit", "2.png", "--labeler", "ann", "--reviewer", "rita").code == 0
    assert shell("samples", "assign", "fruit", "2.png", "--reviewer", "").code == 0
    rows = {row["name"]: row for row in shell("samples", "fruit", "--json").json["samples"]}
    assert (rows["1.png"]["priority"], rows["2.png"]["assigned_labeler"]) == (-2.5, "ann")
    assert rows["2.png"]["assigned_reviewer"] is None
    assert shell("samples", "set-status", "fruit", "skipped", "0.png", "--json").json == {
        "changed": 1,
        "left": 0,
    }
    (event,) = shell("samples", "history", "fruit", "0.png", "--json").json
    assert (event["member"], event["action"], event["to_status"]) == ("boss", "set_status", "skipped")
    assert shell("samples", "history", "fruit", "0.png").out.split("\t")[1:] == [
        "boss",
        "set status",
        "skipped\n",
    ]


def test_all_about_one_sample(shell: Shell, team: str) -> None:
    with connect(team, member="ann") as ann:
        queue = ann.dataset("fruit").queue()
        work = queue.start_labeling()
        assert isinstance(work, lq.WorkItem)
        held = shell("samples", "details", "fruit", "0.png", "--json").json
        assert (held["holder"], held["metadata"], held["revisions"]) == ("ann", {"light": "day"}, 0)
        assert held["host"]
        assert "in hand of\tann on " in shell("samples", "details", "fruit", "0.png").out
        label = work.label.add(lq.Point(1, 2), category="ripe")
        queue.submit(work, label, pull_next=False)
        queue.submit(work, label, pull_next=False)  # in another operation, and too late
    told = shell("samples", "timeline", "fruit", "0.png", "--json").json
    assert [(one["what"], one.get("action"), one["member"]) for one in told["entries"]] == [
        ("label", None, "ann"),
        ("event", "submit", "ann"),
        ("event", "claim", "ann"),
    ]
    assert (told["entries"][0]["late"], told["entries"][1]["revision"], told["more"]) == (True, 1, False)
    lines = shell("samples", "timeline", "fruit", "0.png", "--limit", "2").out.splitlines()
    assert lines[0].split("\t")[1:] == ["ann", "late label", "revision 2"]
    assert lines[1].split("\t")[1:] == ["ann", "submit", "labeled", "revision 1"]
    assert lines[2] == "There is more; see --limit."
    assert shell("samples", "timeline", "fruit", "1.png").out == "Nothing was done to it yet.\n"


@pytest.mark.usefixtures("team")
def test_saved_searches(shell: Shell) -> None:
    assert shell("samples", "searches", "fruit").out == "You saved no search for it yet.\n"
    assert shell("samples", "save-search", "fruit", "dark", "light:night").out == "dark is saved.\n"
    assert shell("samples", "searches", "fruit", "--json").json == {"dark": "light:night"}
    found = shell("samples", "fruit", "--saved", "dark", "--json").json
    assert (found["found"], len(found["samples"])) == (2, 2)
    assert shell("samples", "fruit", "--saved", "dark", "--query", "x").code == 2
    assert shell("samples", "forget-search", "fruit", "dark").out == "dark is forgotten.\n"
    lost = shell("samples", "fruit", "--saved", "dark")
    assert (lost.code, lost.err) == (1, "labelqueue: There is no saved search 'dark'.\n")


@pytest.mark.usefixtures("team")
def test_changing_many_samples(shell: Shell) -> None:
    def names(*more: str) -> list[str]:
        return [row["name"] for row in shell("samples", "fruit", "--json", *more).json["samples"]]

    before = names()
    assert shell("queue", "create", "fruit", "dark").code == 0
    assert shell("samples", "set-queue", "fruit", "dark", "--query", "light:night").out == (
        "2 samples are changed.\n"
    )
    assert len(names("--query", "queue:dark")) == 2
    assert shell("samples", "undo", "fruit").out == "2 samples are as before.\n"
    assert names("--query", "queue:dark") == []
    assert shell("samples", "undo", "fruit").err == "labelqueue: There is no change of yours to undo.\n"
    added = shell("samples", "set-metadata", "fruit", '{"dust": 3}', "0.png", "--without", "light")
    assert added.code == 0
    assert names("--query", "dust:3") == ["0.png"]
    assert shell("samples", "set-metadata", "fruit", "[1]", "0.png").code == 2
    assert shell("samples", "set-metadata", "fruit", "{", "0.png").code == 2
    assert shell("samples", "delete", "fruit", "0.png", "--json").json == {"changed": 1, "left": 0}
    assert (names(), names("--deleted")) == ([one for one in before if one != "0.png"], ["0.png"])
    assert shell("samples", "restore", "fruit", "0.png").out == "1 sample is changed.\n"
    assert names("--order", "-name") == before[::-1]


@pytest.mark.usefixtures("team")
@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["samples", "nuts"], 1, "There is no dataset 'nuts'"),
        (["samples", "fruit", "--query", "status:odd"], 1, "of the search"),
        (["samples", "fruit", "--limit", "0"], 2, "--limit"),
        (["samples", "set-status", "fruit", "labeled"], 2, "Name samples, or give a --query."),
        (["samples", "set-status", "fruit", "labeled", "0.png", "--query", ""], 2, "Name samples, or"),
        (["samples", "set-status", "fruit", "odd", "0.png"], 2, "odd"),
        (["samples", "set-status", "fruit", "labeled", "9.png"], 1, "There is no sample '9.png'."),
        (["samples", "assign", "fruit", "0.png"], 2, "Name a --labeler or a --reviewer."),
        (["samples", "history", "fruit", "9.png"], 1, "There is no sample '9.png'."),
    ],
)
@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
def test_refusals(shell: Shell, arguments: list[str], code: int, said: str) -> None:
    answer = shell(*arguments)
    assert answer.code == code
    assert said in answer.err


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
def test_a_dataset_that_is_called_like_a_command(shell: Shell, team: str) -> None:
    with connect(team, member="boss") as boss:
        boss.create_dataset("history").add_samples([lq.SampleSpec("h.png", "h.png")])
    assert shell("samples", "list", "history").out.startswith("h.png")
    assert shell("samples", "history", "history", "h.png").out == "Nothing was done to it yet.\n"
    assert "short for" in run("samples", "--help").stdout


@pytest.mark.usefixtures("team")
def test_members_who_leave(shell: Shell) -> None:
    claimed = shell("next", "fruit", "--json", member="ann")
    assert claimed.code == 0
    removed = shell("member", "remove", "ann", "--json")
    assert removed.json == {
        "name": "ann",
        "role": "annotator",
        "active": False,
        "released": 1,
        "freed": 0,
        "saved": 0,
    }
    assert "no longer active" in shell("next", "fruit", member="ann").err
    assert shell("member", "set-role", "rita", "manager").out == "rita is now a manager.\n"
    assert "last manager" not in shell("member", "remove", "boss", member="rita").err
    assert shell("member", "remove", "rita", member="rita").err.startswith(
        "labelqueue: rita is the last manager"
    )
    names = {
        row["name"]: row["active"] for row in json.loads(shell("member", "list", "--json", member="rita").out)
    }
    assert names == {"ann": False, "boss": False, "rita": True}


@pytest.mark.usefixtures("team")
def test_labels_that_are_stored(shell: Shell, url: str) -> None:
    with lq.connect(url, member="boss") as boss:
        work = boss.dataset("fruit").open("0.png")
        assert isinstance(work, lq.WorkItem)
        label = work.label.add(lq.Box(1, 2, 3, 4), category="ripe")
        boss.dataset("fruit").queue().submit(work, label, pull_next=False)
    (one,) = shell("samples", "revisions", "fruit", "0.png", "--json").json
    assert (one["number"], one["member"], one["late"], one["current"]) == (1, "boss", False, True)
    assert shell("samples", "revisions", "fruit", "0.png").out.split("\t")[2:] == ["boss", "current\n"]
    assert shell("samples", "label", "fruit", "0.png", "--json").json["annotations"][0]["category"] == "ripe"
    assert shell("samples", "revisions", "fruit", "1.png").out == "1.png has no label yet.\n"
    assert shell("samples", "label", "fruit", "0.png", "--revision", "7").code == 1


@pytest.mark.usefixtures("team")
def test_what_is_always_the_same_stands_in_the_environment(
    url: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LABELQUEUE_WORKSPACE", url)
    monkeypatch.setenv("LABELQUEUE_MEMBER", "nobody")
    assert main(["dataset", "list"]) == 1
    assert "nobody is not a member" in capfd.readouterr().err
    assert main(["dataset", "list", "--member", "boss"]) == 0
    assert main(["--member", "boss", "dataset", "list"]) == 0
    monkeypatch.setenv("LABELQUEUE_MEMBER", "boss")
    assert main(["dataset", "list"]) == 0
    assert capfd.readouterr().out.count("fruit / default") == 3


@pytest.mark.usefixtures("team")
def test_a_dataset_is_made_with_skeletons(shell: Shell) -> None:
    one = ["dataset", "create", "poses", "--category", "person=#112233", "--category", "cup"]
    refused = shell(*one, "--skeleton", "dog=head")
    assert "There is no category 'dog'" in refused.err
    made = shell(*one, "--skeleton", "person=head - neck, hand", "--json")
    assert made.json["categories"] == [
        {
            "id": 1,
            "name": "person",
            "color": "#112233",
            "skeleton": {"names": ["head", "neck", "hand"], "edges": [[0, 1]]},
        },
        {"id": 2, "name": "cup", "color": "#56b4e9"},
    ]


@pytest.mark.usefixtures("team")
def test_categories_are_changed_and_said(shell: Shell) -> None:
    assert shell("dataset", "create", "people", "--category", "person", "--category", "ball").code == 0
    changed = shell(
        *("dataset", "categories", "people", "--rename", "ball=globe", "--color", "ball=#123456"),
        *("--skeleton", "person=head - neck, hand", "--add", "dog=#654321", "--json"),
    )
    assert [(one["name"], one["color"]) for one in changed.json["categories"]][1:] == [
        ("globe", "#123456"),
        ("dog", "#654321"),
    ]
    said = shell("dataset", "categories", "people")
    assert said.out.splitlines()[0].endswith("head - neck, hand")
    refused = shell("dataset", "categories", "people", "--rename", "cat=dog")
    assert refused.code
    assert "There is no category 'cat'" in refused.err
    shell("dataset", "categories", "people", "--skeleton", "person=", "--key", "dog=1")
    assert "head" not in (out := shell("dataset", "categories", "people").out)
    assert [line.split("\t")[2] for line in out.splitlines()] == ["key 3", "key 2", "key 1"]
    assert "is no key" in shell("dataset", "categories", "people", "--key", "dog=11").err
    assert shell("dataset", "merge-categories", "people", "globe", "dog").out == "globe is dog now.\n"
    assert shell("dataset", "delete-category", "people", "dog", "--json").json == {"deleted": "dog"}
    assert "There is no category 'dog'" in shell("dataset", "delete-category", "people", "dog").err
    assert [one["name"] for one in shell("dataset", "categories", "people", "--json").json["categories"]] == [
        "person"
    ]


@pytest.mark.usefixtures("team")
def test_images_from_lists_and_tables(shell: Shell, tmp_path: Path) -> None:
    for name in ("1.jpg", "2.jpg"):
        (tmp_path / name).write_bytes(b"the same")
    (tmp_path / "3.jpg").write_bytes(b"another")
    (tmp_path / "list.txt").write_text("1.jpg\n2.jpg\n")
    (tmp_path / "table.csv").write_text("file,rank,importance\n3.jpg,4,2\n,5,\n")
    added = shell("add", "fruit", "--list", str(tmp_path / "list.txt"), "--skip-same")
    assert added.out == "1 of 2 images is new in fruit.\n"
    assert "2.jpg has the same content as 1.jpg: left out." in added.err
    table = ("--csv", str(tmp_path / "table.csv"), "--column", "importance=priority")
    added = shell("add", "fruit", *table, str(tmp_path / "2.jpg"), "--json")
    assert (added.json["new"], added.json["same"]) == (2, [{"name": "2.jpg", "like": "1.jpg"}])
    assert added.json["left_out"] == [{"place": "line 3", "sentence": "It names no image."}]
    rows = shell("samples", "fruit", "--query", "rank:4", "--json").json["samples"]
    assert [(row["name"], row["priority"]) for row in rows] == [("3.jpg", 2.0)]
    (tmp_path / "far").mkdir()
    (tmp_path / "far" / "4.jpg").write_bytes(b"a third")
    (tmp_path / "4.jpg").write_bytes(b"the same")  # is left out, and not what has its name
    added = shell("add", "fruit", str(tmp_path / "far"), str(tmp_path / "4.jpg"), "--skip-same")
    assert added.out == "1 of 2 images is new in fruit.\n"
    assert shell("add", "fruit").code == 2
    assert "install the package s3fs" in shell("add", "fruit", "s3://bucket/photos").err


@pytest.mark.usefixtures("team")
def test_priorities_by_rules(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "ranks.csv").write_text("name,priority\n1.png,4\n2.png,x\nnothing.png,1\n")
    done = shell("samples", "prioritize", "fruit", f"csv:{tmp_path}/ranks.csv")
    assert done.out == "1 sample is changed. 1 sample is left alone: the rule says nothing about them.\n"
    assert "line 3: “x” is no priority" in done.err
    done = shell("samples", "prioritize", "fruit", "random:7", "--query", "name:1.png", "--json")
    assert (done.json["changed"], done.json["left"]) == (1, 0)
    for rule in ("score:min", "metadata:rank"):
        assert shell("samples", "prioritize", "fruit", rule, "--json").json["changed"] == 0
    assert shell("samples", "prioritize", "fruit", "colour").code == 2
    assert "There is no score 'median'" in shell("samples", "prioritize", "fruit", "score:median").err


MANAGERS_COMMANDS = {
    "member add": ("eve",),
    "member remove": ("bob",),
    "member set-role": ("ann", "manager"),
    "member pass-on": ("bob",),
    "dataset create": ("nuts",),
    "queue pause": ("fruit",),
    "queue resume": ("fruit",),
    "queue finish": ("fruit",),
    "queue remove": ("fruit",),
    "queue configure": ("fruit", "save_enabled=true"),
    "queue pass-on": ("fruit", "bob"),
    "queue attention": (),
    "samples set-status": ("fruit", "reviewed", "1.png"),
    "samples set-priority": ("fruit", "3", "1.png"),
    "samples assign": ("fruit", "1.png", "--labeler", "ann"),
    "samples set-queue": ("fruit", "default", "1.png"),
    "samples set-metadata": ("fruit", "{}", "1.png"),
    "samples delete": ("fruit", "1.png"),
    "samples restore": ("fruit", "1.png"),
    "samples undo": ("fruit",),
    "samples prioritize": ("fruit", "random"),
    "dataset merge-categories": ("fruit", "ripe", "unripe"),
    "dataset delete-category": ("fruit", "ripe"),
    "add": ("fruit", "https://pictures.example/8.png"),
    "export": ("fruit", "never.json"),
}
REVIEWERS_COMMANDS = {
    "queue create": ("fruit", "night"),
    "queue assign": ("fruit", "--annotator", "ann"),
    "queue add-people": ("fruit", "--annotator", "ann"),
    "queue remove-people": ("fruit", "--annotator", "ann"),
    "queue waiting": ("fruit",),
}


def _leaves(group: Any, before: str = "") -> Iterator[str]:
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from _leaves(command, f"{before}{name} ")
        else:
            yield f"{before}{name}"


OTHER_COMMANDS = """accept|backup|comments list|comments reopen|comments reply|comments resolve
dataset categories|dataset list
demo|doctor|init|member list|next|queue list|queue who|reject|release|reopen|samples changes
samples details|samples forget-search|samples history|samples label|samples list|samples revisions
samples save-search|samples searches|samples timeline|save|skip|stats|submit|upgrade"""
"""What has rules of its own."""


@pytest.mark.usefixtures("team")
def test_commands_that_are_not_for_everybody(shell: Shell) -> None:
    """The tables are total; an annotator gets one sentence and exit code 1."""
    refused = {**MANAGERS_COMMANDS, **REVIEWERS_COMMANDS}
    others = {one for line in OTHER_COMMANDS.splitlines() for one in line.split("|")}
    assert set(_leaves(get_command(app))) == {*refused, *others}
    for command, arguments in refused.items():
        done = shell(*command.split(), *arguments, member="ann")
        assert done.code == 1, (command, done)
        least = "manager" if command in MANAGERS_COMMANDS else "reviewer"
        assert done.err.startswith(f"labelqueue: Only a {least} may"), (command, done)
        assert done.err.count("\n") == 1, (command, done)


@pytest.mark.usefixtures("team")
def test_people_and_what_waits_for_them(shell: Shell) -> None:
    assert shell("samples", "assign", "fruit", "1.png", "--labeler", "ann").code == 0
    rows = {row["name"]: row for row in shell("member", "list", "--json").json}
    assert rows["ann"]["waiting"]["assigned"] == 1
    assert rows["ann"]["queues"]["label"] == ["fruit/default"]
    assert rows["boss"]["here"]
    assert "never here" in shell("member", "list").out
    assert shell("member", "remove", "ann", "--dry-run", "--json").json["freed"] == 1
    assert shell("queue", "waiting", "fruit", "--days", "0", "--json").json[0]["member"] == "ann"
    assert shell("queue", "waiting", "fruit").out == "Nothing waits for anybody who is away.\n"
    assert shell("member", "pass-on", "ann", "--to", "rita").out == "1 sample is for rita now.\n"
    assert shell("queue", "pass-on", "fruit", "rita").out == "1 sample is for anybody now.\n"
    shell("queue", "assign", "fruit", "--annotator", "ann")
    added = shell("queue", "add-people", "fruit", "--annotator", "rita", "--json")
    assert added.json["annotators"] == ["ann", "rita"]
    assert shell("queue", "remove-people", "fruit", "--annotator", "ann", "--json").json["annotators"] == [
        "rita"
    ]
    assert shell("queue", "attention").out == "Nothing needs a manager.\n"
