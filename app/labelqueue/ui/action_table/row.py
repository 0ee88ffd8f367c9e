"""What one action is, and what rows of the table ask about the moment."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from labelqueue.domain.status import Action, Mode
from labelqueue.ui.action_table.ids import ActionId
from labelqueue.ui.context import Context, Page
from labelqueue.ui.theme import ThemeChoice


class Scope(StrEnum):
    """Where a key counts. Two actions may share one unless there is a place where both would hear it."""

    EVERYWHERE = "everywhere"
    HOME = "home"
    WORK = "work"
    LABELING = "labeling"
    REVIEWING = "reviewing"


Test = Callable[[Context], bool]


def always(_context: Context) -> bool:
    """Whenever it can be seen."""
    return True


def in_hand(context: Context) -> bool:
    """A sample is in hand, and its image on the canvas."""
    return context.at_work and context.readable


def with_image(context: Context) -> bool:
    """An image is on the canvas, be it only to look at."""
    return context.page is Page.WORK and context.readable and not context.busy


def editable(context: Context) -> bool:
    """Not while a comment is written: a key that misses its field must not change the drawing."""
    return in_hand(context) and not context.asking


def may_start(context: Context) -> bool:
    """Nothing is in hand."""
    return not (context.busy or context.switching) and context.status is None


def may_switch(context: Context) -> bool:
    """Nothing would be left behind."""
    return context.page is not Page.WORK and not (context.busy or context.switching)


def may_manage(context: Context) -> bool:
    """A manager is at home."""
    return context.page is Page.HOME and context.may_manage and not context.switching


@dataclass(frozen=True, slots=True)
class Row:
    """One action. `guarded`: its key does nothing until the sample has been seen; see `Actions.guard`.

    `scope`: where its keys count.
    """

    id: ActionId
    text: str
    icon: str = ""
    keys: tuple[str, ...] = ()
    tip: str = ""
    enabled: Test = always
    visible: Test = always
    checked: Test | None = None
    guarded: bool = False
    role: str = "text"
    scope: Scope = Scope.EVERYWHERE


def allowed(action: Action) -> Test:
    """The queue allows it now."""
    return lambda context: context.allows(action)


def offered(action: Action, mode: Mode | None = None) -> Test:
    """The queue has it in this mode."""
    return lambda context: context.offers(action) and mode in {None, context.mode}


def tool(tool: str) -> Test:
    """That tool is in force."""
    return lambda context: context.tool == tool


def theme(theme: ThemeChoice) -> Test:
    """That theme is in force."""
    return lambda context: context.theme is theme
