"""Making a dataset and adding to one, on the database thread."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from labelqueue.domain.category import Category
from labelqueue.domain.errors import KnownError, StoreUnavailable
from labelqueue.domain.phrase import phrase
from labelqueue.domain.sample import SampleSpec
from labelqueue.ui.bridge import Cancelled, Progress

if TYPE_CHECKING:
    from labelqueue.queue import Dataset, Workspace


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that the wizard asked for."""

    name: str
    description: str
    categories: tuple[Category, ...]
    samples: tuple[SampleSpec, ...]
    settings: Mapping[str, bool] = field(default_factory=dict)
    """Of the queue that holds them, by the names of the fields of `QueueSettings`."""


@dataclass(frozen=True, slots=True)
class Made:
    """A dataset that is ready to be worked on."""

    dataset: str
    queue: str
    samples: int


@dataclass(frozen=True, slots=True)
class Added:
    """How many samples were asked for, looked at (fewer if somebody stopped it), and new."""

    asked: int
    done: int
    new: int | None  # None: stopped, so nobody counted


def make(workspace: "Workspace", plan: Plan, progress: Progress) -> Made:
    """All of the dataset, or nothing: what fails or is cancelled leaves no dataset behind.

    Raises:
        Cancelled: `progress` was cancelled.
        KnownError: the name is taken, the server is gone, …
    """
    total = len(plan.samples)
    progress.report(0, total)
    dataset = workspace.create_dataset(plan.name, categories=plan.categories, description=plan.description)
    try:
        dataset.queue().configure(**plan.settings)
        added = dataset.add_samples(plan.samples, progress=lambda done: progress.report(done, total))
        progress.report(total, total)
        return Made(dataset.name, dataset.queue().name, added)
    except Exception as error:
        _take_back(dataset, error)
        raise


def _take_back(dataset: "Dataset", error: Exception) -> None:
    try:
        dataset.delete()
    except KnownError as second:
        reason = second if isinstance(error, Cancelled) or not isinstance(error, KnownError) else error
        raise StoreUnavailable(
            phrase(
                "{problem} The dataset “{dataset}” was begun and could not be removed; "
                "it may hold a part of the images.",
                problem=reason.args[0],
                dataset=dataset.name,
            )
        ) from error


def add(workspace: "Workspace", name: str, samples: tuple[SampleSpec, ...], progress: Progress) -> Added:
    """Add to an existing dataset. What was added when somebody stops it stays, and the answer says so."""
    total, reached = len(samples), 0

    def report(done: int) -> None:
        nonlocal reached
        reached = done
        progress.report(done, total)

    try:
        progress.report(0, total)
        new = workspace.dataset(name).add_samples(samples, progress=report)
    except Cancelled:
        return Added(asked=total, done=reached, new=None)
    return Added(asked=total, done=total, new=new)
