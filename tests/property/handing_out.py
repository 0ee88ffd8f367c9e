"""Who gets which sample, by a pull, ahead of time or by its name, and what time brings about."""

from collections.abc import Callable, Collection, Iterator
from typing import Any

import labelqueue as lq
from tests.oracle.rules import FINISHING, MODE_OF, OWN, Standing, key
from tests.property.words import (
    BOSS,
    DONE,
    GONE,
    HOUR,
    LABELERS,
    MINUTE,
    NOT_PERMITTED,
    RESERVED_FOR,
    REVIEWERS,
    Item,
    Line,
    Outcome,
    Sample,
    Seen,
)


class HandingOut:
    """One queue, its samples, and everybody's sessions.

    `seen`: when each was heard of; `ended`: those that said goodbye; `works`: those that worked in the queue;
    `tidied_at`: when one of those was heard of whose turn it was to tidy; `elsewhere`: whether what was given
    last is open in another running session of its holder.
    """

    def __init__(self) -> None:
        self.settings = lq.QueueSettings()
        self.state = "active"
        self.members: dict[str, frozenset[str]] | None = None
        self.samples: dict[str, Sample] = {}
        self.now = 0.0
        self.seen: dict[int, float] = {}
        self.ended: set[int] = set()
        self.works: set[int] = set()
        self.tidied_at: float | None = None
        self.elsewhere = False
        self.operations: dict[Any, tuple[Any, Outcome]] = {}

    # Pulling

    def start(self, who: str, session: int, mode: str) -> Outcome:
        if who not in (LABELERS if mode == "label" else REVIEWERS):
            return NOT_PERMITTED
        self.tidy(looker=who)
        return self.pull(who, session, mode)

    def pull(self, who: str, session: int, mode: str) -> Outcome:
        order = sorted(
            (place, one.is_.name) for one in self.samples.values() if (place := self._key(one, who, mode))
        )
        held = bool(order) and order[0][0][:2] == (1, 0)
        refusal = self._refusal(who, mode)
        if not held and refusal:
            return ("nothing", refusal, 0, 0)
        if not order and self._end_reservations(
            lambda one: self.now - one.kept_at >= RESERVED_FOR, modes=(mode,)
        ):
            return self.pull(who, session, mode)
        if not order:
            left = [one.is_ for one in self.samples.values() if _is_of(one.is_, mode)]
            own = sum(mode == "review" and one.labeler == who and self._is_free(one) for one in left)
            return ("nothing", "held_by_others" if left else "empty", len(left) - own, own)
        one = self.samples[order[0][1]]
        if not held:
            self._claim(one, who, session, mode, from_queue=True)
        elif not self._runs(one.session):
            one.session = session
        return self._work(one, session)

    def _is_free(self, one: Standing) -> bool:
        """Whether it waits for review by anybody."""
        people = (one.holder, one.reserved, one.rejecter, one.assigned_reviewer)
        return one.status == "labeled" and people == (None,) * len(people)

    def _refusal(self, who: str, mode: str) -> str | None:
        """Why nothing is handed out, whatever there is."""
        if not self.lets_in(who, mode):
            return "not_a_member"
        return None if self.state == "active" else self.state

    def _claim(self, one: Sample, who: str, session: int, mode: str, *, from_queue: bool) -> None:
        one.become(holder=who, mode=mode, reserved=None)
        one.session, one.from_queue, one.saved = session, from_queue, False
        self._raise(one, "claim", who, one.is_.status)

    def _runs(self, session: int | None) -> bool:
        """Whether that session is running, as far as anybody knows."""
        return session is not None and session not in self.ended and self.now - self.seen[session] <= GONE

    def _work(self, one: Sample, session: int) -> Outcome:
        self.elsewhere = one.session != session
        return ("work", self.item(one))

    def _key(self, one: Sample, who: str, mode: str) -> Any:
        settings = self.settings
        return key(
            one.is_,
            who=who,
            mode=mode,
            self_review=settings.self_review.value,
            tie_break=settings.tie_break.value,
        )

    # Keeping ahead

    def reserve(self, who: str, session: int, item: Item) -> Outcome:
        one = self.samples[item.name]
        if not self.settings.reserve_ahead or self._refusal(who, item.mode):
            return DONE
        if (one.is_.holder, one.version) != (who, item.version):
            return DONE
        order = sorted(
            (place, one.is_.name)
            for one in self.samples.values()
            if one.is_.holder is None and (place := self._key(one, who, item.mode))
        )
        if not order:
            return DONE
        place, name = order[0]
        if place[:2] not in OWN:
            following = self.samples[name]
            following.become(reserved=who)
            following.session, following.kept_at = session, self.now
        return ("kept", name)

    def _end_reservations(
        self, which: Callable[[Sample], bool], *, modes: Collection[str] = ("label", "review")
    ) -> bool:
        ended = [
            one
            for one in self.samples.values()
            if one.is_.reserved and MODE_OF[one.is_.status] in modes and which(one)
        ]
        for one in ended:
            self._end_claim(one)
        return bool(ended)

    def _stop(self, who: str, mode: str) -> None:
        """The member goes on with nothing in this mode."""
        self._end_reservations(lambda one: one.is_.reserved == who, modes=(mode,))

    def say_goodbye(self, session: int) -> None:
        self.ended.add(session)
        self._end_reservations(lambda one: one.session == session)

    # Opening

    def open(
        self, who: str, session: int, name: str, *, take_over: bool, from_others: bool = True
    ) -> Outcome:
        one = self.samples[name]
        is_, mode, owner = one.is_, MODE_OF.get(one.is_.status), self._owner(one)
        if is_.holder == who and (one.session == session or not self._runs(one.session)):
            one.session = session
            return self._work(one, session)
        may_take = is_.holder == who or (
            (who == BOSS and (from_others or is_.holder is None))
            or (who == owner and not self._refusal(who, str(mode)))
        )
        if mode and may_take and (is_.holder is None or take_over):
            from_queue = one.from_queue and is_.holder == who
            if is_.holder is not None:
                self._end_claim(one)
                self._raise(one, "release", who, is_.status)
            self._claim(one, who, session, mode, from_queue=from_queue)
            return self._work(one, session)
        came_late = any(revision.late and revision.member == who for revision in one.revisions)
        if who not in REVIEWERS and who not in (owner, is_.labeler) and not came_late:
            return NOT_PERMITTED
        seen = Seen(
            name,
            is_.status,
            one.revision,
            self._label(one),
            is_.labeler,
            is_.reviewer,
            is_.holder,
            is_.holder is not None and may_take,
        )
        return ("view", seen)

    def _owner(self, one: Sample) -> str | None:
        """Whose it is: who holds it, or the one for whom it waits."""
        if one.is_.holder is not None or one.is_.status not in MODE_OF:
            return str(one.is_.holder) if one.is_.holder else None
        mode = MODE_OF[one.is_.status]
        places = {who: self._key(one, who, mode) for who in LABELERS}
        mine: list[str] = [who for who, place in places.items() if place and place[:2] in OWN]
        return mine[0] if mine else None

    # What a sample is

    def _end_claim(self, one: Sample) -> None:
        """Nobody has it, or has it kept."""
        one.become(holder=None, mode=None, reserved=None)
        one.session, one.from_queue, one.saved = None, False, False

    def _raise(self, one: Sample, action: str, who: str, before: str) -> None:
        one.version += 1
        one.lines.append(Line(action, who, before, one.is_.status, one.version))

    def item(self, one: Sample) -> Item:
        is_ = one.is_
        assert is_.mode is not None
        return Item(
            name=is_.name,
            mode=is_.mode,
            holder=is_.holder,
            version=one.version,
            status=is_.status,
            revision=one.revision,
            label=self._label(one),
            labeler=is_.labeler,
            remark=one.rejections[-1] if is_.rejecter is not None else None,
        )

    def _label(self, one: Sample) -> int:
        return one.revisions[one.revision - 1].label if one.revision else 0

    def lets_in(self, who: str, mode: str) -> bool:
        return self.members is None or who in self.members[mode]

    def _forget_who_left(self, one: Sample) -> bool:
        """A rejected or corrected sample does not wait for somebody who is not in the queue."""
        is_ = one.is_
        if is_.status == "rejected" and is_.corrector and not self.lets_in(is_.corrector, "label"):
            one.become(corrector=None)
        if is_.status == "labeled" and is_.rejecter and not self.lets_in(is_.rejecter, "review"):
            one.become(rejecter=None)
        return one.is_ is not is_

    # Time

    def tidy(self, *, looker: str) -> bool:
        """What whoever looks next brings about. Returns whether anything changed."""
        released = list(self._silently_held(looker))
        for one in released:
            self._auto_release(one)
        minutes = self.settings.auto_release_minutes
        silent = bool(minutes) and self._end_reservations(
            lambda one: self.seen[one.session or 0] < self.now - minutes * MINUTE
        )
        unheld = [one for one in self.samples.values() if one.is_.holder is None]
        # Everybody is looked at: no shortcut.
        let_go = [self._forget_who_left(one) or self._lapses(one) for one in unheld]
        return bool(released) or silent or any(let_go)

    def hear(self, who: str, session: int) -> None:
        """The client says that it is alive, and tidies if nobody has done so in the last minute."""
        self.seen[session] = self.now
        if session in self.works and (self.tidied_at is None or self.now - self.tidied_at >= MINUTE):
            self.tidied_at = self.now
            self.tidy(looker=who)
            if self.state != "active":
                self._end_reservations(lambda one: True)

    def _lapses(self, one: Sample) -> bool:
        """Whether it has waited for one person for long enough; then it waits for anybody."""
        hours = {
            "labeled": self.settings.review_affinity_hours if one.is_.rejecter else None,
            "rejected": self.settings.return_rejected_after_hours if one.is_.corrector else None,
        }.get(one.is_.status)
        if hours is None or self.now - one.since < hours * HOUR:
            return False
        one.become(**{"labeled": {"rejecter": None}, "rejected": {"corrector": None}}[one.is_.status])
        return True

    def _silently_held(self, looker: str) -> Iterator[Sample]:
        minutes = self.settings.auto_release_minutes
        for one in self.samples.values():
            if one.is_.holder in (None, looker) or one.saved or not minutes:
                continue
            assert one.session is not None
            if self.seen[one.session] < self.now - minutes * MINUTE:
                yield one

    def _auto_release(self, one: Sample) -> None:
        holder = one.is_.holder
        self._end_claim(one)
        self._raise(one, "auto_release", holder, one.is_.status)


def _is_of(one: Standing, mode: str) -> bool:
    """Whether it is in somebody's hands in this mode, or waits for somebody in it."""
    if one.holder is not None:
        return one.mode == mode
    return one.status in FINISHING[mode, "release"][0]
