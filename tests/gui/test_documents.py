"""The documents say what the program does."""

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QWidget

from labelqueue.ui.actions import Actions
from labelqueue.ui.dialogs.help import shortcut_rows
from labelqueue.ui.settings.guide import settings_guide

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]


def test_the_list_of_shortcuts_is_that_of_the_window(qapp: QApplication) -> None:
    parent = QWidget()
    rows = shortcut_rows(Actions(parent), QKeySequence.SequenceFormat.PortableText)
    page = (ROOT / "docs/guide/shortcuts.md").read_text(encoding="utf-8")
    assert [f"| {what} | `{keys}` |" for what, keys in rows] == [
        line for line in page.splitlines()[6:] if line
    ]


def test_the_page_on_settings_is_that_of_their_table() -> None:
    assert (ROOT / "docs/guide/settings.md").read_text(encoding="utf-8") == settings_guide()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    targets = re.findall(r"\]\(([^)#]+)", text) + re.findall(r'src="([^"]+)"', text)
    local = [target for target in targets if "://" not in target]
    assert [target for target in local if not (page.parent / target).exists()] == []
