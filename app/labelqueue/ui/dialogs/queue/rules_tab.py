"""What may be done in the queue, and what a label has to be."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QFormLayout,
    QHBoxLayout,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from labelqueue.domain.phrase import phrase
from labelqueue.domain.settings import (
    LEAST_MINUTES,
    MOST_HOURS,
    MOST_MINUTES,
    QueueSettings,
    SelfReview,
    TieBreak,
)
from labelqueue.ui.dialogs.queue.plan import Known
from labelqueue.ui.i18n import counted, tr, translated
from labelqueue.ui.widgets.words import label

SWITCHES: Final = {
    "save_enabled": phrase("Samples may be saved and gone on with later"),
    "skip_label_enabled": phrase("Annotators may skip a sample"),
    "skip_review_enabled": phrase("Reviewers may skip a sample"),
    "skip_reason_required": phrase("Skipping needs a reason"),
    "reject_comment_required": phrase("Rejecting needs a comment"),
    "flaws_overridable": phrase("What may be wrong can be submitted all the same"),
    "hide_author": phrase("Reviewers do not see who labeled"),
    "reserve_ahead": phrase("The next sample is kept and loaded ahead"),
}
"""Field of `QueueSettings` → the words for it."""

CHOICES: Final[dict[str, tuple[str, dict[Any, str]]]] = {
    "self_review": (
        phrase("Own labels are reviewed"),
        {
            SelfReview.LAST: phrase("after everyone else's"),
            SelfReview.NEVER: phrase("never"),
            SelfReview.ANY: phrase("like any other"),
        },
    ),
    "tie_break": (
        phrase("Among equal priorities"),
        {TieBreak.NAME: phrase("by name"), TieBreak.OLDEST: phrase("the oldest first")},
    ),
}

TIMES: Final = {
    "auto_release_minutes": (
        phrase("Unsaved samples of silent clients are released after"),
        phrase(" min"),
        phrase("never"),
    ),
    "review_affinity_hours": (
        phrase("Corrected samples wait for their reviewer"),
        phrase(" h"),
        phrase("not at all"),
    ),
    "return_rejected_after_hours": (
        phrase("Rejected samples wait for their labeler"),
        phrase(" h"),
        phrase("always"),
    ),
}
"""Field → words, unit, what 0 means."""

MOST: Final = 100_000


def _possible(name: str, value: float) -> float:
    """What a time becomes that is too short, which it may be while it is typed."""
    return max(value, LEAST_MINUTES) if name == "auto_release_minutes" and value else value


class RulesTab(QScrollArea):
    """The settings of a queue in plain words."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._before = QueueSettings()
        self._categories: dict[str, QCheckBox] = {}
        self._switches = {
            name: _box(name, translated(text), self.changed.emit) for name, text in SWITCHES.items()
        }
        self._choices = {name: self._choice(name, *row) for name, row in CHOICES.items()}
        self._times = {name: self._time(name, *row) for name, row in TIMES.items()}
        self._require = _box(
            "require_annotation",
            tr("At least one annotation, or the word that it is empty"),
            self.changed.emit,
        )
        self._limited = _box("limit_annotations", tr("At most"), self._refresh)
        self._most = QSpinBox()
        self._most.setObjectName("max_annotations")
        self._most.setAccessibleName(tr("At most so many annotations"))
        self._most.setRange(1, MOST)
        self._most.valueChanged.connect(self._name_most)
        self._most.valueChanged.connect(self.changed)
        self._name_most(1)
        self._all_categories = _box("all_categories", tr("All categories may be used"), self._refresh)
        self._category_rows = QVBoxLayout()
        self.setWidgetResizable(True)
        self.setWidget(self._arranged())

    def show_known(self, known: Known) -> None:
        """Fill in what there is."""
        settings = self._before = known.draft.settings
        for name, box in self._switches.items():
            box.setChecked(getattr(settings, name))
        for name, choice in self._choices.items():
            choice.setCurrentIndex(choice.findData(getattr(settings, name)))
        for name, time in self._times.items():
            time.setValue(getattr(settings, name) or 0)
        self._require.setChecked(settings.require_annotation)
        self._limited.setChecked(settings.max_annotations is not None)
        self._most.setValue(settings.max_annotations or 1)
        self._all_categories.setChecked(settings.categories is None)
        for category in known.categories:
            box = _box(f"category:{category.name}", category.name, self.changed.emit)
            box.setChecked(settings.categories is None or category.name in settings.categories)
            self._categories[category.name] = box
            self._category_rows.addWidget(box)
        self._refresh()

    @property
    def settings(self) -> QueueSettings:
        """What stands here."""
        times = {name: _possible(name, time.value()) for name, time in self._times.items()}
        times_given: dict[str, float | None] = dict(times)
        if not times["return_rejected_after_hours"]:
            times_given["return_rejected_after_hours"] = None
        used = tuple(name for name, box in self._categories.items() if box.isChecked())
        changes: dict[str, Any] = {
            **{name: box.isChecked() for name, box in self._switches.items()},
            **{name: choice.currentData() for name, choice in self._choices.items()},
            **times_given,
            "require_annotation": self._require.isChecked(),
            "max_annotations": self._most.value() if self._limited.isChecked() else None,
            "categories": None if self._all_categories.isChecked() else used,
        }
        return replace(self._before, **changes)

    def _name_most(self, most: int) -> None:
        self._most.setSuffix(counted(" annotation on a sample", " annotations on a sample", most))

    def _refresh(self) -> None:
        self._most.setEnabled(self._limited.isChecked())
        for box in self._categories.values():
            box.setVisible(not self._all_categories.isChecked())
        self.changed.emit()

    def _choice(self, name: str, text: str, words: dict[Any, str]) -> QComboBox:
        choice = QComboBox()
        choice.setObjectName(name)
        choice.setAccessibleName(translated(text))
        for value, word in words.items():
            choice.addItem(translated(word), value)
        choice.currentIndexChanged.connect(self.changed)
        return choice

    def _time(self, name: str, text: str, unit: str, nothing: str) -> QDoubleSpinBox:
        time = QDoubleSpinBox()
        time.setObjectName(name)
        time.setAccessibleName(translated(text))
        in_minutes = name == "auto_release_minutes"
        time.setDecimals(2 if in_minutes else 1)
        time.setRange(0, MOST_MINUTES if in_minutes else MOST_HOURS)
        time.setSuffix(translated(unit))
        time.setSpecialValueText(translated(nothing))
        time.valueChanged.connect(self.changed)
        time.editingFinished.connect(lambda: time.setValue(_possible(name, time.value())))
        return time

    def _arranged(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(4)
        column.addWidget(label(tr("What may be done?"), kind="heading"))
        for switch in self._switches.values():
            column.addWidget(switch)
        column.addSpacing(12)
        column.addWidget(label(tr("What does a label have to be?"), kind="heading"))
        column.addWidget(self._require)
        column.addLayout(_side_by_side(self._limited, self._most))
        column.addWidget(self._all_categories)
        self._category_rows.setContentsMargins(24, 0, 0, 0)
        self._category_rows.setSpacing(2)
        column.addLayout(self._category_rows)
        column.addSpacing(12)
        column.addWidget(label(tr("Order and waiting"), kind="heading"))
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        for name, (text, _words) in CHOICES.items():
            form.addRow(label(translated(text)), self._choices[name])
        for name, (text, _unit, _nothing) in TIMES.items():
            form.addRow(label(translated(text)), self._times[name])
        column.addLayout(form)
        column.addStretch(1)
        return page


def _box(name: str, text: str, on_change: Callable[[], object]) -> QCheckBox:
    box = QCheckBox(text.replace("&", "&&"))
    box.setObjectName(name)
    box.setAccessibleName(text)
    box.toggled.connect(lambda _on: on_change())
    return box


def _side_by_side(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row
