"""Every key, and how to change it."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from labelqueue.domain.phrase import phrase
from labelqueue.ui.action_table import Scope
from labelqueue.ui.dialogs.frame import Message
from labelqueue.ui.dialogs.help import WITH_THE_MOUSE
from labelqueue.ui.i18n import tr, translated
from labelqueue.ui.icons import icon
from labelqueue.ui.shortcuts import BINDINGS, Binding, Shortcuts
from labelqueue.ui.theme import set_kind
from labelqueue.ui.widgets.words import label, strong

WIDTHS: Final = (220, 130, 110)  # pixels of the fields for keys
EDITS: Final = len(WIDTHS)
_HEADINGS: Final = {
    Scope.WORK: phrase("While you label or review"),
    Scope.LABELING: phrase("While you label"),
    Scope.REVIEWING: phrase("While you review"),
    Scope.HOME: phrase("At the queues"),
    Scope.EVERYWHERE: phrase("Everywhere"),
}
"""Total over the scopes, in the order in which they are shown."""


class ShortcutsDialog(QDialog):
    """Changes count at once; a key that is taken is refused with the name of what has it."""

    changed = Signal()

    def __init__(self, shortcuts: Shortcuts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("shortcuts_dialog")
        self.setWindowTitle(tr("Keyboard shortcuts"))
        self._shortcuts = shortcuts
        self._lines: list[_Line] = []
        self._headings: list[tuple[QLabel, list[_Line]]] = []
        self._search = QLineEdit()
        self._search.setObjectName("find_shortcut")
        self._search.setPlaceholderText(tr("Find an action"))
        self._search.setAccessibleName(tr("Find an action"))
        self._search.setClearButtonEnabled(True)
        self._search.textChanged.connect(self._find)
        self._message = Message()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        column.addWidget(label(tr("Keyboard shortcuts"), kind="heading"))
        column.addWidget(self._search)
        table = self._table()
        column.addWidget(table, 1)
        column.addWidget(self._message)
        column.addLayout(self._buttons())
        around = 2 * 24 + table.verticalScrollBar().sizeHint().width() + 2 * table.frameWidth()
        width = max(820, table.viewportSizeHint().width() + around)  # some languages need more room
        self.resize(QSize(width, 640).boundedTo(self.screen().availableSize() * 0.9))
        self._search.setFocus()

    @property
    def message(self) -> str:
        """What was refused, and why."""
        return self._message.text

    def _table(self) -> QScrollArea:
        held = QWidget()
        grid = QGridLayout(held)
        grid.setContentsMargins(0, 0, 16, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        for scope, words in _HEADINGS.items():
            self._add_heading(grid, words)
            for one in BINDINGS:
                if one.scope is scope:
                    self._add_line(grid, one)
        self._add_fixed(grid)
        grid.setRowStretch(grid.rowCount(), 1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(held)
        return scroll

    def _add_heading(self, grid: QGridLayout, words: str) -> None:
        heading = label(translated(words))
        heading.setFont(strong(heading.font()))
        heading.setContentsMargins(0, 12, 0, 4)
        grid.addWidget(heading, grid.rowCount(), 0, 1, 2 + EDITS)
        self._headings.append((heading, []))

    def _add_line(self, grid: QGridLayout, binding: Binding) -> None:
        line = _Line(binding, self._shortcuts, self._try)
        row = grid.rowCount()
        for at, part in enumerate(line.parts):
            grid.addWidget(part, row, at)
        self._lines.append(line)
        self._headings[-1][1].append(line)

    def _add_fixed(self, grid: QGridLayout) -> None:
        self._add_heading(grid, tr("With the mouse, always"))
        for what, keys in WITH_THE_MOUSE:
            row = grid.rowCount()
            grid.addWidget(label(translated(what), kind="muted"), row, 0)
            grid.addWidget(label(translated(keys), kind="muted"), row, 1, 1, 1 + EDITS)

    def _buttons(self) -> QHBoxLayout:
        reset = QPushButton(tr("Restore all defaults"))
        reset.setObjectName("restore_shortcuts")
        reset.setAutoDefault(False)
        reset.clicked.connect(self._reset_all)
        close = QPushButton(tr("Close"))
        close.setProperty("kind", "primary")
        close.setAutoDefault(False)
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addWidget(reset)
        row.addStretch(1)
        row.addWidget(close)
        return row

    def _try(self, change: Callable[[], str | None]) -> None:
        """Make a change, or say why not; the fields show what is in force."""
        refused = change()
        if refused is None:
            self._message.clear()
        else:
            self._message.show_warning(refused)
        for line in self._lines:
            line.show_keys()
        if refused is None:
            self.changed.emit()

    def _reset_all(self) -> None:
        def change() -> None:
            self._shortcuts.reset_all()

        self._try(change)

    def _find(self, text: str) -> None:
        words = text.casefold().strip()
        for heading, lines in self._headings:
            for line in lines:
                line.set_visible(words in line.binding.name.casefold())
            heading.setVisible(not words or any(words in line.binding.name.casefold() for line in lines))


class _Line:
    """One thing with its keys."""

    def __init__(
        self, binding: Binding, shortcuts: Shortcuts, attempt: Callable[[Callable[[], str | None]], None]
    ) -> None:
        self.binding = binding
        self._shortcuts = shortcuts
        self._edits = [self._edit(number, attempt) for number in range(EDITS)]
        self._reset = QToolButton()
        self._reset.setIcon(icon("undo", role="text_muted"))
        self._reset.setToolTip(tr("Back to the default"))
        self._reset.setAccessibleName(tr("{action}: back to the default", action=binding.name))
        self._reset.clicked.connect(lambda: attempt(partial(shortcuts.reset, binding.id)))
        name = label(binding.name)
        self.parts: list[QWidget] = [name, *self._edits, self._reset]
        self.show_keys()

    def show_keys(self) -> None:
        """The keys in force."""
        keys = self._shortcuts.keys(self.binding.id)
        for number, edit in enumerate(self._edits):
            edit.setKeySequence(QKeySequence(keys[number] if number < len(keys) else ""))
        same = keys == self.binding.defaults
        self._reset.setEnabled(not same)
        set_kind(self.parts[0], "" if same else "accent")

    def set_visible(self, visible: bool) -> None:
        """Show or hide the whole line."""
        for part in self.parts:
            part.setVisible(visible)

    def _edit(self, number: int, attempt: Callable[[Callable[[], str | None]], None]) -> QKeySequenceEdit:
        edit = QKeySequenceEdit()
        edit.setObjectName(f"shortcut_{self.binding.id}_{number + 1}")
        edit.setAccessibleName(tr("Key {number} for {action}", number=number + 1, action=self.binding.name))
        edit.setMaximumSequenceLength(1)
        edit.setClearButtonEnabled(True)
        edit.setFixedWidth(WIDTHS[number])
        for inner in edit.findChildren(QLineEdit):
            inner.setPlaceholderText(tr("Add …") if number else tr("None"))
        edit.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # A field is empty for a moment before it has the new key.
        edit.keySequenceChanged.connect(
            lambda: QTimer.singleShot(0, edit, lambda: self._changed(number, edit.keySequence(), attempt))
        )
        return edit

    def _changed(
        self, number: int, sequence: QKeySequence, attempt: Callable[[Callable[[], str | None]], None]
    ) -> None:
        key = sequence.toString(QKeySequence.SequenceFormat.PortableText)
        keys = list(self._shortcuts.keys(self.binding.id))
        keys += [""] * (EDITS - len(keys))
        if keys[number] == key:
            return

        def change() -> str | None:
            refused = self._shortcuts.refusal(self.binding.id, key) if key else None
            if refused is None:
                keys[number] = key
                self._shortcuts.set_keys(self.binding.id, keys)
            return refused

        attempt(change)
