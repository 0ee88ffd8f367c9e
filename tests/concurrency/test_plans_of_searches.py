"""A search for days looks at what happened on these days, and not at all that ever happened."""

from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.concurrency.plans import local_plans
from tests.contract.team import Team, found_team

_NEXT = "SEARCH event USING INDEX event_done_in_queue (queue_id>?)"


def test_on_a_file_days_and_words_are_found_by_an_index(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = f"sqlite:///{tmp_path / 'workspace.db'}"
    found_team(url)
    with ExitStack() as stack:
        workspace = Team(url, stack).workspace("boss")
        dataset = workspace.dataset("fruit")
        with local_plans(workspace, monkeypatch) as lines:
            dataset.count("labeled:7d")
            dataset.count("reviewed:>=2026-05-01")
            dataset.count("added:today")
            dataset.vocabulary()
    days = [line for line in lines if "event_done_in_queue (queue_id=? AND at>?" in line]
    assert len(days) == 2
    queues = [line for line in lines if line.split()[:2] == ["SEARCH", "event"] and line not in days]
    assert (
        queues == ["SEARCH event USING INDEX event_done_in_queue", _NEXT] * 2
    )  # the least one, and the next
    added = [line for line in lines if "ix_sample_dataset_id_created_at" in line]
    assert len(added) == 3  # both ends of the dataset say what the metadata are
    assert not [line for line in lines if line.split()[:2] in (["SCAN", "event"], ["SCAN", "sample"])]
    assert not [line for line in lines if "TEMP B-TREE" in line and "sample" in line]
