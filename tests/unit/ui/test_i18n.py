from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from labelqueue.domain.errors import NotFound
from labelqueue.domain.phrase import phrase, phrases
from labelqueue.resources import resource
from labelqueue.ui import i18n


class Reversed(QTranslator):
    """Turns templates round, word by word."""

    def translate(self, context: str, source: str, note: str | None = None, number: int = -1) -> str:
        text = note or source if number not in {-1, 1} else source
        return " ".join(reversed(text.split()))


@pytest.fixture
def _reversed(qapp: QApplication) -> Iterator[None]:
    i18n.use(Reversed(qapp))
    yield
    i18n.use(None)


@pytest.mark.usefixtures("_reversed")
def test_values_are_put_in_after_the_translation() -> None:
    assert i18n.tr("Sample {at} of {total}", at=3, total=1200) == "1,200 of 3 Sample"
    assert i18n.counted("{n} sample here", "{n} samples here", 2) == "here samples 2"


@pytest.mark.usefixtures("_reversed")
def test_what_comes_from_below_is_translated_with_its_values() -> None:
    inside = phrases("{n} red one", "{n} red ones", 1)
    error = NotFound(phrase("no {what} here", what=inside))
    assert str(error) == "no 1 red one here"
    assert i18n.translated(error) == "here one red 1 no"
    assert i18n.tr("because {why}", why=error) == "here one red 1 no because"
    assert i18n.translated("a plain text") == "a plain text"


def test_english_needs_no_file() -> None:
    assert i18n.counted("{n} sample", "{n} samples", 1) == "1 sample"
    assert i18n.counted("{n} sample", "{n} samples", 1000) == "1,000 samples"


@pytest.fixture
def _german(qapp: QApplication) -> Iterator[None]:
    i18n.speak(qapp, "de")
    yield
    i18n.speak(qapp, "en")


@pytest.mark.usefixtures("_german")
def test_numbers_days_and_qts_own_texts_follow_the_language(qapp: QApplication) -> None:
    assert i18n.tr("{total} of", total=12345) == "12.345 of"
    assert i18n.number(0.5, decimals=1) == "0,5"
    assert QLocale().language() is QLocale.Language.German
    assert qapp.translate("QPlatformTheme", "Cancel") == "Abbrechen"


def test_without_a_wish_the_system_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    for wanted, spoken in ((["fr-FR", "de-AT", "en"], "de"), (["en-GB", "de"], "en"), (["C"], "en")):
        monkeypatch.setattr(QLocale, "uiLanguages", lambda _self, *_a, wanted=wanted: wanted)
        assert i18n.spoken(i18n.SYSTEM) == spoken
    assert i18n.spoken("de") == "de"
    assert i18n.spoken("tlh") == "en"


def test_every_language_has_its_files() -> None:
    there = {file.stem.removeprefix("labelqueue_") for file in resource("translations").glob("*.qm")}
    assert there == set(i18n.LANGUAGES) - {"en"}
    assert Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath), "qtbase_de.qm").exists()
