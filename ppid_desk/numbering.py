"""How a registration number is written, and the check digit that is said after it on the telephone."""

from __future__ import annotations

import re
import string
from datetime import date

from ppid_desk.errors import Refusal
from ppid_desk.facts import dataclass

_ROMAN = "I II III IV V VI VII VIII IX X XI XII".split()
_TOKENS = frozenset({"seq", "year", "month", "month_roman"})

# Damm's quasigroup of order 10: finds every single wrong digit and every swap of neighbouring digits.
_DAMM = (
    "0317598642",
    "7092154863",
    "4206871359",
    "1750983426",
    "6123045978",
    "3674209581",
    "5869720134",
    "8945362017",
    "9438617205",
    "2581436790",
)


@dataclass(frozen=True, slots=True)
class Template:
    """How a number is written: "{seq:04d}/PIP/KPU-KS/{month_roman}/{year}"."""

    text: str
    name: str = "numbers.template"  # of its setting

    def number(self, seq: int, received: date) -> str:
        """The number of the request that was received on that day as number `seq` of its year."""
        roman = _ROMAN[received.month - 1]
        return self.text.format(seq=seq, year=received.year, month=f"{received.month:02d}", month_roman=roman)

    def check(self) -> None:
        """Raise Refusal when the template could give two requests one number, or cannot be filled."""
        try:
            names = {name for _, name, _, _ in string.Formatter().parse(self.text) if name is not None}
            self.number(1, date(2026, 1, 1))
        except (ValueError, KeyError, IndexError, AttributeError):
            raise Refusal("number_template_unreadable", field=self.name, text=self.text) from None
        unknown = names - _TOKENS
        if unknown or not {"seq", "year"} <= names or set(self.text) & set("*\n"):
            raise Refusal("number_template_incomplete", field=self.name, text=self.text)


def check_digit(number: str) -> str:
    """One digit over all letters and digits of a number (letters as two digits, A = 10), by Damm's scheme."""
    interim = 0
    for sign in number.upper():
        if sign.isascii() and sign.isalnum():
            for digit in str(int(sign, 36)):
                interim = int(_DAMM[interim][int(digit)])
    return str(interim)


def split_check_digit(text: str) -> tuple[str, str]:
    """ "0012/PIP/KPU-KS/XI/2026-7" → the number and the digit said after it; the digit is "" where none was given."""
    match = re.fullmatch(r"(.*\w)\s*[- ]\s*(\d)", text.strip())
    return (match[1], match[2]) if match else (text.strip(), "")
