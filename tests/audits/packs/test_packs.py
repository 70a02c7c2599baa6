"""An audit goes out and comes back: through real books on both sides."""

from __future__ import annotations

from pathlib import Path

from ppid_desk.audits.packs.laptop import Laptop, look
from ppid_desk.audits.packs.rules import Outcome
from ppid_desk.clock import Clock
from tests.audits.packs.office import LEAD, Audited, outcomes, travelled


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
