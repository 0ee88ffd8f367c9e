"""What a queue asks of a label."""

import pytest

import labelqueue as lq

RIPE = lq.Label().add(lq.Point(1, 1), "ripe")
TWO = RIPE.add(lq.Point(2, 2), "leaf")


@pytest.mark.parametrize(
    ("settings", "label", "problem"),
    [
        (lq.QueueSettings(), lq.Label(), None),
        (lq.QueueSettings(), TWO, None),
        (lq.QueueSettings(categories=["ripe"]), RIPE, None),  # type: ignore[arg-type]
        (lq.QueueSettings(categories=("ripe",)), TWO, "The category 'leaf' is not used in this queue"),
        (lq.QueueSettings(categories=()), RIPE, "The category 'ripe' is not used in this queue"),
        (lq.QueueSettings(max_annotations=2), TWO, None),
        (lq.QueueSettings(max_annotations=1), TWO, "at most 1 annotation; this one has 2."),
        (lq.QueueSettings(max_annotations=2), TWO.add(lq.Point(1, 1), "ripe"), "at most 2 annotations; "),
        (lq.QueueSettings(require_annotation=True), lq.Label(), "Nothing is annotated"),
        (lq.QueueSettings(require_annotation=True), lq.Label().mark_empty(), None),
        (lq.QueueSettings(require_annotation=True), RIPE, None),
    ],
)
def test_limits(settings: lq.QueueSettings, label: lq.Label, problem: str | None) -> None:
    broken = settings.limit_broken(label)
    assert (broken is None) == (problem is None)
    assert problem is None or problem in (broken or "")


@pytest.mark.parametrize("action", lq.Action)
@pytest.mark.parametrize("mode", lq.Mode)
def test_limits_count_where_a_label_is_handed_on(mode: lq.Mode, action: lq.Action) -> None:
    settings = lq.QueueSettings(max_annotations=1, save_enabled=True, skip_review_enabled=True)
    settings.check(mode, action, "", RIPE)
    if action in (lq.Action.SUBMIT, lq.Action.ACCEPT):
        with pytest.raises(lq.IllegalAction, match=r"at most 1 annotation; this one has 2\.$"):
            settings.check(mode, action, "", TWO)
    else:
        settings.check(mode, action, "", TWO)
