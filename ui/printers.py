"""Printers of this PC, each behind the seam of `printing.rules.Printer`. Printing goes on a thread of its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from ppid_desk.errors import Trouble
from ppid_desk.language import tr
from ppid_desk.papers.rules import Picture
from ppid_desk.printing.rules import JobState, Outcome, Printer
from ppid_desk.settings import NO_PRINTER
from ppid_desk.text import one_line
from ui.widgets.paper import image_of

_DPI = 300
Page = tuple[float, float, Callable[[float], Picture]]  # width and height in points, picture by pixels per point
Pages = Callable[[bytes], list[Page]]


class PdfPrinter:
    """No printer: the slip becomes a PDF that opens, and the job says that it is not printed."""

    def __init__(self, folder: Path, opens: Callable[[Path], object]) -> None:
        self._folder = folder
        self._opens = opens

    def print(self, pdf: bytes, paper: str, title: str) -> Outcome:
        """Write the PDF and have it opened."""
        name = "".join(sign if sign.isascii() and sign.isalnum() else "-" for sign in one_line(title))
        file = self._folder / f"{name}-{paper}.pdf"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            file.write_bytes(pdf)
        except OSError as error:
            return Outcome(
                JobState.FAILED, str(Trouble("output_unwritable", file=file, reason=error.strerror or error))
            )
        self._opens(file)
        return Outcome(JobState.NOT_PRINTED, str(file))


class SystemPrinter:
    """A printer of the system, fed with pictures of the pages at the paper's own size."""

    def __init__(self, name: str, pages: Pages) -> None:
        self.name = name
        self._pages = pages

    def print(self, pdf: bytes, paper: str, title: str) -> Outcome:
        """Print every page; what was sent and then went wrong is uncertain, what never began has failed."""
        info = QPrinterInfo.printerInfo(self.name)
        if info.isNull():
            return Outcome(JobState.FAILED, tr("The printer “{name}” is not there.", name=self.name))
        printer = QPrinter(info)
        printer.setResolution(_DPI)
        printer.setDocName(title)
        pages = self._pages(pdf)
        if not _set_paper(printer, pages[0][0], pages[0][1]):
            return Outcome(JobState.FAILED, tr("The printer does not take this paper."))
        painter = QPainter()
        if not painter.begin(printer):
            return Outcome(JobState.FAILED, tr("The printer did not answer."))
        try:
            done = _draw(painter, printer, pages)
        finally:
            ended = painter.end()
        return Outcome(JobState.PRINTED) if done and ended else Outcome(JobState.UNCERTAIN, tr("The printer stopped."))


def _set_paper(printer: QPrinter, wide: float, high: float) -> bool:
    size = QPageSize(QSizeF(wide, high), QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    if not printer.setPageSize(size):
        return False
    printer.setFullPage(True)
    margins = printer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)
    found = printer.pageLayout().fullRect(QPageLayout.Unit.Point)
    return margins and abs(found.width() - wide) < 9 and abs(found.height() - high) < 9


def _draw(painter: QPainter, printer: QPrinter, pages: list[Page]) -> bool:
    painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
    for number, (_, _, picture) in enumerate(pages):
        if number and not printer.newPage():
            return False
        image: QImage = image_of(picture(_DPI / 72))
        painter.drawImage(printer.pageLayout().fullRectPixels(printer.resolution()), image)  # not always what was asked
    return True


def chosen_printer(
    wanted: str,
    folder: Path,
    opens: Callable[[Path], object],
    pages: Pages,
) -> tuple[str, Printer]:
    """The printer of the settings, else the system's default, else the PDF; with the name to show."""
    if wanted and wanted != NO_PRINTER:
        return wanted, SystemPrinter(wanted, pages)
    default = "" if wanted else QPrinterInfo.defaultPrinterName()
    if default:
        return default, SystemPrinter(default, pages)
    return tr("no printer: PDF"), PdfPrinter(folder, opens)
