"""The form of a member: name, role, and the queues where they work."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QGridLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from labelqueue.domain.errors import KnownError
from labelqueue.domain.member import ROLE_FOR, Leaving, Member, Role, may, with_article
from labelqueue.domain.people import People, QueuePeople
from labelqueue.domain.phrase import phrase
from labelqueue.domain.status import Mode
from labelqueue.ui.bridge import Database
from labelqueue.ui.dialogs.frame import FramedDialog, Message
from labelqueue.ui.i18n import capitalized, tr, translated
from labelqueue.ui.leaving_words import afterwards, happened
from labelqueue.ui.pages.member_table import ROLES, place_words
from labelqueue.ui.panels.sample_facts import breakable
from labelqueue.ui.widgets.words import label

if TYPE_CHECKING:
    from labelqueue.queue import Workspace

MAY: Final[Mapping[Role, str]] = {
    Role.VIEWER: phrase("Looks at samples and changes nothing."),
    Role.ANNOTATOR: phrase("Labels."),
    Role.REVIEWER: phrase("Labels and reviews, creates queues, looks at all samples and statistics."),
    Role.MANAGER: phrase("Does everything: samples, categories, queues, members, export."),
}
"""Total over the roles."""

Place = tuple[str, str, Mode]
"""Dataset, queue, and what for."""


class MemberDialog(FramedDialog):
    """For somebody new (`member` None), or to change what somebody is."""

    saved = Signal(str)
    """What was done, in words."""

    def __init__(self, database: Database, parent: QWidget, *, people: People, member: Member | None) -> None:
        title = tr("Add member") if member is None else tr("Role and queues of {name}", name=member.name)
        super().__init__(parent, title=title)
        self.setObjectName("member_dialog")
        self.resize(520, 560)
        self._database, self._people, self._member = database, people, member
        self._asked = 0
        self._saving = False
        self._of_role: list[str] = []
        self._boxes: dict[Place, QCheckBox] = {}
        self._name = QLineEdit("" if member is None else member.name)
        self._name.setObjectName("member_name")
        self._name.setAccessibleName(tr("Name"))
        self._name.setEnabled(member is None)
        self._name.textChanged.connect(lambda _text: self._refresh())
        self._role = self._make_role(member.role if member is not None else Role.ANNOTATOR)
        self._may = label("", kind="muted", wrap=True)
        self._consequences = Message()
        self._consequences.setObjectName("consequences")
        self._arrange()
        self.add_stretch()
        self.add_button("cancel_member", tr("Cancel")).clicked.connect(self.reject)
        text = tr("Add") if member is None else tr("Save")
        self._go = self.add_button("save_member", text, kind="primary")
        self._go.clicked.connect(self._save)
        self._show_role()
        (self._name if member is None else self._role).setFocus()

    @property
    def role(self) -> Role:
        """The one that is chosen."""
        return Role(self._role.currentData())

    # What is shown

    def _show_role(self) -> None:
        self._may.setText(translated(MAY[self.role]))
        for (dataset, queue, mode), box in self._boxes.items():
            able = may(self.role, ROLE_FOR[mode])
            place = self._place(dataset, queue)
            box.setEnabled(able and place.named is not None)
            box.setChecked(able and (place.named is None or self._is_in(place, mode) or box.isChecked()))
        self._of_role = []
        self._refresh()
        if self._member is not None and self.role is not self._member.role:
            self._look(self._member.name, self.role)

    def _look(self, name: str, role: Role) -> None:
        self._asked += 1
        number = self._asked

        def then(would: Leaving) -> None:
            lines = afterwards(would)
            if number == self._asked and role is self.role:
                self._of_role = lines
                self._refresh()

        self._database.run(
            lambda workspace: workspace.would_leave(name, role),
            then=then,
            failed=self._on_failed,
            context=self,
        )

    def _refresh(self) -> None:
        self._go.setEnabled(bool(self._name.text().strip()) and not self._saving)
        lines = list(self._of_role)
        if any(
            box.isEnabled() and not box.isChecked() and self._was_in(at) for at, box in self._boxes.items()
        ):
            lines.append(
                tr(
                    "Where they are taken out of a queue, they can finish what is in their hands; what waits"
                    " there for them will be for others."
                )
            )
        if lines:
            self._consequences.show_warning("\n".join(lines))
        else:
            self._consequences.clear()

    def _was_in(self, place: Place) -> bool:
        dataset, queue, mode = place
        return self._is_in(self._place(dataset, queue), mode)

    def _is_in(self, place: QueuePeople, mode: Mode) -> bool:
        name = self._member.name if self._member is not None else ""
        return place.named is not None and name in place.named[mode]

    def _place(self, dataset: str, queue: str) -> QueuePeople:
        return next(one for one in self._people.queues if (one.dataset, one.queue) == (dataset, queue))

    # What is done

    def _save(self) -> None:
        name, role, before = self._name.text().strip(), self.role, self._member
        wanted = {
            place: box.isChecked()
            for place, box in self._boxes.items()
            if box.isEnabled() and box.isChecked() is not self._was_in(place)
        }
        self._saving = True
        self._refresh()
        self._database.run(
            lambda workspace: _write(workspace, name, role, before, wanted),
            then=lambda left: self._on_saved(name, role, left),
            failed=self._on_not_saved,
            context=self,
        )

    def _on_saved(self, name: str, role: Role, left: Leaving | None) -> None:
        if self._member is None:
            text = tr("{name} is a member now: {role}.", name=name, role=with_article(role))
        else:
            text = tr("{name} is {role} now.", name=name, role=with_article(role))
        self.accept()
        self.saved.emit(" ".join([text, *(happened(left) if left is not None else [])]))

    def _on_not_saved(self, error: KnownError) -> None:
        self._saving = False
        self._on_failed(error)

    def _on_failed(self, error: KnownError) -> None:
        self._refresh()
        self.message.show_error(translated(error))

    # Parts

    def _make_role(self, role: Role) -> QComboBox:
        box = QComboBox()
        box.setObjectName("member_role")
        box.setAccessibleName(tr("Role"))
        for one, words in ROLES.items():
            box.addItem(capitalized(words), one.value)
        box.setCurrentIndex(list(ROLES).index(role))
        box.currentIndexChanged.connect(lambda _at: self._show_role())
        return box

    def _make_queues(self) -> QWidget:
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(12, 8, 12, 8)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        words = {Mode.LABEL: tr("labels"), Mode.REVIEW: tr("reviews")}
        for row, one in enumerate(self._people.queues):
            text = place_words(one)
            name = label(breakable(text), wrap=True)
            grid.addWidget(name, row, 0)
            for column, (mode, word) in enumerate(words.items(), start=1):
                box = QCheckBox(word)
                box.setObjectName(f"{mode}:{one.dataset}/{one.queue}")
                box.setAccessibleName(f"{text}, {word}")
                box.setChecked(self._is_in(one, mode))
                box.toggled.connect(lambda _on: self._refresh())
                if one.named is None:
                    box.setToolTip(tr("Everybody whose role allows it works in this queue"))
                self._boxes[one.dataset, one.queue, mode] = box
                grid.addWidget(box, row, column)
        grid.setRowStretch(len(self._people.queues), 1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        return scroll

    def _arrange(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        form.addRow(tr("Name"), self._name)
        form.addRow(tr("Role"), self._role)
        form.addRow("", self._may)
        self.body.addLayout(form)
        if self._people.queues:
            self.body.addWidget(label(tr("Queues"), kind="heading"))
            hint = tr("Where everybody works the role decides; see the settings of the queue.")
            self.body.addWidget(label(hint, kind="muted", wrap=True))
            column = QVBoxLayout()
            column.addWidget(self._make_queues())
            self.body.addLayout(column, 1)
        self.body.addWidget(self._consequences)


def _write(
    workspace: "Workspace", name: str, role: Role, before: Member | None, wanted: Mapping[Place, bool]
) -> Leaving | None:
    """Returns what became of what was theirs, if their role is another."""
    left = None
    if before is None:
        workspace.add_member(name, role)
    elif role is not before.role:
        left = workspace.set_role(name, role)
    for (dataset, queue, mode), come in wanted.items():
        opened = workspace.dataset(dataset).queue(queue)
        who = {"annotators" if mode is Mode.LABEL else "reviewers": [name]}
        if come:
            opened.add_people(**who)
        else:
            opened.remove_people(**who)
    return left
