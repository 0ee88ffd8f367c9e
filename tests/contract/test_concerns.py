"""What managers are told without having asked."""

import pytest

import labelqueue as lq
from labelqueue.domain.concerns import Concern, Matter
from tests.contract.team import Team, drawn
from tests.contract.test_time import age, alive


def concerns(team: Team, *, low: int = 3) -> list[Concern]:
    return team.workspace("boss").concerns(low=low)


def test_a_queue_that_is_nearly_empty(team: Team) -> None:
    team.add("1.png", "2.png", "3.png", "4.png")
    assert concerns(team, low=9) == []  # nobody has worked there today
    team.submitted("1.png", by="ann")
    assert concerns(team) == []  # three are left
    team.dataset.assign(["2.png"], labeler="bob")
    team.submitted("3.png", by="ann")
    assert concerns(team) == [Concern(Matter.NEARLY_EMPTY, "fruit", "default", samples=2)]
    assert concerns(team, low=0) == []
    team["boss"].pause()
    assert concerns(team) == []
    team["boss"].resume()
    age(team, "event", "at", 25)
    assert concerns(team) == []


def test_what_is_complete_is_not_nearly_empty(team: Team) -> None:
    team.add("1.png")
    team.submitted("1.png", by="ann")
    assert [one.samples for one in concerns(team)] == [0]  # it waits for review
    team["rita"].accept(team.take("rita", "review"), pull_next=False)
    assert concerns(team) == []


def test_samples_that_are_stuck_and_samples_for_who_is_away(team: Team) -> None:
    team.add("1.png", "2.png", "3.png")
    team["boss"].configure(save_enabled=True, auto_release_minutes=30)
    work = team.take("ann")
    team["ann"].save(work, drawn(work.label))
    team.take("bob")  # never saved: that is set free by itself
    assert concerns(team, low=0) == []
    age(team, "client_session", "seen_at", 1)
    assert concerns(team, low=0) == [Concern(Matter.STUCK, "fruit", "default", samples=1)]
    age(team, "client_session", "seen_at", 80)
    alive(team, "boss")
    assert concerns(team, low=0) == [Concern(Matter.AWAY, "fruit", "default", samples=1)]
    team.workspace("boss").pass_on("ann")
    assert concerns(team, low=0) == []


def decided(team: Team, *, rejected: int, accepted: int) -> None:
    """So many of ann's samples, each decided once."""
    first = len(team.dataset.samples(limit=1000))
    names = [f"{first + number:03}.png" for number in range(rejected + accepted)]
    team.add(*names)
    for number, name in enumerate(names):
        team.submitted(name, by="ann")
        work = team.take("rita", "review")
        if number < rejected:
            team["rita"].reject(work, pull_next=False)
            team.dataset.set_status([name], "skipped")
        else:
            team["rita"].accept(work, pull_next=False)


def test_acceptance_that_falls(team: Team) -> None:
    decided(team, rejected=2, accepted=18)
    age(team, "event", "at", 24 * 10)
    decided(team, rejected=4, accepted=15)
    assert concerns(team, low=0) == []  # nineteen say nothing
    decided(team, rejected=1, accepted=0)
    (one,) = concerns(team, low=0)
    assert (one.matter, one.member) == (Matter.ACCEPTANCE, "ann")
    assert [one.before, one.lately] == pytest.approx([0.9, 0.75])
    figures = team["boss"].statistics().members
    assert next(row for row in figures if row.member == "ann").sums.tally.decided == 40
    decided(team, rejected=0, accepted=5)
    assert concerns(team, low=0) == []
    assert team.workspace("boss").concerns(low=0, acceptance=False) == []


def test_whoever_works_alone_has_no_concerns_and_others_are_refused(
    team: Team, tmp_path_factory: pytest.TempPathFactory
) -> None:
    with pytest.raises(lq.NotPermitted, match="Only a manager may"):
        team.workspace("rita").concerns()
    path = tmp_path_factory.mktemp("alone") / "workspace.db"
    with lq.connect(f"sqlite:///{path}") as alone:
        dataset = alone.create_dataset("fruit", ["ripe"])
        dataset.add_samples([lq.SampleSpec(f"{n}.png", f"{n}.png") for n in range(3)])
        queue = dataset.queue()
        work = queue.start_labeling()
        assert isinstance(work, lq.WorkItem)
        queue.submit(work, work.label, pull_next=False)
        assert alone.concerns() == []
