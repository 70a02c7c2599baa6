"""Buku & laporan: a register book or the service report of a period, looked at and made as a file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog, QFrame, QSizePolicy, QVBoxLayout, QWidget

from ppid_desk.errors import Refusal
from ppid_desk.language import mark, short_date, tr
from ppid_desk.reports.rules import BookKind, Form, Period
from ui.dates import read_day
from ui.page import Page, Tools
from ui.progress import Steps, Stopped
from ui.shortcuts import key_of
from ui.widgets.flow import Columns
from ui.widgets.form import Fold
from ui.widgets.form import Form as Inputs
from ui.widgets.labels import PlainLabel
from ui.widgets.parts import button, frame, key, pause
from ui.widgets.report_preview import ReportPreview
from ui.widgets.report_texts import TextsOfReport

_REPORT = "report"
_KINDS: Mapping[str, str] = {
    _REPORT: mark("Service report"),
    BookKind.REQUESTS: mark("Requests"),
    BookKind.ELECTION: mark("Election information"),
    BookKind.OBJECTIONS: mark("Objections"),
}
_PERIODS: Mapping[str, str] = {
    "month": mark("This month"), "quarter": mark("This quarter"), "year": mark("This year"),
    "last_year": mark("Last year"), "own": mark("Own"),
}  # fmt: skip
_FORMATS: Mapping[str, str] = {"pdf": "PDF", "xlsx": "Excel", "data": "CSV / JSON"}
_NAMES = {
    _REPORT: "laporan-layanan", BookKind.REQUESTS: "buku-permohonan", BookKind.ELECTION: "buku-pemilu",
    BookKind.OBJECTIONS: "buku-keberatan",
}  # fmt: skip
_EMPTY: Mapping[str, str] = {
    BookKind.REQUESTS: mark("No request was received in this period. The book can be made all the same."),
    BookKind.ELECTION: mark("No request of the election path in this period. The book can be made all the same."),
    BookKind.OBJECTIONS: mark("No objection was received in this period. The book can be made all the same."),
}


class ReportsPage(Page):
    """Choose what, for which period, in which form; see what it holds; make the file."""

    key = "reports"

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools, tr("Books & reports"))
        self._steps = Steps()
        self.set_primary(tr("Make the file"), key_of("make_file"), self.make)
        for keys in (key_of("make_file"), "Ctrl+Enter"):
            key(keys, self, self.make)
        self._soon = pause(self, 250, self.look)
        self.preview = ReportPreview(tools.theme)
        inner = QWidget()
        columns = Columns(inner, gap=2 * tools.theme.unit)
        columns.addWidget(self._choices())
        columns.addWidget(self.preview)
        self.texts = TextsOfReport(self)
        self.fold = Fold(tr("Texts of the report that the office writes"), key_of("report_texts"), self.texts)
        key(key_of("report_texts"), self, self._fold_texts)
        for each in (inner, self.fold, self.texts, self.texts.form):  # the page scrolls before they give way
            each.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.column.addWidget(inner)
        self.column.addWidget(self.fold)
        self.column.addStretch(1)
        self._put_period()

    def _choices(self) -> QFrame:
        card, unit = frame("card"), self.tools.theme.unit
        column = QVBoxLayout(card)
        column.setContentsMargins(3 * unit, 2 * unit, 3 * unit, 2 * unit)
        column.setSpacing(unit)
        self.form = Inputs()
        self.form.choice("kind", tr("What"), _KINDS)
        self.form.segments("period", tr("Period of time"), _PERIODS)
        self.form.set_value("period", "year")
        parts = []
        for name, words in (("from", tr("From")), ("to", tr("Up to and with"))):
            part = Inputs()
            part.text(name, words, tr("day/month/year"))
            parts.append(part)
        self.form.beside(*parts)
        self.form.segments("format", tr("As"), _FORMATS)
        self.form.changed.connect(self._changed)
        column.addWidget(self.form)
        self.elsewhere = button(tr("Make it in another folder …"), self._choose, "link")
        self.open_files = button(tr("Open files of each unit (PDF)"), self.make_open_files, "link")
        about = tr("A book names people: it stays in the office, and the journal tells that it was made.")
        self.about = PlainLabel(about, "muted", wrap=True)
        for each in (self.elsewhere, self.open_files, self.about):
            column.addWidget(each)
        column.addStretch(1)
        return card

    def enter(self) -> None:
        self.form.rows["kind"].input.setFocus()

    def open_with(self, what: object) -> None:
        if what == "open_files":
            self.make_open_files()
        elif what in _KINDS:
            self.form.set_value("kind", what)

    def refresh(self) -> None:
        self.look()

    def turn_over(self) -> None:
        self._put_period()
        super().turn_over()

    def _fold_texts(self) -> None:
        self.fold.open(not self.fold.is_open)
        if self.fold.is_open:
            self.texts.form.rows["name"].input.setFocus()

    def _changed(self, name: str) -> None:
        if name == "period":
            self._put_period()
        self._soon.start()

    def _put_period(self) -> None:
        """Write the days of a chosen period; own days are typed."""
        chosen, today = self.form.words("period"), self.desk.clock.today()
        ways: dict[str, Callable[[], Period]] = {
            "month": partial(Period.month, today), "quarter": partial(Period.quarter, today),
            "year": partial(Period.year, today),
            "last_year": partial(Period.year, today.replace(year=today.year - 1, month=1, day=1)),
        }  # fmt: skip
        own = chosen not in ways
        if not own:
            period = ways[chosen]()
            self.form.set_value("from", short_date(period.first))
            self.form.set_value("to", short_date(period.last))
        for name in ("from", "to"):
            self.form.rows[name].input.setEnabled(own)

    def period(self) -> Period | None:
        """The period as it stands in the form; None, and told at the field, when it does not hold."""
        days = {}
        for name in ("from", "to"):
            self.form.tell(name, "")
            try:
                days[name] = read_day(self.form.words(name), self.desk.clock.today())
            except Refusal as refusal:
                self.form.tell(name, str(refusal))
                return None
        try:
            return Period(days["from"], days["to"])
        except Refusal as refusal:
            self.form.tell("to", str(refusal))
            return None

    def look(self) -> None:
        """Show what the file would hold."""
        kind, period = self.form.words("kind"), self.period()
        self.about.setVisible(kind != _REPORT)
        self.fold.setVisible(kind == _REPORT)
        if period is None:
            return
        title = f"{tr(_KINDS[kind])}, {short_date(period.first)} – {short_date(period.last)}"
        self.preview.show_waiting(title)
        if kind == _REPORT:
            self.texts.show_year(period.last.year)
            work: Callable[[], Any] = partial(self.desk.service_reports.figures, period)
            done = partial(self.preview.show_figures, title)
        else:
            work = partial(self.desk.registers.count, BookKind(kind), period)
            done = partial(self._show_rows, title, kind)
        self.tools.jobs.run(self, work, done, self.failed, key="preview")

    def _show_rows(self, title: str, kind: str, rows: int) -> None:
        self.preview.show_rows(title, rows, tr(_EMPTY[kind]))

    def _form(self) -> Form:
        chosen = self.form.words("format")
        if chosen == "data":
            return Form.JSON if self.form.words("kind") == _REPORT else Form.CSV
        return Form(chosen)

    def _file(self, period: Period) -> Path:
        name = f"{_NAMES[self.form.words('kind')]}-{period.first}-{period.last}.{self._form()}"
        return self.desk.places.slips / name

    def _choose(self) -> None:
        period = self.period()
        if period is None:
            return
        dialog = QFileDialog(self, tr("Make the file"), str(self._file(period)))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.fileSelected.connect(self._chosen)
        dialog.open()

    def _chosen(self, name: str) -> None:
        self.make(Path(name))

    def make(self, file: Path | bool = False) -> None:
        """Make the file beside the slips, or where the officer said; it can be cancelled."""
        period = self.period()
        if period is None or not self.primary.isEnabled():
            return
        target = file if isinstance(file, Path) else self._file(period)
        self.primary.setEnabled(False)
        self._steps = Steps()
        self._steps.moved.connect(self._tell_steps)
        self._tell_steps(0, 0)
        kind, step = self.form.words("kind"), self._steps.step
        if kind == _REPORT:
            work: Callable[[], object] = partial(
                self.desk.service_reports.write, period, self._form(), target, step=step
            )
        else:
            work = partial(self.desk.registers.write, BookKind(kind), period, self._form(), target, step=step)
        self.tools.jobs.run(self, partial(_within_folder, target, work), partial(self._made, target), self._not_made)

    def _tell_steps(self, done: int, whole: int) -> None:
        if not self._steps.stop.is_set():
            said = tr("The file is being made: {n} of {whole} …", n=done, whole=whole) if whole else ""
            self.banner.tell("info", said or tr("The file is being made …"), tr("Cancel"), self._steps.stop.set)

    def _made(self, file: Path, _what: object) -> None:
        self._ended()
        self.banner.tell("success", tr("Made: {file}", file=file), tr("Open the file"), partial(self.tools.opens, file))
        self.tools.changes.happened.emit()

    def _not_made(self, error: Exception) -> None:
        self._ended()
        if isinstance(error, Stopped):
            self.banner.tell("info", tr("Cancelled. Nothing was written."))
        else:
            self.failed(error)

    def _ended(self) -> None:
        self._steps.stop.set()
        self.primary.setEnabled(True)
        if self.isVisible():
            self.primary.setFocus()

    def make_open_files(self) -> None:
        """Make the one page of open files for the PPID."""
        file = self.desk.places.slips / f"berkas-terbuka-{self.desk.clock.today()}.pdf"

        def work() -> None:
            self.desk.write_paper(file, self.desk.open_files.paper())

        self.tools.jobs.run(self, work, partial(self._made, file), self._not_made)

    def escape(self) -> bool:
        if not self._steps.stop.is_set() and not self.primary.isEnabled():
            self._steps.stop.set()
            return True
        return super().escape()


def _within_folder(file: Path, work: Callable[[], object]) -> object:
    """Do the work with the file's folder there."""
    file.parent.mkdir(parents=True, exist_ok=True)
    return work()
