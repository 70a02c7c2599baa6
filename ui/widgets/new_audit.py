"""A new audit: by which checklist, of which period and unit; beside it what the draw would take."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QFrame, QVBoxLayout

from ppid_desk.audits.checklists.rules import Checklist
from ppid_desk.audits.rules import FromFile, Reason, Run, Sample
from ppid_desk.errors import Refusal
from ppid_desk.language import tr
from ppid_desk.reports.rules import Period
from ppid_desk.text import isolate, one_line
from ui import audit_walk
from ui.dates import needed_day
from ui.page import Tools
from ui.progress import Step, Steps, Stopped, Watched
from ui.widgets.banner import Banner
from ui.widgets.flow import Flow
from ui.widgets.form import Form
from ui.widgets.labels import PlainLabel
from ui.widgets.parts import button, pause

_PAUSE = 250  # ms after the last key before the draw is looked at
_FAULTS = 20  # of a file that are shown
_DRAWN_BY = ("from", "to", "unit", "seed")


class NewAuditView(QFrame):
    """Calls `done` with the audit that was begun, `leave` when none is to be, `failed` with what went wrong."""

    def __init__(
        self, tools: Tools, done: Callable[[Run], object], leave: Callable[[], object],
        failed: Callable[[Exception], None], banner: Banner,
    ) -> None:  # fmt: skip
        super().__init__()
        self.setObjectName("card")
        self._tools, self._done, self._failed = tools, done, failed
        self._files: dict[str, Checklist] = {}  # that were read here, by what the choice says of them
        self._drawing = Steps()
        self._starting = Watched(self, tools.jobs, banner)
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
        self.file_button = button(f"{tr('From a file …')}  (F6)", self.choose_file)
        form.place(self.file_button)
        self.faults = PlainLabel("", "error", wrap=True)
        self.faults.hide()
        form.place(self.faults)
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
        self._tell_faults(())
        self.form.rows["checklist"].input.setFocus()
        self._look()

    def rest(self) -> None:
        """The form is left: nothing is looked through for it any more."""
        self._looking.stop()
        self._drawing.stop.set()

    def cancel(self) -> bool:
        """Stop an audit that is being begun; whether one was."""
        return self._starting.cancel()

    def _changed(self, name: str) -> None:
        self.form.tell(name, "")
        if name in _DRAWN_BY:
            self._looking.start()

    def choose_file(self) -> None:
        """Ask for the file of a checklist."""
        dialog = QFileDialog(self, tr("From a file …"), "", f"{tr('Checklists')} (*.xlsx *.csv)")
        dialog.fileSelected.connect(self.read_file)
        dialog.open()

    def read_file(self, name: str) -> None:
        """Read a checklist from a file, and choose it; what is wrong there is listed, and nothing is chosen."""
        look = partial(self._tools.desk.audits.look_at_checklist, Path(name))
        self._tools.jobs.run(self, look, self._show_file, self._refused, key="checklist")

    def _show_file(self, found: FromFile) -> None:
        self._tell_faults(found.faults)
        if found.checklist is None:
            self.form.tell("checklist", tr("{file} cannot be used: {n} faults.", file=isolate(found.file.name),
                                           n=len(found.faults)))  # fmt: skip
            return
        read = found.checklist
        key = f"{found.file.name}#{read.digest}"
        if key not in self._files:
            self._files[key] = read
            words = f"{isolate(one_line(read.title))} ({isolate(read.version)}) · {isolate(found.file.name)}"
            self.form.rows["checklist"].input.addItem(words, key)  # type: ignore[attr-defined]
        self.form.set_value("checklist", key)
        self.form.tell("checklist", "")

    def _tell_faults(self, faults: tuple[str, ...]) -> None:
        more = [tr("… and {n} more", n=len(faults) - _FAULTS)] if len(faults) > _FAULTS else []
        self.faults.setText("\n".join([*(f"✗ {each}" for each in faults[:_FAULTS]), *more]))
        self.faults.setVisible(bool(faults))

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
            self._drawing.stop.set()
            self._drawing = Steps()
            self._drawing.moved.connect(self._tell_drawn)
            look = partial(
                self._tools.desk.audits.sample, period, self.form.words("seed"), self.form.words("unit"),
                self._drawing.step,
            )  # fmt: skip
            self._tools.jobs.run(self, look, self._show, self._refused, key="sample")

    def _tell_drawn(self, done: int, whole: int) -> None:
        if not self._drawing.stop.is_set():
            self.sample.setText(tr("The files of the period are looked through: {n} of {all} …", n=done, all=whole))

    def _show(self, sample: Sample) -> None:
        if not sample.files:
            self.sample.setText(tr("No file was received in this period: only what is asked of the office is audited."))
            return
        counts = [(reason, sum(each.reason is reason for each in sample.files)) for reason in Reason]
        why = ", ".join(f"{n} {tr(audit_walk.REASONS[reason])}" for reason, n in counts if n)
        self.sample.setText(tr("{n} of {all} files: {why}", n=len(sample.files), all=sample.population, why=why))

    def save(self) -> None:
        """Begin the audit."""
        period = None if self._starting.busy else self._period()
        if period is None:
            return
        self.rest()
        chosen = self.form.words("checklist")
        start = partial(
            self._tools.desk.audits.start, self._files.get(chosen, chosen), period, self.form.words("seed"),
            self.form.words("unit"), with_texts=bool(self.form.value("texts")),
        )  # fmt: skip
        self._starting.run(tr("The audit is being begun …"), partial(_stepping, start), self._done, self._refused)

    def _refused(self, error: Exception) -> None:
        if isinstance(error, Stopped):
            return
        field = error.field if isinstance(error, Refusal) else None
        if field in self.form.rows:
            self.form.tell(field, str(error))
        else:
            self._failed(error)


def _stepping(start: Callable[..., Run], step: Step) -> Run:
    return start(step=step)
