"""Settings: one table, which file, dialog, menus and guide agree with, and which counts at once."""

import math
from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QLineEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from labelqueue.domain.tool_options import Options
from labelqueue.ui.dialogs.settings import SettingsDialog, SettingsPage
from labelqueue.ui.dialogs.shortcuts import ShortcutsDialog
from labelqueue.ui.pages.samples import SamplesPage
from labelqueue.ui.pages.work_body import COLUMN_WIDTH
from labelqueue.ui.preferences import Preferences
from labelqueue.ui.settings import BY_ID, SETTINGS, Choice, Number, Opens, Section, Switch, Value
from labelqueue.ui.settings.kinds import written
from labelqueue.ui.settings.table import (
    CACHE_MEGABYTES,
    DRAFT_SECONDS,
    IDLE_MINUTES,
    PREFETCH,
    SECTIONS,
    THEME,
)
from labelqueue.ui.theme import DARK, LIGHT, ThemeChoice, tokens
from labelqueue.ui.tools import ToolId
from labelqueue.ui.view_options import ViewOptions
from labelqueue.ui.widgets.setting_field import SettingField
from tests.gui.conftest import Hands

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def other(id_: str) -> Value:
    """A value that is not the default."""
    kind = BY_ID[id_].kind
    match kind:
        case Switch(default=default):
            return not default
        case Number(default=default, low=low, high=high):
            return high if default != high else low
        case Choice(default=default, words=words):
            return next(one for one in words if one != default)
        case Opens():
            return ""


STORED = [one.id for one in SETTINGS if not isinstance(one.kind, Opens)]


def test_the_table_is_total() -> None:
    assert len(BY_ID) == len(SETTINGS)
    assert {field.name for kind in (ViewOptions, Options) for field in fields(kind)} <= set(BY_ID)
    assert set(SECTIONS) == {one.section for one in SETTINGS} == set(Section)
    keys = [BY_ID[id_].key for id_ in STORED]
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("id_", STORED)
def test_every_setting_is_remembered_and_told_once(id_: str, qtbot: QtBot) -> None:
    preferences, setting = Preferences(), BY_ID[id_]
    assert preferences.get(setting) == setting.default
    told: list[str] = []
    preferences.changed.connect(told.append)
    preferences.set(setting, other(id_))
    preferences.set(setting, other(id_))
    assert Preferences().get(setting) == other(id_) == setting.read(written(other(id_)))
    preferences.reset(setting.section)
    assert told == [id_, id_]
    assert Preferences().get(setting) == setting.default


@pytest.mark.parametrize("id_", STORED)
@pytest.mark.parametrize("damage", ["", "nan", "purple", "[1, 2]"])
def test_what_cannot_be_understood_counts_as_not_there(id_: str, damage: str) -> None:
    preferences = Preferences()
    preferences._settings.setValue(BY_ID[id_].key, damage)
    assert preferences.get(BY_ID[id_]) == BY_ID[id_].default


@pytest.mark.parametrize("id_", [id_ for id_ in STORED if isinstance(BY_ID[id_].kind, Number)])
def test_numbers_stay_within_what_is_possible(id_: str) -> None:
    kind = BY_ID[id_].kind
    assert isinstance(kind, Number)
    assert [BY_ID[id_].read(str(value)) for value in (-math.inf, math.inf)] == [kind.low, kind.high]
    assert kind.low <= kind.default <= kind.high


def test_the_file_of_earlier_versions_is_read(tmp_path: Path) -> None:
    lines = ["[view]", "theme=dark", "minimap=false", "fill=45", "[tools]", "snaps=true"]
    (tmp_path / "window.ini").write_text("\n".join(lines), encoding="utf-8")
    preferences = Preferences(tmp_path / "window.ini")
    assert preferences.theme is ThemeChoice.DARK
    assert preferences.view_options == ViewOptions(minimap=False, fill=45)
    assert preferences.tool_options == Options(snaps=True)


# The dialog


@pytest.fixture
def dialog(qtbot: QtBot) -> SettingsDialog:
    made = SettingsDialog(Preferences())
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def page(dialog: SettingsDialog) -> SettingsPage:
    return dialog.page


