"""A sample that is only looked at: who has it, and what this member drew on it that is not its label."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, Signal

from labelqueue.domain.ids import SampleId
from labelqueue.domain.label import Label
from labelqueue.domain.sample import Sample
from labelqueue.domain.status import Action
from labelqueue.domain.work import Fenced, View
from labelqueue.ui.document import Document
from labelqueue.ui.i18n import translated
from labelqueue.ui.panels.view_banner import ViewBanner
from labelqueue.ui.work_session import WorkSession

_DRAWN: Final = frozenset({Action.SAVE, Action.SUBMIT})
"""Hand in a drawing that their member may want to compare."""


@dataclass(frozen=True, slots=True)
class _Lost:
    """What was drawn here on a sample that somebody else has."""

    fenced: Fenced
    sample_id: SampleId
    label: Label


class Looking(QObject):
    """What the banner above such a sample says and offers."""

    notice_requested = Signal(str, str)  # text, kind
    left = Signal()
    """There is nothing to look at, and nothing comes after it."""

    def __init__(
        self, session: WorkSession, document: Document, banner: ViewBanner, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._document = document
        self._banner = banner
        self._lost: _Lost | None = None
        session.view_opened.connect(self._on_view)
        session.item_opened.connect(self.forget)
        banner.take_over_requested.connect(self._take_over)
        banner.mine_toggled.connect(self._show_mine)
        banner.go_on_requested.connect(self._go_on)

    def lose(self, fenced: Fenced) -> bool:
        """Stay with what was not taken because somebody else has the sample; whether that can be done.

        Who went on with it in another window is asked where to go on, and may `compare` first.
        """
        last, place = self._session.last, self._session.place
        if last is None or place is None or fenced.late_revision is None or last[0].label is None:
            return False
        request = last[0]
        if request.action not in _DRAWN and not fenced.elsewhere:
            return False
        self._lost = _Lost(fenced, request.claim.sample_id, last[0].label)
        if fenced.elsewhere:
            return False
        self._session.look(fenced.sample, failed=lambda: self._give_up(fenced))
        return True

    def may_compare(self, sample: Sample) -> bool:
        """Whether something of this window came too late for that sample."""
        return self._lost is not None and self._lost.sample_id == sample.id

    def forget(self) -> None:
        """Whoever works here has turned to something else."""
        self._lost = None

    def compare(self) -> None:
        """Look at what came too late beside what is stored."""
        if self._lost is not None:
            fenced = self._lost.fenced
            self._session.look(fenced.sample, failed=lambda: self._give_up(fenced))

    def label_of(self, view: View) -> Label:
        """What is to be seen of a sample: its label, or what this member drew."""
        mine = self._mine
        return mine if mine is not None and self._banner.shows_mine else view.label

    @property
    def _mine(self) -> Label | None:
        kept = self._session.kept
        if self._lost is not None:
            return self._lost.label
        return kept.draft.label if kept is not None and kept.draft is not None else None

    def _on_view(self, view: View) -> None:
        if self._lost is not None and self._lost.sample_id == view.sample.id:
            fenced = self._lost.fenced
            goes_on = not (self._session.single or fenced.elsewhere)
            self._banner.show_lost(view, translated(fenced.sentence), goes_on=goes_on)
            return
        self.forget()
        draft = self._session.kept.draft if self._session.kept else None
        drawn = draft.drawn_at if draft else None
        self._banner.show_view(view, me=self._session.surroundings.member, drawn=drawn)

    def _take_over(self) -> None:
        place, view = self._session.place, self._session.view
        if place is not None and view is not None:
            single = self._session.single
            self._session.open(place, view.sample.name, take_over=True, single=single)

    def _show_mine(self, _mine: bool) -> None:
        view = self._session.view
        if view is not None:
            self._document.open(self.label_of(view), editable=False, size=self._document.image_size)

    def _give_up(self, fenced: Fenced) -> None:
        self.notice_requested.emit(translated(fenced.sentence), "warning")
        if self._session.single:
            self.forget()
            self.left.emit()
        else:
            self._go_on()

    def _go_on(self) -> None:
        self.forget()
        if self._session.place is not None:
            self._session.start(self._session.place)
