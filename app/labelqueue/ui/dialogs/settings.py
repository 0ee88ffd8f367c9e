"""What users may have otherwise, made from the table of settings. Every change counts at once."""

from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from labelqueue.ui.i18n import tr, translated
from labelqueue.ui.icons import icon
from labelqueue.ui.preferences import Preferences
from labelqueue.ui.settings import BY_ID, SETTINGS, Opens, Section, Value
from labelqueue.ui.settings.table import SECTIONS
from labelqueue.ui.widgets.setting_field import SettingField
from labelqueue.ui.widgets.words import label

SIZE: Final = QSize(860, 640)
SMALLEST: Final = QSize(720, 420)
LIST_WIDTH: Final = 200
ITEM_HEIGHT: Final = 36


class SettingsPage(QWidget):
    """Sections on the left, the settings of one on the right; a search shows those of all."""

    shortcuts_requested = Signal()

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("settings_page")
        self._preferences = preferences
        self._search = self._make_search()
        self._list = self._make_list()
        self._fields = {one.id: self._make_field(one.id) for one in SETTINGS}
        self._sections = {section: self._make_section(section) for section in Section}
        self._nothing = label(tr("No setting has these words."), kind="muted")
        self._arrange()
        for id_ in self._fields:
            self._show_value(id_)
        preferences.changed.connect(self._show_value)
        self._list.setCurrentRow(0)

    def show_section(self, section: Section) -> None:
        """Go to a section."""
        self._list.setCurrentRow(list(Section).index(section))

    def _show(self) -> None:
        words = self._search.text().casefold().strip()
        wanted = list(Section)[max(0, self._list.currentRow())]
        found = False
        for section, box in self._sections.items():
            fields = [one for one in self._fields.values() if one.setting.section is section]
            for field in fields:
                field.setVisible(field.meets(words) if words else section is wanted)
            box.setVisible(any(not field.isHidden() for field in fields))
            found = found or not box.isHidden()
        self._nothing.setVisible(not found)

    def _show_value(self, id_: str) -> None:
        self._fields[id_].show_value(self._preferences.get(BY_ID[id_]))

    def _take(self, id_: str, value: Value) -> None:
        self._preferences.set(BY_ID[id_], value)

    def _choose_section(self) -> None:
        self._search.clear()
        self._show()

    # Parts

    def _make_search(self) -> QLineEdit:
        field = QLineEdit()
        field.setObjectName("find_setting")
        field.setPlaceholderText(tr("Find a setting"))
        field.setAccessibleName(tr("Find a setting"))
        field.setClearButtonEnabled(True)
        field.addAction(icon("search", role="text_muted"), QLineEdit.ActionPosition.LeadingPosition)
        field.textChanged.connect(self._show)
        return field

    def _make_list(self) -> QListWidget:
        sections = QListWidget()
        sections.setObjectName("setting_sections")
        sections.setAccessibleName(tr("Sections"))
        for one in Section:
            item = QListWidgetItem(translated(SECTIONS[one]))
            item.setSizeHint(QSize(0, ITEM_HEIGHT))
            sections.addItem(item)
        sections.setFixedWidth(LIST_WIDTH)
        sections.currentRowChanged.connect(self._choose_section)
        sections.itemClicked.connect(self._choose_section)
        return sections

    def _make_field(self, id_: str) -> SettingField:
        field = SettingField(BY_ID[id_])
        field.chosen.connect(self._take)
        field.opened.connect(self.shortcuts_requested)
        return field

    def _make_section(self, section: Section) -> QWidget:
        fields = [one for one in self._fields.values() if one.setting.section is section]
        head = QHBoxLayout()
        head.addWidget(label(translated(SECTIONS[section]), kind="heading"))
        head.addStretch(1)
        if not all(isinstance(one.setting.kind, Opens) for one in fields):
            head.addWidget(self._make_reset(section))
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 16)
        column.setSpacing(16)
        column.addLayout(head)
        for field in fields:
            column.addWidget(field)
        return box

    def _make_reset(self, section: Section) -> QPushButton:
        reset = QPushButton(tr("Restore defaults"))
        reset.setObjectName(f"reset_{section}")
        reset.setAccessibleName(tr("{section}: restore defaults", section=SECTIONS[section]))
        reset.setAutoDefault(False)
        reset.clicked.connect(lambda: self._preferences.reset(section))
        return reset

    def _arrange(self) -> None:
        held = QWidget()
        below = QVBoxLayout(held)
        below.setContentsMargins(8, 4, 24, 8)
        below.setSpacing(0)
        below.addWidget(self._nothing)
        for box in self._sections.values():
            below.addWidget(box)
        below.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(held)
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addWidget(self._search)
        left.addWidget(self._list, 1)
        self._search.setFixedWidth(LIST_WIDTH)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(20)
        row.addLayout(left)
        row.addWidget(scroll, 1)


class SettingsDialog(QDialog):
    """The page in a window of its own."""

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("settings_dialog")
        self.setWindowTitle(tr("Settings"))
        self.page = SettingsPage(preferences)
        line = QFrame()
        line.setProperty("kind", "line")
        line.setFixedHeight(1)
        note = label(tr("Changes count at once, on this computer only."), kind="muted")
        close = QPushButton(tr("Close"))
        close.setObjectName("close_settings")
        close.setProperty("kind", "primary")
        close.setAutoDefault(False)
        close.clicked.connect(self.accept)
        below = QHBoxLayout()
        below.setContentsMargins(24, 12, 24, 16)
        below.addWidget(note)
        below.addStretch(1)
        below.addWidget(close)
        body = QVBoxLayout()
        body.setContentsMargins(24, 24, 0, 0)
        body.addWidget(self.page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(body, 1)
        column.addWidget(line)
        column.addLayout(below)
        self.setMinimumSize(SMALLEST)
        self.resize(SIZE.boundedTo(self.screen().availableSize() * 0.9))
