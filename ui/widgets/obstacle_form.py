"""Forms of an obstacle: written down, cured, taken out. Each asks its few facts, and says at a row what is wrong."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QFrame, QVBoxLayout

from ppid_desk.audits.obstacles.rules import CAUSE_WORDS, Cause, Cure, NewObstacle
from ppid_desk.errors import Refusal
from ppid_desk.language import tr
from ui.dates import read_day
from ui.theme import Theme
from ui.widgets.flow import Flow
from ui.widgets.form import Form
from ui.widgets.labels import PlainLabel
from ui.widgets.parts import button


class ObstacleForm(QFrame):
    """What all three have: a title, rows, and two ways out."""

    rows_of: dict[str, str] = {}  # noqa: RUF012  (where a refusal of another name is told)

    def __init__(self, theme: Theme, words: str, save: Callable[[], object], leave: Callable[[], object]) -> None:
        super().__init__()
        self.setObjectName("card")
        unit, column = theme.unit, QVBoxLayout(self)
        column.setContentsMargins(3 * unit, 2 * unit, 3 * unit, 2 * unit)
        column.setSpacing(unit)
        self.title = PlainLabel("", "section", wrap=True)
        self.form = Form()
        self._make_rows()
        row = Flow(gap=unit)
        row.addWidget(button(f"{words}  (Ctrl+Enter)", save, "primary"))
        row.addWidget(button(f"{tr('Back to the list')}  (Esc)", leave, "link"))
        column.addWidget(self.title)
        column.addWidget(self.form)
        column.addLayout(row)
        column.addStretch(1)

    def _make_rows(self) -> None:
        raise NotImplementedError

    def _begin(self, title: str, values: dict[str, object]) -> None:
        self.title.setText(title)
        for name, value in values.items():
            self.form.set_value(name, value)
        self.clear()
        next(iter(self.form.rows.values())).input.setFocus()

    def clear(self) -> None:
        """Nothing is said at any row."""
        for name in self.form.rows:
            self.form.tell(name, "")

    def tell(self, refusal: Refusal) -> bool:
        """Say a refusal at its row and go there; False when there is none."""
        said = refusal.field or refusal.code
        name = self.rows_of.get(said, said)
        if name not in self.form.rows:
            return False
        self.form.tell(name, str(refusal))
        self.form.rows[name].input.setFocus()
        return True

    def _day(self, name: str, today: date) -> date:
        text = self.form.words(name)
        if not text.strip():
            raise Refusal("obstacle_day_missing", field=name)
        try:
            return read_day(text, today)
        except Refusal as refusal:
            raise Refusal(refusal.code, field=name, text=text.strip()) from None


class NewObstacleForm(ObstacleForm):
    """An obstacle as it is written down."""

    def _make_rows(self) -> None:
        self.form.choice("cause", tr("Cause"), {each.value: CAUSE_WORDS[each] for each in Cause}).may_be_cut()
        self.form.lines("text", tr("What hindered"), 3, tr("what happened, and what it held up"))
        parts = [Form(), Form()]
        parts[0].text("from", tr("From"), tr("day/month/year"))
        parts[1].text("to", tr("Up to and with"), tr("empty while it lasts"))
        self.form.beside(*parts)
        self.form.text("requests", tr("Requests that it delayed"), tr("numbers, separated by commas"))
        self.form.text("findings", tr("Findings that it belongs to"), tr("numbers, separated by commas"))

    def begin(self, today: date, request: str = "") -> None:
        """An empty form of today, for a request if one is named."""
        values = {"cause": Cause.NOT_HELD, "text": "", "from": typed(today), "to": "", "requests": request,
                  "findings": ""}  # fmt: skip
        self._begin(tr("Write an obstacle down"), dict(values))

    def read(self, today: date) -> NewObstacle:
        """What stands here. Raises Refusal for a day that cannot be read."""
        first = self._day("from", today)
        last = self._day("to", today) if self.form.words("to").strip() else None
        return NewObstacle(
            Cause(self.form.words("cause")), self.form.words("text"), first, last,
            _numbers(self.form.words("requests")), _numbers(self.form.words("findings")),
        )  # fmt: skip


class CureForm(ObstacleForm):
    """What cured an obstacle, and when."""

    rows_of = {"to": "on", "from": "on"}  # noqa: RUF012

    def _make_rows(self) -> None:
        self.form.lines("how", tr("What cured it?"), 3)
        self.form.text("on", tr("On which day?"), tr("day/month/year"))

    def begin(self, number: str, today: date) -> None:
        """Ask for the cure of an obstacle."""
        self._begin(tr("{number} is cured", number=number), {"how": "", "on": typed(today)})

    def read(self, today: date) -> Cure:
        """What stands here. Raises Refusal for a day that cannot be read."""
        return Cure(self._day("on", today), self.form.words("how"))


class TakeOutForm(ObstacleForm):
    """Why an obstacle is taken out."""

    rows_of = {"obstacle_reason_missing": "reason"}  # noqa: RUF012

    def _make_rows(self) -> None:
        self.form.lines("reason", tr("Why is it taken out?"), 3, tr("it stays in the list with the reason"))

    def begin(self, number: str) -> None:
        """Ask why an obstacle is taken out."""
        self._begin(tr("Take {number} out", number=number), {"reason": ""})


def typed(day: date) -> str:
    """A day as somebody types it: "23/11/2026"."""
    return f"{day.day}/{day.month}/{day.year}"


def _numbers(text: str) -> tuple[str, ...]:
    return tuple(each.strip() for each in re.split(r"[,;\n]", text) if each.strip())
