"""A register book as CSV: UTF-8 with a mark, CRLF, semicolons; header rows and data, nothing else."""

from __future__ import annotations

import csv
from pathlib import Path

from ppid_desk.papers.books.cells import harmless, in_csv
from ppid_desk.papers.books.rules import Book, Step, heads

_OFTEN = 100


def write_csv(book: Book, file: Path, step: Step) -> None:
    """Write the book's header rows and data."""
    with file.open("w", encoding="utf-8-sig", newline="") as stream:
        table = csv.writer(stream, delimiter=";", lineterminator="\r\n")
        for row in heads(book.columns):
            table.writerow(map(harmless, row))
        for done, cells in enumerate(book.rows, 1):
            table.writerow(map(in_csv, cells))
            if done % _OFTEN == 0:
                step(done, book.count)
