"""Taking part in the queue by shell commands only."""

import json
import platform
import uuid
from dataclasses import replace
from pathlib import Path

import pytest

import labelqueue as lq
from labelqueue.queue import connect
from tests.unit.cli.shell import Said, Shell, run

BOX = {"type": "box", "x0": 1, "y0": 2, "x1": 9, "y1": 8}


@pytest.fixture
def team(url: str) -> str:
    """A manager, two annotators, a reviewer, and two samples."""
    with connect(url, member="boss") as boss:
        for name, role in {"ann": "annotator", "ben": "annotator", "rita": "reviewer"}.items():
            boss.add_member(name, role)
        dataset = boss.create_dataset("fruit", ["ripe", "unripe"])
        dataset.add_samples(
            lq.SampleSpec(
                name, f"https://pictures.example/{name}", priority=priority, metadata={"light": "day"}
            )
            for name, priority in {"1.png": 2.0, "2.png": 1.0}.items()
        )
        dataset.queue().configure(save_enabled=True)
    return url


def label(*categories: str) -> str:
    return json.dumps({"annotations": [{"category": one, "geometry": BOX} for one in categories]})


def taken(shell: Shell, member: str, *more: str) -> str:
    said = shell("next", "fruit", "--json", *more, member=member)
    assert said.code == 0, said
    claim: str = said.json["claim"]
    return claim


def test_next_says_everything_that_labeling_needs(shell: Shell, team: str) -> None:
    said = shell("next", "fruit", "--mode", "label", "--json", member="ann")
    assert (said.code, said.err) == (0, "")
    answer = said.json
    assert answer.pop("claim").startswith("claim.")
    assert answer == {
        "outcome": "work",
        "dataset": "fruit",
        "queue": "default",
        "mode": "label",
        "status": "unlabeled",
        "revision": 0,
        "labeler": None,
        "elsewhere": None,
        "remark": None,
        "pins": [],
        "sample": {
            "name": "1.png",
            "uri": "https://pictures.example/1.png",
            "width": None,
            "height": None,
            "priority": 2.0,
            "metadata": {"light": "day"},
        },
        "categories": [
            {"id": 1, "name": "ripe", "color": "#e69f00"},
            {"id": 2, "name": "unripe", "color": "#56b4e9"},
        ],
        "label": {"annotations": [], "image_attributes": {}, "marked_empty": False},
    }
    words = shell("next", "fruit/default", member="ann")
    assert words.out.startswith(
        "1.png is yours to label; it is unlabeled.\nhttps://pictures.example/1.png\n--claim "
    )


def test_reject_with_pins(shell: Shell, team: str) -> None:
    shell("submit", "--claim", taken(shell, "ann"), "--label", "-", member="ann", text=label("ripe"))
    claim = taken(shell, "rita", "--mode", "review")
    for wrong in ("stem", "1,stem", "1,x,stem", "nan,1,stem"):
        said = shell("reject", "--claim", claim, "--pin", wrong, member="rita")
        assert (said.code, said.out) == (1, "")
        assert said.err
    pins = ("--pin", "12.5,30,no stem, no leaf", "--pin", "1,2")
    assert shell("reject", "--claim", claim, *pins, member="rita").code == 0
    again = shell("next", "fruit", "--json", member="ann").json
    assert [(one["x"], one["y"], one["text"], one["resolved"]) for one in again["pins"]] == [
        (12.5, 30, "no stem, no leaf", False),
        (1, 2, "", False),
    ]
    words = shell("next", "fruit", member="ann").out
    assert "\n  1. no stem, no leaf (at 12.5, 30)\n  2. Look here (at 1, 2)\n" in words
    shell("submit", "--claim", again["claim"], member="ann")
    assert (
        "no leaf (at 12.5, 30), answered\n" in shell("next", "fruit", "--mode", "review", member="rita").out
    )


