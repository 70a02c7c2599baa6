"""The form of an objection, in the order in which people speak: about what, who, why, and what happened."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ppid_desk.language import mark, tr
from ppid_desk.objections.rules import GROUND_WORDS, About, Ground, NewObjection
from ppid_desk.people.rules import Representative, Requester, RequesterKind
from ui import words
from ui.dates import read_day, read_moment
from ui.widgets.form import Form
from ui.widgets.labels import PlainLabel

_ABOUT: Mapping[str, str] = {
    About.ANSWER: mark("The answer to a request"), About.SERVICE: mark("The service at the desk"),
}  # fmt: skip
_WHO = {
    "requester": mark("The requester"), "representative": mark("A representative"), "other": mark("Somebody else"),
}  # fmt: skip
_PERSON = {"name": mark("Name"), "id_number": mark("Identity number"), "phone": mark("Phone")}


class ObjectionForm(QWidget):
    """Read into a `NewObjection`; `changed` names the row."""

    changed = Signal(str)

    def __init__(self, gap: int) -> None:
        super().__init__()
        self.form = Form()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, gap, 0)
        column.addWidget(self.form)
        self._first()
        self._people()
        self._case()
        self.form.stretch()
        self.form.changed.connect(self._change)
        self._show_people()

    def _first(self) -> None:
        form = self.form
        form.segments("about", tr("What is it about?"), _ABOUT)
        hint = tr("number or scan of the slip; empty only for ground b")
        form.text("request", tr("Number of the request"), hint)
        self.found = PlainLabel("", "small", wrap=True)
        form.place(self.found)

    def _people(self) -> None:
        form = self.form
        form.segments("who", tr("Who objects?"), _WHO)
        for where in ("representative", "objector"):
            names = ("name", "id_number") if where == "representative" else tuple(_PERSON)
            parts = []
            for name in names:
                part = Form()
                part.text(f"{where}.{name}", tr(_PERSON[name]))
                parts.append(part)
            form.beside(*parts)
        form.text("representative.power", tr("Power of attorney (number, date)"))
        form.text("objector.address", tr("Address"))

    def _case(self) -> None:
        form = self.form
        form.section(tr("Grounds (UU 14/2008 article 35(1))"))
        for ground in Ground:
            form.check(f"ground.{ground.value}", f"{ground.value} — {tr(GROUND_WORDS[ground])}", wrap=True)
        form.lines("position", tr("Case: what happened, what is objected to"), 3)
        form.text("purpose", tr("What the information is for (empty: as in the request)"))
        when, found, proof = Form(), Form(), Form()
        when.text("received_at", tr("Received on (empty: now)"), tr("23/11/2026 09.30"))
        found.text("found_on", tr("Ground found on (empty: counted)"), "23/11/2026")
        proof.text("received_proof", tr("Proof of an earlier receipt"))
        form.beside(when, found, proof)
        form.choice("channel", tr("Channel"), words.CHANNELS)

    def _change(self, key: str) -> None:
        if key == "who":
            self._show_people()
        self.changed.emit(key)

    def _show_people(self) -> None:
        who = self.form.words("who")
        for name, row in self.form.rows.items():
            where, dot, _ = name.partition(".")
            if dot and where in ("representative", "objector"):
                row.show(who == ("representative" if where == "representative" else "other"))

    def begin(self, request: str = "") -> None:
        """Empty, or about a request."""
        self.form.blockSignals(True)
        for name in self.form.rows:
            value = {"about": About.ANSWER.value, "who": "requester", "channel": "walk_in"}.get(name, "")
            self.form.set_value(name, request if name == "request" else value)
            self.form.tell(name, "")
        self.form.blockSignals(False)
        self.found.setText("")
        self._show_people()

    def read(self, now: datetime, key: str) -> NewObjection:
        """What stands in the form. Raises Refusal at a day that cannot be read."""
        form, said = self.form, self.form.words
        who, received, found = said("who"), said("received_at").strip(), said("found_on").strip()
        person = Requester(
            RequesterKind.PERSON, said("objector.name"), id_number=said("objector.id_number"),
            phone=said("objector.phone"), address=said("objector.address"),
        )  # fmt: skip
        power = Representative(
            said("representative.name"), None, said("representative.id_number"), said("representative.power")
        )
        return NewObjection(
            grounds=tuple(each for each in Ground if form.value(f"ground.{each.value}")),
            position=said("position"), request=said("request").strip(), about=About(said("about")),
            objector=person if who == "other" else None, representative=power if who == "representative" else None,
            purpose=said("purpose"), channel=words.CHANNEL_OF[said("channel")],
            found_on=read_day(found, now.date()) if found else None,
            received_at=read_moment(received, now) if received else None, received_proof=said("received_proof"),
            idempotency_key=key,
        )  # fmt: skip

    def tell(self, field: str, sentence: str, kind: str = "error") -> bool:
        """Say something at a row; False when there is no such row."""
        name = f"ground.{Ground.EXCLUDED.value}" if field == "grounds" else field
        if name not in self.form.rows:
            return False
        self.form.tell(name, sentence, kind)
        return True

    def clear_told(self) -> None:
        """Take back what was said at the rows."""
        for name in self.form.rows:
            self.form.tell(name, "")

    def focus(self, field: str = "request") -> None:
        """Put the focus into a row."""
        name = f"ground.{Ground.EXCLUDED.value}" if field == "grounds" else field
        if name in self.form.rows:
            self.form.rows[name].input.setFocus()
