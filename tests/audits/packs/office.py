"""An office with an audit of a small checklist, and what is needed to take it along."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from uuid import UUID, uuid5

from ppid_desk.audits.checklists.rules import Checklist, Choice, Item, Scope, Section
from ppid_desk.audits.checklists.rules import Kind as ItemKind
from ppid_desk.audits.packs import envelope, keys, records
from ppid_desk.audits.packs.envelope import Kind
from ppid_desk.audits.packs.headers import Header
from ppid_desk.audits.packs.laptop import Laptop
from ppid_desk.audits.packs.records import ReturnPack
from ppid_desk.audits.packs.rules import Acceptance, CheckedOut
from ppid_desk.audits.packs.service import Packs
from ppid_desk.audits.rules import Run
from ppid_desk.audits.service import Audits
from ppid_desk.clock import Clock
from ppid_desk.desk import Desk
from ppid_desk.enclosures.service import Enclosures
from ppid_desk.people.rules import Officer, OfficerFacts, Role
from ppid_desk.records.journal import canonical
from ppid_desk.reports.rules import Period
from ppid_desk.requests.rules import SlipWanted
from tests.conftest import NOON, asked

PASSPHRASE = "melati hijau di teras 27"
LAST_DAY = date(2026, 12, 31)
NAMES = ("Siti Rahmawati", "Bambang Sutejo", "Wulan Prihatini")
LEAD, SECOND = "Ratna Auditor", "Yusuf Auditor"


def item(name: str, kind: ItemKind = ItemKind.SELECT_ONE, scope: Scope = Scope.OFFICE, choices: str = "hasil") -> Item:
    """An item without conditions."""
    words = {"id": f"Pertanyaan {name}"}
    listed = choices if kind is ItemKind.SELECT_ONE else ""
    return Item(
        name, kind, words, {}, False, "", "", {}, listed, "bagian", "KIP Ps 22", "", Decimal(1), "", scope, 2,
    )  # fmt: skip


CHECKLIST = Checklist(
    "uji", "1", "Daftar uji", "id", ("id",), (Section("bagian", {"id": "Bagian"}, "", "", 1),),
    (item("a1"), item("a2", ItemKind.TEXT), item("b1", scope=Scope.FILE), item("b2", ItemKind.INTEGER, Scope.FILE),
     item("c1", scope=Scope.INFORMATION)),
    {"hasil": tuple(Choice(name, {"id": name}, score)
                    for name, score in (("sesuai", 2), ("sebagian", 1), ("tidak", 0), ("tb", None)))},
)  # fmt: skip


class Audited:
    """A desk with three files and an audit that its lead began."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.lead, self.second = (
            desk.officers.add(OfficerFacts(name, roles=frozenset({Role.AUDITOR}))) for name in (LEAD, SECOND)
        )
        for name in NAMES:
            desk.requests.register(asked(name), SlipWanted("a5", 1))
        self.acts = self.lead
        self.enclosures = Enclosures(desk.books, self.who)
        self.audits = Audits(
            desk.books, lambda: desk.settings, desk.workdays, self.who, desk.officers.all, self.enclosures
        )
        self.packs = Packs(desk.books, lambda: desk.settings, self.who, desk.officers.named, demo=False)
        self.run: Run = self.audits.start(CHECKLIST, Period(date(2026, 1, 1), NOON.date()), "benih")

    def who(self) -> Officer:
        return self.acts

    @property
    def files(self) -> tuple[str, ...]:
        """The sampled files, by UUID."""
        return tuple(each.request for each in self.audits.open(self.run.number).files)

    def out(self, file: Path, owner: str = LEAD, expires: date = LAST_DAY, run: str = "") -> CheckedOut:
        return self.packs.check_out(run or self.run.number, owner, PASSPHRASE, expires, file)

    def told(self) -> tuple[object, ...]:
        """Everything of audits that stands in the books, and the head of the journal."""
        tables = ("audit_run", "audit_record", "audit_pack", "audit_return", "enclosure", "blob", "journal_head")
        with self.desk.books.read() as reading:
            return tuple(tuple(reading.rows(f"SELECT * FROM {table} ORDER BY 1")) for table in tables)


def laptop(file: Path, root: Path, clock: Clock) -> Laptop:
    return Laptop.open(file, PASSPHRASE, root, clock)


def travelled(office: Audited, folder: Path, clock: Clock, work: Callable[[Laptop], object], owner: str = LEAD) -> Path:
    """The file that comes back from a laptop on which somebody worked."""
    out, back = folder / f"{owner}.ppid-audit", folder / f"{owner}.ppid-return"
    office.out(out, owner)
    with laptop(out, folder / "laptop", clock) as opened:
        work(opened)
        opened.make_return(back)
    return back


def outcomes(report: Acceptance) -> list[str]:
    return [each.outcome.value for each in report.lines]


class Device:
    """A laptop whose key somebody holds: makes packs for the way back that say whatever is wanted."""

    def __init__(self, opened: Laptop) -> None:
        self.out, self.head, self.clock = opened._out, opened.head, opened.clock

    def record(self, sequence: int = 1, kind: str = "answer", **body: object) -> dict[str, object]:
        answer: dict[str, object] = {"value": "sesuai", "note": "", "agrees": None}
        usual: dict[str, dict[str, object]] = {
            "answer": answer, "decision": {**answer, "seen": []}, "evidence": {},
            "finding": {"text": "Papan kosong", "severity": "mayor"},
        }  # fmt: skip
        said = {"item": "a1", "subject": "", **usual[kind], **body}
        return {
            "id": str(uuid5(UUID(self.head.pack), f"{sequence}")), "author": self.out.owner, "sequence": sequence,
            "kind": kind, "body": canonical(said), "made_at": NOON.isoformat(),
        }  # fmt: skip

    def pack(
        self,
        *rows: dict[str, object],
        evidence: tuple[dict[str, object], ...] = (),
        files: bytes = b"",
        **changes: object,
    ) -> bytes:
        said = ReturnPack(self.head.pack, self.out.run["id"], records.digest_of(rows), 1, "0" * 64, rows, evidence)
        document = replace(said, **changes).document()  # type: ignore[arg-type]
        return self.sealed(document, files)

    def sealed(self, document: bytes, files: bytes = b"", seed: bytes = b"") -> bytes:
        half, key = keys.for_office(self.out.box)
        head = self.head
        header = Header(
            head.pack, head.number, head.office, head.owner, NOON.isoformat(), head.expires, {"half": half.hex()}
        )
        return envelope.sealed(
            Kind.RETURN, seed or self.out.device, header.written(), key, envelope.Content(document, files)
        )
