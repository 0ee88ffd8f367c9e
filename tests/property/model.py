"""The queue as the contract describes it, for one call at a time: what each of them has to come to."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any, Final

import labelqueue as lq
from tests.oracle.rules import FINISHING, SETTABLE, Standing, key

BOSS: Final = "boss"
REVIEWERS: Final = ("boss", "rita", "rolf")
LABELERS: Final = ("ann", "bob", *REVIEWERS)

MINUTE: Final = 1.0
HOUR: Final = 60 * MINUTE

Outcome = tuple[Any, ...]
"""`("work", Item)`, `("nothing", reason, others)`, `("fenced", …)`, `("done",)`, `("refused", error)`."""

DONE: Final[Outcome] = ("done",)
ILLEGAL: Final[Outcome] = ("refused", lq.IllegalAction)
NOT_PERMITTED: Final[Outcome] = ("refused", lq.NotPermitted)
CONFLICT: Final[Outcome] = ("refused", lq.OperationConflict)


@dataclass(frozen=True)
class Item:
    """A work item; labels are told apart by a number, 0 is the empty one."""

    name: str
    mode: str
    holder: str
    version: int
    status: str
    revision: int
    label: int
    labeler: str | None
    remark: tuple[str, str] | None


@dataclass(frozen=True)
class Revision:
    member: str
    label: int
    late: bool = False


@dataclass(frozen=True)
class Line:
    """A line of the history."""

    action: str
    member: str
    from_status: str
    to_status: str
    version: int


@dataclass(frozen=True)
class Sent:
    """A finishing action as it was sent; `label` None: none was sent along."""

    action: str
    item: Item
    label: int | None
    comment: str = ""
    pull_next: bool = False


@dataclass
class Sample:
    is_: Standing
    version: int = 0
    revision: int = 0
    revisions: list[Revision] = field(default_factory=list)
    since: float = 0.0
    session: int | None = None
    from_queue: bool = False
    saved: bool = False
    rejections: list[tuple[str, str]] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)

    def become(self, **changes: Any) -> None:
        self.is_ = replace(self.is_, **changes)

    def store(self, revision: Revision) -> int:
        self.revisions.append(revision)
        return len(self.revisions)


class Model:
    """One queue, its samples, and everybody's sessions, of which `seen` says when they were heard."""

    def __init__(self) -> None:
        self.settings = lq.QueueSettings()
        self.state = "active"
        self.members: dict[str, frozenset[str]] | None = None
        self.samples: dict[str, Sample] = {}
        self.now = 0.0
        self.seen: dict[int, float] = {}
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
        if not held and not self.lets_in(who, mode):
            return ("nothing", "not_a_member", 0)
        if not held and self.state != "active":
            return ("nothing", self.state, 0)
        if not order:
            others = sum(1 for one in self.samples.values() if _is_of(one.is_, mode))
            return ("nothing", "held_by_others" if others else "empty", others)
        one = self.samples[order[0][1]]
        if not held:
            one.become(holder=who, mode=mode)
            one.from_queue, one.saved = True, False
            self._raise(one, "claim", who, one.is_.status)
        one.session = session
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

    def _end_claim(self, one: Sample) -> None:
        one.become(holder=None, mode=None)
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
            label=one.revisions[one.revision - 1].label if one.revision else 0,
            labeler=is_.labeler,
            remark=one.rejections[-1] if is_.rejecter is not None else None,
        )

    def lets_in(self, who: str, mode: str) -> bool:
        return self.members is None or who in self.members[mode]

    # Finishing

    def finish(self, who: str, session: int, sent: Sent, operation: Any) -> Outcome:
        """`operation`: an id."""
        statuses, _ = FINISHING.get((sent.item.mode, sent.action), (frozenset(), None))
        if sent.item.status not in statuses:
            return ILLEGAL
        unchanged = sent.item.mode == "review" and sent.label == sent.item.label
        label = None if unchanged else sent.label
        content = (who, replace(sent, label=label, item=replace(sent.item, labeler=None, remark=None)))
        if operation in self.operations:
            first, outcome = self.operations[operation]
            return outcome if first == content else CONFLICT
        outcome = self._finish(who, session, sent, label)
        if outcome[0] != "refused":
            self.operations[operation] = (content, outcome)
        return outcome

    def _finish(self, who: str, session: int, sent: Sent, label: int | None) -> Outcome:
        one = self.samples[sent.item.name]
        if (one.is_.holder, one.is_.mode, one.version) != (who, sent.item.mode, sent.item.version):
            late = one.store(Revision(who, label, late=True)) if label is not None else None
            return ("fenced", one.is_.name, one.is_.holder, one.is_.status, late, one.is_.holder == who)
        if self._refuses(sent):
            return ILLEGAL
        if label is not None:
            one.revision = one.store(Revision(who, label))
        self._apply(one, who, sent)
        if sent.action == "save":
            return ("work", self.item(one))
        if not sent.pull_next:
            return DONE
        found = self.pull(who, session, sent.item.mode)
        if found[0] == "nothing" and self.tidy(looker=who):
            return self.pull(who, session, sent.item.mode)
        return found

    def _refuses(self, sent: Sent) -> bool:
        settings = self.settings
        match sent.action:
            case "skip":
                off = not (
                    settings.skip_label_enabled if sent.item.mode == "label" else settings.skip_review_enabled
                )
                return off or (settings.skip_reason_required and not sent.comment)
            case "save":
                return not settings.save_enabled
            case "reject":
                return settings.reject_comment_required and not sent.comment
            case _:
                return False

    def _apply(self, one: Sample, who: str, sent: Sent) -> None:
        before = one.is_.status
        _, to = FINISHING[sent.item.mode, sent.action]
        if to is not None:
            one.become(status=to)
            one.since = self.now
        match sent.item.mode, sent.action:
            case "label", "submit" | "save":
                one.become(labeler=who)
            case "review", "accept":
                one.become(reviewer=who, rejecter=None)
            case "review", "reject":
                one.become(reviewer=who, rejecter=who)
                one.rejections.append((who, sent.comment))
            case "review", "skip" | "save":
                one.become(reviewer=who)
        if (sent.action, one.is_.rejecter, self.settings.self_review.value) == ("submit", who, "never"):
            one.become(rejecter=None)  # nobody reviews here what they corrected themselves
        if sent.action == "save":
            one.saved = True
        else:
            self._end_claim(one)
        self._raise(one, sent.action, who, before)

    def reopen(self, who: str, session: int, name: str, operation: Any) -> Outcome:
        content = (who, "reopen", name)
        if operation in self.operations:
            first, outcome = self.operations[operation]
            return outcome if first == content else CONFLICT
        one = self.samples[name]
        if (one.is_.status, one.is_.labeler, one.is_.holder) != ("labeled", who, None):
            return ILLEGAL
        if not self.lets_in(who, "label"):
            return NOT_PERMITTED
        one.become(status="labeling_in_progress", holder=who, mode="label")
        one.since, one.session, one.saved = self.now, session, True
        self._raise(one, "reopen", who, "labeled")
        outcome = ("work", self.item(one))
        self.operations[operation] = (content, outcome)
        return outcome

    # Managing

    def add(self, id_: int, name: str, priority: float, prelabel: int | None) -> None:
        status = "unlabeled" if prelabel is None else "prelabeled"
        one = Sample(Standing(id_, name, status, priority), since=self.now)
        if prelabel is not None:
            one.revision = one.store(Revision(BOSS, prelabel))
        self.samples[name] = one

    def set_status(self, names: list[str], status: str) -> Outcome:
        some = [self.samples[name] for name in names]
        if status not in SETTABLE:
            return ILLEGAL
        if status == "rejected" and any(one.is_.labeler is None for one in some):
            return ILLEGAL
        for one in some:
            before = one.is_.status
            self._end_claim(one)
            one.become(status=status)
            if status in ("unlabeled", "prelabeled"):
                one.become(labeler=None, reviewer=None, rejecter=None)
            if status in ("rejected", "reviewed"):
                one.become(rejecter=None)
            one.since = self.now
            self._raise(one, "set_status", BOSS, before)
        return DONE

    def set_priority(self, priorities: dict[str, float]) -> Outcome:
        for name, priority in priorities.items():
            one = self.samples[name]
            one.become(priority=priority)
            self._quiet(one, "set_priority")
        return DONE

    def assign(self, names: list[str], person: str, who: str | None) -> Outcome:
        """`person`: labeler or reviewer."""
        mode = "label" if person == "labeler" else "review"
        if who is not None and who not in (LABELERS if mode == "label" else REVIEWERS):
            return ILLEGAL
        if who is not None and not self.lets_in(who, mode):
            return ILLEGAL
        for name in names:
            one = self.samples[name]
            one.become(**{f"assigned_{person}": who})
            if who is not None and person == "labeler" and one.is_.status == "rejected":
                one.become(labeler=who)
            if who is not None and person == "reviewer" and one.is_.status == "labeled":
                one.become(rejecter=None)
            self._quiet(one, "assign")
        return DONE

    def _quiet(self, one: Sample, action: str) -> None:
        one.lines.append(Line(action, BOSS, one.is_.status, one.is_.status, one.version))

    def name_members(self, annotators: list[str], reviewers: list[str]) -> Outcome:
        self.members = {"label": frozenset(annotators), "review": frozenset(reviewers)}
        for one in self.samples.values():
            for person, mode in (("assigned_labeler", "label"), ("assigned_reviewer", "review")):
                who = getattr(one.is_, person)
                if who is not None and not self.lets_in(who, mode):
                    one.become(**{person: None})
            self._forget_who_left(one)
        return DONE

    def _forget_who_left(self, one: Sample) -> bool:
        """A rejected or corrected sample does not wait for somebody who is not in the queue."""
        is_ = one.is_
        if is_.status == "rejected" and is_.labeler and not self.lets_in(is_.labeler, "label"):
            one.become(labeler=None)
        if is_.status == "labeled" and is_.rejecter and not self.lets_in(is_.rejecter, "review"):
            one.become(rejecter=None)
        return one.is_ is not is_

    # Time

    def tidy(self, *, looker: str) -> bool:
        """What whoever looks next brings about. Returns whether anything changed."""
        released = list(self._silently_held(looker))
        for one in released:
            self._auto_release(one)
        unheld = [one for one in self.samples.values() if one.is_.holder is None]
        # Everybody is looked at: no shortcut.
        let_go = [self._forget_who_left(one) or self._lapses(one) for one in unheld]
        return bool(released) or any(let_go)

    def _lapses(self, one: Sample) -> bool:
        """Whether it has waited for one person for long enough; then it waits for anybody."""
        hours = {
            "labeled": self.settings.review_affinity_hours if one.is_.rejecter else None,
            "rejected": self.settings.return_rejected_after_hours if one.is_.labeler else None,
        }.get(one.is_.status)
        if hours is None or self.now - one.since < hours * HOUR:
            return False
        one.become(**{"labeled": {"rejecter": None}, "rejected": {"labeler": None}}[one.is_.status])
        return True

    def _silently_held(self, looker: str) -> Iterator[Sample]:
        minutes = self.settings.auto_release_minutes
        for one in self.samples.values():
            if one.is_.holder in (None, looker) or not one.from_queue or one.saved or not minutes:
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
