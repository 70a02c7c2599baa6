"""Papers of audits: read at one moment, built, and written as PDF or XLSX."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from ppid_desk.audits.checklists.rules import Checklist
from ppid_desk.audits.findings.rules import Wanted
from ppid_desk.audits.findings.service import Findings
from ppid_desk.audits.obstacles.service import Obstacles
from ppid_desk.audits.papers.report import Found
from ppid_desk.audits.papers.rules import PaperKind
from ppid_desk.audits.papers.words import Around
from ppid_desk.audits.rules import REGISTER, Evidence, RecordKind, RunState, Work
from ppid_desk.audits.service import Audits
from ppid_desk.papers.audit.rules import AuditPaper, AuditReport, BlankContent, FollowUpContent, WorkingContent
from ppid_desk.papers.books.rules import Step, nobody
from ppid_desk.people.rules import Officer
from ppid_desk.records.books import Books
from ppid_desk.settings import Settings
from ppid_desk.workdays.service import Workdays


class AuditPapers:
    """The papers of the audits of one office; who may read an audit may have them."""

    def __init__(
        self, books: Books, settings: Settings, workdays: Workdays, officers: Callable[[], tuple[Officer, ...]],
        areas: tuple[Audits, Findings, Obstacles], *, demo: bool,
    ) -> None:  # fmt: skip
        self._books, self._settings, self._workdays, self._officers = books, settings, workdays, officers
        self._audits, self._findings, self._obstacles = areas
        self._demo = demo

    def blank(self, run: str) -> BlankContent:
        """The checklist of an audit to fill by hand, with a grid for its files. Raises Refusal."""
        from ppid_desk.audits.papers.blank import blank

        return blank(self._audits.open(run), self._around())

    def blank_of(self, checklist: Checklist) -> BlankContent:
        """A checklist to fill by hand before there is an audit."""
        from ppid_desk.audits.papers.blank import blank_of

        return blank_of(checklist, self._around())

    def working_paper(self, run: str) -> WorkingContent:
        """Kertas kerja: every answer with its note, evidence and computed fact. Raises Refusal."""
        from ppid_desk.audits.papers.working import working_paper

        work = self._audits.open(run)
        return working_paper(work, self._audits.scored(work), self._evidence(work.run.id), self._around())

    def report(self, run: str) -> AuditReport:
        """Laporan hasil audit, without notes of auditors. Raises Refusal."""
        from ppid_desk.audits.papers.report import report

        work = self._audits.open(run)
        return report(work, self._audits.scored(work), self._found(work), self._around())

    def follow_up(self, run: str = "") -> FollowUpContent:
        """Daftar tindak lanjut of an audit, or of all of them. Raises Refusal."""
        from ppid_desk.audits.papers.follow_up import follow_up

        found = self._audits.open(run).run if run else None
        scope = f"Audit {found.number} · {found.title}" if found else "Semua audit"
        draft = found is not None and found.state is not RunState.CLOSED
        findings = self._findings.listed(Wanted(run=found.id if found else ""))
        return follow_up(findings, scope, self._around(), self._workdays.calendar, draft=draft)

    def content(self, kind: PaperKind, run: str) -> AuditPaper:
        """A paper by its kind. Raises Refusal."""
        made: dict[PaperKind, Callable[[str], AuditPaper]] = {
            PaperKind.BLANK: self.blank, PaperKind.WORKING: self.working_paper, PaperKind.REPORT: self.report,
            PaperKind.FOLLOW_UP: self.follow_up,
        }  # fmt: skip
        return made[kind](run)

    def pdf(self, kind: PaperKind, run: str) -> bytes:
        """A paper as PDF. Raises Refusal."""
        from ppid_desk.papers.audit.writing import pdf_of

        return pdf_of(self.content(kind, run))

    def write(
        self, kind: PaperKind, run: str, file: Path, *, workbook: bool = False, step: Step = nobody
    ) -> AuditPaper:  # fmt: skip
        """Write a paper as PDF or XLSX to `file`, which appears when it is complete; returns what stands on it.

        `step(done, all)` raises to stop: nothing is left behind. Raises Refusal, or Trouble when nothing can be
        written.
        """
        from ppid_desk.papers.audit.writing import write_audit_paper

        content = self.content(kind, run)
        write_audit_paper(content, file, workbook=workbook, step=step)
        return content

    def write_blank(self, checklist: Checklist, file: Path, *, workbook: bool = False) -> BlankContent:
        """Write a checklist to fill by hand before there is an audit. Raises Trouble."""
        from ppid_desk.papers.audit.writing import write_audit_paper

        content = self.blank_of(checklist)
        write_audit_paper(content, file, workbook=workbook)
        return content

    def _around(self) -> Around:
        return Around(self._settings, self._officers(), self._books.clock.today(), self._demo)

    def _found(self, work: Work) -> Found:
        findings = self._findings.listed(Wanted(run=work.run.id))
        ours = {*(each.request for each in work.files), *(each.id for each in findings)}
        obstacles = tuple(
            each
            for each in self._obstacles.listed(work.run.period)
            if any(link.subject in ours for link in (*each.requests, *each.findings))
        )
        return Found(findings, self._findings.proposals(work.run.id), obstacles)

    def _evidence(self, run: str) -> tuple[Evidence, ...]:
        """The files that prove answers, in the order in which they were taken, without removed and erased ones."""
        gone = "SELECT uuid FROM enclosure WHERE register = ? AND (removed_at IS NOT NULL OR purged_at IS NOT NULL)"
        records = "SELECT body FROM audit_record WHERE run = ? AND kind = ? ORDER BY event"
        with self._books.read() as reading:
            hidden = {uuid for (uuid,) in reading.rows(gone, (REGISTER,))}
            bodies = [json.loads(body) for (body,) in reading.rows(records, (run, RecordKind.EVIDENCE.value))]
        return tuple(
            Evidence(each["item"], each["subject"], each["enclosure"], each["sha256"], each["name"])
            for each in bodies
            if each.get("enclosure") and each["enclosure"] not in hidden
        )
