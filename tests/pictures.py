"""Pictures of every page and paper: `python -m tests.pictures DIR`. Look at each of them before saying that it is done.

Every page in light, dark and high contrast, in both languages, on screens of scale 1 and 2; empty, full, and with the
longest names; text at 90, 150 and 200 %; the window at 1366 × 728 and at its smallest; the first run and the dialogs.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from ppid_desk import language
from ppid_desk.clock import Clock
from ppid_desk.desk import Desk
from ppid_desk.founding import found_demo, open_pack
from ppid_desk.language import LANGUAGES
from ppid_desk.papers.audit.writing import pdf_of
from ppid_desk.papers.books.rules import Format
from ppid_desk.papers.books.writing import write_book
from ppid_desk.papers.letters.build import build
from ppid_desk.papers.letters.sheet import render_letter
from ppid_desk.papers.picture import page_sizes, picture
from ppid_desk.papers.report.writing import write_report
from ppid_desk.papers.rules import Paper
from ppid_desk.people.rules import Requester, RequesterKind
from ppid_desk.requests.rules import NewRequest
from tests.audited import PASSPHRASE, Shown, fill
from tests.hostile import HOSTILE
from tests.papers import audit_samples, samples
from ui.app import Program
from ui.jobs import Jobs
from ui.laptop import LaptopProgram, PackDoor
from ui.navigation import PAGES
from ui.pages.audit_run import AuditRunPage
from ui.pages.books import BooksPage
from ui.pages.registration import RegistrationPage
from ui.preferences import Preferences
from ui.theme import NAMES, Theme
from ui.tour import type_visitor, wait_for
from ui.welcome import Welcome
from ui.widgets.paper import image_of

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=Clock.of().zone)


@dataclass(frozen=True)
class Shot:
    """One way to look at the program."""

    name: str
    office: str  # empty, full, long
    theme: str = "light"
    scale: int = 100
    language: str = "id"
    size: tuple[int, int] = (1366, 728)


EVERY_LOOK = tuple(
    Shot(f"full-{theme}-{spoken}", "full", theme, language=spoken) for theme in NAMES for spoken in LANGUAGES
)
FORMS = (
    ("audits", "begin_new"), ("audits", "begin_pack"), ("programme", "begin_plan"), ("obstacles", "begin_new"),
    ("obstacles", "begin_cure"), ("obstacles", "begin_drop"),
)  # fmt: skip
SHOTS = (
    *EVERY_LOOK,
    Shot("empty", "empty"),
    Shot("long", "long"),
    Shot("long-dark", "long", theme="dark"),
    Shot("small", "full", size=(1024, 640)),
    Shot("large-text", "full", scale=150),
    Shot("largest-text", "full", scale=200),
    Shot("small-text", "full", scale=90),
)


def main(target: Path, *, twice: bool = False) -> int:
    """Make all pictures; `twice` those of a screen of scale 2, which need a process of their own. Returns 0."""
    target.mkdir(parents=True, exist_ok=True)
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    with tempfile.TemporaryDirectory() as folder:
        offices = _offices(Path(folder))
        audits = {name: _audited(offices[name], Path(folder), long=name == "long") for name in ("full", "long")}
        for shot in EVERY_LOOK if twice else SHOTS:
            ending = "@2x" if twice else ""
            _pages(application, shot, offices[shot.office], target, ending, audits.get(shot.office))
            if shown := audits.get(shot.office):
                _laptop(application, shot, shown, target, ending)
        if not twice:
            _papers(offices["long"], target)
            _first_run(application, Path(folder) / "new", target)
    if not twice:
        command = [sys.executable, "-m", "tests.pictures", str(target), "twice"]
        subprocess.run(command, env={**os.environ, "QT_SCALE_FACTOR": "2"}, check=True)
        sys.stdout.write(f"{len(list(target.glob('*.png')))} pictures in {target}\n")
    return 0


def _offices(folder: Path) -> dict[str, Path]:
    clock = Clock.standing(NOON)
    found_demo(folder / "full", 200, clock=clock)
    for name in ("empty", "long"):
        with Desk.open(folder / name, clock) as desk:
            for text in HOSTILE.values() if name == "long" else ():
                requester = Requester(RequesterKind.LEGAL_ENTITY, text)
                desk.requests.register(NewRequest(requester, (text, "Laporan kinerja"), text))
    return {name: folder / name for name in ("empty", "full", "long")}


def _audited(office: Path, folder: Path, *, long: bool) -> Shown:
    with Desk.open(office, Clock.standing(NOON + timedelta(minutes=1))) as desk:
        return fill(desk, folder / f"{office.name}.ppid-audit", long=long)


def _pages(
    application: QApplication, shot: Shot, folder: Path, target: Path, ending: str, shown: Shown | None = None
) -> None:
    Preferences(shot.theme, shot.scale, shot.language).save(folder / "window.json")
    desk = Desk.open(folder, Clock.standing(NOON + timedelta(minutes=1)))
    desk.drafts.drop(1)
    program = Program(application, desk, opens=lambda _file: None, theme=Theme(shot.theme, shot.scale))
    program.window.resize(*shot.size)
    program.window.show()
    for entry in PAGES:
        program.window.go(entry.key, _request_of(desk) if entry.key == "case" else None)
        page = program.window.page
        if isinstance(page, RegistrationPage) and shot.office != "empty":
            name = HOSTILE["long"] if shot.office == "long" else "Rahayu Puspitasari"
            type_visitor(page, name, "3673013208900001", "Laporan kinerja 2025\nDaftar informasi publik", "Penelitian")
            page.form.focus("requester.phone")
        QTest.qWait(300)
        wait_for(lambda: program.jobs.under_way == 0)
        QTest.qWait(120)
        program.window.grab().save(str(target / f"{entry.key}-{shot.name}{ending}.png"))
    if shown is not None:
        _audit_pages(program, shown, target, f"{shot.name}{ending}")
    _dialogs(program, shot, target, ending)
    program.close()


def _request_of(desk: Desk) -> str | None:
    """The most urgent open request, as somebody opens it; None where there is none."""
    open_ones = desk.requests.rows(desk.requests.queue(), 0, 20)
    return next((each.number for each in open_ones if each.register == "PIP"), None)


def _audit_pages(program: Program, shown: Shown, target: Path, ending: str) -> None:
    """The pages of audits as they look at work: a computed item, two auditors who differ, every form."""

    def keep(name: str) -> None:
        QTest.qWait(200)
        wait_for(lambda: program.jobs.under_way == 0)
        QTest.qWait(100)
        window.grab().save(str(target / f"{name}-{ending}.png"))

    window = program.window
    acting = program.desk.officers.who().name
    program.desk.officers.choose(shown.lead)
    window.tools.changes.happened.emit()
    for page in ("audits", "findings", "programme", "obstacles"):
        window.go(page)
        keep(page)
    window.go("audit_run", shown.run)
    wait_for(lambda: program.jobs.under_way == 0)
    runner = window.page
    assert isinstance(runner, AuditRunPage)
    for name, place in (("computed", shown.computed), ("differs", shown.differs)):
        runner.table.choose(next(n for n, line in enumerate(runner.model.rows) if line.item and line.place == place))
        keep(f"audit_run-{name}")
    for name in ("audit_run-one-item", "audit_run-list"):
        runner.list_button.click()
        keep(name)
    for page, step in FORMS:
        window.go(page)
        wait_for(lambda: program.jobs.under_way == 0)
        QTest.qWait(100)
        getattr(window.page, step)()
        keep(f"{page}-{step.removeprefix('begin_')}")
        window.page.escape()
    window.go("findings", ("proposed", shown.closed))
    keep("findings-proposed")
    window.page.escape()
    program.desk.officers.choose(acting)


def _laptop(application: QApplication, shot: Shot, shown: Shown, target: Path, ending: str) -> None:
    """The door of a pack, the window of its audit, its last day over, and the cover."""
    theme, jobs = Theme(shot.theme, shot.scale), Jobs(lambda _error: None)
    language.use(shot.language)
    theme.apply(application)
    root = target / ".laptop"
    late = Clock.standing(NOON + timedelta(days=20))
    door = PackDoor(shown.pack, theme, jobs, root, late)
    door.show()
    _keep_picture(door, target / f"laptop-door-{shot.name}{ending}.png")
    door.close()
    program = LaptopProgram(application, open_pack(shown.pack, PASSPHRASE, root, late), theme, jobs)
    window = program.window
    window.resize(*shot.size)
    window.show()
    jobs.settle()
    _keep_picture(window, target / f"laptop-{shot.name}{ending}.png")
    window.lock.lock()
    _keep_picture(window, target / f"laptop-cover-{shot.name}{ending}.png")
    program.close()
    shutil.rmtree(root)


def _keep_picture(widget: QWidget, file: Path) -> None:
    QTest.qWait(250)
    widget.grab().save(str(file))


def _dialogs(program: Program, shot: Shot, target: Path, ending: str) -> None:
    def keep(name: str, dialog: QWidget | None) -> None:
        assert dialog is not None
        QTest.qWait(250)
        wait_for(lambda: program.jobs.under_way == 0)
        dialog.grab().save(str(target / f"{name}-{shot.name}{ending}.png"))
        dialog.close()

    window = program.window
    window.show_palette()
    assert window.palette_dialog is not None
    window.palette_dialog.field.setText("ra")
    keep("find", window.palette_dialog)
    window.show_keys()
    keep("keys", window.sheet)
    window.go("books", "restore")
    books = window.page
    assert isinstance(books, BooksPage)
    keep("restore", books.dialog)
    window.go("books", "recovery")
    keep("recovery", books.dialog)
    window.locking.lock()
    keep("cover", window)


def _first_run(application: QApplication, folder: Path, target: Path) -> None:
    for name in ("light", "dark"):
        theme = Theme(name)
        theme.apply(application)
        jobs = Jobs(lambda _error: None)
        clock = Clock.standing(NOON)
        welcome = Welcome(folder / name, theme, jobs, lambda _file: None, ("Canon LBP6030",), clock.today(), clock)
        welcome.show()
        for place, step in enumerate((welcome.home, welcome.put_back, welcome.set_up, welcome.found_office)):
            step()
            QTest.qWait(150)
            jobs.settle()
            QTest.qWait(100)
            welcome.grab().save(str(target / f"welcome-{place}-{name}.png"))
        welcome.close()
        jobs.close()


def _papers(folder: Path, target: Path) -> None:
    with Desk.open(folder, Clock.standing(NOON + timedelta(minutes=2))) as desk:
        papers = {"form-blank": desk.requests.form(None), "recovery-sheet": desk.recovery_sheet()}
        for place, name in ((1, "markup"), (16, "long")):
            number = desk.requests.find(str(place)) or ""
            papers |= {f"slip-{name}-{paper}": desk.requests.slip(number, paper) for paper in Paper}
    papers |= _letters() | _books(folder) | _audits()
    for name, pdf in papers.items():
        for page in range(min(7, len(page_sizes(pdf)))):
            image_of(picture(pdf, page, 1.6)).save(str(target / f"paper-{name}{f'-{page + 1}' if page else ''}.png"))


def _letters() -> dict[str, bytes]:
    """Every letter as it is sent, as a draft of a demo office, and with the longest names."""
    found = {}
    for name, facts in samples.LETTERS.items():
        found[f"letter-{name}"] = render_letter(build(facts))
        found[f"letter-{name}-draft"] = render_letter(build(samples.in_draft(facts)))
        found[f"letter-{name}-long"] = render_letter(build(samples.filled(facts, HOSTILE["long"])))
    return found


def _books(folder: Path) -> dict[str, bytes]:
    """Registers on both papers, and the report."""
    found = {}
    file = folder / "paper.pdf"
    for name, book, paper in (
        ("requests-a4", samples.register(40), Paper.A4),
        ("requests-f4", samples.register(40, demo=True), Paper.F4),
        ("requests-none", samples.register(0), Paper.A4),
        ("objections-a4", samples.objections(30), Paper.A4),
    ):
        write_book(book, Format.PDF, file, paper)
        found[f"book-{name}"] = file.read_bytes()
    write_report(samples.REPORT, file)
    report = file.read_bytes()
    return {**found, "report": report}


def _audits() -> dict[str, bytes]:
    """Every paper of an audit: closed, open in a demo office, and with nothing on it."""
    found = {}
    for name, content in audit_samples.PAPERS.items():
        found[f"audit-{name}"] = pdf_of(content)
        found[f"audit-{name}-draft"] = pdf_of(audit_samples.in_draft(content))
        found[f"audit-{name}-empty"] = pdf_of(audit_samples.empty(content))
    return found


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path("out") / "pictures", twice="twice" in sys.argv[2:]))
