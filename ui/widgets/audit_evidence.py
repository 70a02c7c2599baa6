"""The files that prove an answer of an audit: taken in like any file, and noted in the audit with their digest."""

from __future__ import annotations

import threading

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ppid_desk.audits.rules import REGISTER, Work
from ppid_desk.enclosures.rules import Enclosure, Kind
from ppid_desk.language import tr
from ui.page import Tools
from ui.widgets.drop_zone import Incoming, png_of
from ui.widgets.enclosures import EMPTY, Enclosures
from ui.widgets.form import Fold


class AuditEvidence(Enclosures):
    """The files of one cell; what comes in is not asked what it is: it is evidence."""

    def __init__(self, tools: Tools) -> None:
        self._cell = ("", "", "")
        self._hindered = ""
        super().__init__(tools)

    def show_cell(self, work: Work, item: str, subject: str, hindered: str = "") -> None:
        """Show the evidence of an item that is asked of a subject; `hindered` says why none can be added."""
        self._cell = (work.run.id, item, subject)
        self._hindered = hindered
        self.show_subject(REGISTER, self._tools.desk.audits.evidence_of(work, item, subject))

    def take(self, came: tuple[Incoming, ...]) -> None:
        """Keep what came in; where nothing can be kept, say why."""
        if self._hindered:
            self._tell((self._hindered,))
        else:
            super().take(came)

    def ask_removal(self) -> None:
        if self._hindered:
            self._tell((self._hindered,))
        else:
            super().ask_removal()

    def _show(self, found: tuple[Enclosure, ...]) -> None:
        super()._show(found)
        self.empty.setText(tr("No file was kept as evidence.") if self._hindered else tr(EMPTY))

    def _show_acts(self) -> None:
        super()._show_acts()
        self.remove_button.setVisible(not self._hindered)
        self.zone.setVisible(not self._hindered and not self._waiting)

    def _hide_file(self, uuid: str, reason: str) -> None:
        self._tools.desk.audits.detach(self._cell[0], uuid, reason)

    def _next(self) -> None:
        super()._next()
        self.zone.setVisible(self.zone.isVisibleTo(self) and not self._hindered)
        if self._waiting:
            self.question.hide()
            self._add(Kind.OTHER, "")

    def _kept(
        self, coming: Incoming, _kind: Kind, note: str, _register: str, _subject: str, _stop: threading.Event
    ) -> Enclosure:
        file = coming.file if coming.image is None else png_of(coming.image)
        assert file is not None
        return self._tools.desk.audits.attach(*self._cell, file, note, coming.name)


class EvidenceFold(Fold):
    """The evidence behind its button: made when it is first opened, as an audit's first item need not wait for it."""

    def __init__(self, tools: Tools) -> None:
        self._tools = tools
        self._made: AuditEvidence | None = None
        self._asked: tuple[Work, str, str, str] | None = None
        self._place = QWidget()
        column = QVBoxLayout(self._place)
        column.setContentsMargins(0, 0, 0, 0)
        super().__init__(tr("Evidence"), "Alt+B", self._place)
        self.button.toggled.connect(self._opened)

    @property
    def files(self) -> AuditEvidence:
        """The files of the cell that is looked at."""
        if self._made is None:
            self._made = AuditEvidence(self._tools)
            column = self._place.layout()
            assert column is not None
            column.addWidget(self._made)
            if self._asked is not None:
                self._made.show_cell(*self._asked)
        return self._made

    def show_cell(self, work: Work, item: str, subject: str, hindered: str = "") -> None:
        """The evidence of an item that is asked of a subject; read now if it was ever opened."""
        self._asked = (work, item, subject, hindered)
        if self._made is not None:
            self._made.show_cell(*self._asked)

    def _opened(self, on: bool) -> None:
        if on:
            self.files.show()

    def escape(self) -> bool:
        """Esc: what the files have to close."""
        return self._made is not None and self._made.escape()
