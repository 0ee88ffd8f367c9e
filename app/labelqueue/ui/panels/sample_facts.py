"""How one sample stands, as a list of facts; what there is not is left out."""

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from labelqueue.domain.sample import SampleDetails
from labelqueue.ui.i18n import number, tr
from labelqueue.ui.panels.history_list import exactly
from labelqueue.ui.widgets.moments import ago, since
from labelqueue.ui.widgets.words import label


class SampleFacts(QWidget):
    """A name and a value in each row."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sample_facts")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        self._rows: list[tuple[QLabel, QLabel]] = []

    def show_details(self, found: SampleDetails) -> None:
        """Show those of a sample."""
        told = [(name, text, more) for name, text, more in _facts(found) if text]
        while len(self._rows) < len(told):
            self._add_row()
        for row, (title, value) in enumerate(self._rows):
            there = row < len(told)
            title.setVisible(there)
            value.setVisible(there)
            if there:
                name, text, more = told[row]
                title.setText(name)
                value.setText(breakable(text))
                value.setToolTip(more)

    @property
    def texts(self) -> dict[str, str]:
        """What stands there, by its name."""
        return {
            title.text(): value.text().replace(_BREAK, "")
            for title, value in self._rows
            if not title.isHidden()
        }

    def _add_row(self) -> None:
        title, value = label(kind="muted"), label(wrap=True)
        for one in (title, value):
            one.setAlignment(Qt.AlignmentFlag.AlignTop)
        row = len(self._rows)
        self._grid.addWidget(title, row, 0)
        self._grid.addWidget(value, row, 1)
        self._rows.append((title, value))


_BREAK = "\N{ZERO WIDTH SPACE}"


def breakable(text: str) -> str:
    """A path has no blanks, and would make the panel as wide as it is."""
    for sign in "/\\_-.=&?":
        text = text.replace(sign, f"{sign}{_BREAK}")
    return text


def _facts(found: SampleDetails) -> Iterator[tuple[str, str, str]]:
    row, sample = found.row, found.sample
    yield tr("Queue"), row.queue, ""
    if row.holder:
        yield tr("In hand of"), _held(found), exactly(found.since) if found.since else ""
    yield tr("Labeler"), row.labeler or "", ""
    yield tr("Reviewer"), row.reviewer or "", ""
    yield tr("Assigned"), _assigned(found), ""
    yield tr("Priority"), f"{row.priority:g}" if row.priority else "", ""
    yield tr("Objects"), number(row.annotations) if row.revision else "", ""
    yield tr("Labels"), number(found.revisions) if found.revisions else "", ""
    if sample.width and sample.height:
        yield (
            tr("Size"),
            tr("{width} × {height} pixels", width=number(sample.width), height=number(sample.height)),
            "",
        )
    yield tr("Added"), ago(found.added_at), exactly(found.added_at)
    yield tr("Path"), sample.uri, ""
    for key, value in sample.metadata.items():
        yield key, _plain(value), ""


def _held(found: SampleDetails) -> str:
    row, when = found.row, since(found.since) if found.since else ""
    if found.host and when:
        return tr("{who} on {host} since {when}", who=row.holder, host=found.host, when=when)
    return tr("{who} since {when}", who=row.holder, when=when) if when else row.holder or ""


def _assigned(found: SampleDetails) -> str:
    labeler, reviewer = found.row.assigned_labeler, found.row.assigned_reviewer
    parts = (
        tr("{who} to label", who=labeler) if labeler else "",
        tr("{who} to review", who=reviewer) if reviewer else "",
    )
    return ", ".join(part for part in parts if part)


def _plain(value: Any) -> str:
    """Metadata as JSON has them, without quotes around a text."""
    import json

    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
