"""The form of one officer: who they are and what they may do."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ppid_desk.language import tr
from ppid_desk.people.rules import Officer, OfficerFacts, Role
from ui import words
from ui.widgets.form import Form

_TEXTS = ("name", "nip", "title", "unit")


class OfficerForm(QWidget):
    """Reads into facts; `put` shows an officer, or an empty form for a new one."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.form = Form()
        labels = {"name": tr("Name"), "nip": tr("NIP"), "title": tr("Title"), "unit": tr("Unit")}
        for pair in (_TEXTS[:2], _TEXTS[2:]):
            parts = []
            for key in pair:
                parts.append(Form())
                parts[-1].text(key, labels[key])
            self.form.beside(*parts)
        self.form.section(tr("Roles"))
        roles, columns = list(Role), []
        for some in (roles[:3], roles[3:]):
            columns.append(Form())
            for role in some:
                columns[-1].check(f"role.{role}", tr(words.ROLES[role]))
        self.form.beside(*columns)
        self.form.changed.connect(lambda _: self.changed.emit())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.form)

    def put(self, officer: Officer | None) -> None:
        """Show an officer as the books have them."""
        self.form.blockSignals(True)
        for key in _TEXTS:
            self.form.set_value(key, getattr(officer, key) if officer else "")
        for role in Role:
            self.form.set_value(f"role.{role}", officer is not None and role in officer.roles)
        self.form.blockSignals(False)
        self.clear_told()

    def facts(self) -> OfficerFacts:
        """What stands in the form."""
        roles = frozenset(role for role in Role if self.form.value(f"role.{role}"))
        return OfficerFacts(**{key: self.form.words(key).strip() for key in _TEXTS}, roles=roles)

    def tell(self, field: str, sentence: str) -> bool:
        """Say what is wrong at its row; False where the form has no such row."""
        row = f"role.{Role.DESK}" if field == "roles" else field
        if row not in self.form.rows:
            return False
        self.form.tell(row, sentence)
        self.form.rows[row].input.setFocus()
        return True

    def clear_told(self) -> None:
        """Say nothing at any row."""
        for row in self.form.rows:
            self.form.tell(row, "")
