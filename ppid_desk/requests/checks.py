"""What is wrong or odd with a request before it is registered; pure: the moment and the settings are handed over."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from ppid_desk.errors import Refusal
from ppid_desk.facts import dataclass
from ppid_desk.language import mark, tr
from ppid_desk.people.identity import NikFinding, check_nik
from ppid_desk.people.rules import IdType, Representative, Requester
from ppid_desk.requests.rules import Access, Delivery, NewRequest, Path, Warned
from ppid_desk.settings import Settings
from ppid_desk.text import clean

_LONGEST = 20_000  # characters in one text; a slip shows the beginning, the books hold all
_MOST_ITEMS = 100
_FIRST_LAW = date(2010, 4, 30)  # UU 14/2008 Ps 64: in force two years after promulgation

Finding = Refusal | Warned


@dataclass(frozen=True, slots=True)
class Checked:
    """A request after cleaning, with the path and the moment of receipt that hold for it."""

    new: NewRequest
    path: Path
    path_reason: str
    received_at: datetime
    findings: tuple[Finding, ...]

    @property
    def refusals(self) -> tuple[Refusal, ...]:
        """What stands in the way, first things first."""
        return tuple(each for each in self.findings if isinstance(each, Refusal))

    @property
    def warnings(self) -> tuple[Warned, ...]:
        """What is odd and does not stop the officer."""
        return tuple(each for each in self.findings if isinstance(each, Warned))


def check(new: NewRequest, recorded_at: datetime, settings: Settings) -> Checked:
    """Clean a request and say what is wrong or odd with it. `recorded_at` is the office clock, aware."""
    cleaned, told = _cleaned(new)
    received = _received(cleaned, recorded_at)
    path, reason = _path(cleaned, received.date(), settings)
    findings = [
        *told,
        *_requester(cleaned.requester, recorded_at.date()),
        *_content(cleaned),
        *_times(cleaned, received, recorded_at),
        *_path_findings(cleaned, received.date(), settings),
    ]
    return Checked(cleaned, path, reason, received, tuple(findings))


def _received(new: NewRequest, recorded_at: datetime) -> datetime:
    if new.received_at is None:
        return recorded_at
    return new.received_at.astimezone(recorded_at.tzinfo).replace(microsecond=0)


def _cleaned(new: NewRequest) -> tuple[NewRequest, list[Finding]]:
    told: list[Finding] = []

    def text(field: str, raw: str) -> str:
        cleaned = clean(raw)
        if cleaned.removed:
            told.append(Warned(field, tr("{n} control characters were taken out.", n=cleaned.removed)))
        if len(cleaned.text) > _LONGEST:
            told.append(Refusal("text_too_long", field=field, length=len(cleaned.text), longest=_LONGEST))
        return cleaned.text

    def texts(field: str, many: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(text(f"{field}[{place}]", each) for place, each in enumerate(many, 1))

    changes: dict[str, Any] = {name: text(name, getattr(new, name)) for name in _TEXTS}
    cleaned = replace(
        new,
        requester=_cleaned_requester(new.requester, text),
        items=texts("items", new.items),
        documents_seen=texts("documents_seen", new.documents_seen),
        missing=texts("missing", new.missing),
        **changes,
    )
    if cleaned.paper_number and not cleaned.received_proof:
        cleaned = replace(cleaned, received_proof=f"formulir darurat {cleaned.paper_number}")
    return cleaned, told


_TEXTS = ("purpose", "path_note", "received_proof", "reference", "paper_number", "idempotency_key")
_REQUESTER_TEXTS = ("name", "id_number", "id_reason", "address", "phone", "email", "occupation")


def _cleaned_requester(requester: Requester, text: Callable[[str, str], str]) -> Requester:
    changes: dict[str, Any] = {name: text(f"requester.{name}", getattr(requester, name)) for name in _REQUESTER_TEXTS}
    power = requester.representative
    if power is None:
        return replace(requester, **changes)
    where = "requester.representative"
    said = {name: text(f"{where}.{name}", getattr(power, name)) for name in ("name", "id_number", "power")}
    return replace(requester, **changes, representative=Representative(id_type=power.id_type, **said))


def _requester(requester: Requester, today: date) -> Iterator[Finding]:
    if not requester.name.strip():
        yield Refusal("name_missing", field="requester.name")
    if requester.id_type is IdType.KTP and requester.id_number.strip():
        yield from _nik(requester.id_number, requester.id_reason, "requester.id_number", today)
    if requester.email and not re.fullmatch(r"\S+@\S+\.\S+", requester.email.strip()):
        yield Warned("requester.email", tr("This does not look like an e-mail address."))
    power = requester.representative
    if power is None:
        return
    if not power.name.strip():
        yield Refusal("representative_name_missing", field="requester.representative.name")
    if not power.power.strip():
        yield Warned("requester.representative.power", tr("Note the power of attorney (number or date)."))
    if power.id_type is IdType.KTP and power.id_number.strip():
        yield from _nik(power.id_number, requester.id_reason, "requester.representative.id_number", today)


def _nik(number: str, reason: str, field: str, today: date) -> Iterator[Finding]:
    found: tuple[NikFinding, ...] = check_nik(number, today)
    for each in found:
        if each.impossible and not reason.strip():
            yield Refusal("nik_impossible", field=field, why=each.sentence)
        else:
            yield Warned(field, each.sentence)


def _content(new: NewRequest) -> Iterator[Finding]:
    if not new.items:
        yield Refusal("items_missing", field="items")
    if len(new.items) > _MOST_ITEMS:
        yield Refusal("items_too_many", field="items", n=len(new.items), most=_MOST_ITEMS)
    for place, item in enumerate(new.items, 1):
        if not item.strip():
            yield Refusal("item_empty", field=f"items[{place}]", place=place)
    for place, text in enumerate(new.missing, 1):
        if not text.strip():
            yield Refusal("missing_empty", field=f"missing[{place}]", place=place)
    if not new.purpose.strip():
        yield Warned("purpose", tr("Ask what the information is for (UU 14/2008 Ps 4(3))."))
    yield from _delivery(new)


_NEEDED = {
    Delivery.EMAIL: ("email", mark("To send by e-mail, an e-mail address is needed.")),
    Delivery.POST: ("address", mark("To send by post, an address is needed.")),
    Delivery.COURIER: ("address", mark("To send by courier, an address is needed.")),
    Delivery.FAX: ("phone", mark("To send by fax, a number is needed.")),
}


def _delivery(new: NewRequest) -> Iterator[Finding]:
    if new.access is Access.COPY and new.delivery in _NEEDED:
        field, sentence = _NEEDED[new.delivery]
        if not getattr(new.requester, field).strip():
            yield Warned(f"requester.{field}", tr(sentence))


def _times(new: NewRequest, received: datetime, recorded_at: datetime) -> Iterator[Finding]:
    if received > recorded_at:
        yield Refusal("received_in_future", field="received_at", received=f"{received:%Y-%m-%d %H:%M}")
    elif new.paper_number and new.received_at is None:
        yield Refusal("paper_needs_receipt", field="received_at", number=new.paper_number)
    elif received.date() < recorded_at.date() and not (new.received_proof.strip() or new.paper_number):
        yield Refusal("received_without_proof", field="received_proof", day=received.date().isoformat())
    if received.date() < _FIRST_LAW:
        yield Refusal("received_before_law", field="received_at", day=received.date().isoformat())
    elif recorded_at.date() - received.date() > timedelta(days=365):
        yield Warned("received_at", tr("That is more than a year ago. Is the year right?"))
    if new.letter_date and new.letter_date > recorded_at.date():
        yield Refusal("letter_in_future", field="letter_date", day=new.letter_date.isoformat())
    elif new.letter_date and new.letter_date > received.date():
        yield Warned("letter_date", tr("The letter is dated after the day on which it was received."))


def _path(new: NewRequest, received_on: date, settings: Settings) -> tuple[Path, str]:
    stage = settings.stage_on(received_on) if new.election else None
    by_rule = Path.ELECTION if stage else Path.NORMAL
    if new.path and new.path is not by_rule:
        return new.path, tr("chosen by the officer")
    if stage:
        return by_rule, tr("election information during the stage “{stage}”", stage=stage.name)
    if new.election:
        return by_rule, tr("election information, but no election stage is running")
    return by_rule, tr("not election information")


def _path_findings(new: NewRequest, received_on: date, settings: Settings) -> Iterator[Finding]:
    rule, _ = _path(replace(new, path=None), received_on, settings)
    if rule is Path.ELECTION and new.path is Path.NORMAL and not new.path_note.strip():
        yield Refusal("longer_path_without_note", field="path_note")
