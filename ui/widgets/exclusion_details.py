"""The right pane of the exclusion list: one entry with its decree, its law, its history, and its withdrawal."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from ppid_desk.catalogue.rules import Entry, Standing, Told, Withdrawal
from ppid_desk.errors import Refusal
from ppid_desk.facts import dataclass
from ppid_desk.language import mark, plain_date, tr
from ppid_desk.text import isolate
from ppid_desk.workdays.rules import Counted
from ui import exclusion_words
from ui.dates import needed_day
from ui.shortcuts import key_of
from ui.theme import Theme
from ui.widgets.flow import Flow
from ui.widgets.form import Form
from ui.widgets.labels import PlainLabel
from ui.widgets.parts import button
from ui.words import moment

_FACTS = (
    mark("Decree"), mark("Grounds"), mark("Other law"), mark("If it were opened"), mark("What closing it protects"),
    mark("In force"), mark("Decree that opens it"), mark("Held by"), mark("History"),
)  # fmt: skip

_SIGNS = {Standing.IN_FORCE: "✓", Standing.FUTURE: "△", Standing.ENDED: "–", Standing.WITHDRAWN: "✗"}


@dataclass(frozen=True, slots=True)
class WholeEntry:
    """Everything that the pane shows of an entry."""

    entry: Entry
    history: tuple[Told, ...]
    decree_by: Counted | None


class ExclusionDetails(QScrollArea):
    """Shows one entry; empty it says what to do. `withdrawn` tells what was typed, `correcting` what is to be."""

    withdrawn = Signal(str, object)
    correcting = Signal(object)  # Entry or Decree

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("The chosen entry"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.entry: Entry | None = None
        self._today = date.min
        self._theme = theme
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, theme.unit, 0)
        column.setSpacing(theme.unit)
        self.title, self.standing = PlainLabel("", "section", wrap=True), PlainLabel("", "section", wrap=True)
        self.begin = button(tr("Withdraw …"), self._show_form)
        self.mend = button(f"{tr('Correct …')}  ({key_of('correct_entry')})", self.correct)
        self.mend_decree = button(tr("Correct its decree …"), self._correct_decree)
        self.ways = QWidget()
        ways = Flow(self.ways, gap=theme.unit)
        for way in (self.begin, self.mend, self.mend_decree):
            ways.addWidget(way)
        self.form, self.do = self._withdrawal_form(), button(tr("Write the withdrawal down"), self._withdraw, "primary")
        for each in (self.title, self.standing, self.ways, self.form, self.do):
            column.addWidget(each)
        self._facts = {}
        for name in _FACTS:
            self._facts[name] = (PlainLabel(tr(name), "small"), PlainLabel("", "", wrap=True))
            for label in self._facts[name]:
                column.addWidget(label)
        column.addStretch(1)
        self.setWidget(inner)
        self.show_nothing()

    def _withdrawal_form(self) -> Form:
        form = Form()
        form.segments("what", tr("What is withdrawn"), {"entry": mark("This entry"), "decree": mark("Whole decree")})
        form.text("withdrawn_by", tr("Decree that withdraws"), tr("its number, as it stands there"))
        form.text("withdrawn_on", tr("Withdrawn from"), tr("day, e.g. 16-9-2025"))
        return form

    def show_nothing(self) -> None:
        """No entry is chosen."""
        self.entry = None
        self.title.setText(tr("Choose an entry to see its decree, its law and its history."))
        for each in (self.standing, self.ways, self.form, self.do, *self._labels()):
            each.hide()

    def _labels(self) -> list[PlainLabel]:
        return [label for pair in self._facts.values() for label in pair]

    def show_whole(self, whole: WholeEntry, today: date) -> None:
        """Show an entry."""
        entry, self._today = whole.entry, today
        if self.entry is None or self.entry.id != entry.id:
            self._close_form()
        self.entry = entry
        self.title.setText(f"{isolate(entry.code)} · {isolate(entry.information)}")
        standing = entry.standing(today)
        self.standing.setText(_standing_words(entry, today))
        colour = getattr(self._theme.colours, exclusion_words.STANDING_COLOURS[standing])
        self.standing.setStyleSheet(f"color: {colour};")
        self.standing.show()
        self.ways.show()
        self.begin.setVisible(entry.withdrawn is None and self.form.isHidden())
        for name, text in _facts(whole).items():
            caption, value = self._facts[name]
            value.setText(text)
            caption.setVisible(bool(text))
            value.setVisible(bool(text))

    def correct(self) -> None:
        """What is wrong in the chosen entry is to be corrected."""
        if self.entry is not None:
            self.correcting.emit(self.entry)

    def _correct_decree(self) -> None:
        if self.entry is not None:
            self.correcting.emit(self.entry.decree)

    def _show_form(self) -> None:
        for each in (self.form, self.do):
            each.show()
        self.begin.hide()
        self.form.rows["withdrawn_by"].input.setFocus()

    def _close_form(self) -> None:
        for each in (self.form, self.do):
            each.hide()
        for name in ("withdrawn_by", "withdrawn_on"):
            self.form.set_value(name, "")
            self.form.tell(name, "")
        self.form.set_value("what", "entry")

    def close_form(self) -> bool:
        """Put the form away; whether it was open."""
        was_open = not self.form.isHidden()
        self._close_form()
        self.begin.setVisible(self.entry is not None and self.entry.withdrawn is None)
        return was_open

    def _withdraw(self) -> None:
        for name in ("withdrawn_by", "withdrawn_on"):
            self.form.tell(name, "")
        if self.entry is None:
            return
        try:
            on = needed_day(self.form.words("withdrawn_on"), self._today)
        except Refusal as refusal:
            self.form.tell("withdrawn_on", str(refusal))
            return
        id_ = self.entry.id if self.form.value("what") == "entry" else self.entry.decree.id
        self.withdrawn.emit(id_, Withdrawal(on, self.form.words("withdrawn_by")))

    def tell(self, refusal: Refusal) -> bool:
        """Tell a refusal at its field; False when it has none here."""
        if refusal.field not in ("withdrawn_by", "withdrawn_on"):
            return False
        self.form.tell(refusal.field, str(refusal))
        return True


def _standing_words(entry: Entry, today: date) -> str:
    standing, gone = entry.standing(today), entry.withdrawn
    said = tr(exclusion_words.STANDINGS[standing])
    if gone is not None:
        said = tr("Withdrawn from {day} by {decree}", day=plain_date(gone.on), decree=isolate(gone.by))
    return f"{_SIGNS[standing]} {said[:1].upper()}{said[1:]}"


def _facts(whole: WholeEntry) -> dict[str, str]:
    entry, decree = whole.entry, whole.entry.decree
    named = [f"{decree.number} · {plain_date(decree.decided_on)} · {decree.issuer_name}", decree.title]
    by = whole.decree_by
    texts = (
        "\n".join(isolate(each) for each in named if each),
        "\n".join(f"{each.article}: {each.wording}" for each in entry.grounds),
        entry.other_law, entry.consequence, entry.public_interest, _period(entry), _opening(by) if by else "",
        entry.unit, "\n".join(map(_moment, whole.history)),
    )  # fmt: skip
    return dict(zip(_FACTS, texts, strict=True))


def _moment(told: Told) -> str:
    return f"{moment(datetime.fromisoformat(told.at))} · {told.sentence} · {told.actor}"


def _period(entry: Entry) -> str:
    first = plain_date(entry.first_day)
    if entry.ends_on is None:
        return tr("from {first}, as long as needed", first=first)
    return tr("from {first} to {last}", first=first, last=plain_date(entry.ends_on))


def _opening(by: Counted) -> str:
    said = tr("by {day}: {n} working days before the end", day=plain_date(by.date), n=abs(by.days))
    return f"{said} ({tr('provisional')})" if by.provisional else said
