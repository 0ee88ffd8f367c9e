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
from labelqueue.ui.canvas.pyramid import full_level
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


def keep_view(studio: Studio) -> None:
    studio.canvas.set_view_options(replace(studio.canvas.view_options, keeps_view=True))


def look_closer(studio: Studio) -> None:
    keep_view(studio)
    studio.canvas.zoom_in()


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
    "closer": look_closer,
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


def test_a_view_that_is_kept_is_foreseen(
    studio: Studio, other: Studio, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    for one in (studio, other):
        look_closer(one)
    pyramid = foresee(studio, qtbot, crowd())
    jobs = asked_for(studio, monkeypatch)
    studio.canvas.set_image(pyramid)
    studio.document.open(as_received(crowd()))
    seen = shot(studio)
    assert not jobs
    other.canvas.set_image(Pyramid(PYRAMID))
    other.document.open(as_received(crowd()))
    assert seen == picture(other)


@pytest.mark.parametrize("when", ["long before", "a moment before", "after"])
def test_what_was_reduced_is_sharp_when_all_of_it_is_there(
    studio: Studio, other: Studio, qtbot: QtBot, when: str
) -> None:
    pyramid = Pyramid(np.ascontiguousarray(PYRAMID[::2, ::2]), (WIDTH, HEIGHT))
    sight = studio.canvas.first_sight(crowd())(pyramid)
    studio.canvas.foresee(sight)
    qtbot.waitUntil(lambda: studio.canvas.at_rest)

    def complete() -> None:
        pyramid.take(full_level(PYRAMID))
        studio.canvas.complete_image(pyramid)

    if when != "after":
        complete()
    if when == "long before":
        qtbot.waitUntil(lambda: studio.canvas.at_rest)
    studio.canvas.set_image(pyramid)
    studio.document.open(as_received(crowd()))
    if when == "after":
        shot(studio)
        complete()
    other.canvas.set_image(Pyramid(PYRAMID))
    other.document.open(as_received(crowd()))
    assert picture(studio) == picture(other)


def test_what_is_on_show_already_is_not_foreseen(studio: Studio, other: Studio, qtbot: QtBot) -> None:
    """Two samples may have one image, and an undo may lead to the label that the next one has."""
    pyramid = Pyramid(PYRAMID)
    studio.canvas.set_image(pyramid)
    studio.document.open(as_received(crowd()))
    changed = studio.document.label.add(Box(20, 20, 90, 90), "cow")
    studio.document.open(changed)
    picture(studio)
    studio.canvas.foresee(studio.canvas.first_sight(crowd())(pyramid))
    qtbot.waitUntil(lambda: studio.canvas.at_rest)
    studio.document.open(as_received(crowd()))
    qtbot.waitUntil(lambda: studio.canvas.at_rest)
    other.canvas.set_image(Pyramid(PYRAMID))
    other.document.open(as_received(crowd()))
    assert farthest(shot(studio), picture(other)) < 4


def test_joints_that_changed_while_the_image_was_on_its_way(
    studio: Studio, other: Studio, qtbot: QtBot
) -> None:
    look = studio.canvas.first_sight(crowd())
    for one in (studio, other):
        _other_categories(one)
    pyramid = Pyramid(PYRAMID)
    studio.canvas.foresee(look(pyramid))
    qtbot.waitUntil(lambda: studio.canvas.at_rest)
    studio.canvas.set_image(pyramid)
    other.canvas.set_image(Pyramid(PYRAMID))
    for one in (studio, other):
        one.document.open(as_received(crowd()))
    assert picture(studio) == picture(other)
