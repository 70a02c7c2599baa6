"""Printing through the system: the right paper, the whole page, and the truth about what came out."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from ppid_desk.desk import Desk
from ppid_desk.founding import pages_of
from ppid_desk.papers.picture import page_sizes, picture
from ppid_desk.printing.rules import JobState
from tests.conftest import asked
from ui import printers
from ui.printers import PdfPrinter, SystemPrinter, chosen_printer


@pytest.mark.parametrize(("paper", "pages"), [("a5", 2), ("a4", 1), ("80mm", 1)])
def test_pages_come_out_whole_and_at_their_size(
    qapp: QApplication, desk: Desk, tmp_path: Path, paper: str, pages: int
) -> None:
    """The system's PDF printer stands for one of paper: same code, and it can be measured."""
    assert qapp
    pdf = desk.requests.slip(desk.requests.register(asked()).number, paper)
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    printer.setResolution(150)
    drawn = pages_of(pdf)
    assert printers._set_paper(printer, drawn[0][0], drawn[0][1])
    painter = QPainter(printer)
    assert printers._draw(painter, printer, drawn)
    assert painter.end()
    out = (tmp_path / "out.pdf").read_bytes()
    assert len(page_sizes(out)) == pages
    for (wide, high), (found_wide, found_high) in zip(page_sizes(pdf), page_sizes(out), strict=True):
        assert abs(wide - found_wide) < 3
        assert abs(high - found_high) < 3
    assert dark_share(out) == pytest.approx(dark_share(pdf), rel=0.25)


def dark_share(pdf: bytes) -> float:
    """How much of the first page is dark: a page that was cut or shrunk has less."""
    shot = picture(pdf, 0, 1.5)
    return sum(value < 110 for value in shot.pixels[::4]) / (len(shot.pixels) / 4)


def test_a_printer_that_is_gone_has_failed(qapp: QApplication, desk: Desk) -> None:
    assert qapp
    outcome = SystemPrinter("Tidak Ada", pages_of).print(b"%PDF", "a5", "x")
    assert outcome.state is JobState.FAILED
    assert "Tidak Ada" in outcome.reason


def test_without_a_printer_the_pdf_opens_and_is_not_printed(desk: Desk, tmp_path: Path) -> None:
    opened: list[Path] = []
    number = desk.requests.register(asked()).number
    outcome = PdfPrinter(tmp_path / "slips", opened.append).print(desk.requests.slip(number, "a5"), "a5", f"{number} 1")
    assert outcome.state is JobState.NOT_PRINTED
    assert [file.name for file in opened] == ["0001-PIP-KPU-KS-XI-2026-1-a5.pdf"]
    assert opened[0].read_bytes().startswith(b"%PDF")


def test_a_folder_that_cannot_be_written_has_failed(tmp_path: Path) -> None:
    (tmp_path / "slips").write_text("a file", encoding="utf-8")
    outcome = PdfPrinter(tmp_path / "slips", print).print(b"%PDF", "a5", "x")
    assert outcome.state is JobState.FAILED
    assert "slips" in outcome.reason


def test_the_printer_of_the_settings_comes_first(desk: Desk, tmp_path: Path) -> None:
    name, printer = chosen_printer("Epson", tmp_path, print, pages_of)
    assert (name, type(printer)) == ("Epson", SystemPrinter)
