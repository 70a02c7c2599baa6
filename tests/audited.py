"""An office with all that the pages of audits show: an audit under way, a closed one, findings, plans, obstacles."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from ppid_desk.audits.checklists.rules import Scope
from ppid_desk.audits.findings.rules import NewAction, NewFinding, Severity
from ppid_desk.audits.obstacles.rules import Cause, Cure, NewObstacle
from ppid_desk.audits.programme.rules import NewPlan
from ppid_desk.desk import Desk
from ppid_desk.people.rules import OfficerFacts, Role
from ppid_desk.reports.rules import Period
from tests.audits.made import checklist, item, section

PASSPHRASE = "kuda laut biru tidur siang"
LONGEST = (
    "Sub Bagian Teknis Penyelenggaraan Pemilu, Partisipasi, Hubungan Masyarakat, Hukum dan Sumber Daya Manusia tidak "
    "menyampaikan berita acara rekapitulasi daftar pemilih berkelanjutan triwulan ketiga "
)
NAMES = ("Ade Auditor", "Bayu Auditor", "Mira Meja", "Panca Pejabat")
LONG_NAMES = tuple(f"Drs. H. Raden {each} Kusumodiningrat Panjiwulung Hadisuryo, S.H., M.Kn." for each in NAMES)
ROLES = (Role.AUDITOR, Role.AUDITOR, Role.DESK, Role.PPID)
Place = tuple[str, str]


@dataclass(frozen=True)
class Shown:
    """What there is to show: the audit under way, a cell that is computed, one that two answered differently."""

    lead: str
    run: str
    closed: str
    computed: Place
    differs: Place
    pack: Path


def fill(desk: Desk, pack: Path, *, long: bool = False) -> Shown:
    """Audits, findings, plans and obstacles, with the longest names and texts if wanted; its first auditor acts."""
    names = LONG_NAMES if long else NAMES
    text = 3 * LONGEST + "x" * 90 if long else "Papan maklumat tidak ada di meja layanan"
    for name, role in zip(names, ROLES, strict=True):
        desk.officers.add(OfficerFacts(name, roles=frozenset({role})))
    desk.officers.choose(names[0])
    year = Period(date(2026, 1, 1), desk.clock.today())
    closed = _closed(desk, year, text)
    _findings(desk, closed, names, text)
    _plans(desk, names, text)
    _obstacles(desk, text)
    run = desk.audits.start("b_register", year, "benih").id
    computed, differs = _differing(desk, run, names, text)
    last = desk.clock.today() + timedelta(days=14)
    desk.audit_packs.check_out(run, names[0], PASSPHRASE, last, pack)
    return Shown(names[0], run, closed, computed, differs, pack)


def _closed(desk: Desk, year: Period, text: str) -> str:
    title = text if len(text) > 100 else "Papan layanan dan pengumuman"
    items = (item(f"a{n}", section="a", label={"id": f"{n}. {title}"}) for n in range(1, 5))
    run = desk.audits.start(checklist(*items, sections=(section("a"),)), year, "benih")
    for name, value in (("a1", "tidak"), ("a2", "sebagian"), ("a3", "tidak"), ("a4", "sesuai")):
        desk.audits.answer(run.id, name, "", value, "" if value == "sesuai" else text)
    desk.audits.close(run.id)
    return run.id


def _findings(desk: Desk, run: str, names: tuple[str, ...], text: str) -> None:
    action = NewAction(text, names[2], due_on=desk.clock.today() + timedelta(days=1))
    for named, severity, days in (("a1", Severity.CRITICAL, 2), ("a2", Severity.MAJOR, 20)):
        due = desk.clock.today() + timedelta(days=days)
        desk.findings.open(NewFinding(run, text, severity, named, text[:300], (), names[2], "", due, (action,)))


def _plans(desk: Desk, names: tuple[str, ...], text: str) -> None:
    for form_id, months in (("a_petugas", (10, 12)), ("b_register", (11, 12)), ("c_dip", (12, 12))):
        desk.programme.add(NewPlan(2026, form_id, names[0], *months, text[:90]))


def _obstacles(desk: Desk, text: str) -> None:
    today = desk.clock.today()
    with desk.books.read() as reading:
        numbers = tuple(number for (number,) in reading.rows("SELECT number FROM request ORDER BY id LIMIT 3"))
    for n, cause in enumerate((Cause.NOT_FOUND, Cause.NOT_FOUND, Cause.STAGES, Cause.EQUIPMENT, Cause.REQUESTER)):
        first = today - timedelta(days=3 + 5 * n)
        last = first + timedelta(days=2) if n % 2 else None
        found = desk.obstacles.add(NewObstacle(cause, text, first, last, numbers[: n + 1]))
        if n == 1:
            desk.obstacles.cure(found.number, Cure(today, text))
        if n == 3:
            desk.obstacles.withdraw(found.number, "Tercatat dua kali")


def _differing(desk: Desk, run: str, names: tuple[str, ...], text: str) -> tuple[Place, Place]:
    """The first computed cell, and a cell of the office that both auditors answered."""
    work = desk.audits.open(run)
    computed = next(
        (place for place, each in work.computed.items() if each.verdict in ("tidak", "sebagian")),
        next(iter(work.computed)),
    )
    asked = next(
        each for each in work.checklist.items
        if each.choices and not each.computed and not each.relevant and each.scope in (Scope.OFFICE, Scope.FILE)
    )  # fmt: skip
    subject = "" if asked.scope is Scope.OFFICE else work.files[0].request
    for name, value in zip(names, ("sesuai", "tidak"), strict=False):
        desk.officers.choose(name)
        desk.audits.answer(run, asked.name, subject, value, "" if value == "sesuai" else text)
    desk.officers.choose(names[0])
    return computed, (asked.name, subject)
