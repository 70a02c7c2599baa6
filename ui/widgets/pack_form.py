"""Taking an audit along: for whom, until when, and the passphrase that opens the pack on the laptop."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout

from ppid_desk.audits.packs.rules import USUAL_DAYS
from ppid_desk.errors import Refusal
from ppid_desk.facts import dataclass
from ppid_desk.language import tr
from ppid_desk.people.rules import Officer, Role
from ui.dates import needed_day
from ui.theme import Theme
from ui.widgets.flow import Flow
from ui.widgets.form import Form
from ui.widgets.labels import PlainLabel
from ui.widgets.parts import button


@dataclass(frozen=True, slots=True)
class PackWanted:
    """What was typed: the owner by id, the passphrase, the last day."""

    owner: str
    passphrase: str
    expires: date


class PackForm(QFrame):
    """Calls `save` and `leave`; `read` gives what was typed."""

    def __init__(self, theme: Theme, save: Callable[[], object], leave: Callable[[], object]) -> None:
        super().__init__()
        self.setObjectName("card")
        unit, column = theme.unit, QVBoxLayout(self)
        column.setContentsMargins(3 * unit, 2 * unit, 3 * unit, 2 * unit)
        column.setSpacing(unit)
        self.title = PlainLabel("", "section", wrap=True)
        about = tr(
            "The pack is one encrypted file for a laptop without a network. Tell its passphrase to its owner in "
            "person: it is kept nowhere, and without it nobody can open the pack."
        )
        column.addWidget(self.title)
        column.addWidget(PlainLabel(about, "muted", wrap=True))
        self.form = Form()
        self.form.choice("owner", tr("For"), {})
        self.form.text("expires", tr("Last day"), tr("day/month/year"))
        for name, words in (("passphrase", tr("Passphrase of the pack")), ("again", tr("Once more"))):
            self.form.text(name, words).setEchoMode(QLineEdit.EchoMode.Password)
        column.addWidget(self.form)
        row = Flow(gap=unit)
        row.addWidget(button(f"{tr('Write the pack …')}  (Ctrl+Enter)", save, "primary"))
        row.addWidget(button(f"{tr('Back to the list')}  (Esc)", leave, "link"))
        column.addLayout(row)
        column.addStretch(1)

    def begin(self, number: str, officers: tuple[Officer, ...], today: date) -> None:
        """Ask for the pack of an audit."""
        self.title.setText(tr("Take {number} along", number=number))
        owner = self.form.rows["owner"].input
        owner.clear()  # type: ignore[attr-defined]
        for each in officers:
            if each.active and Role.AUDITOR in each.roles:
                owner.addItem(each.name, each.id)  # type: ignore[attr-defined]
        last = today + timedelta(days=USUAL_DAYS)
        for name, value in (("expires", f"{last.day}/{last.month}/{last.year}"), ("passphrase", ""), ("again", "")):
            self.form.set_value(name, value)
            self.form.tell(name, "")
        self.form.rows["passphrase"].input.setFocus()

    def read(self, today: date) -> PackWanted | None:
        """What was typed, or None where something is wrong; that is said at its row."""
        for name in self.form.rows:
            self.form.tell(name, "")
        try:
            expires = needed_day(self.form.words("expires"), today)
        except Refusal as refusal:
            self.form.tell("expires", str(refusal))
            return None
        if self.form.words("passphrase") != self.form.words("again"):
            self.form.tell("again", tr("The two are not the same. Type it once more."))
            return None
        return PackWanted(self.form.words("owner"), self.form.words("passphrase"), expires)

    def tell(self, refusal: Refusal) -> bool:
        """Say a refusal at its row; False when there is none."""
        if refusal.field not in self.form.rows:
            return False
        self.form.tell(refusal.field, str(refusal))
        return True
