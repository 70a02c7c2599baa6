"""The form of a request: requester at the left, request at the right, rare things folded away below."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from ppid_desk.errors import Refusal
from ppid_desk.language import mark, tr
from ppid_desk.people.rules import IdType, Representative, Requester, RequesterKind
from ppid_desk.requests.rules import DOCUMENTS, Access, Channel, CopyForm, Delivery, NewRequest, Path
from ui import words
from ui.dates import read_day, read_moment
from ui.shortcuts import key_of
from ui.widgets.flow import Columns
from ui.widgets.form import Fold, Form, Row

_NUMBER, _MASKED = "requester.id_number", "masked"
_POWER = "requester.representative"
_BY_RULE: dict[str, str] = {"": mark("By the rule"), **{path.value: name for path, name in words.PATHS.items()}}


class RequestForm(QWidget):
    """Reads into a `NewRequest`, and into a draft that can be put back."""

    changed = Signal(str)
    left = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._known = ("", "")  # a returning visitor's number as it is shown, and whole
        self._requester, self._request = Form(), Form()
        self._power, self._receipt, self._path = Form(), Form(), Form()
        self._fill_requester()
        self._fill_request()
        self._fill_folds()
        columns = Columns(self, gap=20)
        for form in (self._requester, self._request):
            form.stretch()
            columns.addWidget(form)
        self.rows: dict[str, Row] = {}
        for form in self._forms():
            self.rows.update(form.rows)
            form.changed.connect(self._change)
            form.left.connect(self.left)
        self._show_documents()

    def _forms(self) -> tuple[Form, ...]:
        return (self._requester, self._request, self._power, self._receipt, self._path)

    def _fill_requester(self) -> None:
        form = self._requester
        form.section(tr("Requester"))
        form.segments("requester.kind", tr("Kind of requester"), words.KINDS)
        self.name: QLineEdit = form.text(
            "requester.name", tr("Name"), tr("Name, number or phone: returning visitors appear")
        )
        form.segments("requester.id_type", tr("Identity"), words.IDENTITIES)
        form.text("requester.id_number", tr("Identity number"))
        form.text("requester.id_reason", tr("Why this number is taken all the same"))
        form.rows["requester.id_reason"].show(False)
        phone, email = Form(), Form()
        phone.text("requester.phone", tr("Phone"))
        email.text("requester.email", tr("E-mail"))
        form.beside(phone, email)
        form.lines("requester.address", tr("Address"), 2)
        form.text("requester.occupation", tr("Occupation"))

    def _fill_request(self) -> None:
        form = self._request
        form.section(tr("Request"))
        form.lines("items", tr("Information asked for, one line each"), 3)
        form.text("purpose", tr("What it is for"))
        access, copy_form = Form(), Form()
        access.segments("access", tr("Way of getting it"), words.ACCESS)
        copy_form.segments("copy_form", tr("Form of the copy"), words.COPY_FORMS)
        form.beside(access, copy_form)
        form.segments("delivery", tr("How it is handed over"), words.DELIVERIES)
        for place in range(3):
            form.check(f"document{place}", "")
        form.lines("missing", tr("What is missing, one line each (empty: complete)"), 1)

    def _fill_folds(self) -> None:
        power, receipt, path = self._power, self._receipt, self._path
        power.text(f"{_POWER}.name", tr("Name of the representative"))
        identity, number = Form(), Form()
        identity.choice(f"{_POWER}.id_type", tr("Identity of the representative"), words.IDENTITIES)
        number.text(f"{_POWER}.id_number", tr("Number of the representative"))
        power.beside(identity, number)
        power.text(f"{_POWER}.power", tr("Power of attorney (number, date)"))
        channel, reference = Form(), Form()
        channel.choice("channel", tr("Channel"), words.CHANNELS)
        reference.text("reference", tr("Number in another register"))
        receipt.beside(channel, reference)
        when, letter = Form(), Form()
        when.text("received_at", tr("Received on (empty: now)"), tr("23/11/2026 09.30"))
        letter.text("letter_date", tr("Date of the letter"), tr("20/11/2026"))
        receipt.beside(when, letter)
        proof, paper = Form(), Form()
        proof.text("received_proof", tr("Proof of an earlier receipt"), tr("Postmark, entry stamp, power cut"))
        paper.text("paper_number", tr("Number of the emergency form"), tr("empty: a new number"))
        receipt.beside(proof, paper)
        path.check("election", tr("The subject is election information"))
        path.segments("path", tr("Path"), _BY_RULE)
        path.text("path_note", tr("Note on the longer path"))
        self.folds = {
            "representative": Fold(tr("Representative"), key_of("representative"), power),
            "receipt": Fold(tr("Channel, earlier receipt, letter"), key_of("receipt"), receipt),
            "path": Fold(tr("Election information, path"), key_of("path"), path),
        }
        self._requester.place(self.folds["representative"])
        self._request.place(self.folds["receipt"])
        self._request.place(self.folds["path"])

    def _change(self, key: str) -> None:
        if key == "requester.kind":
            self._show_documents()
        self.changed.emit(key)

    def _form_of(self, key: str) -> Form:
        return next(form for form in self._forms() if key in form.rows)

    def _show_documents(self) -> None:
        kind = RequesterKind(self.words("requester.kind"))
        for place, row in enumerate(self._documents()):
            known = DOCUMENTS[kind]
            row.input.setVisible(place < len(known))
            if place < len(known):
                row.input.setText(tr("Seen: {document}", document=known[place]))  # type: ignore[attr-defined]
                row.input.setAccessibleName(tr("Seen: {document}", document=known[place]))

    def _documents(self) -> Iterator[Row]:
        return (self._request.rows[f"document{place}"] for place in range(3))

    def words(self, key: str) -> str:
        """What stands in a row; of a returning visitor's number, which is shown masked, the whole."""
        text = self._form_of(key).words(key)
        return self._known[1] if key == _NUMBER and text and text == self._known[0] else text

    def focus(self, key: str) -> None:
        """Put the focus into a row, opening what it is folded into."""
        for fold, form in zip(self.folds.values(), (self._power, self._receipt, self._path), strict=True):
            if key in form.rows:
                fold.open()
        self.rows[key].input.setFocus()

    def toggle(self, fold: str) -> None:
        """Open a fold and go into it, or close it."""
        target = self.folds[fold]
        target.open(not target.is_open)
        if target.is_open:
            first = {"representative": f"{_POWER}.name", "receipt": "channel", "path": "election"}[fold]
            self.rows[first].input.setFocus()

    def type_in(self, number: str) -> None:
        """Begin to type in the emergency form of a number: its time of receipt comes first."""
        self._form_of("paper_number").set_value("paper_number", number)
        self.focus("received_at")

    def tell(self, key: str, sentence: str, kind: str = "error") -> None:
        """Say something at a row; a field that has no row of its own is told at its list."""
        row = key.partition("[")[0]
        if row in self.rows:
            self._form_of(row).tell(row, sentence, kind)
            if row == "requester.id_number":
                self._offer_reason(kind, sentence)

    def _offer_reason(self, kind: str, sentence: str) -> None:
        reason = self._requester.rows["requester.id_reason"]
        reason.show(bool(self.words("requester.id_reason")) or (kind == "error" and bool(sentence)))

    def clear_told(self) -> None:
        """Say nothing at any row."""
        for key in self.rows:
            self._form_of(key).tell(key, "")

    def read(self, now: datetime, key: str) -> NewRequest:
        """The request as it stands. Raises Refusal for a day that cannot be read."""
        return NewRequest(
            requester=self._read_requester(),
            items=tuple(line for line in self.words("items").splitlines() if line.strip()),
            purpose=self.words("purpose"),
            channel=Channel(self.words("channel")),
            access=Access(self.words("access")),
            copy_form=CopyForm(self.words("copy_form")) if self.words("access") == Access.COPY else None,
            delivery=Delivery(self.words("delivery")) if self.words("access") == Access.COPY else None,
            election=self.words("election") == "True",
            path=Path(self.words("path")) if self.words("path") else None,
            path_note=self.words("path_note"),
            documents_seen=self._seen(),
            missing=tuple(line for line in self.words("missing").splitlines() if line.strip()),
            received_at=self._moment("received_at", now),
            received_proof=self.words("received_proof"),
            letter_date=self._day("letter_date", now),
            reference=self.words("reference"),
            paper_number=self.words("paper_number").strip(),
            idempotency_key=key,
        )

    def _read_requester(self) -> Requester:
        name = {"name": self.words("requester.name"), "id_number": self.words("requester.id_number")}
        others = ("id_reason", "address", "phone", "email", "occupation")
        number, power = self.words("requester.id_number"), self.words(f"{_POWER}.name")
        representative = Representative(
            power,
            IdType(self.words(f"{_POWER}.id_type")) if self.words(f"{_POWER}.id_number") else None,
            self.words(f"{_POWER}.id_number"),
            self.words(f"{_POWER}.power"),
        )
        return Requester(
            kind=RequesterKind(self.words("requester.kind")),
            id_type=IdType(self.words("requester.id_type")) if number else None,
            representative=representative if power.strip() else None,
            **name,
            **{each: self.words(f"requester.{each}") for each in others},
        )

    def _seen(self) -> tuple[str, ...]:
        known = DOCUMENTS[RequesterKind(self.words("requester.kind"))]
        return tuple(name for place, name in enumerate(known) if self.words(f"document{place}") == "True")

    def _moment(self, key: str, now: datetime) -> datetime | None:
        try:
            return read_moment(self.words(key), now) if self.words(key).strip() else None
        except Refusal as refusal:
            raise Refusal(refusal.code, field=key, **refusal.values) from None

    def _day(self, key: str, now: datetime) -> Any:
        try:
            return read_day(self.words(key), now.date()) if self.words(key).strip() else None
        except Refusal as refusal:
            raise Refusal(refusal.code, field=key, **refusal.values) from None

    def put_requester(self, requester: Requester, masked: str) -> None:
        """Fill in a returning visitor, whose identity number is shown as `masked`."""
        form = self._requester
        form.set_value("requester.kind", requester.kind.value)
        form.set_value("requester.id_type", requester.id_type or IdType.KTP)
        for each in ("name", "id_number", "id_reason", "address", "phone", "email", "occupation"):
            form.set_value(f"requester.{each}", getattr(requester, each))
        self._mask(masked, requester.id_number)

    def _mask(self, masked: str, number: str) -> None:
        self._known = (masked, number)
        if masked:
            self._requester.set_value(_NUMBER, masked)

    def draft(self) -> dict[str, Any]:
        """Everything that stands in the form."""
        found: dict[str, Any] = {key: self._form_of(key).value(key) for key in self.rows}
        masked = found[_NUMBER] if found[_NUMBER] == self._known[0] else ""
        return {**found, _NUMBER: self.words(_NUMBER), _MASKED: masked}

    def put_draft(self, draft: dict[str, Any]) -> None:
        """Put a draft back; opens what it has folded away."""
        for key, value in draft.items():
            if key in self.rows:
                self._form_of(key).set_value(key, value)
        self._mask(str(draft.get(_MASKED) or ""), str(draft.get(_NUMBER) or ""))
        for fold, form in zip(self.folds.values(), (self._power, self._receipt, self._path), strict=True):
            fold.open(any(draft.get(key) not in (None, "", False, *_DEFAULTS) for key in form.rows))

    def is_empty(self) -> bool:
        """Whether nothing was typed yet."""
        return all(value in ("", False, *_DEFAULTS) for value in self.draft().values())


_DEFAULTS = (
    RequesterKind.PERSON.value, IdType.KTP.value, Channel.WALK_IN.value, Access.COPY.value, CopyForm.SOFTCOPY.value,
    Delivery.PICKUP.value,
)  # fmt: skip
