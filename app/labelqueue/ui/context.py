"""All that decides what may be done now, as one value."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from labelqueue.domain.settings import QueueSettings
from labelqueue.domain.status import Action, LabelStatus, Mode
from labelqueue.ui.theme import ThemeChoice
from labelqueue.ui.work_requests import permitted


class Page(StrEnum):
    """What the window shows."""

    HOME = "home"
    WORK = "work"
    SAMPLES = "samples"
    MY_WORK = "my_work"
    MEMBERS = "members"
    STATISTICS = "statistics"
    PROBLEM = "problem"


_USUAL: Final = QueueSettings()


@dataclass(frozen=True, slots=True)
class Context:
    """All that decides what may be done now.

    `details`: a panel beside the samples tells more of the chosen one.
    `status`, `mode`, `settings`: of the sample in hand, None if there is none. `readable`: its image is on
    the canvas. `busy`: an action is under way; `asking`: a comment for it is being written.
    `switching`: another workspace is being opened. `may_label`, `may_review`: somewhere in this workspace.
        `has_guide`: somebody wrote how to label in this queue. `has_pins`: pinned comments came with the
    sample; `may_answer`: the member may say something about them; `comparable`: there is a label to compare
    with; `comparing`: what differs is painted over the image. `meant`: so many objects would be changed,
    selected or under the pointer; `pointed`: locked ones count, too; `has_last`: there was a sample before
    this one. `reopenable`: a sample was submitted from this window and can be taken
    back. `tool`: the value of its ToolId, which would bring all tools along; `options`: the names of those of
    the tools that are on.
    """

    page: Page = Page.HOME
    details: bool = True
    busy: bool = False
    asking: bool = False
    switching: bool = False
    status: LabelStatus | None = None
    mode: Mode | None = None
    settings: QueueSettings = _USUAL
    readable: bool = False
    can_undo: bool = False
    can_redo: bool = False
    can_delete: bool = False
    meant: int = 0
    pointed: int = 0
    can_paste: bool = False
    has_last: bool = False
    tool: str = ""
    options: frozenset[str] = frozenset()
    views: frozenset[str] = frozenset()
    theme: ThemeChoice = ThemeChoice.SYSTEM
    may_label: bool = False
    may_review: bool = False
    may_manage: bool = False
    reopenable: bool = False
    has_guide: bool = False
    has_pins: bool = False
    may_answer: bool = False
    comparable: bool = False
    comparing: bool = False

    @property
    def at_work(self) -> bool:
        """A sample is in hand and nothing is under way."""
        return self.page is Page.WORK and self.status is not None and not self.busy

    def allows(self, action: Action) -> bool:
        """Whether the table of actions and the queue allow `action` on the sample in hand, now."""
        if not self.at_work or self.asking or self.mode is None or self.status is None:
            return False
        return permitted(action, self.mode, self.status, self.settings)

    def offers(self, action: Action) -> bool:
        """Whether `action` is to be seen at all: the queue has it in this mode."""
        return self.page is Page.WORK and self.mode is not None and self.settings.allows(self.mode, action)
