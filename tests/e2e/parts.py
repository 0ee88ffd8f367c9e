"""Who does what: each function is the script of one window."""

import time
from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import Qt

from labelqueue.domain.geometry import XY, Box
from tests.e2e.desk import CTRL, SHIFT, Desk, Steps
from tests.e2e.written import Said, Shape

ALL = 20
FIRST, SECOND, THIRD = Box(20, 20, 100, 80), Box(140, 40, 220, 120), Box(60, 140, 180, 210)
TRIANGLE: tuple[XY, ...] = ((40, 60), (160, 40), (120, 160))
Turn = Callable[[Desk], Steps]
Key = Qt.Key


# What each of them does with one sample


def finish(
    desk: Desk,
    action: str,
    press: Callable[[], None],
    *,
    changed: bool = False,
    words: str = "",
    pinned: bool = False,
) -> Steps:
    """Press what ends the sample, and write down what the window says then."""
    before = desk.sample
    said = Said(
        at=time.time(),
        member=desk.member,
        sample=before,
        status=desk.text("status_chip"),
        action=action,
        drawn=desk.drawn,
        changed=changed,
        words=words,
        pinned=pinned,
        remark=desk.words("comments_panel"),
    )
    press()
    if action == "save":
        in_progress = {"Labeling in progress", "Reviewing in progress"}
        yield from desk.until(
            lambda: desk.text("status_chip") in in_progress and not desk.page.session.busy, "Save"
        )
    else:
        yield from desk.until(lambda: not desk.page.session.busy and desk.sample != before, f"{action}: more")
        yield from arrived(desk)
    said.outcome, said.notice = desk.shown, desk.notice
    desk.write_down(said)


def arrived(desk: Desk) -> Steps:
    """Wait until a sample has been seen long enough, or it is said why there is none."""
    yield from desk.until(
        lambda: not desk.page.session.busy and (desk.shown != "work" or desk.page.settled()),
        "a sample, or why there is none",
    )


def submit(desk: Desk) -> Steps:
    yield from finish(desk, "submit", lambda: desk.key(Key.Key_G), changed=True)


def plain(desk: Desk) -> Steps:
    yield from desk.box(FIRST)
    yield from submit(desk)


def in_two_parts(desk: Desk) -> Steps:
    yield from desk.polygon(*TRIANGLE)
    yield from finish(desk, "save", lambda: desk.key(Key.Key_S, CTRL), changed=True)
    yield from desk.box(THIRD)
    yield from submit(desk)


def skipped(desk: Desk) -> Steps:
    desk.key(Key.Key_Period, CTRL)
    yield from desk.until(lambda: desk.seen("comment"), "the question why it is skipped")
    desk.type("blurred")
    yield from finish(desk, "skip", lambda: desk.key(Key.Key_Return), words="blurred")


def thought_better(desk: Desk) -> Steps:
    """Submit, take it back, draw something else and submit again."""
    first = desk.sample
    yield from plain(desk)
    at = time.time()
    desk.key(Key.Key_Backspace, CTRL | SHIFT)
    yield from desk.until(lambda: desk.sample == first, f"{first} again")
    yield from arrived(desk)
    desk.write_down(
        Said(at, desk.member, first, "Labeled", "reopen", desk.drawn, changed=False, outcome=desk.shown)
    )
    yield from desk.box(SECOND)
    yield from submit(desk)


def corrected(desk: Desk) -> Steps:
    """What came back: the object that the reviewer pointed at goes, another comes."""
    desk.key(Key.Key_F)  # it was zoomed to what the reviewer pointed at
    yield
    yield from desk.box(SECOND)
    yield from submit(desk)


def accepted(desk: Desk) -> Steps:
    yield from finish(desk, "accept", lambda: desk.key(Key.Key_A))


def rejected_with_a_pin(desk: Desk) -> Steps:
    shape = desk.drawn[0]
    desk.point(((shape.x0 + shape.x1) / 2, (shape.y0 + shape.y1) / 2))
    yield
    desk.key(Key.Key_X)
    yield from desk.until(lambda: desk.seen("comment"), "the question what is to be corrected")
    desk.type("stem missing")
    yield from finish(desk, "reject", lambda: desk.key(Key.Key_Return), words="stem missing", pinned=True)


def rejected_by_one_key(desk: Desk) -> Steps:
    shape = desk.drawn[0]
    desk.point(((shape.x0 + shape.x1) / 2, (shape.y0 + shape.y1) / 2))
    yield
    words = "Imprecise outline"
    yield from finish(desk, "reject", lambda: desk.key(Key.Key_2, SHIFT), words=words, pinned=True)


