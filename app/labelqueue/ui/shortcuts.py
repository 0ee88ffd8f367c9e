"""Which key means what: defaults, what users have changed, and what stands in each other's way."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from PySide6.QtGui import QKeySequence

from labelqueue.ui.action_table import ROWS, Scope
from labelqueue.ui.canvas_keys import CANVAS_ROWS
from labelqueue.ui.i18n import tr, translated

_PORTABLE: Final = QKeySequence.SequenceFormat.PortableText
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
    with_shift: bool = False

    def claims(self, key: str) -> set[str]:
        """What cannot be for anything else when `key` is for this."""
        return {key, normal(f"Shift+{key}")} if self.with_shift else {key}

    @property
    def name(self) -> str:
        """As it is called where it does not stand in a menu."""
        return translated(self.text).rstrip("…")


BINDINGS: Final = (
    *(Binding(row.id.value, row.text, row.scope, row.keys) for row in ROWS),
    *(
        Binding(row.id, row.text, Scope.WORK, row.keys, holds=row.holds, with_shift=row.with_shift)
        for row in CANVAS_ROWS
    ),
)


class Shortcuts:
    """The keys in force. Keys are written as Qt writes them, such as Ctrl+Shift+V."""

    _keys: dict[str, tuple[str, ...]]

    def __init__(self, changed: Mapping[str, Iterable[str]] | None = None) -> None:
        """`changed`: keys by the id of what they are for, where they are not the defaults.

        What could not be set in the dialog is left out. Where a changed key is a default of something else
        (of another version, perhaps), that goes without: what users have chosen counts more.
        """
        wanted, usual = dict(changed or {}), {one.id: one.defaults for one in BINDINGS}
        if not wanted:  # as most users have it: nothing to compare
            self._keys = usual
            return
        self._keys = dict.fromkeys(usual, ())
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
        if mine.holds and "+" in wanted[:-1]:
            return tr("A key that is held has to be a single one, without Ctrl or Shift.")
        for other in BINDINGS:
            taken = {one for has in self._keys[other.id] for one in other.claims(normal(has))}
            clashes = other.scope in _OVERLAPS[mine.scope] and taken & mine.claims(wanted)
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


@cache
def normal(key: str) -> str:
    """One way to write a key; those beside the digits are those beside the letters."""
    written = QKeySequence(key).toString(_PORTABLE).replace("Num+", "")
    if written.endswith("Backtab"):
        written = f"{written.removesuffix('Backtab').replace('Shift+', '')}Shift+Tab"
    return f"{written.removesuffix('Enter')}Return" if written.endswith("Enter") else written


def shown(key: str) -> str:
    """As this system writes it."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
