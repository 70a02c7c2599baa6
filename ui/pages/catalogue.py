"""Informasi publik: what is excluded and by which decree, and the consequence tests that are under way."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtWidgets import QStackedWidget, QWidget

from ppid_desk.catalogue.rules import ConsequenceTest, Decree, Entry, Expiring, Withdrawal
from ppid_desk.errors import Refusal
from ppid_desk.facts import dataclass
from ppid_desk.language import mark, plain_date, tr
from ui.page import Page, Tools
from ui.shortcuts import key_of
from ui.widgets.consequence_tests import Applications
from ui.widgets.exclusion_details import WholeEntry
from ui.widgets.exclusion_list import ExclusionList
from ui.widgets.exclusion_writing import ExclusionWriting
from ui.widgets.flow import Flow
from ui.widgets.form import Segments
from ui.widgets.labels import PlainLabel
from ui.widgets.parts import button, key, scrolling

_VIEWS = {"exclusions": mark("Exclusion list (DIK)"), "tests": mark("Consequence tests")}
_SOON = 90  # days before the day of the decree that a period's end is told of


@dataclass(frozen=True, slots=True)
class _Seen:
    """One look at the books."""

    entries: tuple[Entry, ...]
    decrees: tuple[Decree, ...]
    expiring: tuple[Expiring, ...]
    tests: tuple[ConsequenceTest, ...]
    today: date


class CataloguePage(Page):
    """Two views: the list, and the tests."""

    key = "catalogue"

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools, tr("Public information"))
        self.set_primary(tr("Take in a list …"), key_of("take_list"), self._take_list)
        self._wanted = ""
        self._decrees: tuple[Decree, ...] = ()
        self.views = Segments([(value, tr(words)) for value, words in _VIEWS.items()], tr("View"))
        self.views.changed.connect(self._show_view)
        self.soon = PlainLabel("", "warning", wrap=True)
        self.soon.hide()
        self.list, self.tests = ExclusionList(tools), Applications(self)
        self.writing = ExclusionWriting(tools, self._leave_writing, self.failed)
        self._stack = QStackedWidget()
        for view in (self.list, scrolling(self.tests), self.writing):
            self._stack.addWidget(view)
        for each in (self._bar(), self.soon):
            self.column.addWidget(each)
        self.column.addWidget(self._stack, 1)
        self._wire()

    def _bar(self) -> QWidget:
        self.bar = QWidget()
        row = Flow(self.bar, gap=self.tools.theme.unit)
        self.ways = (
            button(f"{tr('New entry …')}  ({key_of('new_entry')})", self.new_entry),
            button(f"{tr('New decree …')}  ({key_of('new_decree')})", self.new_decree),
        )
        for each in (self.views, *self.ways):
            row.addWidget(each)
        return self.bar

    def _wire(self) -> None:
        key(key_of("take_list"), self, self._take_list)
        key(key_of("new_entry"), self, self.new_entry)
        key(key_of("new_decree"), self, self.new_decree)
        key(key_of("correct_entry"), self, self._correct_chosen)
        for keys in (key_of("write_entry"), "Ctrl+Enter"):
            key(keys, self, self._save)
        self.list.chosen.connect(self._read)
        self.list.details.withdrawn.connect(self.withdraw)
        self.list.details.correcting.connect(self.correct)
        self.tests.changed.connect(self.tools.changes.happened)
        self.writing.written.connect(self._written)

    def enter(self) -> None:
        if self._is_writing():
            next(iter(self.writing.form.rows.values())).input.setFocus()
        elif self.views.value() == "exclusions":
            self.list.field.setFocus()
        else:
            self.views.setFocus()

    def open_with(self, what: object) -> None:
        if what in ("new_entry", "new_decree"):
            self.new_entry() if what == "new_entry" else self.new_decree()
            return
        self._leave_writing()
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
        return super().escape() or self._leave_writing() or self.list.details.close_form() or self.list.show_all()

    def _show_view(self) -> None:
        place = list(_VIEWS).index(self.views.value())
        self._stack.setCurrentIndex(place)
        for each in self.ways:
            each.setVisible(place == 0)

    def _is_writing(self) -> bool:
        return self._stack.currentWidget() is self.writing

    def _take_list(self) -> None:
        self.tools.go("import", "exclusions")

    def new_entry(self) -> None:
        """Write an entry down; where there is no decree yet, its decree first."""
        if not self._decrees:
            self.new_decree()
        elif self._may_write(correcting=False):
            self._show_writing()
            self.writing.begin_entry(self._decrees)

    def new_decree(self) -> None:
        """Write a decree down."""
        if self._may_write(correcting=False):
            self._show_writing()
            self.writing.begin_decree()

    def correct(self, what: Entry | Decree) -> None:
        """Correct what was typed wrong in an entry or a decree."""
        if self._may_write(correcting=True):
            self._show_writing()
            if isinstance(what, Entry):
                self.writing.begin_entry(self._decrees, what)
            else:
                self.writing.begin_decree(what)

    def _correct_chosen(self) -> None:
        if self._stack.currentWidget() is self.list:
            self.list.details.correct()

    def _may_write(self, *, correcting: bool) -> bool:
        try:
            self.desk.catalogue.exclusions.allow_writing(correcting=correcting)
        except Refusal as refusal:
            self.failed(refusal)
            return False
        return True

    def _show_writing(self) -> None:
        self.banner.hide()
        self._stack.setCurrentWidget(self.writing)
        self.primary.hide()
        self.bar.hide()

    def _leave_writing(self) -> bool:
        was_writing = self._is_writing()
        if was_writing:
            self.bar.show()
            self.primary.show()
            self._show_view()
            self.enter()
        return was_writing

    def _save(self) -> None:
        if self._is_writing():
            self.writing.save()

    def _written(self, what: Entry | Decree, said: str) -> None:
        is_new = isinstance(what, Decree) and all(each.id != what.id for each in self._decrees)
        if isinstance(what, Decree) and is_new:  # a decree alone excludes nothing: its entries come next
            self._decrees = (what, *self._decrees)
            self.writing.begin_entry(self._decrees, under=what.id)
            said += " " + tr("Now its entries, one by one; Esc when they are all there.")
            self.banner.tell("success", said)
        else:
            self._leave_writing()
            self._wanted = what.id if isinstance(what, Entry) else ""
            self.banner.tell("success", said, f"{tr('New entry …')}  ({key_of('new_entry')})", self.new_entry)
        self.tools.changes.happened.emit()

    def refresh(self) -> None:
        def look() -> _Seen:
            today, catalogue = self.desk.clock.today(), self.desk.catalogue
            expiring = catalogue.exclusions.expiring(today)
            decrees = catalogue.exclusions.decrees()
            return _Seen(catalogue.exclusions.all(), decrees, expiring, catalogue.tests.all(), today)

        self.tools.jobs.run(self, look, self._show, self.failed, key="catalogue")

    def _show(self, seen: _Seen) -> None:
        self._seen, self._decrees = seen, seen.decrees
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
