"""Pinned comments as a list of threads: what is open first, what is answered folded."""

import uuid
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from labelqueue.domain.ids import OperationId
from labelqueue.domain.pin import Pin, PinAct, PinTurn
from labelqueue.domain.writing import Writing
from labelqueue.ui.i18n import tr
from labelqueue.ui.theme import set_kind
from labelqueue.ui.widgets.icon_label import IconLabel
from labelqueue.ui.widgets.moments import ago
from labelqueue.ui.widgets.words import label, strong

HIGHEST: Final = 360
"""Pixels of the list; what is more is scrolled to."""
TEXT_LIMIT: Final = 1000
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ThreadList(QScrollArea):
    """Up and down go from thread to thread, Enter looks at one, a letter begins nothing by accident."""

    looked_at = Signal(str)
    """The id of the pin that somebody wants to see."""
    said = Signal(object)  # Writing: to be sent
    writing_changed = Signal()
    left = Signal()
    """Esc: back to the image."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("threads")
        self.setAccessibleName(tr("Pinned comments"))
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._inside = QWidget()
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addStretch(1)
        self._inside.installEventFilter(self)
        self.setWidget(self._inside)
        self._cards: dict[str, ThreadCard] = {}
        self._active = ""

    @property
    def cards(self) -> "list[ThreadCard]":
        """As they stand in the list: what is open first."""
        return sorted(self._cards.values(), key=lambda card: card.pin.resolved)

    @property
    def writing(self) -> tuple[Writing, ...]:
        """What is written and not sent."""
        return tuple(card.writing for card in self._cards.values() if card.writing.text)

    def show_pins(self, pins: Sequence[Pin], *, acts: frozenset[PinAct], new: bool) -> None:
        """Show these. `acts`: what may be done about them; `new`: they are those of another sample."""
        if new or list(self._cards) != [one.id for one in pins]:
            self._make(pins)
        for pin, card in zip(pins, self._cards.values(), strict=True):
            card.show_pin(pin, acts)
        for at, card in enumerate(self.cards):
            if self._column.indexOf(card) != at:
                self._column.insertWidget(at, card)
        self.updateGeometry()

    def bring_back(self, writing: Sequence[Writing]) -> None:
        """What was written before and not sent."""
        for one in writing:
            if one.pin in self._cards:
                self._cards[one.pin].bring_back(one)

    def sent(self, writing: Writing) -> None:
        """It has arrived."""
        card = self._cards.get(writing.pin)
        if card is not None:
            card.sent(writing)

    def set_active(self, pin_id: str) -> None:
        """Unfold this one; "": none."""
        self._active = pin_id
        for id_, card in self._cards.items():
            card.set_active(id_ == pin_id)
        if pin_id in self._cards:
            self.ensureWidgetVisible(self._cards[pin_id], 0, 8)
        self.updateGeometry()

    def answer(self, pin_id: str) -> None:
        """Let somebody write about it."""
        if pin_id in self._cards:
            self._cards[pin_id].begin()

    def turn(self, pin_id: str) -> None:
        """Resolve it, or reopen it."""
        if pin_id in self._cards:
            self._cards[pin_id].turn()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._inside and event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()  # as high as what is in it
        return super().eventFilter(watched, event)

    def _make(self, pins: Sequence[Pin]) -> None:
        for card in self._cards.values():
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards = {}
        for number, pin in enumerate(pins, start=1):
            card = self._cards[pin.id] = ThreadCard(number, pin)
            card.looked_at.connect(self.looked_at)
            card.said.connect(self.said)
            card.writing_changed.connect(self.writing_changed)
            card.left.connect(self.left)
            card.step.connect(self._step)
            self._column.insertWidget(number - 1, card)

    def _step(self, by: int) -> None:
        cards = self.cards
        at = next((at for at, card in enumerate(cards) if card.hasFocus()), 0)
        wanted = cards[min(max(at + by, 0), len(cards) - 1)]
        wanted.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ensureWidgetVisible(wanted, 0, 8)

    def sizeHint(self) -> QSize:
        height = self._column.totalHeightForWidth(max(self.viewport().width(), 200))
        return QSize(200, min(height, HIGHEST))

    def minimumSizeHint(self) -> QSize:
        return QSize(100, min(self.sizeHint().height(), 40))


class ThreadCard(QFrame):
    """One pin with all that was said about it, and a line to say more."""

    looked_at = Signal(str)
    said = Signal(object)
    writing_changed = Signal()
    left = Signal()
    step = Signal(int)

    def __init__(self, number: int, pin: Pin) -> None:
        super().__init__()
        self.setObjectName(f"thread_{number}")
        self.setProperty("kind", "thread")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.pin = pin
        self._number = number
        self._active = False
        self._acts: frozenset[PinAct] = frozenset()
        self._key = OperationId(uuid.uuid4())
        self._act = PinAct.REPLY
        """What was asked for last under that key; another act is sent under another."""
        self._icon = IconLabel("comment", role="danger")
        self._text = label(wrap=True)
        self._text.setFont(strong(self._text.font()))
        self._who = label(kind="muted", wrap=True)
        self._turns = label(wrap=True)
        self._field = _Field()
        self._field.setObjectName(f"reply_{number}")
        self._field.setMaxLength(TEXT_LIMIT)
        self._field.setPlaceholderText(tr("Reply"))
        self._field.setAccessibleName(tr("Reply to comment {number}", number=number))
        self._field.textEdited.connect(self._on_edited)
        self._field.returnPressed.connect(self._reply)
        self._field.finished.connect(self.turn)
        self._field.left.connect(self.left)
        self._reply_button = self._button(f"send_reply_{number}", tr("Reply"), self._reply)
        self._turn_button = self._button(f"turn_{number}", "", self.turn)
        self._arrange()

    def show_pin(self, pin: Pin, acts: frozenset[PinAct]) -> None:
        """Show it as it is now."""
        self.pin, self._acts = pin, acts
        words = pin.text or tr("Look here")
        self._text.setText(f"{self._number}. {words}")
        state = tr("answered") if pin.resolved else tr("open")
        when = f", {ago(pin.at)}" if pin.at is not None else ""
        self._who.setText(f"{pin.member}{when} · {state}" if pin.member else state)
        self._icon.show_icon("accept" if pin.resolved else "comment", "success" if pin.resolved else "danger")
        told = [turn_words(one) for one in pin.turns]
        self._turns.setText("\n".join(told))
        self._turn_button.setText(tr("Reopen") if pin.resolved else tr("Resolve"))
        self.setAccessibleName(". ".join([f"{self._number}. {words}", self._who.text(), *told]))
        self._fold()

    def set_active(self, active: bool) -> None:
        """Unfold it, or not."""
        self._active = active
        self.setProperty("level", "active" if active else "")
        set_kind(self, "thread")
        self._fold()

    @property
    def writing(self) -> Writing:
        """What is written in its field."""
        return Writing(self.pin.id, self._field.text().strip(), self._key, self._act)

    def bring_back(self, writing: Writing) -> None:
        """What was written before."""
        self._field.setText(writing.text)
        self._key, self._act = writing.key, writing.act
        self._fold()

    def sent(self, writing: Writing) -> None:
        """It has arrived: what is written now is something else."""
        if self._key == writing.key:
            self._field.clear()
            self._renew()
            if self._field.hasFocus():  # keys are for the image again
                self.left.emit()

    def begin(self) -> None:
        """Write."""
        if not self._field.isHidden():
            self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def turn(self) -> None:
        """Resolve it, or reopen it, with what is written."""
        act = PinAct.REOPEN if self.pin.resolved else PinAct.RESOLVE
        if act in self._acts:
            self._say(act)

    def _reply(self) -> None:
        if self._field.text().strip():
            self._say(PinAct.REPLY)

    def _say(self, act: PinAct) -> None:
        if act is not self._act:
            self._renew()
            self._act = act
            self.writing_changed.emit()
        self.said.emit(self.writing)

    def _on_edited(self) -> None:
        self._renew()
        self._reply_button.setEnabled(bool(self._field.text().strip()))
        self.writing_changed.emit()

    def _renew(self) -> None:
        self._key, self._act = OperationId(uuid.uuid4()), PinAct.REPLY
        self._reply_button.setEnabled(bool(self._field.text().strip()))

    def _fold(self) -> None:
        """What is answered is one line, unless somebody looks at it."""
        written = bool(self._field.text())
        open_ = self._active or not self.pin.resolved or written
        self._who.setVisible(open_)
        self._turns.setVisible(open_ and bool(self._turns.text()))
        answers = (self._active or written) and PinAct.REPLY in self._acts
        turns = (PinAct.REOPEN if self.pin.resolved else PinAct.RESOLVE) in self._acts
        self._field.setVisible(answers)
        self._reply_button.setVisible(answers)
        self._reply_button.setEnabled(bool(self._field.text().strip()))
        self._turn_button.setVisible((self._active or written) and turns)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Space:
                self.looked_at.emit(self.pin.id)
            case Qt.Key.Key_Up | Qt.Key.Key_Down:
                self.step.emit(1 if event.key() == Qt.Key.Key_Down else -1)
            case Qt.Key.Key_Escape:
                self.left.emit()
            case _:
                super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        # The window would take Enter for an action of its own.
        if _overrides(event, (*_ENTER, Qt.Key.Key_Space, Qt.Key.Key_Escape)):
            event.accept()
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.button() is Qt.MouseButton.LeftButton:
            self.looked_at.emit(self.pin.id)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def _button(self, name: str, text: str, pressed: object) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(name)
        button.setProperty("kind", "small")
        button.setAutoDefault(True)
        button.clicked.connect(pressed)
        return button

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._text, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._reply_button)
        buttons.addWidget(self._turn_button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 6, 8, 6)
        column.setSpacing(4)
        column.addLayout(head)
        for widget in (self._who, self._turns, self._field):
            column.addWidget(widget)
        column.addLayout(buttons)


class _Field(QLineEdit):
    """Enter says it; Ctrl+Enter is the end of the matter, and not the window's Submit."""

    finished = Signal()
    left = Signal()

    def event(self, event: QEvent) -> bool:
        if _overrides(event, (*_ENTER, Qt.Key.Key_Escape)):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ends = event.key() in _ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if ends:
            self.finished.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _overrides(event: QEvent, keys: Sequence[Qt.Key]) -> bool:
    """Whether it asks for one of these keys before the window takes it for a shortcut."""
    if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.ShortcutOverride:
        return False
    return event.key() in keys


def turn_words(turn: PinTurn) -> str:
    """One line of a thread."""
    who = turn.member or tr("The labeler")
    match turn.act:
        case PinAct.REPLY:
            return f"{who}: {turn.text}"
        case PinAct.RESOLVE:
            done = tr("{who} answered it", who=who)
        case PinAct.REOPEN:
            done = tr("{who} reopened it", who=who)
    return f"{done}: {turn.text}" if turn.text else done
