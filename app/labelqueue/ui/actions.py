"""The actions of a window, and one function that says what may be done now."""

from collections.abc import Callable, Iterator
from typing import Final

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence

from labelqueue.ui.action_table import EXCLUSIVE, ROWS, ActionId, Row
from labelqueue.ui.context import Context
from labelqueue.ui.i18n import translated
from labelqueue.ui.icons import icon
from labelqueue.ui.shortcuts import Shortcuts, shown

__all__ = ["ActionId", "Actions"]


_MENU_ROLES: Final = {
    ActionId.SETTINGS: QAction.MenuRole.PreferencesRole,
    ActionId.ABOUT: QAction.MenuRole.AboutRole,
    ActionId.QUIT: QAction.MenuRole.QuitRole,
}
"""Where a desktop has a place of its own for them; any other stays in its menu, whatever its words are."""


class _GuardedAction(QAction):
    """An action whose key can be deaf for a moment, while the action itself stays enabled.

    A key that is pressed twice, or held, must not finish a sample that nobody has seen. What is disabled for
    that moment would flicker at every sample.
    """

    def __init__(self, text: str, parent: "Actions") -> None:
        super().__init__(text, parent)
        self._actions = parent
        self.setAutoRepeat(False)

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Shortcut and not self._actions.guard():
            event.accept()
            return True
        return super().event(event)


class Actions(QObject):
    """The actions of one window."""

    triggered = Signal(ActionId)
    keys_changed = Signal()

    def __init__(self, parent: QObject | None = None, *, shortcuts: Shortcuts | None = None) -> None:
        super().__init__(parent)
        self.shortcuts = shortcuts or Shortcuts()
        """Tell `take_keys` after changing them."""
        self.guard: Callable[[], bool] = lambda: True
        """Whether the sample on the screen has been there long enough to be finished by a key, or by the
        second press of a double click. A single click is aimed, and always counts."""
        self._shown: Context | None = None
        self._looks: dict[ActionId, tuple[bool, bool, bool | None]] = {}
        """How each is shown: visible, enabled, checked. Qt is told only what is new, it asks each button."""
        self._actions = {row.id: self._make(row) for row in ROWS}
        for ids in EXCLUSIVE:
            group = QActionGroup(self)
            for id_ in ids:
                group.addAction(self[id_])
        self.take_keys()

    def __getitem__(self, id_: ActionId) -> QAction:
        return self._actions[id_]

    def __iter__(self) -> Iterator[QAction]:
        return iter(self._actions.values())

    def refresh(self, context: Context) -> None:
        """Show what may be done now. Nothing else enables, shows or checks an action."""
        if context == self._shown:
            return  # as nearly always when the pointer moves
        for row in ROWS:
            visible = row.visible(context)
            enabled = visible and row.enabled(context)
            checked = None if row.checked is None else row.checked(context)
            if self._looks.get(row.id) == (visible, enabled, checked):
                continue
            action = self._actions[row.id]
            action.setVisible(visible)
            action.setEnabled(enabled)
            if checked is not None:
                action.setChecked(checked)
            self._looks[row.id] = visible, enabled, checked
        self._shown = context

    def _toggled(self) -> None:
        self._shown = None  # a click checks a button by itself
        self._looks.clear()

    def take_keys(self) -> None:
        """Let the keys count that are in the table of shortcuts now."""
        for row in ROWS:
            action, keys = self._actions[row.id], self.shortcuts.keys(row.id.value)
            # The key beside the digits and the one beside the letters are one for people.
            twins = [key.replace("Return", "Enter") for key in keys if key.endswith("Return")]
            action.setShortcuts([QKeySequence(key) for key in (*keys, *twins)])
            words, tip = ", ".join(shown(key) for key in keys), translated(row.tip or row.text)
            action.setToolTip(f"{tip} ({words})" if words else tip)
        self.keys_changed.emit()

    def _make(self, row: Row) -> QAction:
        text = translated(row.text)
        # Only these listen to each of their events: it takes its time when many actions change.
        action = _GuardedAction(text, self) if row.guarded else QAction(text, self)
        action.setObjectName(row.id.value)
        if row.icon:
            action.setIcon(icon(row.icon, role=row.role))
            action.setIconVisibleInMenu(False)  # some are tinted for the button that they stand on
        action.setMenuRole(_MENU_ROLES.get(row.id, QAction.MenuRole.NoRole))
        action.setCheckable(row.checked is not None)
        action.toggled.connect(self._toggled)
        action.triggered.connect(lambda _checked=False, id_=row.id: self.triggered.emit(id_))
        return action
