"""Ctrl+K: pages, tasks, files and visitors in one field; the arrows choose, Enter goes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ppid_desk.errors import Refusal
from ppid_desk.facts import dataclass
from ppid_desk.language import tr
from ppid_desk.people.rules import Visitor
from ppid_desk.requests.rules import QueueRow
from ppid_desk.text import isolate
from ui import words
from ui.page import Tools
from ui.widgets.labels import PlainLabel
from ui.widgets.parts import pause

_PAUSE = 90  # ms after the last key before the books are asked
_FILES, _VISITORS = 8, 5
_MOVES = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 6, Qt.Key.Key_PageUp: -6}


@dataclass(frozen=True, slots=True)
class Task:
    """Something that can be gone to or done; `words` in the language of the screens, `keys` its own key if any."""

    words: str
    do: Callable[[], object]
    keys: str = ""


Found = tuple[tuple[QueueRow, ...], tuple[Visitor, ...]]


class Palette(QDialog):
    """Closes with Esc, or with what was chosen."""

    def __init__(self, tools: Tools, tasks: Sequence[Task], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Find"))
        self._tools, self._tasks = tools, tasks
        self.field = _Field(self)
        self.field.setPlaceholderText(tr("Page, task, number, name or word"))
        self.field.setAccessibleName(tr("Find"))
        self.list = QListWidget()
        self.list.setAccessibleName(tr("What was found"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setUniformItemSizes(True)
        self.list.itemClicked.connect(lambda _: self.take())
        self.nothing = PlainLabel(
            tr("Nothing fits. Try a number, part of a name, or another word."), "muted", wrap=True
        )
        self.nothing.hide()
        column = QVBoxLayout(self)
        for each in (self.field, self.list, self.nothing):
            column.addWidget(each)
        unit = tools.theme.unit
        self.resize(110 * unit, 72 * unit)
        self._chosen: list[Callable[[], object]] = []
        self._asking = pause(self, _PAUSE, self._ask)
        self.field.textChanged.connect(self._typed)
        self._show(((), ()))

    def _typed(self, _text: str) -> None:
        self._show(((), ()))
        self._asking.start()

    def _ask(self) -> None:
        text = self.field.text().strip()
        if not text:
            return

        def look() -> Found:
            requests = self._tools.desk.requests
            try:
                rows = requests.look_up(text, _FILES)
            except Refusal:  # a wrong check digit: the words may still fit
                rows = requests.search(text, _FILES)
            return rows, requests.visitors(text, _VISITORS)

        self._tools.jobs.run(self, look, self._show, self._failed, key="palette")

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, Refusal):  # who may not read finds pages and tasks
            self._tools.put_right(error)

    def _show(self, found: Found) -> None:
        rows, visitors = found
        self.list.clear()
        self._chosen.clear()
        for task in self._fitting():
            self._add(f"{task.words}    {task.keys}".strip(), task.do)
        for row in rows:
            left = words.days_left(row)
            said = f"{row.number}    {isolate(row.name)}    {left}"
            self._add(said, partial(self._tools.go, "queue", row.number))
        for visitor in visitors:
            text = tr("New request of {name}", name=isolate(visitor.requester.name))
            self._add(f"{text}    {visitor.masked_id}", partial(self._tools.go, "registration", visitor))
        self.list.setCurrentRow(0)
        self.nothing.setVisible(not self._chosen)

    def _fitting(self) -> list[Task]:
        asked = self.field.text().casefold().split()
        return [task for task in self._tasks if all(word in task.words.casefold() for word in asked)]

    def _add(self, said: str, do: Callable[[], object]) -> None:
        self.list.addItem(QListWidgetItem(" ".join(said.split("\n"))))
        self._chosen.append(do)

    def move_by(self, step: int) -> None:
        """Choose another line."""
        last = max(0, self.list.count() - 1)
        self.list.setCurrentRow(min(last, max(0, self.list.currentRow() + step)))

    def take(self) -> None:
        """Go to what is chosen."""
        place = self.list.currentRow()
        if 0 <= place < len(self._chosen):
            do = self._chosen[place]
            self.close()
            do()


class _Field(QLineEdit):
    """The arrows move in the list; Enter takes."""

    def __init__(self, palette: Palette) -> None:
        super().__init__()
        self._palette = palette

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _MOVES.get(Qt.Key(event.key()))
        if step:
            self._palette.move_by(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._palette.take()
        else:
            super().keyPressEvent(event)
