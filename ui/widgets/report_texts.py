"""What the office writes itself for the report of a year: one text at a time, kept by a key."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ppid_desk.errors import Refusal
from ppid_desk.language import mark, tr
from ppid_desk.reports.rules import ReportTexts
from ui.page import Page
from ui.widgets.form import Form
from ui.widgets.labels import PlainLabel
from ui.widgets.parts import button

_NAMES: Mapping[str, str] = {
    "policy": mark("Policy of the service"),
    "facilities": mark("Facilities"),
    "staff": mark("Staff"),
    "budget": mark("Budget and its use"),
    "internal": mark("Obstacles within the office"),
    "external": mark("Obstacles from outside"),
    "recommendations": mark("Recommendations and plan"),
}


class TextsOfReport(QWidget):
    """Belongs to the page of reports; `kept` after a text was kept."""

    kept = Signal()

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page, self._year = page, 0
        self._texts: dict[str, str] = {}
        self._name = "policy"
        self.said = PlainLabel("", "muted", wrap=True)
        self.form = Form()
        self.form.choice("name", tr("Part of the report"), _NAMES)
        self.form.lines("text", tr("Text"), 6)
        self.form.changed.connect(self._changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.said)
        column.addWidget(self.form)
        self.keep_button = button(tr("Keep the text"), self.keep)
        column.addWidget(self.keep_button)

    def show_year(self, year: int) -> None:
        """Read the texts of a year."""
        if year != self._year:
            self._year = year
            self.said.setText(tr("Stands in the report of {year}. No names: the report is public.", year=year))
            work = partial(self._page.desk.service_reports.texts, year)
            self._page.tools.jobs.run(self, work, self._show, self._page.failed, key="texts")

    def _show(self, found: ReportTexts) -> None:
        self._texts = dict(found.texts)
        self.form.set_value("text", self._texts.get(self._name, ""))

    def _changed(self, key: str) -> None:
        if key == "name":
            self._texts[self._name] = self.form.words("text")
            self._name = self.form.words("name")
            self.form.set_value("text", self._texts.get(self._name, ""))
        self.form.tell("text", "")

    def keep(self) -> None:
        """Keep what was typed for this year."""
        self._texts[self._name] = self.form.words("text")
        work = partial(self._page.desk.service_reports.keep_texts, self._year, dict(self._texts))
        self._page.tools.jobs.run(self, work, self._kept, self._refused)

    def _kept(self, found: ReportTexts) -> None:
        self._show(found)
        self._page.banner.tell("success", tr("The text is kept and stands in the report of {year}.", year=found.year))
        self.kept.emit()

    def _refused(self, error: Exception) -> None:
        if isinstance(error, Refusal) and error.field in _NAMES:
            if error.field != self._name:
                self.form.set_value("name", error.field)
            self.form.tell("text", str(error))
            self.form.rows["text"].input.setFocus()
        else:
            self._page.failed(error)
