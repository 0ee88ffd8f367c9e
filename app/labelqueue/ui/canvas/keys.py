"""Which key means what on the canvas."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from labelqueue.domain.phrase import Phrase, phrase
from labelqueue.ui.canvas_keys import CANVAS_ROWS, CATEGORIES, CanvasKey
from labelqueue.ui.i18n import translated
from labelqueue.ui.shortcuts import shown
from labelqueue.ui.tools import Key
from labelqueue.ui.tools.hints import BETWEEN

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
UNDO, REDO, DELETE, CHOOSE = "undo", "redo", "delete", "choose_category"
"""Actions of the window whose keys mean something for a shape in the making."""

_USUAL: Final[Mapping[str, tuple[str, ...]]] = {
    **{row.id: row.keys for row in CANVAS_ROWS},
    UNDO: ("Ctrl+Z",),
    REDO: ("Ctrl+Shift+Z", "Ctrl+Y"),
    DELETE: ("Del", "Backspace"),
    CHOOSE: ("C",),
}
_HINTED: Final[Mapping[str, str]] = {
    "done": CanvasKey.FINISH,
    "stop": CanvasKey.GIVE_UP,
    "omit": CanvasKey.NEXT,
    "delete": DELETE,
    "cut": CanvasKey.SUBTRACT,
    "part": CanvasKey.JOIN,
    "pan": CanvasKey.PAN,
}
"""With `back` and `category` total over the keys that hints name."""
_NO_KEY: Final = "\0"


class Keys:
    """Says of events what they mean. Keys are written as Qt writes them, such as Ctrl+Shift+V."""

    def __init__(self, keys: Mapping[str, tuple[str, ...]] = _USUAL) -> None:
        """`keys`: by what they are for, of `CANVAS_ROWS` and the actions UNDO, REDO, DELETE and CHOOSE."""
        self._keys = keys
        self._means = {key: id_ for id_, some in keys.items() for key in some}
        # Apart: what is held, or let go, is heard whatever is held beside it, so Ctrl+Z has the key of Z.
        self._held = {_base(key): one for one in HELD for key in keys.get(one, ())}
        self._numbers = {_base(key): id_ for id_ in CATEGORIES for key in keys.get(id_, ())}

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
        return _native(next(iter(self._keys.get(id_, ())), ""))

    def in_words(self, hint: Phrase | str) -> str:
        """A hint in the language of the window, with the keys in force; what has no key is left out."""
        if not isinstance(hint, Phrase):
            return hint
        said = translated(hint.given(**{**hint.values, **self._names()}))
        return BETWEEN.join(part for part in said.split(BETWEEN) if _NO_KEY not in part)

    def _names(self) -> dict[str, object]:
        names: dict[str, object] = {name: self._name(id_) for name, id_ in _HINTED.items()}
        others = [key for key in self._keys.get(DELETE, ()) if _base(key) != "Del"]
        names["back"] = _native(others[0]) if others else self._name(UNDO)
        digits = all(self._keys.get(id_) == _USUAL[id_] for id_ in CATEGORIES)
        choose = self._name(CHOOSE)
        names["category"] = phrase("digit or {key}", key=choose) if digits and choose != _NO_KEY else choose
        return names

    def _name(self, id_: str) -> str:
        return _native(next(iter(self._keys.get(id_, ())), "")) or _NO_KEY

    def deletes(self, event: QKeyEvent) -> bool:
        """Whether it deletes."""
        return self._means.get(_written(event)) == DELETE

    def category_let_go(self, event: QKeyEvent) -> int | None:
        """The same, whatever else is held: a key may be let go later than it was pressed alone."""
        return _number(self._numbers.get(_base(_written(event))))

    def held(self, event: QKeyEvent) -> CanvasKey | None:
        """What it means as long as it is held, whatever else is."""
        return self._held.get(_base(_written(event)))

    def undoes(self, event: QKeyEvent) -> bool:
        """Whether it takes something back."""
        return self._means.get(_written(event)) == UNDO

    def redoes(self, event: QKeyEvent) -> bool:
        """Whether it brings something back again."""
        return self._means.get(_written(event)) == REDO


def _native(key: str) -> str:
    """As this system writes it; the key that finishes is labeled Enter on most keyboards."""
    return shown(key.replace("Return", "Enter"))


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
