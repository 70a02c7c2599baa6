"""The sheet behind F1: the keys of the page that is looked at, and those that hold everywhere."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QVBoxLayout, QWidget

from ppid_desk.language import tr
from ui.navigation import RAIL, entry_of
from ui.shortcuts import KEYS
from ui.widgets.labels import PlainLabel


class KeysSheet(QDialog):
    """Closes with Esc or Enter, and is gone then."""

    def __init__(self, page: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Keys"))
        column = QVBoxLayout(self)
        column.addWidget(PlainLabel(tr(entry_of(page).words), "title"))
        guide = PlainLabel(tr(entry_of(page).guide), "muted", wrap=True)
        guide.setMinimumWidth(420)
        column.addWidget(guide)
        column.addWidget(PlainLabel(tr("Keys"), "section"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        rows = [(f"Ctrl+{place}", tr(entry.words)) for place, entry in enumerate(RAIL, 1)]
        rows += [(each.keys, tr(each.meaning)) for each in KEYS if each.page in ("", page)]
        for number, (keys, meaning) in enumerate(rows):
            native = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
            grid.addWidget(PlainLabel(native, "section"), number, 0)
            grid.addWidget(PlainLabel(meaning), number, 1)
        column.addLayout(grid)
        close = QDialogButtonBox()
        close.addButton(tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        close.rejected.connect(self.reject)
        column.addWidget(close)
