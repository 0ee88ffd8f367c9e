"""Which key means what: defaults, what users have changed, and what stands in each other's way."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtGui import QKeySequence

from labelqueue.domain.phrase import phrase
from labelqueue.ui.action_table import ROWS, Scope
from labelqueue.ui.i18n import tr, translated

SUBTRACT: Final = "hold_subtract"
JOIN: Final = "hold_join"
"""Not actions: keys that count as long as they are held."""

_PORTABLE: Final = QKeySequence.SequenceFormat.PortableText
_RESERVED: Final[Mapping[str, str]] = {
    **dict.fromkeys("1234567890", phrase("the categories")),
    "Tab": phrase("the next object"),
    "Shift+Tab": phrase("the object before"),
    "Backtab": phrase("the object before"),
    "Shift+Backtab": phrase("the object before"),
    "Esc": phrase("giving up a shape"),
    "Return": phrase("finishing a shape"),
    "Enter": phrase("finishing a shape"),
    "Space": phrase("moving the image"),
    **dict.fromkeys(("Left", "Right", "Up", "Down"), phrase("moving objects")),
    **dict.fromkeys(("Shift+Left", "Shift+Right", "Shift+Up", "Shift+Down"), phrase("moving objects")),
}
"""What the canvas hears itself, and what for."""

_OVERLAPS: Final[Mapping[Scope, frozenset[Scope]]] = {
    Scope.EVERYWHERE: frozenset(Scope),
    Scope.HOME: frozenset({Scope.EVERYWHERE, Scope.HOME}),
    Scope.WORK: frozenset({Scope.EVERYWHERE, Scope.WORK, Scope.LABELING, Scope.REVIEWING}),
    Scope.LABELING: frozenset({Scope.EVERYWHERE, Scope.WORK, Scope.LABELING}),
    Scope.REVIEWING: frozenset({Scope.EVERYWHERE, Scope.WORK, Scope.REVIEWING}),
}
"""Where a key of one scope is heard, too; total over the scopes."""


@dataclass(frozen=True, slots=True)
class Binding:
    """Something that keys are for."""

    id: str
    text: str
    scope: Scope
    defaults: tuple[str, ...]
    holds: bool = False

    @property
    def name(self) -> str:
        """As it is called where it does not stand in a menu."""
        return translated(self.text).rstrip("…")


BINDINGS: Final = (
    *(Binding(row.id.value, row.text, row.scope, row.keys) for row in ROWS),
    Binding(SUBTRACT, phrase("Cut out, while it is held"), Scope.WORK, ("E",), holds=True),
    Binding(JOIN, phrase("Add a part, while it is held"), Scope.WORK, ("W",), holds=True),
)


class Shortcuts:
    """The keys in force. Keys are written as Qt writes them, such as Ctrl+Shift+V."""

    def __init__(self, changed: Mapping[str, Iterable[str]] | None = None) -> None:
        """`changed`: keys by the id of what they are for, where they are not the defaults.

        What could not be set in the dialog is left out. Where a changed key is a default of something else
        (of another version, perhaps), that goes without: what users have chosen counts more.
        """
        wanted, usual = dict(changed or {}), {one.id: one.defaults for one in BINDINGS}
        self._keys: dict[str, tuple[str, ...]] = dict.fromkeys(usual, ())
        for id_ in sorted(usual, key=lambda one: one not in wanted):
            self._keys[id_] = self._free(id_, wanted.get(id_, usual[id_]))

    def _free(self, id_: str, keys: Iterable[str]) -> tuple[str, ...]:
        known = dict.fromkeys(normal(key) for key in keys if normal(key))
        return tuple(key for key in known if self.refusal(id_, key) is None)

    def keys(self, id_: str) -> tuple[str, ...]:
        """The keys of one thing."""
        return self._keys[id_]

    @property
    def changed(self) -> dict[str, tuple[str, ...]]:
        """What is not as it is by default."""
        return {one.id: self._keys[one.id] for one in BINDINGS if self._keys[one.id] != one.defaults}

    def refusal(self, id_: str, key: str) -> str | None:
        """Why `key` cannot be for this, in one sentence; None if it can."""
        wanted = normal(key)
        mine = next(one for one in BINDINGS if one.id == id_)
        if wanted in _RESERVED:
            return tr("{key} is for {what} on the canvas.", key=shown(wanted), what=_RESERVED[wanted])
        if mine.holds and "+" in wanted[:-1]:
            return tr("A key that is held has to be a single one, without Ctrl or Shift.")
        for other in BINDINGS:
            clashes = other.scope in _OVERLAPS[mine.scope] and wanted in map(normal, self._keys[other.id])
            if other.id != id_ and clashes:
                return tr("{key} is for “{other}” already.", key=shown(wanted), other=other.name)
        return None

    def set_keys(self, id_: str, keys: Iterable[str]) -> None:
        """Let these keys be for this; ask `refusal` first."""
        self._keys[id_] = tuple(dict.fromkeys(normal(key) for key in keys if normal(key)))

    def reset(self, id_: str) -> str | None:
        """Back to the default; a sentence if that is for something else by now."""
        default = next(one.defaults for one in BINDINGS if one.id == id_)
        for key in default:
            refused = self.refusal(id_, key)
            if refused is not None:
                return refused
        self._keys[id_] = default
        return None

    def reset_all(self) -> None:
        """Everything as it is by default."""
        self._keys = {one.id: one.defaults for one in BINDINGS}


def normal(key: str) -> str:
    """One way to write a key."""
    return QKeySequence(key).toString(_PORTABLE)


def shown(key: str) -> str:
    """As this system writes it."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
