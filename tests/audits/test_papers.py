"""Papers of real audits: what was recorded stands on them, what is personal does not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

from ppid_desk.audits.checklists.rules import Kind, Scope
from ppid_desk.audits.papers.rules import PaperKind
from ppid_desk.audits.papers.words import CAUSES, REASONS, SEVERITIES, STATES
from ppid_desk.audits.rules import Reason, Run
from ppid_desk.desk import Desk
from ppid_desk.errors import Refusal
from ppid_desk.papers.audit.rules import BOXES
from ppid_desk.people.rules import OfficerFacts, Role
from ppid_desk.reports.rules import Period
from tests.audits.made import auditor, checklist, item, of_facts, ordinary, section
from tests.enclosures.samples import photo
from tests.papers.test_books import pages_of
from tests.papers.test_slip import squeezed

WHOLE = Period(date(2025, 1, 1), date(2026, 11, 23))


def started(desk: Desk, used: object = None) -> Run:
    return desk.audits.start(used or ordinary(), WHOLE, "2026-11")  # type: ignore[arg-type]


def written(desk: Desk, kind: PaperKind, run: Run, folder: Path) -> str:
    file = folder / f"{kind}.pdf"
    desk.audit_papers.write(kind, run.number, file)
    return "".join(pages_of(file))


def test_every_word_of_an_audit_has_its_word_on_paper() -> None:
    for words in (REASONS, SEVERITIES, STATES, CAUSES):
        kind = type(next(iter(words)))
        assert set(words) == set(kind)
        assert all(words.values())


def test_a_blank_checklist_before_and_in_an_audit(audited: Desk, tmp_path: Path) -> None:
    used = checklist(
        item("a1", section="a"), item("banyak", Kind.SELECT_MULTIPLE, section="a"),
        item("catatan", Kind.NOTE, section="a", required=False), item("b1", section="b", scope=Scope.FILE),
        item("c1", section="c", scope=Scope.INFORMATION), sections=(section("a"), section("b", "a"), section("c")),
    )  # fmt: skip
    papers = audited.audit_papers
    alone = papers.blank_of(used)
    assert [(each.title, each.subject) for each in alone.sections] == [
        ("Bagian a", ""), ("Bagian a – Bagian b", "Nomor berkas"), ("Bagian c", "Informasi"),
    ]  # fmt: skip
    first, many, note = alone.sections[0].items
    assert (first.number, first.choices, first.remark) == ("A1", BOXES, False)
    assert (many.choices, note.remark) == (("Satu", "Dua", "Tiga"), True)
    assert alone.facts.number == ""
    run = started(audited, used)
    content = papers.blank(run.number)
    files, information = content.grids
    work = audited.audits.open(run.number)
    assert files.columns == tuple(each.number for each in work.files)
    assert [row[:2] for row in files.rows] == [("", "Bagian a – Bagian b"), ("B1", "Butir b1")]
    assert information.columns == ("C1",)
    assert [row[0] for row in information.rows] == [each.code for each in work.information]
    assert [each.title for each in content.sections] == ["Bagian a", "Bagian c"]
    assert content.sections[1].items[0].remark  # it is answered in the grid
    found = written(audited, PaperKind.BLANK, run, tmp_path)
    assert all(squeezed(each.number) in found for each in work.files)
    papers.write_blank(used, tmp_path / "alone.xlsx", workbook=True)
    assert load_workbook(tmp_path / "alone.xlsx").sheetnames == ["Daftar tabel", "1 Daftar Periksa Audit"]


def test_the_working_paper_of_an_audit(audited: Desk, tmp_path: Path) -> None:
    run = started(audited)
    audits = audited.audits
    work = audits.open(run.id)
    file, other = work.files[:2]
    audits.answer(run.id, "a1", "", "sesuai")
    audits.answer(run.id, "a2", "", "tidak", "Papan kosong")
    audits.answer(run.id, "jumlah", "", 7)
    audits.answer(run.id, "b1", file.number, "sebagian", "Tanpa paraf")
    picture = tmp_path / "paraf.jpg"
    picture.write_bytes(photo())
    kept = audits.attach(run.id, "b1", file.number, picture)
    wrong = tmp_path / "salah.jpg"
    wrong.write_bytes(photo(60))
    audits.detach(run.id, audits.attach(run.id, "b1", file.number, wrong).id, "salah berkas")
    content = audited.audit_papers.working_paper(run.number)
    by_number = {each.number: each for part in content.sections for each in part.items}
    assert [each.title for each in content.sections] == ["Bagian a", "Bagian b", "Bagian c"]
    (entry,) = by_number["A2"].entries
    assert (entry.subject, entry.answer, entry.note) == ("Kantor", "Tidak", "Papan kosong")
    assert (by_number["A2"].score, by_number["A2"].weight) == (0, 2)
    assert by_number["jumlah"].entries[0].answer == "7"
    first, second, *_ = by_number["B1"].entries
    assert (first.subject, first.answer, first.note) == (file.number, "Sebagian", "Tanpa paraf")
    assert [(each.name, each.sha256) for each in first.proofs] == [("paraf.jpg", kept.sha256)]
    assert (second.subject, second.answer) == (other.number, "")
    extended = {each.number for each in work.files if each.known["fact_extended"] == "yes"}
    assert {each.subject for each in by_number["B2"].entries} == extended  # of the others it is not asked
    assert (content.sample.seed, content.sample.population) == (run.seed, run.population)
    assert content.facts.draft
    found = written(audited, PaperKind.WORKING, run, tmp_path)
    for said in ("KONSEP", "Papan kosong", "paraf.jpg", kept.sha256[:12], run.seed, run.digest, "Ade Auditor"):
        assert squeezed(said) in found
    assert "salah.jpg" not in found
    for each in work.files:
        assert squeezed(f"{each.position}{each.number}{REASONS[each.reason]}") in found


def test_computed_facts_and_what_the_auditor_says_to_them(audited: Desk, tmp_path: Path) -> None:
    run = started(audited, of_facts())
    work = audited.audits.open(run.id)
    computed = next(each for each in work.computed.values() if each.item == "x_answered_in_time")
    number = work.named(Scope.FILE, computed.subject)
    differs = "tidak" if computed.verdict != "tidak" else "sesuai"
    audited.audits.answer(run.id, computed.item, number, differs, "Dilihat sendiri", agrees=False)
    content = audited.audit_papers.working_paper(run.number)
    (entry,) = [e for p in content.sections for i in p.items for e in i.entries if e.agrees is False]
    assert entry.found == computed.evidence
    assert (entry.computed, entry.answer) == (computed.verdict.capitalize(), differs.capitalize())
    (line,) = audited.audit_papers.report(run.number).objected
    assert line.said == (("Fakta terhitung", computed.verdict.capitalize()), ("Auditor", differs.capitalize()))
    assert line.subject == number
    found = written(audited, PaperKind.WORKING, run, tmp_path)
    assert squeezed(computed.evidence[0]) in found
    assert "tidaksetuju" in found


def test_two_auditors_who_differ(audited: Desk, tmp_path: Path) -> None:
    run = started(audited)
    audited.audits.answer(run.id, "a1", "", "sesuai")
    auditor(audited, "Beni Auditor")
    audited.audits.answer(run.id, "a1", "", "tidak", "Tidak terlihat")
    (line,) = audited.audit_papers.report(run.number).differences
    assert line.said == (("Ade Auditor", "Sesuai"), ("Beni Auditor", "Tidak")) or set(line.said) == {
        ("Ade Auditor", "Sesuai"), ("Beni Auditor", "Tidak"),
    }  # fmt: skip
    assert line.decided == ""
    content = audited.audit_papers.working_paper(run.number)
    entry = content.sections[0].items[0].entries[0]
    assert (entry.conflict, entry.answer, len(entry.given)) == (True, "", 2)
    assert content.facts.auditors[0] == "Ade Auditor"  # who leads it
    assert set(content.facts.auditors) == {"Ade Auditor", "Beni Auditor"}
    auditor(audited, "Ade Auditor")
    audited.audits.decide(run.id, "a1", "", "tidak", "Dilihat bersama")
    (line,) = audited.audit_papers.report(run.number).differences
    assert line.decided == "Tidak"
    assert audited.audit_papers.working_paper(run.number).sections[0].items[0].entries[0].decided
    assert "diputusauditorutama" in written(audited, PaperKind.WORKING, run, tmp_path)


def test_the_report_of_an_audit_from_open_to_closed(audited: Desk, tmp_path: Path) -> None:
    run = started(audited)
    audits = audited.audits
    assert squeezed("semua (") in written(audited, PaperKind.REPORT, run, tmp_path)
    work = audits.open(run.id)
    audits.answer(run.id, "a1", "", "tidak", "Rahasia: catatan tentang Budi")
    for file in work.files:
        audits.answer(run.id, "b1", file.request, "sesuai")
        if file.known["fact_extended"] == "yes":
            audits.answer(run.id, "b2", file.request, "sesuai")
    content = audited.audit_papers.report(run.number)
    score = audits.score(run.id)
    assert [each.title for each in content.sections] == ["Bagian a", "Bagian b", "Bagian c"]
    assert Decimal(str(content.total.points)) == score.all.points
    assert content.sections[1].share == 100
    assert content.sections[1].answered == content.sections[1].asked > 0
    assert content.unanswered == ()
    (proposed,) = content.findings
    assert (proposed.number, proposed.item, proposed.severity) == ("Usulan", "A1", "Mayor")
    audited.officers.choose(audited.officers.all()[0].name)
    owner = audited.officers.add(OfficerFacts("Pemilik Contoh", roles=frozenset({Role.UNIT})))
    auditor(audited, "Ade Auditor")
    (new,) = audited.findings.proposals(run.id)
    (finding,) = audited.findings.open(replace(new, owner=owner.name, text="Maklumat tidak terpasang"))
    audits.close(run.id)
    content = audited.audit_papers.report(run.number)
    (line,) = content.findings
    assert (line.number, line.severity) == (finding.number, "Mayor")
    assert line.actions[0].owner == "Pemilik Contoh"
    assert not content.facts.draft
    found = written(audited, PaperKind.REPORT, run, tmp_path)
    assert "KONSEP" not in found
    assert "Rahasia" not in found
    for said in (
        finding.number,
        "Pemilik Contoh",
        run.seed,
        run.digest,
        "selaku Atasan PPID",
        "Ade Auditor",
        "Maklumat tidak terpasang",
        "Nilai audit",
    ):
        assert squeezed(said) in found
    audited.audit_papers.write(PaperKind.REPORT, run.number, tmp_path / "r.xlsx", workbook=True)
    sheets = load_workbook(tmp_path / "r.xlsx")
    assert sheets["3 Temuan"]["A2"].value == finding.number


def test_nothing_personal_stands_on_any_paper(audited: Desk, tmp_path: Path) -> None:
    run = started(audited, of_facts())
    with audited.books.read() as reading:
        officers = {name for (name,) in reading.rows("SELECT name FROM officer")}
        people = reading.rows("SELECT name, id_number, phone, email FROM requester")
        items = [text for (text,) in reading.rows("SELECT DISTINCT text FROM item")]
    found = "".join(written(audited, kind, run, tmp_path) for kind in PaperKind)
    for name, *others in people:
        assert name in officers or squeezed(name) not in found
        assert not [each for each in others if each and squeezed(each) in found]
    assert not [text for text in items if squeezed(text) in found]


def test_a_small_period_says_that_all_were_taken(audited: Desk) -> None:
    run = audited.audits.start(ordinary(), Period(date(2026, 11, 1), date(2026, 11, 5)), "1")
    content = audited.audit_papers.report(run.number)
    assert {each.reason for each in audited.audits.open(run.id).files} == {Reason.ALL}
    assert content.sample.how.startswith("Semua berkas")


def test_a_paper_that_is_opened_and_one_of_nothing(audited: Desk) -> None:
    run = started(audited)
    for kind in PaperKind:
        assert audited.audit_paper_file(kind, run.number).read_bytes().startswith(b"%PDF")
        with pytest.raises(Refusal) as unknown:
            audited.audit_papers.pdf(kind, "AUD-2026-0099")
        assert unknown.value.code == "audit_unknown"
    assert audited.audit_papers.follow_up().lines == ()
    audited.officers.choose(audited.officers.all()[0].name)
    audited.officers.add(OfficerFacts("Petugas Loket", roles=frozenset({Role.DESK})))
    audited.officers.choose("Petugas Loket")
    for kind in PaperKind:
        with pytest.raises(Refusal) as told:
            audited.audit_papers.pdf(kind, run.number)
        assert told.value.code == "role_missing"


def test_the_report_tells_the_share_of_files_in_time(audited: Desk, tmp_path: Path) -> None:
    run = started(audited, checklist(item("b5", scope=Scope.FILE, computed="answered_in_time")))
    work = audited.audits.open(run.id)
    late = {each.request for each in work.files if each.known["fact_late"] == "yes"}
    judged = [subject for (_, subject), found in work.computed.items() if found.verdict != "tb"]
    timely = [subject for subject in judged if subject not in late]
    assert 0 < len(timely) < len(judged)
    said = f"Dijawab tepat waktu menurut hitungan program: {len(timely)} dari {len(judged)} berkas"
    assert squeezed(said) in written(audited, PaperKind.REPORT, run, tmp_path)
    assert len(audited.audit_papers.report(started(audited, checklist(item("a1"), version="2")).number).scope) == 1
