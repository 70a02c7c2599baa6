"""Petugas: who works here and in which roles, their passphrases and recovery codes."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ppid_desk.errors import Refusal
from ppid_desk.language import short_date, tr
from ppid_desk.people.rules import Officer, OfficerFacts
from ppid_desk.settings import BSSN
from ui import words
from ui.forms.officer_form import OfficerForm
from ui.page import Page, Tools
from ui.shortcuts import key_of
from ui.widgets.flow import Columns, Flow
from ui.widgets.form import Form
from ui.widgets.labels import PlainLabel
from ui.widgets.parts import button, frame, key


class OfficersPage(Page):
    """The officers at the left; the chosen one, or a new one, at the right."""

    key = "officers"

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools, tr("Officers"))
        self.officer: Officer | None = None
        self._officers: tuple[Officer, ...] = ()
        self._typed = False
        self._acting = ""  # who acted when the page was read
        self.set_primary(tr("Save"), key_of("save"), self.save)
        key(key_of("save"), self, self.save)
        self.about = PlainLabel("", "muted", wrap=True)
        self.column.addWidget(self.about)
        columns = Columns(gap=4 * tools.theme.unit)
        columns.addWidget(self._left())
        columns.addWidget(self._right())
        self.column.addLayout(columns)
        self.column.addStretch(1)

    def _left(self) -> QWidget:
        part, column = self._part()
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Officers"))
        self.list.setWordWrap(True)
        self.list.setMinimumHeight(50 * self.tools.theme.unit)
        self.list.currentRowChanged.connect(self._choose)
        column.addWidget(self.list)
        self.add = button(tr("New officer"), self.new)
        column.addWidget(self.add)
        return part

    def _right(self) -> QWidget:
        part, column = self._part()
        self.form = OfficerForm()
        self.form.changed.connect(self._type)
        column.addWidget(self.form)
        self.steps = QWidget()
        row = Flow(self.steps, gap=self.tools.theme.unit)
        self.off = button(tr("Deactivate"), self.deactivate)
        self.on = button(tr("Reactivate"), self.reactivate)
        self.free = button(tr("Unlock after wrong passphrases"), self.unlock)
        for each in (self.off, self.on, self.free):
            row.addWidget(each)
        column.addWidget(self.steps)
        column.addWidget(self._secrets())
        return part

    def _secrets(self) -> QFrame:
        unit = self.tools.theme.unit
        self.secrets = frame("card")
        column = QVBoxLayout(self.secrets)
        column.setContentsMargins(3 * unit, 2 * unit, 3 * unit, 2 * unit)
        column.setSpacing(unit)
        column.addWidget(PlainLabel(tr("Passphrase"), "section"))
        self.state = PlainLabel("", "muted", wrap=True)
        column.addWidget(self.state)
        self.secret = Form()
        self._secret(self.secret, "current", tr("Present passphrase"))
        new, again = Form(), Form()
        self._secret(new, "passphrase", tr("New passphrase, 12 signs at least"))
        self._secret(again, "again", tr("The new passphrase again"))
        self.secret.beside(new, again)
        column.addWidget(self.secret)
        row = Flow(gap=unit)
        self.give = button(tr("Set the passphrase"), self.set_passphrase)
        self.codes = button(tr("New recovery codes (PDF)"), self.make_codes)
        row.addWidget(self.give)
        row.addWidget(self.codes)
        column.addLayout(row)
        return self.secrets

    def _secret(self, form: Form, name: str, label: str) -> None:
        field = form.text(name, label)
        field.setEchoMode(QLineEdit.EchoMode.Password)
        field.returnPressed.connect(self.set_passphrase)

    def _part(self) -> tuple[QWidget, QVBoxLayout]:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * self.tools.theme.unit)
        return part, column

    # showing

    def refresh(self) -> None:
        officers = self.desk.officers
        self._officers = officers.all()
        acting = officers.current.id if officers.current else ""
        if acting != self._acting:  # what one officer typed there is not for the next
            self._acting = acting
            self._empty_secrets()
        minutes = self.desk.settings.lock.minutes
        self.about.setText(
            tr("Everybody signs in with a passphrase. The desk locks after {n} minutes without typing.", n=minutes)
            if officers.guarded
            else tr("Nobody has a passphrase yet: whoever is at this PC acts as the chosen officer. An admin begins.")
        )
        chosen = self.officer.id if self.officer else ""
        self.list.blockSignals(True)
        self.list.clear()
        for each in self._officers:
            self.list.addItem(QListWidgetItem(_line(each)))
        places = [each.id for each in self._officers]
        self.list.setCurrentRow(places.index(chosen) if chosen in places else -1 if self._typed else 0)
        self.list.blockSignals(False)
        if not self._typed:  # what is being typed is not overwritten
            self._choose(self.list.currentRow())
        else:
            self._show_steps()

    def _choose(self, place: int) -> None:
        if 0 <= place < len(self._officers):
            self._show(self._officers[place])

    def _show(self, officer: Officer | None) -> None:
        self.officer = officer
        self._typed = False
        self.form.put(officer)
        self._empty_secrets()
        self._show_steps()

    def _empty_secrets(self) -> None:
        for name in self.secret.rows:
            self.secret.set_value(name, "")
            self.secret.tell(name, "")

    def _show_steps(self) -> None:
        who, acting = self.officer, self.desk.officers.current
        known = next((each for each in self._officers if who and each.id == who.id), None)
        self.steps.setVisible(known is not None)
        self.secrets.setVisible(known is not None and known.active)
        if known is None:
            return
        self.officer = known
        self.off.setVisible(known.active)
        self.on.setVisible(not known.active)
        self.free.setVisible(known.blocked_until is not None)
        own = acting is not None and acting.id == known.id
        self.secret.rows["current"].show(own and known.has_passphrase)
        self.codes.setEnabled(known.has_passphrase)
        left = tr("{n} recovery codes left.", n=known.codes_left)
        has = f"{tr('Has a passphrase.')} {left} {self._validity(known)}".rstrip()
        none = f"{tr('No passphrase yet. Several words are easy to keep.')} {self._validity(known)}".rstrip()
        self.state.setText(has if known.has_passphrase else none)

    def _validity(self, officer: Officer) -> str:
        """What the rules of BSSN ask, where the office follows them."""
        if self.desk.settings.passphrases.rules != BSSN:
            return ""
        asked = tr("Rules of BSSN: a small and a capital letter, a digit and another sign.")
        last = self.desk.officers.valid_until(officer.id)
        return f"{asked} {tr('Valid until {day}.', day=short_date(last))}" if last else asked

    def _type(self) -> None:
        self._typed = True
        self.form.clear_told()

    def new(self) -> None:
        """Begin an officer who is not in the books yet."""
        self.list.blockSignals(True)
        self.list.setCurrentRow(-1)
        self.list.blockSignals(False)
        self._show(None)
        self._typed = True
        self.form.form.rows["name"].input.setFocus()

    # doing

    def save(self) -> None:
        """Add the new officer, or change the chosen one."""
        facts = self.form.facts()
        work = partial(self._save, self.officer.id if self.officer else "", facts)
        self.tools.jobs.run(self, work, self._saved, self._refused)

    def _save(self, officer: str, facts: OfficerFacts) -> Officer:
        return self.desk.change_officer(officer, facts) if officer else self.desk.officers.add(facts)

    def _saved(self, officer: Officer) -> None:
        self._done(officer, tr("Saved, and noted in the journal."))

    def _done(self, officer: Officer, said: str) -> None:
        self._officers = self.desk.officers.all()
        self._show(officer)
        self.banner.tell("success", said)
        self.tools.changes.happened.emit()

    def _refused(self, error: Exception) -> None:
        if isinstance(error, Refusal) and error.field:
            if error.field in self.secret.rows:
                self.secret.tell(error.field, str(error))
                self.secret.rows[error.field].input.setFocus()
                return
            if self.form.tell(error.field, str(error)):
                return
        self.failed(error)

    def deactivate(self) -> None:
        """Let the chosen officer act no more."""
        if self.officer:
            work = partial(self.desk.officers.deactivate, self.officer.id)
            self.tools.jobs.run(self, work, self._deactivated, self._refused)

    def _deactivated(self, officer: Officer) -> None:
        self._done(officer, tr("{name} acts no more; what they did stays theirs.", name=officer.name))

    def reactivate(self) -> None:
        """Let the chosen officer act again."""
        if self.officer:
            work = partial(self.desk.officers.reactivate, self.officer.id)
            self.tools.jobs.run(self, work, self._saved, self._refused)

    def unlock(self) -> None:
        """Forget the chosen officer's wrong passphrases."""
        if self.officer:
            work = partial(self.desk.officers.unlock, self.officer.id)
            self.tools.jobs.run(self, work, self._saved, self._refused)

    def set_passphrase(self) -> None:
        """Set the passphrase that was typed twice."""
        if self.officer is None:
            return
        for name in self.secret.rows:
            self.secret.tell(name, "")
        current, new, again = (self.secret.words(name) for name in ("current", "passphrase", "again"))
        if new != again:
            self._refused(Refusal("passphrase_differs", field="again"))
            return
        work = partial(self.desk.officers.set_passphrase, self.officer.id, new, current)
        self.tools.jobs.run(self, work, self._given, self._refused)

    def _given(self, officer: Officer) -> None:
        said = tr("{name} signs in with this passphrase from now on.", name=officer.name)
        if not officer.codes_left:
            said += " " + tr("Make recovery codes too.")
        self._done(officer, said)

    def make_codes(self) -> None:
        """Make recovery codes and open their sheet, which is shown once."""
        if self.officer:
            work = partial(self.desk.recovery_codes_file, self.officer.id)
            self.tools.jobs.run(self, work, self._made, self._refused)

    def _made(self, file: Path) -> None:
        self.tools.opens(file)
        said = tr("Print the sheet now: the codes are not shown again, and its file goes when this window closes.")
        self.banner.tell("success", said)
        self.tools.changes.happened.emit()

    def enter(self) -> None:
        self.list.setFocus()


def _line(officer: Officer) -> str:
    state = words.roles(officer) if officer.active else tr("deactivated")
    blocked = officer.blocked_until
    wait = " · " + tr("blocked until {time}", time=f"{blocked:%H.%M}") if blocked else ""
    return f"{officer.name}\n{state}{wait}"
