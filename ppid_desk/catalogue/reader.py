"""One row of an exclusion list: what it says, or what does not fit and where; pure."""

from __future__ import annotations

import re
from datetime import date

from ppid_desk.catalogue.checks import checked_decree, checked_entry, checked_withdrawal
from ppid_desk.catalogue.rules import DecreeFacts, EntryFacts, Ground, Issuer, Withdrawal
from ppid_desk.errors import Refusal
from ppid_desk.facts import dataclass
from ppid_desk.sheets.cells import LONGEST, day_of, text_of
from ppid_desk.sheets.headings import Matched
from ppid_desk.sheets.rules import Line, Unfit

_LETTERS = r"[a-j](?:\s*(?:,|;|/|&|\+|dan/atau|dan|atau)\s*(?:huruf\s+)?[a-j]\b)*"
_NAMED = re.compile(rf"huruf (?P<huruf>{_LETTERS})(?![a-z])|\b(?:p|ps|pasal)?\.? ?17 ?\(?(?P<bare>[a-j])\b")
_UNTIL = re.compile(r"(?:sampai(?: dengan)?|s\.?/?d\.?|hingga)\s+(.+)")


@dataclass(frozen=True, slots=True)
class ListedRow:
    """A row that fits, and where it stands in its file."""

    row: int
    decree: DecreeFacts
    entry: EntryFacts
    withdrawal: Withdrawal | None


class Reader:
    """Reads the rows of one file on one day."""

    def __init__(self, matched: Matched, today: date) -> None:
        self._matched, self._today = matched, today

    def read(self, line: Line) -> ListedRow:
        """What a row says. Raises Unfit for the first cell that does not fit."""
        texts = {name: text_of(line.cell(column)) for name, column in self._matched.columns.items()}
        for name, text in texts.items():
            if len(text) > LONGEST:
                raise Unfit("dik_too_long", name, f"{text[:40]}…", most=LONGEST)
        try:
            decree = checked_decree(self._decree(line, texts), self._today)
            entry = checked_entry(self._entry(line, texts, decree.decided_on))
            return ListedRow(line.row, decree, entry, self._withdrawal(line, texts, decree.decided_on))
        except Refusal as refusal:
            name = str(refusal.field)
            raise Unfit(refusal.code, name, texts.get(name, ""), **refusal.values) from None

    def _day(self, line: Line, name: str) -> date | None:
        column = self._matched.columns.get(name)
        return None if column is None else day_of(line.cell(column), name)

    def _decree(self, line: Line, texts: dict[str, str]) -> DecreeFacts:
        decided = self._day(line, "decided_on")
        if decided is None:
            raise Unfit("dik_no_day", "decided_on")
        return DecreeFacts(
            texts["number"], texts.get("title", ""), Issuer.NATIONAL, texts["issuer"], decided, in_force_from=decided
        )

    def _entry(self, line: Line, texts: dict[str, str], decided: date) -> EntryFacts:
        years, until = _period(texts.get("years", ""))
        last = self._day(line, "until")
        if not (years or until or last or texts.get("years", "")):
            raise Unfit("dik_no_period", "years")
        return EntryFacts(
            texts["code"], texts["information"], grounds_of(texts["grounds"]), texts["consequence"],
            self._day(line, "in_force_from") or decided, years, min((d for d in (until, last) if d), default=None),
            texts.get("other_law", ""), texts.get("public_interest", ""), texts.get("unit", ""),
        )  # fmt: skip

    def _withdrawal(self, line: Line, texts: dict[str, str], decided: date) -> Withdrawal | None:
        on, by = self._day(line, "withdrawn_on"), texts.get("withdrawn_by", "").strip(" -–")
        if on is None:
            if by:
                raise Unfit("dik_withdrawn_without_day", "withdrawn_on")
            return None
        return checked_withdrawal(Withdrawal(on, by), decided)


def grounds_of(text: str) -> tuple[Ground, ...]:
    """The letters of article 17 in a cell: "h", "h, j", "Pasal 17 huruf h dan huruf j". Raises Unfit."""
    said = " ".join(text.casefold().split()).strip(" .()")
    if not said or said == "-":
        raise Unfit("dik_no_ground", "grounds", text)
    said = re.sub(r" ?angka \d+(?: ?(?:,|dan) ?\d+)*", "", said)
    if re.fullmatch(_LETTERS, said):
        groups = [said]
    else:
        groups = [each["huruf"] or each["bare"] for each in _NAMED.finditer(said)]
    letters = [letter for group in groups for letter in re.findall(r"\b[a-j]\b", group)]
    if not letters:
        raise Unfit("dik_ground_unreadable", "grounds", text)
    return tuple(map(Ground, dict.fromkeys(letters)))


def cited(text: str) -> tuple[Ground, ...]:
    """The letters of article 17 in what was typed, however it was; none where they cannot be read."""
    try:
        return grounds_of(text)
    except Unfit:
        return ()


def _period(text: str) -> tuple[int | None, date | None]:
    """Years, or a last day; both None for as long as needed or an empty cell. Raises Unfit."""
    said = " ".join(text.casefold().split())
    if not said or re.match(r"selama|seperlunya|sepanjang", said):
        return None, None
    if found := re.match(r"(\d{1,9})(?: ?\([^)]*\))?(?: ?(?:tahun|thn|th)\b.*)?$", said):
        return int(found[1]), None
    found = _UNTIL.fullmatch(said)
    try:
        day = day_of(found[1] if found else said, "years")
    except Unfit:
        day = None
    if day is None:
        raise Unfit("dik_period_unreadable", "years", text)
    return None, day
