"""What others do between two statements of one transaction: forced, on PostgreSQL, where they may."""

import uuid
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import psycopg
import pytest

import labelqueue as lq
from tests.concurrency.interference import Interference, interference
from tests.contract.team import Team, drawn

__all__ = ["interference"]

MINE = "ORDER BY sample_state.lane"


def test_what_was_mine_is_somebody_elses_a_moment_later(team: Team, interference: Interference) -> None:
    team.add("a.jpg", "b.jpg")
    team.dataset.assign(["a.jpg"], labeler="ann")
    _ = team["ann"]
    seen = interference.after(
        team.workspace("ann"), MINE, lambda: team.dataset.assign(["a.jpg"], labeler="bob")
    )
    assert team.take("ann").sample.name == "b.jpg"
    assert seen
    assert team.take("bob").sample.name == "a.jpg"


def test_what_was_mine_is_done_a_moment_later(team: Team, interference: Interference) -> None:
    team.add("a.jpg")
    team.rejected("a.jpg", labeler="ann", reviewer="rita")
    seen = interference.after(
        team.workspace("ann"), MINE, lambda: team.dataset.set_status(["a.jpg"], "reviewed")
    )
    assert isinstance(team["ann"].start_labeling(), lq.NothingToDo)
    assert seen
    assert (team.status("a.jpg"), team.row("a.jpg").holder) == ("reviewed", None)


def test_what_i_held_is_taken_away_a_moment_later(team: Team, interference: Interference) -> None:
    team.add("a.jpg")
    team.take("ann")

    def take_away() -> None:
        team.dataset.set_status(["a.jpg"], "unlabeled")
        team.take("bob")

    seen = interference.after(team.workspace("ann"), MINE, take_away)
    nothing = team["ann"].start_labeling()
    assert seen
    assert isinstance(nothing, lq.NothingToDo)
    assert nothing.reason is lq.Nothing.HELD_BY_OTHERS


def test_a_locked_head_is_passed_over_and_a_locked_rest_is_busy(team: Team) -> None:
    team.add("a.jpg", "b.jpg")
    with psycopg.connect(team.url) as other:
        other.execute("SELECT 1 FROM sample_state WHERE sort_name = 'a.jpg' FOR UPDATE")
        assert team.take("ann").sample.name == "b.jpg"
        nothing = team["bob"].start_labeling()
        assert isinstance(nothing, lq.NothingToDo)
        assert nothing.reason is lq.Nothing.BUSY
    assert team.take("bob").sample.name == "a.jpg"


@pytest.mark.parametrize("late", [False, True])
def test_one_operation_from_four_places_at_once(team: Team, late: bool) -> None:
    team.add("a.jpg", "b.jpg")
    work = team.take("ann")
    if late:
        team["ann"].release(work)
    operation = uuid.uuid4()

    def submit(_: int) -> Any:
        with lq.connect(team.url, member="ann") as workspace:
            queue = workspace.dataset("fruit").queue()
            return queue.submit(work, drawn(work.label), operation_id=operation)

    with ThreadPoolExecutor(4) as pool:
        outcomes = list(pool.map(submit, range(4)))
    assert len(set(map(repr, outcomes))) == 1
    assert isinstance(outcomes[0], lq.Fenced if late else lq.WorkItem)
    with pytest.raises(lq.NotFound):
        team.dataset.label_of("a.jpg", revision=2)


def test_two_managers_in_opposite_order(team: Team) -> None:
    names = [f"{number:03}.jpg" for number in range(60)]
    team.add(*names)

    def set_all(order: list[str]) -> None:
        with lq.connect(team.url, member="boss") as workspace:
            for status in ("skipped", "labeled", "unlabeled"):
                workspace.dataset("fruit").set_status(order, status)

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(set_all, [names, names[::-1]]))
    assert team["boss"].counts()[lq.LabelStatus.UNLABELED] == 60
    assert [entry[4] for entry in team.events("000.jpg")] == [1, 2, 3, 4, 5, 6]


def test_two_settings_at_once(team: Team) -> None:
    _ = team["boss"]
    with lq.connect(team.url, member="boss") as other:
        queue = other.dataset("fruit").queue()

        def configure(change: dict[str, bool]) -> None:
            (team["boss"] if "save_enabled" in change else queue).configure(**change)

        with ThreadPoolExecutor(2) as pool:
            list(pool.map(configure, [{"save_enabled": True}, {"hide_author": True}]))
    settings = team["boss"].settings
    assert (settings.save_enabled, settings.hide_author) == (True, True)


def test_a_reopen_that_is_sent_again_while_it_is_on_its_way(team: Team, interference: Interference) -> None:
    team.add("a.jpg")
    team.submitted("a.jpg", by="ann")
    operation = uuid.uuid4()
    with lq.connect(team.url, member="ann") as first:
        outcomes: list[lq.WorkItem] = []
        seen = interference.after(
            team.workspace("ann"),
            "FROM operation",
            lambda: outcomes.append(first.dataset("fruit").queue().reopen("a.jpg", operation_id=operation)),
        )
        assert team["ann"].reopen("a.jpg", operation_id=operation) == outcomes[0]
    assert seen
