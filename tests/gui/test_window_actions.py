"""Which action may be done when: the whole table, and the keys."""

from dataclasses import fields, replace

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication

from labelqueue.domain.settings import QueueSettings
from labelqueue.domain.status import LabelStatus, Mode
from labelqueue.resources import resource
from labelqueue.ui.action_table import ROWS
from labelqueue.ui.actions import ActionId, Actions
from labelqueue.ui.context import Context, Page
from labelqueue.ui.tools import Options, ToolId
from labelqueue.ui.view_options import SWITCHES

ALWAYS = {"theme_system", "theme_light", "theme_dark", "settings", "help", "about", "quit"}
SWITCH = {"open_workspace", "connect_server"}
OPTIONS = {f"option_{field.name}" for field in fields(Options)}
LOOKS = {f"view_{name}" for name in SWITCHES} | {"fill_more", "fill_less", "levels"}
ZOOM = {"zoom_in", "zoom_out", "zoom_fit", "zoom_100", "zoom_object"}
TOOLS = (
    {"select_all", "hide_all", "choose_category"}
    | OPTIONS
    | {f"tool_{tool}" for tool in ToolId}
    | ZOOM
    | LOOKS
)
ASKED = TOOLS - {"choose_category"}
LEAVE = {"release", "go_home"}
ORDER = {"to_front", "forward", "backward", "to_back"}
POINTED = {"copy", "hide", "lock"}
ONE = TOOLS | LEAVE | ORDER | POINTED | {"separate", "cut_others", "simplify", "repair", "duplicate"}
OPEN = QueueSettings(save_enabled=True, skip_review_enabled=True)

LABELING = Context(
    page=Page.WORK,
    status=LabelStatus.UNLABELED,
    mode=Mode.LABEL,
    readable=True,
    may_label=True,
    may_review=True,
)
REVIEWING = replace(LABELING, status=LabelStatus.LABELED, mode=Mode.REVIEW)

REJECTING = {"reject", "reject_category", "reject_outline", "reject_extra", "reject_missing"}
STEPS = {"next_object", "last_object", "object_right"}
CASES = {
    "no workspace": (Context(page=Page.PROBLEM), SWITCH),
    "home, nothing may be done": (Context(page=Page.HOME), SWITCH),
    "home, an annotator": (Context(page=Page.HOME, may_label=True), SWITCH | {"start_labeling"}),
    "home, a manager": (
        Context(page=Page.HOME, may_label=True, may_review=True, may_manage=True),
        SWITCH | {"start_labeling", "start_reviewing", "new_dataset", "export"},
    ),
    "home, another workspace is being opened": (
        Context(page=Page.HOME, may_label=True, may_review=True, may_manage=True, switching=True),
        set(),
    ),
    "no workspace yet, one is being opened": (Context(page=Page.PROBLEM, switching=True), set()),
    "labeling": (LABELING, TOOLS | LEAVE | {"submit", "skip"}),
    "labeling, Save enabled": (replace(LABELING, settings=OPEN), TOOLS | LEAVE | {"submit", "skip", "save"}),
    "labeling, Skip disabled": (
        replace(LABELING, settings=QueueSettings(skip_label_enabled=False)),
        TOOLS | LEAVE | {"submit"},
    ),
    "labeling, the image cannot be read": (replace(LABELING, readable=False), LEAVE | {"skip"}),
    "labeling, something is selected": (
        replace(LABELING, can_delete=True),
        TOOLS | LEAVE | {"submit", "skip", "delete"},
    ),
    "labeling, one object is under the pointer": (
        replace(LABELING, meant=1, pointed=1),
        ONE | {"submit", "skip"},
    ),
    "labeling, a locked object is under the pointer": (
        replace(LABELING, pointed=1),
        TOOLS | LEAVE | POINTED | {"submit", "skip"},
    ),
    "labeling, something was copied": (
        replace(LABELING, can_paste=True, has_last=True),
        TOOLS | LEAVE | {"submit", "skip", "paste", "copy_from_last"},
    ),
    "labeling, several are selected": (
        replace(LABELING, meant=2, pointed=2),
        ONE | {"submit", "skip", "merge"},
    ),
    "labeling, something can be undone": (
        replace(LABELING, can_undo=True, can_redo=True),
        TOOLS | LEAVE | {"submit", "skip", "undo", "redo"},
    ),
    "labeling, the last can be taken back": (
        replace(LABELING, reopenable=True),
        TOOLS | LEAVE | {"submit", "skip", "reopen"},
    ),
    "labeling, an action is under way": (replace(LABELING, busy=True, reopenable=True), set()),
    "labeling a rejected one": (
        replace(LABELING, status=LabelStatus.REJECTED),
        TOOLS | LEAVE | {"submit", "skip"},
    ),
    "labeling one with pinned comments": (
        replace(LABELING, status=LabelStatus.REJECTED, has_pins=True),
        TOOLS | LEAVE | {"submit", "skip", "next_pin"},
    ),
    "labeling what is labeled already": (replace(LABELING, status=LabelStatus.LABELED), TOOLS | LEAVE),
    "reviewing": (REVIEWING, TOOLS | LEAVE | REJECTING | STEPS | {"accept"}),
    "reviewing, everything enabled": (
        replace(REVIEWING, settings=OPEN),
        TOOLS | LEAVE | REJECTING | STEPS | {"accept", "skip", "save"},
    ),
    "reviewing, the image cannot be read": (replace(REVIEWING, readable=False), LEAVE | REJECTING),
    "reviewing, a comment is asked for": (replace(REVIEWING, asking=True), ASKED | LEAVE),
    "reviewing, a comment is asked for over a changed drawing": (
        replace(REVIEWING, asking=True, can_undo=True, can_redo=True, can_delete=True),
        ASKED | LEAVE,
    ),
    "reviewing, an action is under way": (replace(REVIEWING, busy=True), set()),
    "at work, but nothing to do": (
        Context(page=Page.WORK, may_label=True, may_review=True),
        LEAVE | {"start_labeling", "start_reviewing"},
    ),
}


