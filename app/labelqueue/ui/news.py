"""Tells a member what happened to their work, quietly: in the window, or by a message of the desktop."""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from labelqueue.domain.mine import Share
from labelqueue.domain.news import Asked, Happening, Key, News, Seen, Spot, What
from labelqueue.domain.settings import DEFAULT_QUEUE
from labelqueue.domain.status import Mode
from labelqueue.domain.work import Nothing, NothingToDo, WorkItem
from labelqueue.ui.bridge import Database
from labelqueue.ui.i18n import counted, tr
from labelqueue.ui.notices import NoticeBar
from labelqueue.ui.preferences import Preferences
from labelqueue.ui.settings.table import NOTICES_TRAY, NOTICES_WINDOW
from labelqueue.ui.tray import Tray
from labelqueue.ui.work_requests import Place

if TYPE_CHECKING:
    from labelqueue.ui.work_session import WorkSession

AGAIN: Final = 500  # milliseconds until it is tried again to say something
_MAY_FILL: Final = frozenset({Nothing.EMPTY, Nothing.HELD_BY_OTHERS})
_LEADS_TO: Final = {
    What.REJECTED: Share.WAITING,
    What.ANSWERED: Share.WAITING,
    What.REPLIED: Share.REVIEWED,
    What.ACCEPTED: Share.ACCEPTED,
}
"""The part of My work where it is found; what counts more comes first."""
SPOTS: Final = 8
"""Queues that were found empty that are looked at: the ones that were found so last."""


class NewsDesk(QObject):
    """Says each thing once, several in one go, and takes back what is not so any more."""

    show_requested = Signal(object)  # Share: that part of My work is wanted
    home_requested = Signal()
    work_requested = Signal(Spot)
    front_requested = Signal()
    """The window is wanted in front of others."""

    def __init__(
        self,
        database: Database,
        preferences: Preferences,
        notices: NoticeBar,
        window: QWidget,
        *,
        disturbs: Callable[[], bool],
    ) -> None:
        """`disturbs`: whether somebody is in the middle of something now."""
        super().__init__(window)
        self._database, self._preferences, self._notices = database, preferences, notices
        self._window, self._disturbs = window, disturbs
        self._session: WorkSession | None = None
        self._key = ""
        self._seen: Seen | None = None
        self._empty: list[Spot] = []
        self._shown: dict[Key, Happening] = {}
        self._filled: list[Spot] = []
        self._text = ""
        self._held: News | None = None
        self._again = QTimer(self, singleShot=True, interval=AGAIN)
        self._again.timeout.connect(self._go_on)
        self._tray = Tray(window)
        self._tray.clicked.connect(self._on_tray)
        notices.show_requested.connect(self._on_bar)
        window.installEventFilter(self)

    # What is asked

    def enter(self, then: Callable[[], None]) -> None:
        """A workspace was opened. `then`: there may be news for its member."""
        self._forget()
        self._key = ""

        def known(place: str) -> None:
            self._key = hashlib.sha256(place.encode()).hexdigest()[:16]
            self._seen = Seen.parse(self._preferences.news(self._key))
            if self._seen is not None:
                then()

        self._database.run(
            lambda workspace: f"{workspace.url}\n{workspace.member.name}", then=known, context=self
        )

    def asked(self) -> Asked | None:
        """What a sign of life brings along; None: it is not known yet for whom."""
        if not self._key:
            return None
        about = frozenset(self._shown) if self._notices.text == self._text else frozenset[Key]()
        return Asked(self._seen, about, tuple(self._empty))

    def follow(self, session: "WorkSession") -> None:
        """Know what is found, and what is not, by whoever works with it."""
        self._session = session
        session.nothing_left.connect(lambda nothing: self._on_nothing(session.place, nothing))
        session.item_opened.connect(lambda work: self._on_work(session.place, work))

    def _on_nothing(self, place: Place | None, nothing: NothingToDo) -> None:
        if place is not None and nothing.reason in _MAY_FILL:
            self._found_empty(Spot(place.dataset, place.queue, nothing.mode))

    def _on_work(self, place: Place | None, work: WorkItem) -> None:
        if place is not None:
            self._found_work(work.sample.name, Spot(place.dataset, place.queue, work.mode))

    def _found_empty(self, spot: Spot) -> None:
        self._empty = [*(one for one in self._empty if one != spot), spot][-SPOTS:]

    def _found_work(self, sample: str, spot: Spot) -> None:
        """That sample is in this window's hands: nothing has to be said of it, or of its queue."""
        self._empty = [one for one in self._empty if one != spot]
        gone = [
            id_ for id_, one in self._shown.items() if (one.dataset, one.sample) == (spot.dataset, sample)
        ]
        self._take_back(gone, [one for one in self._filled if one == spot])

    # What is heard

    def hear(self, news: News | None) -> None:
        """The answer, which waits until nobody is in the middle of something."""
        if news is not None:
            self._held = news
            self._go_on()

    def _go_on(self) -> None:
        news = self._held
        if news is None:
            return
        if self._disturbs() or self._notices.warns:
            self._again.start()
            return
        self._held = None
        self._tell(news)

    def _tell(self, news: News) -> None:
        fresh = news.unheard(self._seen)
        filled = [spot for spot in news.filled if spot in self._empty]
        self._seen = news.seen
        self._preferences.set_news(self._key, news.seen.as_text())
        self._empty = [spot for spot in self._empty if spot not in filled]
        stands = {one.id for one in news.happenings if one.stands}
        self._take_back([id_ for id_ in self._shown if id_ not in stands], [])
        if not fresh and not filled:
            return
        if self._notices.text != self._text:  # what was said before has been seen
            self._shown, self._filled = {}, []
        self._shown |= {one.id: one for one in fresh}
        self._filled += filled
        self._say()
        if self._preferences.get(NOTICES_TRAY) and not self._window.isActiveWindow():
            self._tray.say(tr("Labelqueue"), self._text)

    def _say(self) -> None:
        self._text = sentence(list(self._shown.values()), self._filled)
        if self._preferences.get(NOTICES_WINDOW):
            self._notices.show_notice(self._text, "news")

    def _take_back(self, ids: Iterable[Key], filled: Sequence[Spot]) -> None:
        """These have been dealt with."""
        before = self._text
        there = self._notices.text == before
        left = {id_: one for id_, one in self._shown.items() if id_ not in set(ids)}
        rest = [spot for spot in self._filled if spot not in filled]
        if (left, rest) == (self._shown, self._filled):
            return
        self._shown, self._filled = left, rest
        if (left or rest) and there:
            self._say()
        elif not (left or rest):
            self._notices.take_back(before)
            self._tray.clear()
            self._text = ""

    def _forget(self) -> None:
        self._notices.take_back(self._text)
        self._tray.clear()
        self._seen, self._held, self._text = None, None, ""
        self._empty, self._filled, self._shown = [], [], {}

    # What is done about it

    def _on_tray(self) -> None:
        self._tray.clear()
        self.front_requested.emit()
        if self._session is None or self._session.item is None:  # else what is in hand would go back
            self._on_show()

    def _on_bar(self) -> None:
        """Others say something there, too."""
        if self._notices.text == self._text:
            self._on_show()

    def _on_show(self) -> None:
        """What came back counts most."""
        kinds = {one.what for one in self._shown.values()}
        self._notices.take_back(self._text)
        share = next((share for what, share in _LEADS_TO.items() if what in kinds), None)
        if share is not None:
            self.show_requested.emit(share)
        elif What.COMPLETE in kinds:
            self.home_requested.emit()
        elif self._filled:
            self.work_requested.emit(self._filled[-1])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.WindowActivate:
            self._tray.clear()
        return False


