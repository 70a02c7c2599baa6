"""An audit on a laptop without an office: its pack is opened with the passphrase, carried out, and sent back."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ppid_desk import language, settings
from ppid_desk.audits.packs.rules import RETURN_ENDING, PackHead, Returned
from ppid_desk.clock import Clock
from ppid_desk.desk import Desk
from ppid_desk.errors import Refusal
from ppid_desk.founding import look_at_pack, open_pack
from ppid_desk.language import long_date, mark, tr
from ppid_desk.text import isolate
from ui.faults import Faults
from ui.housekeeping import Housekeeping
from ui.icons import Icons
from ui.jobs import Jobs
from ui.keys_sheet import KeysSheet
from ui.laptop_lock import LaptopLock
from ui.page import Changes, Tools
from ui.pages.audit_run import AuditRunPage
from ui.rounds import Round
from ui.spooler import Spooler
from ui.standard_words import StandardWords
from ui.theme import Theme, load_fonts
from ui.watch import Watch
from ui.widgets.flow import Flow
from ui.widgets.form import Form
from ui.widgets.labels import PlainLabel
from ui.widgets.parts import button, frame, key

if TYPE_CHECKING:
    from ppid_desk.founding import Laptop
    from ppid_desk.printing.rules import Printer


_KEYS = (
    ("F1", mark("Keys of this page")), ("Esc", mark("Back, close")),
    ("Ctrl+S", mark("Write the pack for the office …")), ("Ctrl+L", mark("Cover the audit")),
)  # fmt: skip
_DAY_EVERY = 60_000  # ms between looks whether another day began


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
        self.late = PlainLabel("", "warning", wrap=True)
        column.addWidget(self.late)
        _warn(self.late, late=head.expired((clock or Clock.of()).today()))
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


def _warn(label: PlainLabel, *, late: bool) -> None:
    """Say that the pack's last day is over: the work goes on, and nothing of it is lost."""
    words = tr("The last day is over: the office takes it in, marked as late. Bring it back soon.")
    label.setText(f"△ {words}" if late else "")
    label.setVisible(late)


class LaptopWindow(QMainWindow):
    """The audit, whose it is, and the way back to the office; covered when it is left."""

    def __init__(self, laptop: Laptop, tools: Tools, watch: Watch) -> None:
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
        layers = QStackedWidget()
        layers.addWidget(middle)
        self.setCentralWidget(layers)
        self.page.may_close = False
        self.page.model.modelReset.connect(self._begin)
        self.page.open_with(laptop.run)
        key("Ctrl+S", self, self.ask_return)
        key("F1", self, self.show_keys)
        key("Esc", self, self.page.escape)
        self.lock = LaptopLock(laptop, tools.jobs, tools.theme, layers, watch)
        self.lock.keys = self.findChildren(QShortcut, options=Qt.FindChildOption.FindDirectChildrenOnly)
        self._days = QTimer(self)
        self._days.timeout.connect(self.tell_day)
        self._days.start(_DAY_EVERY)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.tell_day()

    def _begin(self) -> None:
        """The first item stands there: work begins in the list, and the way back is not pressed by mistake."""
        self.page.model.modelReset.disconnect(self._begin)
        self.page.enter()

    def tell_day(self) -> None:
        """Warn once the pack's last day is over."""
        _warn(self.late, late=self._laptop.expired)

    def show_keys(self) -> None:
        """The keys of the audit's page, and the few of this window."""
        own = [(keys, tr(words)) for keys, words in _KEYS]
        KeysSheet(self.page.key, self, own).open()

    def _strip(self, unit: int) -> QWidget:
        """Whose audit it is, and until when."""
        strip = frame("demo" if self._laptop.demo else "card")
        row = QHBoxLayout(strip)
        row.setContentsMargins(3 * unit, unit, 3 * unit, unit)
        words = QVBoxLayout()
        self.told = PlainLabel(f"{tr('Taken along')} · {_told(self._laptop.head)}", "section", wrap=True)
        self.late = PlainLabel("", "warning", wrap=True)
        words.addWidget(self.told)
        words.addWidget(self.late)
        row.addLayout(words, 1)
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

    def __init__(
        self, application: QApplication, laptop: Laptop, theme: Theme, jobs: Jobs,
        seconds: Callable[[], float] = time.monotonic,
    ) -> None:  # fmt: skip
        self.laptop, self.jobs = laptop, jobs
        self.faults = Faults(laptop.places.logs)
        icons = Icons(theme.colours.text)
        desk = cast("Desk", laptop)  # a desk with one audit and nothing else: its page asks for no more
        self.spooler = Spooler(desk, 0, _no_printer, self.faults.note)
        self.tools = Tools(
            desk, jobs, theme, icons, Changes(), self.spooler, 0, _nowhere, self.faults.note, _opens, _not_again
        )  # fmt: skip
        self.watch = Watch(application, lambda: laptop.settings.lock.minutes, seconds)
        self.window = LaptopWindow(laptop, self.tools, self.watch)
        self.watch.listen()
        icons.load()

    def close(self) -> None:
        """Finish what is under way and let the books go."""
        self.watch.close()
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


def play(application: QApplication, file: Path) -> bool:
    """Open a pack, and work on its audit until the window is closed; False when the door was closed before.

    Raises Refusal for what is no pack.
    """
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
        return door.laptop is not None
    finally:
        jobs.close()
        housekeeping.close()
        application.removeTranslator(words)
