"""The samples of a dataset as small pictures with name and status."""

from typing import Final

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QHelpEvent, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from labelqueue.domain.sample import SampleRow
from labelqueue.domain.status import words
from labelqueue.ui.bridge import Files
from labelqueue.ui.i18n import capitalized, tr, translated
from labelqueue.ui.icons import icon, status_icon
from labelqueue.ui.pages.sample_table import SampleTable
from labelqueue.ui.theme import tokens
from labelqueue.ui.widgets.thumbnails import MEGABYTE, RADIUS, Missing, Thumbnails
from labelqueue.ui.widgets.tile_view import TileView
from labelqueue.ui.widgets.virtual_table import Absence, words_of

SIZES: Final = (96, 136, 192, 256, 352)
"""How wide the pictures can be."""
USUAL_SIZE: Final = 2
"""Which of them they are until somebody wants another."""

KEPT: Final = 96 * MEGABYTE
AT_ONCE: Final = 3
MARGIN: Final = 6  # around a tile
PADDING: Final = 8  # in it
ICON: Final = 16
LARGE_ICON: Final = 28


class SampleTiles(TileView):
    """Fetches the pictures of those that are in sight, and no others."""

    size_changed = Signal(int)
    """Which of `SIZES` it is now."""

    def __init__(self, table: SampleTable, files: Files, parent: QWidget | None = None) -> None:
        super().__init__(QSize(1, 1), parent)
        self._size = USUAL_SIZE
        self._table = table
        self._thumbnails = Thumbnails(files, self, most=KEPT, at_once=AT_ONCE, urgent=True)
        self._thumbnails.loaded.connect(self._on_loaded)
        self.setObjectName("sample_tiles")
        self.setAccessibleName(tr("Samples"))
        self.setModel(table)
        self.show_size(self._size)

    @property
    def size_now(self) -> int:
        """Which of `SIZES` the pictures are of."""
        return self._size

    def show_size(self, size: int) -> None:
        """Let the pictures be of another of `SIZES`."""
        size = min(len(SIZES) - 1, max(0, size))
        changed, self._size = size != self._size, size
        picture, lines = self._picture, 2 * self._line
        self._sharpen()
        frame = 2 * (MARGIN + PADDING)
        self.resize_tiles(QSize(picture.width() + frame, picture.height() + lines + PADDING // 2 + frame))
        if changed:
            self.size_changed.emit(size)

    def _sharpen(self) -> None:
        """Have pictures that are painted as they are, pixel by pixel of this screen."""
        self._thumbnails.resize(self._picture * self.devicePixelRatioF())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._sharpen()
        return super().event(event)

    def look_again(self) -> None:
        """Try again what could not be read."""
        self._thumbnails.forget(unreadable=True)
        self.viewport().update()

    def tell(self, row: SampleRow | None) -> None:
        """Say in words which one alone is chosen: a reader of the screen knows nothing of tiles."""
        self.setAccessibleDescription("" if row is None else self.said(row))

    @property
    def _picture(self) -> QSize:
        return QSize(SIZES[self._size], SIZES[self._size] * 3 // 4)

    @property
    def _line(self) -> int:
        return max(ICON, QFontMetrics(self.font()).height()) + 4

    def _on_loaded(self, uri: str) -> None:
        for place in self.in_sight():
            row = self._table.row(place)
            if isinstance(row, SampleRow) and row.uri == uri:
                self.viewport().update(self._rect(place))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        rows = [self._table.row(place) for place in self.in_sight()]
        self._thumbnails.want_only({row.uri for row in rows if isinstance(row, SampleRow)})

    # One tile

    def paint_tile(
        self, painter: QPainter, rect: QRect, place: int, *, chosen: bool, current: bool, hovered: bool
    ) -> None:
        card = rect.adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        self._paint_card(painter, card, chosen=chosen, current=current, hovered=hovered)
        inside = card.adjusted(PADDING, PADDING, -PADDING, -PADDING)
        picture = QRect(inside.topLeft(), QSize(inside.width(), self._picture.height()))
        first = QRect(inside.left(), picture.bottom() + 1 + PADDING // 2, inside.width(), self._line)
        row = self._table.row(place)
        if isinstance(row, Absence):
            painter.setPen(QColor(tokens().text_muted))
            painter.drawText(picture, Qt.AlignmentFlag.AlignCenter, words_of(row))
            return
        self._paint_picture(painter, picture, row)
        painter.setPen(QColor(tokens().text))
        name = QFontMetrics(self.font()).elidedText(row.name, Qt.TextElideMode.ElideMiddle, first.width())
        left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        painter.drawText(first, left, name)
        self._paint_status(painter, first.translated(0, self._line), row)

    def _paint_card(
        self, painter: QPainter, card: QRect, *, chosen: bool, current: bool, hovered: bool
    ) -> None:
        colors = tokens()
        if not (chosen or current or hovered):
            return
        ground = colors.selection if chosen else colors.hover if hovered else colors.surface
        edge = colors.accent if chosen or current else colors.hover
        painter.setBrush(QColor(ground))
        painter.setPen(QPen(QColor(edge), 2 if current else 1))
        painter.drawRoundedRect(QRectF(card).adjusted(1, 1, -1, -1), RADIUS, RADIUS)

    def _paint_picture(self, painter: QPainter, place: QRect, row: SampleRow) -> None:
        picture = self._thumbnails.get(row.uri)
        if isinstance(picture, QImage):
            painter.drawImage(_middle(picture, place, self.devicePixelRatioF()), picture)
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens().hover))
        painter.drawRoundedRect(place, RADIUS, RADIUS)
        mark = QRect(0, 0, LARGE_ICON, LARGE_ICON)
        mark.moveCenter(place.center())
        unreadable = picture is Missing.UNREADABLE
        role = "text_muted" if unreadable else "border_strong"
        icon("image-off" if unreadable else "image", role=role).paint(painter, mark)

    def _paint_status(self, painter: QPainter, line: QRect, row: SampleRow) -> None:
        start = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        rtl = self.isRightToLeft()
        status_icon(row.status).paint(painter, _end(line, ICON, right=rtl))
        room = line.adjusted(0 if rtl else ICON + 6, 0, -(ICON + 6) if rtl else 0, 0)
        if row.holder is not None:
            icon("users", role="text_muted").paint(painter, _end(line, ICON, right=not rtl))
            room.adjust(ICON + 6 if rtl else 0, 0, 0 if rtl else -(ICON + 6), 0)
        painter.setPen(QColor(tokens().text_muted))
        said = QFontMetrics(self.font()).elidedText(
            translated(words(row.status)), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, start, said)

    def viewportEvent(self, event: QEvent) -> bool:
        if not isinstance(event, QHelpEvent) or event.type() is not QEvent.Type.ToolTip:
            return super().viewportEvent(event)
        index = self.indexAt(event.pos())
        row = self._table.row(index.row()) if index.isValid() else None
        if isinstance(row, SampleRow):
            QToolTip.showText(event.globalPos(), self.said(row), self.viewport(), self.visualRect(index))
        else:
            QToolTip.hideText()
        return True

    def said(self, row: SampleRow) -> str:
        """All that a tile shows, in words."""
        holder = tr("In hand of {member}", member=row.holder) if row.holder is not None else ""
        lines = [row.name, capitalized(words(row.status)), holder, self._thumbnails.reason(row.uri)]
        return "\n".join(line for line in lines if line)


def _middle(picture: QImage, place: QRect, ratio: float) -> QRect:
    """Where a picture stands as it is, in the middle of `place`."""
    rect = QRect(0, 0, round(picture.width() / ratio), round(picture.height() / ratio))
    rect.moveCenter(place.center())
    return rect


def _end(line: QRect, side: int, *, right: bool) -> QRect:
    """A square at one end of a line."""
    square = QRect(0, 0, side, side)
    square.moveCenter(line.center())
    if right:
        square.moveRight(line.right())
    else:
        square.moveLeft(line.left())
    return square
