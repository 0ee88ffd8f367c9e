"""Members who are removed, or may do less than before."""

import threading

import pytest

import labelqueue as lq
from tests.contract.team import Team, drawn


def test_what_was_in_their_hands_and_waited_for_them_is_for_others(team: Team) -> None:
    team.add("1.png", "2.png", "3.png", "4.png")
    team["boss"].assign(annotators=["ann", "bob"], reviewers=["rita"])
    team.rejected("1.png", labeler="ann", reviewer="rita")
    team.dataset.assign(["3.png"], labeler="ann")
    assert team.take("bob").sample.name == "2.png"
    held = team.take("ann")  # the rejected one
    left = team.workspace("boss").remove_member("ann")
    assert (left.member.active, left.released, left.freed, left.saved) == (False, 1, 2, 0)
    assert team.events("1.png")[-1] == ("release", "boss", "rejected", "rejected", held.claim.version + 1)
    team["bob"].release(team.take("bob"))
    names = []
    for _ in range(4):
        work = team.take("bob")
        names.append(work.sample.name)
        team["bob"].submit(work, drawn(work.label), pull_next=False)
    assert names == ["1.png", "2.png", "3.png", "4.png"]
    assert team["boss"].start_labeling() == lq.NothingToDo(lq.Nothing.NOT_A_MEMBER, lq.Mode.LABEL)


def test_saved_work_waits_for_the_manager(team: Team) -> None:
    team.add("1.png", "2.png", "3.png")
    team["boss"].configure(save_enabled=True)
    first = team.take("ann")
    saved = team["ann"].save(first, drawn(first.label))
    assert isinstance(saved, lq.WorkItem)
    team["ann"].release(saved)
    assert team.take("ann").sample.name == "1.png"
    assert team.workspace("boss").remove_member("ann").saved == 1
    assert team.take("bob").sample.name == "2.png"
    team.dataset.set_status(["1.png"], "unlabeled")
    team["bob"].release(team.take("bob"))
    assert team.take("bob").sample.name == "1.png"
    assert len(team.dataset.label_of("1.png")) == 1


def test_a_corrected_sample_of_a_reviewer_who_left(team: Team) -> None:
    team.add("1.png", "2.png")
    team.rejected("1.png", labeler="ann", reviewer="rita")
    team.submitted("1.png", by="ann")
    assert team["rolf"].start_reviewing() == lq.NothingToDo(lq.Nothing.HELD_BY_OTHERS, lq.Mode.REVIEW, 1)
    assert team.workspace("boss").remove_member("rita").freed == 1
    assert team.take("rolf", "review").sample.name == "1.png"


def test_what_is_rejected_after_its_labeler_left_is_for_anybody(team: Team) -> None:
    """And what is corrected after its reviewer became an annotator."""
    team.add("1.png", "2.png")
    team.submitted("1.png", by="ann")
    team.workspace("boss").remove_member("ann")
    review = team.take("rita", "review")
    team["rita"].reject(review, pull_next=False)
    work = team.take("bob")
    assert work.sample.name == "1.png"
    team.workspace("boss").set_role("rita", "annotator")
    team["bob"].submit(work, drawn(work.label), pull_next=False)
    assert team.take("rolf", "review").sample.name == "1.png"


def test_who_labeled_it_is_known_when_they_are_not_waited_for_any_more(team: Team) -> None:
    team.add("1.png", "2.png")
    team["boss"].configure(return_rejected_after_hours=0)
    team.rejected("1.png", labeler="ann", reviewer="rita")
    work = team.take("bob")
    assert (work.sample.name, work.labeler, work.status) == ("1.png", "ann", "rejected")
    team["bob"].release(work)
    assert team.take("bob").sample.name == "1.png"  # it does not go back to ann by that
    assert [row.name for row in team.dataset.samples("labeled-by:ann")] == ["1.png"]
    team.dataset.set_status(["1.png"], "labeled")
    team.dataset.set_status(["1.png"], "rejected")  # which needs a labeler
    assert team.take("ann").sample.name == "1.png"


def test_who_labeled_it_is_known_when_they_have_left(team: Team) -> None:
    team.add("1.png", "2.png")
    team.rejected("1.png", labeler="ann", reviewer="rita")
    team.workspace("boss").remove_member("ann")
    assert team.row("1.png").labeler == "ann"
    assert team.take("bob").sample.name == "1.png"


def test_ones_own_is_ones_own_when_it_was_let_go(team: Team) -> None:
    """Who labeled it does not review it before others have, also after it was for anybody meanwhile."""
    team["boss"].configure(return_rejected_after_hours=0, self_review="never")
    team.add("1.png")
    team.rejected("1.png", labeler="rita", reviewer="rolf")
    team["bob"].release(team.take("bob"))
    team.dataset.set_status(["1.png"], "labeled")
    assert isinstance(team["rita"].start_reviewing(), lq.NothingToDo)
    assert team.take("rolf", "review").labeler == "rita"


