"""What the office writes itself once a year for its report: kept, journalled by its hash, compared by verify."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from datetime import datetime

from ppid_desk.errors import Refusal
from ppid_desk.records import journal
from ppid_desk.records.session import Reading, Writing
from ppid_desk.reports.rules import TEXT_NAMES, ReportTexts
from ppid_desk.text import clean

KIND = "report.texts"
LONGEST = 20_000  # signs of a text
_FIRST, _LAST = 2008, 2199


def texts_of(reading: Reading, year: int) -> ReportTexts:
    """The texts of a year."""
    return ReportTexts(year, dict(reading.rows("SELECT name, text FROM report_text WHERE year = ?", (year,))))


def checked(year: int, given: Mapping[str, object]) -> dict[str, str]:
    """Texts as they are kept. Raises Refusal at the text that does not fit."""
    if not _FIRST <= year <= _LAST:
        raise Refusal("report_year", field="year", year=year, first=_FIRST, last=_LAST)
    return {name: _checked(name, text) for name, text in given.items()}


def _checked(name: str, text: object) -> str:
    if name not in TEXT_NAMES:
        raise Refusal("report_text_unknown", field=name[:40], name=name[:40], known=", ".join(TEXT_NAMES))
    if not isinstance(text, str):
        raise Refusal("input_type", field=name, wanted="“…”")
    found = clean(text).text.strip()
    if len(found) > LONGEST:
        raise Refusal("text_too_long", field=name, length=len(found), longest=LONGEST)
    if re.search(r"(?<!\d)\d{16}(?!\d)", re.sub(r"(?<=\d)[ .\-](?=\d)", "", found)):
        raise Refusal("report_text_nik", field=name)
    return found


def keep(writing: Writing, at: datetime, officer: str, year: int, texts: Mapping[str, str]) -> None:
    """Keep the texts of a year that changed, with one event; an empty text is taken out."""
    before = texts_of(writing, year).texts
    changed = {name: text for name, text in texts.items() if text != before.get(name, "")}
    if not changed:
        return
    for name, text in changed.items():
        writing.run("DELETE FROM report_text WHERE year = ? AND name = ?", (year, name))
        if text:
            values = (year, name, text, at.isoformat(), officer)
            writing.run(
                "INSERT INTO report_text (year, name, text, changed_at, officer) VALUES (?, ?, ?, ?, ?)", values
            )
    office = writing.value("SELECT uuid FROM office WHERE id = 1")
    facts = {"year": year, "texts": {name: _hash(text) for name, text in changed.items()}}
    journal.append(writing, at, officer, KIND, office, facts)


def faults(reading: Reading) -> Iterator[str]:
    """Texts that are not as the journal tells of them."""
    told: dict[tuple[int, str], str] = {}
    for (body,) in reading.rows("SELECT body FROM event WHERE kind = ? ORDER BY seq", (KIND,)):
        said = json.loads(body)
        told |= {(said["year"], name): hash_ for name, hash_ in said["texts"].items()}
    there = {(year, name): _hash(text) for year, name, text in reading.rows("SELECT year, name, text FROM report_text")}
    wanted = {key: hash_ for key, hash_ in told.items() if hash_ != _hash("")}
    for year, name in sorted({key for key, _ in there.items() ^ wanted.items()}):
        yield f"report {year}: the text “{name}” is not as the journal tells of it"


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
