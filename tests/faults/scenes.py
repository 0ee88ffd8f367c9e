"""One member's sample for every finishing action, and what may have come of it: once, whatever happened."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypedDict

import labelqueue as lq
from labelqueue.domain.status import Action
from labelqueue.queue import Queue, Workspace, connect

ACTIONS = (
    Action.SUBMIT,
    Action.SKIP,
    Action.SAVE,
    Action.ACCEPT,
    Action.REJECT,
    Action.RELEASE,
    Action.REOPEN,
)
DRAWN = lq.Label().add(lq.Box(1, 2, 3, 4), "ripe")
CORRECTED = DRAWN.add(lq.Point(5, 6), "ripe")


def founded(url: str, *, samples: int = 200) -> None:
    """A workspace of ann, who does everything alone."""
    with connect(url, member="ann") as workspace:
        dataset = workspace.create_dataset("fruit", categories=["ripe"])
        dataset.add_samples(
            lq.SampleSpec(f"{number:03}.jpg", "x.jpg", width=9, height=9) for number in range(samples)
        )
        dataset.queue().configure(save_enabled=True, self_review="any")


def opened(url: str, *, timeout: float = 15.0) -> tuple[Workspace, Queue]:
    workspace = connect(url, member="ann", found=False, timeout=timeout)
    return workspace, workspace.dataset("fruit").queue()


@dataclass(frozen=True)
class Scene:
    """A sample that is ready for `action`, as it stands before."""

    action: Action
    name: str
    events: int
    revisions: int
    version: int
    work: lq.WorkItem | None = None


def set_up(workspace: Workspace, queue: Queue, action: Action) -> Scene:
    work = queue.start_labeling()
    assert isinstance(work, lq.WorkItem)
    if action in (Action.ACCEPT, Action.REJECT, Action.REOPEN):
        queue.submit(work, DRAWN, pull_next=False)
    if action in (Action.ACCEPT, Action.REJECT):
        review = queue.start_reviewing()
        assert isinstance(review, lq.WorkItem)
        work = review
    history = workspace.dataset("fruit").history(work.sample.name)
    name = work.sample.name
    return Scene(action, name, len(history), _revisions(workspace, name), history[-1].version, work)


class _Id(TypedDict):
    operation_id: uuid.UUID | None


def play(queue: Queue, scene: Scene, operation: uuid.UUID | None = None) -> object:
    """The action itself, with a label where it takes one."""
    assert scene.work is not None
    work, finished = scene.work, _Id(operation_id=operation)
    how: dict[Action, Callable[[], object]] = {
        Action.SUBMIT: lambda: queue.submit(work, DRAWN, **finished),
        Action.SKIP: lambda: queue.skip(work, reason="blurred", label=DRAWN, **finished),
        Action.SAVE: lambda: queue.save(work, DRAWN, **finished),
        Action.ACCEPT: lambda: queue.accept(work, CORRECTED, **finished),
        Action.REJECT: lambda: queue.reject(work, comment="no stem", label=CORRECTED, **finished),
        Action.RELEASE: lambda: queue.release(work, **finished),
        Action.REOPEN: lambda: queue.reopen(scene.name, **finished),
    }
    return how[scene.action]()


def happened_once(workspace: Workspace, scene: Scene) -> None:
    """Exactly one event, one version and, where a label was sent, one revision more than before."""
    events = workspace.dataset("fruit").history(scene.name)[scene.events :]
    # What was released or reopened may be in hand again by now.
    assert [one.action for one in events if one.action is not Action.CLAIM] == [scene.action]
    assert events[0].version == scene.version + 1
    stores = scene.action not in (Action.RELEASE, Action.REOPEN)
    assert _revisions(workspace, scene.name) == scene.revisions + stores
    _put_aside(workspace, scene)


def _put_aside(workspace: Workspace, scene: Scene) -> None:
    """So that the next scene has another sample."""
    queue = workspace.dataset("fruit").queue()
    work = queue.start_labeling()
    if isinstance(work, lq.WorkItem) and work.sample.name == scene.name:
        queue.skip(work, pull_next=False)


def never_happened(workspace: Workspace, scene: Scene) -> None:
    assert len(workspace.dataset("fruit").history(scene.name)) == scene.events
    assert _revisions(workspace, scene.name) == scene.revisions


def said(outcome: object) -> object:
    """What kind of answer it is, for comparing it with that of another sample."""
    match outcome:
        case lq.WorkItem():
            return lq.WorkItem, outcome.mode, outcome.status
        case lq.NothingToDo():
            return lq.NothingToDo, outcome.reason
        case None:
            return None
        case _:
            return type(outcome)


def _revisions(workspace: Workspace, name: str) -> int:
    dataset = workspace.dataset("fruit")
    number = 0
    while True:
        try:
            dataset.label_of(name, revision=number + 1)
        except lq.NotFound:
            return number
        number += 1
