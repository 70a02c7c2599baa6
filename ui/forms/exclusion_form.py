"""The forms of the exclusion list: a decree, and an entry of it, new ones and such as are corrected."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from ppid_desk.catalogue.rules import Decree, DecreeFacts, Entry, EntryFacts, Ground, Issuer, Withdrawal
from ppid_desk.errors import Refusal
from ppid_desk.language import short_date, tr
from ppid_desk.text import isolate
from ui.dates import needed_day
from ui.widgets.form import Form
from ui.widgets.labels import PlainLabel

_LETTERS = {each.value: each for each in Ground}
_AND = ("huruf", "dan", "atau", "pasal", "ps")


class ListedForm(Form):
    """What both forms share: days, and for a correction the withdrawal and the reason."""

    def line(self, *rows: tuple[str, str, str]) -> Form:
        """Texts side by side: key, label, hint."""
        parts = []
        for name, label, hint in rows:
            parts.append(Form())
            parts[-1].text(name, label, hint)
        made = Form()
        made.beside(*parts)
        return made

    def correcting(self) -> None:
        """The rows that only a correction has."""
        rows = self.line(
            ("withdrawn_on", tr("Withdrawn from"), tr("empty: not withdrawn")),
            ("withdrawn_by", tr("Decree that withdraws"), tr("its number, as it stands there")),
        )
        rows.lines("reason", tr("Why it is corrected"), 2, tr("What stood before stays in the journal."))
        self.correction = rows
        self.beside(rows)

    def show_correction(self, withdrawal: Withdrawal | None, on: bool) -> None:
        """Show or hide these rows, with what is known."""
        self.correction.setVisible(on)
        self.set_value("withdrawn_on", short_date(withdrawal.on) if withdrawal else "")
        self.set_value("withdrawn_by", withdrawal.by if withdrawal else "")
        self.set_value("reason", "")

    def day(self, name: str, today: date, instead: date | None = None) -> date:
        """A day; `instead` stands for an empty row. Raises Refusal at its row."""
        text = self.words(name)
        if instead is not None and not text.strip():
            return instead
        try:
            return needed_day(text, today)
        except Refusal as refusal:
            raise Refusal(refusal.code, field=name, **refusal.values) from None

    def withdrawal(self, today: date) -> Withdrawal | None:
        """The withdrawal as it should stand. Raises Refusal at its row."""
        by = self.words("withdrawn_by").strip()
        if not by and not self.words("withdrawn_on").strip():
            return None
        return Withdrawal(self.day("withdrawn_on", today), by)

    def clear_told(self) -> None:
        """Say nothing at any row."""
        for name in self.rows:
            self.tell(name, "")


class DecreeForm(ListedForm):
    """A decree that excludes."""

    def __init__(self) -> None:
        super().__init__()
        first = _text("number", tr("Number of the decree"), tr("its number, as it stands there"))
        first.text("issuer", tr("Issuer"), tr("KPU RI, or KPU Provinsi by delegation"))
        first.lines("title", tr("What the decree is about"), 2)
        second = self.line(
            ("decided_on", tr("Date of the decree"), tr("day, e.g. 16-9-2025")),
            ("in_force_from", tr("In force from"), tr("if another day")),
        )
        second.stretch()
        self.beside(first, second)
        self.correcting()

    def put(self, known: Decree | None) -> None:
        """Show a decree of the books, or an empty form."""
        for name, text in (
            ("number", known.number if known else ""), ("issuer", known.issuer_name if known else ""),
            ("title", known.title if known else ""),
            ("decided_on", short_date(known.decided_on) if known else ""),
            ("in_force_from", short_date(known.in_force_from) if known else ""),
        ):  # fmt: skip
            self.set_value(name, text)
        self.show_correction(known.withdrawal if known else None, on=known is not None)
        self.clear_told()

    def facts(self, today: date) -> DecreeFacts:
        """What stands in the form. Raises Refusal at the row of a day that cannot be read."""
        decided = self.day("decided_on", today)
        since = self.day("in_force_from", today, decided)
        number, title, issuer = (self.words(name) for name in ("number", "title", "issuer"))
        return DecreeFacts(number, title, Issuer.NATIONAL, issuer, decided, since)  # the service reads who issued it


class EntryForm(ListedForm):
    """An entry under one of the decrees."""

    def __init__(self) -> None:
        super().__init__()
        self._decrees: tuple[Decree, ...] = ()
        self.beside(self._what(), self._why())
        self.changed.connect(self._tell_law)
        self.correcting()

    def _what(self) -> Form:
        form = Form()
        form.choice("decree", tr("Decree"), {}).may_be_cut()
        form.beside(_text("code", tr("Code"), tr("as in the decree")), _text("unit", tr("Held by"), ""))
        form.lines("information", tr("Information"), 3)
        form.text("grounds", tr("Letters of article 17"), tr("such as: h, j"))
        self.law = PlainLabel("", "small", wrap=True)
        form.place(self.law)
        form.text("other_law", tr("Other law"), tr("article of another law that it rests on"))
        form.stretch()
        return form

    def _why(self) -> Form:
        form = Form()
        form.lines("consequence", tr("If it were opened"), 3)
        form.lines("public_interest", tr("What closing it protects"), 2)
        form.beside(
            _text("in_force_from", tr("In force from"), tr("if another day")),
            _text("years", tr("Years"), tr("such as: 5")), _text("until", tr("In force until"), tr("last day")),
        )  # fmt: skip
        form.place(PlainLabel(tr("Neither years nor a last day: as long as needed."), "small", wrap=True))
        form.stretch()
        return form

    def put(self, known: Entry | None, decrees: Sequence[Decree], under: str = "") -> None:
        """Show an entry of the books, or an empty form under the decree of an id."""
        self._show_decrees(tuple(decrees), known.decree.id if known else under, fixed=known is not None)
        texts = {name: getattr(known, name) if known else "" for name in _TEXTS}
        texts["grounds"] = ", ".join(each.value for each in known.grounds) if known else ""
        texts["in_force_from"] = short_date(known.in_force_from) if known else ""
        texts["years"] = str(known.years or "") if known else ""
        texts["until"] = short_date(known.until) if known and known.until else ""
        for name, text in texts.items():
            self.set_value(name, text)
        self.show_correction(known.withdrawal if known else None, on=known is not None)
        self.clear_told()

    def _show_decrees(self, decrees: tuple[Decree, ...], chosen: str, *, fixed: bool) -> None:
        self._decrees = decrees
        field = self.rows["decree"].input
        field.blockSignals(True)
        field.clear()  # type: ignore[attr-defined]
        for each in decrees:
            words = f"{isolate(each.number)} · {short_date(each.decided_on)} · {isolate(each.issuer_name)}"
            field.addItem(words, each.id)  # type: ignore[attr-defined]
        field.blockSignals(False)
        field.setEnabled(not fixed)
        if chosen:
            self.set_value("decree", chosen)

    @property
    def decree(self) -> str:
        """The id of the decree that is chosen."""
        return self.words("decree")

    def facts(self, today: date) -> EntryFacts:
        """What stands in the form. Raises Refusal at its row."""
        of = next((each for each in self._decrees if each.id == self.decree), None)
        since = self.day("in_force_from", today, of.in_force_from if of else None)
        until = self.day("until", today) if self.words("until").strip() else None
        texts = {name: self.words(name) for name in _TEXTS}
        return EntryFacts(
            in_force_from=since, until=until, years=self._years(), grounds=_grounds(self.words("grounds")), **texts
        )

    def _years(self) -> int | None:
        text = self.words("years").strip()
        if text and not (text.isascii() and text.isdigit() and len(text) < 6):
            raise Refusal("number_unreadable", field="years", text=text)
        return int(text) if text else None

    def _tell_law(self, name: str) -> None:
        if name == "grounds":
            try:
                read = _grounds(self.words("grounds"))
            except Refusal:
                read = ()
            self.law.setText("\n".join(f"{each.article}: {each.wording}" for each in read))
            self.law.setVisible(bool(read))


_TEXTS = ("code", "information", "consequence", "other_law", "public_interest", "unit")


def _text(name: str, label: str, hint: str) -> Form:
    form = Form()
    form.text(name, label, hint)
    return form


def _grounds(text: str) -> tuple[Ground, ...]:
    """The letters of article 17 as people write them: "h, j", "Pasal 17 huruf h dan j". Raises Refusal."""
    said = [word for word in re.findall(r"[^\W\d_]+", text.casefold()) if word not in _AND]
    if any(word not in _LETTERS for word in said):
        raise Refusal("dik_ground_unreadable", field="grounds")
    return tuple(_LETTERS[word] for word in dict.fromkeys(said))
