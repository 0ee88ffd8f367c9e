"""A ready dataset with real photographs, some of them prelabeled, to try everything on."""

import json
import shutil
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from labelqueue.domain.category import Category
from labelqueue.domain.errors import StoreUnavailable
from labelqueue.domain.geometry import Box, Polygon
from labelqueue.domain.label import Label
from labelqueue.domain.phrase import phrase
from labelqueue.domain.sample import SampleSpec
from labelqueue.queue.workspace import Workspace, connect
from labelqueue.resources import resource

_DESCRIPTION: Final = "Photographs free for everybody to use, to try Labelqueue on."


def open_demo(folder: Path) -> Workspace:
    """The demo workspace in `folder`, made there if it is not there yet.

    The photographs are copied, so that the workspace does not depend on where the program lies.

    Raises:
        StoreUnavailable: the folder cannot be written.
    """
    workspace = connect(f"sqlite:///{(folder / 'demo.db').absolute().as_posix()}")
    try:
        if not workspace.datasets():
            _fill(workspace, folder / "photographs")
    except BaseException:
        workspace.close()
        raise
    return workspace


def _fill(workspace: Workspace, photographs: Path) -> None:
    demo = json.loads(resource("sample-data/demo.json").read_text(encoding="utf-8"))
    try:
        copied = _copied(photographs)
    except OSError as error:
        raise StoreUnavailable(
            phrase(
                "{photographs} cannot be written: {strerror}.",
                photographs=photographs,
                strerror=error.strerror,
            )
        ) from error
    dataset = workspace.create_dataset(
        demo["name"], [Category(**one) for one in demo["categories"]], description=_DESCRIPTION
    )
    dataset.queue().configure(save_enabled=True, skip_review_enabled=True)
    dataset.add_samples(_specs(copied, demo["prelabels"]))


def _copied(photographs: Path) -> list[Path]:
    photographs.mkdir(parents=True, exist_ok=True)
    sources = [path for path in resource("sample-data").iterdir() if path.suffix in (".jpg", ".png")]
    return [Path(shutil.copy(source, photographs)) for source in sorted(sources)]


def _specs(
    photographs: Sequence[Path], prelabels: Mapping[str, Sequence[Mapping[str, Any]]]
) -> Iterator[SampleSpec]:
    for path in photographs:
        objects = prelabels.get(path.name)
        yield SampleSpec(path.name, str(path), label=_label(objects) if objects else None)


def _label(objects: Sequence[Mapping[str, Any]]) -> Label:
    label = Label()
    for one in objects:
        shape = Box(*one["box"]) if "box" in one else Polygon([one["polygon"]])
        label = label.add(shape, one["category"])
    return label
