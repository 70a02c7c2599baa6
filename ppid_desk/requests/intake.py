"""A request as a JSON object: what the command line takes and gives, and what a form keeps as its draft."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from ppid_desk.errors import Refusal
from ppid_desk.people.identity import mask_id
from ppid_desk.people.rules import IdType, Representative, Requester, RequesterKind
from ppid_desk.requests.rules import Access, Channel, CopyForm, Delivery, NewRequest, Path, Request

_REQUEST_TEXTS = ("purpose", "path_note", "received_proof", "reference", "paper_number", "idempotency_key")
_REQUEST_LISTS = ("documents_seen", "missing")
_REQUEST_CHOICES: dict[str, type[StrEnum]] = {
    "channel": Channel,
    "access": Access,
    "copy_form": CopyForm,
    "delivery": Delivery,
    "path": Path,
}
_REQUESTER_TEXTS = ("id_number", "id_reason", "address", "phone", "email", "occupation")
_REQUESTER_FIELDS = ("kind", "name", "id_type", *_REQUESTER_TEXTS, "representative")
_POWER_FIELDS = ("name", "id_type", "id_number", "power")
_REQUEST_FIELDS = (
    "requester", "items", "election", "received_at", "letter_date", *_REQUEST_TEXTS, *_REQUEST_LISTS, *_REQUEST_CHOICES,
)  # fmt: skip


class Table:
    """One JSON object whose fields are taken out by name and kind; None counts as absent."""

    def __init__(self, found: object, where: str, known: tuple[str, ...]) -> None:
        if not isinstance(found, dict):
            raise Refusal("input_type", field=where, wanted="{…}") if where else Refusal("input_not_object")
        self._found: dict[str, Any] = {name: value for name, value in found.items() if value is not None}
        self._where = where
        for name in found:
            if name not in known:
                raise Refusal("input_unknown", field=self.path(name), known=", ".join(known))

    def path(self, name: str) -> str:
        """The dotted name of a field."""
        return f"{self._where}.{name}" if self._where else name

    def has(self, name: str) -> bool:
        """Whether a field is there."""
        return name in self._found

    def take(self, name: str, kind: type, wanted: str) -> Any:
        """A field of exactly this kind. Raises Refusal."""
        value = self._found[name]
        if type(value) is not kind:
            raise Refusal("input_type", field=self.path(name), wanted=wanted)
        return value

    def text(self, name: str) -> str:
        """A text, empty where there is none. Raises Refusal."""
        return str(self.take(name, str, "“…”")) if self.has(name) else ""

    def needed(self, name: str) -> str:
        """A text that must be there. Raises Refusal."""
        if not self.has(name):
            raise Refusal("input_missing", field=self.path(name))
        return self.text(name)

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts. Raises Refusal."""
        values = self.take(name, list, "[“…”, …]") if self.has(name) else []
        if not all(isinstance(value, str) for value in values):
            raise Refusal("input_type", field=self.path(name), wanted="[“…”, …]")
        return tuple(values)

    def choice(self, name: str, kind: type[StrEnum]) -> Any:
        """One of a few, or None. Raises Refusal."""
        if not self.has(name):
            return None
        value = self.take(name, str, "“…”")
        try:
            return kind(value)
        except ValueError:
            known = ", ".join(kind)
            raise Refusal("input_choice", field=self.path(name), found=value, known=known) from None


def new_request(found: object) -> NewRequest:
    """Read a JSON object into a request. Raises Refusal that names the field."""
    table = Table(found, "", _REQUEST_FIELDS)
    if not table.has("requester"):
        raise Refusal("input_missing", field="requester")
    if not table.has("items"):
        raise Refusal("input_missing", field="items")
    chosen = {name: table.choice(name, kind) for name, kind in _REQUEST_CHOICES.items()}
    chosen["channel"] = chosen["channel"] or Channel.WALK_IN
    chosen["access"] = chosen["access"] or Access.COPY
    others: dict[str, Any] = {
        **{name: table.text(name) for name in _REQUEST_TEXTS},
        **{name: table.texts(name) for name in _REQUEST_LISTS},
        **chosen,
    }
    return NewRequest(
        requester=requester(table.take("requester", dict, "{…}")),
        items=table.texts("items"),
        election=table.take("election", bool, "true | false") if table.has("election") else False,
        received_at=moment(table.text("received_at"), "received_at"),
        letter_date=day(table.text("letter_date"), "letter_date"),
        **others,
    )


