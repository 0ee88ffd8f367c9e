"""A large image is shown before all of it was decoded."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from labelqueue.domain.errors import ImageUnreadable
from labelqueue.images import decode
from labelqueue.queue import Workspace
from labelqueue.ui import image_loader
from tests.gui.conftest import Hands, photo


@pytest.fixture
def hands(
    open_hands: Callable[[str | None, str | None], Hands],
    workspace: Workspace,
    tmp_path: Path,
    url: str,
    monkeypatch: pytest.MonkeyPatch,
) -> Hands:
    """A window on a workspace with one image that counts as large."""
    monkeypatch.setattr(sys.modules[decode.__module__], "REDUCED_FROM", 320 * 240)
    workspace.create_dataset("fruit", ["ripe"]).add_samples([photo(tmp_path / "1.jpg")])
    opened = open_hands(url, "anna")
    opened.connected()
    return opened


def test_all_of_it_follows(hands: Hands) -> None:
    hands.start()
    (image,) = hands.page.image._loader._kept.values()
    hands.until(lambda: image.complete)
    assert image.size == (320, 240)
    assert [level.width() for level in image.levels] == [320, 160]


def test_the_drawing_stays_when_the_rest_does_not_come(hands: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_uri: str) -> object:
        raise ImageUnreadable("It is gone.")

    monkeypatch.setattr(image_loader, "_rest", fail)
    hands.start()
    hands.draw_box()
    hands.until(lambda: hands.notice)
    assert "It is gone. You see a reduced image." in hands.notice
    assert len(hands.page.document.label) == 1
