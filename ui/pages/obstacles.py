"""Kendala: what hindered the service, the causes by how often, the chosen one, and the forms that change it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QItemSelection
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QStackedWidget, QVBoxLayout

from ppid_desk.audits.obstacles.rules import CAUSE_WORDS, CauseCount, Obstacle
from ppid_desk.errors import Refusal
from ppid_desk.facts import dataclass
from ppid_desk.language import mark, plain_date, tr
from ppid_desk.text import isolate
from ui.models.obstacles_model import CAUSE, DAYS, STATE, TEXT, ObstaclesModel, days_words, state_words
from ui.page import Page, Tools
from ui.widgets.causes_chart import CausesChart
from ui.widgets.flow import Flow
from ui.widgets.labels import PlainLabel, breakable
from ui.widgets.list_side import ListSide
from ui.widgets.obstacle_form import CureForm, NewObstacleForm, ObstacleForm, TakeOutForm
from ui.widgets.parts import button, frame, key, scrolling
from ui.widgets.row_table import RowTable
from ui.widgets.sides import Sides

_BESIDE = 130  # spacing units that both sides need
_WIDEST = {
    0: "KEN-2026-0000", CAUSE: "Dokumen belum ditemukan", DAYS: "31 Des 2026 – 31 Des 2026",
    STATE: "△ usai, belum teratasi",
}  # fmt: skip
_GROUPS: dict[str, tuple[str, Callable[[Obstacle], bool]]] = {
    "open": (mark("Not cured"), lambda found: not found.cure and not found.withdrawn),
    "cured": (mark("Cured"), lambda found: bool(found.cure) and not found.withdrawn),
    "all": (mark("All"), lambda _found: True),
}


@dataclass(frozen=True, slots=True)
class _Look:
    all: tuple[Obstacle, ...]
    counts: tuple[CauseCount, ...]


class ObstaclesPage(Page):
    """The list at the left; at the right the chosen obstacle and the causes, or the form of what is done."""

    key = "obstacles"

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools, tr("Obstacles"))
        self._all: tuple[Obstacle, ...] = ()
        self._group, self._target, self._busy = "open", "", False
        self._chips: dict[str, QPushButton] = {}
        self.model = ObstaclesModel(tools.theme, self)
        self.table = RowTable(self.model, tools.theme, tr("Obstacles, the newest first"), TEXT, _WIDEST)
        self.chart = CausesChart(tools.theme)
        self.writing = NewObstacleForm(tools.theme, tr("Write it down"), self.save, self.leave_form)
        self.curing = CureForm(tools.theme, tr("Cured"), self.save, self.leave_form)
        self.dropping = TakeOutForm(tools.theme, tr("Take it out"), self.save, self.leave_form)
        self._build()
        self._wire()
        self.set_primary(tr("Write an obstacle down"), "Ctrl+B", self.begin_new)

    def _build(self) -> None:
        unit = self.tools.theme.unit
        self.left = ListSide(self.tools.theme, self._bar(unit), self.table)
        self.right = QStackedWidget()
        for each in (self._seen(), self.writing, self.curing, self.dropping):
            self.right.addWidget(scrolling(each))
        self.right.setMinimumWidth(46 * unit)
        self._split = Sides(self.tools.theme, self.left, self.right, (660, 440))
        self.column.addWidget(self._split, 1)

    def _bar(self, unit: int) -> Flow:
        row, group = Flow(gap=unit), QButtonGroup(self)
        for name in _GROUPS:
            chip = button("", partial(self.choose_group, name), "segment", checkable=True)
            chip.setChecked(name == self._group)
            group.addButton(chip)
            self._chips[name] = chip
            row.addWidget(chip)
        self.cure_button = button(f"{tr('It is cured …')}  (Ctrl+G)", self.begin_cure)
        self.drop_button = button(f"{tr('Take out …')}  (Del)", self.begin_drop)
        for each in (self.cure_button, self.drop_button):
            row.addWidget(each)
        return row

    def _seen(self) -> QFrame:
        card, unit = frame("card"), self.tools.theme.unit
        column = QVBoxLayout(card)
        column.setContentsMargins(3 * unit, 2 * unit, 3 * unit, 2 * unit)
        column.setSpacing(unit)
        self.head = PlainLabel("", "section", wrap=True)
        self.told = PlainLabel("", "", wrap=True)
        self.linked = PlainLabel("", "muted", wrap=True)
        self.causes = PlainLabel(tr("Causes"), "section", wrap=True)
        for each in (self.head, self.told, self.linked):
            column.addWidget(each)
        column.addSpacing(2 * unit)
        column.addWidget(self.causes)
        column.addWidget(self.chart)
        column.addStretch(1)
        return card

    def _wire(self) -> None:
        self.table.selectionModel().selectionChanged.connect(self._selected)
        self.table.activated.connect(self.begin_cure)
        for keys, do in (
            ("Ctrl+B", self.begin_new), ("Ctrl+G", self.begin_cure), ("Del", self.begin_drop),
            ("Ctrl+Return", self.save), ("Ctrl+Enter", self.save),
        ):  # fmt: skip
            key(keys, self, do)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """At large text both sides stand below each other; in a small window the days are left out."""
        super().resizeEvent(event)
        units = self.width() // self.tools.theme.unit
        self.table.setColumnHidden(DAYS, units < 2 * _BESIDE)
        self.table.setColumnHidden(CAUSE, units < _BESIDE + 60)

    def enter(self) -> None:
        self.table.setFocus()

    def open_with(self, what: object) -> None:
        if what == "new":
            self.begin_new()
        elif isinstance(what, str):
            self._target = what
            self.choose_group("all")
            self.refresh()

    def escape(self) -> bool:
        if self.right.currentIndex():
            self.leave_form()
            return True
        return super().escape()

    def refresh(self) -> None:
        self.tools.jobs.run(self, self._read, self._show, self._unread, key="obstacles")

    def _read(self) -> _Look:
        asked = self.desk.obstacles
        return _Look(asked.listed(withdrawn=True), asked.counts())

    def _show(self, look: _Look) -> None:
        self._all = look.all
        self.chart.show_counts(look.counts)
        self.causes.setVisible(bool(look.counts))
        for name, (words, fits) in _GROUPS.items():
            many = sum(map(fits, look.all))
            self._chips[name].setText(f"{tr(words)} {many}")
            self._chips[name].setAccessibleName(f"{tr(words)}: {many}")
        self._show_group()
        self.right.setVisible(bool(look.all) or self.right.currentIndex() > 0)

    def choose_group(self, name: str) -> None:
        """Show only those of a group."""
        self._group = name
        self._chips[name].setChecked(True)
        self._show_group()

    def _show_group(self) -> None:
        chosen = self._row()
        wanted = self._target or (chosen.number if chosen else "")
        rows = tuple(filter(_GROUPS[self._group][1], self._all))
        self._target = "" if any(each.number == wanted for each in rows) else self._target
        self.model.put(rows)
        none = tr("No obstacle was written down yet. Ctrl+B writes down what hinders the service.")
        self.left.show_rows(bool(rows), tr("Nothing here: choose another group above.") if self._all else none)
        if rows:
            self.table.selectRow(next((n for n, each in enumerate(rows) if each.number == wanted), 0))
        self._selected(None, None)

    def _unread(self, error: Exception) -> None:
        if not self.left.tell_unread(error):
            self.failed(error)

    def _row(self) -> Obstacle | None:
        row = self.table.chosen_row()
        return None if row is None else self.model.rows[row]

    def _selected(self, _on: QItemSelection | None, _off: QItemSelection | None) -> None:
        found = self._row()
        self.cure_button.setEnabled(found is not None and not found.cure and not found.withdrawn)
        self.drop_button.setEnabled(found is not None and not found.withdrawn)
        for label, text in zip((self.head, self.told, self.linked), _told(found), strict=True):
            label.setText(breakable(text))
            label.setVisible(bool(text))

    def begin_new(self) -> None:
        """The form of an obstacle."""
        self._show_form(1)
        self.writing.begin(self.desk.clock.today())

    def begin_cure(self) -> None:
        """The form that says what cured the chosen obstacle."""
        found = self._row()
        if found is not None and self.cure_button.isEnabled():
            self._show_form(2)
            self.curing.begin(found.number, self.desk.clock.today())

    def begin_drop(self) -> None:
        """The form that says why the chosen obstacle is taken out."""
        found = self._row()
        if found is not None and self.drop_button.isEnabled():
            self._show_form(3)
            self.dropping.begin(found.number)

    def _show_form(self, place: int) -> None:
        self.banner.hide()
        self.right.setCurrentIndex(place)
        self.right.setVisible(place > 0 or bool(self._all))
        self.primary.setVisible(place == 0)
        for each in (self.table, self.cure_button, self.drop_button, *self._chips.values()):
            each.setEnabled(place == 0)  # what a form speaks of stays chosen
        if place == 0:
            self._selected(None, None)

    def leave_form(self) -> None:
        """Back to the list; nothing is written."""
        self._show_form(0)
        self.table.setFocus()

    def save(self) -> None:
        """Write down what stands in the form that is shown."""
        form = self._form()
        if form is None or self._busy:
            return
        form.clear()
        try:
            work = self._work()
        except Refusal as refusal:
            self._refused(refusal)
            return
        self._busy = True
        self.tools.jobs.run(self, work, self._saved, self._refused)

    def _form(self) -> ObstacleForm | None:
        return (None, self.writing, self.curing, self.dropping)[self.right.currentIndex()]

    def _work(self) -> Callable[[], Obstacle]:
        today, found = self.desk.clock.today(), self._row()
        if self._form() is self.writing or found is None:
            return partial(self.desk.obstacles.add, self.writing.read(today))
        if self._form() is self.curing:
            return partial(self.desk.obstacles.cure, found.number, self.curing.read(today))
        return partial(self.desk.obstacles.withdraw, found.number, self.dropping.form.words("reason"))

    def _saved(self, found: Obstacle) -> None:
        self._busy = False
        self._target = found.number
        self.leave_form()
        self.banner.tell("success", f"{found.number}: {state_words(found)}.")
        self.tools.changes.happened.emit()

    def _refused(self, error: Exception) -> None:
        self._busy = False
        form = self._form()
        if form is None or not (isinstance(error, Refusal) and form.tell(error)):
            self.failed(error)


def _told(found: Obstacle | None) -> tuple[str, str, str]:
    """Head, text, and what it is linked with."""
    if found is None:
        return "", "", ""
    head = f"{found.number} · {tr(CAUSE_WORDS[found.cause])}"
    told = [isolate(found.text), f"{days_words(found)} · {state_words(found)}"]
    if found.cure:
        told.append(tr("Cured on {day}: {how}", day=plain_date(found.cure.on), how=isolate(found.cure.how)))
    if found.withdrawn:
        told.append(tr("Taken out: {reason}", reason=isolate(found.withdrawn)))
    links = ((tr("Requests"), found.requests), (tr("Findings"), found.findings))
    linked = [f"{words}: {', '.join(each.number for each in many)}" for words, many in links if many]
    return head, "\n".join(told), "\n".join(linked)
