"""The step that is being made: what it is called, by which article, and the form of its facts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ppid_desk.errors import Refusal
from ppid_desk.handling.rules import Possible
from ppid_desk.language import tr
from ui.theme import Theme
from ui.widgets.flow import Columns
from ui.widgets.labels import PlainLabel
from ui.widgets.move_form import MoveForm, Options
from ui.widgets.parts import button, scrolling


class StepCard(QFrame):
    """Holds the form of one move at a time."""

    def __init__(self, theme: Theme, save: Callable[[], object], leave: Callable[[], object]) -> None:
        super().__init__()
        self.setObjectName("card")
        self.form: MoveForm | None = None
        self.name = ""
        column = QVBoxLayout(self)
        self.title = PlainLabel("", "section", wrap=True)
        self.article = PlainLabel("", "small", wrap=True)
        place = QWidget()
        self._place = QVBoxLayout(place)
        self._place.setContentsMargins(0, 0, theme.unit, 0)
        self.save_button = button(f"{tr('Record this step')}  (Ctrl+Enter)", save, "primary")
        self.back = button(f"{tr('Back, nothing recorded')}  (Esc)", leave, "link")
        ends = Columns(gap=8)
        ends.addWidget(self.save_button)
        ends.addWidget(self.back)
        for each in (self.title, self.article):
            column.addWidget(each)
        column.addWidget(scrolling(place), 1)
        column.addLayout(ends)

    def begin(self, move: Possible, options: Options) -> None:
        """Show the form of a move."""
        self.drop()
        self.name = move.name
        self.title.setText(move.words)
        self.article.setText(move.article)
        self.form = MoveForm(move.facts, options, moves_dates=move.name == "correct_date")
        self._place.addWidget(self.form)

    def put(self, name: str, values: Mapping[str, Any]) -> None:
        """Fill in what is known of a move, if it is still the one that is being made."""
        if self.form is not None and self.name == name:
            self.form.put(values)
            self.form.focus()

    def drop(self) -> None:
        """Nothing is being made any more."""
        self.name = ""
        if self.form is not None:
            self.form.setParent(None)
            self.form.deleteLater()
            self.form = None

    def given(self, now: datetime) -> dict[str, Any] | None:
        """The facts, or None when a row cannot be read; that is said at the row."""
        if self.form is None:
            return None
        self.form.clear_told()
        try:
            return self.form.given(now)
        except Refusal as refusal:
            self.form.tell(refusal.field or "", str(refusal))
            return None

    def tell(self, refusal: Refusal) -> bool:
        """Say a refusal at its row; False when there is none."""
        return bool(self.form and refusal.field and self.form.tell(refusal.field, str(refusal)))
