"""A list to tick in, below a button: with many names, a part of one finds it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from labelqueue.ui.i18n import tr

WIDTH: Final = 260  # pixels
ROWS: Final = 12  # shown at once
EDGE: Final = 8  # pixels to the edge of the window
MANY: Final = 9  # from so many on, there is a field to find one


@dataclass(frozen=True, slots=True)
class Choice:
    """A line of the list. `value`: what it stands for."""

    value: str
    text: str
    icon: QIcon | None = None


class CheckPopover(QFrame):
    """Lies on the window of its button until somebody clicks elsewhere or presses Esc, Enter or Tab."""

    ticked = Signal(str, bool)
    """One was ticked, or is not any more."""

    def __init__(self, button: QWidget, title: str) -> None:
        super().__init__(button.window())
        self._button = button
        self.setObjectName("check_popover")
        self.setProperty("kind", "popover")
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)
        self.setAccessibleName(title)
        self.setFixedWidth(WIDTH)
        self._find = QLineEdit()
        self._find.setObjectName("find_choice")
        self._find.setPlaceholderText(tr("Find"))
        self._find.setAccessibleName(tr("Find"))
        self._find.textChanged.connect(self._on_find)
        self._list = QListWidget()
        self._list.setObjectName("choices")
        self._list.setAccessibleName(title)
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.itemChanged.connect(self._on_changed)
        self._list.itemClicked.connect(self._on_clicked)
        self._pressed: Qt.CheckState | None = None
        self._list.itemPressed.connect(self._on_pressed)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.setSpacing(6)
        column.addWidget(self._find)
        column.addWidget(self._list)
        self.hide()

    def open_list(self, choices: Sequence[Choice], chosen: Sequence[str]) -> None:
        """Show `choices`, those ticked whose values are `chosen`."""
        self._show_choices(choices, chosen)
        self._find.setVisible(len(choices) >= MANY)
        row = max(self._list.sizeHintForRow(0), 24)
        self._list.setFixedHeight(row * min(max(len(choices), 1), ROWS) + 2)
        self.adjustSize()
        self.move(self._place())
        self.show()
        self.raise_()
        (self._list if self._find.isHidden() else self._find).setFocus()
        if (app := QApplication.instance()) is not None:
            app.installEventFilter(self)  # gone together with this

    def close_list(self) -> None:
        """Be gone, and give the keys back to the button if they are still here."""
        if not self.isHidden():
            focus = QApplication.focusWidget()
            if focus is not None and self.isAncestorOf(focus):
                self._button.setFocus()
            self.hide()
            self.deleteLater()

    def _show_choices(self, choices: Sequence[Choice], chosen: Sequence[str]) -> None:
        """Show them, without a word to anybody."""
        self._list.blockSignals(True)
        for one in choices:
            item = QListWidgetItem(one.text)
            if one.icon is not None:
                item.setIcon(one.icon)
            item.setData(Qt.ItemDataRole.UserRole, one.value)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if one.value in chosen else Qt.CheckState.Unchecked)
            self._list.addItem(item)
        self._list.setCurrentRow(min(0, len(choices) - 1))
        self._list.blockSignals(False)

    def tick(self, values: Sequence[str]) -> None:
        """Have just these ticked."""
        self._list.blockSignals(True)
        for row in range(self._list.count()):
            item = self._list.item(row)
            on = item.data(Qt.ItemDataRole.UserRole) in values
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        self._list.blockSignals(False)
        self._list.viewport().update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        match event.type():
            case QEvent.Type.MouseButtonPress if isinstance(watched, QWidget):
                # A click on the button is its own affair.
                if not (watched in (self, self._button) or self.isAncestorOf(watched)):
                    self.close_list()
            case QEvent.Type.FocusOut if watched in (self._find, self._list):
                QTimer.singleShot(0, self, self._close_if_left)
            case QEvent.Type.ShortcutOverride if watched in (self._find, self._list):
                # Esc is meant for the list, not for the page below.
                if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
                    event.accept()
            case QEvent.Type.KeyPress if watched in (self._find, self._list) and isinstance(event, QKeyEvent):
                return self._on_key(watched, Qt.Key(event.key()))
            case _:
                pass
        return False

    def _on_key(self, watched: QObject, key: Qt.Key) -> bool:
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and watched is self._find:
            self._toggle_current()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            self.close_list()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and watched is self._find:
            self._list.setFocus()
        else:
            return False
        return True

    def _close_if_left(self) -> None:
        focus = QApplication.focusWidget()
        if focus is not None and focus is not self and not self.isAncestorOf(focus):
            self.close_list()

    def _toggle_current(self) -> None:
        item = self._list.currentItem()
        if self._list.currentRow() >= 0 and not item.isHidden():
            on = item.checkState() is Qt.CheckState.Checked
            item.setCheckState(Qt.CheckState.Unchecked if on else Qt.CheckState.Checked)

    def _on_changed(self, item: QListWidgetItem) -> None:
        self.ticked.emit(item.data(Qt.ItemDataRole.UserRole), item.checkState() is Qt.CheckState.Checked)

    def _on_pressed(self, item: QListWidgetItem) -> None:
        self._pressed = item.checkState()

    def _on_clicked(self, item: QListWidgetItem) -> None:
        """The whole line is to be clicked, not only its box, which has changed by now."""
        if item.checkState() is self._pressed:
            self._toggle_current()

    def _on_find(self, text: str) -> None:
        wanted = text.casefold().strip()
        items = [self._list.item(row) for row in range(self._list.count())]
        for item in items:
            item.setHidden(wanted not in item.text().casefold())
        first = next((item for item in items if not item.isHidden()), None)
        if first is not None:
            self._list.setCurrentItem(first)

    def _place(self) -> QPoint:
        """Below the button, as far as there is room."""
        room = self._button.window().size() - self.size()
        below = self._button.mapTo(self._button.window(), QPoint(0, self._button.height() + 2))
        return QPoint(
            max(0, min(below.x(), room.width() - EDGE)), max(0, min(below.y(), room.height() - EDGE))
        )
