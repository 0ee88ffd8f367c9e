"""The control of one setting: what it is made of follows from the kind of the setting."""

from typing import Any, Final, assert_never

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from labelqueue.ui.i18n import tr, translated
from labelqueue.ui.settings import Choice, Number, Opens, Setting, Switch, Value
from labelqueue.ui.settings.kinds import shown
from labelqueue.ui.widgets.words import label

WIDE: Final = 200  # pixels of a control
INDENT: Final = 28  # pixels from the box of a switch to its words

_Control = QCheckBox | QDoubleSpinBox | QComboBox | QPushButton


class SettingField(QWidget):
    """One row: words and a sentence, the control beside them. A switch has its words itself."""

    chosen = Signal(str, object)  # id, Value
    opened = Signal(str)  # id

    def __init__(self, setting: Setting[Any], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setting = setting
        self.control = self._make()
        self.control.setObjectName(f"setting_{setting.id}")
        self.text, self._help = translated(setting.text), translated(setting.help)
        self.control.setAccessibleName(self.text)
        self.control.setAccessibleDescription(self._help)
        if not isinstance(setting.kind, Opens):
            usual = shown(setting.kind, setting.default)
            self.control.setToolTip(tr("Default: {value}", value=usual))
        self._arrange()

    def show_value(self, value: Value) -> None:
        """Show what is in force."""
        with QSignalBlocker(self.control):
            match self.control:
                case QCheckBox():
                    self.control.setChecked(bool(value))
                case QDoubleSpinBox():
                    self.control.setValue(float(value))
                case QComboBox():
                    self.control.setCurrentIndex(self.control.findData(value))
                case QPushButton():
                    pass
                case _:
                    assert_never(self.control)

    def meets(self, words: str) -> bool:
        """Whether somebody who looks for `words` may mean this."""
        return words in f"{self.text} {self._help}".casefold()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The wheel is for the page; it must not change what happens to pass below the pointer."""
        if event.type() is QEvent.Type.Wheel:
            event.ignore()
            return True
        return False

    def _arrange(self) -> None:
        switch = isinstance(self.control, QCheckBox)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(24)
        words = QVBoxLayout()
        words.setSpacing(2)
        if switch:
            words.addWidget(self.control)
        else:
            name = label(self.text, wrap=True)
            name.setBuddy(self.control)
            words.addWidget(name)
        sentence = label(self._help, kind="muted", wrap=True)
        sentence.setContentsMargins(INDENT if switch else 0, 0, 0, 0)
        words.addWidget(sentence)
        row.addLayout(words, 1)
        if not switch:
            row.addWidget(self.control, 0, Qt.AlignmentFlag.AlignVCenter)

    def _make(self) -> _Control:
        kind = self.setting.kind
        match kind:
            case Switch():
                return self._switch()
            case Number():
                return self._number(kind)
            case Choice():
                return self._choice(kind)
            case Opens(button=words):
                button = QPushButton(translated(words))
                button.setAutoDefault(False)
                button.clicked.connect(lambda: self.opened.emit(self.setting.id))
                return button
            case _:
                assert_never(kind)

    def _switch(self) -> QCheckBox:
        box = QCheckBox(translated(self.setting.text))
        box.toggled.connect(self._tell)
        return box

    def _number(self, kind: Number) -> QDoubleSpinBox:
        spin = QDoubleSpinBox()
        spin.setDecimals(kind.decimals)
        spin.setRange(kind.low, kind.high)
        spin.setSingleStep(kind.step)
        spin.setSuffix(f" {kind.unit}" if kind.unit else "")
        spin.lineEdit().setTextMargins(6, 0, 0, 0)
        spin.setKeyboardTracking(False)  # half a number is not meant
        spin.setFixedWidth(WIDE)
        spin.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        spin.installEventFilter(self)
        spin.valueChanged.connect(self._tell)
        return spin

    def _choice(self, kind: Choice) -> QComboBox:
        combo = QComboBox()
        for value, words in kind.words.items():
            combo.addItem(translated(words), value)
        combo.setFixedWidth(WIDE)
        combo.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        combo.installEventFilter(self)
        combo.currentIndexChanged.connect(lambda: self._tell(combo.currentData()))
        return combo

    def _tell(self, value: Value) -> None:
        self.chosen.emit(self.setting.id, value)
