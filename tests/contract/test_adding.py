"""What is added: images that are there under another name, and priorities by rules, on every database."""

from pathlib import Path

import pytest

import labelqueue as lq
from labelqueue.store import pieces
from tests.contract.team import Team


def files(folder: Path, **contents: bytes) -> list[lq.SampleSpec]:
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    return [lq.SampleSpec(name, str(folder / name)) for name in contents]


def twins(team: Team, *given: lq.SampleSpec) -> dict[str, str]:
    return {one.spec.name: one.like for one in team.dataset.twins(given)}


def test_the_same_image_under_another_name(
    team: Team, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pieces, "CHUNK", 2)
    alike = bytes(100_000)
    nearly = alike[:30_000] + b"\1" + alike[30_001:]  # where no fingerprint looks
    a, b, c, d, e = files(tmp_path, a=alike, b=alike, c=b"other", d=nearly, e=alike)
    assert twins(team, a, b, c, d, e) == {"b": "a", "e": "a"}  # among themselves
    assert team.dataset.add_samples([a]) == 1
    assert twins(team, a, b, c, d, e) == {"b": "a", "e": "a"}  # and with what is there
    assert team.dataset.add_samples([b, c]) == 2
    assert twins(team, a, b, c) == {}  # these names are there and would not be added
    team.dataset.delete_samples(["a"])
    assert twins(team, e) == {"e": "b"}
    team.dataset.delete_samples(["b"])
    assert twins(team, e) == {}
    with pytest.raises(lq.NotPermitted):
        team.workspace("rita").dataset("fruit").twins([a])


def test_what_servers_say_is_compared_with_what_they_said(team: Team) -> None:
    first, second, other = (
        lq.SampleSpec(name, f"s3://b/{name}", fingerprint=f"md5:3:{tag * 32}")
        for name, tag in (("a", "0"), ("b", "0"), ("c", "1"))
    )
    team.dataset.add_samples([first])
    assert twins(team, second, other) == {"b": "a"}


def test_what_was_added_before_anybody_looked_is_known_when_it_comes_again(
    team: Team, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a, b = files(tmp_path, a=b"same", b=b"same")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("labelqueue.images.fingerprint.fingerprint_of", lambda _path: None)
        team.dataset.add_samples([a])
    assert twins(team, b) == {}
    assert team.dataset.add_samples([a]) == 0
    assert twins(team, b) == {"b": "a"}


def test_a_password_in_an_address_is_refused(team: Team) -> None:
    with pytest.raises(lq.InvalidValue, match="has a password in it"):
        team.dataset.add_samples(["https://me:secret@pictures.example/1.jpg"])


def priorities(team: Team) -> dict[str, float]:
    return {row.name: row.priority for row in team.dataset.samples()}


def scored(*scores: float | None) -> lq.Label:
    label = lq.Label()
    for score in scores:
        label = label.add(lq.Box(0, 0, 5, 5), "ripe", score=score)
    return label


@pytest.fixture
def ranked(team: Team, monkeypatch: pytest.MonkeyPatch) -> Team:
    monkeypatch.setattr(pieces, "CHUNK", 2)
    given: list[tuple[str, object, lq.Label | None]] = [
        ("a", 3, scored(0.25, 0.75, None)),
        ("b", "2.5", scored(0.9)),
        ("c", True, scored(None)),
        ("d", "none", None),
    ]
    team.dataset.add_samples(
        lq.SampleSpec(name, f"https://a.example/{name}", 7.0, {"rank": rank}, label)
        for name, rank, label in given
    )
    return team


def test_priorities_by_a_rule(ranked: Team) -> None:
    dataset = ranked.dataset
    done = dataset.prioritize(lq.ByMetadata("rank"))
    assert (done.samples, done.left) == (2, 2)
    assert priorities(ranked) == {"a": 3.0, "b": 2.5, "c": 7.0, "d": 7.0}
    dataset.prioritize(lq.ByMetadata("rank", lowest_first=True), lq.search("name:a"))
    assert priorities(ranked) == {"a": -3.0, "b": 2.5, "c": 7.0, "d": 7.0}
    assert dataset.prioritize(lq.ByScore()).samples == 2
    assert priorities(ranked) == pytest.approx({"a": 0.5, "b": 0.1, "c": 7.0, "d": 7.0})
    dataset.prioritize(lq.ByScore("min"))
    assert priorities(ranked)["a"] == pytest.approx(0.75)
    dataset.prioritize(lq.ByScore(lq.ScoreOf.MAX, lowest_first=False), ["a", "d"])
    assert priorities(ranked) == pytest.approx({"a": 0.75, "b": 0.1, "c": 7.0, "d": 7.0})
    assert [event.action for event in dataset.history("d")] == []  # the rules said nothing about it


def test_random_priorities_are_the_same_with_the_same_seed(ranked: Team) -> None:
    ranked.dataset.prioritize(lq.AtRandom(seed=1))
    first = priorities(ranked)
    assert len(set(first.values())) == 4
    assert all(0 <= one < 1 for one in first.values())
    ranked.dataset.prioritize(lq.AtRandom(seed=2))
    assert priorities(ranked) != first
    ranked.dataset.prioritize(lq.AtRandom(seed=1))
    assert priorities(ranked) == first


def test_priorities_of_a_table_and_their_undo(ranked: Team) -> None:
    before = priorities(ranked)
    done = ranked.dataset.prioritize({"b": 9, "d": -1, "nothing": 3})
    assert (done.samples, done.left) == (2, 1)
    assert priorities(ranked) == {"a": 7.0, "b": 9.0, "c": 7.0, "d": -1.0}
    assert ranked.take("ann").sample.name == "b"
    ranked.dataset.undo_last_change()
    assert priorities(ranked) == {**before, "b": 9.0}  # somebody has it in hand since
    with pytest.raises(lq.InvalidValue):
        ranked.dataset.prioritize({"a": float("nan")})
    with pytest.raises(lq.NotPermitted):
        ranked.workspace("rita").dataset("fruit").prioritize(lq.AtRandom())
