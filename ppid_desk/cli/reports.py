"""Commands about books and reports of a period: book, report, report-texts, open-files."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from pathlib import Path
from typing import Any

from ppid_desk.cli.answer import Answer, add_command, given_document, read_date, whole_number
from ppid_desk.cli.door import opened
from ppid_desk.errors import Refusal
from ppid_desk.reports.rules import BookKind, Form, OpenFile, Period


def add(commands: Any) -> None:
    """Add this room's commands."""
    book = add_command(commands, "book", _book, "write a register book of a period")
    book.add_argument("kind", choices=[kind.value for kind in BookKind])
    _of_period(book, (Form.PDF, Form.XLSX, Form.CSV))
    report = add_command(commands, "report", _report, "write the service report of a period")
    _of_period(report, (Form.PDF, Form.XLSX, Form.JSON))
    texts = add_command(commands, "report-texts", _texts, "what the office wrote for the report of a year, or keep it")
    texts.add_argument("year", metavar="YEAR")
    texts.add_argument("--set", metavar="FILE", default="", help="a JSON object name → text; - for standard input")
    files = add_command(commands, "open-files", _open_files, "write the list of open files of each unit, one page")
    files.add_argument("--out", metavar="FILE", type=Path, required=True)


def _of_period(command: Any, forms: tuple[Form, ...]) -> None:
    command.add_argument("--from", metavar="DATE", required=True, dest="first")
    command.add_argument("--to", metavar="DATE", required=True, dest="last")
    command.add_argument("--format", choices=[form.value for form in forms], required=True)
    command.add_argument("--out", metavar="FILE", type=Path, required=True)


def _period(chosen: argparse.Namespace) -> Period:
    return Period(read_date(chosen.first), read_date(chosen.last))


def _book(chosen: argparse.Namespace, answer: Answer) -> int:
    period = _period(chosen)
    with opened(chosen) as desk:
        written = desk.registers.write(BookKind(chosen.kind), period, Form(chosen.format), chosen.out)
    document = {"book": chosen.kind, "from": chosen.first, "to": chosen.last, "format": chosen.format}
    answer.say({**document, **asdict(written)}, f"{written.file}  {written.rows} baris  SHA-256 {written.sha256}")
    return 0


def _report(chosen: argparse.Namespace, answer: Answer) -> int:
    period = _period(chosen)
    with opened(chosen) as desk:
        figures = desk.service_reports.write(period, Form(chosen.format), chosen.out)
        document = desk.service_reports.document(figures)
    words = f"{chosen.out}  diterima {figures.received}, dijawab {figures.answered}, terbuka {figures.open_at_end}"
    answer.say(document, words)
    return 0


def _texts(chosen: argparse.Namespace, answer: Answer) -> int:
    year = whole_number(chosen.year, "YEAR", 1)
    given = given_document(chosen.set) if chosen.set else None
    if given is not None and not isinstance(given, dict):
        raise Refusal("input_not_object")
    with opened(chosen) as desk:
        reports = desk.service_reports
        found = reports.texts(year) if given is None else reports.keep_texts(year, given)
    words = "\n".join(f"{name}: {text}" for name, text in found.texts.items())
    answer.say({"year": found.year, "texts": found.texts}, words)
    return 0


def _open_files(chosen: argparse.Namespace, answer: Answer) -> int:
    with opened(chosen) as desk:
        files = desk.open_files.files()
        desk.write_paper(chosen.out, desk.open_files.paper())
    document = {"file": str(chosen.out), "files": [_document(each) for each in files]}
    answer.say(document, f"{chosen.out}  {len(files)} berkas")
    return 0


def _document(file: OpenFile) -> dict[str, object]:
    return {
        "number": file.number, "holder": file.holder, "duty": file.duty, "received": file.received.isoformat(),
        "day": file.day.isoformat(), "days_left": file.days_left, "summary": file.summary,
    }  # fmt: skip