def requester(found: object, where: str = "requester") -> Requester:
    """Read a person. Raises Refusal at `where`."""
    table = Table(found, where, _REQUESTER_FIELDS)
    kind = table.choice("kind", RequesterKind)
    return Requester(
        kind=kind or RequesterKind.PERSON,
        name=table.needed("name"),
        id_type=table.choice("id_type", IdType),
        representative=representative(table.take("representative", dict, "{…}"), f"{where}.representative")
        if table.has("representative")
        else None,
        **{name: table.text(name) for name in _REQUESTER_TEXTS},
    )


def representative(found: object, where: str) -> Representative:
    """Read who speaks for somebody. Raises Refusal at `where`."""
    table = Table(found, where, _POWER_FIELDS)
    id_type = table.choice("id_type", IdType)
    return Representative(table.needed("name"), id_type, table.text("id_number"), table.text("power"))


def moment(text: str, field: str) -> datetime | None:
    """Read a moment with its zone; None for an empty text. Raises Refusal."""
    if not text:
        return None
    try:
        read = datetime.fromisoformat(text)
        read.astimezone()  # years at the very edge of time have no local form
    except (ValueError, OverflowError):
        raise Refusal("time_unreadable", field=field, text=text) from None
    if read.tzinfo is None:
        raise Refusal("time_unreadable", field=field, text=text)
    return read


def day(text: str, field: str) -> date | None:
    """Read a day as YYYY-MM-DD; None for an empty text. Raises Refusal."""
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Refusal("date_unreadable", field=field, text=text) from None


def result(request: Request) -> dict[str, Any]:
    """What registering answers: number, dates, caution."""
    deadline = request.deadline
    caution = request.deadline_from_first.caution
    without_leave = caution.without_collective_leave if deadline else None
    from_first = caution.from_first_contact if deadline else request.deadline_from_first.due.date
    return {
        "number": request.number,
        "check_digit": request.check_digit,
        "received_at": request.received_at.isoformat(),
        "recorded_at": request.recorded_at.isoformat(),
        "due": _iso(deadline.due.date if deadline else None),
        "due_extended": _iso(deadline.extended.date if deadline else None),
        "provisional": request.deadline_from_first.provisional,
        "path": request.path.value,
        "caution": {"without_collective_leave": _iso(without_leave), "from_first_contact": _iso(from_first)},
        "id": request.id,
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def everything(request: Request) -> dict[str, Any]:
    """All that the books hold of a request: its result, its input, and the rest; identity numbers are masked."""
    stated = asdict(request.requester)
    for each in (stated, stated["representative"]):
        if each:
            each["id_number"] = mask_id(each["id_number"])
    return {
        **result(request),
        "requester": stated,
        "items": list(request.items),
        "purpose": request.purpose,
        "channel": request.channel.value,
        "access": request.access.value,
        "copy_form": request.copy_form,
        "delivery": request.delivery,
        "election": request.election,
        "path_note": request.path_note,
        "documents_seen": list(request.documents_seen),
        "missing": list(request.missing),
        "received_proof": request.received_proof,
        "letter_date": _iso(request.letter_date),
        "reference": request.reference,
        "idempotency_key": request.idempotency_key or None,
        "state": request.state.value,
        "closed_on": _iso(request.closed_on),
        "notice_due": _iso(request.notice_due),
        "handed_over": request.handed_over,
        "event_mark": request.event_mark,
        "officer": request.officer,
        "sequence": request.sequence,
    }
