"""A field for a search: it offers what could come next, and marks what cannot be understood."""

from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QLineEdit, QStyle, QStyleOptionFrame, QWidget

from labelqueue.domain.completing import Completion, Offer, complete
from labelqueue.domain.query import Field, InvalidQuery
from labelqueue.domain.query_parser import located
from labelqueue.domain.vocabulary import Vocabulary
from labelqueue.ui.i18n import tr, translated
from labelqueue.ui.theme import set_kind, tokens
from labelqueue.ui.widgets.search_popup import SearchPopup

LONG: Final = 5000
"""Characters from which on a search is a list that somebody put in, and nobody completes or filters it."""

_STEPS: Final = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_WAVE: Final = 2  # pixels, half of the height of the line below what is wrong


class SearchField(QLineEdit):
    """While a list is open, Tab takes what is chosen in it or the first, Enter what is chosen."""

    offers_closed = Signal()
    """Nothing is offered any more."""

    def __init__(self, parent: QWidget | None = None, *, but: frozenset[Field] = frozenset()) -> None:
        """`but`: fields that are not offered here."""
        super().__init__(parent)
        self._but = but
        self._known = Vocabulary()
        self._completion = Completion(0, 0, ())
        self._popup: SearchPopup | None = None
        self._wrong: tuple[int, int] | None = None
        self._blank_at = -1
        self._taking = False
        self.setToolTip(tr("Ctrl+Space offers what could come next."))
        self.textEdited.connect(self._on_edited)
        self.textChanged.connect(lambda _text: self.mark(None))
        self.cursorPositionChanged.connect(self._on_moved)

    def know(self, vocabulary: Vocabulary) -> None:
        """Offer these names from now on."""
        self._known = vocabulary

    @property
    def offering(self) -> bool:
        """Whether the list is open."""
        return self._popup is not None and self._popup.isVisible()

    @property
    def problem(self) -> InvalidQuery | None:
        """What cannot be understood in what stands there."""
        try:
            located(self.text())
        except InvalidQuery as error:
            return error
        return None

    def mark(self, problem: InvalidQuery | None) -> None:
        """Draw a line below the place that cannot be understood; None: everything can."""
        text = self.text()
        if problem is not None and problem.text.strip() != text.strip():
            problem = None  # somebody has typed since
        # Criteria are looked at without the blanks around them.
        lead = 0 if problem is None or problem.text[:1].isspace() else len(text) - len(text.lstrip())
        self._wrong = None if problem is None else (problem.start + lead, problem.end + lead)
        wrong = problem is not None
        if (self.property("kind") == "error") != wrong:
            set_kind(self, "error" if wrong else "")
        self.setAccessibleDescription(translated(problem) if problem is not None else "")
        self.update()

    def offer(self) -> None:
        """Show what could stand at the cursor."""
        if self.isReadOnly() or not self.hasFocus() or len(self.text()) > LONG:
            self.close_offers()
            return
        self._completion = complete(self.text(), self.cursorPosition(), self._known, but=self._but)
        if not self._completion.offers:
            self.close_offers()
            return
        if self._popup is None or self._popup.parentWidget() is not self.window():
            self._popup = SearchPopup(self.window())
            self._popup.chosen.connect(self._take)
        self._popup.open_at(
            self.mapTo(self.window(), QPoint(self._x_of(self._completion.start), self.height() + 2)),
            self.height() + 4,
            self._completion.offers,
            sure=self._completion.sure,
        )

    def close_offers(self) -> None:
        """Offer nothing until somebody types."""
        if self._popup is not None and self._popup.isVisible():
            self._popup.hide()
            self.offers_closed.emit()

    # Keys

    def event(self, event: QEvent) -> bool:
        """Tab would leave the field before `keyPressEvent` hears of it, Esc the dialog."""
        if isinstance(event, QKeyEvent) and self.offering:
            if event.type() is QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape:
                event.accept()
                return True
            if event.type() is QEvent.Type.KeyPress and self._in_list(event):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.offer()
            return
        if event.text() == "," and 0 < self._blank_at == self.cursorPosition():
            # A list goes on directly behind its last value; what follows stays behind its blank.
            if self._blank_at == len(self.text()):
                self.backspace()
            else:
                self.cursorBackward(False)
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.ActiveWindowFocusReason or not self.isActiveWindow():
            self.close_offers()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.close_offers()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.close_offers()

    def _in_list(self, event: QKeyEvent) -> bool:
        """What a key does in the open list; whether it does anything."""
        popup, key = self._popup, Qt.Key(event.key())
        if popup is None or event.modifiers() not in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        ):
            return False
        if key in _STEPS:
            popup.step(_STEPS[key])
        elif key == Qt.Key.Key_Escape:
            self.close_offers()
        elif key == Qt.Key.Key_Tab:
            self._take(popup.current or popup.first)
        elif key in _ENTER:
            if popup.current is None:
                self.close_offers()
                return False
            self._take(popup.current)
        else:
            return False
        return True

    def _take(self, offer: Offer) -> None:
        text, cursor = self._completion.taken(self.text(), offer)
        self.close_offers()
        # As if it had been typed: it can be undone, and whoever listens hears of it.
        self._taking = True
        self.selectAll()
        self.insert(text)
        self.setCursorPosition(cursor)
        self.textEdited.emit(text)
        self._taking = False
        behind = text[cursor - 1 : cursor]
        self._blank_at = cursor if behind == " " else -1
        if behind == ":":
            self.offer()

    def _on_edited(self, _text: str) -> None:
        self._blank_at = -1
        if not self._taking:
            self.offer()

    def _on_moved(self, _old: int, _new: int) -> None:
        """Whoever goes elsewhere in the text has done with what was offered."""
        if self.offering and not self._completion.start <= self.cursorPosition() <= self._completion.end + 1:
            self.close_offers()

    # The place that is wrong

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._wrong is None:
            return
        inside = self._inside()
        left, right = (self._x_of(at) for at in self._wrong)
        right = max(right, left + 3 * _WAVE)
        base = min(inside.center().y() + self.fontMetrics().height() // 2 + 1, inside.bottom() - _WAVE)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(inside)
        painter.setPen(QPen(QColor(tokens().danger), 1.5))
        points = [
            QPoint(x, base + (_WAVE if step % 2 else -_WAVE) // 2)
            for step, x in enumerate(range(left, right + _WAVE, 2 * _WAVE))
        ]
        painter.drawPolyline(points)

    def _x_of(self, place: int) -> int:
        """Where the character of that number begins, in pixels from the left of the field."""
        metrics, text = self.fontMetrics(), self.text()
        cursor = self.cursorRect().center().x()
        return (
            cursor
            + metrics.horizontalAdvance(text[:place])
            - metrics.horizontalAdvance(text[: self.cursorPosition()])
        )

    def _inside(self) -> QRect:
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        return self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)
