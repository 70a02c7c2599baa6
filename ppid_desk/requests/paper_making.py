"""The papers of registered requests: slips and their pictures, forms, slips of what the calendar moved."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ppid_desk.errors import Refusal
from ppid_desk.people.rights import Act, permit
from ppid_desk.people.rules import Who
from ppid_desk.records.books import Books
from ppid_desk.records.session import Reading
from ppid_desk.requests.rules import Request, Spoken
from ppid_desk.settings import Settings
from ppid_desk.workdays.service import Workdays

if TYPE_CHECKING:
    from ppid_desk.papers.rules import Picture, SlipContent


class RequestPapers:
    """Reads a request and makes its papers; what makes them is loaded with the first one."""

    def __init__(self, books: Books, settings: Settings, workdays: Workdays, who: Who, *, demo: bool) -> None:
        self._books = books
        self._settings = settings
        self._workdays = workdays
        self._who = who
        self._demo = demo
        self._drawn: tuple[SlipContent, float, Picture] | None = None
        with books.read() as found:
            self._signing_key: bytes = bytes(found.value("SELECT signing_key FROM office WHERE id = 1"))

    def get(self, number: str) -> Request:
        """The request of a number. Raises Refusal when there is none, or when the officer may not read."""
        permit(self._who(), Act.READ)
        with self._books.read() as found:
            return self._get(found, number)

    def _get(self, found: Reading, number: str) -> Request:
        from ppid_desk.requests import reading

        request = reading.whole(found, number, self._workdays)
        if request is None:
            raise Refusal("number_unknown", field="number", number=number)
        return request

    def payload(self, request: Request) -> str:
        """The signed content of a slip's QR."""
        from ppid_desk.records import signing
        from ppid_desk.requests import papers

        return signing.sign(self._signing_key, papers.qr_fields(request))

    def slip(self, number: str, paper: str, copy_no: int = 1) -> bytes:
        """The slip as PDF. `paper` is one of a4, f4, a5, 80mm."""
        from ppid_desk.papers.rules import Paper
        from ppid_desk.papers.slip import render_slip

        with self._books.read() as found:  # what waits to be printed is printed while the desk is locked too
            content = self._content(found, number, copy_no)
        return render_slip(content, Paper(paper))

    def _content(self, found: Reading, number: str, copy_no: int) -> SlipContent:
        from ppid_desk.printing import service as spool
        from ppid_desk.printing.rules import JobKind
        from ppid_desk.requests import papers

        request = self._get(found, number)
        mark, payload = spool.mark_on(found, request.id, JobKind.SLIP, copy_no), self.payload(request)
        return papers.slip_content(request, self._settings, self._workdays, payload, mark, demo=self._demo)

    def picture(self, content: SlipContent, scale: float) -> Picture:
        """The first page of a slip on A5 as a picture; `scale` is pixels per point."""
        from ppid_desk.papers.picture import picture
        from ppid_desk.papers.rules import Paper
        from ppid_desk.papers.slip import render_slip

        drawn = self._drawn
        if drawn is None or drawn[:2] != (content, scale):  # the queue asks for the chosen one at every look
            drawn = self._drawn = (content, scale, picture(render_slip(content, Paper.A5), 0, scale))
        return drawn[2]

    def slip_picture(self, number: str, copy_no: int, scale: float) -> Picture:
        """The slip of a request as it was printed, as a picture."""
        permit(self._who(), Act.READ)
        with self._books.read() as found:
            content = self._content(found, number, copy_no)
        return self.picture(content, scale)

    def warm_up(self) -> None:
        """Load what the first slip needs, so that the first visitor does not wait for it."""
        from ppid_desk.papers import ink, picture, qr, slip  # noqa: F401

        ink.fonts()
        qr.runs("PPID")

    def form(self, number: str | None, paper: str = "a4") -> bytes:
        """The official request form as PDF, filled from a request or blank."""
        from ppid_desk.papers.request_form import render_request_form
        from ppid_desk.papers.rules import Paper
        from ppid_desk.requests import papers

        content = papers.form_content(self._settings, self.get(number) if number else None, demo=self._demo)
        return render_request_form(content, Paper(paper))

    def emergency_forms(self, papers_: Sequence[Spoken]) -> bytes:
        """The forms of reserved numbers as one PDF, a page each."""
        from ppid_desk.papers.emergency_form import render_emergency_forms
        from ppid_desk.records import signing
        from ppid_desk.requests import papers

        contents = []
        for paper in papers_:
            qr = signing.sign(self._signing_key, papers.reserved_fields(paper))
            contents.append(papers.emergency_content(paper, self._settings, self._workdays, qr, demo=self._demo))
        return render_emergency_forms(contents)
