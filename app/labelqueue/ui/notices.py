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

NoticeKind = Literal["info", "warning", "error"]
FADES_AFTER: Final = 5000  # milliseconds, for what is only information
WIDEST: Final = 640
BESIDE: Final = 116  # pixels for all that is not text
ABOVE: Final = 44  # pixels from the lower edge: above the status bar

_ICON: Final = {"info": ("info", "accent"), "warning": ("warning", "warning"), "error": ("warning", "danger")}
_SAID: Final = {"info": phrase("Note"), "warning": phrase("Warning"), "error": phrase("Error")}


class NoticeBar(QFrame):
    """Shows the newest notice. Warnings and errors stay until they are closed.

    It lies over the page: a canvas that made room for it would move the image under the pointer.
    """

    details_requested = Signal()

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
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(12)
        row.addWidget(self._icon)
        self._details = QPushButton(tr("Details…"))
        self._details.setObjectName("notice_details")
        self._details.clicked.connect(self.details_requested)
        row.addWidget(self._text, 1)
        row.addWidget(self._details)
        row.addWidget(close)
        self._fade = QTimer(self, singleShot=True, interval=FADES_AFTER)
        self._fade.timeout.connect(self.hide)
        self.hide()

    @property
    def text(self) -> str:
        """What it says now, "" if it is not there."""
        return "" if self.isHidden() else self._text.text()

    def show_notice(self, text: str, kind: str = "info", *, details: bool = False) -> None:
        """Say `text`. Information never pushes away a warning or an error that nobody has closed yet.

        `details`: there is more to be seen.
        """
        if kind == "info" and self.text and self.kind != "info":
            return
        self.kind = kind
        self._details.setVisible(details)
        self._icon.show_icon(*_ICON[kind])
        self._text.setText(text)
        self.setAccessibleName(f"{translated(_SAID[kind])}: {text}")
        self.setProperty("level", kind)
        set_kind(self, "notice")
        self._place()
        self.show()
        self.raise_()
        if kind == "info":
            self._fade.start()
        else:
            self._fade.stop()

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
        if not self._details.isHidden():
            text += self._details.sizeHint().width() + 12
        self.setFixedWidth(min(text + BESIDE, WIDEST, around.width() - 48))
        self.setFixedHeight(self.heightForWidth(self.width()))
        self.move((around.width() - self.width()) // 2, around.height() - self.height() - ABOVE)

    def clear_errors(self) -> None:
        """What could not be done has been done now: an old error would only confuse."""
        if self.kind == "error":
            self.hide()
