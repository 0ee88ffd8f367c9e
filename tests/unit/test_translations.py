"""The texts to translate are those of the sources, and all of them are translated."""

import ast
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from labelqueue.domain.errors import KnownError

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "resources" / "translations"
FILES = sorted(FOLDER.glob("labelqueue_*.ts"))
LITERALS = {"tr": 2, "phrase": 2, "phrases": 2, "counted": 2}
KNOWN_ERRORS = {one.__name__ for one in KnownError.__subclasses__()}
FORWARDED = {"labelqueue/ui/i18n.py", "labelqueue/domain/phrase.py"}  # where the functions themselves are


def messages(file: Path) -> Iterator[ET.Element]:
    return ET.parse(file).iter("message")


def translations(message: ET.Element) -> list[str]:
    found = message.find("translation")
    assert found is not None
    forms = [form.text or "" for form in found.iter("numerusform")]
    return forms or [found.text or ""]


def placeholders(text: str) -> set[str]:
    return set(re.findall(r"\{(\w+)", text))


@pytest.fixture(scope="module")
def renewed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files as `make translations` would write them now."""
    folder = tmp_path_factory.mktemp("translations")
    for file in FILES:
        shutil.copy(file, folder)
    script = ROOT / "packaging" / "translations.py"
    subprocess.run([sys.executable, str(script), "--folder", str(folder)], check=True)
    return folder


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_the_files_are_as_make_translations_writes_them(file: Path, renewed: Path) -> None:
    assert file.read_text("utf-8") == (renewed / file.name).read_text("utf-8"), "run `make translations`"
    compiled = file.with_suffix(".qm")
    assert compiled.read_bytes() == (renewed / compiled.name).read_bytes(), "run `make translations`"


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_everything_is_translated(file: Path) -> None:
    unfinished = [
        message.findtext("source")
        for message in messages(file)
        if message.find("translation[@type]") is not None or not all(translations(message))
    ]
    assert not unfinished, "translate these in " + file.name


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_translations_have_the_values_of_their_sources(file: Path) -> None:
    for message in messages(file):
        source = message.findtext("source") or ""
        counted = message.get("numerus") == "yes"
        known = placeholders(source) | (placeholders(message.findtext("comment") or "") if counted else set())
        for text in translations(message):
            assert placeholders(text) <= known, source
            assert placeholders(source) <= placeholders(text) | {"n"}, source


@cache
def calls() -> list[tuple[str, ast.Call, str]]:
    """Each that names a text: where, the call itself, and of which function."""
    return list(_calls())


def _calls() -> Iterator[tuple[str, ast.Call, str]]:
    for path in sorted((ROOT / "app").rglob("*.py")):
        name = path.relative_to(ROOT / "app").as_posix()
        if name in FORWARDED:
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in LITERALS:
                yield f"{name}:{node.lineno}", node, node.func.id


def test_every_text_is_a_literal_that_the_tool_for_translators_has_found() -> None:
    """It does not look into f-strings, for example."""
    known = {
        (message.findtext("source"), message.findtext("comment") or "") for message in messages(FILES[0])
    }
    strange = []
    for where, call, function in calls():
        given = call.args[: LITERALS[function]]
        texts = [one.value for one in given if isinstance(one, ast.Constant)]
        if len(texts) < len(given) or (*texts, "")[:2] not in known:
            strange.append(f"{where}: {ast.unparse(call)}")
    assert not strange, "\n".join(strange)


def test_something_is_looked_at() -> None:
    assert FILES
    assert len(calls()) > 500


def plain_texts() -> Iterator[str]:
    """Texts of what people are refused in the queue, as far as no window could say them in their language."""
    for path in sorted((ROOT / "app" / "labelqueue" / "queue").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            given: list[ast.expr] = []
            if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call):
                raised = node.exc.func
                known = isinstance(raised, ast.Name) and raised.id in KNOWN_ERRORS
                given = node.exc.args if known else []
            elif isinstance(node, ast.Call):
                given = [one.value for one in node.keywords if one.arg == "what"]
                if isinstance(node.func, ast.Attribute) and node.func.attr == "require":
                    given += node.args
            if any(isinstance(one, ast.Constant | ast.JoinedStr) for one in given):
                yield f"{path.name}:{ast.unparse(node)}"


def test_no_refusal_of_the_queue_is_a_plain_text() -> None:
    assert list(plain_texts()) == []
