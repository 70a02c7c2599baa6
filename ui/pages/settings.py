"""Pengaturan: the office as it stands on papers, and the looks of this PC."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from ppid_desk.errors import Refusal
from ppid_desk.language import mark, tr
from ui.forms.office_form import OfficeForm
from ui.page import Page, Tools
from ui.preferences import Preferences
from ui.rounds import Round
from ui.shortcuts import key_of
from ui.widgets.form import Form
from ui.widgets.labels import PlainLabel
from ui.widgets.office_tools import OfficeTools
from ui.widgets.parts import button, frame, key

_THEMES = {"system": mark("As the PC"), "light": mark("Light"), "dark": mark("Dark"), "contrast": mark("High contrast")}
_SCALES = {str(scale): f"{scale} %" for scale in (90, 100, 115, 130, 150, 175, 200)}
_LANGUAGES = {"": mark("As the office"), "id": mark("Indonesian"), "en": mark("English")}


class SettingsPage(Page):
    """One form; saving changes the settings file and the journal, and holds at once."""

    key = "settings"

    def __init__(self, tools: Tools) -> None:
        from PySide6.QtPrintSupport import QPrinterInfo

        super().__init__(tools, tr("Settings"))
        self._file = tools.desk.places.folder / "window.json"
        self.set_primary(tr("Save"), key_of("save"), self.save)
        key(key_of("save"), self, self.save)
        self.office = OfficeForm(QPrinterInfo.availablePrinterNames(), tools.desk.clock.today())
        self.office_tools = OfficeTools(self.office, tools.jobs, self.banner, tools.opens, tools.desk.places.slips)
        self.office.changed.connect(self._tell_changed)
        self.undo = button(tr("Undo what was typed"), self.undo_typed, "link")
        self.column.addWidget(self.office)
        self.column.addWidget(button(tr("Officers, roles, passphrases …"), partial(tools.go, "officers")))
        self.column.addWidget(self._looks())
        row = QHBoxLayout()
        row.addWidget(self.undo)
        where = tr("These stand in the file {file}.", file=self.desk.places.settings)
        row.addWidget(PlainLabel(where, "small", wrap=True), 1)
        row.addWidget(button(tr("Open the settings file"), partial(tools.opens, self.desk.places.settings), "link"))
        self.column.addLayout(row)
        self.column.addStretch(1)
        self._put()

    def _looks(self) -> QFrame:
        card, unit = frame("card"), self.tools.theme.unit
        column = QVBoxLayout(card)
        column.setContentsMargins(3 * unit, 2 * unit, 3 * unit, 2 * unit)
        column.addWidget(PlainLabel(tr("Looks of this PC"), "section"))
        kept = Preferences.load(self._file)
        self.form = Form()
        theme, scale, language = Form(), Form(), Form()
        theme.segments("theme", tr("Colours"), _THEMES)
        scale.choice("scale", tr("Text size"), _SCALES)
        language.segments("language", tr("Language"), _LANGUAGES)
        self.form.beside(theme, scale, language)
        for part, value in ((theme, kept.theme), (scale, kept.scale), (language, kept.language)):
            part.set_value(next(iter(part.rows)), value)
            part.changed.connect(self._keep_looks)
        self._looks_parts = {name: part for part in (theme, scale, language) for name in part.rows}
        column.addWidget(self.form)
        self.show_looks = button(tr("Show it so now"), self._show_looks)
        self.show_looks.hide()
        column.addWidget(self.show_looks)
        return card

    def _keep_looks(self, _name: str) -> None:
        kept = Preferences.load(self._file)
        theme, scale, language = (self._looks_parts[name].words(name) for name in ("theme", "scale", "language"))
        replace(kept, theme=theme, scale=int(scale), language=language).save(self._file)
        self.show_looks.show()

    def _show_looks(self) -> None:
        self.tools.begin_again(Round(self.desk.places.folder, page="settings", back=self.tools.back))

    def _put(self) -> None:
        number, given = self.desk.requests.next_number()
        self.office.put(self.desk.settings, number_given=number if given else "")
        self.undo.hide()

    def _tell_changed(self) -> None:
        self.undo.setVisible(bool(self._changes()))

    def _changes(self) -> dict[str, object]:
        try:
            return self.office.changes()
        except Refusal:
            return {"": ""}

    def refresh(self) -> None:
        if not self._changes():  # what is being typed is not overwritten
            self._put()

    def undo_typed(self) -> None:
        """Show again what is set."""
        self._put()
        self.banner.hide()

    def save(self) -> None:
        """Change what differs; it holds at once."""
        refusal = self.office.check()
        if refusal:
            self._refused(refusal)
            return
        changes = self.office.changes()
        if not changes:
            self.banner.tell("info", tr("Nothing differs from what is set."))
            return
        self.tools.jobs.run(self, partial(self.desk.change_settings, changes), lambda _: self._saved(), self._refused)

    def _saved(self) -> None:
        self._put()
        self.banner.tell("success", tr("Saved, and noted in the journal."))
        self.tools.changes.happened.emit()

    def _refused(self, error: Exception) -> None:
        self.failed(error)
        if isinstance(error, Refusal) and error.field in self.office.rows:
            self.office.rows[error.field].input.setFocus()

    def enter(self) -> None:
        self.office.rows["office.name"].input.setFocus()
