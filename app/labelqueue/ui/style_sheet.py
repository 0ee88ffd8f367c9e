"""The one style sheet, generated from the tokens of a theme.

Widgets ask for a class with the dynamic property "kind" (`theme.set_kind`):
QPushButton primary, danger, quiet, small; QLabel title, heading, muted, error, tip;
QFrame card, bar, rail, column, remark, thread, notice, chip, line.
"""

from dataclasses import asdict
from string import Template
from typing import Final

from labelqueue.resources import resource
from labelqueue.ui.theme import Theme


def style_sheet(theme: Theme) -> str:
    """The style sheet of the whole program for one theme. All lengths are on a grid of 4 px."""
    # A style sheet cannot tint, so its few marks exist once for each theme.
    marks = {mark: resource(f"style/{mark}-{theme.name}.svg").as_posix() for mark in ("check", "down", "up")}
    return _TEMPLATE.substitute(asdict(theme) | marks)


_TEMPLATE: Final = Template("""
* { outline: none; }
QMainWindow, QDialog, QWizard, QWizardPage { background: $window; }
QToolTip { background: $surface_raised; color: $text; border: 1px solid $border; padding: 4px 8px; }

/* Words */
QLabel[kind="title"] { font-size: 20pt; font-weight: 600; }
QLabel[kind="heading"] { font-size: 12pt; font-weight: 600; }
QLabel[kind="muted"] { color: $text_muted; }
QLabel[kind="error"] { color: $danger; }
QLabel[kind="tip"] {
  background: $surface_raised; color: $text; border: 1px solid $border_strong; border-radius: 4px;
  padding: 4px 8px;
}

/* Surfaces */
QFrame[kind="card"] { background: $surface; border: 1px solid $border; border-radius: 8px; }
QFrame[kind="bar"] { background: $surface; border: 0; border-bottom: 1px solid $border; }
QFrame[kind="rail"] { background: $surface; border: 0; border-right: 1px solid $border; }
QFrame[kind="column"] { background: $surface; border: 0; border-left: 1px solid $border; }
QFrame[kind="remark"] {
  background: $danger_soft; border: 0; border-left: 4px solid $danger; border-bottom: 1px solid $border;
}
QFrame[kind="thread"] { background: $surface; border: 1px solid $border; border-radius: 6px; }
QFrame[kind="thread"][level="active"] { border: 1px solid $border_strong; }
QFrame[kind="thread"]:focus { border: 2px solid $accent; }
QFrame[kind="banner"] { background: $selection; border: 0; border-bottom: 1px solid $border; }
QFrame[kind="foot"] { background: $surface; border: 0; border-top: 1px solid $border; }
QFrame[kind="popover"] { background: $surface_raised; border: 1px solid $border_strong; border-radius: 8px; }
QFrame[kind="notice"] { background: $surface_raised; border: 1px solid $border_strong; border-radius: 8px; }
QFrame[kind="notice"][level="warning"] { background: $warning_soft; border: 1px solid $warning; }
QFrame[kind="notice"][level="error"] { background: $danger_soft; border: 1px solid $danger; }
QFrame[kind="chip"] { background: $hover; border: 0; border-radius: 12px; }
QFrame[kind="line"] { background: $border; border: 0; }

/* Buttons */
QPushButton {
  background: $surface_raised; color: $text; border: 1px solid $border; border-radius: 6px;
  padding: 0 16px; min-height: 32px; max-height: 32px;
}
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $border; }
QPushButton:focus { border: 2px solid $accent; padding: 0 15px; min-height: 30px; max-height: 30px; }
QPushButton:disabled { color: $text_disabled; background: transparent; }
QPushButton[kind="primary"] {
  background: $accent; color: $accent_text; border: 1px solid $accent; font-weight: 600;
}
QPushButton[kind="primary"]:hover { background: $accent_hover; border: 1px solid $accent_hover; }
QPushButton[kind="primary"]:focus { border: 2px solid $text; }
QPushButton[kind="primary"]:disabled { background: $hover; color: $text_disabled; border: 1px solid $border; }
QPushButton[kind="danger"] { color: $danger; border: 1px solid $danger; }
QPushButton[kind="danger"]:hover { background: $danger_soft; }
QPushButton[kind="danger"]:focus { border: 2px solid $text; }
QPushButton[kind="danger"]:disabled { color: $text_disabled; border: 1px solid $border; }
QPushButton[kind="quiet"] { background: transparent; border: 1px solid transparent; padding: 0 8px; }
QPushButton[kind="quiet"]:hover { background: $hover; }
QPushButton[kind="quiet"]:focus { border: 2px solid $accent; padding: 0 7px; }
QPushButton[kind="small"] { padding: 0 10px; min-height: 26px; max-height: 26px; }
QPushButton[kind="small"]:focus { padding: 0 9px; min-height: 24px; max-height: 24px; }
QPushButton::menu-indicator { width: 0; }

QToolBar { background: transparent; border: 0; spacing: 4px; padding: 4px; }
QToolBar#label_toolbar, QToolBar#review_toolbar { spacing: 8px; }
QToolBar::separator { background: $border; margin: 4px; }
QToolBar::separator:horizontal { width: 1px; }
QToolBar::separator:vertical { height: 1px; }
QToolButton {
  background: transparent; color: $text; border: 2px solid transparent; border-radius: 6px; padding: 4px;
}
QToolButton:hover { background: $hover; }
QToolButton:pressed { background: $border; }
QToolButton:checked { background: $selection; color: $accent; }
QToolButton#qt_toolbar_ext_button { padding: 0; border: 0; border-radius: 3px; background: $hover; }
QToolButton:focus { border: 2px solid $accent; }
QToolButton:disabled { color: $text_disabled; }
QToolButton::menu-indicator { width: 0; image: none; }
QToolButton[kind="outlined"], QToolButton[kind="primary"], QToolButton[kind="danger"] {
  border: 1px solid $border; padding: 0 12px; min-height: 30px; max-height: 30px;
}
QToolButton[kind="primary"] {
  background: $accent; color: $accent_text; border: 1px solid $accent; font-weight: 600; padding: 0 16px;
}
QToolButton[kind="primary"]:hover { background: $accent_hover; border: 1px solid $accent_hover; }
QToolButton[kind="danger"] { color: $danger; border: 1px solid $danger; }
QToolButton[kind="danger"]:hover { background: $danger_soft; }
QToolButton[kind="outlined"]:focus { border: 2px solid $accent; padding: 0 11px; }
QToolButton[kind="primary"]:focus { border: 2px solid $text; padding: 0 15px; }
QToolButton[kind="danger"]:focus { border: 2px solid $text; padding: 0 11px; }
QToolButton[kind="primary"]:disabled { background: $hover; color: $text_disabled; border: 1px solid $border; }
QToolButton[kind="danger"]:disabled { color: $text_disabled; border: 1px solid $border; }
QToolButton[kind="filter"] {
  background: $surface; border: 1px solid $border; padding: 0 8px; min-height: 26px; max-height: 26px;
}
QToolButton[kind="filter"]:hover { background: $hover; }
QToolButton[kind="filter"]:focus {
  border: 2px solid $accent; padding: 0 7px; min-height: 24px; max-height: 24px;
}
QToolButton[kind="term"] {
  background: $selection; border: 1px solid $selection; border-radius: 14px; padding: 0 8px;
  min-height: 26px; max-height: 26px;
}
QToolButton[kind="term"]:hover { border: 1px solid $accent; }
QToolButton[kind="term"]:focus {
  border: 2px solid $accent; padding: 0 7px; min-height: 24px; max-height: 24px;
}

/* Fields */
QLineEdit, QTextEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox {
  background: $surface; color: $text; border: 1px solid $border_strong; border-radius: 6px;
  padding: 0 8px; selection-background-color: $accent; selection-color: $accent_text;
}
QLineEdit, QComboBox, QAbstractSpinBox { min-height: 32px; max-height: 32px; }
QTextEdit, QPlainTextEdit { padding: 8px; }
QLineEdit:focus, QComboBox:focus, QAbstractSpinBox:focus {
  border: 2px solid $accent; padding: 0 7px; min-height: 30px; max-height: 30px;
}
QTextEdit:focus, QPlainTextEdit:focus { border: 2px solid $accent; padding: 7px; }
QLineEdit:disabled, QTextEdit:disabled, QPlainTextEdit:disabled,
QComboBox:disabled, QAbstractSpinBox:disabled {
  color: $text_disabled; border-color: $border; background: transparent;
}
QLineEdit[kind="error"] { border: 1px solid $danger; background: $danger_soft; }
QLineEdit[kind="error"]:focus { border: 2px solid $danger; background: $surface; }
QComboBox::drop-down { border: 0; width: 24px; }
QComboBox::down-arrow { image: url("$down"); width: 16px; height: 16px; }
QDateEdit::drop-down { border: 0; width: 24px; }
QDateEdit::down-arrow { image: url("$down"); width: 16px; height: 16px; }
QCalendarWidget QWidget#qt_calendar_navigationbar { background: $surface_raised; }
QCalendarWidget QToolButton { padding: 2px 8px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {
  border: 0; width: 20px; background: transparent;
}
QAbstractSpinBox::up-button:hover, QAbstractSpinBox::down-button:hover { background: $hover; }
QAbstractSpinBox::up-arrow { image: url("$up"); width: 12px; height: 12px; }
QAbstractSpinBox::down-arrow { image: url("$down"); width: 12px; height: 12px; }
QSlider { border: 2px solid transparent; border-radius: 6px; padding: 2px; }
QSlider:focus { border: 2px solid $accent; }
QCheckBox, QRadioButton { spacing: 8px; border: 2px solid transparent; border-radius: 6px; padding: 2px; }
QCheckBox:focus, QRadioButton:focus { border: 2px solid $accent; }
QCheckBox::indicator, QRadioButton::indicator {
  width: 16px; height: 16px; background: $surface; border: 1px solid $border_strong;
}
QCheckBox::indicator { border-radius: 4px; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border-color: $accent; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent; image: url("$check"); }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { background: $hover; border-color: $border; }
QRadioButton::indicator { border-radius: 9px; }
QRadioButton::indicator:checked {
  width: 8px; height: 8px; border: 5px solid $accent; background: $accent_text;
}

/* Lists */
QAbstractItemView {
  background: $surface; color: $text; border: 1px solid $border; border-radius: 6px;
  selection-background-color: $selection; selection-color: $text; alternate-background-color: $window;
  outline: 0;
}
QAbstractItemView:focus { border: 1px solid $accent; }
QAbstractItemView::item { min-height: 28px; padding: 0 4px; }
QAbstractItemView::indicator {
  width: 16px; height: 16px; background: $surface; border: 1px solid $border_strong; border-radius: 4px;
}
QAbstractItemView::indicator:checked { background: $accent; border-color: $accent; image: url("$check"); }
QAbstractItemView::item:hover { background: $hover; }
QAbstractItemView::item:focus { border-top: 1px solid $accent; border-bottom: 1px solid $accent; }
QAbstractItemView::item:selected {
  background: $selection; color: $text; border-top: 1px solid $accent; border-bottom: 1px solid $accent;
}
QHeaderView { border: 0; border-radius: 0; }
QHeaderView::section {
  background: $surface; color: $text_muted; border: 0; border-bottom: 1px solid $border; padding: 4px 8px;
}
QScrollArea { background: transparent; border: 0; }
QScrollArea > QWidget > QWidget { background: transparent; }
QScrollBar { background: transparent; border: 0; margin: 0; }
QScrollBar:vertical { width: 12px; }
QScrollBar:horizontal { height: 12px; }
QScrollBar::handle { background: $border_strong; border-radius: 4px; margin: 2px; }
QScrollBar::handle:hover { background: $text_muted; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {
  background: transparent; border: 0; width: 0; height: 0;
}

/* The window */
QMenuBar { background: $surface; color: $text; border-bottom: 1px solid $border; padding: 2px 8px; }
QMenuBar::item { background: transparent; padding: 4px 8px; border-radius: 4px; }
QMenuBar::item:selected { background: $hover; }
QMenu { background: $surface_raised; color: $text; border: 1px solid $border; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 8px; border-radius: 4px; }
QMenu::item:selected { background: $selection; }
QMenu::item:disabled { color: $text_disabled; }
QMenu::separator { height: 1px; background: $border; margin: 4px 8px; }
QMenu::icon { padding-left: 8px; }
QStatusBar { background: $surface; color: $text_muted; border-top: 1px solid $border; }
QStatusBar::item { border: 0; }
QSplitter::handle { background: $border; }
QSplitter::handle:hover { background: $accent; }
QSplitter::handle:vertical { height: 1px; }
QSplitter::handle:horizontal { width: 1px; }
QProgressBar {
  background: $hover; color: $text; border: 0; border-radius: 4px; text-align: center;
  min-height: 8px; max-height: 8px;
}
QProgressBar::chunk { background: $accent; border-radius: 4px; }
QTabWidget::pane { border: 1px solid $border; border-radius: 6px; }
QTabBar::tab { padding: 6px 14px; color: $text_muted; border: 2px solid transparent; }
QTabBar::tab:selected { color: $text; border-bottom: 2px solid $accent; }
QTabBar::scroller { width: 48px; }
QTabBar QToolButton { background: $window; border-radius: 0; padding: 0; }
QTabBar::tab:focus { color: $text; background: $selection; border: 2px solid $accent; padding: 6px 14px 8px; }
""")
