"""What the window remembers between two starts, in a small file of this user.

Settings are what users choose (`settings`); the rest is how they left the window.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any, Final, cast

import platformdirs
from PySide6.QtCore import QByteArray, QObject, QSettings, Signal

from labelqueue.domain.tool_options import Options
from labelqueue.ui.settings import BY_ID, SETTINGS, Opens, Section, Setting, Value
from labelqueue.ui.settings.kinds import T, written
from labelqueue.ui.settings.table import THEME
from labelqueue.ui.theme import ThemeChoice
from labelqueue.ui.view_options import ViewOptions

_GEOMETRY: Final = "window/geometry"
_WIDTHS: Final = "widths"
_NEWS: Final = "news"
_CONCERNS: Final = "concerns"
_TOOL: Final = "work/tool"
_SHORTCUTS: Final = "keys/shortcuts"
_GROUPED: Final = "work/grouped"
_DETAILS: Final = "samples/details"
_CATEGORY: Final = "work/category"
_AS_TILES: Final = "samples/as_tiles"
_TILE_SIZE: Final = "samples/tile_size"


class Preferences(QObject):
    """Reads and writes them; what cannot be understood counts as not there."""

    changed = Signal(str)
    """The id of a setting that has another value now."""

    def __init__(self, path: Path | None = None) -> None:
        """`path`: the file (None: this user's)."""
        super().__init__()
        path = path or platformdirs.user_config_path("labelqueue", appauthor=False) / "window.ini"
        self._settings = QSettings(str(path), QSettings.Format.IniFormat)

    # Settings

    def get(self, setting: Setting[T]) -> T:
        """What was chosen, else the default."""
        return cast(T, setting.read(self._settings.value(setting.key) if setting.key else None))

    def set(self, setting: Setting[T], value: T) -> None:
        """Let it be like this from now on, as far as it is possible."""
        self._put({setting.id: value})

    def reset(self, section: Section) -> None:
        """Everything in a section as it is by default."""
        self._put({one.id: one.default for one in SETTINGS if one.section is section})

    def _put(self, values: Mapping[str, Value]) -> None:
        """All are written before anybody is told of the first."""
        told = []
        for id_, wanted in values.items():
            setting = BY_ID[id_]
            value = setting.read(written(wanted))
            if not isinstance(setting.kind, Opens) and value != self.get(setting):
                self._settings.setValue(setting.key, written(value))
                told.append(id_)
        for id_ in told:
            self.changed.emit(id_)

    @property
    def theme(self) -> ThemeChoice:
        """Light, dark, or like the system."""
        return ThemeChoice(self.get(THEME))

    @theme.setter
    def theme(self, choice: ThemeChoice) -> None:
        self.set(THEME, choice.value)

    @property
    def tool_options(self) -> Options:
        """How the tools are to be."""
        return Options(**{field.name: self.get(BY_ID[field.name]) for field in fields(Options)})

    @tool_options.setter
    def tool_options(self, options: Options) -> None:
        self._put(asdict(options))

    @property
    def view_options(self) -> ViewOptions:
        """How images are looked at."""
        known: dict[str, Any] = {field.name: self.get(BY_ID[field.name]) for field in fields(ViewOptions)}
        return ViewOptions(**known)

    @view_options.setter
    def view_options(self, options: ViewOptions) -> None:
        self._put(asdict(options))

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

    # How the window was left

    @property
    def geometry(self) -> QByteArray:
        """Where the window was, empty if that is not known."""
        return self._bytes(_GEOMETRY)

    @geometry.setter
    def geometry(self, geometry: QByteArray) -> None:
        self._settings.setValue(_GEOMETRY, geometry)

    def widths(self, name: str) -> QByteArray:
        """How wide the parts of something were made, as Qt writes that; empty if they were not."""
        return self._bytes(f"{_WIDTHS}/{name}")

    def set_widths(self, name: str, state: QByteArray) -> None:
        """Keep how wide they are."""
        self._settings.setValue(f"{_WIDTHS}/{name}", state)

    def news(self, workspace: str) -> str:
        """How far the member of a workspace was told what happened there, as `Seen` writes it."""
        return str(self._settings.value(f"{_NEWS}/{workspace}", ""))

    def set_news(self, workspace: str, seen: str) -> None:
        """Keep how far."""
        self._settings.setValue(f"{_NEWS}/{workspace}", seen)

    def concerns(self, workspace: str) -> str:
        """What a manager was told of a workspace lately, as `Watch` writes it."""
        return str(self._settings.value(f"{_CONCERNS}/{workspace}", ""))

    def set_concerns(self, workspace: str, said: str) -> None:
        """Keep that."""
        self._settings.setValue(f"{_CONCERNS}/{workspace}", said)

    @property
    def tool(self) -> str:
        """The tool that was in the hand."""
        return str(self._settings.value(_TOOL, ""))

    @tool.setter
    def tool(self, name: str) -> None:
        self._settings.setValue(_TOOL, name)

    @property
    def grouped(self) -> bool:
        """Whether objects stand together by category in their list."""
        return str(self._settings.value(_GROUPED, "false")) == "true"

    @grouped.setter
    def grouped(self, grouped: bool) -> None:
        self._settings.setValue(_GROUPED, written(grouped))

    @property
    def details(self) -> bool:
        """Whether a panel beside the samples tells more of the chosen one."""
        return str(self._settings.value(_DETAILS, "true")) == "true"

    @details.setter
    def details(self, shown: bool) -> None:
        self._settings.setValue(_DETAILS, written(shown))

    @property
    def category(self) -> str:
        """The category that was in force."""
        return str(self._settings.value(_CATEGORY, ""))

    @category.setter
    def category(self, name: str) -> None:
        self._settings.setValue(_CATEGORY, name)

    @property
    def as_tiles(self) -> bool:
        """Whether samples are shown as pictures."""
        return str(self._settings.value(_AS_TILES, "false")) == "true"

    @as_tiles.setter
    def as_tiles(self, as_tiles: bool) -> None:
        self._settings.setValue(_AS_TILES, written(as_tiles))

    @property
    def tile_size(self) -> int | None:
        """Which of the sizes these are of; None: nobody chose one."""
        stored = str(self._settings.value(_TILE_SIZE, ""))
        return int(stored) if stored.isdecimal() else None

    @tile_size.setter
    def tile_size(self, size: int) -> None:
        self._settings.setValue(_TILE_SIZE, written(size))

    def _bytes(self, key: str) -> QByteArray:
        value = self._settings.value(key)
        return value if isinstance(value, QByteArray) else QByteArray()
