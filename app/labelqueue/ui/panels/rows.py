"""Flat rows with a colour, a geometry, a name and a hint, as both lists beside the canvas show them."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from labelqueue.ui.icons import icon
from labelqueue.ui.theme import tokens

HEIGHT: Final = 30
SWATCH: Final = 12
ICON: Final = 16
GAP: Final = 8
BAR: Final = 3

COLOR: Final = int(Qt.ItemDataRole.UserRole)
"""#rrggbb of the swatch."""
ICON_NAME: Final = COLOR + 1
"""Name from resources/icons, or ""."""
HINT: Final = COLOR + 2
"""Short text at the right end."""
KEY: Final = COLOR + 3
"""Whether the hint is a key to press."""
HOVERED: Final = COLOR + 4
"""Whether the pointer is over it, here or on the canvas."""
SIGNS: Final = COLOR + 5
"""Names of small icons before the hint, from right to left; "" leaves a gap."""
HEADING: Final = COLOR + 6
"""Whether it stands above others instead of being one of them."""
FAINT: Final = COLOR + 7
"""Whether it cannot be seen on the canvas."""

Index = QModelIndex | QPersistentModelIndex


SIGN: Final = 22
"""Width of a sign with the room around it."""


_SIGN_ROLES: Final = {"warning": "warning", "accept": "success"}


def sign_rect(right: int, row: QRect, number: int) -> QRect:
    """Where the sign of that number is, counted from the right end of what is left of a row."""
    left = right - SIGN * (number + 1) + (SIGN - ICON) // 2
    return QRect(left, row.center().y() - ICON // 2 + 1, ICON, ICON)


class RowDelegate(QStyledItemDelegate):
    """Paints one row."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = _Row(painter, option, index)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row.background()
        area = row.area.adjusted(BAR + GAP, 0, -GAP, 0)
        area.setLeft(row.swatch(area) + GAP)
        area.setLeft(row.icon(area))
        area.setRight(row.hint(area))
        area.setRight(row.signs(area))
        row.name(area)
        painter.restore()


class RowList(QListView):
    """A flat list of such rows, however many."""

    def __init__(self) -> None:
        super().__init__()
        self.setItemDelegate(RowDelegate(self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        # The row with the focus shows it; a frame around the list would say it twice.
        self.setStyleSheet("QListView { border: 0; border-radius: 0; }")


class _Row:
    """The parts of one row; each is given what is left of it, and says where it ends."""

    def __init__(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self._painter = painter
        self._index = index
        # The stubs hide the fields of the option behind its base class.
        self.area: QRect = option.rect
        self._font: QFont = option.font
        self._state: QStyle.StateFlag = option.state

    def background(self) -> None:
        theme = tokens()
        selected = bool(self._state & QStyle.StateFlag.State_Selected)
        hovered = bool(self._index.data(HOVERED) or self._state & QStyle.StateFlag.State_MouseOver)
        if selected:
            self._painter.fillRect(self.area, QColor(theme.selection))
            self._painter.fillRect(
                QRect(self.area.left(), self.area.top(), BAR, HEIGHT), QColor(theme.accent)
            )
        elif hovered:
            self._painter.fillRect(self.area, QColor(theme.hover))
        if self._state & QStyle.StateFlag.State_HasFocus:
            self._painter.setPen(QPen(QColor(theme.accent), 1))
            self._painter.setBrush(Qt.BrushStyle.NoBrush)
            self._painter.drawRect(QRectF(self.area).adjusted(0.5, 0.5, -0.5, -0.5))

    def swatch(self, area: QRect) -> int:
        square = QRectF(area.left(), area.center().y() - SWATCH / 2 + 0.5, SWATCH, SWATCH)
        # A line around it, so that no colour vanishes in its surface.
        self._painter.setPen(QPen(QColor(tokens().border_strong), 1))
        self._painter.setBrush(QColor(self._index.data(COLOR)))
        self._painter.drawRoundedRect(square.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        return area.left() + SWATCH

    def icon(self, area: QRect) -> int:
        name = self._index.data(ICON_NAME)
        if not name:
            return area.left()
        square = QRect(area.left(), area.center().y() - ICON // 2 + 1, ICON, ICON)
        icon(name, role="text_muted").paint(self._painter, square)
        return area.left() + ICON + GAP

    def hint(self, area: QRect) -> int:
        text = self._index.data(HINT)
        if not text:
            return area.right()
        theme = tokens()
        self._painter.setFont(self._font)
        width = self._painter.fontMetrics().horizontalAdvance(text)
        if self._index.data(KEY):
            width = max(width + 10, 20)
            cap = QRectF(area.right() - width, area.center().y() - 9.5, width, 20)
            self._painter.setPen(QPen(QColor(theme.border), 1))
            self._painter.setBrush(QColor(theme.surface_raised))
            self._painter.drawRoundedRect(cap, 4, 4)
            self._painter.setPen(QColor(theme.text_muted))
            self._painter.drawText(cap, int(Qt.AlignmentFlag.AlignCenter), text)
        else:
            self._painter.setPen(QColor(theme.text_muted))
            flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            self._painter.drawText(area, int(flags), text)
        return area.right() - width - GAP

    def signs(self, area: QRect) -> int:
        signs = self._index.data(SIGNS) or ()
        for number, name in enumerate(signs):
            if name:
                role = _SIGN_ROLES.get(name, "text_muted")
                icon(name, role=role).paint(self._painter, sign_rect(area.right(), area, number))
        taken = max((number for number, name in enumerate(signs, start=1) if name), default=0)
        return area.right() - SIGN * taken

    def name(self, area: QRect) -> None:
        font = QFont(self._font)
        if self._index.data(HEADING):
            font.setWeight(QFont.Weight.DemiBold)
        self._painter.setFont(font)
        faint = self._index.data(FAINT)
        self._painter.setPen(QColor(tokens().text_muted if faint else tokens().text))
        text = self._index.data(Qt.ItemDataRole.DisplayRole)
        metrics = self._painter.fontMetrics()
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        self._painter.drawText(area, int(flags), shown)
