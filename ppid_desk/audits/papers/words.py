"""How audits are spoken of on paper: Indonesian, whatever the screens speak."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from ppid_desk.audits.checklists.rules import Checklist, Item, Kind, Scope, Value, said
from ppid_desk.audits.findings.rules import Severity, State
from ppid_desk.audits.obstacles.rules import Cause
from ppid_desk.audits.rules import Reason, Run, RunState, Sample, Work
from ppid_desk.audits.sampling import WHOLE
from ppid_desk.facts import dataclass
from ppid_desk.language import plain_date
from ppid_desk.papers.audit.rules import AuditFacts, SampledFile, SampleFacts
from ppid_desk.papers.letters.rules import Sign
from ppid_desk.people.rules import Officer
from ppid_desk.requests.papers import letterhead
from ppid_desk.settings import Settings

REASONS: Mapping[Reason, str] = {
    Reason.ALL: "semua berkas", Reason.RANDOM: "terpilih acak", Reason.LATE: "terlambat", Reason.REFUSED: "ditolak",
    Reason.OBJECTED: "ada keberatan",
}  # fmt: skip
SEVERITIES: Mapping[Severity, str] = {
    Severity.CRITICAL: "Kritis", Severity.MAJOR: "Mayor", Severity.MINOR: "Minor", Severity.ADVICE: "Saran",
}  # fmt: skip
STATES: Mapping[State, str] = {
    State.OPEN: "disampaikan", State.IN_PROGRESS: "ditindaklanjuti", State.DONE: "menunggu verifikasi",
    State.REOPENED: "dibuka kembali", State.VERIFIED: "terverifikasi", State.WITHDRAWN: "dicabut",
}  # fmt: skip
CAUSES: Mapping[Cause, str] = {
    Cause.NOT_HELD: "Informasi belum dikuasai", Cause.NOT_FOUND: "Dokumen tidak ditemukan atau belum didokumentasikan",
    Cause.UNIT: "Unit belum menjawab", Cause.STAFF: "Petugas kurang", Cause.STAGES: "Pekerjaan tahapan pemilu",
    Cause.EQUIPMENT: "Peralatan, listrik, atau jaringan", Cause.RULE: "Aturan belum jelas",
    Cause.OTHER_BODY: "Menunggu badan publik lain", Cause.REQUESTER: "Pemohon tidak dapat dihubungi",
    Cause.FORCE: "Keadaan kahar", Cause.OTHER: "Sebab lain",
}  # fmt: skip
OFFICE = "Kantor"
LANGUAGE = "id"
_SHORT = re.compile(r"[a-zA-Z]{1,2}\d{1,3}[a-z]?")


@dataclass(frozen=True, slots=True)
class Around:
    """What papers need beside an audit: the office's settings, its officers, the day, and whether it is a sample."""

    settings: Settings
    officers: tuple[Officer, ...]
    today: date
    demo: bool

    def named(self, officer: str) -> str:
        """The name of an officer by UUID; the beginning of it where these books do not know them."""
        return next((each.name for each in self.officers if each.id == officer), f"petugas {officer[:8]}")

    def nip(self, officer: str) -> str:
        """Their staff number; may be empty."""
        return next((each.nip for each in self.officers if each.id == officer), "")


def number_of(item: Item) -> str:
    """An item as it is numbered on paper: "b1" is B1, a longer name stays."""
    return item.name.upper() if _SHORT.fullmatch(item.name) else item.name


def question_of(checklist: Checklist, item: Item) -> str:
    """What an item asks."""
    return said(item.label, LANGUAGE, checklist.language)


def title_of(checklist: Checklist, section: str) -> str:
    """The title of a section behind those around it; that of the checklist for items outside of all."""
    known = {each.name: each for each in checklist.sections}
    titles: list[str] = []
    while section in known:
        titles.insert(0, said(known[section].label, LANGUAGE, checklist.language))
        section = known[section].parent
    return " – ".join(titles) or checklist.title


