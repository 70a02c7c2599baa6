"""Writing on the exclusion list: a new decree, a new entry, or what was typed wrong in one of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ppid_desk.catalogue.rules import Decree, Entry
from ppid_desk.errors import Refusal
from ppid_desk.language import tr
from ppid_desk.text import isolate
from ui.forms.exclusion_form import DecreeForm, EntryForm
from ui.page import Tools
from ui.widgets.flow import Flow
from ui.widgets.labels import PlainLabel
from ui.widgets.parts import button, scrolling


class ExclusionWriting(QWidget):
    """Tells `written` with the decree or entry as it stands then; what was typed stays until it is written."""

    written = Signal(object, str)  # Decree or Entry, what to say

    def __init__(self, tools: Tools, leave: Callable[[], object], failed: Callable[[Exception], None]) -> None:
        super().__init__()
        self._tools, self._failed = tools, failed
        self._known: Decree | Entry | None = None
        self._begun: tuple[object, ...] = ()  # what the form was begun for
        self._busy = False
        self.decree, self.entry = DecreeForm(), EntryForm()
        self.title = PlainLabel("", "section", wrap=True)
        self.save_button = button(f"{tr('Write it down')}  (Ctrl+Enter)", self.save, "primary")
        self.back = button(f"{tr('Back to the list')}  (Esc)", leave, "link")
        self._forms = QStackedWidget()
        for form in (self.decree, self.entry):
            form.stretch()
            form.changed.connect(partial(self._untell, form))
            self._forms.addWidget(scrolling(form))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tools.theme.unit)
        column.addWidget(self.title)
        column.addWidget(self._forms, 1)
        column.addLayout(self._ends())

    def _ends(self) -> Flow:
        ends = Flow(gap=self._tools.theme.unit)
        ends.addWidget(self.save_button)
        ends.addWidget(self.back)
        return ends

    @property
    def form(self) -> DecreeForm | EntryForm:
        """The form that is shown."""
        return (self.decree, self.entry)[self._forms.currentIndex()]

    def begin_decree(self, known: Decree | None = None) -> None:
        """A new decree, or one that is corrected."""
        self._show(0, ("decree", known), known)
        correcting = tr("Correct the decree {number}", number=isolate(known.number)) if known else ""
        self.title.setText(correcting or tr("New decree"))
        self.form.rows["number"].input.setFocus()

    def begin_entry(self, decrees: Sequence[Decree], known: Entry | None = None, under: str = "") -> None:
        """A new entry, under a decree that is chosen already or not, or one that is corrected."""
        self._show(1, ("entry", known, under), known, decrees, under)
        self.title.setText(tr("Correct the entry {code}", code=isolate(known.code)) if known else tr("New entry"))
        self.form.rows["code"].input.setFocus()

    def _show(self, place: int, begun: tuple[object, ...], known: Any, *more: Any) -> None:
        self._forms.setCurrentIndex(place)
        if begun != self._begun:  # else what was typed is still there
            put: Callable[..., None] = self.form.put
            put(known, *more)
            self._known, self._begun = known, begun

    def _untell(self, form: DecreeForm | EntryForm, name: str) -> None:
        form.tell(name, "")

    def save(self) -> None:
        """Write down what stands in the form."""
        if self._busy:
            return
        self.form.clear_told()
        try:
            work = self._work()
        except Refusal as refusal:
            self._refused(refusal)
            return
        self._busy = True
        self._tools.jobs.run(self, work, self._done, self._refused)

    def _work(self) -> Callable[[], Decree | Entry]:
        exclusions, today = self._tools.desk.catalogue.exclusions, self._tools.desk.clock.today()
        if self.form is self.decree:
            decree = self.decree.facts(today)
            if self._known is None:
                return partial(exclusions.add_decree, decree)
            said = (self.decree.withdrawal(today), self.decree.words("reason"))
            return partial(exclusions.correct_decree, self._known.id, decree, *said)
        entry = self.entry.facts(today)
        if self._known is None:
            return partial(exclusions.add_entry, self.entry.decree, entry)
        held = self.entry.withdrawal(today)
        return partial(exclusions.correct_entry, self._known.id, entry, held, self.entry.words("reason"))

    def _done(self, written: Decree | Entry) -> None:
        self._busy = False
        values = {"what": isolate(written.code if isinstance(written, Entry) else written.number)}
        said = tr("{what} is written down.", **values) if self._known is None else tr("{what} is corrected.", **values)
        self._begun = ()
        self.written.emit(written, said)

    def _refused(self, error: Exception) -> None:
        self._busy = False
        if isinstance(error, Refusal) and error.field in self.form.rows:
            self.form.tell(error.field, str(error))
            self.form.rows[error.field].input.setFocus()
        else:
            self._failed(error)
