"""Every page and dialog, in both themes and all languages: nothing cut off, everything named and reached.

LABELQUEUE_SCREENS names a folder for the pictures.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget

from labelqueue.queue import Queue, Workspace
from labelqueue.ui import i18n
from labelqueue.ui.canvas import Canvas
from labelqueue.ui.theme import ThemeChoice, apply_theme
from tests.gui.accessible import faults
from tests.gui.conftest import Hands
from tests.gui.scenes import DIALOGS, PAGES, SCENES, Stage, classes


def test_every_page_and_dialog_has_its_scene() -> None:
    assert classes() == (set(PAGES), set(DIALOGS))


@pytest.fixture(params=i18n.LANGUAGES)
def language(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[str]:
    i18n.speak(qapp, request.param)
    yield request.param
    i18n.speak(qapp, "en")


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    folder = Path(os.environ.get("LABELQUEUE_SCREENS") or tmp_path / "pictures")
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.fixture
def stage(language: str, hands: Hands, queue: Queue, workspace: Workspace, tmp_path: Path) -> Stage:
    assert language
    hands.window.resize(1200, 760)
    return Stage(hands, queue, workspace, tmp_path)


def settle(root: QWidget) -> None:
    """Have all of an image in the colours of the theme, and everything where it belongs."""
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    for canvas in root.findChildren(Canvas):
        if canvas.isVisible():
            canvas.settle()


@pytest.mark.parametrize("name", SCENES)
def test_everybody_can_see_and_reach_everything(
    name: str, stage: Stage, language: str, pictures: Path, qapp: QApplication
) -> None:
    wrong = []
    themes = [ThemeChoice.LIGHT, ThemeChoice.DARK]
    for look, root in SCENES[name](stage):
        for number, theme in enumerate(themes):
            apply_theme(qapp, theme)
            settle(root)
            root.grab().save(str(pictures / f"{name}-{look.replace(' ', '-')}-{theme}-{language}.png"))
            wrong += [f"{look}, {theme}, {what}" for what in faults(root, in_another_theme=number > 0)]
        themes.reverse()  # the one in force comes first: each change costs
    assert not wrong, "\n".join(wrong)
