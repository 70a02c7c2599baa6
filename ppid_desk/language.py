"""Words on the screen: English in the code, Indonesian by default, chosen once at the start.

Papers do not use this: they are official and always Indonesian (`papers`). Dates in words are here for both.
"""

from __future__ import annotations

import gettext
from datetime import date

from ppid_desk.shipped import shipped

LANGUAGES = ("id", "en")
DEFAULT = "id"

_MONTHS = {
    "id": "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split(),
    "en": "January February March April May June July August September October November December".split(),
}
_SHORT_MONTHS = {
    "id": "Jan Feb Mar Apr Mei Jun Jul Agu Sep Okt Nov Des".split(),
    "en": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(),
}
_DAYS = {
    "id": "Senin Selasa Rabu Kamis Jumat Sabtu Minggu".split(),
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(),
}
_WEEKDAYS = {"id": "Sn Sl Rb Km Jm Sb Mg".split(), "en": "Mo Tu We Th Fr Sa Su".split()}


class _Chosen:
    language = DEFAULT
    catalogue: gettext.NullTranslations | None = None


def use(language: str) -> None:
    """Choose the language of the screens for this process: "id" or "en"."""
    if language not in LANGUAGES:
        raise ValueError(f"no such language: {language}")
    _Chosen.language = language
    _Chosen.catalogue = None


def current() -> str:
    """The language of the screens now."""
    return _Chosen.language


def _catalogue() -> gettext.NullTranslations:
    if _Chosen.catalogue is None:
        if _Chosen.language == "en":
            _Chosen.catalogue = gettext.NullTranslations()
        else:
            with shipped("translations", f"{_Chosen.language}.mo").open("rb") as stream:
                _Chosen.catalogue = gettext.GNUTranslations(stream)
    return _Chosen.catalogue


def mark(text: str) -> str:
    """Mark a text for translation where it is written down; `tr` translates it where it is shown."""
    return text


def tr(text: str, /, **values: object) -> str:
    """The text in the language of the screens, its {names} filled in."""
    translated = _catalogue().gettext(text) if text else ""
    return translated.format(**values) if values else translated


def long_date(day: date, language: str | None = None) -> str:
    """ "Senin, 6 April 2026"."""
    chosen = language or current()
    return f"{_DAYS[chosen][day.weekday()]}, {plain_date(day, chosen)}"


def plain_date(day: date, language: str | None = None) -> str:
    """ "6 April 2026"."""
    return f"{day.day} {_MONTHS[language or current()][day.month - 1]} {day.year}"


def short_date(day: date, language: str | None = None, *, year: bool = True) -> str:
    """ "6 Apr 2026", or "6 Apr" without the year."""
    text = f"{day.day} {_SHORT_MONTHS[language or current()][day.month - 1]}"
    return f"{text} {day.year}" if year else text


def day_name(day: date, language: str | None = None) -> str:
    """ "Senin"."""
    return _DAYS[language or current()][day.weekday()]


def month_name(month: int) -> str:
    """ "April", in the language of the screens."""
    return _MONTHS[current()][month - 1]


def weekday_signs() -> tuple[str, ...]:
    """The weekdays in two letters, Monday first."""
    return tuple(_WEEKDAYS[current()])
