"""What the window says about actions of an earlier start that had got no answer."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from labelqueue.domain.status import Action
from labelqueue.ui.i18n import counted, translated

if TYPE_CHECKING:
    from labelqueue.queue.unanswered import Recovered


def notice(recovered: "Sequence[Recovered]", drafts: int) -> tuple[str, str] | None:
    """Text and kind; None if there is nothing worth saying. Nobody waits for news of a Release.

    `drafts`: how many drawings are on this computer that were not handed in.
    """
    told = [one for one in recovered if one.action is not Action.RELEASE]
    if not told and drafts:
        said = counted(
            "One drawing that you have not handed in: File, Drawings on this computer.",
            "{n} drawings that you have not handed in: File, Drawings on this computer.",
            drafts,
        )
        return said, "info"
    if not told:
        return None
    kind = "info" if all(one.well for one in told) else "warning"
    # The newest last: it is the one that somebody remembers.
    return " ".join(translated(one.sentence) for one in told[-3:]), kind
