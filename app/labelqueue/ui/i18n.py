"""The language of the window: every text that people read goes through here.

`tr` and `counted` are for texts of the window, `translated` for what `domain.phrase` has made: errors, names
in tables. All texts stand in resources/translations/labelqueue_*.ts; `make translations` collects them.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from PySide6.QtCore import QDate, QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from labelqueue.domain.errors import KnownError
from labelqueue.domain.phrase import Phrase, filled, phrase, phrases
from labelqueue.resources import resource

LANGUAGES: Final[Mapping[str, str]] = {"en": "English", "de": "Deutsch"}
"""Each by its code, as it calls itself. A further one is a row here and a file labelqueue_CODE.ts."""

SYSTEM: Final = "system"
"""Instead of a code: the language of the system."""

_SOURCE: Final = "en"


class _Speech:
    """What was chosen last; English until then."""

    translator: QTranslator | None = None
    locale: QLocale = QLocale(QLocale.Language.English)
    of_qt: QTranslator | None = None


def speak(app: QApplication, language: str) -> None:
    """From now on texts are in that language (a code, or `SYSTEM`); what is on the screen stays as it is."""
    chosen = spoken(language)
    _Speech.locale = QLocale(chosen)
    QLocale.setDefault(_Speech.locale)
    if _Speech.of_qt is not None:
        app.removeTranslator(_Speech.of_qt)
    own = _Speech.of_qt = None
    if chosen != _SOURCE:
        own, _Speech.of_qt = QTranslator(app), QTranslator(app)
        own.load(str(resource(f"translations/labelqueue_{chosen}.qm")))
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        _Speech.of_qt.load(_Speech.locale, "qtbase", "_", folder)
        app.installTranslator(_Speech.of_qt)
    use(own)


def use(translator: QTranslator | None) -> None:
    """Look texts up in `translator`; None: English."""
    _Speech.translator = translator


def spoken(language: str) -> str:
    """The code of a language that is there: what is asked for, or what the system wants first, or English."""
    wanted = QLocale.system().uiLanguages() if language == SYSTEM else [language]
    codes = (name.replace("_", "-").split("-")[0] for name in wanted)
    return next((code for code in codes if code in LANGUAGES), _SOURCE)


def tr(source: str, note: str = "", /, **values: object) -> str:
    """A literal text, with values by name: `tr("Sample {at} of {total}", at=3, total=9)`.

    `note`: tells it from the same text with another meaning. Numbers are grouped as the language wants it.
    """
    return translated(phrase(source, note, **values))


def counted(one: str, many: str, n: int, /, **values: object) -> str:
    """A text that depends on a number: `counted("{n} sample", "{n} samples", 3)`."""
    return translated(phrases(one, many, n, **values))


def translated(text: object) -> str:
    """A `Phrase`, or an error made with one, in the language of the window; anything else as it is."""
    if isinstance(text, KnownError) and len(text.args) == 1:
        text = text.args[0]
    if not isinstance(text, Phrase):
        return str(text)
    found = None if _Speech.translator is None else _looked_up(_Speech.translator, text)
    if found:
        return filled(found, text.values, _said)
    english = text.note if text.number >= 0 and text.number != 1 else text.source
    return filled(english, text.values, _said)


def capitalized(text: object) -> str:
    """The same with a capital letter in front, to stand alone."""
    said = translated(text)
    return said[:1].upper() + said[1:]


def number(value: float, *, decimals: int = 0) -> str:
    """A number as the language writes it."""
    return _Speech.locale.toString(float(value), "f", decimals)


def day(of: date) -> str:
    """A day in figures."""
    return _day(of, tr("yyyy-MM-dd", "a day, in the letters of QDate.toString"))


def short_day(of: date) -> str:
    """A day of this year or so, with the name of its month."""
    return _day(of, tr("d MMM", "a day without year, in the letters of QDate.toString"))


def _day(of: date, form: str) -> str:
    return _Speech.locale.toString(QDate(of.year, of.month, of.day), form)


def _looked_up(translator: QTranslator, text: Phrase) -> str:
    # All texts are in one context: the same words are said in the same way everywhere.
    return translator.translate("", text.source, text.note or None, text.number) or ""


def _said(value: Any) -> str:
    if isinstance(value, int) and not isinstance(value, bool):
        return _Speech.locale.toString(value)
    return translated(value)
