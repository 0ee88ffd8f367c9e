"""How wide users made columns and panels: it comes back at the next start."""

from PySide6.QtWidgets import QHeaderView, QSplitter

from labelqueue.ui.preferences import Preferences


def keep_widths(preferences: Preferences, name: str, part: QSplitter | QHeaderView) -> bool:
    """Make `part` as it was left, and remember from now on how it is left; whether it was ever changed."""
    known = part.restoreState(preferences.widths(name))

    def keep() -> None:
        preferences.set_widths(name, part.saveState())

    if isinstance(part, QSplitter):
        part.splitterMoved.connect(keep)
    else:
        part.sectionResized.connect(keep)
    return known
