"""A manager, two annotators and two reviewers at work on one dataset, each over a connection of their own."""

from contextlib import ExitStack

import labelqueue as lq
from labelqueue.queue import Dataset, Queue, Workspace

MEMBERS = {
    "boss": lq.Role.MANAGER,
    "ann": lq.Role.ANNOTATOR,
    "bob": lq.Role.ANNOTATOR,
    "rita": lq.Role.REVIEWER,
    "rolf": lq.Role.REVIEWER,
}


class Team:
    """`team["ann"]` is the default queue as ann sees it, `team.dataset` the dataset as the manager does."""

    def __init__(self, url: str, stack: ExitStack) -> None:
        self.url = url
        self._stack = stack
        self._workspaces: dict[str, Workspace] = {}
        self._queues: dict[str, Queue] = {}

    def workspace(self, member: str) -> Workspace:
        if member not in self._workspaces:
            self._workspaces[member] = self._stack.enter_context(lq.connect(self.url, member=member))
        return self._workspaces[member]

    def __getitem__(self, member: str) -> Queue:
        if member not in self._queues:
            self._queues[member] = self.workspace(member).dataset("fruit").queue()
        return self._queues[member]

    @property
    def dataset(self) -> Dataset:
        return self.workspace("boss").dataset("fruit")

    def add(self, *names: str, label: lq.Label | None = None, priority: float = 0.0) -> None:
        self.dataset.add_samples(
            lq.SampleSpec(name, f"https://pictures.example/{name}", priority=priority, label=label)
            for name in names
        )

    def row(self, name: str) -> lq.SampleRow:
        return next(row for row in self.dataset.samples(limit=1000) if row.name == name)

    def status(self, name: str) -> str:
        return self.row(name).status.value

    def events(self, name: str) -> list[tuple[str, str, str, str, int]]:
        return [
            (event.action.value, event.member, event.from_status.value, event.to_status.value, event.version)
            for event in self.dataset.history(name)
        ]

    # Short cuts through the queue, each with the real actions

    def take(self, member: str, mode: str = "label") -> lq.WorkItem:
        queue = self[member]
        found = queue.start_labeling() if mode == "label" else queue.start_reviewing()
        assert isinstance(found, lq.WorkItem), found
        return found

    def submitted(self, name: str, *, by: str) -> None:
        work = self.take(by)
        assert work.sample.name == name
        self[by].submit(work, drawn(work.label), pull_next=False)

    def rejected(self, name: str, *, labeler: str, reviewer: str, comment: str = "stem missing") -> None:
        self.submitted(name, by=labeler)
        work = self.take(reviewer, "review")
        assert work.sample.name == name
        self[reviewer].reject(work, comment=comment, pull_next=False)


def drawn(label: lq.Label, x: float = 10.0) -> lq.Label:
    """`label` with one more box."""
    return label.add(lq.Box(x, 20, x + 100, 220), category="ripe")


def found_team(url: str) -> None:
    """Make a workspace with all members and an empty dataset in an empty database."""
    with lq.connect(url, member="boss") as boss:
        for name, role in MEMBERS.items():
            if name != "boss":
                boss.add_member(name, role)
        boss.create_dataset("fruit", categories=[lq.Category("ripe", color="#d33d3d"), "unripe"])