def control(page: QWidget, id_: str) -> QWidget:
    found = page.findChild(QWidget, f"setting_{id_}")
    assert found is not None, id_
    return found


def showing(page: QWidget) -> dict[str, Value]:
    """What the controls say."""
    said: dict[str, Value] = {}
    for id_ in STORED:
        match control(page, id_):
            case QCheckBox() as box:
                said[id_] = box.isChecked()
            case QDoubleSpinBox() as spin:
                said[id_] = spin.value()
            case QComboBox() as combo:
                said[id_] = combo.currentData()
    return said


def test_the_dialog_shows_and_changes_every_setting(page: SettingsPage) -> None:
    preferences = page._preferences
    assert showing(page) == {id_: BY_ID[id_].default for id_ in STORED}
    for id_ in STORED:
        match control(page, id_):
            case QCheckBox() as box:
                box.click()
            case QDoubleSpinBox() as spin:
                spin.setValue(float(other(id_)))
            case QComboBox() as combo:
                combo.setCurrentIndex(combo.findData(other(id_)))
    changed = {id_: preferences.get(BY_ID[id_]) for id_ in STORED}
    assert changed == {id_: other(id_) for id_ in STORED} == showing(page)


def test_a_section_is_put_back_and_the_others_stay(page: SettingsPage) -> None:
    preferences = page._preferences
    preferences.set(PREFETCH, value=False)
    preferences.set(THEME, "dark")
    reset = page.findChild(QPushButton, "reset_work")
    assert reset is not None
    reset.click()
    assert (preferences.get(PREFETCH), preferences.get(THEME)) == (True, "dark")
    assert showing(page)["prefetch"] is True


def seen(page: QWidget) -> set[str]:
    return {one.setting.id for one in page.findChildren(SettingField) if one.isVisible()}


def test_settings_are_found_by_words_of_any_section(page: SettingsPage) -> None:
    assert seen(page) == {"theme", "language"}
    search = page.findChild(QLineEdit, "find_setting")
    assert search is not None
    QTest.keyClicks(search, "CRASH")
    assert seen(page) == {"draft_seconds"}
    QTest.keyClicks(search, "xyz")
    assert seen(page) == set()
    page.show_section(Section.KEYS)
    assert search.text() == ""
    assert seen(page) == {"shortcuts"}


def test_the_wheel_over_a_field_changes_nothing(page: SettingsPage) -> None:
    page.show_section(Section.WORK)
    spin = control(page, "idle_minutes")
    event = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(spin, event)
    assert showing(page)["idle_minutes"] == 5


# In the window


def open_settings(hands: Hands) -> SettingsPage:
    hands.press(Key.Key_Comma, CTRL)
    found = hands.find("settings_page")
    assert isinstance(found, SettingsPage)
    return found


def test_menu_and_dialog_are_two_faces_of_the_same_values(hands: Hands) -> None:
    hands.start()
    canvas = hands.page.canvas
    page = open_settings(hands)
    box = control(page, "minimap")
    assert isinstance(box, QCheckBox)
    box.click()
    assert not canvas.view_options.minimap
    assert not hands.action("view_minimap").isChecked()
    hands.action("view_minimap").trigger()
    assert box.isChecked()
    canvas.set_view_options(replace(canvas.view_options, gamma=150))
    assert showing(page)["gamma"] == 150
    snaps = control(page, "snaps")
    assert isinstance(snaps, QCheckBox)
    snaps.click()
    assert canvas.options.snaps
    assert hands.action("option_snaps").isChecked()
    hands.action("option_borders").trigger()
    assert showing(page)["borders"] is False
    assert Preferences().view_options == canvas.view_options
    assert Preferences().tool_options == canvas.options


def test_the_theme_counts_at_once(hands: Hands) -> None:
    page = open_settings(hands)
    themes = control(page, "theme")
    assert isinstance(themes, QComboBox)
    themes.setCurrentIndex(themes.findData("dark"))
    assert tokens() is DARK
    assert hands.action("theme_dark").isChecked()
    hands.action("theme_light").trigger()
    assert tokens() is LIGHT
    assert themes.currentData() == "light"


