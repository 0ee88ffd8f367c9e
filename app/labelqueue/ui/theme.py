"""The look: colours by role for light and dark, and how they get into the program."""

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory, QWidget

from labelqueue.domain.status import LabelStatus
from labelqueue.resources import resource


class ThemeChoice(StrEnum):
    """What the user chose in View > Theme."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours (#rrggbb) by role. Text roles reach 4.5 : 1 on window, surface, surface_raised and hover."""

    name: str
    window: str
    surface: str
    surface_raised: str
    hover: str
    border: str
    border_strong: str
    text: str
    text_muted: str
    text_disabled: str
    accent: str
    accent_hover: str
    accent_text: str
    selection: str
    danger: str
    danger_soft: str
    warning: str
    warning_soft: str
    success: str
    info: str
    violet: str
    teal: str
    canvas: str
    canvas_text: str


LIGHT: Final = Theme(
    name="light",
    window="#f3f4f6",
    surface="#ffffff",
    surface_raised="#ffffff",
    hover="#e9ebef",
    border="#d9dce2",
    border_strong="#868d99",
    text="#1b1e24",
    text_muted="#5d6470",
    text_disabled="#a3a9b4",
    accent="#3d4ed8",
    accent_hover="#3241bd",
    accent_text="#ffffff",
    selection="#e2e6fb",
    danger="#c0302b",
    danger_soft="#fdeceb",
    warning="#8f5a00",
    warning_soft="#fdf3dc",
    success="#1a7340",
    info="#1f66c7",
    violet="#7a3fb8",
    teal="#0b7074",
    canvas="#c9cdd4",
    canvas_text="#2a2e36",
)

DARK: Final = Theme(
    name="dark",
    window="#1b1d22",
    surface="#23262c",
    surface_raised="#292c33",
    hover="#31353d",
    border="#383c45",
    border_strong="#7d8491",
    text="#e7e9ed",
    text_muted="#a8afbb",
    text_disabled="#636a76",
    accent="#93a4ff",
    accent_hover="#abb8ff",
    accent_text="#11131a",
    selection="#343b63",
    danger="#ff857c",
    danger_soft="#41282a",
    warning="#e5b454",
    warning_soft="#3a3222",
    success="#5cc98a",
    info="#77b0ff",
    violet="#c29bf5",
    teal="#52c4c8",
    canvas="#111318",
    canvas_text="#c9ced8",
)

_STATUS_ROLE: Final[Mapping[LabelStatus, str]] = {
    LabelStatus.UNLABELED: "text_muted",
    LabelStatus.PRELABELED: "teal",
    LabelStatus.LABELING_IN_PROGRESS: "accent",
    LabelStatus.LABELED: "info",
    LabelStatus.REVIEWING_IN_PROGRESS: "violet",
    LabelStatus.REVIEWED: "success",
    LabelStatus.REJECTED: "danger",
    LabelStatus.SKIPPED: "warning",
}
"""Total over the statuses. The colour never stands alone: an icon and a word go with it."""


class ThemeEvents(QObject):
    """Says that the colours in force are others now."""

    changed = Signal()


class _InForce:
    theme: Theme = LIGHT
    choice: ThemeChoice = ThemeChoice.SYSTEM


@functools.cache
def theme_events() -> ThemeEvents:
    """The one object that says so."""
    return ThemeEvents()


def tokens() -> Theme:
    """The colours in force."""
    return _InForce.theme


def status_role(status: LabelStatus) -> str:
    """The role that colours a status."""
    return _STATUS_ROLE[status]


def status_color(status: LabelStatus) -> str:
    """Colour of a status in the theme in force, readable on every surface."""
    return color(_STATUS_ROLE[status])


def color(role: str) -> str:
    """Colour of a role by its name, such as "text" or "accent_text"."""
    value: str = getattr(_InForce.theme, role)
    return value


def set_kind(widget: QWidget, kind: str) -> None:
    """Give a widget a class of the style sheet, also after it was shown."""
    widget.setProperty("kind", kind)
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)


def apply_theme(app: QApplication, choice: ThemeChoice = ThemeChoice.SYSTEM) -> None:
    """Put `choice` in force for the whole program; with SYSTEM it follows the desktop from now on."""
    first = not app.property("labelqueue_themed")
    if first:
        app.setProperty("labelqueue_themed", True)
        app.setStyle(QStyleFactory.create("Fusion"))
        app.setFont(_body_font())
        app.styleHints().colorSchemeChanged.connect(lambda _scheme: _follow(app))
    _InForce.choice = choice
    scheme = {
        ThemeChoice.SYSTEM: Qt.ColorScheme.Unknown,
        ThemeChoice.LIGHT: Qt.ColorScheme.Light,
        ThemeChoice.DARK: Qt.ColorScheme.Dark,
    }[choice]
    app.styleHints().setColorScheme(scheme)  # title bars and native dialogs follow
    _put_in_force(app, _wanted(app), always=first)


def _follow(app: QApplication) -> None:
    _put_in_force(app, _wanted(app))


def _wanted(app: QApplication) -> Theme:
    match _InForce.choice:
        case ThemeChoice.LIGHT:
            return LIGHT
        case ThemeChoice.DARK:
            return DARK
        case ThemeChoice.SYSTEM:
            return DARK if app.styleHints().colorScheme() is Qt.ColorScheme.Dark else LIGHT


def _put_in_force(app: QApplication, theme: Theme, *, always: bool = False) -> None:
    if theme is _InForce.theme and not always:
        return
    from labelqueue.ui.style_sheet import style_sheet

    _InForce.theme = theme
    app.setPalette(_palette(theme))
    app.setStyleSheet(style_sheet(theme))
    theme_events().changed.emit()


def _body_font() -> QFont:
    """Inter if it comes with this installation, else the font of the desktop."""
    font = QFont(QApplication.font())
    try:
        files = sorted(resource("fonts").glob("Inter*.[to]tf"))
    except FileNotFoundError:
        files = []
    families = [
        family
        for file in files
        for family in QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(file)))
    ]
    if families:
        font.setFamilies([families[0], *font.families()])
    font.setPointSizeF(10.0)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def _palette(theme: Theme) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for names, value in (
        ((role.Window, role.AlternateBase), theme.window),
        ((role.Base, role.Button), theme.surface),
        ((role.ToolTipBase,), theme.surface_raised),
        ((role.WindowText, role.Text, role.ButtonText, role.ToolTipText, role.BrightText), theme.text),
        ((role.PlaceholderText,), theme.text_muted),
        ((role.Highlight, role.Accent, role.Link), theme.accent),
        ((role.HighlightedText,), theme.accent_text),
        ((role.LinkVisited,), theme.violet),
        ((role.Light, role.Midlight), theme.hover),
        ((role.Mid, role.Dark), theme.border),
        ((role.Shadow,), theme.border_strong),
    ):
        for name in names:
            palette.setColor(name, QColor(value))
    for name in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, QColor(theme.text_disabled))
    return palette
