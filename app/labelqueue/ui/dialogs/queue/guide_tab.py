"""Writing the guide of a queue, with how it will look."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from labelqueue.ui.dialogs.queue.guide import GuideView
from labelqueue.ui.i18n import tr
from labelqueue.ui.widgets.words import label


class GuideTab(QWidget):
    """Markdown at the left, the text at the right."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = QPlainTextEdit()
        self._text.setObjectName("queue_guide")
        self._text.setAccessibleName(tr("Guide, in Markdown"))
        self._text.setTabChangesFocus(True)
        self._text.setPlaceholderText(
            tr("# How to label\n\n- *Every* lamp, also small ones.\n- No reflections.")
        )
        self._view = GuideView()
        self._view.setObjectName("queue_guide_preview")
        self._view.setAccessibleName(tr("How the guide looks"))
        self._view.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._text.textChanged.connect(self._on_text)
        both = QHBoxLayout()
        both.setSpacing(12)
        both.addWidget(self._text, 1)
        both.addWidget(self._view, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        column.addWidget(label(tr("How is it labeled?"), kind="heading"))
        column.addWidget(
            label(tr("Annotators and reviewers read this beside their work. Markdown."), kind="muted")
        )
        column.addLayout(both, 1)

    @property
    def guide(self) -> str:
        """The Markdown."""
        return self._text.toPlainText().strip()

    def show_guide(self, guide: str) -> None:
        """Fill in what there is."""
        self._text.setPlainText(guide)

    def _on_text(self) -> None:
        self._view.show_guide(self._text.toPlainText())
        self.changed.emit()
