"""A form that is made of a move's facts: the table of moves says what must be told, and this asks for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ppid_desk.errors import Refusal
from ppid_desk.handling.rules import Fact, Kind, Outcome
from ppid_desk.language import short_date, tr
from ui import case_words
from ui.dates import read_day, read_moment
from ui.widgets.form import Form
from ui.widgets.labels import PlainLabel
from ui.words import PATHS

_FEW, _SHORT = 4, 32  # so many choices, each of so many signs, stand side by side; others fall down
Options = Mapping[str, Mapping[str, str]]  # fact → value → words, for choices that the case gives


def _day_hint() -> str:
    return tr("for example 23/11/2026, today, yesterday")


class FactsForm(Form):
    """One row for each fact; read into what the service takes."""

    def __init__(self, facts: Sequence[Fact], options: Options) -> None:
        super().__init__()
        self.facts = tuple(facts)
        for fact in self.facts:
            self._row(fact, options.get(fact.name))

    def _row(self, fact: Fact, options: Mapping[str, str] | None) -> None:
        label = (
            tr(fact.words) if fact.needed or fact.kind is Kind.FLAG else tr("{what} (optional)", what=tr(fact.words))
        )
        if fact.choices is not None and options is None:
            options = {value: case_words.CHOICES[value] for value in fact.choices}
        if options is not None:
            known = options if fact.needed else {"": "–", **options}
            self._choices(fact.name, label, known)
        elif fact.kind is Kind.LONG:
            self.lines(fact.name, label, 3)
        elif fact.kind is Kind.FLAG:
            self.check(fact.name, label)
        else:
            self.text(fact.name, label, _day_hint() if fact.kind is Kind.DAY else "")

    def _choices(self, name: str, label: str, known: Mapping[str, str]) -> None:
        if len(known) <= _FEW and all(len(tr(words)) <= _SHORT for words in known.values() if words):
            self.segments(name, label, known)
        else:
            self.choice(name, label, known).may_be_cut()

    def put(self, values: Mapping[str, Any]) -> None:
        """Fill in what is known; days as people write them."""
        for name, value in values.items():
            fact = next((each for each in self.facts if each.name == name), None)
            if fact is not None:
                self.set_value(name, short_date(date.fromisoformat(value)) if fact.kind is Kind.DAY else value)

    def facts_given(self, now: datetime) -> dict[str, Any]:
        """What stands in the rows. Raises Refusal at the row of a day that cannot be read."""
        return {fact.name: self._given(fact, now) for fact in self.facts}

    def _given(self, fact: Fact, now: datetime) -> Any:
        value = self.value(fact.name)
        if isinstance(value, bool):
            return value
        text = value.strip()
        if not text:
            return None
        if fact.kind is Kind.DAY:
            return _told_at(fact.name, partial(read_day, text, now.date()))
        return int(text) if fact.kind is Kind.NUMBER and text.isdigit() else text


def _told_at(field: str, read: Callable[[], date]) -> str:
    """A day as it was read from a row. Raises Refusal at the row."""
    try:
        return read().isoformat()
    except Refusal as refusal:
        raise Refusal(refusal.code, field=field, **refusal.values) from None


class DatesForm(FactsForm):
    """What moves a date is put right as people type it: a day, a day with its time, or one of the two paths."""

    def __init__(self, facts: Sequence[Fact], options: Options) -> None:
        super().__init__(facts, options)
        self.changed.connect(self._follow)
        self._follow("field")

    def _row(self, fact: Fact, options: Mapping[str, str] | None) -> None:
        super()._row(fact, options)
        if fact.name == "value":
            self._typed = self.rows["value"]
            self.segments("value", tr(fact.words), {path.value: words for path, words in PATHS.items()})
            self._path = self.rows["value"]

    def _follow(self, key: str) -> None:
        """The row of the value is one of two, by what is wrong."""
        if key != "field":
            return
        self.tell("value", "")
        is_path = self.words("field") == "path"
        self._typed.show(not is_path)
        self._path.show(is_path)
        self.rows["value"] = self._path if is_path else self._typed
        hint = tr("23/11/2026 09.30") if self.words("field") == "received_at" else _day_hint()
        self._typed.hint(hint)

    def _given(self, fact: Fact, now: datetime) -> Any:
        field, text = self.words("field"), self.words("value").strip()
        if fact.name != "value" or field == "path" or not text:
            return super()._given(fact, now)
        reads: Callable[[], date] = partial(read_day, text, now.date())
        return _told_at("value", partial(read_moment, text, now) if field == "received_at" else reads)


class ItemForm(QWidget):
    """The decision on one item: its outcome, and what that outcome must be told."""

    changed = Signal(str)

    def __init__(self, place: int, text: str, facts: Mapping[Outcome, tuple[Fact, ...]], options: Options) -> None:
        super().__init__()
        self.place = place
        self._options = options
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 4)
        self._column.addWidget(PlainLabel(f"{place}. {text}", "section", wrap=True))
        self._facts = facts
        self.head = Form()
        self.head.choice("outcome", tr("Decision"), {outcome: case_words.CHOICES[outcome] for outcome in facts})
        self.head.changed.connect(self._chosen)
        self._column.addWidget(self.head)
        self.body: FactsForm | None = None
        self._chosen("outcome")

    def put(self, decided: Mapping[str, Any]) -> None:
        """Fill in a decision that stands already."""
        self.head.set_value("outcome", decided["outcome"])
        assert self.body is not None
        self.body.put({name: value for name, value in decided.items() if name in self.body.rows})

    @property
    def outcome(self) -> Outcome:
        """The outcome that is chosen."""
        return Outcome(self.head.words("outcome"))

    def _chosen(self, _name: str) -> None:
        if self.body is not None:
            self.body.setParent(None)
            self.body.deleteLater()
        self.body = FactsForm(self._facts[self.outcome], self._options)
        self.body.changed.connect(self.changed)
        self._column.addWidget(self.body)
        self.changed.emit("outcome")

    def given(self, now: datetime) -> dict[str, Any]:
        """The decision as the service takes it."""
        assert self.body is not None
        told = {name: value for name, value in self.body.facts_given(now).items() if value not in (None, "", False)}
        return {"item": self.place, "outcome": self.outcome.value, **told}


class MoveForm(QWidget):
    """The whole form of a move: its facts, and for decisions one part for each item."""

    changed = Signal(str)

    def __init__(
        self,
        facts: Sequence[Fact],
        options: Options,
        items: Sequence[str] = (),
        item_facts: Mapping[Outcome, tuple[Fact, ...]] | None = None,
        item_options: Options | None = None,
        *,
        moves_dates: bool = False,
    ) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        decides = any(fact.kind is Kind.ITEMS for fact in facts)
        known, told = item_facts or {}, item_options or {}
        self.items = [ItemForm(n, text, known, told) for n, text in enumerate(items, 1)] if decides else []
        for each in self.items:
            each.changed.connect(self.changed)
            column.addWidget(each)
        made = DatesForm if moves_dates else FactsForm
        self.form = made([fact for fact in facts if fact.kind is not Kind.ITEMS], options)
        self.form.changed.connect(self.changed)
        column.addWidget(self.form)
        column.addStretch(1)

    def put(self, values: Mapping[str, Any], decided: Sequence[Mapping[str, Any]] = ()) -> None:
        """Fill in what is known, and the decisions that stand already."""
        self.form.put(values)
        for each in decided:
            if each["item"] <= len(self.items):
                self.items[each["item"] - 1].put(each)

    def given(self, now: datetime) -> dict[str, Any]:
        """Everything that stands in the form. Raises Refusal at its row."""
        told = self.form.facts_given(now)
        return {**told, "items": [each.given(now) for each in self.items]} if self.items else told

    def tell(self, field: str, sentence: str) -> bool:
        """Say what is wrong at its row; False when there is no such row."""
        form, name = self._row_of(field)
        if form is None or name not in form.rows:
            return False
        form.tell(name, sentence)
        form.rows[name].input.setFocus()
        return True

    def _row_of(self, field: str) -> tuple[Form | None, str]:
        if not field.startswith("items["):
            return self.form, field
        place, _, name = field.removeprefix("items[").partition("].")
        found = next((each for each in self.items if str(each.place) == place), None)
        if found is None:
            return None, name
        return (found.head if name == "outcome" else found.body), name

    def clear_told(self) -> None:
        """Take back what was said at the rows."""
        for form in (self.form, *(part for each in self.items for part in (each.head, each.body) if part)):
            for name in form.rows:
                form.tell(name, "")

    def focus(self) -> None:
        """Put the focus where writing begins."""
        form = self.items[0].head if self.items else self.form
        first = next(iter(form.rows.values()), None)
        if first:
            first.input.setFocus()