def sentence(happenings: Sequence[Happening], filled: Sequence[Spot]) -> str:
    """All of it, in a few words."""
    said = [_said([one for one in happenings if one.what is what], what) for what in What]
    return " ".join([*(one for one in said if one), *_work(filled)])


def _said(some: Sequence[Happening], what: What) -> str:
    if not some:
        return ""
    if len(some) == 1:
        return _one(some[0])
    match what:
        case What.REJECTED:
            return counted(
                "{n} of your samples was rejected.", "{n} of your samples were rejected.", len(some)
            )
        case What.ACCEPTED:
            return counted(
                "{n} of your samples was accepted.", "{n} of your samples were accepted.", len(some)
            )
        case What.ANSWERED | What.REPLIED:
            return counted(
                "There is {n} answer to comments.", "There are {n} answers to comments.", len(some)
            )
        case What.COMPLETE:
            return counted("{n} queue is complete.", "{n} queues are complete.", len(some))


def _one(happening: Happening) -> str:
    who, sample, comment = happening.who, happening.sample, happening.comment
    match happening.what:
        case What.REJECTED if comment:
            return tr("{who} rejected {sample}: “{comment}”", who=who, sample=sample, comment=comment)
        case What.REJECTED:
            return tr("{who} rejected {sample}.", who=who, sample=sample)
        case What.ACCEPTED:
            return tr("{who} accepted {sample}.", who=who, sample=sample)
        case What.ANSWERED | What.REPLIED if who:
            return tr("{who} on {sample}: “{comment}”", who=who, sample=sample, comment=comment)
        case What.ANSWERED | What.REPLIED:
            return tr("An answer on {sample}: “{comment}”", sample=sample, comment=comment)
        case What.COMPLETE:
            place = _place(happening.dataset, happening.queue)
            return tr("{place} is complete: all its samples are done.", place=place)


def _work(filled: Sequence[Spot]) -> list[str]:
    if not filled:
        return []
    if len(filled) > 1:
        return [
            counted("There is work again in {n} queue.", "There is work again in {n} queues.", len(filled))
        ]
    (spot,) = filled
    place = _place(spot.dataset, spot.queue)
    if spot.mode is Mode.LABEL:
        return [tr("There is something to label in {place} again.", place=place)]
    return [tr("There is something to review in {place} again.", place=place)]


def _place(dataset: str, queue: str) -> str:
    return dataset if queue == DEFAULT_QUEUE else f"{dataset} / {queue}"
