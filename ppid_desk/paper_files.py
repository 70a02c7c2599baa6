"""Papers of an open office as files that can be opened and printed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ppid_desk import paths
from ppid_desk.areas import Areas
from ppid_desk.people.rights import Act, permit
from ppid_desk.records import key


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
        """Make the addendum slips of requests that the calendar moved as a file that can be opened and printed."""
        file = self.places.slips / f"slip-tambahan-{self.clock.now():%Y%m%d-%H%M%S}.pdf"
        from ppid_desk.papers.rules import Paper

        paper = Paper.ROLL80 if self.settings.printing.paper == Paper.ROLL80 else Paper.A5
        self.write_paper(file, self.requests.addenda(numbers, paper))
        return file

    def close_day(self) -> Path:
        """Close the day and make its sheet as a file that can be opened and printed."""
        sheet = self.closing.close()
        file = self.places.slips / f"tutup-hari-{sheet.day}-{sheet.nth}.pdf"
        self.write_paper(file, self.closing.paper(sheet, demo=self.demo))
        return file

    def form_file(self, number: str) -> Path:
        """The official form of a request as a file that can be opened and printed."""
        name = "".join(sign if sign.isascii() and sign.isalnum() else "-" for sign in number)
        file = self.places.slips / f"formulir-{name}.pdf"
        self.write_paper(file, self.requests.form(number))
        return file

    def letter_file(self, number: str, kind: str, place: int | None = None) -> Path:
        """A paper of a case as a file that can be opened and printed. Raises Refusal where a fact is missing."""
        name = "".join(sign if sign.isascii() and sign.isalnum() else "-" for sign in number)
        file = self.places.slips / f"{kind}-{name}{f'-{place}' if place else ''}.pdf"
        self.write_paper(file, self.handling.paper(number, kind, place))
        return file

    def objection_file(self, number: str, kind: str) -> Path:
        """The slip or the answer ("slip", "letter") of an objection as a file that can be opened and printed."""
        name = "".join(sign if sign.isascii() and sign.isalnum() else "-" for sign in number)
        file = self.places.slips / f"{'tanda-bukti' if kind == 'slip' else 'tanggapan'}-{name}.pdf"
        self.write_paper(file, self.objections.slip(number) if kind == "slip" else self.objections.letter(number))
        return file

    def first_recovery_sheet(self) -> Path | None:
        """Make the recovery sheet that belongs to new books; None when it was made before, or for a demo."""
        file = self.places.recovery_sheet
        if self.demo or file.exists():
            return None
        self.write_paper(file, self.recovery_sheet())
        key.keep_private(file)
        return file
