"""The bar above the canvas: which sample it is, how it stands, and what finishes it."""

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from labelqueue.domain.phrase import phrase
from labelqueue.domain.status import Mode, words
from labelqueue.domain.work import View, WorkItem
from labelqueue.ui.actions import ActionId, Actions
from labelqueue.ui.i18n import capitalized, tr, translated
from labelqueue.ui.icons import status_icon_name
from labelqueue.ui.theme import status_role
from labelqueue.ui.toolbars import LABEL_TOOLBAR, REVIEW_TOOLBAR, queue_toolbar
from labelqueue.ui.widgets.chips import StateChip
from labelqueue.ui.widgets.elided_label import ElidedLabel
from labelqueue.ui.widgets.words import label, strong

HEIGHT: Final = 52
NAME: Final = 20
"""Letters of a member's name; all of it stands in the tool tip."""
MODE_WORDS: Final = {Mode.LABEL: phrase("Labeling"), Mode.REVIEW: phrase("Review")}


class Header(QFrame):
    """Back, name, status, mode; on the right the toolbar of the mode."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "bar")
        self.setFixedHeight(HEIGHT)
        self._name = ElidedLabel()
        self._name.setObjectName("sample_name")
        self._name.setFont(strong(self._name.font()))
        self._chip = StateChip()
        self._chip.setObjectName("status_chip")
        self._mode = label(kind="muted")
        self._mode.setObjectName("mode")
        self._labeler = label(kind="muted")
        self._labeler.setObjectName("labeler")
        self._seen = label(kind="muted")
        self._seen.setObjectName("seen")
        back = _back(actions[ActionId.RELEASE], self)
        self.label_toolbar = queue_toolbar(actions, LABEL_TOOLBAR, self, name="label_toolbar")
        self.review_toolbar = queue_toolbar(actions, REVIEW_TOOLBAR, self, name="review_toolbar")
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 8, 0)
        row.setSpacing(8)
        row.addWidget(back)
        row.addWidget(self._name)
        row.addSpacing(4)
        row.addWidget(self._chip)
        row.addSpacing(4)
        row.addWidget(self._mode)
        row.addWidget(self._labeler)
        row.addWidget(self._seen)
        row.addStretch(1)
        row.addWidget(self.label_toolbar)
        row.addWidget(self.review_toolbar)
        self.show_item(None)

    def show_mode(self, mode: Mode, place: str) -> None:
        """Which of the two toolbars is there."""
        self._mode.setText(f"{translated(MODE_WORDS[mode])} · {place}")
        self.label_toolbar.setVisible(mode is Mode.LABEL)
        self.review_toolbar.setVisible(mode is Mode.REVIEW)

    def show_view(self, view: View, place: str) -> None:
        """A sample that is only looked at."""
        self._mode.setText(tr("Looking · {place}", place=place))
        self.label_toolbar.hide()
        self.review_toolbar.hide()
        self.show_item(view)

    def show_item(self, item: WorkItem | View | None) -> None:
        """The sample that is shown, or none."""
        self._name.show_text(item.sample.name if item else "")
        self._chip.setVisible(item is not None)
        reviewed = not isinstance(item, WorkItem) or item.mode is Mode.REVIEW
        by = item.labeler if item is not None and reviewed else None
        shown = by if by is None or len(by) <= NAME else f"{by[: NAME - 1]}…"
        self._labeler.setText(tr("labeled by {member}", member=shown) if by else "")
        self._labeler.setToolTip(by or "")
        self._labeler.setVisible(bool(by))
        if item is not None:
            status = item.status
            self._chip.show_state(status_icon_name(status), capitalized(words(status)), status_role(status))

    def show_seen(self, text: str) -> None:
        """How many objects a reviewer has seen; "": nothing of that."""
        self._seen.setText(text)
        self._seen.setVisible(bool(text))


def _back(action: QAction, parent: QWidget) -> QToolButton:
    button = QToolButton(parent)
    button.setObjectName("back")
    button.setDefaultAction(action)
    button.setIconSize(QSize(20, 20))
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
