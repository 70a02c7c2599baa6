"""The files of one subject: listed, taken in by drop, paste or choosing, looked at, written out, removed."""

from __future__ import annotations

import threading
from collections import deque
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QScrollArea, QVBoxLayout, QWidget

from ppid_desk.enclosures.rules import MOST_FILES, Enclosure, Kind, NewEnclosure, safe_name
from ppid_desk.errors import Refusal
from ppid_desk.language import mark, tr
from ppid_desk.text import isolate
from ui.page import Tools
from ui.scan_folder import ScanFolder
from ui.shortcuts import key_of
from ui.widgets.drop_zone import DropZone, Incoming, png_of
from ui.widgets.enclosure_table import EnclosureTable
from ui.widgets.enclosure_viewer import EnclosureViewer
from ui.widgets.flow import Flow
from ui.widgets.form import Form
from ui.widgets.kind_question import KindQuestion
from ui.widgets.labels import PlainLabel
from ui.widgets.parts import button, key, pause

EMPTY = mark("No file yet. Drop, paste or choose the first one below.")
_MOST_SAID = 5  # refusals that stand at once


class Stopped(Exception):
    """Adding was cancelled before anything was written."""


class Enclosures(QFrame):
    """A card; `show_subject` says whose files."""

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self.setObjectName("card")
        self._tools = tools
        self._register = self._subject = ""
        self._waiting: deque[Incoming] = deque()
        self._whole = 0
        self._stop = threading.Event()
        self._refused: list[str] = []
        self._viewer: EnclosureViewer | None = None
        column, unit = QVBoxLayout(self), tools.theme.unit
        column.setContentsMargins(3 * unit, 2 * unit, 3 * unit, 2 * unit)
        column.setSpacing(unit)
        self.title = PlainLabel(tr("Files"), "section")
        self.table = EnclosureTable(tools)
        self.empty = PlainLabel(tr(EMPTY), "muted", wrap=True)
        self.said = PlainLabel("", "error", wrap=True)
        for each in (self.title, self.table, self.empty, self._acts(unit), self._removing()):
            column.addWidget(each)
        column.addWidget(self.said)
        self._incoming(column, unit)
        self._wire()
        self._scans = ScanFolder(tools.jobs, self)
        self._scans.came.connect(self._scanned)
        self._to_sight = pause(self, 50, self._bring_into_sight)  # once the question has its place
        self._show(())

    def _acts(self, unit: int) -> QWidget:
        self._row = QWidget()
        flow = Flow(self._row, gap=unit)
        self.look_button = button(f"{tr('Look')}  (Enter)", self.look)
        self.export_button = button(tr("Write out …"), self.export)
        self.remove_button = button(f"{tr('Remove …')}  (Del)", self.ask_removal)
        for each in (self.look_button, self.export_button, self.remove_button):
            flow.addWidget(each)
        return self._row

    def _removing(self) -> Form:
        self.removal = Form()
        field = self.removal.text("reason", tr("Why is it removed?"), tr("the entry and the reason stay in the books"))
        field.returnPressed.connect(self.remove)
        self.removal.place(button(tr("Remove this file"), self.remove))
        self.removal.hide()
        return self.removal

    def _incoming(self, column: QVBoxLayout, unit: int) -> None:
        self.zone = DropZone(unit)
        self.question = KindQuestion(unit)
        self._progress = QWidget()
        flow = Flow(self._progress, gap=unit)
        self.progress = PlainLabel("")
        self.cancel_button = button(tr("Cancel"), self.cancel)
        flow.addWidget(self.progress)
        flow.addWidget(self.cancel_button)
        self._progress.hide()
        for each in (self.zone, self.question, self._progress):
            column.addWidget(each)

    def _wire(self) -> None:
        self.zone.came.connect(self.take)
        self.zone.empty_handed.connect(self._empty_handed)
        self.question.answered.connect(self._add)
        self.question.skipped.connect(self._skip)
        self.table.activated.connect(self.look)
        self.table.itemSelectionChanged.connect(self._show_acts)
        key(key_of("paste_file"), self, self.zone.paste).setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        key(key_of("remove_file"), self.table, self.ask_removal).setContext(Qt.ShortcutContext.WidgetShortcut)

    def show_subject(self, register: str, subject: str) -> None:
        """Show the files of a subject; what waits for another one is dropped."""
        if (register, subject) != (self._register, self._subject):
            self.cancel()
            self._tell(())
        self._register, self._subject = register, subject
        self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """The scanner's folder is watched while its scans could be taken in, and no longer."""
        super().showEvent(event)
        self._scans.watch(self._tools.desk.settings.scan.folder)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._scans.rest()

    def _scanned(self, came: tuple[Incoming, ...]) -> None:
        if self._subject:
            self.take(came)

    def refresh(self) -> None:
        """Read the list again."""
        if self._subject:
            work = partial(self._tools.desk.enclosures.list, self._register, self._subject)
            self._tools.jobs.run(self, work, self._show, self._failed, key=f"files{id(self)}")

    def _show(self, found: tuple[Enclosure, ...]) -> None:
        self.table.show_all(found)
        self.table.setVisible(bool(found))
        self.empty.setVisible(not found)
        standing = sum(each.purged is None for each in found)
        self.title.setText(tr("Files: {n} of {most}", n=standing, most=MOST_FILES) if found else tr("Files"))
        self._show_acts()

    def _show_acts(self) -> None:
        chosen = self.table.chosen()
        self._row.setVisible(chosen is not None)
        self.removal.hide()
        for each in (self.look_button, self.export_button, self.remove_button):
            each.setEnabled(chosen is not None and chosen.purged is None)

    def take(self, came: tuple[Incoming, ...]) -> None:
        """Ask about each file that came in, one after another."""
        self._tell(())
        self._waiting.extend(came)
        self._whole = len(self._waiting)
        if self._progress.isHidden():
            self._next()

    def _next(self) -> None:
        self._progress.hide()
        self.zone.setVisible(not self._waiting)
        if self._waiting:
            first = self._waiting[0]
            self.question.ask(first.name, self._whole - len(self._waiting) + 1, self._whole)
            self._to_sight.start()
        else:
            self.question.hide()

    def _bring_into_sight(self) -> None:
        area = self.parent()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parent()
        if isinstance(area, QScrollArea) and self.question.isVisible():
            area.ensureWidgetVisible(self.question)

    def _skip(self) -> None:
        if self._waiting:
            self._waiting.popleft()
        self._next()
        if not self._waiting:
            self.zone.choose_button.setFocus()

    def _add(self, kind: Kind, note: str) -> None:
        coming = self._waiting.popleft()
        self._stop = threading.Event()
        self.progress.setText(tr("“{name}” is being kept …", name=isolate(coming.name)))
        self._progress.show()
        self.cancel_button.setFocus()
        work = partial(self._kept, coming, kind, note, self._register, self._subject, self._stop)
        self._tools.jobs.run(self, work, self._added, self._not_added)

    def _kept(
        self, coming: Incoming, kind: Kind, note: str, register: str, subject: str, stop: threading.Event
    ) -> Enclosure:
        def go_on() -> None:
            if stop.is_set():
                raise Stopped

        files = self._tools.desk.enclosures
        if coming.file is not None:
            return files.add_file(register, subject, kind, coming.file, note, go_on)
        assert coming.image is not None
        new = NewEnclosure(register, subject, kind, coming.name, png_of(coming.image), note)
        return files.add(new, go_on)

    def _added(self, made: Enclosure) -> None:
        self.table.want(made.id)
        self.refresh()
        self._tools.changes.happened.emit()
        self._go_on()

    def _not_added(self, error: Exception) -> None:
        if not isinstance(error, Stopped):
            self._failed(error)
        self._go_on()

    def _go_on(self) -> None:
        self._next()
        if not self._waiting:
            (self.zone.choose_button if self.table.isHidden() else self.table).setFocus()

    def cancel(self) -> None:
        """Leave out what waits, and stop what is being kept unless it is written already."""
        self._waiting.clear()
        self._stop.set()
        self._next()

    def escape(self) -> bool:
        """Esc: leave out the file that is asked about, or close the question about removing."""
        if self.question.isVisible():
            self._skip()
            return True
        if self.removal.isVisible():
            self.removal.hide()
            self.table.setFocus()
            return True
        return False

    def look(self) -> None:
        """Open the chosen file for looking; an identity is asked for first."""
        chosen = self.table.chosen()
        if chosen is None or chosen.purged is not None:
            return
        self._viewer = EnclosureViewer(self._tools, chosen, self)
        self._viewer.open()

    def export(self) -> None:
        """Ask where to, and write the chosen file out."""
        chosen = self.table.chosen()
        if chosen is None:
            return
        dialog = QFileDialog(self, tr("Write out …"), safe_name(chosen.name, chosen.media))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.fileSelected.connect(partial(self._export_to, chosen.id))
        dialog.open()

    def _export_to(self, uuid: str, name: str) -> None:
        work = partial(self._tools.desk.enclosures.export, uuid, Path(name))
        self._tools.jobs.run(self, work, lambda _: self._tools.changes.happened.emit(), self._failed)

    def ask_removal(self) -> None:
        """Ask why the chosen file is removed."""
        chosen = self.table.chosen()
        if chosen is not None and chosen.purged is None:
            self.removal.set_value("reason", "")
            self.removal.tell("reason", "")
            self.removal.show()
            self.removal.rows["reason"].input.setFocus()

    def remove(self) -> None:
        """Remove the chosen file for the reason that was typed."""
        chosen = self.table.chosen()
        if chosen is not None:
            work = partial(self._hide_file, chosen.id, self.removal.words("reason"))
            self._tools.jobs.run(self, work, lambda _: self._removed(), self._not_removed)

    def _hide_file(self, uuid: str, reason: str) -> None:
        self._tools.desk.enclosures.remove(uuid, reason)

    def _removed(self) -> None:
        self.removal.hide()
        self.table.setFocus()
        self.refresh()
        self._tools.changes.happened.emit()

    def _not_removed(self, error: Exception) -> None:
        if isinstance(error, Refusal) and error.field == "reason":
            self.removal.tell("reason", str(error))
        else:
            self._failed(error)

    def _empty_handed(self) -> None:
        self._tell((tr("There is neither a file nor a picture in the clipboard. Copy one, then paste again."),))

    def _failed(self, error: Exception) -> None:
        if isinstance(error, Refusal):
            self._tell((*self._refused, str(error)))
        else:
            self._tools.put_right(error)

    def _tell(self, refused: tuple[str, ...]) -> None:
        self._refused = list(refused[-_MOST_SAID:])
        self.said.setText("\n".join(f"✗ {each}" for each in self._refused))
        self.said.setVisible(bool(self._refused))
