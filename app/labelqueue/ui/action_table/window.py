"""What has nothing to do with a sample."""

from typing import Final

from labelqueue.domain.phrase import phrase
from labelqueue.ui.action_table.ids import ActionId
from labelqueue.ui.action_table.row import Row, Scope, may_manage, may_switch
from labelqueue.ui.context import Page

_A: Final = ActionId
WINDOW: Final = (
    Row(
        _A.GO_HOME,
        phrase("Queues"),
        "home",
        ("Alt+Home",),
        phrase("Back to the queues"),
        enabled=lambda c: c.page not in {Page.HOME, Page.PROBLEM} and not c.busy,
        scope=Scope.WORK,
    ),
    Row(
        _A.MY_WORK,
        phrase("My work"),
        "my-work",
        ("F4",),
        phrase("What is in your hands, what waits for you, and what became of what you did"),
        enabled=lambda c: c.page not in {Page.PROBLEM, Page.MY_WORK} and not (c.busy or c.switching),
    ),
    Row(
        _A.SAMPLE_DETAILS,
        phrase("Details"),
        "info",
        ("F9",),
        phrase("How the chosen sample stands, and what became of it"),
        enabled=lambda c: c.page is Page.SAMPLES,
        checked=lambda c: c.details,
    ),
    Row(
        _A.SHOW_MEMBERS,
        phrase("Members…"),
        "users",
        tip=phrase("Who works here, as what, in which queues, and what is with them"),
        enabled=lambda c: (
            c.may_manage and c.page not in {Page.PROBLEM, Page.MEMBERS} and not (c.busy or c.switching)
        ),
        visible=lambda c: c.may_manage,
    ),
    Row(
        _A.STATISTICS,
        phrase("Statistics…"),
        "statistics",
        ("F6",),
        phrase("What was done, how long it took, and how it stands"),
        enabled=lambda c: c.page not in {Page.PROBLEM, Page.STATISTICS} and not (c.busy or c.switching),
    ),
    Row(
        _A.NEW_DATASET,
        phrase("New dataset…"),
        "plus",
        ("Ctrl+N",),
        enabled=may_manage,
        scope=Scope.HOME,
    ),
    Row(
        _A.EXPORT,
        phrase("Export…"),
        "export",
        ("Ctrl+E",),
        enabled=may_manage,
        scope=Scope.HOME,
    ),
    Row(
        _A.OPEN_WORKSPACE,
        phrase("Open workspace file…"),
        "folder",
        ("Ctrl+O",),
        enabled=may_switch,
    ),
    Row(
        _A.CONNECT_SERVER,
        phrase("Another workspace…"),
        "users",
        tip=phrase("The workspace of a team, another file, or the local one"),
        enabled=may_switch,
    ),
    Row(
        _A.DRAFTS,
        phrase("Drawings on this computer…"),
        "folder",
        tip=phrase("What you have drawn here and not handed in"),
        enabled=lambda c: c.page is not Page.PROBLEM and not c.switching and not c.busy,
    ),
    Row(
        _A.SETTINGS,
        phrase("Settings…"),
        "settings",
        ("Ctrl+,",),
        phrase("How the program is on this computer"),
    ),
    Row(_A.HELP, phrase("Keyboard shortcuts"), "info", ("?", "F1")),
    Row(_A.ABOUT, phrase("About Labelqueue"), "info"),
    Row(_A.QUIT, phrase("Quit"), "close", ("Ctrl+Q",)),
)
