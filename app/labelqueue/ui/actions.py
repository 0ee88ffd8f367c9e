"""What can be done in the window: one table, and one function that says what may be done now."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence

from labelqueue.domain.status import Action, Mode
from labelqueue.ui.context import Context, Page
from labelqueue.ui.icons import icon
from labelqueue.ui.theme import ThemeChoice


class ActionId(StrEnum):
    """The `objectName` of each action, the same in every language."""

    START_LABELING = "start_labeling"
    START_REVIEWING = "start_reviewing"
    SUBMIT = "submit"
    SKIP = "skip"
    SAVE = "save"
    ACCEPT = "accept"
    REJECT = "reject"
    RELEASE = "release"
    REOPEN = "reopen"
    UNDO = "undo"
    REDO = "redo"
    DELETE = "delete"
    TOOL_SELECT = "tool_select"
    TOOL_BOX = "tool_box"
    TOOL_POLYGON = "tool_polygon"
    ZOOM_IN = "zoom_in"
    ZOOM_OUT = "zoom_out"
    ZOOM_FIT = "zoom_fit"
    ZOOM_100 = "zoom_100"
    GO_HOME = "go_home"
    THEME_SYSTEM = "theme_system"
    THEME_LIGHT = "theme_light"
    THEME_DARK = "theme_dark"
    NEW_DATASET = "new_dataset"
    EXPORT = "export"
    OPEN_WORKSPACE = "open_workspace"
    CONNECT_SERVER = "connect_server"
    HELP = "help"
    ABOUT = "about"
    QUIT = "quit"


Test = Callable[[Context], bool]


def _always(_context: Context) -> bool:
    return True


def _with_image(context: Context) -> bool:
    return context.at_work and context.readable


def _editable(context: Context) -> bool:
    """Not while a comment is written: a key that misses its field must not change the drawing."""
    return _with_image(context) and not context.asking


def _may_start(context: Context) -> bool:
    return not (context.busy or context.switching) and context.status is None


def _may_switch(context: Context) -> bool:
    return context.page is not Page.WORK and not (context.busy or context.switching)


def _may_manage(context: Context) -> bool:
    return context.page is Page.HOME and context.may_manage and not context.switching


@dataclass(frozen=True, slots=True)
class Row:
    """One action. `guarded`: its key does nothing until the sample has been seen; see `Actions.guard`."""

    id: ActionId
    text: str
    icon: str = ""
    keys: tuple[str, ...] = ()
    tip: str = ""
    enabled: Test = _always
    visible: Test = _always
    checked: Test | None = None
    guarded: bool = False
    role: str = "text"


def _allowed(action: Action) -> Test:
    return lambda context: context.allows(action)


def _offered(action: Action, mode: Mode | None = None) -> Test:
    return lambda context: context.offers(action) and mode in {None, context.mode}


def _tool(tool: str) -> Test:
    return lambda context: context.tool == tool


def _theme(theme: ThemeChoice) -> Test:
    return lambda context: context.theme is theme


_A: Final = ActionId
ROWS: Final = (
    # The queue
    Row(
        _A.START_LABELING,
        "Start labeling",
        "play",
        tip="Take the next sample to label",
        enabled=lambda c: c.may_label and _may_start(c),
    ),
    Row(
        _A.START_REVIEWING,
        "Start reviewing",
        "review",
        tip="Take the next sample to review",
        enabled=lambda c: c.may_review and _may_start(c),
    ),
    Row(
        _A.SUBMIT,
        "Submit",
        "submit",
        ("G", "Ctrl+Return", "Ctrl+Enter"),
        "Finish this label and go on",
        enabled=lambda c: c.allows(Action.SUBMIT) and c.readable,
        visible=_offered(Action.SUBMIT, Mode.LABEL),
        guarded=True,
        role="accent_text",
    ),
    Row(
        _A.ACCEPT,
        "Accept",
        "accept",
        ("A", "G", "Ctrl+Return", "Ctrl+Enter"),
        "The label is right; go on",
        enabled=lambda c: c.allows(Action.ACCEPT) and c.readable,
        visible=_offered(Action.ACCEPT, Mode.REVIEW),
        guarded=True,
        role="accent_text",
    ),
    Row(
        _A.REJECT,
        "Reject",
        "reject",
        ("X",),
        "Send the label back with a comment",
        enabled=_allowed(Action.REJECT),
        visible=_offered(Action.REJECT, Mode.REVIEW),
        guarded=True,
        role="danger",
    ),
    Row(
        _A.SKIP,
        "Skip",
        "skip",
        ("Ctrl+.",),
        "Put this sample aside and go on",
        enabled=_allowed(Action.SKIP),
        visible=_offered(Action.SKIP),
        guarded=True,
    ),
    Row(
        _A.SAVE,
        "Save",
        "save",
        ("Ctrl+S",),
        "Save the drawing and stay",
        enabled=lambda c: c.allows(Action.SAVE) and c.readable,
        visible=_offered(Action.SAVE),
    ),
    Row(
        _A.RELEASE,
        "Stop",
        "release",
        (),
        "Give the sample back and go to the queues",
        enabled=lambda c: c.page is Page.WORK and not c.busy,
    ),
    Row(
        _A.REOPEN,
        "Reopen my last",
        "undo",
        ("Ctrl+Shift+Backspace",),
        "Take back the last Submit",
        enabled=lambda c: c.reopenable and not c.busy and not c.asking,
    ),
    # The drawing
    Row(
        _A.UNDO,
        "Undo",
        "undo",
        ("Ctrl+Z",),
        enabled=lambda c: _editable(c) and c.can_undo,
    ),
    Row(
        _A.REDO,
        "Redo",
        "redo",
        ("Ctrl+Shift+Z", "Ctrl+Y"),
        enabled=lambda c: _editable(c) and c.can_redo,
    ),
    Row(
        _A.DELETE,
        "Delete",
        "delete",
        ("Del", "Backspace"),
        "Delete what is selected or under the pointer",
        enabled=lambda c: _editable(c) and c.can_delete,
    ),
    Row(
        _A.TOOL_SELECT,
        "Select",
        "select",
        ("V",),
        "Select and change",
        enabled=_with_image,
        checked=_tool("select"),
    ),
    Row(
        _A.TOOL_BOX,
        "Box",
        "box",
        ("R",),
        "Draw boxes",
        enabled=_with_image,
        checked=_tool("box"),
    ),
    Row(
        _A.TOOL_POLYGON,
        "Polygon",
        "polygon",
        ("P",),
        "Draw polygons",
        enabled=_with_image,
        checked=_tool("polygon"),
    ),
    # The view
    Row(_A.ZOOM_IN, "Zoom in", "zoom-in", ("Ctrl++", "Ctrl+="), enabled=_with_image),
    Row(_A.ZOOM_OUT, "Zoom out", "zoom-out", ("Ctrl+-",), enabled=_with_image),
    Row(_A.ZOOM_FIT, "Fit in window", "zoom-fit", ("F",), enabled=_with_image),
    Row(
        _A.ZOOM_100, "Actual size", "zoom-100", ("Ctrl+0",), "One image pixel per pixel", enabled=_with_image
    ),
    Row(_A.THEME_SYSTEM, "System", checked=_theme(ThemeChoice.SYSTEM)),
    Row(_A.THEME_LIGHT, "Light", checked=_theme(ThemeChoice.LIGHT)),
    Row(_A.THEME_DARK, "Dark", checked=_theme(ThemeChoice.DARK)),
    # The window
    Row(
        _A.GO_HOME,
        "Queues",
        "home",
        ("Alt+Home",),
        "Back to the queues",
        enabled=lambda c: c.page is Page.WORK and not c.busy,
    ),
    Row(
        _A.NEW_DATASET,
        "New dataset…",
        "plus",
        ("Ctrl+N",),
        enabled=_may_manage,
    ),
    Row(
        _A.EXPORT,
        "Export…",
        "export",
        ("Ctrl+E",),
        enabled=_may_manage,
    ),
    Row(
        _A.OPEN_WORKSPACE,
        "Open workspace file…",
        "folder",
        ("Ctrl+O",),
        enabled=_may_switch,
    ),
    Row(
        _A.CONNECT_SERVER,
        "Connect to server…",
        "users",
        enabled=_may_switch,
    ),
    Row(_A.HELP, "Keyboard shortcuts", "info", ("?", "F1")),
    Row(_A.ABOUT, "About Labelqueue", "info"),
    Row(_A.QUIT, "Quit", "close", ("Ctrl+Q",)),
)

_EXCLUSIVE: Final = (
    (ActionId.TOOL_SELECT, ActionId.TOOL_BOX, ActionId.TOOL_POLYGON),
    (ActionId.THEME_SYSTEM, ActionId.THEME_LIGHT, ActionId.THEME_DARK),
)


class GuardedAction(QAction):
    """An action whose key can be deaf for a moment, while the action itself stays enabled.

    A key that is pressed twice, or held, must not finish a sample that nobody has seen. What is disabled for
    that moment would flicker at every sample.
    """

    def __init__(self, text: str, parent: "Actions", *, guarded: bool) -> None:
        super().__init__(text, parent)
        self._guarded = guarded
        self._actions = parent
        self.setAutoRepeat(not guarded)

    def event(self, event: QEvent) -> bool:
        if self._guarded and event.type() is QEvent.Type.Shortcut and not self._actions.guard():
            event.accept()
            return True
        return super().event(event)


class Actions(QObject):
    """The actions of one window."""

    triggered = Signal(ActionId)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.guard: Callable[[], bool] = lambda: True
        """Whether the sample on the screen has been there long enough to be finished by a key, or by the
        second press of a double click. A single click is aimed, and always counts."""
        self._actions = {row.id: self._make(row) for row in ROWS}
        for ids in _EXCLUSIVE:
            group = QActionGroup(self)
            for id_ in ids:
                group.addAction(self[id_])

    def __getitem__(self, id_: ActionId) -> QAction:
        return self._actions[id_]

    def __iter__(self) -> Iterator[QAction]:
        return iter(self._actions.values())

    def refresh(self, context: Context) -> None:
        """Show what may be done now. Nothing else enables, shows or checks an action."""
        for row in ROWS:
            action = self._actions[row.id]
            action.setVisible(row.visible(context))
            action.setEnabled(row.visible(context) and row.enabled(context))
            if row.checked is not None:
                action.setChecked(row.checked(context))

    def _make(self, row: Row) -> QAction:
        action = GuardedAction(row.text, self, guarded=row.guarded)
        action.setObjectName(row.id.value)
        if row.icon:
            action.setIcon(icon(row.icon, role=row.role))
            action.setIconVisibleInMenu(False)  # some are tinted for the button that they stand on
        keys = [QKeySequence(key) for key in row.keys]
        action.setShortcuts(keys)
        shown = ", ".join(key.toString(QKeySequence.SequenceFormat.NativeText) for key in keys[:2])
        action.setToolTip(f"{row.tip or row.text} ({shown})" if shown else row.tip or row.text)
        action.setCheckable(row.checked is not None)
        action.triggered.connect(lambda _checked=False, id_=row.id: self.triggered.emit(id_))
        return action
