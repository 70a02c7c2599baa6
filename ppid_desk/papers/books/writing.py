"""A register book written to a file in one of its forms: whole, or not at all."""

from __future__ import annotations

from pathlib import Path

from ppid_desk.papers.books.plain import write_csv
from ppid_desk.papers.books.rules import Book, Format, Step
from ppid_desk.papers.books.sheet import write_pdf
from ppid_desk.papers.books.workbook import write_xlsx
from ppid_desk.papers.rules import Paper
from ppid_desk.papers.whole import whole


def _nobody(_done: int, _all: int) -> None:
    """Nobody watches."""


def write_book(book: Book, form: Format, file: Path, paper: Paper = Paper.A4, step: Step = _nobody) -> None:
    """Write a book to `file`, which appears when it is complete; `paper` (A4 or F4, landscape) is for the PDF.

    `step(done, all)` hears how far it is and raises to stop: then nothing is left behind and an old file stays. Raises
    Trouble "output_unwritable".
    """
    with whole(file) as new:
        if form is Format.PDF:
            with new.open("wb") as stream:
                write_pdf(book, stream, paper, step)
        elif form is Format.XLSX:
            write_xlsx(book, new, step)
        else:
            write_csv(book, new, step)