def test_comments_are_answered(shell: Shell, team: str) -> None:
    shell("submit", "--claim", taken(shell, "ann"), "--label", "-", member="ann", text=label("ripe"))
    assert shell("comments", "list", "fruit", "1.png", member="ann").out == "Nothing is pinned to it.\n"
    claim = taken(shell, "rita", "--mode", "review")
    shell("reject", "--claim", claim, "--pin", "12.5,30,no stem", member="rita")
    one, operation = ("fruit", "1.png", "1"), "0b9a5b0e-58f7-4f0e-9f0f-1f4fbb3f6a5d"
    for _ in range(2):
        said = shell("comments", "reply", *one, "there is none", "--operation", operation, member="ann")
        assert said.out == "  1. no stem (at 12.5, 30)\n     ann: there is none\n"
    assert shell("comments", "resolve", *one, member="ann").code == 0
    refused = shell("comments", "reopen", *one, member="ann")
    assert (refused.code, refused.out) == (1, "")
    told = shell("comments", "reopen", *one, "look again", "--json", member="rita").json["pins"][0]
    assert not told["resolved"]
    assert [(turn["act"], turn["member"], turn["text"]) for turn in told["turns"]] == [
        ("reply", "ann", "there is none"),
        ("resolve", "ann", ""),
        ("reopen", "rita", "look again"),
    ]
    words = shell("next", "fruit", member="ann").out
    assert "     ann: answered\n     rita: reopened: look again\n" in words
    missing = shell("comments", "reply", "fruit", "1.png", "2", "what?", member="ann")
    assert (missing.code, missing.err) == (1, "labelqueue: 1.png has no comment 2.\n")


def test_what_differs_between_labels(shell: Shell, team: str) -> None:
    shell("submit", "--claim", taken(shell, "ann"), "--label", "-", member="ann", text=label("ripe"))
    shell("reject", "--claim", taken(shell, "rita", "--mode", "review"), member="rita")
    shell("submit", "--claim", taken(shell, "ann"), "--label", "-", member="ann", text=label("unripe"))
    told = shell("samples", "changes", "fruit", "1.png", "--json", member="rita").json
    assert told == [
        {"annotation": 2, "category": "unripe", "changes": ["added"]},
        {"annotation": 1, "category": "ripe", "changes": ["removed"]},
    ]
    words = shell("samples", "changes", "fruit", "1.png", member="rita").out
    assert words == "2\tunripe\tadded\n1\tripe\tremoved\n"
    same = ("samples", "changes", "fruit", "1.png", "--before", "2")
    assert shell(*same, member="rita").out == "No object differs.\n"


def test_a_whole_round(shell: Shell, team: str, tmp_path: Path) -> None:
    """Label, submit, review, reject, correct, save, accept."""
    (tmp_path / "first.json").write_text(label("ripe"))
    submitted = shell(
        "submit", "--claim", taken(shell, "ann"), "--label", str(tmp_path / "first.json"), member="ann"
    )
    assert (submitted.code, submitted.out) == (0, "1.png is submitted.\n")

    review = shell("next", "fruit", "--mode", "review", "--json", member="rita").json
    assert (review["status"], review["labeler"], review["revision"]) == ("labeled", "ann", 1)
    assert review["label"]["annotations"] == [
        {"id": 1, "category": "ripe", "geometry": {**BOX, "x0": 1.0}, "attributes": {}, "score": None}
    ]
    rejected = shell("reject", "--claim", review["claim"], "--comment", "stem missing", member="rita")
    assert (rejected.code, rejected.out) == (0, "1.png is rejected.\n")

    again = shell("next", "fruit", "--json", member="ann").json
    assert (again["status"], again["remark"]["member"], again["remark"]["comment"]) == (
        "rejected",
        "rita",
        "stem missing",
    )
    corrected = again["label"]
    corrected["annotations"].append({"category": "unripe", "geometry": {"type": "point", "x": 3, "y": 4}})
    saved = shell(
        "save", "--claim", again["claim"], "--label", "-", "--json", member="ann", text=json.dumps(corrected)
    )
    assert saved.json["outcome"] == "done"
    work = saved.json["work"]
    assert (work["status"], [one["id"] for one in work["label"]["annotations"]]) == (
        "labeling_in_progress",
        [1, 2],
    )
    done = shell("submit", "--claim", work["claim"], "--next", "--json", member="ann").json
    assert (done["outcome"], done["next"]["sample"]["name"]) == ("done", "2.png")

    last = taken(shell, "rita", "--mode", "review")
    accepted = shell("accept", "--claim", last, "--next", "--json", member="rita")
    assert accepted.code == 0
    assert accepted.json["next"]["outcome"] == "nothing"
    with connect(team, member="boss") as boss:
        dataset = boss.dataset("fruit")
        assert [row.status.value for row in dataset.samples()] == ["reviewed", "unlabeled"]
        assert len(dataset.label_of("1.png")) == 2
        assert [event.action.value for event in dataset.history("1.png")] == [
            *("claim", "submit", "claim", "reject", "claim", "save", "submit", "claim", "accept")
        ]


