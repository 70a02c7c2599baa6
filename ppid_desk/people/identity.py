"""Identity numbers: what makes a NIK odd or impossible, and what of a number may be shown.

A NIK is six digits of the region of first registration, the day of birth as DDMMYY (women: day + 40), and a serial
from 0001 (PP 37/2007 Ps 37). It has no check digit, never changes, and anyone in Indonesia may ask: a region elsewhere
is nothing odd.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from ppid_desk.language import tr

_DOT = "•"
_OF_AGE = 17


@dataclass(frozen=True, slots=True)
class NikFinding:
    """Something about a NIK; an `impossible` one needs a correction or a reason, the rest is only shown."""

    impossible: bool
    sentence: str


def digits(text: str) -> str:
    """A number without the blanks, dots and dashes that people put into it."""
    return re.sub(r"[\s.\-]", "", text)


def check_nik(text: str, today: date) -> tuple[NikFinding, ...]:
    """What is impossible or odd about a NIK, the worst first; empty for an ordinary one."""
    nik = digits(text)
    impossible = next(_impossible(nik), None)
    if impossible:
        return (NikFinding(True, impossible),)
    return tuple(NikFinding(False, sentence) for sentence in _odd(nik, today))


def _impossible(nik: str) -> Iterator[str]:
    if not (nik.isascii() and nik.isdigit()) or len(nik) != 16:
        yield tr("a NIK has 16 digits, these are {n} signs.", n=len(nik))
        return
    if len(set(nik)) == 1:
        yield tr("16 times the same digit.")
    day, month = int(nik[6:8]), int(nik[8:10])
    if not (1 <= day <= 31 or 41 <= day <= 71):
        yield tr("its day of birth is {day}, which is neither 01–31 nor 41–71.", day=nik[6:8])
    if not 1 <= month <= 12:
        yield tr("its month of birth is {month}.", month=nik[8:10])
    if nik[12:] == "0000":
        yield tr("its serial number is 0000.")


def _odd(nik: str, today: date) -> Iterator[str]:
    if nik[:2] not in _provinces():
        yield tr("The NIK begins with {code}, which is no province now. Old numbers stay valid.", code=nik[:2])
    born = _birthday(nik, today)
    if born is None:
        yield tr("The day of birth in the NIK, {day}-{month}, does not exist.", day=int(nik[6:8]) % 40, month=nik[8:10])
    elif _age(born, today) < _OF_AGE:
        yield tr("By the NIK this person is under {age}.", age=_OF_AGE)


@cache
def _provinces() -> frozenset[str]:
    text = (files("resources") / "limits" / "provinces.csv").read_text(encoding="utf-8")
    return frozenset(row["code"] for row in csv.DictReader(text.splitlines()))


def _birthday(nik: str, today: date) -> date | None:
    """The birthday in a NIK; of two possible centuries the later one that is not in the future."""
    day, month, year = int(nik[6:8]) % 40, int(nik[8:10]), int(nik[10:12])
    century = 2000 if 2000 + year <= today.year else 1900
    try:
        return date(century + year, month, day)
    except ValueError:
        return None


def _age(born: date, today: date) -> int:
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def mask_id(number: str) -> str:
    """An identity number as it may be shown: "3673••••••••0001"; short numbers keep their last two or three signs."""
    signs = number.strip()
    if len(signs) >= 12:
        return signs[:4] + _DOT * (len(signs) - 8) + signs[-4:]
    keep = min(3, len(signs) // 3)
    return _DOT * (len(signs) - keep) + signs[len(signs) - keep :]


def mask_phone(phone: str) -> str:
    """A phone number as it may be shown: "0812•••••789"."""
    signs = digits(phone)
    if len(signs) < 9:
        return _DOT * max(0, len(signs) - 2) + signs[-2:]
    return signs[:4] + _DOT * (len(signs) - 7) + signs[-3:]


def international(phone: str) -> str:
    """A phone number as +62…, or "" where it is not one that can be dialled from anywhere."""
    signs = re.sub(r"[^\d+]", "", phone)
    if signs.startswith("0"):
        signs = "+62" + signs[1:]
    elif signs.startswith("62"):
        signs = "+" + signs
    return signs if re.fullmatch(r"\+\d{8,15}", signs) else ""
