"""Identity numbers: what makes a NIK odd or impossible, and what of a number may be shown.

A NIK is six digits of the region of first registration, the day of birth as DDMMYY (women: day + 40), and a serial
from 0001 (PP 37/2007 Ps 37). It has no check digit, never changes, and anyone in Indonesia may ask: a region elsewhere
is nothing odd.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from ppid_desk.facts import dataclass
from ppid_desk.language import tr
from ppid_desk.shipped import shipped

_DOT = "•"
_OF_AGE = 17


@dataclass(frozen=True, slots=True)
class NikFinding:
    """Something about a NIK; an `impossible` one needs a correction or a reason, the rest is only shown.

    `code` says what it is about: length, repeated, day, month or serial (impossible); province, date or age (odd).
    """

    code: str
    impossible: bool
    sentence: str


def digits(text: str) -> str:
    """A number without the blanks, dots and dashes (a word processor's too) that people put into it."""
    return re.sub(r"[\s.\-‐-―−]", "", text)


def check_nik(text: str, today: date) -> tuple[NikFinding, ...]:
    """What is impossible or odd about a NIK, the worst first; empty for an ordinary one."""
    nik = digits(text)
    impossible = next(_impossible(nik), None)
    if impossible:
        return (NikFinding(impossible[0], True, impossible[1]),)
    return tuple(NikFinding(code, False, sentence) for code, sentence in _odd(nik, today))


def _impossible(nik: str) -> Iterator[tuple[str, str]]:
    if not (nik.isascii() and nik.isdigit()) or len(nik) != 16:
        yield "length", tr("a NIK has 16 digits, these are {n} signs.", n=len(nik))
        return
    if len(set(nik)) == 1:
        yield "repeated", tr("16 times the same digit.")
    day, month = int(nik[6:8]), int(nik[8:10])
    if not (1 <= day <= 31 or 41 <= day <= 71):
        yield "day", tr("its day of birth is {day}, which is neither 01–31 nor 41–71.", day=nik[6:8])
    if not 1 <= month <= 12:
        yield "month", tr("its month of birth is {month}.", month=nik[8:10])
    if nik[12:] == "0000":
        yield "serial", tr("its serial number is 0000.")


def _odd(nik: str, today: date) -> Iterator[tuple[str, str]]:
    if nik[:2] not in _provinces():
        sentence = tr("The NIK begins with {code}, which is no province now. Old numbers stay valid.", code=nik[:2])
        yield "province", sentence
    born = _birthday(nik, today)
    if born is None:
        day, month = int(nik[6:8]) % 40, nik[8:10]
        yield "date", tr("The day of birth in the NIK, {day}-{month}, does not exist.", day=day, month=month)
    elif _age(born, today) < _OF_AGE:
        yield "age", tr("By the NIK this person is under {age}.", age=_OF_AGE)


@cache
def _provinces() -> frozenset[str]:
    text = shipped("limits", "provinces.csv").read_text(encoding="utf-8")
    return frozenset(row["code"] for row in csv.DictReader(text.splitlines()))


def _birthday(nik: str, today: date) -> date | None:
    """The birthday in a NIK; of two possible centuries the later one that is not in the future."""
    day, month, year = int(nik[6:8]) % 40, int(nik[8:10]), int(nik[10:12])
    for century in (2000, 1900):
        try:
            born = date(century + year, month, day)
        except ValueError:
            continue
        if born <= today:
            return born
    return None


def _age(born: date, today: date) -> int:
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def mask_id(number: str) -> str:
    """An identity number as it may be shown: "3673••••••••0001"; others keep at most their last four signs.

    Only a NIK begins with its region. A driving licence or a civil servant's number may begin with the date of birth.
    """
    nik, signs = digits(number), number.strip()
    if len(nik) == 16 and nik.isdigit():
        return nik[:4] + _DOT * 8 + nik[-4:]
    return _tail(signs, min(4, len(signs) // 3))


def mask_phone(phone: str) -> str:
    """A phone number as it may be shown: "0812•••••789"; one of less than 11 signs keeps only its end."""
    signs = re.sub(r"[()/]", "", digits(phone))
    if len(signs) < 11:
        return _tail(signs, min(3, len(signs) // 3))
    return signs[:4] + _tail(signs[4:], 3)


def _tail(signs: str, keep: int) -> str:
    hidden = len(signs) - keep
    return _DOT * hidden + signs[hidden:]


def international(phone: str) -> str:
    """A phone number in E.164 ("+62…"), or "" where it is not one that can be dialled from anywhere."""
    signs = re.sub(r"^00", "+", re.sub(r"[^0-9+]", "", phone))
    if signs.startswith("0"):
        signs = "+62" + signs[1:]
    elif signs.startswith("62"):
        signs = "+" + signs
    signs = re.sub(r"^\+620", "+62", signs)  # "+62 (0)812 …"
    return signs if re.fullmatch(r"\+[1-9][0-9]{7,14}", signs) else ""
