"""A new audit: by which checklist, of which period and unit; beside it what the draw would take."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtWidgets import QFrame, QVBoxLayout

from ppid_desk.audits.rules import Reason, Run, Sample
from ppid_desk.errors import Refusal
from ppid_desk.language import tr
from ppid_desk.reports.rules import Period
from ui import audit_walk
from ui.dates import needed_day
from ui.page import Tools
from ui.widgets.flow import Flow
from ui.widgets.form import Form
from ui.widgets.labels import PlainLabel
from ui.widgets.parts import button, pause

_PAUSE = 250  # ms after the last key before the draw is looked at


class NewAuditView(QFrame):
    """Calls `done` with the audit that was begun, `leave` when none is to be, `failed` with what went wrong."""

    def __init__(
        self, tools: Tools, done: Callable[[Run], object], leave: Callable[[], object],
        failed: Callable[[Exception], None],
    ) -> None:  # fmt: skip
        super().__init__()
        self.setObjectName("card")
        self._tools, self._done, self._failed = tools, done, failed
        self._busy = False
        self._looking = pause(self, _PAUSE, self._look)
        unit, column = tools.theme.unit, QVBoxLayout(self)
        column.setContentsMargins(3 * unit, 2 * unit, 3 * unit, 2 * unit)
        column.setSpacing(unit)
        column.addWidget(PlainLabel(tr("New audit"), "section"))
        self.form = self._made()
        self.sample = PlainLabel("", "", wrap=True)
        column.addWidget(self.form)
        column.addWidget(self.sample)
        row = Flow(gap=unit)
        self.begin_button = button(f"{tr('Begin the audit')}  (Ctrl+Enter)", self.save, "primary")
        row.addWidget(self.begin_button)
        row.addWidget(button(f"{tr('Back to the list')}  (Esc)", leave, "link"))
        column.addLayout(row)
        column.addStretch(1)

    def _made(self) -> Form:
        form = Form()
        form.choice("checklist", tr("Checklist"), dict(self._tools.desk.audits.checklists())).may_be_cut()
        parts = []
        for name, words in (("from", tr("From")), ("to", tr("Up to and with"))):
            part = Form()
            part.text(name, words, tr("day/month/year"))
            parts.append(part)
        form.beside(*parts)
        form.text("unit", tr("Unit"), tr("empty: the whole office"))
        form.text("seed", tr("Seed of the draw"), tr("empty: a new one; the same seed draws the same files"))
        form.check("texts", tr("Take along what was asked for (the journal tells it)"), wrap=True)
        form.changed.connect(self._changed)
        return form

    def begin(self) -> None:
        """An empty form: this year so far."""
        today = self._tools.desk.clock.today()
        given: Mapping[str, str] = {
            "from": f"1/1/{today.year}", "to": f"{today.day}/{today.month}/{today.year}", "unit": "", "seed": "",
        }  # fmt: skip
        for name, value in given.items():
            self.form.set_value(name, value)
            self.form.tell(name, "")
        self.form.rows["checklist"].input.setFocus()
        self._look()

    def _changed(self, name: str) -> None:
        self.form.tell(name, "")
        self._looking.start()

    def _period(self) -> Period | None:
        today = self._tools.desk.clock.today()
        days = {}
        for name in ("from", "to"):
            try:
                days[name] = needed_day(self.form.words(name), today)
            except Refusal as refusal:
                self.form.tell(name, str(refusal))
                return None
        try:
            return Period(days["from"], days["to"])
        except Refusal as refusal:
            self.form.tell(refusal.field or "to", str(refusal))
            return None

    def _look(self) -> None:
        period = self._period()
        if period is not None:
            look = partial(self._tools.desk.audits.sample, period, self.form.words("seed"), self.form.words("unit"))
            self._tools.jobs.run(self, look, self._show, self._refused, key="sample")

    def _show(self, sample: Sample) -> None:
        if not sample.files:
            self.sample.setText(tr("No file was received in this period: only what is asked of the office is audited."))
            return
        counts = [(reason, sum(each.reason is reason for each in sample.files)) for reason in Reason]
        why = ", ".join(f"{n} {tr(audit_walk.REASONS[reason])}" for reason, n in counts if n)
        self.sample.setText(tr("{n} of {all} files: {why}", n=len(sample.files), all=sample.population, why=why))

    def save(self) -> None:
        """Begin the audit."""
        period = None if self._busy else self._period()
        if period is None:
            return
        self._busy = True
        start = partial(
            self._tools.desk.audits.start, self.form.words("checklist"), period, self.form.words("seed"),
            self.form.words("unit"), with_texts=bool(self.form.value("texts")),
        )  # fmt: skip
        self._tools.jobs.run(self, start, self._started, self._refused)

    def _started(self, run: Run) -> None:
        self._busy = False
        self._done(run)

    def _refused(self, error: Exception) -> None:
        self._busy = False
        field = error.field if isinstance(error, Refusal) else None
        if field in self.form.rows:
            self.form.tell(field, str(error))
        else:
            self._failed(error)