def test_a_manager_who_is_still_connected_is_refused_at_once(team: Team) -> None:
    team.add("1.png")
    team.workspace("boss").set_role("rita", "manager")
    seen_by_rita = team.workspace("rita").dataset("fruit")
    seen_by_rita.set_priority({"1.png": 1})
    team.workspace("boss").set_role("rita", "reviewer")
    with pytest.raises(lq.NotPermitted, match="Only a manager may set a priority; rita is a reviewer"):
        seen_by_rita.set_priority({"1.png": 2})
    assert team.workspace("rita").member.role is lq.Role.REVIEWER
    team.workspace("boss").remove_member("rita")
    with pytest.raises(lq.NotPermitted, match="rita is no longer active"):
        team["rita"].assign(annotators=["ann"])


def test_who_left_is_given_nothing(team: Team) -> None:
    team.add("1.png")
    team.workspace("boss").remove_member("ann")
    with pytest.raises(lq.IllegalAction, match="ann was removed from this workspace and cannot label"):
        team.dataset.assign(["1.png"], labeler="ann")
    with pytest.raises(lq.IllegalAction, match="ann was removed"):
        team["boss"].assign(annotators=["ann"])


def test_who_left_is_refused_and_may_come_back(team: Team) -> None:
    team.add("1.png")
    assert team["ann"].counts()
    boss = team.workspace("boss")
    boss.remove_member("ann")
    with pytest.raises(lq.NotPermitted, match="no longer active"):
        lq.connect(team.url, member="ann")
    assert [one.name for one in boss.members() if not one.active] == ["ann"]
    with pytest.raises(lq.IllegalAction, match="add them again"):
        boss.set_role("ann", "reviewer")
    assert boss.remove_member("ann").released == 0  # twice does no harm
    assert boss.add_member("ann", "reviewer").role is lq.Role.REVIEWER
    with lq.connect(team.url, member="ann") as again:
        assert isinstance(again.dataset("fruit").queue().start_labeling(), lq.WorkItem)
    with pytest.raises(lq.InvalidValue, match="already"):
        boss.add_member("ann")


def test_a_reviewer_who_becomes_an_annotator_gives_reviews_back(team: Team) -> None:
    team.add("1.png", "2.png")
    team["boss"].assign(annotators=["ann", "rita"], reviewers=["rita", "rolf"])
    team.submitted("1.png", by="ann")
    team.take("rita", "review")
    labeling = team.take("rita")
    changed = team.workspace("boss").set_role("rita", "annotator")
    assert (changed.member.role, changed.released, changed.saved) == (lq.Role.ANNOTATOR, 1, 0)
    assert team.take("rolf", "review").sample.name == "1.png"
    assert team["rita"].submit(labeling, drawn(labeling.label), pull_next=False) is None


def test_there_is_always_a_manager(team: Team) -> None:
    boss = team.workspace("boss")
    with pytest.raises(lq.IllegalAction, match="boss is the last manager"):
        boss.remove_member("boss")
    with pytest.raises(lq.IllegalAction, match="boss is the last manager"):
        boss.set_role("boss", "reviewer")
    boss.set_role("boss", "manager")
    boss.set_role("rita", "manager")
    team.workspace("rita").set_role("boss", "viewer")
    with pytest.raises(lq.NotPermitted, match="Only a manager may remove members; boss is a viewer"):
        boss.remove_member("rita")


def test_two_managers_who_remove_each_other(team: Team) -> None:
    team.workspace("boss").set_role("rita", "manager")
    together = threading.Barrier(2)
    refused: list[lq.KnownError] = []

    def remove(who: str, by: str) -> None:
        with lq.connect(team.url, member=by) as workspace:
            together.wait()
            try:
                workspace.remove_member(who)
            except lq.KnownError as error:
                refused.append(error)

    threads = [threading.Thread(target=remove, args=pair) for pair in (("rita", "boss"), ("boss", "rita"))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(refused) == 1
    assert isinstance(refused[0], lq.NotPermitted)


def test_refusals(team: Team) -> None:
    with pytest.raises(lq.NotPermitted, match="Only a manager may"):
        team.workspace("rita").remove_member("ann")
    with pytest.raises(lq.NotPermitted, match="Only a manager may"):
        team.workspace("rita").set_role("rita", "manager")
    boss = team.workspace("boss")
    with pytest.raises(lq.NotFound, match="no member 'eve'"):
        boss.remove_member("eve")
    with pytest.raises(lq.InvalidValue, match="There is no role 'king'"):
        boss.set_role("ann", "king")
