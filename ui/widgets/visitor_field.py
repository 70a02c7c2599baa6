"""The name field that knows returning visitors: they are found as one types, shown masked, chosen with the keyboard."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView

from ppid_desk.people.rules import Visitor
from ppid_desk.text import isolate, one_line

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class _Visitors(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.found: tuple[Visitor, ...] = ()

    def put(self, found: tuple[Visitor, ...]) -> None:
        self.beginResetModel()
        self.found = found
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.found)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        visitor = self.found[index.row()]
        if role == Qt.ItemDataRole.EditRole:
            return visitor.requester.name
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            known = visitor.masked_id or visitor.masked_phone
            return f"{isolate(one_line(visitor.requester.name))}   {known}   {visitor.last_number}"
        return None


class VisitorField:
    """Gives a line edit its suggestions; `ask` is called with what was typed, `show` puts the answer."""

    def __init__(self, field: QLineEdit, ask: Callable[[str], object], chosen: Callable[[Visitor], object]) -> None:
        self._field = field
        self._ask = ask
        self._chosen = chosen
        self.model = _Visitors()
        self._completer = QCompleter(self.model, field)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setCompletionRole(Qt.ItemDataRole.EditRole)
        self._completer.setWidget(field)
        self._popup = QListView(field)
        self._completer.setPopup(self._popup)
        self._completer.activated[QModelIndex].connect(self._take)  # type: ignore[index]
        field.textEdited.connect(self._typed)

    def _typed(self, text: str) -> None:
        if len(text.strip()) >= 3:
            self._ask(text)
        else:
            self._popup.hide()

    def show(self, found: tuple[Visitor, ...]) -> None:
        """Show who was found, below the field."""
        self.model.put(found)
        if found and self._field.hasFocus():
            self._completer.complete()
        else:
            self._popup.hide()

    def _take(self, index: QModelIndex) -> None:
        self._chosen(self.model.found[index.row()])
