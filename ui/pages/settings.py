"""Pengaturan: the office as its settings file says, the looks of this PC, and the safety of the books."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ppid_desk.language import mark, tr
from ui.page import Page, Tools
from ui.preferences import Preferences
from ui.widgets.form import Form
from ui.widgets.labels import PlainLabel
from ui.widgets.parts import button, frame, scrolling

_THEMES = {"system": mark("As the PC"), "light": mark("Light"), "dark": mark("Dark"), "contrast": mark("High contrast")}
_SCALES = {str(scale): f"{scale} %" for scale in (90, 100, 115, 130, 150, 175, 200)}
_LANGUAGES = {"": mark("As the office"), "id": mark("Indonesian"), "en": mark("English")}


class SettingsPage(Page):
    """What is set, and what can be done for the safety of the books."""

    key = "settings"

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools, tr("Settings"))
        self._file = tools.desk.places.folder / "window.json"
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * tools.theme.unit)
        row = QHBoxLayout()
        row.setSpacing(2 * tools.theme.unit)
        row.addWidget(self._office(), 3)
        side = QVBoxLayout()
        side.setSpacing(2 * tools.theme.unit)
        side.addWidget(self._safety())
        side.addWidget(self._looks())
        side.addStretch(1)
        row.addLayout(side, 2)
        column.addLayout(row)
        column.addStretch(1)
        self.column.addWidget(scrolling(inner), 1)

    def _card(self, title: str) -> tuple[QFrame, QVBoxLayout]:
        card = frame("card")
        column = QVBoxLayout(card)
        unit = self.tools.theme.unit
        column.setContentsMargins(3 * unit, 2 * unit, 3 * unit, 3 * unit)
        column.setSpacing(unit)
        column.addWidget(PlainLabel(title, "section"))
        return card, column

    def _office(self) -> QFrame:
        card, column = self._card(tr("Office"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(4 * self.tools.theme.unit)
        grid.setColumnStretch(1, 1)
        for place, (name, value) in enumerate(self._facts()):
            grid.addWidget(PlainLabel(name, "muted"), place, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(PlainLabel(value or "—", wrap=True), place, 1)
        column.addLayout(grid)
        column.addSpacing(self.tools.theme.unit)
        text = tr("These stand in the file {file}. Changes hold at the next start.", file=self.desk.places.settings)
        column.addWidget(PlainLabel(text, "small", wrap=True))
        column.addWidget(button(tr("Open the settings file"), partial(self._open, self.desk.places.settings)))
        column.addStretch(1)
        return card

    def _facts(self) -> list[tuple[str, str]]:
        found = self.desk.settings
        hours = [f"{tr(name)} {getattr(found.hours, day)}" for day, name in _DAYS if getattr(found.hours, day)]
        return [
            (tr("Office"), found.office.name),
            (tr("Unit"), found.office.unit),
            (tr("Letterhead"), " / ".join(found.office.letterhead)),
            (tr("Address"), "\n".join(found.office.address)),
            (tr("Officer"), found.officer.name),
            (tr("PPID"), found.ppid.name or found.ppid.title),
            (tr("Superior of the PPID"), found.superior.name or found.superior.title),
            (tr("Desk hours"), "\n".join(hours)),
            (tr("Number template"), found.numbers.template),
            (tr("Paper of slips"), found.printing.paper.upper()),
            (tr("Election stages"), ", ".join(stage.name for stage in found.stages) or tr("none is running")),
            (tr("Folder of the books"), str(self.desk.places.folder)),
        ]

    def _safety(self) -> QFrame:
        card, column = self._card(tr("Safety of the books"))
        self.copies = PlainLabel("", "", wrap=True)
        column.addWidget(self.copies)
        for words, do in (
            (tr("Make a copy now"), self.copy_now),
            (tr("Make the recovery sheet (PDF)"), self.recovery_sheet),
            (tr("Check the books"), self.check_books),
            (tr("Blank request form (PDF)"), self.blank_form),
        ):
            column.addWidget(button(words, do))
        return card

    def _looks(self) -> QFrame:
        card, column = self._card(tr("Looks of this PC"))
        kept = Preferences.load(self._file)
        self.form = Form()
        self.form.segments("theme", tr("Colours"), _THEMES)
        self.form.choice("scale", tr("Text size"), _SCALES)
        self.form.segments("language", tr("Language"), _LANGUAGES)
        for key, value in (("theme", kept.theme), ("scale", kept.scale), ("language", kept.language)):
            self.form.set_value(key, value)
        self.form.changed.connect(self._keep)
        column.addWidget(self.form)
        column.addWidget(PlainLabel(tr("Holds at the next start."), "small"))
        return card

    def _keep(self) -> None:
        kept = Preferences.load(self._file)
        scale = int(self.form.words("scale"))
        replace(kept, theme=self.form.words("theme"), scale=scale, language=self.form.words("language")).save(
            self._file
        )

    def refresh(self) -> None:
        made = self.desk.newest_copy()
        self.copies.setText(tr("Newest copy: {day}", day=made) if made else tr("There is no copy yet."))

    def copy_now(self) -> None:
        """Make a verified copy in the copies' folder."""
        self.banner.tell("info", tr("The copy is being made and checked …"))
        self.tools.jobs.run(self, self.desk.copy_now, lambda made: self._made(made.file), self.failed)

    def recovery_sheet(self) -> None:
        """Make the recovery sheet and open it."""
        self._paper("lembar-pemulihan.pdf", self.desk.recovery_sheet)

    def blank_form(self) -> None:
        """Make a blank request form and open it."""
        self._paper("formulir-permohonan.pdf", partial(self.desk.requests.form, None))

    def _paper(self, name: str, make: object) -> None:
        file = self.desk.places.slips / name

        def write() -> Path:
            self.desk.write_paper(file, make())  # type: ignore[operator]
            return file

        self.tools.jobs.run(self, write, self._open_made, self.failed)

    def _open_made(self, file: Path) -> None:
        self._made(file)
        self._open(file)

    def _made(self, file: Path) -> None:
        self.banner.tell("success", tr("Made: {file}", file=file))
        self.refresh()

    def _open(self, file: Path) -> None:
        self.tools.opens(file)

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
        self.form.rows["theme"].input.setFocus()


_DAYS = (
    ("monday", mark("Mon")), ("tuesday", mark("Tue")), ("wednesday", mark("Wed")), ("thursday", mark("Thu")),
    ("friday", mark("Fri")), ("saturday", mark("Sat")), ("sunday", mark("Sun")),
)  # fmt: skip
