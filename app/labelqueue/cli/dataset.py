"""Commands about datasets."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from labelqueue.cli.outcome import answer
from labelqueue.cli.place import Place
from labelqueue.domain.category import Category
from labelqueue.domain.errors import NotFound
from labelqueue.domain.sample import SampleSpec
from labelqueue.domain.status import words
from labelqueue.images import find_images


def create(place: Place, name: str, *, categories: Sequence[str], description: str, json: bool) -> None:
    """Make a dataset; each category is NAME or NAME=#rrggbb."""
    pairs = [text.rpartition("=#") for text in categories]
    table = [Category(name, f"#{color}") if name else Category(color) for name, _, color in pairs]
    with place.open() as workspace:
        made = workspace.create_dataset(name, table, description=description)
    data = {
        "name": made.name,
        "categories": [{"id": one.id, "name": one.name, "color": one.color} for one in made.categories],
    }
    answer(data, f"The dataset {made.name} is ready for samples.", json=json)


def show(place: Place, *, json: bool) -> None:
    """Say which datasets there are, and how many samples of each status."""
    with place.open() as workspace:
        overview = workspace.overview()
    rows = [(dataset.name, queue) for dataset in overview.datasets for queue in dataset.queues]
    data: list[dict[str, object]] = [
        {"name": name, "queue": queue.name, "state": queue.state, "counts": dict(queue.counts)}
        for name, queue in rows
    ]
    lines = []
    for name, queue in rows:
        counts = ", ".join(f"{count} {words(status)}" for status, count in queue.counts.items() if count)
        lines.append(f"{name} / {queue.name}\t{counts or 'no samples'}")
    answer(data, "\n".join(lines) if lines else "There is no dataset yet.", json=json)


def add(place: Place, name: str, paths: Sequence[Path], *, json: bool) -> None:
    """Add images, and those in folders with all below them."""
    with place.open() as workspace:
        dataset = workspace.dataset(name)
        found = list(_found(paths))
        new = dataset.add_samples(found, progress=lambda done: _tell(done, len(found)))
    data = {"dataset": name, "found": len(found), "new": new}
    answer(data, f"{new} of {len(found)} images are new in {name}.", json=json)


def _found(paths: Sequence[Path]) -> Iterator[SampleSpec]:
    """An image by its own name, one in a folder by its path below that folder."""
    for path in paths:
        if path.is_dir():
            for image in find_images(path, recursive=True):
                yield SampleSpec(image.relative_to(path).as_posix(), str(image.absolute()))
        elif path.exists():
            yield SampleSpec(path.name, str(path.absolute()))
        else:
            raise NotFound(f"There is no file or folder {path}.")


def _tell(done: int, total: int) -> None:
    """Progress goes where it disturbs no machine."""
    sys.stderr.write(f"{done} of {total}\n")
