"""Who looked at whole identity numbers, day by day: for the PPID."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from ppid_desk.language import long_date, mark, tr
from ppid_desk.requests.rules import Look
from ppid_desk.text import isolate, one_line
from ui.theme import Theme
from ui.widgets.labels import PlainLabel, plain_tip

_HEADS = (mark("Day"), mark("Time"), mark("Officer"), mark("Request"), mark("Reason"))


class LooksList(QWidget):
    """The newest first; each day is named once, with how often."""

    def __init__(self, theme: Theme, looks: Sequence[Look]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        said = tr("{n} looks, by: {who}", n=len(looks), who=_by(looks)) if looks else tr("Nobody looked at one.")
        column.addWidget(PlainLabel(said, "", wrap=True))
        self.table = QTableWidget(len(looks), len(_HEADS))
        self.table.setAccessibleName(tr("Who looked at identity numbers"))
        self.table.setHorizontalHeaderLabels([tr(head) for head in _HEADS])
        self.table.verticalHeader().hide()
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.table.setTabKeyNavigation(False)
        self._fill(looks)
        self.table.resizeColumnsToContents()
        self.table.horizontalHeader().setSectionResizeMode(len(_HEADS) - 1, QHeaderView.ResizeMode.Stretch)
        self.table.setMinimumHeight(50 * theme.unit)
        column.addWidget(self.table, 1)
        self.table.setVisible(bool(looks))

    def _fill(self, looks: Sequence[Look]) -> None:
        often, before = Counter(each.at.date() for each in looks), None
        for place, each in enumerate(looks):
            day = each.at.date()
            words = tr("{day}: {n} times", day=long_date(day), n=often[day]) if day != before else ""
            before = day
            cells = (words, f"{each.at:%H.%M}", each.actor, each.number, each.reason)
            for column, text in enumerate(cells):
                item = QTableWidgetItem(isolate(one_line(text)) if text else "")
                item.setToolTip(plain_tip(text))
                self.table.setItem(place, column, item)


def _by(looks: Sequence[Look]) -> str:
    often = Counter(each.actor for each in looks).most_common()
    return ", ".join(f"{isolate(name)} {n}×" for name, n in often)
