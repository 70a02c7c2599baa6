"""An audit on a laptop without an office: its pack is opened with the passphrase, carried out, and sent back."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QMainWindow,
    QVBoxLayout,
    QWidget,
)

from ppid_desk import language, settings
from ppid_desk.audits.packs.rules import RETURN_ENDING, PackHead, Returned
from ppid_desk.clock import Clock
from ppid_desk.desk import Desk
from ppid_desk.errors import Refusal
from ppid_desk.founding import look_at_pack, open_pack
from ppid_desk.language import long_date, tr
from ppid_desk.text import isolate
from ui.faults import Faults
from ui.housekeeping import Housekeeping
from ui.icons import Icons
from ui.jobs import Jobs
from ui.page import Changes, Tools
from ui.pages.audit_run import AuditRunPage
from ui.rounds import Round
from ui.spooler import Spooler
from ui.standard_words import StandardWords
from ui.theme import Theme, load_fonts
from ui.widgets.flow import Flow
from ui.widgets.form import Form
from ui.widgets.labels import PlainLabel
from ui.widgets.parts import button, frame, key

if TYPE_CHECKING:
    from ppid_desk.founding import Laptop
    from ppid_desk.printing.rules import Printer


class PackDoor(QDialog):
    """Asks for the passphrase of a pack; `opened` gives the audit."""

    opened = Signal(object)  # Laptop

    def __init__(
        self, file: Path, theme: Theme, jobs: Jobs, root: Path | None = None, clock: Clock | None = None
    ) -> None:
        super().__init__()
        self._file, self._jobs, self._root, self._clock = file, jobs, root, clock
        self._busy = False
        self.laptop: Laptop | None = None
        head = look_at_pack(file)
        self.setWindowTitle(f"{head.number} — PPID Desk")
        unit, column = theme.unit, QVBoxLayout(self)
        column.setContentsMargins(4 * unit, 3 * unit, 4 * unit, 3 * unit)
        column.setSpacing(2 * unit)
        for text, role in ((tr("Open the audit {number}", number=head.number), "title"), (_told(head), "")):
            label = PlainLabel(text, role, wrap=True)
            label.setMinimumWidth(80 * unit)
            column.addWidget(label)
        self.form = Form()
        field = self.form.text("passphrase", tr("Passphrase of the pack"))
        field.setEchoMode(QLineEdit.EchoMode.Password)
        field.returnPressed.connect(self.open_pack)
        column.addWidget(self.form)
        row = Flow(gap=unit)
        row.addWidget(button(f"{tr('Open it')}  (Enter)", self.open_pack, "primary"))
        row.addWidget(button(f"{tr('Close')}  (Esc)", self.reject, "link"))
        column.addLayout(row)

    def open_pack(self) -> None:
        """Open the pack with what was typed: deriving its key takes a moment."""
        if self._busy:
            return
        self._busy = True
        self.form.tell("passphrase", "")
        work = partial(open_pack, self._file, self.form.words("passphrase"), self._root, self._clock)
        self._jobs.run(self, work, self._opened, self._refused)

    def _opened(self, laptop: Laptop) -> None:
        self.laptop = laptop
        self.opened.emit(laptop)
        self.accept()

    def _refused(self, error: Exception) -> None:
        self._busy = False
        if not isinstance(error, Refusal):
            raise error
        self.form.tell("passphrase", str(error))
        self.form.rows["passphrase"].input.setFocus()


def _told(head: PackHead) -> str:
    last = tr("last day {day}", day=long_date(head.expires))
    return f"{isolate(head.office)} · {last}"


class LaptopWindow(QMainWindow):
    """The audit, whose it is, and the way back to the office."""

    def __init__(self, laptop: Laptop, tools: Tools) -> None:
        super().__init__()
        self._laptop, self._tools = laptop, tools
        self.setWindowTitle(f"{laptop.head.number} — PPID Desk")
        self.setMinimumSize(1024, 640)
        self.resize(1366, 728)
        self.page = AuditRunPage(tools)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._strip(tools.theme.unit))
        column.addWidget(self.page, 1)
        self.setCentralWidget(middle)
        self.page.may_close = False
        self.page.open_with(laptop.run)
        key("Ctrl+S", self, self.ask_return)

    def _strip(self, unit: int) -> QWidget:
        """Whose audit it is, and until when; told as a warning once its last day is over."""
        head = self._laptop.head
        strip = frame("demo" if self._laptop.expired or self._laptop.demo else "card")
        row = QHBoxLayout(strip)
        row.setContentsMargins(3 * unit, unit, 3 * unit, unit)
        over = tr("The last day is over: the office takes it in, marked as late.") if self._laptop.expired else ""
        self.told = PlainLabel(" · ".join(filter(None, (tr("Taken along"), _told(head), over))), "section", wrap=True)
        row.addWidget(self.told, 1)
        self.return_button = button(f"{tr('Write the pack for the office …')}  (Ctrl+S)", self.ask_return, "primary")
        row.addWidget(self.return_button)
        return strip

    def ask_return(self) -> None:
        """Ask where the pack for the office goes."""
        dialog = QFileDialog(self, tr("Write the pack for the office …"), f"{self._laptop.head.number}{RETURN_ENDING}")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.fileSelected.connect(self.write_return)
        dialog.open()

    def write_return(self, name: str) -> None:
        """Write the pack for the office."""
        self.page.leave()
        self._tools.jobs.run(self, partial(self._laptop.make_return, Path(name)), self._written, self.page.failed)

    def _written(self, made: Returned) -> None:
        said = tr("{n} records and {files} files are in {file}. Bring it to the office.", n=made.records,
                  files=made.files, file=made.file.name)  # fmt: skip
        self.page.banner.tell("success", said)


class LaptopProgram:
    """What the window of an audit shares; `close` takes it apart."""

    def __init__(self, application: QApplication, laptop: Laptop, theme: Theme, jobs: Jobs) -> None:
        self.laptop, self.jobs = laptop, jobs
        self.faults = Faults(laptop.places.logs)
        icons = Icons(theme.colours.text)
        desk = cast("Desk", laptop)  # a desk with one audit and nothing else: its page asks for no more
        self.spooler = Spooler(desk, 0, _no_printer, self.faults.note)
        self.tools = Tools(
            desk, jobs, theme, icons, Changes(), self.spooler, 0, _nowhere, self.faults.note, _opens, _not_again
        )  # fmt: skip
        self.window = LaptopWindow(laptop, self.tools)
        icons.load()

    def close(self) -> None:
        """Finish what is under way and let the books go."""
        self.window.page.leave()
        self.jobs.settle()
        self.jobs.close()
        self.window.close()
        self.window.deleteLater()
        self.laptop.close()


def _nowhere(_key: str, _what: object = None) -> None:
    """There is no other page."""


def _not_again(_following: Round) -> None:
    """There is no other round."""


def _opens(file: Path) -> None:
    from ui.app import open_file

    open_file(file)


def _no_printer() -> Printer:
    raise Refusal("printer_missing")


def play(application: QApplication, file: Path) -> None:
    """Open a pack, and work on its audit until the window is closed. Raises Refusal for what is no pack."""
    chosen = settings.parse(settings.prefilled())
    language.use(chosen.language)
    words, theme = StandardWords(), Theme("system")
    application.installTranslator(words)
    load_fonts()
    theme.apply(application)
    housekeeping = Housekeeping()
    faults: list[BaseException] = []
    jobs = Jobs(faults.append)
    try:
        door = PackDoor(file, theme, jobs)
        if door.exec() and door.laptop is not None:
            program = LaptopProgram(application, door.laptop, theme, jobs)
            program.faults.install()
            program.window.show()
            application.exec()
            program.close()
            program.faults.remove()
    finally:
        jobs.close()
        housekeeping.close()
        application.removeTranslator(words)
