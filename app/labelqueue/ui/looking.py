"""A sample that is only looked at: who has it, and what of it lies on this computer."""

from PySide6.QtCore import QObject

from labelqueue.domain.work import View
from labelqueue.ui.document import Document
from labelqueue.ui.panels.view_banner import ViewBanner
from labelqueue.ui.work_session import WorkSession


class Looking(QObject):
    """What the banner above such a sample says and offers."""

    def __init__(
        self, session: WorkSession, document: Document, banner: ViewBanner, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._document = document
        self._banner = banner
        session.view_opened.connect(self._on_view)
        banner.take_over_requested.connect(self._take_over)
        banner.mine_toggled.connect(self._show_mine)

    def _on_view(self, view: View) -> None:
        draft = self._session.kept.draft if self._session.kept else None
        drawn = draft.drawn_at if draft else None
        self._banner.show_view(view, me=self._session.surroundings.member, drawn=drawn)

    def _take_over(self) -> None:
        place, view = self._session.place, self._session.view
        if place is not None and view is not None:
            self._session.open(place, view.sample.name, take_over=True)

    def _show_mine(self, mine: bool) -> None:
        view, kept = self._session.view, self._session.kept
        if view is not None and kept is not None and kept.draft is not None:
            label = kept.draft.label if mine else view.label
            self._document.open(label, editable=False, size=self._document.image_size)
