"""What comes next is drawn while one looks at something else."""

import random
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from labelqueue.domain.category import numbered
from labelqueue.domain.geometry import Bounds, Box, Keypoints, Polygon
from labelqueue.domain.ids import CategoryId
from labelqueue.domain.label import Label, label_from_json, label_to_json
from labelqueue.domain.skeleton import Skeleton
from labelqueue.ui.canvas import Pyramid
from labelqueue.ui.canvas.workshop import Job
from labelqueue.ui.theme import ThemeChoice, apply_theme
from tests.gui.drawing import HEIGHT, NAMES, WIDTH, Studio
from tests.gui.pixels import farthest, picture, shot

PYRAMID = np.random.default_rng(1).integers(90, 120, (HEIGHT, WIDTH, 3), np.uint8)


def crowd() -> Label:
    """More than would be mended one by one."""
    chance, label = random.Random(3), Label()
    for number in range(90):
        x, y = chance.uniform(0, WIDTH - 20), chance.uniform(0, HEIGHT - 20)
        corners = [(x + chance.uniform(0, 20), y + chance.uniform(0, 20)) for _ in range(5)]
        label = label.add(Polygon([corners]), NAMES[number % 3])
    return label.add(Keypoints([(60, 50), (140, 50), (100, 20)], [2, 2, 2]), "dog")


def as_received(label: Label) -> Label:
    """An equal one, of which nothing is the same."""
    ids = {name: CategoryId(number) for number, name in enumerate(NAMES, 1)}
    return label_from_json(label_to_json(label, ids), {number: name for name, number in ids.items()})


def foresee(studio: Studio, qtbot: QtBot, label: Label) -> Pyramid:
    """Somebody works on, and there is time."""
    pyramid = Pyramid(PYRAMID)
    studio.canvas.foresee(studio.canvas.first_sight(label)(pyramid))
    qtbot.waitUntil(lambda: studio.canvas.at_rest)
    return pyramid


def asked_for(studio: Studio, monkeypatch: pytest.MonkeyPatch) -> list[Job]:
    """The pictures that are made from now on."""
    workshop, jobs = studio.canvas._picture.workshop, list[Job]()
    take = workshop.take

    def note(job: Job) -> None:
        jobs.append(job)
        take(job)

    monkeypatch.setattr(workshop, "take", note)
    return jobs


@pytest.fixture
def other(studio: Studio, qtbot: QtBot) -> Studio:
    """A canvas for which nothing is foreseen."""
    made = Studio()
    qtbot.addWidget(made.canvas)
    return made


def test_it_is_there_at_once_and_looks_as_it_would_without(
    studio: Studio, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    label = crowd()
    pyramid = foresee(studio, qtbot, label)
    jobs = asked_for(studio, monkeypatch)
    studio.canvas.set_image(pyramid)
    studio.document.open(as_received(label))
    seen = shot(studio)
    assert not jobs
    assert not studio.canvas.refining
    studio.canvas.set_image(Pyramid(PYRAMID))
    studio.document.open(as_received(label))
    assert seen == picture(studio)
    assert jobs


def test_an_edit_of_it_costs_what_an_edit_costs(
    studio: Studio, other: Studio, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    label = crowd()
    pyramid = foresee(studio, qtbot, label)
    studio.canvas.set_image(pyramid)
    studio.document.open(as_received(label))
    shot(studio)
    index, places = studio.canvas._picture.index, list[Bounds]()
    update = index.update

    def note(label: Label) -> list[Bounds]:
        found = update(label)
        places.extend(found)
        return found

    monkeypatch.setattr(index, "update", note)
    changed = studio.document.label.add(Box(20, 20, 40, 40), "cow")
    studio.document.open(changed)
    assert places == [(20, 20, 40, 40)]
    other.canvas.set_image(Pyramid(PYRAMID))
    other.document.open(changed)
    assert farthest(picture(studio), picture(other)) < 4  # lines end elsewhere where a part was mended


def _other_categories(studio: Studio) -> None:
    joints = Skeleton(["a", "b", "c"], [(0, 1), (1, 2)])
    changed: dict[str, Any] = {"cat": {"color": "#123456"}, "dog": {"skeleton": joints}}
    studio.document.set_categories(replace(one, **changed.get(one.name, {})) for one in numbered(NAMES))


def application() -> QApplication:
    found = QApplication.instance()
    assert isinstance(found, QApplication)
    return found


CHANGES: dict[str, Callable[[Studio], object]] = {
    "theme": lambda _studio: apply_theme(application(), ThemeChoice.DARK),
    "background": lambda studio: studio.canvas._picture.set_background(QColor("red")),
    "fill and names": lambda studio: studio.canvas.set_view_options(
        replace(studio.canvas.view_options, fill=50, names=True)
    ),
    "brightness": lambda studio: studio.canvas.set_view_options(
        replace(studio.canvas.view_options, brightness=40)
    ),
    "categories": _other_categories,
    "size": lambda studio: studio.canvas.resize(400, 300),
    "closer": lambda studio: studio.canvas.zoom_in(),
}


@pytest.mark.parametrize("what", CHANGES)
def test_what_looks_different_by_then_is_drawn_anew(
    studio: Studio, other: Studio, qtbot: QtBot, what: str
) -> None:
    label = crowd()
    pyramid = foresee(studio, qtbot, label)
    for one in (studio, other):
        CHANGES[what](one)
    studio.canvas.set_image(pyramid)
    other.canvas.set_image(Pyramid(PYRAMID))
    for one in (studio, other):
        one.document.open(as_received(label))
    assert picture(studio) == picture(other)


def test_another_label_than_was_foreseen_is_drawn(studio: Studio, other: Studio, qtbot: QtBot) -> None:
    label = crowd()
    pyramid = foresee(studio, qtbot, label)
    found = as_received(label).add(Box(20, 20, 90, 90), "cow")
    studio.canvas.set_image(pyramid)
    other.canvas.set_image(Pyramid(PYRAMID))
    for one in (studio, other):
        one.document.open(found)
    assert picture(studio) == picture(other)
    studio.document.open(as_received(label))  # of which there was a picture
    other.document.open(as_received(label))
    assert picture(studio) == picture(other)


def test_what_is_not_finished_by_then_is_drawn_on(studio: Studio, other: Studio) -> None:
    label, pyramid = crowd(), Pyramid(PYRAMID)
    studio.canvas.foresee(studio.canvas.first_sight(label)(pyramid))
    studio.canvas.set_image(pyramid)
    other.canvas.set_image(Pyramid(PYRAMID))
    for one in (studio, other):
        one.document.open(as_received(label))
    assert picture(studio) == picture(other)
