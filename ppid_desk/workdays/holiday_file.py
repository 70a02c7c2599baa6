"""Lists of days off as files: CSV with English or Indonesian headings, and iCalendar; everything in them is doubted."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TypeVar

from ppid_desk.errors import Refusal, Trouble
from ppid_desk.facts import dataclass
from ppid_desk.language import tr
from ppid_desk.text import clean, one_line
from ppid_desk.workdays.rules import DayKind, DayStatus, Holiday

T = TypeVar("T")
MOST_ROWS = 5_000
_LONGEST_CELL = 20_000  # characters
_MOST_BYTES = 2_000_000
_HEADS = {
    "date": ("date", "tanggal", "tgl", "hari"),
    "kind": ("kind", "jenis", "jenis libur", "kategori"),
    "name": ("name", "nama", "nama libur", "hari libur", "keterangan", "uraian"),
    "basis": ("basis", "dasar", "dasar hukum", "keputusan", "decree", "sk"),
    "declared_on": ("declared_on", "declared on", "ditetapkan", "tanggal penetapan", "tanggal keputusan"),
    "status": ("status",),
}
_KINDS = {
    DayKind.PUBLIC: ("public", "libur nasional", "nasional", "hari libur nasional"),
    DayKind.LEAVE: ("leave", "cuti bersama", "cuti"),
    DayKind.LOCAL: ("local", "lokal", "daerah", "libur daerah", "kantor", "libur kantor"),
}
_STATUS = {
    DayStatus.DECLARED: ("", "declared", "ditetapkan", "berlaku"),
    DayStatus.WITHDRAWN: ("withdrawn", "dicabut", "batal", "dibatalkan", "dihapus"),
}
_MONTHS = ("jan", "feb", "mar", "apr", "mei may", "jun", "jul", "agu aug", "sep", "okt oct", "nov", "des dec")


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a list as it was read: where it stands, and the fact, or why it is none."""

    place: str  # "row 3", "event UID"
    value: str
    fact: Holiday | Refusal


def read(file: Path, basis: str) -> list[Line]:
    """The rows of a list; `basis` is the decree where the file names none. Raises Refusal or Trouble for the file."""
    raw = _bytes(file)
    if b"BEGIN:VCALENDAR" in raw[:2000].upper():
        from ppid_desk.workdays.icalendar_file import events

        return list(events(raw, file.name, basis))
    return list(_of_csv(_decoded(raw), file.name, basis))


def _bytes(file: Path) -> bytes:
    try:
        with file.open("rb") as stream:
            raw = stream.read(_MOST_BYTES + 1)
    except OSError as error:
        raise Trouble("input_unreadable", field="FILE", file=file, reason=error.strerror or error) from error
    if len(raw) > _MOST_BYTES:
        raise Refusal("list_too_large", field="FILE", file=file.name, most=_MOST_BYTES // 1_000_000)
    return raw


def _decoded(raw: bytes) -> str:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", errors="replace")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")


def _of_csv(text: str, file: str, basis: str) -> Iterator[Line]:
    if "\0" in text:
        raise Refusal("list_unreadable", field="FILE", file=file, reason="NUL")
    separator = max((",", ";", "\t"), key=text.partition("\n")[0].count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        columns = _columns(next(rows, []), file)
        for many, row in enumerate(rows, 1):
            if many > MOST_ROWS:
                raise Refusal("list_too_long", field="FILE", file=file, most=MOST_ROWS)
            if any(len(cell) > _LONGEST_CELL for cell in row):  # the csv module's own limit is everybody's
                raise Refusal("list_unreadable", field="FILE", file=file, reason=f"> {_LONGEST_CELL}")
            if any(cell.strip() for cell in row):
                yield _line(tr("row {n}", n=rows.line_num), _cells(row, columns), file, basis)
    except csv.Error as error:
        raise Refusal("list_unreadable", field="FILE", file=file, reason=error) from error


def _columns(heads: Sequence[str], file: str) -> dict[str, int]:
    said = [one_line(clean(head).text).casefold() for head in heads]
    found = {
        name: said.index(word) for name, words in _HEADS.items() for word in reversed(words) if word in said
    }  # fmt: skip
    missing = [words[0] for name, words in _HEADS.items() if name in ("date", "name") and name not in found]
    if missing:
        raise Refusal("list_columns", field="FILE", file=file, columns=", ".join(missing))
    return found


def _cells(row: Sequence[str], columns: dict[str, int]) -> dict[str, str]:
    return {name: one_line(row[place]) if place < len(row) else "" for name, place in columns.items()}


def _line(place: str, cells: dict[str, str], file: str, basis: str) -> Line:
    value = cells["date"]
    try:
        return Line(place, value, _fact(cells, file, basis))
    except Refusal as refusal:
        return Line(place, value, refusal)


def _fact(cells: dict[str, str], file: str, basis: str) -> Holiday:
    kind = _choice(_KINDS, cells["kind"], "day_kind_unknown") if cells.get("kind") else kind_of(cells["name"])
    status = _choice(_STATUS, cells.get("status", ""), "day_status_unknown")
    declared = cells.get("declared_on")
    decree = cells.get("basis", basis or f"Berkas {file}")
    declared_on = read_day(declared) if declared else None
    return Holiday(read_day(cells["date"]), kind, cells["name"], decree or basis, declared_on, status)


def _choice(words: dict[T, tuple[str, ...]], said: str, code: str) -> T:
    for value, known in words.items():
        if said.casefold() in known:
            return value
    raise Refusal(code, text=said)


def kind_of(name: str) -> DayKind:
    """What a day is by the words of its name: collective leave says so itself."""
    return DayKind.LEAVE if "cuti bersama" in " ".join(name.casefold().split()) else DayKind.PUBLIC


def read_day(text: str) -> date:
    """A day as 2026-08-17, 17/08/2026, 17-8-2026 or 17 Agustus 2026. Raises Refusal."""
    said = text.strip().casefold()
    try:
        if match := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", said, re.ASCII):
            return date(int(match[1]), int(match[2]), int(match[3]))
        if match := re.fullmatch(r"(\d{1,2})[ /.\-](\d{1,2}|[a-z]{3,9})[ /.\-](\d{4})", said, re.ASCII):
            return date(int(match[3]), _month(match[2]), int(match[1]))
    except ValueError:
        pass
    raise Refusal("day_unreadable", text=text.strip())


def _month(text: str) -> int:
    if text.isdigit():
        return int(text)
    return next((number for number, names in enumerate(_MONTHS, 1) if text[:3] in names.split()), 0)
