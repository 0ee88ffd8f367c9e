"""The thread that draws: order, giving up, errors, and standing still."""

import threading

import pytest
from PySide6.QtGui import QImage

from labelqueue.ui.canvas.workshop import Job, Rendering, Workshop


def rendering(begun: list[str], name: str, gate: threading.Event | None = None) -> Rendering:
    begun.append(name)
    if gate is not None:
        gate.wait(10)
    yield
    begun.append(f"{name}!")
    return None


def job(
    done: list[str], begun: list[str], name: str, order: float, gate: threading.Event | None = None
) -> Job:
    return Job((order,), rendering(begun, name, gate), lambda _picture: done.append(name))


def test_the_smallest_order_is_made_first_and_nothing_is_delivered_unasked() -> None:
    workshop, gate = Workshop(), threading.Event()
    begun: list[str] = []
    done: list[str] = []
    workshop.take(job(done, begun, "first", 0, gate))
    for name, order in (("last", 3.0), ("second", 1.0), ("third", 2.0)):
        workshop.take(job(done, begun, name, order))
    gate.set()
    workshop.wait(10)
    assert done == []
    assert workshop.busy
    assert workshop.deliver()
    assert done == ["first", "second", "third", "last"]
    assert not workshop.deliver()


def test_what_is_cancelled_is_neither_finished_nor_delivered() -> None:
    workshop, gate = Workshop(), threading.Event()
    begun: list[str] = []
    done: list[str] = []
    running, waiting = job(done, begun, "running", 0, gate), job(done, begun, "waiting", 1)
    workshop.take(running)
    workshop.take(waiting)
    running.cancelled = waiting.cancelled = True
    gate.set()
    workshop.wait(10)
    workshop.deliver()
    assert done == []
    assert "running!" not in begun
    assert "waiting" not in begun


def test_an_error_is_raised_where_the_pictures_are_fetched_and_the_rest_goes_on() -> None:
    def broken() -> Rendering:
        yield
        raise ValueError("broken")

    workshop = Workshop()
    begun: list[str] = []
    done: list[str] = []
    workshop.take(Job((0,), broken(), lambda _picture: done.append("nothing")))
    workshop.take(job(done, begun, "other", 1))
    workshop.wait(10)
    with pytest.raises(ValueError, match="broken"):
        workshop.deliver()
    assert done == ["nothing", "other"]
    assert not workshop.busy


def test_a_picture_reaches_who_asked() -> None:
    picture = QImage(2, 2, QImage.Format.Format_RGB32)
    got: list[QImage | None] = []

    def drawn() -> Rendering:
        yield
        return picture

    workshop = Workshop()
    workshop.take(Job((0,), drawn(), got.append))
    workshop.wait(10)
    workshop.deliver()
    assert got == [picture]


def test_a_pause_that_nobody_ends_does_not_last() -> None:
    workshop = Workshop()
    begun: list[str] = []
    done: list[str] = []
    workshop.pause()
    workshop.take(job(done, begun, "one", 0))
    thread = workshop._thread
    assert thread is not None
    thread.join(10)
    workshop.deliver()
    assert done == ["one"]
