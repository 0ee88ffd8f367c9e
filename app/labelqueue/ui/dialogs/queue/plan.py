"""Reading and writing a queue, on the database thread."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from labelqueue.domain.category import Category
from labelqueue.domain.member import Member, Role
from labelqueue.domain.settings import QueueSettings
from labelqueue.domain.vocabulary import Vocabulary
from labelqueue.ui.bridge import Progress

if TYPE_CHECKING:
    from labelqueue.queue import Queue, Workspace


@dataclass(frozen=True, slots=True)
class People:
    """Who works in a queue; None: everybody whose role allows it."""

    annotators: tuple[str, ...]
    reviewers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """A queue as the form has it."""

    name: str
    description: str = ""
    criteria: str = ""
    guide: str = ""
    people: People | None = None
    settings: QueueSettings = field(default_factory=QueueSettings)


@dataclass(frozen=True, slots=True)
class Known:
    """What the form is filled from. `draft`: the queue as it stands; `taken`: the names of the others."""

    draft: Draft
    taken: frozenset[str]
    members: tuple[Member, ...]
    categories: tuple[Category, ...]
    default: bool
    manager: bool
    words: Vocabulary = field(default_factory=Vocabulary)


def load(workspace: "Workspace", dataset_name: str, queue_name: str | None, criteria: str = "") -> Known:
    """What there is; `queue_name` None: for a new queue, which begins with those `criteria`.

    Raises:
        KnownError: the dataset or queue is gone, the server is gone, …
    """
    dataset = workspace.dataset(dataset_name)
    queues = dataset.queues()
    draft = (
        Draft("", settings=queues[0].settings) if queue_name is None else draft_of(dataset.queue(queue_name))
    )
    # A new queue starts like the default one, but its limits are its own.
    if queue_name is None:
        own = replace(draft.settings, categories=None, max_annotations=None, require_annotation=False)
        draft = replace(draft, settings=own, criteria=criteria)
    return Known(
        draft=draft,
        taken=frozenset(queue.name for queue in queues if queue.name != queue_name),
        members=tuple(member for member in workspace.members() if member.active),
        categories=dataset.categories,
        default=queue_name == queues[0].name,
        manager=workspace.member.may(Role.MANAGER),
        words=dataset.vocabulary(),
    )


def draft_of(queue: "Queue") -> Draft:
    """The queue as it stands."""
    annotators, reviewers = queue.annotators, queue.reviewers
    people = None if annotators is None or reviewers is None else People(annotators, reviewers)
    return Draft(
        queue.name,
        description=queue.description,
        criteria=queue.criteria,
        guide=queue.guide,
        people=people,
        settings=queue.settings,
    )


def save(
    workspace: "Workspace", dataset_name: str, before: Draft | None, draft: Draft, progress: Progress
) -> int:
    """Make the queue, or change what is different now; returns how many samples it has then.

    Raises:
        Cancelled: somebody stopped it; the samples that were moved until then stay where they are.
        KnownError: the name is taken, the server is gone, …
    """
    dataset = workspace.dataset(dataset_name)
    total = dataset.untouched(draft.criteria) if draft.criteria else 0
    progress.report(0, total)

    def tell(done: int) -> None:
        progress.report(done, max(total, done))

    if before is None:
        people = draft.people
        queue = dataset.create_queue(
            draft.name,
            criteria=draft.criteria,
            annotators=people.annotators if people else None,
            reviewers=people.reviewers if people else None,
            settings=draft.settings,
            description=draft.description,
            guide=draft.guide,
            progress=tell,
        )
    else:
        queue = dataset.queue(draft.name)
        _change(queue, before, draft, tell)
    return sum(queue.counts().values())


def _change(queue: "Queue", before: Draft, draft: Draft, tell: Callable[[int], None]) -> None:
    if draft.people != before.people:
        people = draft.people
        queue.assign(
            annotators=people.annotators if people else None, reviewers=people.reviewers if people else None
        )
    old, new = before.settings.as_json(), draft.settings.as_json()
    changes = {name: value for name, value in new.items() if value != old[name]}
    if changes:
        queue.configure(**changes)
    texts = {
        name: getattr(draft, name)
        for name in ("description", "criteria", "guide")
        if getattr(draft, name) != getattr(before, name)
    }
    if texts:
        queue.update(**texts, progress=tell)


@dataclass(frozen=True, slots=True)
class Matching:
    """How many samples some criteria find, and how many of them nobody has touched yet."""

    found: int
    untouched: int


def count(workspace: "Workspace", dataset_name: str, criteria: str) -> Matching:
    """How many samples the criteria find.

    Raises:
        KnownError: the dataset or the server is gone, …
    """
    dataset = workspace.dataset(dataset_name)
    return Matching(dataset.count(criteria), dataset.untouched(criteria))
