"""Laporan layanan informasi publik: its figures for any period, the office's own texts, and the report itself."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import Field, fields, is_dataclass
from datetime import date
from pathlib import Path
from typing import Any

from ppid_desk.errors import Refusal
from ppid_desk.handling.casefiles import stream
from ppid_desk.language import plain_date
from ppid_desk.papers.books.rules import Step, nobody
from ppid_desk.papers.letters.rules import Sign
from ppid_desk.papers.report.rules import ReportContent
from ppid_desk.papers.whole import whole
from ppid_desk.people.rules import Role, Who, allow
from ppid_desk.records import journal
from ppid_desk.records.books import Books
from ppid_desk.records.session import Writing
from ppid_desk.reports import objection_lines, texts
from ppid_desk.reports.counting import Tally
from ppid_desk.reports.facts import fact_of
from ppid_desk.reports.rules import Form, Period, ReportFigures, ReportTexts
from ppid_desk.requests.papers import letterhead
from ppid_desk.settings import Settings
from ppid_desk.workdays.service import Workdays

_READS = (Role.DESK, Role.UNIT, Role.PPID, Role.SUPERIOR, Role.AUDITOR)
_WRITES = (Role.DESK, Role.UNIT, Role.PPID)
_OFTEN = 200  # files between two steps
# what came in the period, or before it and was not settled before it began
_TOLD_OF = "request.received_on <= ? AND (request.received_on >= ? OR request.open = 1 OR request.closed_on >= ?)"


class ServiceReports:
    """The service reports of one office."""

    def __init__(self, books: Books, settings: Settings, workdays: Workdays, who: Who, *, demo: bool) -> None:
        self._books, self._settings, self._workdays, self._who = books, settings, workdays, who
        self._demo = demo

    def figures(self, period: Period, step: Step = nobody) -> ReportFigures:
        """The figures of a period; nothing in them is about a person. `step(done, all)` raises to stop."""
        allow(self._who(), *_READS)
        today = self._books.clock.today()
        tally = Tally(period, today, self._workdays.calendar)
        values = (period.last.isoformat(), period.first.isoformat(), period.first.isoformat())
        with self._books.read() as reading:
            every = int(reading.value(f"SELECT count(*) FROM request WHERE {_TOLD_OF}", values))
            for done, filed in enumerate(stream(reading, self._workdays, _TOLD_OF, values), 1):
                tally.add(fact_of(filed, self._workdays.calendar))
                if done % _OFTEN == 0:
                    step(done, every)
            return tally.figures(objection_lines.figures(reading, self._workdays, period, today))

    def texts(self, year: int) -> ReportTexts:
        """What the office wrote for the report of a year."""
        with self._books.read() as reading:
            return texts.texts_of(reading, year)

    def keep_texts(self, year: int, given: Mapping[str, object]) -> ReportTexts:
        """Keep texts of a year by their names; an empty one is taken out. Raises Refusal at the text."""
        officer = self._who()
        allow(officer, *_WRITES)
        found = texts.checked(year, given)

        def work(writing: Writing) -> ReportTexts:
            at = journal.moment_of_record(writing, self._books.clock.now())
            texts.keep(writing, at, officer.name, year, found)
            return texts.texts_of(writing, year)

        return self._books.write(work)

    def content(self, figures: ReportFigures, *, full: bool = False) -> ReportContent:
        """The report in its six parts; `full` lists every request with its time."""
        from ppid_desk.reports.chapters import report_content

        said = self.texts(figures.period.last.year)
        office, head = self._settings.office.name, letterhead(self._settings)
        return report_content(figures, said, office, head, self._signs(), demo=self._demo, full=full)

    def write(self, period: Period, form: Form, file: Path, step: Step = nobody) -> ReportFigures:
        """Write the report of a period to `file`, which appears when it is complete; returns its figures.

        `step` raises to stop: nothing is left behind. Raises Refusal for CSV, Trouble when nothing can be written.
        """
        from ppid_desk.papers.report.writing import write_report

        if form is Form.CSV:
            raise Refusal("report_form", field="format", form=form.value)
        figures = self.figures(period, step)
        if form is Form.JSON:
            with whole(file) as new:
                new.write_text(json.dumps(self.document(figures), ensure_ascii=False, indent=1) + "\n", "utf-8")
        else:
            workbook = form is Form.XLSX
            write_report(self.content(figures, full=workbook), file, workbook=workbook, step=step)
        return figures

    def document(self, figures: ReportFigures) -> dict[str, Any]:
        """The figures and the office's texts as JSON; days as YYYY-MM-DD, counts by their codes."""
        found: dict[str, Any] = _plain(figures)
        found["on_time_share"] = figures.on_time_share
        found["texts"] = self.texts(figures.period.last.year).texts
        return found

    def _signs(self) -> tuple[Sign, ...]:
        ppid, office = self._settings.ppid, self._settings.office
        today = f"{office.city}, {plain_date(self._books.clock.today(), 'id')}"
        return (Sign((ppid.title or "PPID",), ppid.name, ppid.nip, above=today),)

    def faults(self) -> Iterator[str]:
        """What in the kept texts does not agree with the journal."""
        with self._books.read() as reading:
            yield from texts.faults(reading)


def _plain(value: Any) -> Any:
    """Days as text, counts as {code: n}."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if not is_dataclass(value) or isinstance(value, type):
        return value
    return {each.name: _field(each, getattr(value, each.name)) for each in fields(value)}


def _field(of: Field[Any], value: Any) -> Any:
    if "Count" in str(of.type):
        return {each.code: each.n for each in value}
    return _plain(value)
