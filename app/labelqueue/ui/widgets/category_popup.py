"""A list of categories at the pointer: type a part of the name, press Enter."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from labelqueue.domain.category import Category
from labelqueue.ui.i18n import tr
from labelqueue.ui.theme import tokens

WIDTH = 260  # pixels
ROWS = 10  # shown at once
SWATCH = 12  # pixels


class CategoryPopup(QFrame):
    """Lies on its parent; closes by itself as soon as somebody chooses, presses Esc or clicks elsewhere."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._below = parent
        self.setObjectName("category_popup")
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)
        self.setProperty("kind", "popover")
        self.setFixedWidth(WIDTH)
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Find a category"))
        self.search.setAccessibleName(tr("Find a category"))
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Categories"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(self.search)
        column.addWidget(self.list)
        self.search.installEventFilter(self)
        self.search.textChanged.connect(self._find)
        self.search.returnPressed.connect(self._take_current)
        self.hide()
        self.list.itemClicked.connect(lambda item: self._take(item.text()))

    def open_at(self, place: QPoint, categories: Sequence[Category], current: str) -> None:
        """Show it with its upper left corner at `place` on its parent, as far as there is room."""
        self.list.clear()
        for category in categories:
            item = QListWidgetItem(_swatch(category.color or tokens().text_muted), category.name)
            self.list.addItem(item)
            if category.name == current:
                self.list.setCurrentItem(item)
        self.search.clear()
        height = max(self.list.sizeHintForRow(0), 20)
        self.list.setFixedHeight(height * min(max(len(categories), 1), ROWS) + 2 * self.list.frameWidth())
        self.adjustSize()
        room = self._below.size() - self.size()
        self.move(max(0, min(place.x(), room.width())), max(0, min(place.y(), room.height())))
        self.show()
        self.raise_()
        self.search.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step is not None:
                self._step(step)
            elif event.key() == Qt.Key.Key_Escape:
                self.close_list()
            return step is not None or event.key() == Qt.Key.Key_Escape
        if event.type() is QEvent.Type.FocusOut:
            self.hide()
        return super().eventFilter(watched, event)

    def close_list(self) -> None:
        """Give the keys back to what lies below."""
        if self.isVisible():
            self.hide()
            self._below.setFocus()

    def _find(self, text: str) -> None:
        """Show what has `text` in it; the first whose name begins so is the current one."""
        words = text.casefold().strip()
        found = []
        for row in range(self.list.count()):
            item = self.list.item(row)
            item.setHidden(words not in item.text().casefold())
            if not item.isHidden():
                found.append(item)
        if words and found:
            self.list.setCurrentItem(
                next((item for item in found if item.text().casefold().startswith(words)), found[0])
            )

    def _step(self, step: int) -> None:
        shown = [
            self.list.item(row) for row in range(self.list.count()) if not self.list.item(row).isHidden()
        ]
        if shown:
            current = self.list.currentRow()
            rows = [self.list.row(item) for item in shown]
            at = rows.index(current) + step if current in rows else 0
            self.list.setCurrentItem(shown[min(max(at, 0), len(shown) - 1)])

    def _take_current(self) -> None:
        found = [item for item in self.list.selectedItems() if not item.isHidden()]
        if found:
            self._take(found[0].text())

    def _take(self, name: str) -> None:
        self.close_list()
        self.chosen.emit(name)


def _swatch(color: str) -> QIcon:
    pixmap = QPixmap(QSize(SWATCH, SWATCH))
    pixmap.fill(Qt.GlobalColor.transparent)
    with QPainter(pixmap) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        painter.drawRoundedRect(0, 0, SWATCH, SWATCH, 3, 3)
    return QIcon(pixmap)