def accepted_with_a_correction(desk: Desk) -> Steps:
    yield from desk.box(THIRD)
    desk.key(Key.Key_V)
    yield from finish(desk, "accept", lambda: desk.key(Key.Key_A), changed=True)


def saved_and_accepted(desk: Desk) -> Steps:
    yield from desk.box(THIRD)
    desk.key(Key.Key_V)
    yield from finish(desk, "save", lambda: desk.key(Key.Key_S, CTRL), changed=True)
    yield from accepted(desk)


# Whole windows


def started(desk: Desk, mode: str) -> Steps:
    """Press Start on the first page."""
    yield from desk.until(lambda: desk.seen("home_page"), "the window")
    yield from desk.click(f"start_{mode}:fruit/default")
    yield from arrived(desk)


def to_the_end(desk: Desk, turns: Iterator[Turn], *, again: Turn, otherwise: Turn) -> Steps:
    """Work until the line below the canvas says that all is done; `again`: with what was rejected."""
    while not all_done(desk):
        if desk.shown == "nothing":
            yield from desk.pause(0.2)
            if not all_done(desk):
                yield from desk.click("look_again")
                yield from arrived(desk)
        else:
            turn = again if desk.text("remark_headline") else next(turns, otherwise)
            yield from turn(desk)


def all_done(desk: Desk) -> bool:
    counts = desk.counts
    return set(counts) <= {"reviewed", "skipped"} and sum(counts.values()) == ALL


def closed(desk: Desk) -> Steps:
    desk.key(Key.Key_Q, CTRL)
    yield


def ann(desk: Desk) -> Steps:
    """At the office, until she has gone home in the middle of a sample."""
    yield from started(desk, "labeling")
    for turn in (plain, in_two_parts, skipped, thought_better):
        yield from turn(desk)
    desk.call("review")
    yield from desk.box(FIRST)
    desk.call("left in the middle")
    yield from desk.called("taken over")
    yield from submit(desk)
    assert desk.shown == "elsewhere", desk.all_text
    desk.call("told")
    yield from desk.called("went on")
    yield from desk.click("compare_mine")
    yield from desk.until(lambda: desk.seen("view_banner") and desk.drawn, "her drawing")
    assert near(desk.drawn, [FIRST]), desk.drawn
    yield from desk.click("show_my_drawing")
    yield from desk.until(lambda: near(desk.drawn, [THIRD]), "the label that the sample has now")
    yield from closed(desk)


def near(shapes: Sequence[Shape], boxes: Sequence[Box]) -> bool:
    """Within a pixel: a point of the screen is not one of the image."""
    ends = [[*shape[2:]] for shape in shapes], [[*box.bounds()] for box in boxes]
    return len(shapes) == len(boxes) and all(
        abs(one - other) < 1
        for some, others in zip(*ends, strict=True)
        for one, other in zip(some, others, strict=True)
    )


def ann_at_home(desk: Desk) -> Steps:
    """Goes on there, and works to the end."""
    yield from desk.called("left in the middle")
    yield from started(desk, "labeling")
    assert desk.shown == "elsewhere", desk.all_text
    desk.tell("asked", desk.words("elsewhere_page"))
    yield from desk.pause(0.4)  # a key that was meant for another sample takes nothing over
    desk.key(Key.Key_Return)
    yield from desk.until(lambda: desk.shown == "work", "the sample from the office")
    yield from arrived(desk)
    yield from desk.box(THIRD)
    desk.call("taken over")
    yield from desk.called("told")
    yield from submit(desk)
    desk.call("went on")
    yield from to_the_end(desk, iter(()), again=corrected, otherwise=plain)
    yield from closed(desk)


def ben(desk: Desk) -> Steps:
    yield from started(desk, "labeling")
    turns = iter((plain, skipped, in_two_parts))
    yield from to_the_end(desk, turns, again=corrected, otherwise=plain)
    yield from closed(desk)


def rita(desk: Desk) -> Steps:
    yield from desk.until(lambda: desk.seen("home_page"), "the window")
    yield from desk.called("review")
    desk.key(Key.Key_F4)
    yield from desk.until(lambda: desk.seen("my_work_page"), "her work")
    desk.key(Key.Key_Home, Qt.KeyboardModifier.AltModifier)  # the first page as it is now
    yield from started(desk, "reviewing")
    turns = iter(
        (rejected_with_a_pin, accepted, rejected_by_one_key, accepted_with_a_correction, saved_and_accepted)
    )
    yield from to_the_end(desk, turns, again=accepted, otherwise=accepted)
    yield from closed(desk)
