"""Both themes can be read, and a choice is remembered."""

from dataclasses import asdict
from itertools import product

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from labelqueue.domain.status import LabelStatus
from labelqueue.domain.tool_options import Options
from labelqueue.ui.icons import icon, status_icon
from labelqueue.ui.preferences import Preferences
from labelqueue.ui.style_sheet import style_sheet
from labelqueue.ui.theme import (
    DARK,
    LIGHT,
    Theme,
    ThemeChoice,
    apply_theme,
    set_kind,
    status_color,
    theme_events,
    tokens,
)

THEMES = [LIGHT, DARK]
GROUNDS = ["window", "surface", "surface_raised", "hover"]
TEXTS = ["text", "text_muted", "accent", "danger", "warning", "success", "info", "violet", "teal"]


def luminance(name: str) -> float:
    color = QColor(name)
    red, green, blue = (
        c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4
        for c in (color.redF(), color.greenF(), color.blueF())
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """WCAG 2.2, 1.4.3."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_text_can_be_read_on_every_ground(theme: Theme) -> None:
    colors = asdict(theme)
    pairs = [*product(TEXTS, GROUNDS), ("accent_text", "accent"), ("accent_text", "accent_hover")]
    pairs += [
        ("text", "selection"),
        ("canvas_text", "canvas"),
        ("text", "danger_soft"),
        ("text", "warning_soft"),
    ]
    pairs += [("danger", "danger_soft"), ("text_muted", "danger_soft")]
    weak = {pair: contrast(colors[pair[0]], colors[pair[1]]) for pair in pairs}
    assert not {pair: round(value, 2) for pair, value in weak.items() if value < 4.5}


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_fields_and_focus_can_be_seen(theme: Theme) -> None:
    for ground in (theme.window, theme.surface, theme.surface_raised):
        assert contrast(theme.border_strong, ground) >= 3
        assert contrast(theme.accent, ground) >= 3
    assert luminance(theme.canvas) < luminance(theme.window)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_rings_marks_and_icons_stand_out(theme: Theme) -> None:
    """WCAG 2.2, 1.4.11: what is no text, but says something, needs 3 : 1 to what is beside it."""
    colors = asdict(theme)
    marks = ["accent", "danger", "warning", "success", "info", "violet", "teal"]
    pairs = list(product(marks, [*GROUNDS, "selection"]))
    pairs += [("border_strong", ground) for ground in ("window", "surface", "surface_raised")]
    pairs += [("text", ground) for ground in GROUNDS]  # rings of coloured buttons
    pairs += [("danger", "danger_soft"), ("warning", "warning_soft"), ("accent_text", "accent")]
    weak = {pair: round(contrast(colors[pair[0]], colors[pair[1]]), 2) for pair in pairs}
    assert not {pair: value for pair, value in weak.items() if value < 3}


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_the_style_sheet_is_complete(theme: Theme) -> None:
    sheet = style_sheet(theme)
    assert "$" not in sheet
    assert sheet.count("{") == sheet.count("}")


def test_changing_the_theme_tells_and_tints_anew(qapp: QApplication, qtbot: QtBot) -> None:
    apply_theme(qapp, ThemeChoice.LIGHT)
    drawn = icon("box")

    def middle() -> set[str]:
        image = drawn.pixmap(QSize(24, 24)).toImage()
        return {image.pixelColor(x, 6).name() for x in range(24) if image.pixelColor(x, 6).alpha() > 250}

    assert middle() == {LIGHT.text}
    with qtbot.waitSignal(theme_events().changed):
        apply_theme(qapp, ThemeChoice.DARK)
    assert tokens() is DARK
    assert middle() == {DARK.text}
    with qtbot.assertNotEmitted(theme_events().changed):
        apply_theme(qapp, ThemeChoice.DARK)
    apply_theme(qapp, ThemeChoice.LIGHT)


@pytest.mark.parametrize("status", LabelStatus)
def test_every_status_has_an_icon_and_a_colour(qapp: QApplication, status: LabelStatus) -> None:
    assert not status_icon(status).pixmap(QSize(16, 16)).isNull()
    assert QColor(status_color(status)).isValid()


def test_a_kind_can_be_given_to_what_is_shown_already(qapp: QApplication, qtbot: QtBot) -> None:
    apply_theme(qapp, ThemeChoice.LIGHT)
    button = QPushButton("Go")
    qtbot.addWidget(button)
    button.show()
    set_kind(button, "primary")
    assert button.grab().toImage().pixelColor(10, 16).name() == LIGHT.accent


def test_preferences_are_remembered_and_damage_is_forgiven() -> None:
    preferences = Preferences()
    assert (preferences.theme, preferences.tool) == (ThemeChoice.SYSTEM, "")
    preferences.theme = ThemeChoice.DARK
    preferences.tool = "box"
    again = Preferences()
    assert (again.theme, again.tool) == (ThemeChoice.DARK, "box")
    assert again.tool_options == Options()
    preferences.tool_options = Options(snaps=True, borders=False)
    assert Preferences().tool_options == Options(snaps=True, borders=False)
    again._settings.setValue("view/theme", "purple")
    assert Preferences().theme is ThemeChoice.SYSTEM
