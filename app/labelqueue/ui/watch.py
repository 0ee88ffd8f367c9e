"""Tells managers what they should know without having asked: each condition once a day, one at a time."""

import hashlib
import json
from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Final, assert_never

from PySide6.QtCore import QObject, QTimer, Signal

from labelqueue.domain.concerns import Concern, Matter
from labelqueue.domain.errors import KnownError, NotPermitted
from labelqueue.domain.settings import DEFAULT_QUEUE
from labelqueue.ui.bridge import Database
from labelqueue.ui.i18n import counted, number, tr
from labelqueue.ui.notices import NoticeBar
from labelqueue.ui.preferences import Preferences
from labelqueue.ui.settings.table import AWAY_AFTER, NOTICES_MANAGER, NOTICES_WINDOW, QUEUE_LOW
from labelqueue.ui.widgets.queue_row import RowCommand

EVERY: Final = 5 * 60_000  # milliseconds from look to look
FIRST: Final = 15_000  # milliseconds after the workspace was opened: who comes wants to see the queues
AGAIN: Final = 1000  # milliseconds until it is tried again to say something


class Watch(QObject):
    """Looks only where a manager is at the window, and never through a heartbeat."""

    home_requested = Signal()
    queue_requested = Signal(str, str, object)  # dataset, queue, RowCommand
    member_requested = Signal(str)

    def __init__(
        self,
        database: Database,
        preferences: Preferences,
        notices: NoticeBar,
        parent: QObject,
        *,
        disturbs: Callable[[], bool],
    ) -> None:
        """`disturbs`: whether somebody is in the middle of something now."""
        super().__init__(parent)
        self._database, self._preferences, self._notices = database, preferences, notices
        self._disturbs = disturbs
        self._key = ""
        self._waiting: list[Concern] = []
        self._said: Concern | None = None
        self._text = ""
        self._first = QTimer(self, singleShot=True, interval=FIRST)
        self._first.timeout.connect(self.look)
        self._heart = QTimer(self, interval=EVERY)
        self._heart.timeout.connect(self.look)
        self._again = QTimer(self, singleShot=True, interval=AGAIN)
        self._again.timeout.connect(self._go_on)
        notices.show_requested.connect(self._on_show)

    def enter(self, *, manager: bool) -> None:
        """A workspace was opened."""
        self.leave()
        if not manager:
            return

        def known(place: str) -> None:
            self._key = hashlib.sha256(place.encode()).hexdigest()[:16]
            self._heart.start()
            self._first.start()

        self._database.run(
            lambda workspace: f"{workspace.url}\n{workspace.member.name}", then=known, context=self
        )

    def leave(self) -> None:
        """Look no more."""
        for timer in (self._first, self._heart, self._again):
            timer.stop()
        self._key, self._waiting, self._said, self._text = "", [], None, ""

    @property
    def ready(self) -> bool:
        """Whether it looks after a workspace."""
        return bool(self._key)

    def look(self) -> None:
        """Ask what there is."""
        wanted = self._preferences.get(NOTICES_WINDOW) and self._preferences.get(NOTICES_MANAGER)
        if not (self._key and wanted):
            return
        key, memory = self._key, self._memory()
        low, days = int(self._preferences.get(QUEUE_LOW)), self._preferences.get(AWAY_AFTER)
        self._database.run(
            lambda workspace: workspace.concerns(low=low, days=days, acceptance=not memory.acceptance),
            then=lambda found: self._hear(key, found),
            failed=self._on_failed,
            context=self,
        )

    def _on_failed(self, error: KnownError) -> None:
        """What the user does next says what is wrong; who is a manager no more is told nothing."""
        if isinstance(error, NotPermitted):
            self.leave()

    def _hear(self, key: str, found: Sequence[Concern]) -> None:
        if key != self._key:
            return  # of another workspace
        memory = self._memory()
        memory.acceptance = True
        self._keep(memory)
        fresh = [one for one in found if one.key not in memory.said]
        # Acceptance is looked at once a day: what was found then waits until it is said.
        later = [one for one in self._waiting if one.matter is Matter.ACCEPTANCE]
        self._waiting = [*fresh, *(one for one in later if one not in fresh)]
        self._go_on()

    def _go_on(self) -> None:
        if not self._waiting:
            return
        if self._disturbs() or self._notices.text:
            self._again.start()
            return
        self._said = self._waiting.pop(0)
        memory = self._memory()
        memory.said.add(self._said.key)
        self._keep(memory)
        self._text = sentence(self._said)
        self._notices.show_notice(self._text, "news")
        self._again.start()

    def _on_show(self) -> None:
        concern = self._said
        if concern is None or self._notices.text != self._text:
            return
        self._notices.take_back(self._text)
        match concern.matter:
            case Matter.NEARLY_EMPTY:
                self.home_requested.emit()
            case Matter.STUCK:
                self.queue_requested.emit(concern.dataset, concern.queue, RowCommand.WHO)
            case Matter.AWAY:
                self.queue_requested.emit(concern.dataset, concern.queue, RowCommand.AWAITED)
            case Matter.ACCEPTANCE:
                self.member_requested.emit(concern.member)
            case _:
                assert_never(concern.matter)

    # What was said today

    def _memory(self) -> "_Memory":
        return _Memory.parse(self._preferences.concerns(self._key), today=datetime.now().astimezone().date())

    def _keep(self, memory: "_Memory") -> None:
        self._preferences.set_concerns(self._key, memory.as_text())


class _Memory:
    """What was said on one day, and whether acceptance was looked at on it."""

    def __init__(self, day: date) -> None:
        self.day = day
        self.said: set[str] = set()
        self.acceptance = False

    def as_text(self) -> str:
        """For a file of settings."""
        return json.dumps(
            {"day": self.day.isoformat(), "said": sorted(self.said), "acceptance": self.acceptance}
        )

    @classmethod
    def parse(cls, text: str, *, today: date) -> "_Memory":
        """What `as_text` made on the same day; nothing from another one, or of another kind."""
        made = cls(today)
        try:
            data = json.loads(text)
            if data["day"] == today.isoformat():
                made.said = {str(one) for one in data["said"]}
                made.acceptance = bool(data["acceptance"])
        except (ValueError, KeyError, TypeError):
            return cls(today)
        return made


def sentence(concern: Concern) -> str:
    """What is said."""
    default = concern.queue == DEFAULT_QUEUE
    place = concern.dataset if default else f"{concern.dataset} / {concern.queue}"
    match concern.matter:
        case Matter.NEARLY_EMPTY if not concern.samples:
            return tr("Nothing is left to label in {place}.", place=place)
        case Matter.NEARLY_EMPTY:
            return counted(
                "Only {n} sample is left to label in {place}.",
                "Only {n} samples are left to label in {place}.",
                concern.samples,
                place=place,
            )
        case Matter.STUCK:
            return counted(
                "{n} sample of {place} is stuck: saved, in the hands of a program that is silent.",
                "{n} samples of {place} are stuck: saved, in the hands of programs that are silent.",
                concern.samples,
                place=place,
            )
        case Matter.AWAY:
            return counted(
                "{n} sample of {place} waits for somebody who is away.",
                "{n} samples of {place} wait for people who are away.",
                concern.samples,
                place=place,
            )
        case Matter.ACCEPTANCE:
            return tr(
                "Of the work of {member} {lately} % were accepted at once in the last seven days,"
                " {before} % in the four weeks before.",
                member=concern.member,
                lately=number(100 * concern.lately),
                before=number(100 * concern.before),
            )
