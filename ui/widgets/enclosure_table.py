"""The list of files: kind with its icon, name, size, who added it and when."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QSizePolicy, QTableWidget, QTableWidgetItem

from ppid_desk.enclosures.rules import Enclosure
from ppid_desk.language import mark, tr
from ui import enclosure_words as words
from ui.page import Tools
from ui.widgets.labels import plain_tip

_HEADS = (mark("Kind"), mark("Name"), mark("Form"), mark("Size"), mark("Added"))
_NAME, _FORM, _ADDED = 1, 2, 4
_SPARED = {_ADDED: 110, _FORM: 80}  # columns, and the spacing units of the table below which they are left out
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
_MOST_ROWS = 8  # that are seen without scrolling


class EnclosureTable(QTableWidget):
    """One row a file; `chosen` is the one in hand."""

    def __init__(self, tools: Tools) -> None:
        super().__init__(0, len(_HEADS))
        self._tools = tools
        self._files: tuple[Enclosure, ...] = ()
        self._wanted = ""
        self.setAccessibleName(tr("Files"))
        self.setHorizontalHeaderLabels([tr(head) for head in _HEADS])
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.horizontalHeader().setSectionResizeMode(_NAME, QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(6 * tools.theme.unit)
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def want(self, uuid: str) -> None:
        """Choose this one when the list is shown next."""
        self._wanted = uuid

    def show_all(self, found: tuple[Enclosure, ...]) -> None:
        """Show files; the chosen one stays chosen."""
        before = self.chosen()
        wanted = self._wanted or (before.id if before else "")
        self._wanted = ""
        self._files = found
        self.setRowCount(len(found))
        for row, each in enumerate(found):
            self._fill(row, each)
        self._set_widths()
        self.updateGeometry()
        place = next((row for row, each in enumerate(found) if each.id == wanted), 0 if found else -1)
        self.setCurrentCell(place, _NAME)

    def _set_widths(self) -> None:
        """The name gets what the others leave; who added it gives way first."""
        for column, needed in _SPARED.items():
            self.setColumnHidden(column, self.width() < needed * self._tools.theme.unit)
        for column in range(len(_HEADS)):
            if column != _NAME:
                self.resizeColumnToContents(column)
        self.setColumnWidth(_ADDED, min(self.columnWidth(_ADDED), self.width() // 4))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_widths()

    def _fill(self, row: int, each: Enclosure) -> None:
        kind, name = tr(words.KINDS[each.kind]), words.name(each)
        whole = "\n".join(part for part in (each.name, each.note, words.form(each), words.added(each)) if part)
        texts = (kind, name, words.form(each), words.size(each.size), words.added(each))
        for column, text in enumerate(texts):
            item = QTableWidgetItem(text)
            item.setToolTip(plain_tip(whole if column == _NAME else text))
            item.setTextAlignment(_LEFT)  # whatever the direction of a name is
            self.setItem(row, column, item)
        first = self.item(row, 0)
        assert first is not None
        first.setIcon(self._tools.icons.get(words.ICONS[each.kind]))

    def chosen(self) -> Enclosure | None:
        """The file of the chosen row, or None."""
        row = self.currentRow()
        return self._files[row] if 0 <= row < len(self._files) else None

    def sizeHint(self) -> QSize:
        rows = min(max(1, self.rowCount()), _MOST_ROWS)
        high = self.horizontalHeader().sizeHint().height() + rows * self.verticalHeader().defaultSectionSize()
        return QSize(300, high + 2 * self.frameWidth() + 2)

    minimumSizeHint = sizeHint

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.chosen():
            self.activated.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)
