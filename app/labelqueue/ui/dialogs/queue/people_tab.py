"""Who works in the queue."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QRadioButton, QScrollArea, QVBoxLayout, QWidget

from labelqueue.domain.member import ROLE_FOR, Member
from labelqueue.domain.status import Mode
from labelqueue.ui.dialogs.queue.plan import Known, People
from labelqueue.ui.i18n import tr
from labelqueue.ui.widgets.words import label


class PeopleTab(QWidget):
    """Everybody, or those who are ticked."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._everybody = QRadioButton(tr("Everybody whose role allows it"))
        self._everybody.setObjectName("everybody")
        self._chosen = QRadioButton(tr("Only these"))
        self._chosen.setObjectName("only_these")
        self._lists = {
            Mode.LABEL: _MemberList(tr("Annotators"), "annotator", tr("annotator")),
            Mode.REVIEW: _MemberList(tr("Reviewers"), "reviewer", tr("reviewer")),
        }
        self._hint = label(kind="muted", wrap=True)
        for button in (self._everybody, self._chosen):
            button.toggled.connect(self._refresh)
        for one in self._lists.values():
            one.changed.connect(self._refresh)
        self._arrange()

    def show_known(self, known: Known) -> None:
        """Fill in what there is."""
        people = known.draft.people
        ticked = {Mode.LABEL: people.annotators, Mode.REVIEW: people.reviewers} if people else {}
        for mode, one in self._lists.items():
            able = [member for member in known.members if member.may(ROLE_FOR[mode])]
            one.show_members(able, ticked.get(mode, ()))
        (self._everybody if people is None else self._chosen).setChecked(True)
        self._refresh()

    @property
    def people(self) -> People | None:
        """Those who are ticked; None: everybody."""
        if self._everybody.isChecked():
            return None
        return People(self._lists[Mode.LABEL].names(), self._lists[Mode.REVIEW].names())

    def _refresh(self) -> None:
        chosen = self._chosen.isChecked()
        for one in self._lists.values():
            one.setEnabled(chosen)
        self._hint.setText(_consequence(self.people))
        self.changed.emit()

    def _arrange(self) -> None:
        lists = QHBoxLayout()
        lists.setSpacing(16)
        for one in self._lists.values():
            lists.addWidget(one, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        column.addWidget(label(tr("Who works in it?"), kind="heading"))
        column.addWidget(self._everybody)
        column.addWidget(self._chosen)
        column.addLayout(lists, 1)
        column.addWidget(self._hint)


class _MemberList(QFrame):
    """Names to tick."""

    changed = Signal()

    def __init__(self, title: str, name: str, word: str) -> None:
        """`name`: for the names of the boxes, the same in every language; `word`: for people."""
        super().__init__()
        self._name, self._word = name, word
        self._boxes: list[QCheckBox] = []
        self.setProperty("kind", "card")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(12, 4, 12, 8)
        column.addLayout(self._rows)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 8, 0, 0)
        whole.setSpacing(4)
        heading = label(title, kind="muted")
        heading.setContentsMargins(12, 0, 12, 0)
        whole.addWidget(heading)
        whole.addWidget(scroll, 1)

    def show_members(self, members: Iterable[Member], ticked: Iterable[str]) -> None:
        """Show these, some of them ticked."""
        for member in members:
            box = QCheckBox(member.name.replace("&", "&&"))
            box.setObjectName(f"{self._name}:{member.name}")
            box.setAccessibleName(f"{member.name}, {self._word}")
            box.setProperty("member", member.name)
            box.setChecked(member.name in ticked)
            box.toggled.connect(self.changed)
            self._boxes.append(box)
            self._rows.addWidget(box)

    def names(self) -> tuple[str, ...]:
        """Those who are ticked."""
        return tuple(box.property("member") for box in self._boxes if box.isChecked())


def _consequence(people: People | None) -> str:
    """What the choice means, for people."""
    if people is None:
        return tr("Annotators label, reviewers review; whoever joins the workspace later does, too.")
    if not people.annotators and not people.reviewers:
        return tr("Nobody is ticked: nobody can work in this queue.")
    if not people.annotators:
        return tr("Nobody labels in this queue.")
    if not people.reviewers:
        return tr("Nobody reviews: a sample is done as soon as it is labeled.")
    return ""
