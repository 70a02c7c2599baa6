"""Audit: the audits of the office, the chosen one with its score, a new one, and packs out and in."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QItemSelection
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QStackedWidget,
)

from ppid_desk.audits.packs.rules import OUT_ENDING, RETURN_ENDING, Acceptance, CheckedOut, Outcome
from ppid_desk.audits.rules import Place, Run, RunState, Scored, Work
from ppid_desk.errors import Refusal
from ppid_desk.facts import dataclass
from ppid_desk.language import tr
from ppid_desk.text import isolate
from ui.models.audits_model import CHECKLIST, LEAD, PERIOD, SCORE, STATE, AuditsModel, Listed
from ui.page import Page, Tools
from ui.progress import Step, Watched
from ui.widgets.acceptance_view import AcceptanceView, count_words
from ui.widgets.audit_details import AuditDetails
from ui.widgets.flow import Flow
from ui.widgets.list_side import ListSide
from ui.widgets.new_audit import NewAuditView
from ui.widgets.pack_form import PackForm
from ui.widgets.packs_view import PacksView
from ui.widgets.parts import button, key, scrolling
from ui.widgets.row_table import RowTable
from ui.widgets.sides import Sides

_LINES = 4  # the place of the acceptance report, which is wider than the others
_BESIDE = 130  # spacing units that both sides need
_WIDEST = {
    0: "AUD-2026-0000", PERIOD: "31 Desember 2026 – 31 Desember 2026", LEAD: "Nama Seorang Auditor",
    STATE: "sedang dibawa", SCORE: "Nilai 100 %",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Chosen:
    work: Work
    scored: Scored
    lead: str
    may: bool  # whether whoever acts takes audits along


class AuditsPage(Page):
    """The list at the left; at the right the chosen audit, or the form of a new one or of a pack."""

    key = "audits"

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools, tr("Audits"))
        self._target = ""
        self._chosen: _Chosen | None = None
        self._busy = False
        self.model = AuditsModel(tools.theme, self)
        self.table = RowTable(self.model, tools.theme, tr("Audits, the newest first"), CHECKLIST, _WIDEST)
        self.details = AuditDetails(tools.theme)
        self._long = Watched(self, tools.jobs, self.banner)
        self.writing = NewAuditView(tools, self._begun, self.leave_form, self.failed, self.banner)
        self.packs = PacksView(tools.theme, self.revoke, self.open_newest, self.leave_form)
        self.acceptance = AcceptanceView(tools.theme, self.open_acceptance, self.leave_form)
        self.packing = PackForm(tools.theme, self.write_pack, self.leave_form)
        self._build()
        self._wire()
        self.set_primary(tr("New audit"), "Ctrl+B", self.begin_new)

    def _build(self) -> None:
        unit = self.tools.theme.unit
        acts = Flow(gap=unit)
        self.take_in_button = button(f"{tr('Take a pack in …')}  (Ctrl+O)", self.choose_return)
        self.findings_button = button(f"{tr('Findings and actions')}  (Ctrl+D)", self.open_findings)
        self.programme_button = button(tr("Programme"), partial(self.tools.go, "programme"))
        self.obstacles_button = button(f"{tr('Obstacles')}  (Ctrl+E)", self.open_obstacles)
        for each in (self.take_in_button, self.findings_button, self.obstacles_button, self.programme_button):
            acts.addWidget(each)
        self.left = ListSide(self.tools.theme, acts, self.table)
        self.right = QStackedWidget()
        for form in (self.details, self.writing, self.packing, self.packs, self.acceptance):
            self.right.addWidget(scrolling(form))
        self.right.setMinimumWidth(50 * unit)
        self.right.hide()
        self._split = Sides(self.tools.theme, self.left, self.right, (620, 480))
        self.column.addWidget(self._split, 1)

    def _wire(self) -> None:
        self.table.selectionModel().selectionChanged.connect(self._selected)
        self.table.activated.connect(self.open_run)
        self.details.go_on.connect(self.open_run)
        self.details.paper.connect(self.make_paper)
        self.details.take_along.connect(self.begin_pack)
        self.details.packs.connect(self.open_packs)
        self.details.jump.connect(self.jump)
        for keys, do in (
            ("Ctrl+B", self.begin_new), ("Ctrl+D", self.open_findings), ("Ctrl+T", self.begin_pack),
            ("Ctrl+E", self.open_obstacles), ("Ctrl+O", self.choose_return), ("F6", self.choose_checklist),
            ("F7", self.open_packs), ("Ctrl+Return", self.save), ("Ctrl+Enter", self.save),
        ):  # fmt: skip
            key(keys, self, do)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """At large text the chosen audit stands below the list; in a small window some columns are left out."""
        super().resizeEvent(event)
        units = self.width() // self.tools.theme.unit
        beside = units >= _BESIDE and not self.right.isHidden()
        self.table.setColumnHidden(PERIOD, beside or units < _BESIDE)
        self.table.setColumnHidden(LEAD, units < (2 * _BESIDE if beside else _BESIDE))

    def enter(self) -> None:
        self.table.setFocus()

    def open_with(self, what: object) -> None:
        if what == "new":
            self.begin_new()
        elif isinstance(what, Path):
            self.ask_take_in(what)
        elif isinstance(what, str):
            self._target = what
            self.refresh()

    def escape(self) -> bool:
        if self._long.cancel() or self.writing.cancel():
            return True
        if self.right.currentIndex():
            self.leave_form()
            return True
        return super().escape()

    def refresh(self) -> None:
        self.tools.jobs.run(self, self._read, self._show, self._unread, key="audits")

    def _read(self) -> tuple[Listed, ...]:
        names = {each.id: each.name for each in self.desk.officers.all()}
        audits = self.desk.audits
        told = {each.id: each.share for each in self.desk.programme.results()}  # of closed ones, from their closing
        return tuple(
            Listed(run, names.get(run.auditor, "–"), told[run.id] if run.id in told else audits.score(run.id).all.share)
            for run in audits.runs()
        )

    def _show(self, rows: tuple[Listed, ...]) -> None:
        wanted = self._target or (self._chosen.work.run.number if self._chosen else "")
        self._target = ""
        self.model.put(rows)
        self.left.show_rows(bool(rows), tr("No audit yet. Ctrl+B begins the first one."))
        if rows:
            place = next((n for n, row in enumerate(rows) if row.run.number == wanted), 0)
            self.table.selectRow(place)
        elif not self.right.currentIndex():
            self.right.hide()

    def _unread(self, error: Exception) -> None:
        """Who may not read audits is told so in their place."""
        if self.left.tell_unread(error):
            self.right.hide()
            self._chosen = None
            self.model.put(())
        else:
            self.failed(error)

    def _selected(self, _on: QItemSelection, _off: QItemSelection) -> None:
        chosen = self._row()
        if chosen is not None:
            read = partial(self._read_chosen, chosen)
            self.tools.jobs.run(self, read, self._show_chosen, self.failed, key="audit")

    def _row(self) -> Listed | None:
        row = self.table.chosen_row()
        return None if row is None else self.model.rows[row]

    def _read_chosen(self, row: Listed) -> _Chosen:
        audits, may = self.desk.audits, self.desk.audit_packs.may()
        work = audits.open(row.run.id)
        return _Chosen(work, audits.scored(work), row.lead, may)

    def _show_chosen(self, chosen: _Chosen) -> None:
        self._chosen = chosen
        self.details.show_work(chosen.work, chosen.scored, chosen.lead, may=chosen.may)
        self._show_right(self.right.currentIndex())

    def _show_right(self, place: int) -> None:
        if (place == _LINES) != (self.right.currentIndex() == _LINES):
            self._split.setSizes([380, 720] if place == _LINES else [620, 480])
        self.right.setCurrentIndex(place)
        if self.right.isHidden():
            self.right.show()
            self.resizeEvent(QResizeEvent(self.size(), self.size()))
        self.primary.setVisible(place == 0)

    def open_run(self) -> None:
        """Carry the chosen audit out."""
        chosen = self._row()
        if chosen is not None:
            self.tools.go("audit_run", chosen.run.id)

    def open_findings(self) -> None:
        """The findings; those that the chosen audit proposes are asked about once it is closed."""
        chosen = self._row()
        closed = chosen is not None and chosen.run.state is RunState.CLOSED
        self.tools.go("findings", ("proposed", chosen.run.id) if chosen and closed else None)

    def open_obstacles(self) -> None:
        """What hindered the service."""
        self.tools.go("obstacles")

    def begin_new(self) -> None:
        """The form of a new audit."""
        self.banner.hide()
        self._show_right(1)
        self.writing.begin()

    def begin_pack(self) -> None:
        """The form of a pack of the chosen audit."""
        if self._chosen is not None and self.details.pack_button.isEnabled():
            self.banner.hide()
            self._show_right(2)
            self.packing.begin(self._chosen.work.run.number, self.desk.officers.all(), self.desk.clock.today())

    def choose_checklist(self) -> None:
        """The checklist of a new audit from a file."""
        if self.right.currentIndex() == 1:
            self.writing.choose_file()

    def jump(self, place: Place) -> None:
        """To one item of the chosen audit."""
        if self._chosen is not None:
            self.tools.go("audit_run", (self._chosen.work.run.id, place))

    def open_packs(self) -> None:
        """The packs of the chosen audit."""
        if self._chosen is not None:
            read = partial(self._read_packs, self._chosen.work.run)
            self.tools.jobs.run(self, read, self._show_packs, self.failed, key="packs")

    def _read_packs(self, run: Run) -> tuple[Run, tuple[CheckedOut, ...], bool]:
        return run, self.desk.audit_packs.all(run.id), self.desk.audit_packs.may()

    def _show_packs(self, found: tuple[Run, tuple[CheckedOut, ...], bool]) -> None:
        run, packs, may = found
        self._show_right(3)
        self.packs.begin(run.number, packs, may=may)

    def revoke(self, pack: CheckedOut, reason: str) -> None:
        """Take a pack's right to come back."""
        work = partial(self.desk.audit_packs.revoke, pack.id, reason)
        self.tools.jobs.run(self, work, self._revoked, self._not_revoked)

    def _revoked(self, pack: CheckedOut) -> None:
        told = tr("The pack of {owner} is revoked: what comes back in it is refused.", owner=isolate(pack.owner_name))
        self.banner.tell("success", told)
        self.open_packs()
        self.tools.changes.happened.emit()

    def _not_revoked(self, error: Exception) -> None:
        if not (isinstance(error, Refusal) and self.packs.tell(error)):
            self.failed(error)

    def open_newest(self, pack: CheckedOut) -> None:
        """The newest acceptance report of a pack."""
        self.tools.jobs.run(self, partial(self._read_newest, pack), self._show_lines, self.failed)

    def _read_newest(self, pack: CheckedOut) -> tuple[Acceptance, dict[str, str]]:
        return self._with_numbers(self.desk.audit_packs.reports(pack.id)[0])

    def _with_numbers(self, report: Acceptance) -> tuple[Acceptance, dict[str, str]]:
        files = self.desk.audits.open(report.pack.run).files
        return report, {each.request: each.number for each in files}

    def _show_lines(self, found: tuple[Acceptance, dict[str, str]]) -> None:
        self._show_right(_LINES)
        self.acceptance.begin(*found)

    def leave_form(self) -> None:
        """Back to the chosen audit; nothing is begun."""
        self.writing.rest()
        self._show_right(0)
        self.right.setVisible(self._chosen is not None)
        self.table.setFocus()

    def save(self) -> None:
        """Begin the audit, or write the pack, whichever form is shown."""
        {1: self.writing.save, 2: self.write_pack}.get(self.right.currentIndex(), self.open_run)()

    def _begun(self, run: Run) -> None:
        self._target = run.number
        self.leave_form()
        self.banner.tell("success", tr("{number} has begun.", number=run.number), tr("Go on"), self.open_run)
        self.tools.changes.happened.emit()

    def write_pack(self) -> None:
        """Ask where to, and write the pack."""
        if self._chosen is None or self.packing.read(self.desk.clock.today()) is None:
            return
        name = f"{self._chosen.work.run.number}{OUT_ENDING}"
        self._ask_file(tr("Write the pack …"), name, self.write_pack_to)

    def write_pack_to(self, name: str) -> None:
        """Write the pack into a file."""
        wanted = self.packing.read(self.desk.clock.today())
        if self._chosen is None or wanted is None or self._busy:
            return
        self._busy = True
        make = partial(
            self.desk.audit_packs.check_out, self._chosen.work.run.id, wanted.owner, wanted.passphrase, wanted.expires,
            Path(name),
        )  # fmt: skip
        self.tools.jobs.run(self, make, self._packed, self._not_packed)

    def _packed(self, made: CheckedOut) -> None:
        self._busy = False
        self.leave_form()
        told = tr("{number} is in its pack for {owner}.", number=made.number, owner=made.owner_name)
        self.banner.tell("success", told)
        self.tools.changes.happened.emit()

    def _not_packed(self, error: Exception) -> None:
        self._busy = False
        if not (isinstance(error, Refusal) and self.packing.tell(error)):
            self.failed(error)

    def choose_return(self) -> None:
        """Ask for a pack that came back."""
        dialog = QFileDialog(self, tr("Take a pack in …"), "", f"{tr('Packs')} (*{RETURN_ENDING})")
        dialog.fileSelected.connect(self._take_in_named)
        dialog.open()

    def _take_in_named(self, name: str) -> None:
        self.take_in(Path(name))

    def ask_take_in(self, file: Path) -> None:
        """A pack that was double-clicked is taken in only when somebody says so."""
        said = tr("{file} is a pack that came back. Take it into the books?", file=isolate(file.name))
        self.banner.tell("info", said, tr("Take it in"), partial(self.take_in, file))

    def take_in(self, file: Path) -> None:
        """Take a pack in, and say what became of it."""
        self._long.run(tr("The pack is being taken in …"), partial(self._checked_in, file), self._taken, self.failed)

    def _checked_in(self, file: Path, step: Step) -> tuple[Acceptance, dict[str, str]]:
        return self._with_numbers(self.desk.audit_packs.check_in(file, step))

    def _taken(self, found: tuple[Acceptance, dict[str, str]]) -> None:
        report, _ = found
        self._target = report.pack.number
        self._show_lines(found)
        kind = "success" if report.agrees and not report.many(Outcome.REFUSED) else "warning"
        said = f"{report.pack.number} · {isolate(report.pack.owner_name)}: {count_words(report)}."
        self.banner.tell(kind, said, tr("Acceptance report (PDF)"), partial(self.open_acceptance, report))
        self.tools.changes.happened.emit()

    def open_acceptance(self, report: Acceptance) -> None:
        """The acceptance report as a paper."""
        self.tools.jobs.run(self, partial(self.desk.acceptance_file, report), self.tools.opens, self.failed)

    def make_paper(self, kind: str, form: str) -> None:
        """Make a paper of the chosen audit and open it."""
        if self._chosen is not None:
            make = partial(self.desk.audit_paper_file, kind, self._chosen.work.run.number, form)
            self._long.run(tr("The file is being made …"), make, self.tools.opens, self.failed)

    def _ask_file(self, title: str, name: str, to: object) -> None:
        dialog = QFileDialog(self, title, name)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.fileSelected.connect(to)
        dialog.open()