def label_of(checklist: Checklist, item: Item, choice: str) -> str:
    """A choice of an item in words."""
    found = next((each for each in checklist.choices.get(item.choices, ()) if each.name == choice), None)
    return said(found.label, LANGUAGE, checklist.language) if found else choice


def answer_words(checklist: Checklist, item: Item, value: Value) -> str:
    """An answer in words; nothing for none."""
    if value is None:
        return ""
    if isinstance(value, tuple):
        return ", ".join(label_of(checklist, item, each) for each in value)
    if isinstance(value, date):
        return plain_date(value, LANGUAGE)
    if isinstance(value, Decimal):
        return f"{value:f}".replace(".", ",")
    return label_of(checklist, item, str(value)) if item.kind is Kind.SELECT_ONE else str(value)


def subject_words(work: Work, scope: Scope, subject: str) -> str:
    """Of what an item was asked, in words."""
    if scope is Scope.OFFICE:
        return OFFICE
    found = next((each for each in work.information if each.code == subject), None) if scope != Scope.FILE else None
    return f"{subject} {found.item}" if found else work.named(scope, subject)


def facts_of(run: Run, auditors: Sequence[str], around: Around) -> AuditFacts:
    """Of which audit a paper is; a draft until it is closed."""
    return AuditFacts(
        letterhead(around.settings), run.number, run.title, run.version, run.period.words, run.unit, tuple(auditors),
        run.started_at.date(), run.closed_at.date() if run.closed_at else None, run.state is not RunState.CLOSED,
        around.demo,
    )  # fmt: skip


def auditors_of(work: Work, around: Around) -> tuple[str, ...]:
    """Who audited, the lead first."""
    answers = (answer for cell in work.cells.values() for answer in (*cell.answers, *cell.late))
    return tuple(around.named(each) for each in dict.fromkeys((work.run.auditor, *(each.author for each in answers))))


def sample_of(work: Work | Sample) -> SampleFacts:
    """How the sample was drawn, of an audit or before one."""
    run = work.run if isinstance(work, Work) else work
    files = tuple(SampledFile(each.position, each.number, REASONS[each.reason]) for each in work.files)
    return SampleFacts(run.population, run.seed, run.digest, drawn_how(run.population), files)


def drawn_how(population: int) -> str:
    """The rule of the draw in words (domain section 7)."""
    if population <= WHOLE:
        return f"Semua berkas pada periode ini diperiksa, karena jumlahnya tidak lebih dari {WHOLE}."
    return (
        f"{WHOLE} berkas diundi: SHA-256 dari benih, garis tegak (|), dan nomor berkas dihitung untuk setiap berkas,"
        f" lalu {WHOLE} yang terkecil diambil. Ditambah semua berkas yang terlambat, ditolak, atau berkeberatan."
        " Undian ini dapat diulang oleh siapa pun."
    )


def signs_of(run: Run, around: Around, *, whole: bool) -> tuple[Sign, ...]:
    """Who signs: the lead auditor; on the `whole` report PPID and superior too. An open audit leaves the day open."""
    settings = around.settings
    told = plain_date(run.closed_at.date(), LANGUAGE) if run.closed_at else "…………………………"
    place = f"{settings.office.city}, {told}"
    lead = around.named(run.auditor), around.nip(run.auditor)
    if not whole:
        return (Sign(("Auditor utama,",), *lead, above=place),)
    ppid, superior = settings.ppid, settings.superior
    return (
        Sign(("Auditor utama,",), *lead),
        Sign((f"{ppid.title or 'PPID'},",), ppid.name, ppid.nip),
        Sign((f"{_superior(superior.title)},",), superior.name, superior.nip, above=place),
    )


def _superior(title: str) -> str:
    """The superior's post, which says that it is theirs: "Sekretaris selaku Atasan PPID"."""
    if not title or "Atasan PPID" in title:
        return title or "Atasan PPID"
    return f"{title} selaku Atasan PPID"