@pytest.fixture
def actions(qapp: QApplication) -> Actions:
    return Actions()


@pytest.mark.parametrize("case", CASES)
def test_enabled(actions: Actions, case: str) -> None:
    context, expected = CASES[case]
    actions.refresh(context)
    somewhere = context.page is not Page.PROBLEM and not (context.busy or context.switching)
    usual = ALWAYS | ({"drafts", "my_work", "statistics"} if somewhere else set())
    usual |= {"show_members"} if somewhere and context.may_manage else set()
    assert {action.objectName() for action in actions if action.isEnabled()} == expected | usual


def test_visible_are_the_actions_of_the_mode(actions: Actions) -> None:
    finishing = {"submit", "accept", "reject", "skip", "save"}

    def visible(context: Context) -> set[str]:
        actions.refresh(context)
        return {action.objectName() for action in actions if action.isVisible()} & finishing

    assert visible(LABELING) == {"submit", "skip"}
    assert visible(replace(LABELING, settings=OPEN)) == {"submit", "skip", "save"}
    assert visible(REVIEWING) == {"accept", "reject"}
    assert visible(replace(REVIEWING, settings=OPEN)) == {"accept", "reject", "skip", "save"}
    # What is only not possible now stays in sight.
    assert visible(replace(LABELING, busy=True)) == {"submit", "skip"}
    assert visible(Context(page=Page.HOME)) == set()


@pytest.mark.parametrize("tool", ToolId)
def test_the_tool_in_force_is_checked(actions: Actions, tool: ToolId) -> None:
    actions.refresh(replace(LABELING, tool=tool))
    checked = {id_.value for id_ in ActionId if id_.value.startswith("tool_") and actions[id_].isChecked()}
    assert checked == {f"tool_{tool.value}"}


def test_keys_of_the_canvas_page(actions: Actions) -> None:
    keys = {
        "submit": ["G", "Ctrl+Return", "Ctrl+Enter"],
        "accept": ["A", "G", "Ctrl+Return", "Ctrl+Enter"],
        "reject": ["X"],
        "skip": ["Ctrl+."],
        "save": ["Ctrl+S"],
        "reopen": ["Ctrl+Shift+Backspace"],
        "tool_select": ["V"],
        "tool_box": ["R"],
        "tool_polygon": ["P"],
        "zoom_fit": ["F"],
        "zoom_100": ["Ctrl+0"],
        "delete": ["Del", "Backspace"],
    }
    portable = QKeySequence.SequenceFormat.PortableText
    for name, expected in keys.items():
        assert [key.toString(portable) for key in actions[ActionId(name)].shortcuts()] == expected


@pytest.mark.parametrize("case", CASES)
def test_no_key_means_two_things_at_once(actions: Actions, case: str) -> None:
    actions.refresh(CASES[case][0])
    keys = [key.toString() for action in actions if action.isEnabled() for key in action.shortcuts()]
    assert len(keys) == len(set(keys))


def test_every_action_has_a_name_for_everybody(actions: Actions) -> None:
    assert [action.objectName() for action in actions] == [row.id.value for row in ROWS]
    assert {row.id for row in ROWS} == set(ActionId)
    for row in ROWS:
        assert actions[row.id].toolTip()
        assert not row.icon or resource(f"icons/{row.icon}.svg").exists()


def test_actions_are_looked_at_again_when_something_changed(qapp: QApplication) -> None:
    actions = Actions()
    actions.refresh(Context(page=Page.WORK))
    undo, box = actions[ActionId("undo")], actions[ActionId("tool_box")]
    undo.setEnabled(True)
    actions.refresh(Context(page=Page.WORK))
    assert undo.isEnabled(), "nothing changed"
    box.setChecked(not box.isChecked())  # as a click does
    was = box.isChecked()
    actions.refresh(Context(page=Page.WORK))
    assert box.isChecked() != was
    assert not undo.isEnabled()
