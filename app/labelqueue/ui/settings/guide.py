"""The page of the guide on settings, made from their table."""

from typing import Final

from labelqueue.ui.settings.kinds import Section, possible, shown
from labelqueue.ui.settings.table import SECTIONS, SETTINGS

_INTRODUCTION: Final = """# Settings

*File → Settings*, `Ctrl+,`. Every change counts at once, on this computer only; *Restore defaults* puts back
one section. What also stands in the *View* and *Edit* menus is the same there: change it in either place.
"""
_END: Final = """
Window, columns and panels come back as you left them. All of it lies in `window.ini`, in the folder for
settings of your user; deleting the file puts back every default.
"""


def settings_guide() -> str:
    """All settings in tables, as Markdown."""
    return "\n".join([_INTRODUCTION, *map(_section, Section), _END.lstrip("\n")])


def _section(section: Section) -> str:
    rows = [
        f"| **{one.text}** | {one.help} | {possible(one.kind)} | {shown(one.kind, one.default)} |"
        for one in SETTINGS
        if one.section is section
    ]
    head = [
        f"## {SECTIONS[section]}",
        "",
        "| setting | what it does | possible | default |",
        "|---|---|---|---|",
    ]
    return "\n".join([*head, *rows, ""])
