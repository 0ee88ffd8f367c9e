"""Many at once, each over a connection of its own: nobody gets what another one has."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import labelqueue as lq

WORKERS = 6
SAMPLES = 60


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    found = (
        f"sqlite:///{tmp_path}/workspace.db"
        if request.param == "sqlite"
        else request.getfixturevalue("postgres_url")
    )
    with lq.connect(found, member="boss") as workspace:
        workspace.create_dataset("fruit").add_samples(
            lq.SampleSpec(f"{number:03}.jpg", "https://pictures.example/x.jpg") for number in range(SAMPLES)
        )
        for number in range(WORKERS):
            workspace.add_member(f"ann{number}", "annotator")
    return found


def test_every_sample_goes_to_one(url: str) -> None:
    def work(number: int) -> list[str]:
        done = []
        with lq.connect(url, member=f"ann{number}") as workspace:
            queue = workspace.dataset("fruit").queue()
            found = queue.start_labeling()
            while isinstance(found, lq.WorkItem):
                done.append(found.sample.name)
                outcome = queue.submit(found, found.label)
                assert outcome is not None
                assert not isinstance(outcome, lq.Fenced)
                found = outcome
        return done

    with ThreadPoolExecutor(WORKERS) as pool:
        done = [name for names in pool.map(work, range(WORKERS)) for name in names]
    assert Counter(done) == Counter(f"{number:03}.jpg" for number in range(SAMPLES))


def test_a_double_click_gives_one_sample(url: str) -> None:
    def click(_: int) -> lq.WorkItem | lq.NothingToDo:
        with lq.connect(url, member="ann0") as workspace:
            return workspace.dataset("fruit").queue().start_labeling()

    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(click, range(4)))
    claims = [one.claim for one in found if isinstance(one, lq.WorkItem)]
    assert len(claims) == 4
    assert len(set(claims)) == 1
