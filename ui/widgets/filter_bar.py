"""Above the queue: its sections with their counts, the search, and the filters; what holds is always to be seen."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ppid_desk.language import mark, tr
from ppid_desk.requests.rules import Counts, Filter, Group, Path, State
from ui import words
from ui.theme import Theme
from ui.widgets.flow import Flow
from ui.widgets.parts import button, pause

_PAUSE = 120  # ms after the last key before the search follows
_CHIPS = {
    "incomplete": mark("Incomplete"),
    "not_handed_over": mark("Slip not handed over"),
    "election": mark("Election"),
}


class FilterBar(QWidget):
    """Tells `filtered` and `typed` when they differ, `entered` at Enter, `cleared` when all is to be shown again."""

    filtered = Signal(object)  # Filter
    typed = Signal(str)
    entered = Signal(str)
    cleared = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.filter = Filter()
        self._sections: dict[Group | None, QPushButton] = {}
        self._chips: dict[str, QPushButton] = {}
        self._told = ""
        self._typing = pause(self, _PAUSE, self._tell_typed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * theme.unit)
        column.addLayout(self._section_row())
        column.addLayout(self._search_row(theme))
        self.show_filter(self.filter)

    def _section_row(self) -> Flow:
        row, group = Flow(), QButtonGroup(self)
        for each in (None, *Group):
            chip = button("", partial(self._choose_section, each), "segment", checkable=True)
            group.addButton(chip)
            self._sections[each] = chip
            row.addWidget(chip)
        return row

    def _search_row(self, theme: Theme) -> Flow:
        row = Flow(gap=theme.unit)
        self.field = QLineEdit()
        self.field.setMinimumWidth(64 * theme.unit)
        self.field.setPlaceholderText(tr("Number, name, phone or words; scan a slip"))
        self.field.setAccessibleName(tr("Search"))
        self.field.setClearButtonEnabled(True)
        self.field.textChanged.connect(lambda _: self._typing.start())
        self.field.returnPressed.connect(lambda: self.entered.emit(self.field.text().strip()))
        row.addWidget(self.field)
        for name, text in _CHIPS.items():
            self._chips[name] = button(tr(text), self._chip_pressed, "segment", checkable=True)
            row.addWidget(self._chips[name])
        self._all = button(tr("Show all (Esc)"), self.cleared.emit, "link")
        row.addWidget(self._all)
        return row

    def _tell_typed(self) -> None:
        text = self.field.text().strip()
        if text != self._told:
            self._told = text
            self.typed.emit(text)

    def clear_search(self) -> None:
        """Empty the search without telling."""
        self.field.clear()
        self._typing.stop()
        self._told = ""

    def _choose_section(self, group: Group | None) -> None:
        found = self.filter
        self._filter(Filter(group, found.path, found.state, found.not_handed_over))

    def _chip_pressed(self) -> None:
        on = {name: chip.isChecked() for name, chip in self._chips.items()}
        state = State.INCOMPLETE if on["incomplete"] else None
        path = Path.ELECTION if on["election"] else None
        self._filter(Filter(self.filter.group, path, state, on["not_handed_over"]))

    def _filter(self, wanted: Filter) -> None:
        self.clear_search()
        self.show_filter(wanted)
        self.filtered.emit(wanted)

    def show_filter(self, wanted: Filter) -> None:
        """Press the buttons of a filter, without telling."""
        self.filter = wanted
        self._sections[wanted.group].setChecked(True)
        self._chips["incomplete"].setChecked(wanted.state is State.INCOMPLETE)
        self._chips["not_handed_over"].setChecked(wanted.not_handed_over)
        self._chips["election"].setChecked(wanted.path is Path.ELECTION)

    def tell_counts(self, counts: Counts) -> None:
        """Write the counts onto the sections and filters."""
        for group, chip in self._sections.items():
            n = sum(counts.by_group.values()) if group is None else counts.by_group[group]
            _label(chip, tr("All") if group is None else tr(words.GROUPS[group]), n)
        _label(self._chips["incomplete"], tr(_CHIPS["incomplete"]), counts.incomplete)
        _label(self._chips["not_handed_over"], tr(_CHIPS["not_handed_over"]), counts.not_handed_over)

    def in_words(self, searched: str) -> list[str]:
        """What is filtered, in words; empty when all is shown."""
        if searched:
            said = [tr("search: “{text}”", text=searched)]
        else:
            said = [tr(words.GROUPS[self.filter.group])] if self.filter.group else []
            said += [tr(_CHIPS[name]) for name, chip in self._chips.items() if chip.isChecked()]
        self._all.setVisible(bool(said))
        return said


def _label(chip: QPushButton, name: str, n: int) -> None:
    chip.setText(f"{name}  {words.grouped(n)}")
    chip.setAccessibleName(f"{name}: {n}")
