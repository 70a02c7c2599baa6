"""The findings that an audit proposes, one after another: taken as they are or with other words, or left."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QFrame, QVBoxLayout

from ppid_desk.audits.findings.rules import SEVERITY_WORDS, Finding, NewAction, NewFinding, Severity
from ppid_desk.errors import Refusal
from ppid_desk.language import tr
from ppid_desk.people.rules import Officer, Role
from ui.dates import read_day
from ui.page import Tools
from ui.widgets.flow import Flow
from ui.widgets.form import Form
from ui.widgets.labels import PlainLabel
from ui.widgets.parts import button

_MENDS = frozenset({Role.DESK, Role.UNIT, Role.PPID, Role.SUPERIOR})


class NewFindings(QFrame):
    """Calls `done` when the last proposal was dealt with, `failed` with what went wrong."""

    def __init__(self, tools: Tools, done: Callable[[], object], failed: Callable[[Exception], None]) -> None:
        super().__init__()
        self.setObjectName("card")
        self._tools, self._done, self._failed = tools, done, failed
        self._waiting: list[NewFinding] = []
        self._whole = 0
        self._busy = False
        unit, column = tools.theme.unit, QVBoxLayout(self)
        column.setContentsMargins(3 * unit, 2 * unit, 3 * unit, 2 * unit)
        column.setSpacing(unit)
        self.title = PlainLabel("", "section", wrap=True)
        self.about = PlainLabel("", "small", wrap=True)
        self.form = self._made()
        for each in (self.title, self.about, self.form):
            column.addWidget(each)
        row = Flow(gap=unit)
        row.addWidget(button(f"{tr('Open this finding')}  (Ctrl+Enter)", self.save, "primary"))
        row.addWidget(button(f"{tr('Leave this one')}  (Alt+→)", self.skip))
        row.addWidget(button(f"{tr('Back to the list')}  (Esc)", done, "link"))
        column.addLayout(row)
        column.addStretch(1)

    def _made(self) -> Form:
        form = Form()
        form.lines("text", tr("Finding"), 3)
        form.segments("severity", tr("Severity"), {each.value: words for each, words in SEVERITY_WORDS.items()})
        form.text("basis", tr("Legal basis"))
        parts = [Form(), Form()]
        parts[0].choice("owner", tr("Officer who mends it"), {})
        parts[1].text("due_on", tr("By when"), tr("empty: by its severity"))
        form.beside(*parts)
        form.text("unit", tr("or a unit that mends it"))
        form.lines("action", tr("First corrective action"), 2, tr("what is to be done; more can follow"))
        form.changed.connect(self._changed)
        return form

    def _changed(self, name: str) -> None:
        self.form.tell(name, "")

    def begin(self, proposals: tuple[NewFinding, ...], officers: tuple[Officer, ...]) -> None:
        """Ask about each of these."""
        self._waiting, self._whole = list(proposals), len(proposals)
        owner = self.form.rows["owner"].input
        owner.clear()  # type: ignore[attr-defined]
        owner.addItem("–", "")  # type: ignore[attr-defined]
        for each in officers:
            if each.active and each.roles & _MENDS:
                owner.addItem(each.name, each.id)  # type: ignore[attr-defined]
        self._next()

    def _next(self) -> None:
        self._busy = False
        if not self._waiting:
            self._done()
            return
        first = self._waiting[0]
        place = self._whole - len(self._waiting) + 1
        self.title.setText(tr("Finding {n} of {all}, proposed by the audit", n=place, all=self._whole))
        concerns = tr("Concerns {n} files or items of information", n=len(first.subjects))
        self.about.setText(concerns if first.subjects else tr("Concerns the office"))
        for name, value in (
            ("text", first.text), ("severity", first.severity.value), ("basis", first.basis), ("owner", first.owner),
            ("unit", first.unit), ("due_on", ""), ("action", ""),
        ):  # fmt: skip
            self.form.set_value(name, value)
            self.form.tell(name, "")
        self.form.rows["owner"].input.setFocus()

    def _read(self) -> NewFinding | None:
        words = {name: self.form.words(name).strip() for name in self.form.rows}
        due = None
        try:
            due = read_day(words["due_on"], self._tools.desk.clock.today()) if words["due_on"] else None
        except Refusal as refusal:
            self.form.tell("due_on", str(refusal))
            return None
        actions = (NewAction(words["action"]),) if words["action"] else ()
        return replace(
            self._waiting[0], text=words["text"], severity=Severity(words["severity"]), basis=words["basis"],
            owner=words["owner"], unit=words["unit"], due_on=due, actions=actions,
        )  # fmt: skip

    def save(self) -> None:
        """Open the finding that is asked about."""
        new = None if self._busy or not self._waiting else self._read()
        if new is not None:
            self._busy = True
            self._tools.jobs.run(self, partial(self._tools.desk.findings.open, new), self._opened, self._refused)

    def _opened(self, _made: tuple[Finding, ...]) -> None:
        self._waiting.pop(0)
        self._tools.changes.happened.emit()
        self._next()

    def skip(self) -> None:
        """Leave the proposal; it is proposed again the next time."""
        if self._waiting:
            self._waiting.pop(0)
            self._next()

    def _refused(self, error: Exception) -> None:
        self._busy = False
        if isinstance(error, Refusal) and error.field in self.form.rows:
            self.form.tell(error.field, str(error))
            self.form.rows[error.field].input.setFocus()
        else:
            self._failed(error)
