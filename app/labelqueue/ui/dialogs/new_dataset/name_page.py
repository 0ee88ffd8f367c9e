"""Third step: what the dataset is called, and what it will hold."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from labelqueue.domain.category import Category
from labelqueue.domain.errors import InvalidValue
from labelqueue.domain.phrase import phrase
from labelqueue.domain.text import checked_name
from labelqueue.ui.dialogs.new_dataset.category_model import joints_of
from labelqueue.ui.i18n import counted, tr, translated
from labelqueue.ui.theme import set_kind
from labelqueue.ui.widgets.chips import CategoryChips
from labelqueue.ui.widgets.words import label


class NamePage(QWidget):
    """A name that is checked while it is typed, a description, and a summary."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._taken: Collection[str] = ()
        self._name = QLineEdit()
        self._name.setObjectName("dataset_name")
        self._name.setAccessibleName(tr("Name of the dataset"))
        self._name.textChanged.connect(self._check)
        self._problem = label(kind="error", wrap=True)
        self._description = QLineEdit()
        self._description.setObjectName("dataset_description")
        self._description.setAccessibleName(tr("Description, optional"))
        self._description.setPlaceholderText(tr("Optional: what the others should know about it"))
        self._save = _switch("allow_save", tr("Annotators and reviewers may save and go on later"), on=True)
        self._skip = _switch("allow_skip_in_review", tr("Reviewers may skip a sample"), on=False)
        self._images = label(wrap=True)
        self._chips = CategoryChips()
        self._skeletons = label(wrap=True)
        self._skeletons.setObjectName("summary_skeletons")
        self._skeletons_title = label(tr("Skeletons"), kind="muted")
        self._arrange()

    @property
    def problem(self) -> str:
        """What is wrong with the name, for people; empty if nothing is."""
        try:
            name = self.name
        except InvalidValue as error:
            return translated(error)
        if name in self._taken:
            return tr("There is a dataset called {name!r} already.", name=name)
        return ""

    @property
    def name(self) -> str:
        """The name without surrounding space.

        Raises:
            InvalidValue: it cannot be a name.
        """
        return checked_name(self._name.text(), what=phrase("dataset"))

    @property
    def description(self) -> str:
        """The description; may be empty."""
        return self._description.text().strip()

    @property
    def settings(self) -> dict[str, bool]:
        """Settings of the queue, by the names of their fields."""
        return {"save_enabled": self._save.isChecked(), "skip_review_enabled": self._skip.isChecked()}

    def start(self) -> None:
        """The step begins."""
        self._name.setFocus()
        self._name.selectAll()

    def suggest(self, name: str) -> None:
        """Fill in a name unless there is one; a number is added if it is taken."""
        if self._name.text() or not name:
            return
        numbered = (f"{name} {number}" for number in range(2, len(self._taken) + 3))
        self._name.setText(next(one for one in (name, *numbered) if one not in self._taken))

    def show_taken(self, names: Collection[str]) -> None:
        """These names exist."""
        self._taken = names
        self._check()

    def show_summary(self, *, images: int, left_out: int, categories: Sequence[Category]) -> None:
        """What the dataset will hold."""
        text = counted("{n} image", "{n} images", images)
        if left_out:
            text = counted(
                "{images}; {n} file left out because it cannot be read",
                "{images}; {n} files left out because they cannot be read",
                left_out,
                images=text,
            )
        self._images.setText(text)
        self._chips.show_categories(categories)
        skeletons = [
            tr("{category}: {joints}", category=one.name, joints=joints_of(one))
            for one in categories
            if one.skeleton
        ]
        self._skeletons.setText("\n".join(skeletons))
        self._skeletons.setVisible(bool(skeletons))
        self._skeletons_title.setVisible(bool(skeletons))

    def _check(self) -> None:
        problem = self.problem
        # An untouched empty field is no mistake yet; the button waits all the same.
        shown = problem if self._name.text() or self._name.isModified() else ""
        self._problem.setText(shown)
        if (self._name.property("kind") == "error") != bool(shown):
            set_kind(self._name, "error" if shown else "")
        self._name.setAccessibleDescription(shown)
        self.changed.emit()

    def _arrange(self) -> None:
        summary = QFrame()
        summary.setProperty("kind", "card")
        grid = QGridLayout(summary)
        grid.setContentsMargins(16, 16, 16, 16)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.addWidget(label(tr("Images"), kind="muted"), 0, 0)
        grid.addWidget(self._images, 0, 1)
        grid.addWidget(label(tr("Categories"), kind="muted"), 1, 0)
        grid.addWidget(self._chips, 1, 1)
        grid.addWidget(self._skeletons_title, 2, 0)
        grid.addWidget(self._skeletons, 2, 1)
        grid.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(label(tr("What is the dataset called?"), kind="heading"))
        column.addWidget(self._name)
        column.addWidget(self._problem)
        column.addWidget(label(tr("Description")))
        column.addWidget(self._description)
        column.addSpacing(8)
        column.addWidget(self._save)
        column.addWidget(self._skip)
        column.addSpacing(8)
        column.addWidget(summary)
        column.addStretch(1)


def _switch(name: str, text: str, *, on: bool) -> QCheckBox:
    switch = QCheckBox(text)
    switch.setObjectName(name)
    switch.setChecked(on)
    return switch
