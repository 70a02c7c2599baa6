"""Pengamanan: what keeps the books safe, and the papers that are made beside the daily work."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QVBoxLayout, QWidget

from ppid_desk.errors import Refusal
from ppid_desk.language import tr
from ppid_desk.requests.rules import Look, Spoken
from ui.page import Page, Tools
from ui.rounds import Round
from ui.shortcuts import key_of
from ui.widgets.emergency import Emergency
from ui.widgets.flow import Columns
from ui.widgets.form import Form
from ui.widgets.labels import PlainLabel
from ui.widgets.looks_list import LooksList
from ui.widgets.parts import button, frame
from ui.widgets.recovery_check import RecoveryCheck
from ui.widgets.restoring import Restoring
from ui.words import compared, moment


class BooksPage(Page):
    """Cards, each with what it is for, how it stands, and what can be done."""

    key = "books"

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools, tr("Safekeeping"))
        self.set_primary(tr("Close the day"), key_of("close_day"), self.close_day)
        inner = QWidget()
        columns = Columns(inner, gap=2 * tools.theme.unit)
        for cards in self._columns():
            side = QWidget()
            column = QVBoxLayout(side)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(2 * tools.theme.unit)
            for card in cards:
                column.addWidget(card)
            column.addStretch(1)
            columns.addWidget(side)
        self.column.addWidget(inner)
        self.column.addStretch(1)

    def _columns(self) -> tuple[tuple[QFrame, ...], ...]:
        self.day = PlainLabel("", "", wrap=True)
        self.emergency = Emergency(self)
        self.emergency.changed.connect(self.tools.changes.happened)
        self.copies, self.recovery = PlainLabel("", "", wrap=True), PlainLabel("", "", wrap=True)
        return (
            (
                self._card(
                    tr("The day's end"), tr("A sheet of the numbers, slips and the journal, to be signed."), self.day,
                    (tr("Scan or type a closing sheet …"), self.compare),
                ),
                self._card(
                    tr("Copies"), tr("Made by itself when the window closes after changes, and each day."), self.copies,
                    (tr("Make a copy now"), self.copy_now), (tr("Put a copy back …"), self.restore),
                ),
                self._card(
                    tr("Check the books"), tr("File, journal, register, numbers and counts are compared."), None,
                    (tr("Check the books"), self.check_books),
                ),
            ),
            (
                self._card(
                    tr("Identity numbers"), tr("Each look at a whole number is noted. PPID and superior see by whom."),
                    None, (tr("Who looked at identity numbers …"), self.show_looks),
                ),
                self._card(
                    tr("Recovery sheet"), tr("Opens the copies when this PC is gone. It belongs into the safe."),
                    self.recovery,
                    (tr("Make the recovery sheet (PDF)"), self.recovery_sheet),
                    (tr("Read it back …"), self.test_recovery),
                ),
                self._card(
                    tr("Forms"), tr("The official form, blank, to be written by hand."), None,
                    (tr("Blank request form (PDF)"), self.blank_form),
                ),
                self._card(
                    tr("Sample office"), tr("For training: invented files, marked on every page and paper."), None,
                    (tr("Open the demo office"), self.to_demo),
                ),
            ),
            (
                self.emergency,
                self._card(
                    tr("Old register"), tr("This year's paper or Excel register, with its own numbers."), None,
                    (tr("Take in an old register …"), partial(self.tools.go, "import", "register")),
                ),
            ),
        )  # fmt: skip

    def _card(self, title: str, text: str, state: PlainLabel | None, *ways: tuple[str, Callable[[], object]]) -> QFrame:
        card, unit = frame("card"), self.tools.theme.unit
        column = QVBoxLayout(card)
        column.setContentsMargins(3 * unit, 2 * unit, 3 * unit, 2 * unit)
        column.setSpacing(unit)
        column.addWidget(PlainLabel(title, "section", wrap=True))
        column.addWidget(PlainLabel(text, "muted", wrap=True))
        if state is not None:
            column.addWidget(state)
        for words, do in ways:
            column.addWidget(button(words, do))
        return card

    def open_with(self, what: object) -> None:
        tasks: dict[object, Callable[[], object]] = {
            "close": self.close_day,
            "emergency": self._to_emergency,
            "looks": self.show_looks,
            "copy": self.copy_now,
            "restore": self.restore,
            "check": self.check_books,
            "sheet": self.recovery_sheet,
            "recovery": self.test_recovery,
            "form": self.blank_form,
            "demo": self.to_demo,
        }
        tasks[what]()

    def refresh(self) -> None:
        newest = self.desk.copies.newest()
        said = tr("Newest copy: {day}", day=moment(newest.made_at)) if newest else tr("There is no copy yet.")
        second = self.desk.settings.copies.folder
        where = tr("Second folder: {folder}", folder=second) if second else tr("No second folder: see the settings.")
        self.copies.setText(f"{said}\n{where}")

        def look() -> tuple[bool, int, tuple[Spoken, ...]]:
            listed = self.desk.requests.reserving.listed()
            return self.desk.recovery_tested, self.desk.closing.closed_today(), listed

        self.tools.jobs.run(self, look, self._tell, self.failed, key="books")

    def _tell(self, found: tuple[bool, int, tuple[Spoken, ...]]) -> None:
        tested, closed, listed = found
        self.emergency.show_listed(listed)
        self.day.setText(tr("✓ Closed today.") if closed else tr("Not closed yet today."))
        done = tr("✓ Printed and read back.")
        self.recovery.setText(done if tested else tr("△ Not read back yet: nobody knows whether it is at hand."))

    def _to_emergency(self) -> None:
        self.emergency.form.rows["many"].input.setFocus()

    def close_day(self) -> None:
        """Close the day, and open its sheet."""
        self.tools.jobs.run(self, self.desk.close_day, self._closed, self.failed)

    def _closed(self, file: Path) -> None:
        self._open_made(file)
        self.banner.tell("success", tr("The day is closed. Sign the sheet and keep it apart from this PC."))
        self.tools.changes.happened.emit()

    def compare(self) -> None:
        """Ask for the code of a closing sheet and compare it with the books."""
        content = Form()
        field = content.text("payload", tr("Code at the foot of the sheet"), tr("scan it, or type it"))
        field.returnPressed.connect(lambda: self._compare(field.text()))
        self.dialog = self._shown(tr("Compare a closing sheet"), content)

    def _compare(self, code: str) -> None:
        self.dialog.close()
        work = partial(self.desk.closing.compare, code)
        self.tools.jobs.run(self, work, lambda found: self.banner.tell(*compared(found)), self.failed)

    def show_looks(self) -> None:
        """Show who looked at whole identity numbers."""
        self.tools.jobs.run(self, self.desk.requests.looks, self._show_looks, self.failed)

    def _show_looks(self, looks: tuple[Look, ...]) -> None:
        self.dialog = self._shown(tr("Who looked at identity numbers"), LooksList(self.tools.theme, looks))

    def copy_now(self) -> None:
        """Make a verified copy in the copies' folder, and in the second folder."""
        self.banner.tell("info", tr("The copy is being made and checked …"))
        self.tools.jobs.run(self, self.desk.copies.now, self._copied, self.failed)

    def _copied(self, made: object) -> None:
        trouble, second = made.trouble, made.second  # type: ignore[attr-defined]
        if trouble:
            self.banner.tell("warning", str(trouble))
        else:
            self._made(second or made.copy.file)  # type: ignore[attr-defined]
        self.tools.changes.happened.emit()

    def restore(self) -> None:
        """Choose a copy, look at it, and put it back; the window begins again with it."""
        if not self._allowed():
            return
        known = [(kept.file, kept.made_at) for kept in self.desk.copies.all()]
        restoring = Restoring(self.tools.jobs, self.desk.places.folder, known, self.failed)
        restoring.agreed.connect(self._begin_with)
        self.dialog = self._shown(tr("Put a copy back"), restoring)

    def _allowed(self) -> bool:
        try:
            self.desk.allow_restoring()
        except Refusal as refusal:
            self.failed(refusal)
            return False
        return True

    def _begin_with(self, copy: Path, code: str) -> None:
        self.dialog.close()
        actor = self.desk.who().name
        following = Round(self.desk.places.folder, copy=copy, code=code, actor=actor, back=self.tools.back)
        self.tools.begin_again(following)

    def test_recovery(self) -> None:
        """Ask for groups of the recovery sheet."""
        if not self._allowed():
            return
        check = RecoveryCheck(self.desk.test_recovery)
        check.tested.connect(self._tested)
        self.dialog = self._shown(tr("Read the recovery sheet back"), check)

    def _tested(self) -> None:
        self.dialog.close()
        self.banner.tell("success", tr("The sheet is the right one. Put it into the safe."))
        self.tools.changes.happened.emit()

    def _shown(self, title: str, content: QWidget) -> QDialog:
        dialog = QDialog(self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(title)
        dialog.setMinimumWidth(110 * self.tools.theme.unit)
        column = QVBoxLayout(dialog)
        column.addWidget(PlainLabel(title, "title", wrap=True))
        column.addWidget(content, 1)
        dialog.open()
        return dialog

    def recovery_sheet(self) -> None:
        """Make the recovery sheet and open it."""
        self._paper("lembar-pemulihan.pdf", self.desk.recovery_sheet)

    def blank_form(self) -> None:
        """Make a blank request form and open it."""
        self._paper("formulir-permohonan.pdf", partial(self.desk.requests.form, None))

    def to_demo(self) -> None:
        """Go to the demo office; the strip above its pages leads back."""
        folder = self.desk.places.folder
        self.tools.begin_again(Round(folder / "demo", demo=True, back=folder))

    def _paper(self, name: str, make: Callable[[], bytes]) -> None:
        file = self.desk.places.slips / name

        def write() -> Path:
            self.desk.write_paper(file, make())
            return file

        self.tools.jobs.run(self, write, self._open_made, self.failed)

    def _open_made(self, file: Path) -> None:
        self._made(file)
        self.tools.opens(file)

    def _made(self, file: Path) -> None:
        self.banner.tell("success", tr("Made: {file}", file=file))

    def check_books(self) -> None:
        """Check file, journal and register."""
        self.banner.tell("info", tr("The books are being checked …"))
        self.tools.jobs.run(self, lambda: list(self.desk.faults()), self._checked, self.failed)

    def _checked(self, faults: list[str]) -> None:
        if faults:
            self.banner.tell("error", "\n".join(faults[:5]))
        else:
            self.banner.tell("success", tr("Checked: file, journal and register agree. Nothing is wrong."))

    def enter(self) -> None:
        self.primary.setFocus()
