"""The joints of a category are kept with it, on every database."""

import json
from pathlib import Path

import labelqueue as lq
from tests.contract.team import Team

POSE = lq.Skeleton(["head", "hand", "foot"], [(0, 1), (1, 2)])


def test_a_skeleton_is_stored_with_its_category_and_exported(team: Team, tmp_path: Path) -> None:
    dataset = team.workspace("boss").create_dataset(
        "people", categories=[lq.Category("person", skeleton=POSE), "ball"]
    )
    assert [one.skeleton for one in dataset.categories] == [POSE, None]
    path = tmp_path / "coco.json"
    dataset.export("coco", path)
    person, ball = json.loads(path.read_text())["categories"]
    assert person["keypoints"] == ["head", "hand", "foot"]
    assert person["skeleton"] == [[1, 2], [2, 3]]
    assert "keypoints" not in ball
