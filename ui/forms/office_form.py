"""The form of the office: everything that `settings.toml` holds, as rows; the same at the first run and afterwards."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ppid_desk import settings
from ppid_desk.errors import Refusal
from ppid_desk.language import mark, tr
from ppid_desk.settings import BSSN, NO_PRINTER, PAPERS, PLAIN, Settings
from ui.widgets.flow import Columns
from ui.widgets.form import Form, Row
from ui.widgets.labels import PlainLabel
from ui.widgets.parts import button

DAYS = (
    ("monday", mark("Mon")), ("tuesday", mark("Tue")), ("wednesday", mark("Wed")), ("thursday", mark("Thu")),
    ("friday", mark("Fri")), ("saturday", mark("Sat")), ("sunday", mark("Sun")),
)  # fmt: skip
_PAPERS = {"a5": "A5", "a4": "A4", "f4": "F4 (215 × 330 mm)", "80mm": "80 mm"}
_LANGUAGES = {"id": mark("Indonesian"), "en": mark("English")}
_RULES = {PLAIN: mark("12 signs at least"), BSSN: mark("BSSN: four kinds of signs, new every 6 months")}
_LINES = ("office.letterhead", "office.address")
_WHOLE = ("numbers.next", "copies.days", "copies.weeks", "copies.months", "lock.minutes")


class OfficeForm(QWidget):
    """Reads into changes by setting's name; `put` shows what is set now."""

    changed = Signal()
    left = Signal(str)
    test_page = Signal()
    choose_folder = Signal()

    def __init__(self, printers: Sequence[str], today: date) -> None:
        super().__init__()
        self._today = today
        self._given = ""
        self._shown = settings.parse(settings.prefilled())
        self._parts = (Form(), Form(), Form())
        self._office(self._parts[0])
        self._people(self._parts[1])
        self._work(self._parts[2], printers)
        columns = Columns(self, gap=24)
        self.rows: dict[str, Row] = {}
        for part in self._parts:
            part.stretch()
            columns.addWidget(part)
            self.rows.update(part.rows)
            part.changed.connect(self._change)
            part.left.connect(self.left)

    def _office(self, form: Form) -> None:
        form.section(tr("Office"))
        form.text("office.name", tr("Name of the office"))
        form.text("office.unit", tr("Unit"))
        form.lines("office.letterhead", tr("Letterhead, line by line"), 3)
        form.lines("office.address", tr("Address and contacts, line by line"), 3)
        form.text("office.city", tr("City (place of signing)"))
        form.section(tr("Desk hours"))
        hint = tr("07:30-16:00, empty: closed")
        for pair in (DAYS[:3], DAYS[3:5], DAYS[5:]):
            form.beside(*(_one(f"hours.{day}", tr(words), hint) for day, words in pair))

    def _people(self, form: Form) -> None:
        form.section(tr("Officer"))
        form.beside(_one("officer.name", tr("Officer at the desk")), _one("officer.nip", tr("NIP")))
        form.text(
            "lock.minutes", tr("Locks after (minutes without typing)"), tr("3 to 15; when officers have passphrases")
        )
        form.segments("passphrases.rules", tr("Rules for passphrases"), _RULES)
        form.section(tr("PPID"))
        form.beside(_one("ppid.name", tr("Name of the PPID")), _one("ppid.nip", tr("NIP of the PPID")))
        form.text("ppid.title", tr("Title"))
        form.section(tr("Superior of the PPID"))
        form.beside(_one("superior.name", tr("Name of the superior")), _one("superior.nip", tr("NIP of the superior")))
        form.text("superior.title", tr("Title of the superior"))
        form.section(tr("Registration numbers"))
        form.text("numbers.template", tr("Number template"))
        form.text("numbers.objection_template", tr("Number template of objections"))
        form.beside(_one("numbers.office", tr("Code of the office")), _one("numbers.next", tr("Next number this year")))
        self.example = PlainLabel("", "small", wrap=True)
        form.place(self.example)

    def _work(self, form: Form, printers: Sequence[str]) -> None:
        form.section(tr("Printing"))
        known = {"": mark("The PC's own choice"), **{name: name for name in printers}}
        form.choice("printing.printer", tr("Printer"), {**known, NO_PRINTER: mark("No printer: make a PDF")})
        form.choice("printing.paper", tr("Paper of slips"), {paper: _PAPERS[paper] for paper in PAPERS})
        form.place(button(tr("Print a test page"), self.test_page.emit), above=6)
        form.section(tr("Copies of the books"))
        form.text("copies.folder", tr("Second folder or stick"), tr("empty: only on this PC"))
        form.place(button(tr("Choose the folder …"), self.choose_folder.emit), above=6)
        form.beside(
            _one("copies.days", tr("Days kept")), _one("copies.weeks", tr("Weeks kept")),
            _one("copies.months", tr("Months kept")),
        )  # fmt: skip
        form.section(tr("Scanner"))
        form.text("scan.folder", tr("Folder of the scanner"), tr("empty: not watched"))
        form.section(tr("Language of the office"))
        form.segments("language", tr("Screens"), _LANGUAGES)

    def put(self, shown: Settings, *, number_given: str = "") -> None:
        """Show settings; with a `number_given` the next number follows from the books and cannot be set."""
        self._shown = shown
        flat = settings.flat(shown)
        flat["numbers.next"] = shown.numbers.first_of(self._today.year)
        self.blockSignals(True)
        for name in self.rows:
            value = flat[name]
            if isinstance(value, tuple):
                value = "\n".join(str(line) for line in value)
            self._form_of(name).set_value(name, value)
            self.tell(name, "")
        self.blockSignals(False)
        self.rows["numbers.next"].input.setEnabled(not number_given)
        self._given = number_given
        self._show_example()

    def changes(self) -> dict[str, object]:
        """What differs from what was put, by setting's name. Raises Refusal for a number that is none."""
        before = settings.flat(self._shown)
        before["numbers.next"] = self._shown.numbers.first_of(self._today.year)
        found = {name: self._value(name) for name in self.rows}
        changed = {name: value for name, value in found.items() if value != before[name]}
        if "numbers.next" in changed:
            changed["numbers.next_year"] = self._today.year
        return changed

    def _value(self, name: str) -> object:
        text = self._form_of(name).words(name)
        if name in _LINES:
            return tuple(line.strip() for line in text.splitlines() if line.strip())
        if name in _WHOLE:
            if not (text.strip().isascii() and text.strip().isdigit()):
                raise Refusal("number_unreadable", field=name, text=text)
            return int(text)
        return text.strip()

    def _form_of(self, name: str) -> Form:
        return next(part for part in self._parts if name in part.rows)

    def check(self) -> Refusal | None:
        """What is wrong with the form as it stands, told at its row too; None when all is well."""
        for name in self.rows:
            self.tell(name, "")
        try:
            settings.changed(settings.prefilled(), self._as_whole())
        except Refusal as refusal:
            if refusal.field in self.rows:
                self.tell(refusal.field, str(refusal.values.get("reason", refusal)))
            return refusal
        return None

    def _as_whole(self) -> Mapping[str, object]:
        return {name: self._value(name) for name in self.rows}

    def tell(self, name: str, sentence: str) -> None:
        """Say at a row what is wrong with it; an empty sentence clears it."""
        self._form_of(name).tell(name, sentence)

    def set_folder(self, folder: str) -> None:
        """Write the second folder."""
        self._form_of("copies.folder").set_value("copies.folder", folder)

    def words(self, name: str) -> str:
        """What stands in a row."""
        return self._form_of(name).words(name)

    def set_value(self, name: str, value: str) -> None:
        """Write a row."""
        self._form_of(name).set_value(name, value)

    def _change(self, name: str) -> None:
        self.tell(name, "")
        self._show_example()
        self.changed.emit()

    def _show_example(self) -> None:
        if self._given:
            self.example.setText(tr("The next number is {number}; it follows from the books.", number=self._given))
            return
        try:
            numbers = replace(
                self._shown.numbers, template=self.words("numbers.template"),
                objection_template=self.words("numbers.objection_template"), next=_whole(self._value("numbers.next")),
                next_year=self._today.year,
            )  # fmt: skip
            said = tr("The first number will be {number}.", number=numbers.example(self._today))
            objection = tr("Of objections: {number}.", number=numbers.objection_example(self._today))
            self.example.setText(f"{said} {objection}")
        except Refusal as refusal:
            self.example.setText(str(refusal))


def _whole(value: object) -> int:
    assert isinstance(value, int)
    return value


def _one(name: str, label: str, hint: str = "") -> Form:
    form = Form()
    form.text(name, label, hint)
    return form
