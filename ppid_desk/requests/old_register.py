"""One row of an old register: what it says, or what does not fit and where; pure."""

from __future__ import annotations

import re
from dataclasses import field
from datetime import date, datetime, time

from ppid_desk.facts import dataclass
from ppid_desk.numbering import Template
from ppid_desk.people.rules import Requester, RequesterKind
from ppid_desk.requests.rules import Access, Channel, CopyForm, NewRequest
from ppid_desk.sheets.cells import LONGEST, day_of, text_of
from ppid_desk.sheets.headings import Matched
from ppid_desk.sheets.rules import Line, Unfit

_TICKS = {"v", "x", "ya", "y", "1", "✓", "√", "✔", "true", "ada"}
_EMPTY = {"", "-", "–", "—", "0", "tidak", "false"}
_FIRST_LAW = date(2010, 4, 30)


@dataclass(slots=True)
class OldRow:
    """A row that fits. `columns` are its cells as text, by field; `notes` what is worth a look."""

    row: int
    number: str
    seq: int
    received: datetime
    new: NewRequest
    closed_on: date | None
    columns: dict[str, str]
    notes: list[str] = field(default_factory=list)


class Reader:
    """Reads the rows of one file for one office on one day."""

    def __init__(self, matched: Matched, template: Template, now: datetime) -> None:
        self._matched = matched
        self._template = template
        self._now = now

    def read(self, line: Line) -> OldRow:
        """What a row says. Raises Unfit for the first cell that does not fit."""
        columns = {name: text_of(line.cell(column)) for name, column in self._matched.columns.items()}
        for name, text in columns.items():
            if len(text) > LONGEST:
                raise Unfit("old_too_long", name, f"{text[:40]}…")
        received = self._received(line)
        number, seq = self.number_of(line, received.date())
        for name, code in (("name", "old_no_name"), ("items", "old_no_items")):
            if columns[name].strip() in ("", "-"):
                raise Unfit(code, name, columns[name])
        closed, notes = self._closed(line, columns, received.date())
        new = NewRequest(
            requester=_requester(columns), items=_items(columns["items"]), purpose=columns.get("purpose", ""),
            channel=Channel.OTHER, access=_access(columns), copy_form=_form(columns), received_at=received,
        )  # fmt: skip
        return OldRow(line.row, number, seq, received, new, closed, columns, notes)

    def _received(self, line: Line) -> datetime:
        raw = line.cell(self._matched.columns["date"])
        day = day_of(raw, "date")
        if day is None:
            raise Unfit("old_no_date", "date")
        self._possible(day, "date", raw)
        at = raw.time().replace(microsecond=0) if isinstance(raw, datetime) else time()
        return datetime.combine(day, at, self._now.tzinfo)

    def _possible(self, day: date, name: str, raw: object) -> None:
        if day > self._now.date():
            raise Unfit("old_in_future", name, text_of(raw))
        if day < _FIRST_LAW:
            raise Unfit("old_before_law", name, text_of(raw))

    def number_of(self, line: Line, received: date) -> tuple[str, int]:
        """The number as written and its sequence; a bare 7 is written as the office writes its numbers."""
        text = text_of(line.cell(self._matched.columns["number"])).strip()
        found = re.search(r"\d{1,9}", text)
        if not text:
            raise Unfit("old_no_number", "number")
        if found is None or int(found[0]) < 1 or re.match(r"\s*-\s*\d", text):
            raise Unfit("old_number_unreadable", "number", text)
        if text.isdigit():
            return self._template.number(int(text), received), int(text)
        years = {int(each) for each in re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", text)}
        if years and received.year not in years:
            raise Unfit("old_number_year", "number", text, year=received.year)
        return text, int(found[0])

    def _closed(self, line: Line, columns: dict[str, str], received: date) -> tuple[date | None, list[str]]:
        days = {}
        for name in ("notice", "given"):
            if name in self._matched.columns:
                raw = line.cell(self._matched.columns[name])
                day = day_of(raw, name)
                if day is not None:
                    self._possible(day, name, raw)
                    if day < received:
                        raise Unfit("old_before_receipt", name, text_of(raw))
                    days[name] = day
        if not days and columns.get("decision", "").strip() not in ("", "-"):
            return None, ["old_decided_without_date"]
        return days.get("given") or days.get("notice"), []


def _requester(columns: dict[str, str]) -> Requester:
    contact = columns.get("contact", "")
    mail = re.search(r"[^\s,;]+@[^\s,;]+\.[^\s,;]+", contact)
    phone = contact.replace(mail[0], "").strip(" ,;/") if mail else contact
    return Requester(
        RequesterKind.PERSON, " ".join(columns["name"].split()), address=columns.get("address", ""), phone=phone,
        email=mail[0] if mail else "", occupation=columns.get("occupation", ""),
    )  # fmt: skip


def _items(text: str) -> tuple[str, ...]:
    parts = [re.sub(r"^\s*(\d{1,2}[.)]|[-•*])\s+", "", line).strip() for line in text.splitlines()]
    return tuple(part for part in parts if part)[:100]


def _ticked(columns: dict[str, str], name: str) -> bool:
    text = columns.get(name, "").strip().casefold()
    if text in _EMPTY:
        return False
    if text in _TICKS:
        return True
    raise Unfit("old_tick_unreadable", name, columns[name])


def _access(columns: dict[str, str]) -> Access:
    for name in ("held", "held_no", "undocumented"):
        _ticked(columns, name)
    text = columns.get("access", "").casefold()
    if text and text not in _EMPTY:
        if re.search(r"salin|copy|kopi", text):
            return Access.COPY
        if re.search(r"lihat|baca|dengar|tahu|catat", text):
            return Access.VIEW
        raise Unfit("old_access_unreadable", "access", columns["access"])
    viewed, copied = _ticked(columns, "view"), _ticked(columns, "copy")
    return Access.VIEW if viewed and not copied else Access.COPY


def _form(columns: dict[str, str]) -> CopyForm | None:
    text = columns.get("form", "").casefold()
    if text and text not in _EMPTY:
        if not re.search(r"soft|hard|cetak|digital|file", text):
            raise Unfit("old_form_unreadable", "form", columns["form"])
        return CopyForm.HARDCOPY if re.search(r"hard|cetak", text) else CopyForm.SOFTCOPY
    if _ticked(columns, "softcopy"):
        return CopyForm.SOFTCOPY
    return CopyForm.HARDCOPY if _ticked(columns, "hardcopy") else None
