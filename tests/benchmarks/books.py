"""A register book of 5,000 rows and a report with charts, each against a plain platypus table of the same cells.

The floor gets its lines broken beforehand, and no charts, which favours it. The last line is the longest stall of the
screen while a worker makes both.
"""

from __future__ import annotations

import sys
import tempfile
import threading
import time
from io import BytesIO
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ppid_desk.papers import ink
from ppid_desk.papers.books.rules import Format, heads
from ppid_desk.papers.books.table import FINE
from ppid_desk.papers.books.table import Table as Columns
from ppid_desk.papers.books.writing import write_book
from ppid_desk.papers.report.drawing import shown
from ppid_desk.papers.report.rules import Chapter, ReportContent, Table
from ppid_desk.papers.report.writing import tables, write_report
from tests.benchmarks.measure import Line, Plan, in_turn, milliseconds
from tests.papers import samples

BOOK, REPORT, LONGEST = 0.5, 1.5, 50.0  # the report has a cover, contents and charts that its floor has not
_WIDE, _HIGH = 842.0, 595.0
Cells = list[list[str]]


def run(plan: Plan, few: Path, many: Path) -> list[Line]:
    """All lines of books and reports."""
    rows, turns = (5000, 3) if plan.turns > 2 else (60, 1)
    content = _report(rows // 10)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder)
        book = in_turn(
            lambda: milliseconds(lambda: _plain([_book_cells(rows)], _shares())) - _breaking(rows),
            lambda: milliseconds(lambda: write_book(samples.register(rows), Format.PDF, file / "b.pdf")), turns,
        )  # fmt: skip
        report = in_turn(
            lambda: milliseconds(lambda: _plain(_report_cells(content), None)),
            lambda: milliseconds(lambda: write_report(content, file / "r.pdf")), turns * 3,
        )  # fmt: skip
        stall = _longest_stall(file, rows, content)
    return [
        Line(f"register book of {rows} rows", *book, "ms", BOOK),
        Line(f"report with charts and {rows // 10} rows", *report, "ms", REPORT),
        Line("longest stall of the screen while they are made", None, stall, "ms", LONGEST),
    ]


def _breaking(rows: int) -> float:
    """What the floor spends on breaking lines, which is not counted."""
    return milliseconds(lambda: _book_cells(rows))


def _shares() -> list[float]:
    wide = [column.wide for column in samples.register(0).columns]
    return [each * 770 / sum(wide) for each in wide]


def _book_cells(rows: int) -> Cells:
    book = samples.register(rows)
    columns = Columns(book.columns, 770, FINE)
    upper, lower = heads(book.columns)
    return [list(upper), list(lower), *(["\n".join(cell) for cell in columns.lines(row)] for row in book.rows)]


def _report(rows: int) -> ReportContent:
    """The sample with one long table more: days of each request."""
    days = tuple((f"{n:04d}/PIP/KPU-KS/III/2026", n % 10, n % 12, "Dikabulkan") for n in range(rows))
    long = Table("Waktu tiap permohonan", ("Nomor", "Hari kerja", "Bulan", "Hasil"), (40, 20, 20, 20), days)
    content = samples.REPORT
    return ReportContent(
        content.letterhead, content.title, content.subtitle, content.period, content.year,
        (*content.chapters, Chapter("Lampiran", (long,))), content.signs,
    )  # fmt: skip


def _report_cells(content: ReportContent) -> list[Cells]:
    return [[list(each.heads), *([shown(cell) for cell in row] for row in each.rows)] for each in tables(content)]


def _plain(found: list[Cells], wide: list[float] | None) -> bytes:
    """Every table as one of platypus, with the same typeface, ruled, its heads repeated."""
    from reportlab.platypus import SimpleDocTemplate, TableStyle
    from reportlab.platypus import Table as Flowing

    ink.fonts()
    stream = BytesIO()
    document: Any = SimpleDocTemplate(stream, pagesize=(_WIDE, _HIGH), initialFontName=ink.REGULAR)
    style = TableStyle(
        [("FONT", (0, 0), (-1, -1), ink.REGULAR, 6.8, 8.4), ("GRID", (0, 0), (-1, -1), 0.4, "grey"),
         *((f"{side}PADDING", (0, 0), (-1, -1), 2.4) for side in ("LEFT", "RIGHT", "TOP", "BOTTOM"))]
    )  # fmt: skip
    document.build([Flowing(each, colWidths=wide, repeatRows=2 if wide else 1, style=style) for each in found])
    return stream.getvalue()


def _longest_stall(folder: Path, rows: int, content: ReportContent) -> float:
    """A beat every 2 ms on the screen's thread while a worker writes the book in all forms, and the report."""
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    longest, last = 0.0, time.perf_counter()

    def beat() -> None:
        nonlocal longest, last
        now = time.perf_counter()
        longest, last = max(longest, now - last), now

    def work() -> None:
        for form in Format:
            write_book(samples.register(rows), form, folder / f"stall.{form}")
        write_report(content, folder / "stall-report.pdf")

    timer = QTimer()
    timer.timeout.connect(beat)
    timer.start(2)
    QTest.qWait(50)
    longest, last = 0.0, time.perf_counter()
    worker = threading.Thread(target=work)
    worker.start()
    while worker.is_alive():
        QTest.qWait(20)
    timer.stop()
    return longest * 1000