def test_skip_release_and_reopen(shell: Shell, team: str) -> None:
    assert shell("release", "--claim", taken(shell, "ann"), member="ann").out == "1.png is released.\n"
    skipped = shell("skip", "--claim", taken(shell, "ann"), "--reason", "blurred", "--json", member="ann")
    assert (skipped.code, skipped.json["action"]) == (0, "skip")
    shell("submit", "--claim", taken(shell, "ann"), member="ann")
    reopened = shell("reopen", "fruit", "2.png", "--json", member="ann")
    assert (reopened.code, reopened.json["status"]) == (0, "labeling_in_progress")
    refused = shell("reopen", "fruit", "1.png", "--json", member="ann")
    assert (refused.code, refused.json["error"]) == (1, "IllegalAction")
    with connect(team, member="boss") as boss:
        assert [event.comment for event in boss.dataset("fruit").history("1.png")][-1] == "blurred"


def test_a_claim_that_is_gone_is_fenced_and_the_label_kept(shell: Shell, team: str) -> None:
    claim = taken(shell, "ann")
    with connect(team, member="boss") as boss:
        boss.dataset("fruit").set_status(["1.png"], "unlabeled")
    assert "1.png" in shell("next", "fruit", member="ben").out
    late = shell(
        "submit", "--claim", claim, "--label", "-", "--json", member="ann", text=label("ripe", "unripe")
    )
    assert late.code == 4
    assert (late.json["outcome"], late.json["holder"], late.json["late_revision"]) == ("fenced", "ben", 1)
    assert "ben has it now" in late.json["sentence"]
    with connect(team, member="boss") as boss:
        dataset = boss.dataset("fruit")
        assert len(dataset.label_of("1.png", revision=1)) == 2
        assert len(dataset.label_of("1.png")) == 0
    in_words = shell("submit", "--claim", claim, "--label", "-", member="ann", text=label("ripe"))
    assert (in_words.code, in_words.out.count("\n")) == (4, 1)


def test_a_claim_from_before_a_category_was_renamed_knows_it_by_its_former_name(
    shell: Shell, team: str
) -> None:
    claim = taken(shell, "ann")
    with connect(team, member="boss") as boss:
        dataset = boss.dataset("fruit")
        dataset.set_status(["1.png"], "unlabeled")
        ripe, *others = dataset.categories
        dataset.change_categories([replace(ripe, name="plum"), *others])
        sent = shell("submit", "--claim", claim, "--label", "-", "--json", member="ann", text=label("ripe"))
        assert (sent.code, sent.json["late_revision"]) == (4, 1)
        assert [one.category for one in dataset.label_of("1.png", revision=1)] == ["plum"]


def test_somebody_elses_claim_is_of_no_use(shell: Shell, team: str) -> None:
    said = shell("release", "--claim", taken(shell, "ann"), member="ben")
    assert (said.code, said.err) == (1, "labelqueue: ben is an annotator and cannot look at 1.png.\n")


def test_a_claim_that_somebody_else_has_by_now_is_fenced(shell: Shell, team: str) -> None:
    claim = taken(shell, "ann")
    with connect(team, member="boss") as boss:
        boss.dataset("fruit").open("1.png", take_over=True)
    said = shell("release", "--claim", claim, "--json", member="ann")
    assert (said.code, said.json["holder"]) == (4, "boss")


def test_a_repeated_operation_gives_the_first_answer(shell: Shell, team: str) -> None:
    """Also when a corrected label comes twice, which by then is the current one."""
    first = shell("submit", "--claim", taken(shell, "ann"), "--label", "-", member="ann", text=label("ripe"))
    assert first.code == 0
    operation = str(uuid.uuid4())
    claim = taken(shell, "rita", "--mode", "review")

    def accept(text: str) -> Said:
        more = ("--operation", operation, "--label", "-", "--json")
        return shell("accept", "--claim", claim, *more, member="rita", text=text)

    once, twice, other = accept(label("unripe")), accept(label("unripe")), accept(label("ripe", "ripe"))
    assert (once.code, once.json["operation"]) == (0, operation)
    assert (twice.code, twice.json) == (0, once.json)
    assert (other.code, other.json["error"]) == (1, "OperationConflict")
    with connect(team, member="boss") as boss:
        assert [event.action.value for event in boss.dataset("fruit").history("1.png")].count("accept") == 1


