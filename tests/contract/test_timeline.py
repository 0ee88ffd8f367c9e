"""What became of a sample, page by page, and all that is known of it."""

import uuid

import pytest

import labelqueue as lq
from labelqueue.domain.work_unit import Kind, WorkUnit
from tests.contract.team import Team, drawn


def worked(team: Team, member: str, work: lq.WorkItem, *, kind: Kind, active: float) -> None:
    """As a window tells it, with its next sign of life."""
    unit = WorkUnit(
        id=uuid.uuid4(),
        sample_id=work.sample.id,
        queue_id=work.claim.queue_id,
        kind=kind,
        active=active,
        idle=0.0,
        ended_ago=0.0,
        annotations=1,
    )
    team.workspace(member).worked(unit)
    team.workspace(member).heartbeat()


def told(entries: tuple[object, ...]) -> list[str]:
    words = []
    for one in entries:
        match one:
            case lq.Event():
                words.append(f"{one.action} {one.member}")
            case lq.Worked():
                words.append(f"worked {one.member} {one.active:g}")
            case lq.Revision():
                words.append(f"{'late' if one.late else 'label'} {one.number} {one.member}")
    return words


def a_story(team: Team) -> None:
    """A prelabel; ann submits, rita rejects, the boss takes it from ann, whose drawing comes too late."""
    team.add("1.png", label=drawn(lq.Label()))
    work = team.take("ann")
    worked(team, "ann", work, kind=Kind.LABEL, active=45)
    team["ann"].submit(work, drawn(work.label), pull_next=False)
    review = team.take("rita", "review")
    worked(team, "rita", review, kind=Kind.REVIEW, active=12)
    team["rita"].reject(review, comment="stem missing", pull_next=False)
    work = team.take("ann")
    assert isinstance(team.dataset.open("1.png", take_over=True), lq.WorkItem)
    late = team["ann"].submit(work, drawn(work.label))
    assert isinstance(late, lq.Fenced)


STORY = [
    "late 3 ann",
    "claim boss",
    "release boss",
    "claim ann",
    "reject rita",
    "worked rita 12",
    "claim rita",
    "submit ann",
    "worked ann 45",
    "claim ann",
    "label 1 boss",
]


def test_all_of_it_the_newest_first(team: Team) -> None:
    a_story(team)
    found = team.dataset.timeline("1.png")
    assert told(found.entries) == STORY
    assert found.rest is None
    assert [one.at for one in found.entries] == sorted((one.at for one in found.entries), reverse=True)
    rejected = found.entries[4]
    assert isinstance(rejected, lq.Event)
    assert (rejected.comment, rejected.queue) == ("stem missing", "default")
    submitted = found.entries[7]
    assert isinstance(submitted, lq.Event)
    assert submitted.revision == 2
    unit = found.entries[8]
    assert isinstance(unit, lq.Worked)
    assert (unit.kind, unit.annotations, (unit.at - unit.since).total_seconds()) == (Kind.LABEL, 1, 45)


@pytest.mark.parametrize("limit", [1, 2, 3, 5, 10])
def test_pages_leave_nothing_out_and_tell_nothing_twice(team: Team, limit: int) -> None:
    a_story(team)
    entries: list[str] = []
    page = team.dataset.timeline("1.png", limit=limit)
    while True:
        assert len(page.entries) == limit or page.rest is None
        entries += told(page.entries)
        if page.rest is None:
            break
        page = team.dataset.timeline("1.png", limit=limit, before=page.rest)
    assert entries == STORY


def test_a_page_has_its_limits(team: Team) -> None:
    team.add("1.png")
    for limit in (0, 1001):
        with pytest.raises(lq.InvalidValue, match="The limit is between 1 and 1,000"):
            team.dataset.timeline("1.png", limit=limit)
    assert team.dataset.timeline("1.png") == lq.Timeline((), None)
    with pytest.raises(lq.NotFound):
        team.dataset.timeline("2.png")


def test_who_labeled_stays_hidden(team: Team) -> None:
    a_story(team)
    team["boss"].configure(hide_author=True)
    seen = team.workspace("rolf").dataset("fruit").timeline("1.png")
    words = [one.split() for one in told(seen.entries)]
    assert not any("ann" in one for one in words)
    assert words[5] == ["worked", "rita", "12"]
    assert words[8] == ["worked", "45"]
    assert words[4] == ["reject", "rita"]
    assert told(team.dataset.timeline("1.png").entries) == STORY  # managers know
    mine = team.workspace("ann").dataset("fruit").timeline("1.png")
    assert "submit ann" in told(mine.entries)


def test_how_long_others_worked_is_for_reviewers(team: Team) -> None:
    a_story(team)
    team.workspace("boss").set_role("rolf", "viewer")
    seen = told(team.workspace("rolf").dataset("fruit").timeline("1.png").entries)
    assert seen == [one for one in STORY if not one.startswith("worked")]
    own = told(team.workspace("ann").dataset("fruit").timeline("1.png").entries)
    assert [one for one in own if one.startswith("worked")] == ["worked ann 45"]
    with pytest.raises(lq.NotPermitted):
        team.workspace("bob").dataset("fruit").timeline("1.png")


# All about one


def test_details(team: Team) -> None:
    spec = lq.SampleSpec("1.png", "/p/1.png", priority=2.0, metadata={"light": "night"}, width=40, height=30)
    team.dataset.add_samples([spec])
    team.dataset.assign(["1.png"], reviewer="rita")
    found = team.dataset.details("1.png")
    assert (found.row, found.sample.metadata) == (team.row("1.png"), {"light": "night"})
    assert (found.sample.uri, found.sample.width, found.sample.height) == ("/p/1.png", 40, 30)
    assert (found.host, found.since, found.revisions) == (None, None, 0)
    assert found.row.assigned_reviewer == "rita"
    work = team.take("ann")
    found = team.dataset.details("1.png")
    assert (found.row.holder, bool(found.host)) == ("ann", True)
    assert found.since is not None
    assert found.since >= found.added_at
    team["ann"].submit(work, drawn(work.label), pull_next=False)
    assert team.dataset.details("1.png").revisions == 1


def test_details_hide_and_refuse_what_lists_do(team: Team) -> None:
    team.add("1.png")
    team["boss"].configure(hide_author=True)
    team.submitted("1.png", by="ann")
    assert team.workspace("rita").dataset("fruit").details("1.png").row.labeler is None
    assert team.dataset.details("1.png").row.labeler == "ann"
    with pytest.raises(lq.NotPermitted, match="bob is an annotator and cannot look at 1"):
        team.workspace("bob").dataset("fruit").details("1.png")
    with pytest.raises(lq.NotFound):
        team.dataset.details("2.png")


def test_whoever_came_too_late_is_told_all_the_same(team: Team) -> None:
    a_story(team)
    assert team.workspace("ann").dataset("fruit").details("1.png").row.holder == "boss"
