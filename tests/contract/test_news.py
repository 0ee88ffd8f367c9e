"""What members are told besides what came back to them: answers to comments, and that a queue is complete."""

from collections.abc import Sequence

import labelqueue as lq
from labelqueue.domain.news import Asked, News, Seen, Source, What, key, numbers
from tests.contract.team import Team, drawn


def told(team: Team, member: str, asked: Asked) -> News:
    found = team.workspace(member).heartbeat(asked)
    assert found is not None
    return found


def heard(news: News, before: Seen) -> Sequence[tuple[What, str, str, str]]:
    return [(one.what, one.sample, one.who, one.comment) for one in news.unheard(before)]


def done(team: Team, *names: str) -> None:
    """Labeled by ann, accepted by rita."""
    for name in names:
        team.submitted(name, by="ann")
        team["rita"].accept(team.take("rita", "review"), pull_next=False)


def test_answers_are_told_to_each_other(team: Team) -> None:
    team.add("1.png", "2.png")
    begin = told(team, "ann", Asked()).seen
    team.submitted("1.png", by="ann")
    work = team.take("rita", "review")
    team["rita"].reject(work, pins=[lq.Pin("stem?", 3, 4)], pull_next=False)
    comments = {name: team.workspace(name).dataset("fruit").comments("1.png") for name in ("ann", "rita")}
    (pin,) = comments["ann"].pins
    comments["ann"].reply(pin, "behind the leaf")
    comments["rita"].reply(pin, "then mark it")
    comments["rita"].resolve(pin)  # without a word it is no news
    to_ann, to_rita = told(team, "ann", Asked(begin)), told(team, "rita", Asked(begin))
    assert heard(to_ann, begin)[1:] == [(What.ANSWERED, "1.png", "rita", "then mark it")]
    assert heard(to_rita, begin) == [(What.REPLIED, "1.png", "ann", "behind the leaf")]
    assert heard(told(team, "bob", Asked(begin)), begin) == []
    assert heard(told(team, "ann", Asked(to_ann.seen)), to_ann.seen) == []  # once
    team["boss"].configure(hide_author=True)
    assert heard(told(team, "rita", Asked(begin)), begin) == [(What.REPLIED, "1.png", "", "behind the leaf")]
    team.take("ann")  # it is in her hands: she sees it
    shown = frozenset(one.id for one in to_ann.unheard(begin))
    assert not any(one.stands for one in told(team, "ann", Asked(to_ann.seen, about=shown)).happenings)
    assert Seen.parse(to_ann.seen.as_text()) == to_ann.seen


def test_an_answer_and_an_event_of_one_number_are_two(team: Team) -> None:
    assert key(Source.EVENT, 7) != key(Source.TURN, 7)
    assert numbers([key(Source.EVENT, 7), key(Source.TURN, 8), "turn:x"], Source.TURN) == [8]
    old = Seen.parse('{"at": "2026-01-01T00:00:00+00:00", "told": [7]}')  # as it was written before
    assert old is not None
    assert old.told == {key(Source.EVENT, 7)}


def test_a_queue_that_is_complete_is_told_once_to_all_who_work_there(team: Team) -> None:
    team.add("1.png", "2.png")
    begin = told(team, "ann", Asked()).seen
    done(team, "1.png")
    assert told(team, "boss", Asked(begin)).happenings == ()
    team["ann"].skip(team.take("ann"), pull_next=False)
    news = {name: told(team, name, Asked(begin)) for name in ("boss", "ann", "bob", "rita")}
    for name, one in news.items():
        ends = [(end.what, end.dataset, end.queue) for end in one.unheard(begin)]
        assert (What.COMPLETE, "fruit", "default") in ends, name
        assert told(team, name, Asked(one.seen)).unheard(one.seen) == ()
    shown = Asked(news["bob"].seen, about=frozenset(one.id for one in news["bob"].happenings))
    assert [one.stands for one in told(team, "bob", shown).happenings] == [True]
    # What is done stays done: nothing new. What is opened again and done again is.
    team.dataset.set_status(["2.png"], "reviewed")
    assert told(team, "bob", Asked(news["bob"].seen)).unheard(news["bob"].seen) == ()
    team.dataset.set_status(["2.png"], "labeled")
    assert [one.stands for one in told(team, "bob", shown).happenings] == [False]
    team.dataset.set_status(["2.png"], "reviewed")
    assert len(told(team, "bob", Asked(news["bob"].seen)).unheard(news["bob"].seen)) == 1


def test_where_nobody_reviews_labeled_is_the_end(team: Team) -> None:
    night = team.dataset.create_queue("night", annotators=["ann"], reviewers=[])
    team.add("1.png")
    team.dataset.set_queue(["1.png"], "night")
    begin = told(team, "ann", Asked()).seen
    at_ann = team.workspace("ann").dataset("fruit").queue("night")
    work = at_ann.start_labeling()
    assert isinstance(work, lq.WorkItem)
    at_ann.submit(work, drawn(work.label), pull_next=False)
    (end,) = told(team, "ann", Asked(begin)).happenings
    assert (end.what, end.queue) == (What.COMPLETE, "night")
    assert told(team, "bob", Asked(begin)).happenings == ()  # who does not work there
    overview = team.workspace("bob").overview()
    since = {queue.name: queue.complete_since for dataset in overview.datasets for queue in dataset.queues}
    assert since["night"] == team.dataset.history("1.png")[-1].at
    assert since["default"] is None
    assert night.is_complete
