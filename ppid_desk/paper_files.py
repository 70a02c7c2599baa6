"""Papers of an open office as files that can be opened and printed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ppid_desk import paths
from ppid_desk.areas import Areas
from ppid_desk.people.rights import Act, permit
from ppid_desk.printing.rules import JobKind, PrintJob
from ppid_desk.records import key

if TYPE_CHECKING:
    from ppid_desk.audits.packs.rules import Acceptance
    from ppid_desk.papers.books.rules import Step


class PaperFiles(Areas):
    """Makes the papers that are no slips, each in the office's own folder."""

    places: paths.Places
    _shown_once: list[Path]

    def write_paper(self, file: Path, pdf: bytes) -> None:
        """Write a paper to a file, wholly or not at all. Raises Trouble."""
        paths.write_whole(file, pdf)

    def recovery_groups(self) -> tuple[str, ...]:
        """The books' key as it stands on the recovery sheet."""
        permit(self.who(), Act.BOOKS)
        return key.recovery_groups(self.books.key)

    def recovery_sheet(self) -> bytes:
        """The recovery sheet as PDF, for the safe of the PPID."""
        from ppid_desk.papers.recovery import render_recovery_sheet
        from ppid_desk.requests.papers import recovery_content

        permit(self.who(), Act.BOOKS)
        content = recovery_content(self.settings, self.clock.today(), self.books.key, demo=self.demo)
        return render_recovery_sheet(content)

    def recovery_codes(self, officer: str) -> bytes:
        """Make ten new recovery codes of an officer, as the one sheet that shows them (PDF)."""
        from ppid_desk.people.papers import codes_sheet

        codes = self.officers.new_codes(officer)
        return codes_sheet(self.settings, self.clock.today(), self.officers.named(officer), codes, demo=self.demo)

    def recovery_codes_file(self, officer: str) -> Path:
        """The sheet of new recovery codes as a file that can be opened and printed; it goes when the desk closes."""
        file = self.places.slips / "kode-pemulihan.pdf"
        self.write_paper(file, self.recovery_codes(officer))
        key.keep_private(file)
        self._shown_once.append(file)
        return file

    def emergency_forms(self, many: int) -> Path:
        """Reserve so many numbers and make their forms as a file that can be opened and printed."""
        papers = self.requests.reserving.reserve(many)
        file = self.places.slips / f"formulir-darurat-{papers[0].seq:04d}-{papers[-1].seq:04d}.pdf"
        self.write_paper(file, self.requests.emergency_forms(papers))
        return file

    def addenda(self, numbers: Sequence[str]) -> Path:
        """Make the addendum slips of what the calendar moved as a file that can be opened and printed."""
        file = self.places.slips / f"slip-tambahan-{self.clock.now():%Y%m%d-%H%M%S}.pdf"
        self.write_paper(file, self.moved_slips.pdf(numbers))
        return file

    def job_pdf(self, job: PrintJob) -> bytes:
        """What a job of the spool prints, of whichever kind. Raises Refusal."""
        if job.kind is JobKind.ADDENDUM:
            return self.moved_slips.pdf([job.number], job.paper, job.copy_no)
        if job.kind is JobKind.OBJECTION:
            return self.objections.slip(job.number, job.copy_no, job.paper)
        return self.requests.slip(job.number, job.paper, job.copy_no)

    def close_day(self) -> Path:
        """Close the day and make its sheet as a file that can be opened and printed."""
        sheet = self.closing.close()
        file = self.places.slips / f"tutup-hari-{sheet.day}-{sheet.nth}.pdf"
        self.write_paper(file, self.closing.paper(sheet, demo=self.demo))
        return file

    def form_file(self, number: str) -> Path:
        """The official form of a request as a file that can be opened and printed."""
        name = _as_name(number)
        file = self.places.slips / f"formulir-{name}.pdf"
        self.write_paper(file, self.requests.form(number))
        return file

    def letter_file(self, number: str, kind: str, place: int | None = None) -> Path:
        """A paper of a case as a file that can be opened and printed. Raises Refusal where a fact is missing."""
        name = _as_name(number)
        file = self.places.slips / f"{kind}-{name}{f'-{place}' if place else ''}.pdf"
        self.write_paper(file, self.handling.paper(number, kind, place))
        return file

    def audit_paper_file(self, kind: str, run: str, form: str = "pdf", step: Step | None = None) -> Path:
        """A paper of an audit ("blank", "working", "report", "follow-up") as a file ("pdf", "xlsx") to be opened.

        `step(done, all)` raises to stop: then there is no file.
        """
        from ppid_desk.audits.papers.rules import PaperKind
        from ppid_desk.papers.books.rules import nobody

        file = self.places.slips / f"{kind}-{_as_name(run)}.{form}"
        file.parent.mkdir(parents=True, exist_ok=True)
        self.audit_papers.write(PaperKind(kind), run, file, workbook=form == "xlsx", step=step or nobody)
        return file

    def objection_file(self, number: str, kind: str) -> Path:
        """A paper of an objection as a file: its slip, its answer, the newest note of correction.

        `kind` is "slip", "letter" or "note".
        """
        made: dict[str, tuple[str, Callable[[str], bytes]]] = {
            "slip": ("tanda-bukti", self.objections.slip), "letter": ("tanggapan", self.objections.letter),
            "note": ("perbaikan", self.objections.note),
        }  # fmt: skip
        begins, make = made[kind]
        file = self.places.slips / f"{begins}-{_as_name(number)}.pdf"
        self.write_paper(file, make(number))
        return file

    def acceptance_file(self, report: Acceptance) -> Path:
        """The acceptance report of a pack that came back, as a file that can be opened and printed."""
        file = self.places.slips / f"penerimaan-paket-{report.pack.number}-{report.sha256[:8]}.pdf"
        self.write_paper(file, self.audit_packs.paper(report))
        return file

    def first_recovery_sheet(self) -> Path | None:
        """Make the recovery sheet that belongs to new books; None when it was made before, or for a demo."""
        file = self.places.recovery_sheet
        if self.demo or file.exists():
            return None
        self.write_paper(file, self.recovery_sheet())
        key.keep_private(file)
        return file


def _as_name(number: str) -> str:
    """A number as part of a file's name."""
    return "".join(sign if sign.isascii() and sign.isalnum() else "-" for sign in number)
