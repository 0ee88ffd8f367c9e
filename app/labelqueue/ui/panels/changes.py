"""What differs from another label, as a list: a sign, the object, and in which ways."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QSizePolicy, QVBoxLayout, QWidget

from labelqueue.domain.changes import Change, ChangeKind
from labelqueue.domain.ids import AnnotationId
from labelqueue.ui.canvas.differences import sign_of
from labelqueue.ui.i18n import counted, tr
from labelqueue.ui.widgets.words import label, strong

MOST: Final = 500
"""So many rows at most; the line above says how many there are."""
ROWS: Final = 5
"""Rows in sight; others are scrolled to."""


class ChangesPanel(QFrame):
    """There only when there is something to compare with."""

    chosen = Signal(object)
    """Change: somebody wants to see it."""
    left = Signal()
    """Esc: back to the image."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("changes_panel")
        self.setProperty("kind", "banner")
        self._headline = label(wrap=True)
        self._headline.setObjectName("changes_headline")
        self._headline.setFont(strong(self._headline.font()))
        self.list = _List()
        self.list.setObjectName("changes")
        self.list.itemActivated.connect(self._choose)
        self.list.itemClicked.connect(self._choose)
        self.list.left.connect(self.left)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(4)
        column.addWidget(self._headline)
        column.addWidget(self.list)
        self._changes: tuple[Change, ...] = ()
        self.hide()

    def stand_alone(self) -> None:
        """Be no banner, where it belongs to what is above it."""
        self.setProperty("kind", "")
        self._column.setContentsMargins(0, 0, 0, 0)

    def show_changes(self, found: Sequence[Change], headline: str, *, image: bool) -> None:
        """Show them below `headline`. `image`: something that is said of the whole image differs, too."""
        self._headline.setText(headline)
        self.setAccessibleName(headline)
        self.list.setAccessibleName(headline)
        self._changes = tuple(found[:MOST])
        self.list.clear()
        for one in self._changes:
            item = QListWidgetItem(row_words(one))
            item.setToolTip(row_words(one))
            self.list.addItem(item)
        if image:
            item = QListWidgetItem(tr("~ the image: attributes"))
            item.setFlags(Qt.ItemFlag.ItemIsEnabled)
            self.list.addItem(item)
        self.list.setVisible(self.list.count() > 0)
        self.list.updateGeometry()
        self.show()

    def _choose(self, item: QListWidgetItem) -> None:
        row = self.list.row(item)
        if row < len(self._changes):
            self.chosen.emit(self._changes[row])


class _List(QListWidget):
    """As high as its rows, up to a few."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setUniformItemSizes(True)

    def sizeHint(self) -> QSize:
        rows = min(max(self.count(), 1), ROWS)
        return QSize(200, rows * max(self.sizeHintForRow(0), 30) + 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(100, 32)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def row_words(change: Change) -> str:
    """One line about a change."""
    kinds = ", ".join(kind_words(one) for one in change.kinds)
    was = change.before.category if change.before else ""
    name = change.now.category
    if ChangeKind.RECATEGORISED in change.kinds:
        name = f"{was} → {name}"
    return f"{sign_of(change)} {name} {change.id} · {kinds}"


def kind_words(kind: ChangeKind) -> str:
    """In which way it differs, in a word."""
    words: Mapping[ChangeKind, str] = {
        ChangeKind.ADDED: tr("added"),
        ChangeKind.REMOVED: tr("removed"),
        ChangeKind.MOVED: tr("moved"),
        ChangeKind.RESHAPED: tr("reshaped"),
        ChangeKind.RECATEGORISED: tr("category"),
        ChangeKind.ATTRIBUTES: tr("attributes"),
    }
    return words[kind]


def headline_words(count: int, *, rejected: bool, corrected: bool) -> str:
    """What the list is about. `corrected`: by the reviewer who rejected the sample."""
    if corrected:
        return counted("The reviewer changed {n} object", "The reviewer changed {n} objects", count)
    if rejected and count:
        return counted(
            "{n} object differs since the rejection", "{n} objects differ since the rejection", count
        )
    if rejected:
        return tr("Nothing has changed since the rejection")
    return counted(
        "{n} object differs from what was handed in", "{n} objects differ from what was handed in", count
    )


def ids(found: Sequence[Change]) -> frozenset[AnnotationId]:
    """The objects that are there to be selected."""
    return frozenset(one.id for one in found if one.after is not None)
