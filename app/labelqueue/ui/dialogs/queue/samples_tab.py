"""What the queue is called, and which samples come into it."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from labelqueue.domain.errors import InvalidValue, KnownError
from labelqueue.domain.phrase import phrase
from labelqueue.domain.query import DAY_FIELDS, InvalidQuery
from labelqueue.domain.query_parser import checked_criteria
from labelqueue.domain.text import checked_name
from labelqueue.ui.bridge import Database
from labelqueue.ui.dialogs.queue.plan import Draft, Known, Matching, count
from labelqueue.ui.i18n import counted, tr, translated
from labelqueue.ui.theme import set_kind
from labelqueue.ui.widgets.search_field import SearchField
from labelqueue.ui.widgets.words import label

SETTLES_AFTER: Final = 300  # milliseconds without a key until the samples are counted

_HELP: Final = phrase(
    "A search over names, priorities, categories and metadata. What it finds is moved here from the default"
    " queue if nobody has touched it yet, and new samples that it finds come here, too."
)
_DEFAULT_HELP: Final = phrase("The default queue gets every sample that no other queue wants.")


class SamplesTab(QWidget):
    """Name, description and criteria; the samples that the criteria find are counted while they are typed."""

    changed = Signal()

    def __init__(self, database: Database, dataset: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._database, self._dataset = database, dataset
        self._taken: frozenset[str] = frozenset()
        self._asked = 0
        self._new = True
        self._name = _field("queue_name", tr("Name of the queue"), self._on_name)
        self._name_problem = label(kind="error", wrap=True)
        self._description = _field("queue_description", tr("Description, optional"), self.changed.emit)
        self._description.setPlaceholderText(tr("Optional: what the others should know about it"))
        self._criteria = SearchField(but=DAY_FIELDS)
        self._criteria.setObjectName("queue_criteria")
        self._criteria.setAccessibleName(tr("Criteria: a search"))
        self._criteria.textChanged.connect(lambda _text: self._on_criteria())
        self._criteria.setPlaceholderText(tr("For example: light:night -category:leaf"))
        self._answer = label(kind="muted", wrap=True)
        self._answer.setObjectName("criteria_answer")
        self._help = label(kind="muted", wrap=True)
        self._settle = QTimer(self, singleShot=True, interval=SETTLES_AFTER)
        self._settle.timeout.connect(self._count)
        self._arrange()

    def show_known(self, known: Known, *, new: bool) -> None:
        """Fill in what there is. A queue that exists keeps its name; the default one has no criteria."""
        self._new = new
        self._taken = known.taken
        self._name.setText(known.draft.name)
        self._name.setEnabled(new)
        self._description.setText(known.draft.description)
        self._criteria.setText(known.draft.criteria)
        self._criteria.setEnabled(not known.default)
        self._criteria.know(known.words)
        self._help.setText(translated(_DEFAULT_HELP if known.default else _HELP))
        self._on_criteria()
        (self._name if new else self._description).setFocus()

    @property
    def problem(self) -> str:
        """What keeps the queue from being saved, for people; empty if nothing does."""
        return self._name_trouble() or translated(self._criteria_trouble() or "")

    def filled_in(self, draft: Draft) -> Draft:
        """`draft` with what stands here."""
        return replace(
            draft,
            name=self._name.text().strip(),
            description=self._description.text().strip(),
            criteria=self._criteria.text().strip(),
        )

    def _name_trouble(self) -> str:
        try:
            name = checked_name(self._name.text(), what=phrase("queue"))
        except InvalidValue as error:
            return translated(error)
        return tr("There is a queue called {name!r} already.", name=name) if name in self._taken else ""

    def _criteria_trouble(self) -> InvalidQuery | None:
        try:
            checked_criteria(self._criteria.text())
        except InvalidQuery as error:
            return error
        return None

    def _on_name(self) -> None:
        # An untouched empty field is no mistake yet; the button waits all the same.
        shown = self._name_trouble() if self._name.text() or self._name.isModified() else ""
        self._name_problem.setText(shown)
        self._name_problem.setVisible(bool(shown))
        _mark(self._name, wrong=bool(shown), why=shown)
        self.changed.emit()

    def _on_criteria(self) -> None:
        trouble = self._criteria_trouble()
        self._criteria.mark(trouble)
        self._asked += 1
        if trouble is not None:
            self._settle.stop()
            self._say(translated(trouble), "error")
        elif self._criteria.text().strip():
            self._say(tr("Counting…"), "muted")
            self._settle.start()
        else:
            self._settle.stop()
            nothing = (
                ""
                if not self._criteria.isEnabled()
                else tr("Without criteria no samples come in by themselves.")
            )
            self._say(nothing, "muted")
        self.changed.emit()

    def _count(self) -> None:
        number, criteria = self._asked, self._criteria.text().strip()

        def if_wanted(show: Callable[[], None]) -> None:
            if number == self._asked:  # else something else was typed meanwhile
                show()

        def failed(error: KnownError) -> None:
            if_wanted(lambda: self._say(translated(error), "error"))

        self._database.run(
            lambda workspace: count(workspace, self._dataset, criteria),
            then=lambda found: if_wanted(lambda: self._say(in_words(found), "muted")),
            failed=failed,
            context=self,
        )

    def _say(self, text: str, kind: str) -> None:
        set_kind(self._answer, kind)
        self._answer.setText(text)

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        column.addWidget(label(tr("Name"), kind="heading"))
        column.addWidget(self._name)
        column.addWidget(self._name_problem)
        column.addWidget(label(tr("Description")))
        column.addWidget(self._description)
        column.addSpacing(12)
        column.addWidget(label(tr("Which samples come in?"), kind="heading"))
        column.addWidget(self._criteria)
        column.addWidget(self._answer)
        column.addSpacing(4)
        column.addWidget(self._help)
        column.addStretch(1)
        self._name_problem.hide()


def in_words(found: Matching) -> str:
    """How many samples would come in."""
    if not found.found:
        return tr("No sample is found now; new ones may come.")
    if found.untouched == found.found:
        return counted(
            "{n} sample found, all of them untouched.",
            "{n} samples found, all of them untouched.",
            found.found,
        )
    return counted(
        "{n} sample found; {some} of them untouched in the default queue.",
        "{n} samples found; {some} of them untouched in the default queue.",
        found.found,
        some=found.untouched or tr("none"),
    )


def _field(name: str, accessible: str, on_change: Callable[[], object]) -> QLineEdit:
    field = QLineEdit()
    field.setObjectName(name)
    field.setAccessibleName(accessible)
    field.textChanged.connect(lambda _text: on_change())
    return field


def _mark(field: QLineEdit, *, wrong: bool, why: str) -> None:
    if (field.property("kind") == "error") != wrong:
        set_kind(field, "error" if wrong else "")
    field.setAccessibleDescription(why)
