"""What a member finds of their own work, and what they are told of it."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest

import labelqueue as lq
from labelqueue.domain.mine import MyRow, Share, Waits
from labelqueue.domain.news import Asked, News, Seen, Spot, What
from labelqueue.domain.statistics import Tally
from labelqueue.domain.status import LabelStatus, Mode
from tests.contract.team import Team, drawn


def rows(team: Team, member: str, share: Share, **more: object) -> list[MyRow]:
    return team.workspace(member).my_work.page(share, **more)  # type: ignore[arg-type]


def names(team: Team, member: str, share: Share) -> list[str]:
    return [row.sample for row in rows(team, member, share)]


def accepted(team: Team, name: str, *, labeler: str, reviewer: str) -> None:
    team.submitted(name, by=labeler)
    work = team.take(reviewer, "review")
    assert work.sample.name == name
    team[reviewer].accept(work, pull_next=False)


def other_queue(team: Team, *samples: str) -> None:
    """In another dataset."""
    dataset = team.workspace("boss").create_dataset("birds", ["beak"])
    dataset.add_samples([lq.SampleSpec(one, f"https://pictures.example/{one}") for one in samples])


def test_what_is_in_hand(team: Team) -> None:
    team.add("1.png", "2.png")
    other_queue(team, "owl.png")
    team.take("ann")
    birds = team.workspace("ann").dataset("birds").queue()
    assert isinstance(birds.start_labeling(), lq.WorkItem)
    team.take("bob")
    found = rows(team, "ann", Share.IN_HAND)
    assert {(row.dataset, row.queue, row.sample) for row in found} == {
        ("fruit", "default", "1.png"),
        ("birds", "default", "owl.png"),
    }
    assert {(row.mode, row.waits, row.may_open, row.may_reopen) for row in found} == {
        (Mode.LABEL, None, True, False)
    }
    assert found[0].at >= found[1].at


def test_what_waits_and_why(team: Team) -> None:
    team.add("1.png", "2.png", "3.png", "4.png")
    team["boss"].configure(save_enabled=True)
    team.rejected("1.png", labeler="ann", reviewer="rita")
    team.rejected("2.png", labeler="bob", reviewer="rita", comment="too small")
    team.submitted("2.png", by="bob")
    team.dataset.assign(["4.png"], labeler="ann", reviewer="rolf")
    team.dataset.open("3.png")  # not for ann
    work = team.workspace("ann").dataset("fruit").open("4.png")
    assert isinstance(work, lq.WorkItem)
    saved = team["ann"].save(work, drawn(work.label))
    assert isinstance(saved, lq.WorkItem)
    team["ann"].release(saved)

    ann = rows(team, "ann", Share.WAITING)
    assert [(row.sample, row.waits, row.mode, row.status) for row in ann] == [
        ("4.png", Waits.SAVED, Mode.LABEL, LabelStatus.LABELING_IN_PROGRESS),
        ("1.png", Waits.REJECTED, Mode.LABEL, LabelStatus.REJECTED),
    ]
    assert (ann[1].who, ann[1].comment) == ("rita", "stem missing")
    (rita,) = rows(team, "rita", Share.WAITING)
    assert (rita.sample, rita.waits, rita.mode) == ("2.png", Waits.CORRECTED, Mode.REVIEW)
    assert (rita.who, rita.comment) == ("bob", "too small")
    assert rows(team, "bob", Share.WAITING) == []


def test_what_is_assigned_waits_and_what_is_kept_ahead_does_not(team: Team) -> None:
    team.add("1.png", "2.png", "3.png")
    team.dataset.assign(["3.png"], labeler="ann", reviewer="rita")
    work = team.take("bob")
    kept = team["bob"].reserve_next(work)
    assert kept is not None
    assert rows(team, "bob", Share.WAITING) == []
    (ann,) = rows(team, "ann", Share.WAITING)
    assert (ann.sample, ann.waits, ann.status) == ("3.png", Waits.ASSIGNED, LabelStatus.UNLABELED)


def test_what_became_of_what_was_submitted(team: Team) -> None:
    team.add("1.png", "2.png", "3.png")
    team.rejected("1.png", labeler="ann", reviewer="rita")
    accepted(team, "1.png", labeler="ann", reviewer="rita")
    team.rejected("2.png", labeler="ann", reviewer="rolf", comment="no")
    assert names(team, "ann", Share.SUBMITTED) == ["2.png", "1.png"]  # each once, the newest first
    (done,) = rows(team, "ann", Share.ACCEPTED)
    assert (done.sample, done.who, done.status) == ("1.png", "rita", LabelStatus.REVIEWED)
    back, before = rows(team, "ann", Share.REJECTED)
    assert (back.sample, back.who, back.comment, back.status) == (
        "2.png",
        "rolf",
        "no",
        LabelStatus.REJECTED,
    )
    assert (before.sample, before.comment, before.status) == ("1.png", "stem missing", LabelStatus.REVIEWED)
    assert names(team, "rita", Share.REVIEWED) == ["1.png"]
    assert names(team, "rolf", Share.REVIEWED) == ["2.png"]
    assert rows(team, "rita", Share.REVIEWED)[0].who == "ann"
    counts = team.workspace("ann").my_work.counts()
    assert counts == {
        Share.IN_HAND: 0,
        Share.WAITING: 1,
        Share.SUBMITTED: 2,
        Share.ACCEPTED: 1,
        Share.REJECTED: 2,
        Share.REVIEWED: 0,
    }
    assert team.workspace("rita").my_work.counts()[Share.REVIEWED] == 1


def test_who_labeled_is_hidden_here_too(team: Team) -> None:
    team.add("1.png", "2.png")
    team["boss"].configure(hide_author=True)
    accepted(team, "1.png", labeler="ann", reviewer="rita")
    team.rejected("2.png", labeler="ann", reviewer="rita")
    team.submitted("2.png", by="ann")
    assert {row.who for row in rows(team, "rita", Share.REVIEWED)} == {None}
    assert [row.who for row in rows(team, "rita", Share.WAITING)] == [None]
    assert [row.who for row in rows(team, "ann", Share.REJECTED)] == ["rita"]


def test_what_is_not_theirs_any_more(team: Team) -> None:
    team.add("1.png")
    team.rejected("1.png", labeler="ann", reviewer="rita")
    team.dataset.assign(["1.png"], labeler="bob")
    team.submitted("1.png", by="bob")
    (row,) = rows(team, "ann", Share.SUBMITTED)
    assert not row.may_open
    assert not row.may_reopen
    with pytest.raises(lq.NotPermitted):
        team.workspace("ann").dataset("fruit").open("1.png")
    assert rows(team, "bob", Share.SUBMITTED)[0].may_open
    assert rows(team, "rita", Share.REVIEWED)[0].may_open


def test_what_may_be_reopened(team: Team) -> None:
    team.add("1.png", "2.png")
    team.submitted("1.png", by="ann")
    team.submitted("2.png", by="ann")
    team.take("rita", "review")
    assert [(row.sample, row.may_reopen) for row in rows(team, "ann", Share.SUBMITTED)] == [
        ("2.png", True),
        ("1.png", False),
    ]
    assert isinstance(team["ann"].reopen("2.png"), lq.WorkItem)
    assert not rows(team, "ann", Share.SUBMITTED)[0].may_reopen


@pytest.mark.parametrize(
    "share", [Share.SUBMITTED, Share.ACCEPTED, Share.REJECTED, Share.WAITING], ids=lambda share: share.value
)
def test_pages_follow_one_another(team: Team, share: Share) -> None:
    wanted = [f"{number}.png" for number in range(5)]
    team.add(*wanted)
    for name in wanted:
        if share is Share.ACCEPTED:
            accepted(team, name, labeler="ann", reviewer="rita")
        else:
            team.submitted(name, by="ann")
    if share in (Share.REJECTED, Share.WAITING):
        for name in wanted:
            work = team.take("rita", "review")
            assert work.sample.name == name
            team["rita"].reject(work, pull_next=False)
    seen: list[str] = []
    after: MyRow | None = None
    while page := rows(team, "ann", share, after=after, limit=2):
        assert len(page) <= 2
        seen += [row.sample for row in page]
        after = page[-1]
    assert seen == wanted[::-1]


def test_a_search_by_name(team: Team) -> None:
    team.add("100%_A.png", "1000A.png", "b.png")
    for name in ("1000A.png", "100%_A.png", "b.png"):
        work = team.workspace("boss").dataset("fruit").open(name)
        assert isinstance(work, lq.WorkItem)
        team["boss"].submit(work, drawn(work.label), pull_next=False)
    assert [row.sample for row in rows(team, "boss", Share.SUBMITTED, name="0%_a")] == ["100%_A.png"]
    assert [row.sample for row in rows(team, "boss", Share.SUBMITTED, name=" B ")] == ["b.png"]


def test_what_there_is_not(team: Team) -> None:
    mine = team.workspace("ann").my_work
    with pytest.raises(lq.InvalidValue, match=r"^There is no 'lost'; there are in_hand, waiting, "):
        mine.page("lost")
    with pytest.raises(lq.InvalidValue, match=r"^A page has between 1 and 10,000 samples\.$"):
        mine.page("submitted", limit=0)


def test_what_was_done_lately(team: Team) -> None:
    team.add("1.png", "2.png", "3.png")
    team.submitted("1.png", by="ann")
    team["ann"].skip(team.take("ann"), pull_next=False)
    team.take("ann")
    team["rita"].accept(team.take("rita", "review"), pull_next=False)
    assert team.workspace("ann").my_work.done_lately(seconds=3600) == 2
    assert team.workspace("rita").my_work.done_lately(seconds=3600) == 1
    assert team.workspace("bob").my_work.done_lately(seconds=3600) == 0


def test_statistics_of_ones_own(team: Team) -> None:
    team.add("1.png", "2.png", "3.png")
    team.rejected("1.png", labeler="ann", reviewer="rita")
    accepted(team, "1.png", labeler="ann", reviewer="rita")
    accepted(team, "2.png", labeler="bob", reviewer="rita")
    mine = team.workspace("ann").my_work.statistics(datetime.now(UTC) - timedelta(hours=1)).tally
    assert (mine.submitted, mine.accepted, mine.rejected, mine.first_pass) == (2, 1, 1, 0.0)
    theirs = team.workspace("rita").my_work.statistics().tally
    assert (theirs.submitted, theirs.reviewed, theirs.first_pass) == (0, 3, None)
    assert team.workspace("bob").my_work.statistics(datetime.now(UTC) + timedelta(hours=1)).tally == Tally()


# What a member is told


def told(team: Team, member: str, asked: Asked) -> News:
    found = team.workspace(member).heartbeat(asked)
    assert found is not None
    return found


def heard(news: News, before: Seen | None) -> Sequence[tuple[What, str, str, str]]:
    return [(one.what, one.sample, one.who, one.comment) for one in news.unheard(before)]


def test_each_thing_is_told_once(team: Team) -> None:
    team.add("1.png", "2.png", "3.png")
    accepted(team, "1.png", labeler="ann", reviewer="rita")
    first = told(team, "ann", Asked())
    assert heard(first, None) == []  # what was before is no news
    team.rejected("2.png", labeler="ann", reviewer="rita", comment="too small")
    accepted(team, "3.png", labeler="bob", reviewer="rolf")
    second = told(team, "ann", Asked(first.seen))
    assert heard(second, first.seen) == [(What.REJECTED, "2.png", "rita", "too small")]
    third = told(team, "ann", Asked(second.seen))
    assert heard(third, second.seen) == []
    again = Seen.parse(second.seen.as_text())
    assert again == second.seen  # nor after a restart
    assert heard(told(team, "bob", Asked(first.seen)), first.seen) == [(What.ACCEPTED, "3.png", "rolf", "")]


def test_what_stands_no_more_is_not_told(team: Team) -> None:
    team.add("1.png")
    before = told(team, "ann", Asked()).seen
    team.rejected("1.png", labeler="ann", reviewer="rita")
    news = told(team, "ann", Asked(before))
    (one,) = news.unheard(before)
    team.take("ann")  # it is in their hands: they know
    after = told(team, "ann", Asked(news.seen, about=frozenset({one.id})))
    assert [(other.id, other.stands) for other in after.happenings] == [(one.id, False)]
    assert heard(told(team, "ann", Asked(before)), before) == []


def test_what_one_did_oneself_is_no_news(team: Team) -> None:
    team.add("1.png")
    before = told(team, "boss", Asked()).seen
    team.submitted("1.png", by="boss")
    team["boss"].reject(team.take("boss", "review"), pull_next=False)
    assert told(team, "boss", Asked(before)).happenings == ()


def test_a_queue_that_was_empty(team: Team) -> None:
    label, review = Spot("fruit", "default", Mode.LABEL), Spot("fruit", "default", Mode.REVIEW)
    gone = Spot("fruit", "gone", Mode.LABEL)
    before = told(team, "rita", Asked()).seen
    asked = Asked(before, empty=(label, review, gone))
    assert told(team, "rita", asked).filled == ()
    team.add("1.png", "2.png")
    assert told(team, "rita", asked).filled == (label,)
    team.submitted("1.png", by="ann")
    assert told(team, "rita", asked).filled == (label, review)
    team["boss"].pause()
    assert told(team, "rita", asked).filled == ()
    # Nothing was taken by asking.
    assert {row.holder for row in team.dataset.samples()} == {None}


def test_where_only_ones_own_waits_for_review(team: Team) -> None:
    team["boss"].configure(self_review="never")
    team.add("1.png")
    before = told(team, "rita", Asked()).seen
    asked = Asked(before, empty=(Spot("fruit", "default", Mode.REVIEW),))
    team.submitted("1.png", by="rita")
    assert told(team, "rita", asked).filled == ()
    team.workspace("rolf").heartbeat()
    assert told(team, "rolf", asked).filled == asked.empty


def test_a_sign_of_life_alone_tells_nothing(team: Team) -> None:
    assert team.workspace("ann").heartbeat() is None


@pytest.mark.parametrize("text", ["", "{}", "[1]", '{"at": 3, "told": []}', '{"at": "x", "told": []}'])
def test_what_is_no_memory_of_what_was_told(text: str) -> None:
    assert Seen.parse(text) is None
