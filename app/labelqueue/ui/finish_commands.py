"""What the actions do that finish a sample, with the questions that come before it goes out."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from labelqueue.domain.checks import findings
from labelqueue.domain.label import Label
from labelqueue.domain.settings import LIMITED
from labelqueue.domain.status import Action, action_words
from labelqueue.ui.action_table import REASONS, ActionId
from labelqueue.ui.canvas import Canvas
from labelqueue.ui.departure import UNFINISHED, Departure
from labelqueue.ui.document import Document
from labelqueue.ui.i18n import counted, tr, translated
from labelqueue.ui.questions import Questions
from labelqueue.ui.review_desk import ReviewDesk
from labelqueue.ui.work_session import WorkSession


class FinishCommands(QObject):
    """Submit, Accept, Save, Skip and Reject, for the sample in the hands of a session."""

    notice_requested = Signal(str, str)  # text, kind

    def __init__(
        self,
        session: WorkSession,
        document: Document,
        canvas: Canvas,
        departure: Departure,
        desk: ReviewDesk,
        page: QWidget,
    ) -> None:
        super().__init__(page)
        self._pinning, self._talking = desk.pinning, desk.talking
        self._session, self._document, self._canvas = session, document, canvas
        self._departure = departure
        self.questions = Questions(page, canvas)
        """What is asked first."""
        self.questions.answered.connect(self._on_answer)
        self.questions.kept.connect(self._pinning.keep)
        self.questions.changed.connect(self._forget_place)
        session.failed.connect(self._forget_place)

    def commands(self) -> dict[ActionId, Callable[[], object]]:
        """What each of the actions does."""
        return {
            ActionId.SUBMIT: lambda: self._finish(Action.SUBMIT),
            ActionId.ACCEPT: lambda: self._finish(Action.ACCEPT),
            ActionId.SAVE: lambda: self._finish(Action.SAVE),
            ActionId.SKIP: self._skip,
            ActionId.REJECT: self._reject,
            **{id_: partial(self._reject_because, words) for id_, words in REASONS.items()},
        }

    def _finish(self, action: Action, words: str = "") -> None:
        if self._canvas.drawing:
            self.notice_requested.emit(translated(UNFINISHED), "info")
            return
        document = self._document
        # Submit and Save always carry the label; with the others it would count as a correction.
        always = action in {Action.SUBMIT, Action.SAVE}
        carries = self._departure.draws_on_item and (always or document.modified)
        if always and not carries:
            return  # nobody has seen the sample yet
        if action in {Action.ACCEPT, Action.SKIP} and self._keeps_from(action):
            return
        label = document.label if carries else None
        if self._is_to_say_empty(action):
            if self.questions.action is None:
                self._ask(action)
                return
            label = document.label.mark_empty()
        if label is not None and self._warns(action, label):
            return
        words, pins = self._pinning.with_words(words) if action is Action.REJECT else (words, ())
        self._talking.send_all()
        self._session.send(action, label=label, subject=document.subject, words=words, pins=pins)

    def _keeps_from(self, action: Action) -> bool:
        """Whether there are comments that would not be sent, and somebody is asked if that is meant so."""
        kept = len(self._pinning.kept)
        if not kept or self.questions.action is not None:
            return False
        said = counted(
            "Your {n} comment is only sent with Reject.", "Your {n} comments are only sent with Reject.", kept
        )
        button = tr("{action} all the same", action=action_words(action))
        self.questions.confirm(action, said, button=button)
        return True

    def _warns(self, action: Action, label: Label) -> bool:
        """Whether Submit or Accept has to wait: for an answer, or for good if it would be refused anyway."""
        broken = self._session.surroundings.settings.limit_broken(label) if action in LIMITED else None
        if broken is not None:
            self.notice_requested.emit(translated(broken), "warning")
            return True
        if action not in LIMITED:
            return False
        document, settings = self._document, self._session.surroundings.settings
        found = findings(label, document.image_size, document.skeletons)
        if not self.questions.warn(action, found, overridable=settings.flaws_overridable):
            return False
        document.select(one.annotation for one in found)  # so that they can be seen
        return True

    def _is_to_say_empty(self, action: Action) -> bool:
        """Whether the queue wants to be told that nothing is drawn on purpose."""
        wants_it = self._session.surroundings.settings.asks_whether_empty(self._document.label)
        return action in LIMITED and wants_it and self._departure.draws_on_item

    def _reject(self) -> None:
        if not self._canvas.drawing:
            self._pinning.point()
        self._ask(Action.REJECT)

    def _reject_because(self, words: str) -> None:
        """At once; what is meant is under the pointer."""
        if not self._canvas.drawing:
            self._pinning.point()
        self._finish(Action.REJECT, translated(words))

    def _forget_place(self) -> None:
        if self.questions.action is None:
            self._pinning.forget()

    def _skip(self) -> None:
        if self._session.surroundings.settings.skip_reason_required:
            self._ask(Action.SKIP)
        else:
            self._finish(Action.SKIP)

    def _ask(self, action: Action) -> None:
        if self._canvas.drawing:
            self.notice_requested.emit(translated(UNFINISHED), "info")
        else:
            settings = self._session.surroundings.settings
            self.questions.ask(action, settings, kept=len(self._pinning.kept))

    def _on_answer(self, action: Action, words: str) -> None:
        """Send it. The question stays until that has worked: what was written is not to be lost."""
        self.questions.set_waiting(True)
        self._finish(action, words)
        if not self._session.busy:
            self.questions.set_waiting(False)  # it was not sent
