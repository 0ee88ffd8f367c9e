"""The queue as the contract describes it, for one call at a time: what each of them has to come to."""

from dataclasses import replace
from typing import Any

from tests.oracle.rules import FINISHING, MODE_OF, SETTABLE, Standing
from tests.property.handing_out import HandingOut
from tests.property.words import (
    BOSS,
    CONFLICT,
    DONE,
    ILLEGAL,
    LABELERS,
    NOT_PERMITTED,
    REVIEWERS,
    Line,
    Outcome,
    Revision,
    Sample,
    Sent,
)


class Model(HandingOut):
    """The whole of it: what is done with samples, and to them."""

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
            one.session = session
            return ("work", self.item(one))
        if not sent.pull_next:
            self._stop(who, sent.item.mode)
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
                one.become(reviewer=who, rejecter=who, corrector=one.is_.labeler)
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
        one.become(status="labeling_in_progress", holder=who, mode="label", reserved=None)
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
                one.become(labeler=None, reviewer=None, rejecter=None, corrector=None)
            if status in ("rejected", "reviewed"):
                one.become(rejecter=None)
            if status == "rejected":
                one.become(corrector=one.is_.labeler)
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
            if one.is_.reserved:
                self._end_claim(one)
            one.become(**{f"assigned_{person}": who})
            if who is not None and person == "labeler" and one.is_.status == "rejected":
                one.become(labeler=who, corrector=who)
            if who is not None and person == "reviewer" and one.is_.status == "labeled":
                one.become(rejecter=None)
            self._quiet(one, "assign")
        return DONE

    def _quiet(self, one: Sample, action: str) -> None:
        one.lines.append(Line(action, BOSS, one.is_.status, one.is_.status, one.version))

    def set_state(self, state: str) -> Outcome:
        self.state = state
        if state != "active":
            self._end_reservations(lambda one: True)
        return DONE

    def name_members(self, annotators: list[str], reviewers: list[str]) -> Outcome:
        self.members = {"label": frozenset(annotators), "review": frozenset(reviewers)}
        self._end_reservations(lambda one: not self.lets_in(one.is_.reserved, MODE_OF[one.is_.status]))
        for one in self.samples.values():
            for person, mode in (("assigned_labeler", "label"), ("assigned_reviewer", "review")):
                who = getattr(one.is_, person)
                if who is not None and not self.lets_in(who, mode):
                    one.become(**{person: None})
            self._forget_who_left(one)
        return DONE

    def remove(self, who: str) -> None:
        """Out of the workspace: what was theirs and not saved is for others."""
        if self.members is not None:
            self.members = {mode: named - {who} for mode, named in self.members.items()}
        self._end_reservations(lambda one: one.is_.reserved == who)
        for one in self.samples.values():
            if one.is_.holder == who and not one.saved:
                self._end_claim(one)
                self._raise(one, "release", BOSS, one.is_.status)
            people = {"assigned_labeler": None, "assigned_reviewer": None, "corrector": "rejected"}
            for person, status in (people | {"rejecter": "labeled"}).items():
                if getattr(one.is_, person) == who and status in (None, one.is_.status):
                    one.become(**{person: None})
