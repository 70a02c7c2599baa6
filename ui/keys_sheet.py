"""The sheet behind F1: the keys of the page that is looked at, and those that hold everywhere."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ppid_desk.language import tr
from ui.navigation import RAIL, entry_of, rail_key
from ui.shortcuts import KEYS, Key
from ui.widgets.labels import PlainLabel


class KeysSheet(QDialog):
    """Closes with Esc or Enter, and is gone then. `everywhere`: the keys of a window that has no other pages."""

    def __init__(self, page: str, parent: QWidget, everywhere: Sequence[tuple[str, str]] | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Keys"))
        column = QVBoxLayout(self)
        column.addWidget(PlainLabel(tr(entry_of(page).words), "title"))
        guide = PlainLabel(tr(entry_of(page).guide), "muted", wrap=True)
        guide.setMinimumWidth(420)
        column.addWidget(guide)
        own = [each for each in KEYS if each.pages and each.holds_on(page)]
        shell = [(rail_key(entry), tr(entry.words)) for entry in RAIL]
        if everywhere is None:
            everywhere = [*_rows([each for each in KEYS if not each.pages]), *shell]
        row = QHBoxLayout()
        row.setSpacing(40)
        if own:
            row.addLayout(_listed(tr("On this page"), _rows(own)))
        row.addLayout(_listed(tr("Everywhere"), everywhere))
        column.addLayout(row)
        close = QDialogButtonBox()
        close.addButton(tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        close.rejected.connect(self.reject)
        column.addWidget(close)


def _rows(keys: Sequence[Key]) -> list[tuple[str, str]]:
    return [(each.keys.replace("Return", "Enter"), tr(each.meaning)) for each in keys]


def _listed(heading: str, rows: Sequence[tuple[str, str]]) -> QVBoxLayout:
    column, grid = QVBoxLayout(), QGridLayout()
    column.setSpacing(6)
    grid.setHorizontalSpacing(24)
    grid.setVerticalSpacing(6)
    for number, (keys, meaning) in enumerate(rows):
        grid.addWidget(PlainLabel(keys, "section"), number, 0)
        grid.addWidget(PlainLabel(meaning), number, 1)
    column.addWidget(PlainLabel(heading, "section"))
    column.addLayout(grid)
    column.addStretch(1)
    return column
