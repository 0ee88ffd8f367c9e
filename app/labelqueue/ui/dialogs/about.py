"""What program this is, what it runs on, and whose work is in it."""

import re
from importlib import metadata
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from labelqueue.domain.errors import KnownError
from labelqueue.log import log_path
from labelqueue.ui.bridge import Database, Files
from labelqueue.ui.dialogs.frame import FramedDialog
from labelqueue.ui.i18n import tr
from labelqueue.ui.report import told, versions
from labelqueue.ui.widgets.words import label

if TYPE_CHECKING:
    from labelqueue.queue import Workspace

PARTS: Final = (
    "PySide6-Essentials",
    "SQLAlchemy",
    "alembic",
    "psycopg",
    "psycopg-binary",
    "numpy",
    "pillow",
    "pycocotools",
    "shapely",
    "fsspec",
    "keyring",
    "platformdirs",
    "typer",
)
"""What the program asks for by name; what these ask for is found from them."""

_NAME: Final = re.compile(r"[A-Za-z0-9._-]+")


class AboutDialog(FramedDialog):
    """The versions of the database come when it answers; the dialog does not wait for them."""

    def __init__(self, database: Database, files: Files, parent: QWidget | None = None) -> None:
        super().__init__(parent, title=tr("About Labelqueue"))
        self.setObjectName("about_dialog")
        self.resize(600, 600)
        self._versions = versions()
        self._text = label(told(self._versions))
        self._text.setObjectName("versions")
        self._text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._licences = QPlainTextEdit()
        self._licences.setObjectName("licences")
        self._licences.setAccessibleName(tr("Licences"))
        self._licences.setReadOnly(True)
        self._licences.setTabChangesFocus(True)
        purpose = tr(
            "Label images from a shared queue: everyone gets the next sample, nobody gets the same one."
        )
        self.body.addWidget(label("Labelqueue", kind="title"))
        self.body.addWidget(label(purpose, wrap=True))
        self.body.addWidget(self._text)
        log = tr("What goes wrong is written to {log}.", log=str(log_path()))
        self.body.addWidget(label(log, kind="muted", wrap=True))
        self.body.addWidget(label(tr("Licences"), kind="heading"))
        self.body.addWidget(self._licences, 1)
        self.add_button("copy_versions", tr("Copy")).clicked.connect(self._copy)
        self.add_stretch()
        self.add_button("close_about", tr("Close"), kind="primary").clicked.connect(self.accept)
        database.run(_versions_of, then=self._add, failed=self._on_failed, context=self)
        files.run(licences, then=self._licences.setPlainText, context=self, urgent=True)

    def _add(self, found: dict[str, str]) -> None:
        self._versions |= found
        self._text.setText(told(self._versions))

    def _on_failed(self, _error: KnownError) -> None:
        self._add({"Database": tr("not reached")})

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(told(self._versions))
        self.message.show_success(tr("It is in the clipboard."))


def _versions_of(workspace: "Workspace") -> dict[str, str]:
    return workspace.versions()


def licences() -> str:
    """Everything that came with the program, as its own makers describe it."""
    found: dict[str, str] = {}
    waiting = list(PARTS)
    while waiting:
        name = waiting.pop()
        key = name.lower().replace("_", "-")
        if key in found:
            continue
        try:
            one = metadata.distribution(name)
        except metadata.PackageNotFoundError:  # not needed on this system
            continue
        found[key] = f"{one.metadata['Name']} {one.version}: {_licence(one)}"
        waiting += [_name_of(asked) for asked in one.requires or () if "extra ==" not in asked]
    own = ["Labelqueue: MIT", "Inter (typeface): OFL-1.1", "Qt: LGPL-3.0-only; its source is at code.qt.io"]
    return "\n".join([*own, *sorted(found.values(), key=str.casefold)])


def _name_of(requirement: str) -> str:
    match = _NAME.match(requirement)
    return match.group() if match else ""


def _licence(one: metadata.Distribution) -> str:
    about = one.metadata.json
    stated = about.get("license_expression") or str(about.get("license") or "").strip().partition("\n")[0]
    classifiers = about.get("classifier") or []
    named = [text.rpartition(" :: ")[2] for text in classifiers if str(text).startswith("License ::")]
    return str(stated or ", ".join(named) or tr("see its own files"))
