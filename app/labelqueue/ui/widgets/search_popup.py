"""What could be written next in a search, in a list below the field."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QColor, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from labelqueue.domain.completing import Kind, Offer
from labelqueue.domain.status import LabelStatus
from labelqueue.ui.i18n import tr, translated
from labelqueue.ui.icons import status_icon
from labelqueue.ui.theme import tokens

WIDTH: Final = 420  # pixels
ROWS: Final = 9  # shown at once
_HINT: Final = Qt.ItemDataRole.UserRole
_GAP: Final = 16  # pixels, at least, between what is offered and what it means
_EDGE: Final = 10
_ICON: Final = 34  # pixels before a text with an icon


class SearchPopup(QFrame):
    """Lies on the window of its field, which keeps the keyboard."""

    chosen = Signal(object)
    """`Offer`, with the mouse."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("search_popup")
        self.setProperty("kind", "popover")
        self._window = parent
        self._offers: Sequence[Offer] = ()
        self._list = QListWidget()
        self._list.setObjectName("search_offers")
        self._list.setAccessibleName(tr("What could come next"))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setUniformItemSizes(True)
        self._list.setItemDelegate(_WithHint(self._list))
        self._list.itemClicked.connect(lambda item: self.chosen.emit(self._offers[self._list.row(item)]))
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        column.addWidget(self._list)
        self.hide()

    @property
    def current(self) -> Offer | None:
        """What the keys have come to."""
        row = self._list.currentRow()
        return self._offers[row] if 0 <= row < len(self._offers) else None

    @property
    def first(self) -> Offer:
        """The likeliest."""
        return self._offers[0]

    def open_at(self, below: QPoint, height: int, offers: Sequence[Offer], *, sure: bool) -> None:
        """Show `offers`, the first one chosen if `sure`.

        `below`: where a line of that height in the field ends, on the window.
        """
        self._offers = offers
        self._list.clear()
        for offer in offers:
            item, hint = QListWidgetItem(offer.text), translated(offer.hint)
            if offer.kind is Kind.STATUS:
                item.setIcon(status_icon(LabelStatus(offer.text.rpartition(":")[2])))
            item.setData(_HINT, hint)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{offer.text} {hint}".strip())
            self._list.addItem(item)
        if sure:
            self._list.setCurrentRow(0)
        row = max(self._list.sizeHintForRow(0), 20)
        room = self._window.size()
        self._list.setFixedHeight(row * min(len(offers), ROWS) + 2)
        size = QSize(min(WIDTH, room.width() - 2 * _EDGE), self._list.height() + 8)
        x = max(_EDGE, min(below.x(), room.width() - size.width() - _EDGE))
        fits = below.y() + size.height() <= room.height() or below.y() - height < size.height()
        self.setGeometry(
            x, below.y() if fits else below.y() - height - size.height(), size.width(), size.height()
        )
        self._list.scrollToTop()
        self.show()
        self.raise_()

    def step(self, by: int) -> None:
        """Go up or down, and round at the ends."""
        count, row = len(self._offers), self._list.currentRow()
        self._list.setCurrentRow((row + by) % count if row >= 0 else (0 if by > 0 else count - 1))
        # The keyboard is in the field: a screen reader would not hear of the list by itself.
        said = self._list.currentItem().data(Qt.ItemDataRole.AccessibleTextRole)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))


class _WithHint(QStyledItemDelegate):
    """What an offer means stands at the right, in a quieter colour."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        hint, rect = index.data(_HINT), option.rect
        left = rect.left() + _ICON + option.fontMetrics.horizontalAdvance(index.data()) + _GAP
        room = rect.right() - _EDGE - left
        if not hint or room < _GAP * 2:
            return
        painter.save()
        painter.setPen(QColor(tokens().text_muted))
        said = option.fontMetrics.elidedText(hint, Qt.TextElideMode.ElideRight, room)
        place = rect.adjusted(left - rect.left(), 0, -_EDGE, 0)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, said)
        painter.restore()
