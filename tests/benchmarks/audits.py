"""An audit of 300 items with 30 sampled files, all answered, opened in the window against the start of a bare one.

What is opened is not an empty audit: all of its cells have an answer with a note.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtWidgets import QApplication

from ppid_desk.audits import recording
from ppid_desk.audits.checklists.rules import COMPUTED, Checklist, Scope
from ppid_desk.audits.rules import Record, RecordKind
from ppid_desk.desk import Desk
from ppid_desk.records.session import Writing
from ppid_desk.reports.rules import Period
from tests.audits.made import auditor, checklist, item
from tests.benchmarks import startup
from tests.benchmarks.measure import Line, Plan, in_turn, milliseconds, timed
from ui.app import Program
from ui.pages.audit_run import AuditRunPage
from ui.rounds import Round

ITEMS, FILES, GOAL, ANSWER = 300, 30, 1.0, 50.0
_LONGEST = 60  # days that are looked through for the files


def run(plan: Plan, few: Path, many: Path) -> list[Line]:
    """The lines of audits; the books are copied, since audits are written into them."""
    items, files = (ITEMS, FILES) if plan.turns > 2 else (12, 3)
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(shutil.copytree(few, Path(scratch) / "office"))
        desk = Desk.open(folder)
        auditor(desk, "Ade Auditor")
        period = _period(desk, files)
        begun = milliseconds(lambda: desk.audits.start(_long(items), period, "1"))
        number = desk.audits.runs()[0].number
        _answer_all(desk, number)
        return [Line(f"starting an audit of {items} items", None, begun, "ms", None), *_opened(plan, desk, number)]


def _opened(plan: Plan, desk: Desk, number: str) -> list[Line]:
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    files, folder = desk.audits.open(number).files, desk.places.folder
    one = timed(lambda: desk.audits.answer(number, "i000", files[0].number, "sesuai"), plan.turns)
    score = timed(lambda: desk.audits.score(number), plan.turns)
    desk.copies.now()  # the window would make it first
    program = Program(application, desk, lambda _file: None, begun=Round(folder))
    program.window.show()
    program.jobs.settle()

    def ours() -> float:
        program.jobs.settle()  # what follows the first item of the round before
        before = program.window.pages.pop("audit_run", None)
        if before is not None:
            before.deleteLater()
        return milliseconds(lambda: _first(program, number))

    first = in_turn(startup.bare, ours, plan.turns)
    program.close()
    return [
        Line(f"opening it with {len(files)} files, against a bare window", *first, "ms", GOAL),
        Line("keeping one answer in it", None, one, "ms", ANSWER),
        Line("its score", None, score, "ms", None),
    ]


def _first(program: Program, number: str) -> None:
    """From asking for the audit to its first item painted, on a page that was not there before."""
    program.window.go("audit_run", number)
    page = program.window.page
    assert isinstance(page, AuditRunPage)
    while page.card.line is None:  # the rest is read and counted while the auditor reads the first item
        program.application.sendPostedEvents()
        program.application.processEvents()
        time.sleep(0.001)  # as the event loop waits, and lets others work
    page.card.repaint()


def _period(desk: Desk, files: int) -> Period:
    """The longest of the last days in which at most so many files came: all of them are in the sample."""
    last = desk.clock.today()
    found = Period(last, last)
    for days in range(1, _LONGEST):
        longer = Period(last - timedelta(days=days), last)
        if desk.audits.sample(longer, "1").population > files:
            break
        found = longer
    return found


def _long(items: int) -> Checklist:
    facts = [name for name, scope in COMPUTED.items() if scope is Scope.FILE]
    return checklist(*(
        item(f"i{n:03d}", scope=Scope.FILE, required=False, computed=facts[n] if n < len(facts) else "",
             relevant=f"${{i{n - 1:03d}}} != 'tidak'" if n % 3 == 2 else "")
        for n in range(items)
    ))  # fmt: skip


def _answer_all(desk: Desk, number: str) -> None:
    work = desk.audits.open(number)
    at, officer = datetime(2026, 1, 1, tzinfo=UTC), desk.officers.who()

    def write(writing: Writing) -> None:
        for n, (name, file) in enumerate(((i.name, f) for i in work.checklist.items for f in work.files), 1):
            note = "Sesuai dengan berkas dan register"
            body = {"item": name, "subject": file.request, "value": "sesuai", "note": note, "agrees": None}
            made = Record(f"{n:08d}", work.run.id, officer.id, "", n, RecordKind.ANSWER, body, at, at)
            recording.write(writing, made, officer.name)

    desk.books.write(write)
