"""A planned audit: by which checklist, of which unit, in which months, by whom."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtWidgets import QComboBox, QFrame, QVBoxLayout

from ppid_desk.audits.programme.rules import Known, NewPlan
from ppid_desk.errors import Refusal
from ppid_desk.language import month_name, tr
from ppid_desk.people.rules import Officer, Role
from ui.theme import Theme
from ui.widgets.flow import Flow
from ui.widgets.form import Form
from ui.widgets.labels import PlainLabel
from ui.widgets.parts import button

_ROWS = {"months": "first"}  # where a refusal of the months is told


class PlanForm(QFrame):
    """Calls `save` and `leave`; `read` gives what stands here."""

    def __init__(self, theme: Theme, save: Callable[[], object], leave: Callable[[], object]) -> None:
        super().__init__()
        self.setObjectName("card")
        unit, column = theme.unit, QVBoxLayout(self)
        column.setContentsMargins(3 * unit, 2 * unit, 3 * unit, 2 * unit)
        column.setSpacing(unit)
        column.addWidget(PlainLabel(tr("Plan an audit"), "section"))
        self.form = Form()
        self.form.choice("checklist", tr("Checklist"), {}).may_be_cut()
        self.form.text("unit", tr("Unit"), tr("empty: the whole office"))
        months = {str(n): month_name(n) for n in range(1, 13)}
        parts = [Form(), Form()]
        parts[0].choice("first", tr("From"), months)
        parts[1].choice("last", tr("Up to and with"), months)
        self.form.beside(*parts)
        self.form.choice("auditor", tr("Auditor"), {})
        self.form.text("note", tr("Note"))
        column.addWidget(self.form)
        row = Flow(gap=unit)
        row.addWidget(button(f"{tr('Plan it')}  (Ctrl+Enter)", save, "primary"))
        row.addWidget(button(f"{tr('Back to the list')}  (Esc)", leave, "link"))
        column.addLayout(row)
        column.addStretch(1)

    def begin(self, checklists: Sequence[Known], officers: Sequence[Officer], today: date) -> None:
        """An empty form: the quarter that begins next."""
        self._fill("checklist", [(each.title, each.form_id) for each in checklists])
        auditors = [each for each in officers if each.active and Role.AUDITOR in each.roles]
        self._fill("auditor", [(each.name, each.id) for each in auditors])
        first = (today.month - 1) // 3 * 3 + 1
        for name, value in (("first", first), ("last", first + 2), ("unit", ""), ("note", "")):
            self.form.set_value(name, value)
        self.clear()
        self.form.rows["checklist"].input.setFocus()

    def _fill(self, name: str, options: Sequence[tuple[str, str]]) -> None:
        field = self.form.rows[name].input
        assert isinstance(field, QComboBox)
        field.clear()
        for words, value in options:
            field.addItem(words, value)

    def clear(self) -> None:
        """Nothing is said at any row."""
        for name in self.form.rows:
            self.form.tell(name, "")

    def read(self, year: int) -> NewPlan:
        """What stands here, for a year."""
        words = {name: self.form.words(name).strip() for name in self.form.rows}
        return NewPlan(year, words["checklist"], words["auditor"], int(words["first"]), int(words["last"]),
                       words["unit"], words["note"])  # fmt: skip

    def tell(self, refusal: Refusal) -> bool:
        """Say a refusal at its row; False when there is none."""
        name = _ROWS.get(refusal.field or "", refusal.field or "")
        if name not in self.form.rows:
            return False
        self.form.tell(name, str(refusal))
        return True
