"""Informasi publik: what is excluded and by which decree, and the consequence tests that are under way."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtWidgets import QStackedWidget

from ppid_desk.catalogue.rules import ConsequenceTest, Entry, Expiring, Withdrawal
from ppid_desk.errors import Refusal
from ppid_desk.facts import dataclass
from ppid_desk.language import mark, plain_date, tr
from ui.page import Page, Tools
from ui.widgets.consequence_tests import Applications
from ui.widgets.exclusion_details import WholeEntry
from ui.widgets.exclusion_list import ExclusionList
from ui.widgets.form import Segments
from ui.widgets.labels import PlainLabel

_VIEWS = {"exclusions": mark("Exclusion list (DIK)"), "tests": mark("Consequence tests")}
_SOON = 90  # days before the day of the decree that a period's end is told of


@dataclass(frozen=True, slots=True)
class _Seen:
    """One look at the books."""

    entries: tuple[Entry, ...]
    expiring: tuple[Expiring, ...]
    tests: tuple[ConsequenceTest, ...]
    today: date


class CataloguePage(Page):
    """Two views: the list, and the tests."""

    key = "catalogue"

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools, tr("Public information"))
        self.set_primary(tr("Take in a list …"), "", partial(tools.go, "dik_import"))
        self._wanted = ""
        self.views = Segments([(value, tr(words)) for value, words in _VIEWS.items()], tr("View"))
        self.views.changed.connect(self._show_view)
        self.soon = PlainLabel("", "warning", wrap=True)
        self.soon.hide()
        self.list, self.tests = ExclusionList(tools), Applications(self)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.tests)
        for each in (self.views, self.soon):
            self.column.addWidget(each)
        self.column.addWidget(self._stack, 1)
        self.list.chosen.connect(self._read)
        self.list.details.withdrawn.connect(self.withdraw)
        self.tests.changed.connect(tools.changes.happened)

    def enter(self) -> None:
        self.list.field.setFocus() if self.views.value() == "exclusions" else self.views.setFocus()

    def open_with(self, what: object) -> None:
        if what == "search":
            self.views.set_value("exclusions")
            self.list.field.setFocus()
        elif what in _VIEWS:
            self.views.set_value(str(what))
        elif isinstance(what, str):
            self.views.set_value("exclusions")
            self._wanted = what
            self.refresh()

    def escape(self) -> bool:
        return super().escape() or self.list.details.close_form() or self.list.show_all()

    def _show_view(self) -> None:
        self._stack.setCurrentIndex(list(_VIEWS).index(self.views.value()))

    def refresh(self) -> None:
        def look() -> _Seen:
            today, catalogue = self.desk.clock.today(), self.desk.catalogue
            expiring = catalogue.exclusions.expiring(today)
            return _Seen(catalogue.exclusions.all(), expiring, catalogue.tests.all(), today)

        self.tools.jobs.run(self, look, self._show, self.failed, key="catalogue")

    def _show(self, seen: _Seen) -> None:
        self._seen = seen
        self.list.put(seen.entries, seen.today)
        self.tests.put(seen.tests)
        self._tell_soon(seen)
        if self._wanted:
            self.list.select(self._wanted)
            self._wanted = ""

    def _tell_soon(self, seen: _Seen) -> None:
        near = [each for each in seen.expiring if (each.decree_by.date - seen.today).days <= _SOON]
        self.soon.setVisible(bool(near))
        if near:
            self.soon.setText(_soon(near, seen.today))

    def _read(self, entry: Entry) -> None:
        exclusions, workdays = self.desk.catalogue.exclusions, self.desk.workdays

        def read() -> WholeEntry:
            last = entry.ends_on
            by = workdays.opening_decree_by(last) if last and entry.withdrawn is None else None
            return WholeEntry(entry, exclusions.history(entry.id), by)

        self.tools.jobs.run(self, read, self._tell_entry, self.failed, key="exclusion")

    def _tell_entry(self, whole: WholeEntry) -> None:
        self.list.details.show_whole(whole, self._seen.today)

    def withdraw(self, id_: str, withdrawal: Withdrawal) -> None:
        """Write down that an entry or a decree is withdrawn."""
        work = partial(self.desk.catalogue.exclusions.withdraw, id_, withdrawal)
        self.tools.jobs.run(self, work, self._withdrawn, self._refused)

    def _withdrawn(self, _nothing: object) -> None:
        self.list.details.close_form()
        self.banner.tell("success", tr("The withdrawal is written down. From its day on it is not cited any more."))
        self.tools.changes.happened.emit()

    def _refused(self, error: Exception) -> None:
        if not (isinstance(error, Refusal) and self.list.details.tell(error)):
            self.failed(error)


def _soon(near: list[Expiring], today: date) -> str:
    first, by = near[0].entry.code, near[0].decree_by.date
    values = {"n": len(near), "entry": first, "day": plain_date(by)}
    if by < today:
        said = tr("△ {n} entries end soon; the decree that opens the first ({entry}) was due on {day}.", **values)
    else:
        said = tr("△ {n} entries end soon; the decree that opens the first ({entry}) must come by {day}.", **values)
    return f"{said} {tr('What ends is public by law.')}"
