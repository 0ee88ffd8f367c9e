"""What is asked on a card beside the image before an action goes out."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from labelqueue.domain.checks import Finding, sentences
from labelqueue.domain.settings import QueueSettings
from labelqueue.domain.status import Action, action_words
from labelqueue.ui.dialogs.comment import CommentCard
from labelqueue.ui.i18n import tr, translated

EDGE: Final = 12  # pixels from the right


class Questions(QObject):
    """At most one question at a time. It stays until its answer has worked, or somebody takes it back."""

    answered = Signal(object, str)  # Action, words
    kept = Signal(str)
    """Words that are to wait for more."""
    changed = Signal()
    """A question came up, or is gone."""

    def __init__(self, page: QWidget, canvas: QWidget) -> None:
        super().__init__(page)
        self._page, self._canvas = page, canvas
        self._top = 0
        self._card = CommentCard(page)
        self._card.answered.connect(self._on_answered)
        self._card.kept.connect(self._on_kept)
        self._card.cancelled.connect(self.close)
        self.action: Action | None = None
        """What the question is about; None: nothing is asked."""

    def ask(self, action: Action, settings: QueueSettings, *, kept: int = 0) -> None:
        """Ask for the words that go with Skip or Reject; with others, whether nothing is drawn on purpose.

        `kept`: so many comments wait already.
        """
        match action:
            case Action.SKIP:
                self._ask(action, tr("Why is it skipped?"), example=tr("blurred"), required=True)
            case Action.REJECT:
                required = settings.reject_comment_required and not kept
                question, example = tr("What is to be corrected?"), tr("stem missing")
                self._ask(action, question, example=example, required=required)
            case _:
                verb = action_words(action)
                self._card.ask_whether(
                    tr("Nothing is drawn. {action} as empty?", action=verb),
                    button=tr("{action} as empty", action=verb),
                )
        self._show(action)

    def confirm(self, action: Action, question: str, *, button: str) -> None:
        """Ask whether it is meant so."""
        self._card.ask_whether(question, button=button)
        self._show(action)

    def warn(self, action: Action, found: Sequence[Finding], *, overridable: bool) -> bool:
        """Before Submit or Accept ask whether what may be wrong is meant so; whether that is to be answered.

        Nothing is asked if somebody has answered already. What is not `overridable` is only said.
        """
        if not found or (overridable and self.action is not None):
            return False
        said = " ".join(translated(one) for one in sentences(found))
        if overridable:
            self._card.ask_whether(said, button=tr("{action} anyway", action=action_words(action)))
        else:
            self._card.tell(tr("{problem} This queue does not take it so.", problem=said))
        self._show(action)
        return True

    def _show(self, action: Action) -> None:
        self.action = action
        self.place(self._top)
        self._canvas.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # a click beside the card goes on with the words
        self.changed.emit()

    def _ask(self, action: Action, question: str, *, example: str, required: bool) -> None:
        self._card.ask(
            question,
            button=translated(action_words(action)),
            kind="danger" if action is Action.REJECT else "primary",
            example=tr("For example: {example}", example=example),
            required=required,
            several=action is Action.REJECT,
        )

    def set_waiting(self, waiting: bool) -> None:
        """The answer is on its way, or has come back."""
        self._card.set_waiting(waiting)

    def close(self) -> None:
        """Nothing is asked any more."""
        if self.action is None:
            return
        self.action = None
        self._card.hide()
        self._canvas.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._canvas.setFocus()
        self.changed.emit()

    def place(self, top: int) -> None:
        """Put the card at the right of the page, `top` pixels from above."""
        self._top = top
        self._card.adjustSize()
        self._card.move(self._page.width() - self._card.width() - EDGE, top)

    def _on_kept(self, words: str) -> None:
        self.kept.emit(words)
        self.close()

    def _on_answered(self, words: str) -> None:
        if self.action is not None:
            self.answered.emit(self.action, words)
