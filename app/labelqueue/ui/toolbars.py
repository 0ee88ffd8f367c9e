"""Toolbars and menus as lists of ids, and how they are made from the actions."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QMenuBar, QToolBar, QToolButton, QWidget

from labelqueue.domain.phrase import phrase
from labelqueue.ui.actions import ActionId, Actions
from labelqueue.ui.i18n import tr, translated
from labelqueue.ui.icons import icon

_A: Final = ActionId
_LINE: Final = None  # a separator

LABEL_TOOLBAR: Final = (_A.SKIP, _A.SAVE, _A.SUBMIT)
_ONLY_ICONS: Final = {_A.SHOW_CHANGES}
"""What finishes a sample needs the room for its words, also in a small window."""
REVIEW_TOOLBAR: Final = (_A.SHOW_CHANGES, _A.SKIP, _A.SAVE, _A.REJECT, _A.ACCEPT)
_TOOLS: Final = (
    _A.TOOL_SELECT,
    _A.TOOL_BOX,
    _A.TOOL_ROTATED_BOX,
    _A.TOOL_POLYGON,
    _A.TOOL_POLYLINE,
    _A.TOOL_POINT,
    _A.TOOL_KEYPOINTS,
    _A.TOOL_ELLIPSE,
    _A.TOOL_SPLIT,
    _A.TOOL_PAN,
)
_COPIES: Final = (_A.COPY, _A.PASTE, _A.DUPLICATE, _A.COPY_FROM_LAST)
_MARKS: Final = (_A.HIDE, _A.HIDE_ALL, _A.LOCK)
_SHAPES: Final = (_A.MERGE, _A.SEPARATE, _A.CUT_OTHERS, _A.SIMPLIFY, _A.REPAIR)
_ORDER: Final = (_A.TO_FRONT, _A.FORWARD, _A.BACKWARD, _A.TO_BACK)
_OPTIONS: Final = (
    _A.OPTION_SNAPS,
    _A.OPTION_BORDERS,
    _A.OPTION_EXTREMES,
    _A.OPTION_SECONDARY_FINISHES,
)
_ZOOM: Final = (_A.ZOOM_IN, _A.ZOOM_OUT, _A.ZOOM_FIT, _A.ZOOM_100)
_KEPT: Final = (_A.VIEW_KEEPS_VIEW, _A.VIEW_WHEEL_SCROLLS)
_LOOKS: Final = (_A.LEVELS, _A.FILL_MORE, _A.FILL_LESS, _A.VIEW_COLOR_BY_OBJECT, _LINE)
_REASONS: Final = (_A.REJECT_CATEGORY, _A.REJECT_OUTLINE, _A.REJECT_EXTRA, _A.REJECT_MISSING)
_FINISH: Final = (_A.SUBMIT, _A.ACCEPT, _A.REJECT, *_REASONS, _A.SKIP, _A.SAVE)
_QUEUE: Final = (_A.REOPEN, _A.RELEASE, _LINE, _A.GUIDE)
OBJECT_MENU: Final = (
    _A.CHOOSE_CATEGORY,
    _LINE,
    *_COPIES,
    _LINE,
    *_MARKS,
    _LINE,
    *_SHAPES,
    _LINE,
    *_ORDER,
    _LINE,
    _A.DELETE,
)
TOOL_TOOLBAR: Final = (*_TOOLS, _LINE, _A.UNDO, _A.REDO, _A.DELETE, _LINE, *_ZOOM)
MENUS: Final[tuple[tuple[str, tuple[ActionId | None, ...]], ...]] = (
    (
        phrase("&File"),
        (
            _A.NEW_DATASET,
            _A.EXPORT,
            _LINE,
            _A.OPEN_WORKSPACE,
            _A.CONNECT_SERVER,
            _A.DRAFTS,
            _LINE,
            _A.SETTINGS,
            _LINE,
            _A.QUIT,
        ),
    ),
    (phrase("&Edit"), (_A.UNDO, _A.REDO, _LINE, *_COPIES, _LINE, _A.DELETE, _A.SELECT_ALL, _LINE, *_OPTIONS)),
    (phrase("&Queue"), (_A.START_LABELING, _A.START_REVIEWING, _LINE, *_FINISH, _LINE, *_QUEUE)),
    (phrase("&Object"), (_A.CHOOSE_CATEGORY, _LINE, *_MARKS, _LINE, *_SHAPES, _LINE, *_ORDER)),
    (
        phrase("&Review"),
        (
            _A.OBJECT_RIGHT,
            _A.NEXT_OBJECT,
            _A.LAST_OBJECT,
            _LINE,
            _A.NEXT_PIN,
            _A.REPLY,
            _A.RESOLVE,
            _LINE,
            _A.SHOW_CHANGES,
            _A.NEXT_CHANGE,
        ),
    ),
    (
        phrase("&View"),
        (
            _A.GO_HOME,
            _A.MY_WORK,
            _A.SAMPLE_DETAILS,
            _A.SHOW_MEMBERS,
            _A.STATISTICS,
            _LINE,
            *_TOOLS,
            _LINE,
            *_ZOOM,
            _A.ZOOM_OBJECT,
            *_KEPT,
            _LINE,
            *_LOOKS,
        ),
    ),
    (phrase("&Help"), (_A.HELP, _A.ABOUT)),
)
SHOW_MENU: Final = (
    _A.VIEW_MINIMAP,
    _A.VIEW_MAGNIFIER,
    _A.VIEW_CROSSHAIR,
    _A.VIEW_PIXEL_GRID,
    _A.VIEW_NAMES,
)
THEME_MENU: Final = (_A.THEME_SYSTEM, _A.THEME_LIGHT, _A.THEME_DARK)

_KIND: Final = {
    ActionId.SUBMIT: "primary",
    ActionId.ACCEPT: "primary",
    ActionId.REJECT: "danger",
    ActionId.SKIP: "outlined",
    ActionId.SAVE: "outlined",
}


def queue_toolbar(
    actions: Actions, ids: tuple[ActionId | None, ...], parent: QWidget, *, name: str
) -> QToolBar:
    """Buttons with words, for what finishes a sample."""
    toolbar = _toolbar(actions, ids, parent, name=name, side=18)
    toolbar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    impatience = _Impatience(actions, toolbar)
    for action in toolbar.actions():
        button = toolbar.widgetForAction(action)
        button.setProperty("kind", _KIND.get(ActionId(action.objectName()), "outlined"))
        button.installEventFilter(impatience)
        if ActionId(action.objectName()) in _ONLY_ICONS and isinstance(button, QToolButton):
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
    return toolbar


def tool_toolbar(actions: Actions, parent: QWidget) -> QToolBar:
    """Icons, from top to bottom."""
    toolbar = _toolbar(actions, TOOL_TOOLBAR, parent, name="tool_toolbar", side=20)
    toolbar.setOrientation(Qt.Orientation.Vertical)
    more = toolbar.findChild(QToolButton, "qt_toolbar_ext_button")
    if more is not None:  # shows what a low window has no room for
        more.setIcon(icon("more"))
        more.setToolTip(tr("More"))
        more.setAccessibleName(tr("More tools"))
    return toolbar


def fill_menu_bar(bar: QMenuBar, actions: Actions) -> None:
    """All menus of the window."""
    for title, ids in MENUS:
        menu = bar.addMenu(translated(title))
        menu.setObjectName(f"menu_{title.strip('&').lower()}")
        _fill(menu, actions, ids)
        if title == "&File":
            recent = QMenu(tr("Recent workspaces"), menu)
            recent.setObjectName("menu_recent")
            recent.setToolTipsVisible(True)
            menu.insertMenu(actions[_A.DRAFTS], recent)
        if title == "&View":
            shown = menu.addMenu(tr("Show"))
            shown.setObjectName("menu_show")
            _fill(shown, actions, SHOW_MENU)
            themes = menu.addMenu(tr("Theme"))
            themes.setObjectName("menu_theme")
            _fill(themes, actions, THEME_MENU)


def object_menu(actions: Actions, parent: QWidget) -> QMenu:
    """What can be done to objects, for the right button."""
    menu = QMenu(parent)
    menu.setObjectName("object_menu")
    _fill(menu, actions, OBJECT_MENU)
    return menu


def _toolbar(
    actions: Actions, ids: tuple[ActionId | None, ...], parent: QWidget, *, name: str, side: int
) -> QToolBar:
    toolbar = QToolBar(parent)
    toolbar.setObjectName(name)
    toolbar.setIconSize(QSize(side, side))
    toolbar.setMovable(False)
    toolbar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
    _fill(toolbar, actions, ids)
    for action in toolbar.actions():
        button = toolbar.widgetForAction(action)
        if isinstance(button, QToolButton):
            # Reachable by Tab; a click leaves the focus, and so the keys, with the canvas.
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setObjectName(f"button_{action.objectName()}")
            button.setAccessibleName(action.text())
    return toolbar


def _fill(widget: QMenu | QToolBar, actions: Actions, ids: tuple[ActionId | None, ...]) -> None:
    for id_ in ids:
        if id_ is None:
            widget.addSeparator()
        else:
            widget.addAction(actions[id_])


class _Impatience(QObject):
    """Swallows the second press of a double click on what finishes a sample.

    It would finish the next one, which nobody has seen yet.
    """

    def __init__(self, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self._actions = actions

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        return event.type() is QEvent.Type.MouseButtonDblClick and not self._actions.guard()


def buttons_of(toolbar: QToolBar) -> dict[str, QWidget]:
    """The button of each action, by the action's name."""
    named: list[QAction] = [action for action in toolbar.actions() if action.objectName()]
    return {action.objectName(): toolbar.widgetForAction(action) for action in named}