def test_nothing_to_do_is_3(shell: Shell, team: str) -> None:
    said = shell("next", "fruit", "--mode", "review", "--json", member="rita")
    assert (said.code, said.json["outcome"], said.json["reason"]) == (3, "nothing", "empty")
    taken(shell, "ann")
    taken(shell, "ben")
    held = shell("next", "fruit", "--json", member="rita")
    assert (held.code, held.json["reason"], held.json["others"]) == (3, "held_by_others", 2)
    assert shell("next", "fruit", member="rita").out == f"{held.json['sentence']}\n"


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["submit", "--claim", "nonsense"], 1, "That is not a claim"),
        (["submit", "--claim", "claim.1.99.1.0.label.unlabeled.00000000"], 1, "does not exist any more"),
        (["submit", "--claim", "claim.1.1.1.0.label.unlabeled.00000000"], 1, "another workspace"),
        (["submit", "--claim", "x", "--label", "/nowhere.json"], 1, "The label /nowhere.json cannot be read"),
        (["submit", "--claim", "x", "--operation", "7"], 2, "valid UUID"),
        (["submit"], 2, "--claim"),
        (["next", "nuts"], 1, "There is no dataset or queue 'nuts'."),
        (["next", "fruit", "--mode", "fly"], 2, "fly"),
        (["next", "fruit", "--mode", "review"], 1, "Only a reviewer may review samples"),
    ],
)
def test_refusals(shell: Shell, team: str, arguments: list[str], code: int, said: str) -> None:
    answer = shell(*arguments, "--json", member="ann")
    assert answer.code == code
    assert said in answer.err
    assert answer.json["outcome"] == {1: "refused", 2: "usage"}[code]
    assert said in answer.json["sentence"]


def test_a_label_that_cannot_be_read_changes_nothing(shell: Shell, team: str) -> None:
    claim = taken(shell, "ann")
    said = shell("submit", "--claim", claim, "--label", "-", member="ann", text=label("plum"))
    assert said.code == 1
    assert said.err == (
        "labelqueue: The label cannot be read: annotations[0].category: the dataset has no category 'plum';"
        " there are: ripe, unripe.\n"
    )
    assert shell("submit", "--claim", claim, member="ann").code == 0


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
def test_names_with_slashes(shell: Shell, team: str) -> None:
    with connect(team, member="boss") as boss:
        boss.create_dataset("fruit/2024")
        boss.create_dataset("fruit/default")
    assert shell("next", "fruit/2024").code == 3
    assert shell("next", "fruit/2024/default").code == 3
    twice = shell("next", "fruit/default")
    assert twice.code == 1
    assert "may be more than one queue" in twice.err
    assert "1.png" in shell("next", "default", "--dataset", "fruit").out
    assert shell("next", "default", "--dataset", "fruit/default").code == 3


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
def test_it_is_the_same_in_processes_of_their_own(team: str) -> None:
    place = ("--workspace", team, "--member", "ann", "--json")
    taken = run("next", "fruit", *place)
    assert (taken.returncode, taken.stderr) == (0, "")
    claim = json.loads(taken.stdout)["claim"]
    done = run("submit", "--claim", claim, "--label", "-", *place, text=label("ripe"))
    assert (done.returncode, json.loads(done.stdout)["outcome"]) == (0, "done")
    assert run("submit", "--claim", claim, "--label", "-", *place, text=label("ripe")).returncode == 4


def test_what_is_open_in_a_window_is_taken_over_only_when_asked(shell: Shell, team: str) -> None:
    with connect(team, member="ann") as window:
        queue = window.dataset("fruit").queue()
        work = queue.start_labeling()
        assert isinstance(work, lq.WorkItem)
        here = platform.node()
        said = shell("next", "fruit", "--json", member="ann")
        assert said.json["claim"] == str(work.handed_out)
        assert said.json["elsewhere"]["host"] == here
        assert f"You have it open on {here} since " in shell("next", "fruit", member="ann").out
        taken = shell("next", "fruit", "--take-over", "--json", member="ann")
        assert (taken.code, taken.json["sample"]["name"], taken.json["elsewhere"]) == (0, "1.png", None)
        assert taken.json["claim"] != str(work.handed_out)
        fenced = queue.submit(work, work.label)
        assert isinstance(fenced, lq.Fenced)
        assert fenced.elsewhere