def test_numbers_reach_what_they_are_for(hands: Hands) -> None:
    preferences = hands.window.preferences
    preferences.set(CACHE_MEGABYTES, 64)
    hands.start()
    assert hands.page.image._loader.megabytes == 64
    preferences.set(CACHE_MEGABYTES, 128)
    preferences.set(DRAFT_SECONDS, 12.5)
    assert hands.page.image._loader.megabytes == 128
    preferences.set(IDLE_MINUTES, 7)
    assert hands.page.drafts.seconds == 12.5
    assert hands.page._timer.idle_after == 420


def test_without_prefetch_nothing_is_reserved(hands: Hands) -> None:
    hands.window.preferences.set(PREFETCH, value=False)
    hands.start()
    assert list(hands.page.image._loader._kept) == [hands.page.session.item.sample.uri]  # type: ignore[union-attr]
    hands.window.preferences.set(PREFETCH, value=True)
    hands.press(Key.Key_G)
    hands.until(lambda: hands.sample == "2.png")
    hands.until_quiet()
    assert len(hands.page.image._loader._kept) == 3


def test_colours_of_lines_are_painted(hands: Hands) -> None:
    hands.start()
    canvas = hands.page.canvas
    hands.draw_box()
    canvas.set_tool(ToolId.SELECT)
    hands.page.document.select([one.id for one in hands.page.document.label])

    def colors() -> set[str]:
        image = canvas.grab().toImage()
        x = canvas.to_widget((100, 0)).toPoint().x()
        return {image.pixelColor(x, y).name() for y in range(image.height())}

    assert "#56b4e9" not in colors()
    hands.window.preferences.set(BY_ID["selection_color"], "sky")
    assert "#56b4e9" in colors()
    hands.page.document.select([])
    hands.page.document.hover(next(iter(hands.page.document.label)).id)
    hands.window.preferences.set(BY_ID["hover_color"], "orange")
    assert "#e69f00" in colors()


def test_the_shortcuts_are_opened_from_the_settings(hands: Hands) -> None:
    page = open_settings(hands)
    page.show_section(Section.KEYS)
    button = control(page, "shortcuts")
    assert isinstance(button, QPushButton)
    button.setFocus()
    QTest.keyClick(button, Key.Key_Space)
    assert hands.window.findChild(ShortcutsDialog) is not None


def test_settings_have_their_place_on_every_desktop(hands: Hands) -> None:
    roles = {one.objectName(): one.menuRole() for one in hands.window.action_table}
    special = {name: role for name, role in roles.items() if role is not QAction.MenuRole.NoRole}
    assert special == {
        "settings": QAction.MenuRole.PreferencesRole,
        "about": QAction.MenuRole.AboutRole,
        "quit": QAction.MenuRole.QuitRole,
    }


# How the window is left


def test_panels_and_columns_come_back_as_they_were_left(
    hands: Hands, open_hands: Callable[[str | None, str | None], Hands], url: str
) -> None:
    hands.window.resize(1200, 800)
    hands.start()
    sides, panels = hands.page.body.sides, hands.page.body.panels
    assert hands.page.body.column.width() == COLUMN_WIDTH
    for splitter, step in ((sides, -60), (panels, 40)):
        handle = splitter.handle(1)
        middle = handle.rect().center()
        target = middle + (QPoint(step, 0) if splitter is sides else QPoint(0, step))
        QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=middle)
        QTest.mouseMove(handle, target)
        QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=target)
    assert hands.page.body.column.width() > COLUMN_WIDTH + 40
    hands.window.show_samples("fruit")
    hands.until(lambda: hands.window.findChild(SamplesPage))
    page = hands.window.findChild(SamplesPage)
    assert page is not None
    page.header.resizeSection(0, 222)
    left = (sides.sizes(), panels.sizes())
    hands.window.shut_down()
    hands.window.hide()
    again = open_hands(url, "anna")
    again.window.resize(1200, 800)
    again.connected()
    again.start()
    assert (again.page.body.sides.sizes(), again.page.body.panels.sizes()) == left
    again.window.show_samples("fruit")
    again.until(lambda: again.window.findChild(SamplesPage))
    page = again.window.findChild(SamplesPage)
    assert page is not None
    assert page.header.sectionSize(0) == 222
