"""Asks for the rule that gives chosen samples their priorities."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Final, assert_never

from PySide6.QtCore import QDir, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QSpinBox,
    QWidget,
)

from labelqueue.domain.errors import KnownError
from labelqueue.domain.phrase import Phrase, phrase
from labelqueue.domain.priorities import AtRandom, ByMetadata, ByScore, Rule, ScoreOf
from labelqueue.formats.brought import ReadPriorities, read_priorities
from labelqueue.ui.bridge import Files
from labelqueue.ui.dialogs.frame import FramedDialog
from labelqueue.ui.i18n import counted, tr, translated
from labelqueue.ui.icons import icon
from labelqueue.ui.widgets.words import label

SIZE: Final = (560, 400)
_LARGEST_SEED: Final = 999_999
_NAMED: Final = 3  # lines of a table that are written out


class _Way(StrEnum):
    SCORE = "score"
    METADATA = "metadata"
    TABLE = "table"
    RANDOM = "random"


_WAYS: Final[Mapping[_Way, tuple[Phrase, Phrase]]] = {
    _Way.SCORE: (
        phrase("Score of the label"),
        phrase("The current label counts, which is the prelabel until somebody submits."),
    ),
    _Way.METADATA: (phrase("Metadata"), phrase("The number that stands under this key.")),
    _Way.TABLE: (phrase("Table"), phrase("A CSV file with the columns name and priority.")),
    _Way.RANDOM: (phrase("Random"), phrase("The same number gives the same order again.")),
}
_SCORES: Final = {
    ScoreOf.MEAN: phrase("Mean of the objects"),
    ScoreOf.MIN: phrase("Lowest of the objects"),
    ScoreOf.MAX: phrase("Highest of the objects"),
}


class PrioritiesDialog(FramedDialog):
    """One row a rule; what a rule needs is asked beside it."""

    chosen = Signal(object)  # a rule, or priorities by name

    def __init__(self, files: Files, parent: QWidget | None = None, *, samples: int) -> None:
        super().__init__(parent, title=tr("Priorities by a rule"))
        self.setObjectName("priorities_dialog")
        self._files = files
        self._read: ReadPriorities | None = None
        self._asked_for = ""
        self._ways = QButtonGroup(self)
        self._hint = label(kind="muted", wrap=True)
        self._score, self._score_order = QComboBox(), _order(lowest_first=True)
        for score, text in _SCORES.items():
            self._score.addItem(translated(text), score)
        self._key, self._key_order = QLineEdit(), _order(lowest_first=False)
        self._key.setPlaceholderText(tr("such as distance"))
        self._path = QLineEdit()
        self._path.setPlaceholderText(tr("Path of a CSV file"))
        self._browse = QPushButton(icon("folder"), tr("Browse…"))
        self._browse.setAutoDefault(False)
        self._seed = QSpinBox()
        self._seed.setRange(0, _LARGEST_SEED)
        self._needs: dict[_Way, tuple[QWidget, ...]] = {
            _Way.SCORE: (self._score, self._score_order),
            _Way.METADATA: (self._key, self._key_order),
            _Way.TABLE: (self._path, self._browse),
            _Way.RANDOM: (self._seed,),
        }
        self._name_all()
        question = counted("What comes first of {n} sample?", "What comes first of {n} samples?", samples)
        self.body.addWidget(label(question, kind="heading"))
        self.body.addLayout(self._grid())
        self.body.addWidget(self._hint)
        self.body.addStretch(1)
        cancel = self.add_button("priorities_cancel", tr("Cancel"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        self.add_stretch()
        self._set = self.add_button("set_priorities", tr("Set priorities"), kind="primary")
        self._set.clicked.connect(self._take)
        self._listen()
        self.resize(*SIZE)
        self._ways.buttons()[0].setChecked(True)

    @property
    def _way(self) -> _Way:
        button = self._ways.checkedButton()
        return _Way.SCORE if button is None else _Way(button.objectName().removeprefix("by_"))

    @property
    def _problem(self) -> str:
        """Why it cannot be done yet, for people."""
        match self._way:
            case _Way.METADATA:
                return "" if self._key.text().strip() else tr("Name a key of the metadata.")
            case _Way.TABLE:
                if self._read is None:
                    return tr("Choose a table first.")
                return "" if self._read.by_name else tr("There is no priority in this table.")
            case _Way.SCORE | _Way.RANDOM:
                return ""
            case _:
                assert_never(self._way)

    def _rule(self) -> Rule | Mapping[str, float]:
        match self._way:
            case _Way.SCORE:
                return ByScore(self._score.currentData(), lowest_first=self._score_order.currentData())
            case _Way.METADATA:
                return ByMetadata(self._key.text().strip(), lowest_first=self._key_order.currentData())
            case _Way.TABLE:
                return {} if self._read is None else self._read.by_name
            case _Way.RANDOM:
                return AtRandom(self._seed.value())
            case _:
                assert_never(self._way)

    def _take(self) -> None:
        if not self._problem:
            rule = self._rule()
            self.accept()
            self.chosen.emit(rule)

    def _refresh(self) -> None:
        """The only place that enables something."""
        way = self._way
        for one, needs in self._needs.items():
            for widget in needs:
                widget.setEnabled(one is way)
        self._hint.setText(translated(_WAYS[way][1]))
        self._set.setEnabled(not self._problem)
        self._set.setToolTip(self._problem)
        self._say_table()

    def _choose(self) -> None:
        dialog = QFileDialog(self, tr("Table of priorities"), self._path.text())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([f"{tr('Tables')} (*.csv *.tsv *.txt)", tr("All files (*)")])
        dialog.fileSelected.connect(self._named)
        dialog.open()

    def _named(self, path: str) -> None:
        self._path.setText(QDir.toNativeSeparators(path))
        self._look()

    def _look(self) -> None:
        path = self._path.text().strip()
        if path == self._asked_for:
            return
        self._asked_for, self._read = path, None
        self._refresh()
        if path:
            self._files.run(
                lambda: read_priorities(Path(path).expanduser()),
                then=lambda read: self._on_read(path, read),
                failed=lambda error: self._on_failed(path, error),
                context=self,
                urgent=True,
            )

    def _on_read(self, path: str, read: ReadPriorities) -> None:
        if path == self._asked_for:
            self._read = read
            self._refresh()

    def _on_failed(self, path: str, error: KnownError) -> None:
        if path == self._asked_for:
            self.message.show_error(translated(error))
            self._asked_for = ""

    def _say_table(self) -> None:
        if self._way is not _Way.TABLE or self._read is None:
            self.message.clear()
            return
        found = counted("{n} priority found.", "{n} priorities found.", len(self._read.by_name))
        left_out = self._read.left_out
        if not left_out:
            self.message.show_info(found)
            return
        named = " ".join(
            tr("{place}: {sentence}", place=one.place, sentence=one.sentence) for one in left_out[:_NAMED]
        )
        more = len(left_out) - _NAMED
        rest = [counted("And {n} more row.", "And {n} more rows.", more)] if more > 0 else []
        self.message.show_warning(" ".join([found, named, *rest]))

    def _name_all(self) -> None:
        named: Sequence[tuple[QWidget, str, str]] = (
            (self._score, "score_of", tr("Which score")),
            (self._score_order, "score_order", tr("Which scores come first")),
            (self._key, "metadata_key", tr("Key of the metadata")),
            (self._key_order, "metadata_order", tr("Which numbers come first")),
            (self._path, "priorities_table", tr("Table of priorities")),
            (self._browse, "browse_priorities", ""),
            (self._seed, "seed", tr("Number for the random order")),
        )
        for widget, name, said in named:
            widget.setObjectName(name)
            if said:
                widget.setAccessibleName(said)

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        for row, (way, (text, _hint)) in enumerate(_WAYS.items()):
            radio = QRadioButton(translated(text))
            radio.setObjectName(f"by_{way}")
            self._ways.addButton(radio)
            grid.addWidget(radio, row, 0)
            needs = QHBoxLayout()
            needs.setSpacing(8)
            for place, widget in enumerate(self._needs[way]):
                needs.addWidget(widget, int(place == 0 and way is not _Way.RANDOM))
            if way is _Way.RANDOM:
                needs.addStretch(1)
            grid.addLayout(needs, row, 1)
        grid.setColumnStretch(1, 1)
        return grid

    def _listen(self) -> None:
        self._ways.buttonToggled.connect(lambda _button, on: self._refresh() if on else None)
        self._key.textChanged.connect(self._refresh)
        self._path.editingFinished.connect(self._look)
        self._browse.clicked.connect(self._choose)


def _order(*, lowest_first: bool) -> QComboBox:
    order = QComboBox()
    texts = {True: tr("Lowest first"), False: tr("Highest first")}
    for value in (lowest_first, not lowest_first):
        order.addItem(texts[value], value)
    return order
