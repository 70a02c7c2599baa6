"""Puts the house together: books, looks, window; and takes it apart again."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from ppid_desk import language, paths
from ppid_desk.audits.packs.rules import RETURN_ENDING
from ppid_desk.desk import Desk, Filter
from ppid_desk.errors import Refusal
from ppid_desk.founding import found_demo, has_books, is_pack, pages_of, restore
from ppid_desk.language import tr
from ppid_desk.printing.rules import Printer
from ui.faults import Faults
from ui.housekeeping import Housekeeping
from ui.icons import Icons
from ui.jobs import Jobs
from ui.page import Changes, Tools
from ui.preferences import Preferences
from ui.rounds import Round
from ui.spooler import Spooler
from ui.standard_words import StandardWords
from ui.theme import Theme, load_fonts, new_application
from ui.watch import Watch
from ui.window import Window

if TYPE_CHECKING:
    from ui.scanner import Scanner

_DEMO_FILES = 200
Opens = Callable[[Path], object]


class Program:
    """One running program: everything that is shared by its pages."""

    def __init__(
        self,
        application: QApplication,
        desk: Desk,
        opens: Opens | None = None,
        theme: Theme | None = None,
        printer: Printer | None = None,
        begun: Round | None = None,
        seconds: Callable[[], float] = time.monotonic,
    ) -> None:
        self.begun = begun or Round(desk.places.folder)
        self.next: Round | None = None
        self.housekeeping = Housekeeping()
        self.application = application
        self.desk = desk
        self.opens = opens or open_file
        self._kept_in = desk.places.folder / "window.json"
        kept = Preferences.load(self._kept_in)
        language.use(kept.language or desk.settings.language)
        self.words = StandardWords()
        application.installTranslator(self.words)
        QLocale.setDefault(QLocale(language.current()))
        self.theme = theme or Theme(kept.theme, kept.scale)
        load_fonts()
        self.theme.apply(application, sheet=False)
        self._printer = printer
        self._printer_name = ""
        self.slot = desk.slot()
        self.faults = Faults(desk.places.logs)
        self.jobs = Jobs(self.faults.note)
        self.jobs.before_paint = True
        self.icons = Icons(self.theme.colours.text)
        self.spooler = Spooler(desk, self.slot.number, self.printer, self.faults.note)
        tools = Tools(
            desk, self.jobs, self.theme, self.icons, Changes(), self.spooler, self.slot.number, self._go,
            self.faults.note, self.opens, self.begin_again, self.begun.back,
        )  # fmt: skip
        self.watch = Watch(application, lambda: desk.settings.lock.minutes, seconds)
        self.window = Window(tools, lambda: self._printer_name, self.watch)
        self.window.take_size(kept.width, kept.height, maximized=kept.maximized)
        self.faults.happened.connect(self._tell_fault)
        self.window.painted.connect(self._after_first_paint)
        self.scanner: Scanner | None = None
        self.window.go(self.begun.page, self.begun.shown)
        self.window.locking.see()
        application.setStyleSheet(self.theme.sheet())

    def begin_again(self, following: Round) -> None:
        """Close this window; the next one does what `following` says."""
        self.next = following
        self.window.let_go()
        self.window.close()

    def _go(self, key: str, what: object = None) -> None:
        self.window.go(key, what)

    def printer(self) -> Printer:
        """The printer of this PC, chosen at first use (asking the system takes time)."""
        if self._printer is None:
            from ui.printers import chosen_printer

            wanted = self.desk.settings.printing.printer
            self._printer_name, self._printer = chosen_printer(wanted, self.desk.places.slips, self.opens, pages_of)
        return self._printer

    def _after_first_paint(self) -> None:
        self.jobs.before_paint = False
        self._listen()
        self.icons.load()
        self.printer()
        if self.begun.told:
            self.window.page.banner.tell(self.begun.kind, self.begun.told)
        self._tell_crash(self.faults.last_crash())
        self.jobs.run(self.window, self._warm_up, self._recovered, self.faults.note)
        self.window.tools.changes.happened.emit()

    def _listen(self) -> None:
        """From now on every event passes through Python, for which Qt makes known all kinds of things that it has."""
        from ui.scanner import Scanner

        self.scanner = Scanner(self.application)
        self.scanner.scanned.connect(self.window.scanned)
        self.watch.listen()

    def _warm_up(self) -> int:
        self.desk.requests.warm_up()
        return self.desk.printing.recover(self.slot.is_dead)

    def _recovered(self, lost: int) -> None:
        self.jobs.run(self.window, lambda: self.desk.recovery_tested, self._tell_sheet, self.faults.note)
        if lost:
            self.window.page.banner.tell(
                "warning",
                tr("{n} slips were being printed when the program ended. Look whether they came out.", n=lost),
                tr("Show them"),
                lambda: self.window.go("queue", Filter(not_handed_over=True)),
            )
        self.spooler.begin()

    def _tell_sheet(self, tested: bool) -> None:
        banner = self.window.page.banner
        if not tested and banner.isHidden():  # what went wrong is told first
            sentence = tr("The recovery sheet was not read back yet. Without it a copy cannot be opened elsewhere.")
            banner.tell("info", sentence, tr("To the recovery sheet"), lambda: self.window.go("books", "recovery"))

    def _tell_crash(self, file: str) -> None:
        if file:
            sentence = tr(
                "The program ended unexpectedly last time. What was registered is safe. A note is in {file}.", file=file
            )
            self.window.page.banner.tell("info", sentence)

    def _tell_fault(self, file: str) -> None:
        sentence = tr("Something went wrong that should not have. Your data is safe. A note is in {file}.", file=file)
        self.window.page.banner.tell("error", sentence)

    def close(self) -> None:
        """Take everything apart, in the opposite order."""
        if self.scanner:
            self.scanner.close()
        self.watch.close()
        self.window.let_go()
        self.window.close()
        self._keep_size()
        self.spooler.close()
        self.jobs.close()
        self.window.deleteLater()
        self.application.removeTranslator(self.words)
        self.slot.leave()
        self.desk.close()
        self.housekeeping.close()

    def _keep_size(self) -> None:
        size = self.window.normalGeometry().size()
        kept = Preferences.load(self._kept_in)
        maximized = self.window.isMaximized()
        replace(kept, width=size.width(), height=size.height(), maximized=maximized).save(self._kept_in)


def open_file(file: Path) -> None:
    """Open a file with the system's own program for it."""
    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QDesktopServices

    QDesktopServices.openUrl(QUrl.fromLocalFile(str(file)))


