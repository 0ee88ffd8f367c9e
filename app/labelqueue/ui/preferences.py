"""What the window remembers between two starts, in a small file of this user."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any, Final

import platformdirs
from PySide6.QtCore import QByteArray, QSettings

from labelqueue.domain.tool_options import Options
from labelqueue.ui.theme import ThemeChoice
from labelqueue.ui.view_options import RANGES, SWITCHES, ViewOptions

_THEME: Final = "view/theme"
_GEOMETRY: Final = "window/geometry"
_TOOL: Final = "work/tool"
_TOOLS: Final = "tools"
_SHORTCUTS: Final = "keys/shortcuts"
_GROUPED: Final = "work/grouped"
_VIEW: Final = "view"
_CATEGORY: Final = "work/category"


class Preferences:
    """Reads and writes them; what cannot be understood counts as not there."""

    def __init__(self, path: Path | None = None) -> None:
        """`path`: the file (None: this user's)."""
        path = path or platformdirs.user_config_path("labelqueue", appauthor=False) / "window.ini"
        self._settings = QSettings(str(path), QSettings.Format.IniFormat)

    @property
    def theme(self) -> ThemeChoice:
        """Light, dark, or like the system."""
        try:
            return ThemeChoice(str(self._settings.value(_THEME, ThemeChoice.SYSTEM.value)))
        except ValueError:
            return ThemeChoice.SYSTEM

    @theme.setter
    def theme(self, choice: ThemeChoice) -> None:
        self._settings.setValue(_THEME, choice.value)

    @property
    def geometry(self) -> QByteArray:
        """Where the window was, empty if that is not known."""
        value = self._settings.value(_GEOMETRY)
        return value if isinstance(value, QByteArray) else QByteArray()

    @geometry.setter
    def geometry(self, geometry: QByteArray) -> None:
        self._settings.setValue(_GEOMETRY, geometry)

    @property
    def tool(self) -> str:
        """The tool that was in the hand."""
        return str(self._settings.value(_TOOL, ""))

    @tool.setter
    def tool(self, name: str) -> None:
        self._settings.setValue(_TOOL, name)

    @property
    def tool_options(self) -> Options:
        """How the tools are to be."""
        known = [field.name for field in fields(Options)]
        stored = {name: self._settings.value(f"{_TOOLS}/{name}") for name in known}
        return Options(**{name: str(value) == "true" for name, value in stored.items() if value is not None})

    @tool_options.setter
    def tool_options(self, options: Options) -> None:
        for name, on in asdict(options).items():
            self._settings.setValue(f"{_TOOLS}/{name}", "true" if on else "false")

    @property
    def shortcuts(self) -> dict[str, tuple[str, ...]]:
        """Keys by the id of what they are for, where they are not the defaults."""
        try:
            stored = json.loads(str(self._settings.value(_SHORTCUTS, "{}")))
            return {str(id_): tuple(str(key) for key in keys) for id_, keys in stored.items()}
        except (ValueError, AttributeError, TypeError):
            return {}

    @shortcuts.setter
    def shortcuts(self, changed: Mapping[str, Sequence[str]]) -> None:
        self._settings.setValue(_SHORTCUTS, json.dumps({id_: list(keys) for id_, keys in changed.items()}))

    @property
    def grouped(self) -> bool:
        """Whether objects stand together by category in their list."""
        return str(self._settings.value(_GROUPED, "false")) == "true"

    @grouped.setter
    def grouped(self, grouped: bool) -> None:
        self._settings.setValue(_GROUPED, "true" if grouped else "false")

    @property
    def view_options(self) -> ViewOptions:
        """How images are looked at."""
        stored = {field.name: self._settings.value(f"{_VIEW}/{field.name}") for field in fields(ViewOptions)}
        known: dict[str, Any] = {}
        for name, value in stored.items():
            if name in SWITCHES and value is not None:
                known[name] = str(value) == "true"
            elif name in RANGES and str(value).lstrip("-").isdecimal():
                low, high = RANGES[name]
                known[name] = min(max(int(str(value)), low), high)
        return ViewOptions(**known)

    @view_options.setter
    def view_options(self, options: ViewOptions) -> None:
        for name, value in asdict(options).items():
            text = ("true" if value else "false") if name in SWITCHES else str(value)
            self._settings.setValue(f"{_VIEW}/{name}", text)

    @property
    def category(self) -> str:
        """The category that was in force."""
        return str(self._settings.value(_CATEGORY, ""))

    @category.setter
    def category(self, name: str) -> None:
        self._settings.setValue(_CATEGORY, name)
