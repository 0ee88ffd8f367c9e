"""A quiet line above the bottom of the window for what happened elsewhere."""

from typing import Final, Literal

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QWidget

from labelqueue.domain.phrase import phrase
from labelqueue.ui.i18n import tr, translated
from labelqueue.ui.icons import icon
from labelqueue.ui.theme import set_kind
from labelqueue.ui.widgets.icon_label import IconLabel
from labelqueue.ui.widgets.words import label

NoticeKind = Literal["info", "news", "warning", "error"]
FADES_AFTER: Final = {"info": 5000, "news": 20_000}
"""Milliseconds, for what need not be closed."""
WIDEST: Final = 640
GAP: Final = 12
BESIDE: Final = 116  # pixels for all that is not text
ABOVE: Final = 44  # pixels from the lower edge: above the status bar

_ICON: Final = {
    "info": ("info", "accent"),
    "news": ("my-work", "accent"),
    "warning": ("warning", "warning"),
    "error": ("warning", "danger"),
}
_SAID: Final = {
    "info": phrase("Note"),
    "news": phrase("News"),
    "warning": phrase("Warning"),
    "error": phrase("Error"),
}


class NoticeBar(QFrame):
    """Shows the newest notice. Warnings and errors stay until they are closed.

    It lies over the page: a canvas that made room for it would move the image under the pointer. It never
    takes the focus.
    """

    details_requested = Signal()
    show_requested = Signal()
    """Somebody wants to see what the news are about."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        parent.installEventFilter(self)
        self.setObjectName("notice_bar")
        self.setProperty("kind", "notice")
        self.kind = ""
        self._icon = IconLabel("info", role="accent", side=20)
        self._text = label(wrap=True)
        self._text.setObjectName("notice")
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        close = QToolButton()
        close.setObjectName("close_notice")
        close.setIcon(icon("close"))
        close.setIconSize(QSize(16, 16))
        close.setToolTip(tr("Close this notice"))
        close.setAccessibleName(tr("Close this notice"))
        close.clicked.connect(self.hide)
        self._show = QPushButton(tr("Show"))
        self._show.setObjectName("show_news")
        self._show.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the focus where it is
        self._show.clicked.connect(self.show_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(GAP)
        row.addWidget(self._icon)
        self._details = QPushButton(tr("Details…"))
        self._details.setObjectName("notice_details")
        self._details.clicked.connect(self.details_requested)
        row.addWidget(self._text, 1)
        row.addWidget(self._details)
        row.addWidget(self._show)
        row.addWidget(close)
        self._fade = QTimer(self, singleShot=True)
        self._fade.timeout.connect(self._go)
        self.hide()

    @property
    def text(self) -> str:
        """What it says now, "" if it is not there."""
        return "" if self.isHidden() else self._text.text()

    @property
    def warns(self) -> bool:
        """Whether it shows a warning or an error, which stays until it is closed or not so any more."""
        return bool(self.text) and self.kind not in FADES_AFTER

    def show_notice(self, text: str, kind: str = "info", *, details: bool = False) -> None:
        """Say `text`. What fades never pushes away a warning or an error that nobody has closed yet.

        `details`: there is more to be seen.
        """
        if kind in FADES_AFTER and self.warns:
            return
        self.kind = kind
        self._details.setVisible(details)
        self._icon.show_icon(*_ICON[kind])
        self._text.setText(text)
        self.setAccessibleName(f"{translated(_SAID[kind])}: {text}")
        self.setProperty("level", kind)
        set_kind(self, "notice")
        self._show.setVisible(kind == "news")
        self._place()
        self.show()
        self.raise_()
        if kind in FADES_AFTER:
            self._fade.start(FADES_AFTER[kind])
        else:
            self._fade.stop()

    def _go(self) -> None:
        """Not before somebody could have read the news."""
        if self.kind == "news" and not self.isActiveWindow():
            self._fade.start(FADES_AFTER["news"])
        else:
            self.hide()

    def take_back(self, text: str) -> None:
        """Hide `text`, if that is what it says: it is not so any more."""
        if self.text == text:
            self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self._place()
        return False

    def _place(self) -> None:
        if self.isHidden() and not self.kind:
            return  # nothing was ever said
        around = self._over.size()
        text = self._text.fontMetrics().horizontalAdvance(self._text.text())
        buttons = [one for one in (self._details, self._show) if not one.isHidden()]
        beside = BESIDE + sum(one.sizeHint().width() + GAP for one in buttons)
        self.setFixedWidth(min(text + beside, WIDEST, around.width() - 48))
        self.setFixedHeight(self.heightForWidth(self.width()))
        self.move((around.width() - self.width()) // 2, around.height() - self.height() - ABOVE)

    def clear_errors(self) -> None:
        """What could not be done has been done now: an old error would only confuse."""
        if self.kind == "error":
            self.hide()
