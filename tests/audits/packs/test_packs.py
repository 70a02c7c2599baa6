"""An audit goes out and comes back: through real books on both sides."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from ppid_desk.audits.findings.rules import NewFinding, Noted, Severity
from ppid_desk.audits.packs.laptop import Laptop, look
from ppid_desk.audits.packs.rules import Outcome
from ppid_desk.clock import Clock
from ppid_desk.people.rules import OfficerFacts, Role
from ppid_desk.reports.rules import Period
from tests.audits.packs.office import LEAD, PASSPHRASE, Audited, outcomes, travelled
from tests.conftest import NOON


def answered(opened: Laptop) -> None:
    files = [each.request for each in opened.audits.open(opened.run).files]
    opened.audits.answer(opened.run, "a1", "", "sesuai")
    opened.audits.answer(opened.run, "b1", files[0], "tidak", "Tanda bukti tidak ada")
    opened.audits.answer(opened.run, "b2", files[1], 7)


def test_an_audit_goes_out_and_its_answers_come_back(office: Audited, tmp_path: Path, clock: Clock) -> None:
    office.audits.answer(office.run.id, "a2", "", "dijawab di kantor")
    file = travelled(office, tmp_path, clock, answered)
    assert office.audits.open(office.run.id).run.state == "out"
    report = office.packs.check_in(file)
    assert outcomes(report) == ["taken"] * 3
    assert report.agrees
    assert (report.laptop.records, report.many(Outcome.TAKEN), report.kept) == (3, 3, False)
    work = office.audits.open(office.run.id)
    assert work.run.state == "open"
    assert work.cell("a1").value == "sesuai"
    assert work.cell("b1", office.files[0]).value == "tidak"
    assert work.cell("b2", office.files[1]).value == 7
    assert work.cell("a2").value == "dijawab di kantor"
    assert list(office.desk.faults()) == []


def test_a_laptop_shows_what_the_office_has(office: Audited, tmp_path: Path, clock: Clock) -> None:
    office.audits.answer(office.run.id, "a2", "", "dijawab di kantor")
    out = tmp_path / "keluar.ppid-audit"
    pack = office.out(out)
    assert look(out).owner == LEAD
    assert look(out).pack == pack.id
    with Laptop.open(out, "melati hijau di teras 27", tmp_path / "laptop", clock) as opened:
        theirs, ours = opened.audits.open(opened.run), office.audits.open(office.run.id)
        assert theirs.cells == ours.cells
        assert theirs.files == ours.files
        assert theirs.computed == ours.computed
        assert theirs.checklist == ours.checklist
        assert opened.who().name == LEAD
        assert opened.settings.office == office.desk.settings.office


def test_what_is_noted_on_a_laptop_comes_back_and_is_proposed(office: Audited, tmp_path: Path, clock: Clock) -> None:
    def noted(opened: Laptop) -> None:
        opened.audits.answer(opened.run, "a1", "", "tidak", "papan kosong")
        opened.findings.note(Noted(opened.run, "a1", "Papan maklumat kosong sejak Juni", severity=Severity.MAJOR))
        opened.findings.note(Noted(opened.run, "b1", "Map robek", office.files[1]))

    report = office.packs.check_in(travelled(office, tmp_path, clock, noted))
    assert outcomes(report) == ["taken"] * 3
    assert [line.kind for line in report.lines] == ["answer", "finding", "finding"]
    office.desk.officers.choose(LEAD)
    first, second = office.desk.findings.proposals(office.run.id)
    assert (first.item, first.severity) == ("a1", Severity.MAJOR)
    assert "Papan maklumat kosong sejak Juni" in first.text
    assert (second.item, second.subjects) == ("b1", (office.files[1],))
    assert list(office.desk.faults()) == []


def test_findings_of_earlier_audits_are_read_on_the_laptop(office: Audited, tmp_path: Path, clock: Clock) -> None:
    desk = office.desk
    clerk = desk.officers.add(OfficerFacts("Dewi Arsiparis", unit="Arsip", roles=frozenset({Role.UNIT})))
    desk.officers.choose(LEAD)
    desk.findings.open(NewFinding(office.run.number, "Papan kosong", Severity.MAJOR, "a1", owner=clerk.name))
    run = office.audits.start("d_pengaduan", Period(date(2026, 1, 1), NOON.date()), "benih")
    out = tmp_path / "keluar.ppid-audit"
    office.out(out, run=run.number)
    with Laptop.open(out, PASSPHRASE, tmp_path / "laptop", clock) as opened:
        (d12,) = (each for each in opened.audits.open(opened.run).computed.values() if "T01" in str(each.evidence))
        items = {each.name: each for each in opened.audits.open(opened.run).checklist.items}
        assert items[d12.item].computed == "earlier_findings_closed"
        assert f"{office.run.number}-T01 (mayor, Dewi Arsiparis): belum selesai" in d12.evidence[1]
        assert "Papan kosong" not in str(d12.evidence)  # no finding's text leaves the office
        assert opened.findings.listed() == ()
