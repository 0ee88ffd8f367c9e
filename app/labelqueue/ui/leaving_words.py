"""What becomes of what is somebody's who leaves, or may do less than before, in words."""

from typing import TYPE_CHECKING, Final

from labelqueue.domain.member import Leaving
from labelqueue.domain.phrase import phrase
from labelqueue.ui.i18n import counted, tr

if TYPE_CHECKING:
    from labelqueue.queue.changing import Changed

ANYBODY: Final = phrase("(anybody)")


def afterwards(would: Leaving) -> list[str]:
    """Before it happens."""
    lines = [
        counted(
            "{n} sample in their hands will be for others.",
            "{n} samples in their hands will be for others.",
            would.released,
        ),
        counted(
            "{n} sample that is kept for them will be for others.",
            "{n} samples that are kept for them will be for others.",
            would.freed,
        ),
        counted(
            "{n} sample with work that they saved will wait until a manager passes it on or sets its status.",
            "{n} samples with work that they saved will wait until a manager passes them on or sets their"
            " status.",
            would.saved,
        ),
    ]
    return [line for line, n in zip(lines, _counts(would), strict=True) if n]


def happened(left: Leaving) -> list[str]:
    """After it happened."""
    lines = [
        counted(
            "{n} sample was taken out of their hands.",
            "{n} samples were taken out of their hands.",
            left.released,
        ),
        counted(
            "{n} sample that was kept for them is for others now.",
            "{n} samples that were kept for them are for others now.",
            left.freed,
        ),
        counted(
            "{n} sample with work that they saved waits for you to pass it on.",
            "{n} samples with work that they saved wait for you to pass them on.",
            left.saved,
        ),
    ]
    return [line for line, n in zip(lines, _counts(left), strict=True) if n]


def _counts(leaving: Leaving) -> tuple[int, int, int]:
    return leaving.released, leaving.freed, leaving.saved


def passed_on(done: "Changed", name: str, to: str | None) -> str:
    """What came of passing on what waited for somebody."""
    if not done.samples and not done.left:
        return tr("Nothing waits for {name}.", name=name)
    if to is None:
        text = counted("{n} sample is for anybody now.", "{n} samples are for anybody now.", done.samples)
    else:
        text = counted(
            "{n} sample waits for {to} now.", "{n} samples wait for {to} now.", done.samples, to=to
        )
    left = counted("{n} stayed as it was.", "{n} stayed as they were.", done.left)
    return f"{text} {left}" if done.left else text
