"""What only managers, or only reviewers and managers, may do: total tables, tried by those who may not."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

import pytest

import labelqueue as lq
from labelqueue.domain.ids import MemberId
from labelqueue.queue import Dataset, Queue, Workspace
from tests.contract.team import Team

Table = Mapping[str, Callable[[Any], object]]

MANAGERS: Final[Mapping[type, Table]] = {
    Workspace: {
        "add_member": lambda workspace: workspace.add_member("eve"),
        "remove_member": lambda workspace: workspace.remove_member("bob"),
        "set_role": lambda workspace: workspace.set_role("ann", "manager"),
        "would_leave": lambda workspace: workspace.would_leave("bob"),
        "people": lambda workspace: workspace.people(),
        "concerns": lambda workspace: workspace.concerns(),
        "pass_on": lambda workspace: workspace.pass_on("bob"),
        "create_dataset": lambda workspace: workspace.create_dataset("nuts"),
    },
    Dataset: {
        "add_samples": lambda dataset: dataset.add_samples(["8.png"]),
        "twins": lambda dataset: dataset.twins(["8.png"]),
        "change_categories": lambda dataset: dataset.change_categories(["ripe", "unripe", "rotten"]),
        "category_use": lambda dataset: dataset.category_use("ripe"),
        "merge_categories": lambda dataset: dataset.merge_categories("unripe", "ripe"),
        "delete_category": lambda dataset: dataset.delete_category("unripe"),
        "set_status": lambda dataset: dataset.set_status(["1.png"], "reviewed"),
        "set_priority": lambda dataset: dataset.set_priority({"1.png": 1}),
        "prioritize": lambda dataset: dataset.prioritize({"1.png": 2.0}),
        "assign": lambda dataset: dataset.assign(["1.png"], labeler="ann"),
        "free": lambda dataset: dataset.free(["1.png"]),
        "take_saved": lambda dataset: dataset.take_saved(["1.png"], MemberId(1), lq.Mode.LABEL),
        "set_queue": lambda dataset: dataset.set_queue(["1.png"], "default"),
        "set_metadata": lambda dataset: dataset.set_metadata(["1.png"], {"light": "day"}),
        "delete_samples": lambda dataset: dataset.delete_samples(["1.png"]),
        "restore_samples": lambda dataset: dataset.restore_samples(["1.png"]),
        "last_change": lambda dataset: dataset.last_change(),
        "undo_last_change": lambda dataset: dataset.undo_last_change(),
        "export": lambda dataset: dataset.export("coco", Path("never.json")),
        "delete": lambda dataset: dataset.delete(),
    },
    Queue: {
        "configure": lambda queue: queue.configure(save_enabled=True),
        "update": lambda queue: queue.update(guide="no"),
        "remove": lambda queue: queue.remove(),
        "pause": lambda queue: queue.pause(),
        "resume": lambda queue: queue.resume(),
        "finish": lambda queue: queue.finish(),
        "pass_on": lambda queue: queue.pass_on("bob"),
    },
}
REVIEWERS: Final[Mapping[type, Table]] = {
    Workspace: {"awaited": lambda workspace: workspace.awaited()},
    Dataset: {
        "create_queue": lambda dataset: dataset.create_queue("night"),
        "untouched": lambda dataset: dataset.untouched("name:1*"),
    },
    Queue: {
        "assign": lambda queue: queue.assign(annotators=["ann"]),
        "add_people": lambda queue: queue.add_people(annotators=["ann"]),
        "remove_people": lambda queue: queue.remove_people(annotators=["bob"]),
        "awaited": lambda queue: queue.awaited(),
        "start_reviewing": lambda queue: queue.start_reviewing(),
    },
}
OTHERS: Final[Mapping[type, str]] = {
    Workspace: """claimed close dataset datasets end_gone hand_in heartbeat keep_to_this_thread member members
        my_work opened_again overview queue samples_behind statistics title url versions worked""",
    Dataset: """categories changes comments comparison count counts description details forget_search found
        history label_of look name open queue queues rename_search revisions samples samples_behind
        save_search saved_search saved_searches statistics timeline vocabulary""",
    Queue: """accept annotators counts criteria description guide holdings is_complete reject release reopen
        reserve_next reviewers samples_behind save send_again settings skip start_labeling state statistics
        submit take_over""",
}
"""What has rules of its own, by sample or by member, which other tests look at."""


@pytest.mark.parametrize("kind", [Workspace, Dataset, Queue])
def test_the_tables_are_total(kind: type) -> None:
    public = {name for name in dir(kind) if not name.startswith("_")}
    assert public == {*MANAGERS[kind], *REVIEWERS[kind], *OTHERS[kind].split()}


def parts(team: Team, member: str) -> dict[type, Any]:
    workspace = team.workspace(member)
    dataset = workspace.dataset("fruit")
    return {Workspace: workspace, Dataset: dataset, Queue: dataset.queue()}


def reached(parts_of: dict[type, Any], tables: Mapping[type, Table]) -> list[str]:
    """What is not refused for the role that whoever tries it has."""
    found = []
    for kind, table in tables.items():
        for name, do in table.items():
            try:
                do(parts_of[kind])
            except lq.NotPermitted as refused:
                if not str(refused).startswith(("Only a manager may", "Only a reviewer may")):
                    found.append(f"{kind.__name__}.{name}: {refused}")
            else:
                found.append(f"{kind.__name__}.{name}")
    return found


def test_nobody_reaches_what_is_above_their_role(team: Team) -> None:
    team.add("1.png")
    team.workspace("boss").add_member("vera", "viewer")
    for member in ("ann", "vera"):
        assert reached(parts(team, member), MANAGERS) == []
        assert reached(parts(team, member), REVIEWERS) == []
    assert reached(parts(team, "rita"), MANAGERS) == []
    before = team.workspace("boss").overview()
    assert [queue.settings for queue in before.datasets[0].queues] == [lq.QueueSettings()]
    assert len(before.datasets) == 1