def main(arguments: Sequence[str] | None = None) -> int:
    """Start the program; returns its exit code."""
    import argparse

    parser = argparse.ArgumentParser(prog="ppid-desk", description="PPID Desk")
    parser.add_argument("--data", metavar="DIR", type=Path, help="the folder of the books")
    parser.add_argument(
        "--tour", metavar="DIR", type=Path, help="go through the main job by itself in a new demo office"
    )
    parser.add_argument(
        "file",
        metavar="FILE",
        type=Path,
        nargs="?",
        help="an audit that was taken along, or the pack of one coming back",
    )
    chosen = parser.parse_args(arguments)
    if chosen.tour:
        from ui import tour

        return tour.main(chosen.tour)
    application = new_application()
    application.setApplicationName("PPID Desk")
    try:
        following: Round | None = first_round(chosen.data or paths.default_folder(), chosen.file)
        while following:
            following = play(application, following)
    except Refusal as refusal:
        return _cannot_start(str(refusal))
    return 0


def first_round(folder: Path, file: Path | None = None) -> Round:
    """The first round: the office, the audit that a pack takes along, or the office with a pack that came back.

    Raises Refusal for a file that is neither, and for a pack that came back where there is no office.
    """
    if file is None:
        return Round(folder)
    if is_pack(file):
        return Round(folder, pack=file)
    if file.suffix.casefold() != RETURN_ENDING:
        raise Refusal("pack_file_neither", field="FILE", file=file.name)
    if not has_books(folder):
        raise Refusal("pack_return_no_office", field="FILE", file=file.name, folder=folder)
    return Round(folder, page="audits", shown=file.absolute())


def play(application: QApplication, begun: Round) -> Round | None:
    """One life of the window, from opening the books to closing them; returns what follows. Raises Refusal."""
    if begun.pack is not None:
        from ui import laptop

        opened = laptop.play(application, begun.pack)
        return None if opened or begun.back is None else Round(begun.back)
    begun = _prepared(begun)
    if not paths.Places(begun.folder).books.exists():
        from ui.first_run import first_run

        return first_run(application, begun.folder, open_file)
    program = Program(application, Desk.open(begun.folder), begun=begun)
    program.faults.install()
    program.window.show()
    try:
        application.exec()
    finally:
        program.close()
        program.faults.remove()
    return program.next


def _prepared(begun: Round) -> Round:
    """Put a copy back, or found the demo office, before the window opens; a refusal is told in the window."""
    if begun.demo and not paths.Places(begun.folder).books.exists():
        found_demo(begun.folder, _DEMO_FILES)
    if begun.copy is None:
        return begun
    try:
        found, kept = restore(begun.folder, begun.copy, begun.code or None, actor=begun.actor)
    except Refusal as refusal:
        return replace(begun, copy=None, told=str(refusal), kind="error")
    told = tr("{n} requests are back, the newest {number}.", n=found.requests, number=found.newest_number)
    if kept:
        told += " " + tr("What stood here before is kept: {file}", file=kept)
    return replace(begun, copy=None, told=told)


def _cannot_start(sentence: str) -> int:
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QMessageBox

    if sys.stderr:  # a windowed program of Windows has none
        sys.stderr.write(f"PPID Desk: {sentence}\n")
    box = QMessageBox(QMessageBox.Icon.Warning, "PPID Desk", sentence)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.exec()
    return 2
