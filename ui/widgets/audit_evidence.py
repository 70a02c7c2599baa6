"""The files that prove an answer of an audit: taken in like any file, and noted in the audit with their digest."""

from __future__ import annotations

import threading

from ppid_desk.audits.rules import REGISTER, Work
from ppid_desk.enclosures.rules import Enclosure, Kind
from ui.page import Tools
from ui.widgets.drop_zone import Incoming, png_of
from ui.widgets.enclosures import Enclosures


class AuditEvidence(Enclosures):
    """The files of one cell; what comes in is not asked what it is: it is evidence."""

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools)
        self._cell = ("", "", "")

    def show_cell(self, work: Work, item: str, subject: str) -> None:
        """Show the evidence of an item that is asked of a subject."""
        self._cell = (work.run.id, item, subject)
        self.show_subject(REGISTER, self._tools.desk.audits.evidence_of(work, item, subject))

    def _next(self) -> None:
        super()._next()
        if self._waiting:
            self.question.hide()
            self._add(Kind.OTHER, "")

    def _kept(
        self, coming: Incoming, _kind: Kind, note: str, _register: str, _subject: str, _stop: threading.Event
    ) -> Enclosure:
        file = coming.file if coming.image is None else png_of(coming.image)
        assert file is not None
        return self._tools.desk.audits.attach(*self._cell, file, note, coming.name)
