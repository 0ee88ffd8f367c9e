"""Which key means what on the canvas."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from labelqueue.ui.canvas_keys import CANVAS_ROWS, CATEGORIES, CanvasKey
from labelqueue.ui.tools import Key

_SHIFT: Final = Qt.KeyboardModifier.ShiftModifier
_KEYPAD: Final = Qt.KeyboardModifier.KeypadModifier
_TOOL_KEYS: Final[Mapping[CanvasKey, Key]] = {
    CanvasKey.FINISH: Key.ENTER,
    CanvasKey.GIVE_UP: Key.ESCAPE,
    CanvasKey.NEXT: Key.TAB,
    CanvasKey.PREVIOUS: Key.BACKTAB,
    CanvasKey.LEFT: Key.LEFT,
    CanvasKey.RIGHT: Key.RIGHT,
    CanvasKey.UP: Key.UP,
    CanvasKey.DOWN: Key.DOWN,
}
"""With the held ones total over the keys of the canvas."""

HELD: Final = (CanvasKey.SUBTRACT, CanvasKey.JOIN, CanvasKey.PAN)
UNDO, REDO, DELETE = "undo", "redo", "delete"
"""Actions of the window whose keys mean something for a shape in the making."""

_USUAL: Final[Mapping[str, tuple[str, ...]]] = {
    **{row.id: row.keys for row in CANVAS_ROWS},
    UNDO: ("Ctrl+Z",),
    REDO: ("Ctrl+Shift+Z", "Ctrl+Y"),
    DELETE: ("Del", "Backspace"),
}


class Keys:
    """Says of events what they mean. Keys are written as Qt writes them, such as Ctrl+Shift+V."""

    def __init__(self, keys: Mapping[str, tuple[str, ...]] = _USUAL) -> None:
        """`keys`: by what they are for, of `CANVAS_ROWS` and the actions UNDO, REDO and DELETE."""
        self._means = {key: id_ for id_, some in keys.items() for key in some}
        self._bases = {_base(key): id_ for key, id_ in self._means.items()}

    def tool_key(self, event: QKeyEvent) -> Key | None:
        """The key that tools know; Shift may be held beside it."""
        key = _written(event)
        means = self._means.get(key) or self._means.get(key.replace("Shift+", ""))
        if means == DELETE:
            return Key.DELETE if _base(key) == "Del" else Key.BACKSPACE
        return _TOOL_KEYS.get(CanvasKey(means)) if means in set(CanvasKey) else None

    def category(self, event: QKeyEvent) -> int | None:
        """Which category it means, counted from 0."""
        return _number(self._means.get(_written(event)))

    def of_category(self, number: int) -> str:
        """The key of a category, counted from 0, as this system writes it; "" if it has none."""
        id_ = CATEGORIES[number] if number < len(CATEGORIES) else ""
        key = next((key for key, means in self._means.items() if means == id_), "")
        return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)

    def deletes(self, event: QKeyEvent) -> bool:
        """Whether it deletes."""
        return self._means.get(_written(event)) == DELETE

    def category_let_go(self, event: QKeyEvent) -> int | None:
        """The same, whatever else is held: a key may be let go later than it was pressed alone."""
        return _number(self._bases.get(_base(_written(event))))

    def held(self, event: QKeyEvent) -> CanvasKey | None:
        """What it means as long as it is held, whatever else is."""
        means = self._bases.get(_base(_written(event)))
        return next((one for one in HELD if one == means), None)

    def undoes(self, event: QKeyEvent) -> bool:
        """Whether it takes something back."""
        return self._means.get(_written(event)) == UNDO

    def redoes(self, event: QKeyEvent) -> bool:
        """Whether it brings something back again."""
        return self._means.get(_written(event)) == REDO


def _written(event: QKeyEvent) -> str:
    key, held = Qt.Key(event.key()), event.modifiers() & ~_KEYPAD
    if key is Qt.Key.Key_Backtab:
        key, held = Qt.Key.Key_Tab, held | _SHIFT
    elif key is Qt.Key.Key_Enter:
        key = Qt.Key.Key_Return
    return QKeySequence(QKeyCombination(held, key)).toString(QKeySequence.SequenceFormat.PortableText)


def _base(key: str) -> str:
    """A key without those that are held beside it."""
    return key[key.rfind("+", 0, -1) + 1 :]


def _number(means: str | None) -> int | None:
    return CATEGORIES.index(means) if means in CATEGORIES else None
