"""How the entries of a history are told, and which two labels are compared first."""

from datetime import UTC, datetime

import pytest

from labelqueue.domain.event import Event
from labelqueue.domain.label import Revision
from labelqueue.domain.status import Action, LabelStatus, Mode
from labelqueue.domain.timeline import Worked
from labelqueue.domain.work_unit import Kind
from labelqueue.ui.dialogs.compare import DRAWING, NOTHING, Pair, usual_pair
from labelqueue.ui.panels.history_list import KINDS, headline, line_of

AT = datetime(2026, 5, 4, 10, 42, 7, tzinfo=UTC)


def event(action: Action, *, mode: Mode | None = None, comment: str = "", member: str = "ann") -> Event:
    labeled = LabelStatus.LABELED
    return Event("1.png", action, mode, member, labeled, labeled, 1, 2, comment, AT, queue="night")


def test_every_action_has_words_of_its_own() -> None:
    told = [headline(event(action)) for action in Action]
    assert len(set(told)) == len(Action)
    assert all(one[0].isupper() for one in told)


def test_what_an_event_says() -> None:
    line = line_of(event(Action.REJECT, mode=Mode.REVIEW, comment="stem missing"))
    assert (line.headline, line.details, line.text) == (
        "Rejected",
        "ann · revision 2 · night",
        "stem missing",
    )
    assert line.revision == 2
    assert line.spoken.startswith("Rejected\nann · revision 2 · night\nstem missing\n")
    assert line.spoken.endswith(":42:07")
    assert line_of(event(Action.CLAIM, mode=Mode.REVIEW)).headline == "Review begun"
    assert line_of(event(Action.CLAIM, mode=Mode.LABEL)).headline == "Labeling begun"
    assert line_of(event(Action.SET_STATUS)).headline == "Set to labeled"
    moved = line_of(event(Action.SET_QUEUE, comment="day"))
    assert (moved.headline, moved.text) == ("Moved to the queue day", "")
    assert line_of(event(Action.SUBMIT, member="")).details == "revision 2 · night"  # it is not to be known


def test_what_work_and_labels_say() -> None:
    unit = Worked("ann", Kind.REWORK, 75.0, 600.0, 3, AT, AT, Action.SUBMIT)
    line = line_of(unit)
    assert line.headline == "Worked for 1:15"
    assert line.details == "ann · rework · 3 objects · 10:00 idle"
    assert line.revision is None
    assert set(KINDS) == set(Kind)
    late = line_of(Revision(4, "ann", AT, late=True, current=False))
    assert (late.headline, late.details, late.revision) == ("A label came too late", "ann · revision 4", 4)
    assert line_of(Revision(1, "ann", AT, late=False, current=True)).headline == "A label was added"


def revisions(text: str) -> list[Revision]:
    """`1 2l 3c`: l came too late, c is current."""
    return [
        Revision(int(one.rstrip("lc")), "ann", AT, late=one.endswith("l"), current=one.endswith("c"))
        for one in text.split()
    ]


@pytest.mark.parametrize(
    ("there", "wanted", "pair"),
    [
        ("1 2 3c", 0, Pair(2, 3)),
        ("1 2l 3c", 0, Pair(1, 3)),
        ("1 2c 3l", 0, Pair(1, 2)),
        ("1 2c 3l", 3, Pair(2, 3)),
        ("1l 2c", 0, Pair(1, 2)),
        ("1c", 0, Pair(NOTHING, 1)),
        ("1c 2l", 1, Pair(NOTHING, 1)),
        ("1l", 0, Pair(NOTHING, 1)),
        ("1 2", 0, Pair(1, 2)),
        ("", 0, Pair(NOTHING, NOTHING)),
        ("1 2c 3l", DRAWING, Pair(2, DRAWING)),
        ("", DRAWING, Pair(NOTHING, DRAWING)),
    ],
)
def test_which_two_are_compared_first(there: str, wanted: int, pair: Pair) -> None:
    assert usual_pair(revisions(there), wanted=wanted) == pair
